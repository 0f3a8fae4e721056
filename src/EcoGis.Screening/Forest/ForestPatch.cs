namespace EcoGis;

/// <summary>小班 or 地类图斑: a zone with its land class. The area is that of the geometry on the ellipsoid, m²; stated areas are not used.</summary>
public sealed record ForestPatch(Zone Zone, LandClass Class)
{
    public double Area => Zone.Shape.EllipsoidalArea;

    public string Code => Zone.Code;

    public string? Text(string field) => Zone.Fields.GetValueOrDefault(field);

    public double? Number(string field) => Zone.Fields.TryGetValue(field, out string? text) ? FieldNumber.Parse(text) : null;

    /// <summary>
    /// Whether the patch is forest under a definition; unknown where a definition asks for the land-survey class, or whether shrub is named by the state, and the patch
    /// does not say. A crown density decides only where it is stated: arbour without one counts, since the class itself asks for it.
    /// </summary>
    public Truth CountsUnder(CoverDefinition cover, ForestLayer layer)
    {
        var stand = StandUnder(cover);
        if (stand == Truth.False || cover.WithinLandSurvey.IsEmpty)
            return stand;
        var group = cover.WithinLandSurvey.Contains(layer.Classification.Id)
            ? Class.Group
            : Text(ForestFields.SurveyClass) is { } survey ? layer.SurveyClassification.Find(survey)?.Group : null;
        return group switch { null => Truth.Unknown, LandGroup.ForestLand => stand, _ => Truth.False };
    }

    /// <summary>m³ per hectare times <paramref name="factor"/>; null when not stated.</summary>
    public double? StockPerHa(double factor) => Number(ForestFields.StockPerHa) is { } stock ? stock * factor : null;

    private Truth StandUnder(CoverDefinition cover)
    {
        if (Class.Stand == Stand.Shrub && cover.Stands.Contains(Stand.SpecialShrub))
            return Text(ForestFields.SpecialShrub) switch { "yes" => Truth.True, "no" => Truth.False, _ => Truth.Unknown };
        if (!cover.Stands.Contains(Class.Stand))
            return Truth.False;
        return Class.Stand == Stand.Arbour && Number(ForestFields.CrownDensity) < cover.LeastCrownDensity ? Truth.False : Truth.True;
    }
}

/// <summary>The fields of <c>data/zone-kinds/forest-patch.yaml</c> that statistics read.</summary>
internal static class ForestFields
{
    public const string SurveyClass = "survey_class", SpecialShrub = "special_shrub", CrownDensity = "crown_density", StockPerHa = "stock_per_ha", ScatteredStock = "scattered_stock",
        FourSideStock = "four_side_stock", FourSideStems = "four_side_stems", NetworkArea = "network_area_ha", Cause = "change_cause";
}

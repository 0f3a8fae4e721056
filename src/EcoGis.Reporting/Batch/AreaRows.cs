namespace EcoGis;

/// <summary>
/// 压占面积 without rules or verdict: one row per proposal and zone it shares something with, both areas, shares and certainty; one row without zone for a
/// proposal that shares nothing, or whose geometry was refused (<c>problem</c> says why, and nothing is then known). m², m, fractions of 1. Computes nothing.
/// </summary>
public static class AreaRows
{
    public static readonly RowTable Table = new("areas", new("压占面积", "areas shared with zones"),
    [
        ("feature", RowType.Integer), ("id", RowType.Text),
        .. RowTable.Of(RowType.Text, "kind", "layer", "zone_code", "zone_name", "zone_class"),
        .. RowTable.Of(RowType.Real, "area_ellipsoidal_m2", "area_planar_m2", "length_m", "share_of_site", "share_of_zone", "mean_width_m"),
        ("certainty", RowType.Text), ("problem", RowType.Text),
    ]);

    public static IEnumerable<object?[]> Of(int feature, SiteOverlaps site, Language language) =>
        Of(feature, site.Proposal.Id, [.. site.Overlaps], SiteProblems.Of(site.Proposal, site.Site, language));

    public static IEnumerable<object?[]> Of(int feature, string id, IReadOnlyList<OverlapRecord> overlaps, string? problem) => overlaps.Count == 0
        ? [[(long)feature, id, .. new object?[Table.Columns.Count - 3], problem]]
        : overlaps.Select(o => (object?[])[(long)feature, id, .. Values(o), problem]);

    /// <summary>Kind to certainty, in the order of <see cref="Table"/>.</summary>
    internal static object?[] Values(OverlapRecord o) =>
    [
        o.Kind, o.Layer, o.ZoneCode, o.ZoneName, o.ZoneClass, o.EllipsoidalArea, o.PlanarArea, o.Length, o.ShareOfSite, o.ShareOfZone, o.MeanWidth,
        ContractWords.Of(o.Certainty),
    ];
}

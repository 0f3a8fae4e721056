namespace EcoGis;

/// <summary>The units that the layers of a catalog hold on a day; none where there is no catalog or no such layer.</summary>
internal static class UnitLayers
{
    public static List<LayerUnit> All(Session session, DateOnly day) => !File.Exists(session.CatalogPath)
        ? []
        : [.. GeoPackageCatalog.Open(session.CatalogPath, session.Rules.Kinds, session.Notice).Pin(day).Layers
            .Where(l => l.Version is not null && session.Rules.AccessLists.IsUnitKind(l.Kind))
            .SelectMany(l => l.Version!.Zones.Select(z => new LayerUnit(l.Name, z.Code, ListTarget.TypeOf(l.Kind, z.Class))))];

    public static HashSet<string> Types(Session session, string code, DateOnly day) => [.. All(session, day).Where(u => u.Code == code).Select(u => u.Type)];
}

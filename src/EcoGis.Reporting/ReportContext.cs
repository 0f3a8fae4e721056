namespace EcoGis;

/// <summary>What a report needs besides the screening: names of kinds, classes and facts, and the map styles. Carries no figures and no law.</summary>
/// <param name="KindName">Name of a zone kind by id.</param>
/// <param name="ClassName">Name of a class by kind id and class id.</param>
/// <param name="FactName">Name of a fact by id.</param>
public sealed record ReportContext(
    Func<string, Bilingual> KindName,
    Func<string, string, Bilingual> ClassName,
    Func<string, Bilingual> FactName,
    MapStyles Styles)
{
    /// <summary>Names from the kinds of <c>data/zone-kinds</c>; what is not there keeps its id, visibly.</summary>
    public static ReportContext Of(IEnumerable<ZoneKind> kinds, MapStyles styles, Func<string, Bilingual>? factName = null)
    {
        Dictionary<string, ZoneKind> byId = kinds.ToDictionary(k => k.Id, StringComparer.Ordinal);
        return new ReportContext(
            id => byId.TryGetValue(id, out ZoneKind? kind) ? kind.Name : Bilingual.Same(id),
            (id, zoneClass) => byId.TryGetValue(id, out ZoneKind? kind) && kind.Classes.FirstOrDefault(c => c.Id == zoneClass) is { } found ? found.Name : Bilingual.Same(zoneClass),
            factName ?? Bilingual.Same,
            styles);
    }
}

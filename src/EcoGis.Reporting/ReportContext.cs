namespace EcoGis;

/// <summary>What a report needs besides the screening: names of kinds, classes and facts, and the map styles. Carries no figures and no law.</summary>
/// <param name="KindName">Name of a zone kind by id.</param>
/// <param name="ClassName">Name of a class by kind id and class id.</param>
/// <param name="Fact">A fact of <c>data/facts</c> by id.</param>
public sealed record ReportContext(
    Func<string, Bilingual> KindName,
    Func<string, string, Bilingual> ClassName,
    Func<string, Fact?> Fact,
    MapStyles Styles)
{
    /// <summary>Names from the rule base; what it does not know keeps its id, visibly.</summary>
    public static ReportContext Of(RuleBase rules, MapStyles styles) => new(
        id => rules.Kinds.GetValueOrDefault(id)?.Name ?? Bilingual.Same(id),
        (id, zoneClass) => rules.Kinds.GetValueOrDefault(id)?.Classes.FirstOrDefault(c => c.Id == zoneClass)?.Name ?? Bilingual.Same(zoneClass),
        id => rules.Facts.GetValueOrDefault(id),
        styles);
}

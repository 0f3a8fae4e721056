using System.Text.Json;

namespace EcoGis;

/// <summary>
/// A screening as rows of related tables (for a GeoPackage), joined by <c>feature</c>, the 1-based place in the file, and by <c>question_list</c>.
/// Words of the contract stay as they are; what people read is in the language asked for. m², m, fractions of 1. Computes nothing.
/// </summary>
public static class BatchTables
{
    internal static readonly (string Name, RowType Type)[] ProposalColumns =
    [
        ("feature", RowType.Integer),
        .. RowTable.Of(RowType.Text, "id", "name", "verdict", "conclusion", "industry", "nature"),
        .. RowTable.Of(RowType.Real, "site_area_ellipsoidal_m2", "site_area_planar_m2"),
        ("site_crs", RowType.Text),
        .. RowTable.Of(RowType.Real, "conflict_area_ellipsoidal_m2", "conflict_area_planar_m2"),
        .. RowTable.Of(RowType.Integer, "overlaps", "findings", "reviews", "open_questions"),
        .. RowTable.Of(RowType.Text, "needs", "problem", "adcodes"),
        .. RowTable.Of(RowType.Real, "longitude", "latitude"),
    ];

    public static readonly RowTable Proposals = new("proposals", new("地块与结论", "proposals and verdicts"), [.. ProposalColumns, ("question_list", RowType.Integer)]);

    public static readonly RowTable Overlaps = new("overlaps", new("压占", "overlaps"), [.. AreaRows.Table.Columns.SkipLast(1)]);

    public static readonly RowTable Findings = new("findings", new("研判发现", "findings"),
    [
        ("feature", RowType.Integer),
        .. RowTable.Of(RowType.Text, "id", "rule", "rule_name", "kind", "layer", "effect", "answer", "zone_code", "zone_name", "zone_class", "certainty", "clauses", "remedy", "numbers"),
    ]);

    public static readonly RowTable Reviews = new("reviews", new("人工研判事项", "items for a person"),
        [("feature", RowType.Integer), .. RowTable.Of(RowType.Text, "id", "kind", "layer", "zone_code", "dimension", "text")]);

    public static readonly RowTable Questions = new("questions", new("待答问题", "open questions"),
        [("question_list", RowType.Integer), .. RowTable.Of(RowType.Text, "rule", "needs", "what", "question", "reason", "effect", "kind")]);

    /// <summary>The proposals of a batch without rules.</summary>
    public static readonly RowTable Sites = new("proposals", new("地块", "proposals"),
    [
        ("feature", RowType.Integer), .. RowTable.Of(RowType.Text, "id", "name"), .. RowTable.Of(RowType.Real, "site_area_ellipsoidal_m2", "site_area_planar_m2"),
        ("site_crs", RowType.Text), ("overlaps", RowType.Integer), ("problem", RowType.Text),
    ]);

    internal static object?[] Proposal(int feature, Screening s, Language language) =>
    [
        (long)feature, s.Proposal.Id, s.Proposal.Name, ContractWords.Of(s.Verdict), VerdictWords.Of(s.Verdict).In(language),
        s.Proposal.Activity.Industry, ContractWords.Of(s.Proposal.Activity.Nature),
        s.Site.EllipsoidalArea, s.Site.PlanarArea, s.Site.Crs, s.Conflict?.EllipsoidalArea, s.Conflict?.PlanarArea,
        (long)s.Overlaps.Length, (long)s.Findings.Length, (long)s.Review.Length, (long)s.Undetermined.Length,
        s.Undetermined.IsEmpty ? null : string.Join(';', s.Undetermined.Select(q => $"{ContractWords.Of(q.Needs)}:{q.Subject}").Distinct()),
        SiteProblems.Of(s.Proposal, s.Site, language), s.Site.Adcodes.IsEmpty ? null : string.Join(';', s.Site.Adcodes),
        s.Located?.Middle.Longitude, s.Located?.Middle.Latitude,
    ];

    internal static object?[] Site(int feature, SiteOverlaps s, Language language) =>
    [
        (long)feature, s.Proposal.Id, s.Proposal.Name, s.Site.EllipsoidalArea, s.Site.PlanarArea, s.Site.Crs, (long)s.Overlaps.Length,
        SiteProblems.Of(s.Proposal, s.Site, language),
    ];

    internal static object?[] Site(int feature, in SiteAreas s, Language language) =>
    [
        (long)feature, s.Id, s.Name, Rounded.Area(s.Site.EllipsoidalArea), Rounded.Area(s.Site.PlanarArea), s.Site.Crs.Code, (long)s.Overlaps.Length,
        SiteProblems.Of(s.Unread, language),
    ];

    internal static object?[] Overlap(int feature, string id, OverlapRecord o) => [(long)feature, id, .. AreaRows.Values(o)];

    internal static object?[] Finding(int feature, string id, Finding f, Language language) =>
    [
        (long)feature, id, f.Rule, f.RuleName.In(language), f.Kind, f.Layer, ContractWords.Of(f.Effect), ContractWords.Of(f.Answer),
        f.ZoneCode, f.ZoneName, f.ZoneClass, ContractWords.Of(f.Certainty),
        string.Join(';', f.Clauses.Select(c => c.Title.In(language) + c.Article)), f.Remedy?.In(language), JsonSerializer.Serialize(f.Numbers, BatchJson.Default.ImmutableSortedDictionaryStringDouble),
    ];

    internal static object?[] Review(int feature, string id, ReviewItem r, Language language) =>
        [(long)feature, id, r.Kind, r.Layer, r.ZoneCode, r.Dimension, r.Text.In(language)];

    internal static object?[] Question(int list, OpenQuestion q, Language language) =>
        [(long)list, q.Rule, ContractWords.Of(q.Needs), q.Subject, q.Question.In(language), q.What.In(language), ContractWords.Of(q.Effect), q.Kind];
}

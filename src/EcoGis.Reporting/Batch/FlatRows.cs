namespace EcoGis;

/// <summary>
/// A screening as rows of one table: one per zone that it overlaps or that a finding names, the rules that apply there joined; one row without
/// zone when there is none. What belongs to the proposal stands in every row of it. Computes nothing.
/// </summary>
internal static class FlatRows
{
    public static readonly RowTable Table = new("screening", new("筛查结果", "screening results"),
    [
        .. BatchTables.ProposalColumns,
        .. AreaRows.Table.Columns.Skip(2).SkipLast(1),
        .. RowTable.Of(RowType.Text, "effect", "answer", "rules", "rule_names", "clauses"), ("distance_m", RowType.Real),
    ]);

    public static IEnumerable<object?[]> Of(int feature, Screening s, Language language)
    {
        object?[] proposal = BatchTables.Proposal(feature, s, language);
        var findings = s.Findings.GroupBy(f => (f.Kind, f.Layer, f.ZoneNumber)).ToList();
        List<(OverlapRecord? Overlap, List<Finding> Findings)> zones = [];
        foreach (var overlap in s.Overlaps)
            zones.Add((overlap, [.. findings.Where(g => g.Key == (overlap.Kind, overlap.Layer, overlap.ZoneNumber)).SelectMany(g => g)]));
        zones.AddRange(findings.Where(g => !s.Overlaps.Any(o => g.Key == (o.Kind, o.Layer, o.ZoneNumber))).Select(g => ((OverlapRecord?)null, g.ToList())));
        if (zones.Count == 0)
            zones.Add((null, []));
        return zones.Select(z => (object?[])[.. proposal, .. z.Overlap is { } o ? AreaRows.Values(o) : Zone(z.Findings.FirstOrDefault()), .. Rules(z.Findings, language)]);
    }

    private static object?[] Zone(Finding? f) =>
        [f?.Kind, f?.Layer, f?.ZoneCode, f?.ZoneName, f?.ZoneClass, null, null, null, null, null, null, f is null ? null : ContractWords.Of(f.Certainty)];

    private static object?[] Rules(List<Finding> findings, Language language) => findings.Count == 0
        ? new object?[6]
        :
        [
            ContractWords.Of(findings.Min(f => f.Effect)),
            string.Join(';', findings.Select(f => ContractWords.Of(f.Answer)).Distinct()),
            string.Join(';', findings.Select(f => f.Rule).Distinct()),
            string.Join(';', findings.Select(f => f.RuleName.In(language)).Distinct()),
            string.Join(';', findings.SelectMany(f => f.Clauses).Select(c => c.Title.In(language) + c.Article).Distinct()),
            findings.Select(f => f.Numbers.TryGetValue("distance_m", out double d) ? (object)d : null).FirstOrDefault(d => d is not null),
        ];
}

namespace EcoGis;

/// <summary>Facts, values, clauses, policy words and territories that nothing uses: mostly a slip in an id that happens to exist.</summary>
internal static class UnusedData
{
    /// <summary>The value by which a set says that none of the others holds.</summary>
    private static readonly string[] s_none = ["none", "other"];

    public static void Check(RuleBase rules, List<LintFinding> findings)
    {
        var conditions = rules.Rules.SelectMany(r => r.Except.Prepend(r.Activity)).ToList();
        var asked = conditions.SelectMany(c => c.Facts).ToLookup(f => f.Fact.Id, StringComparer.Ordinal);
        foreach (var fact in rules.Facts.Values)
        {
            if (!asked.Contains(fact.Id))
            {
                findings.Add(new LintFinding(LintLevel.Warning, new Fault(LintFaults.FactUnused, fact.Where, fact.Id), [fact.Id]));
                continue;
            }

            var used = asked[fact.Id].SelectMany(f => f.AnyOf).ToHashSet(StringComparer.Ordinal);
            string[] idle = [.. fact.Values.Select(v => v.Id).Where(v => !used.Contains(v) && !s_none.Contains(v))];
            if (idle.Length > 0)
                findings.Add(new LintFinding(LintLevel.Note, new Fault(LintFaults.FactValueUnused, fact.Where, fact.Id, string.Join(", ", idle)), [fact.Id]));
        }

        var cited = rules.Rules.SelectMany(r => r.Clauses).Select(c => (c.Instrument.Id, c.Id)).ToHashSet();
        foreach (var clause in rules.Clauses.Where(c => !cited.Contains((c.Instrument.Id, c.Id))))
            findings.Add(new LintFinding(LintLevel.Warning, new Fault(LintFaults.ClauseUncited, clause.Where, clause.Id, clause.Instrument.Id, clause.Article), [clause.Instrument.Id]));

        var words = conditions.SelectMany(c => c.IndustryGroups).Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var group in rules.IndustryGroups.Values.Where(g => !words.Contains(g.Id)))
            findings.Add(new LintFinding(LintLevel.Note, new Fault(LintFaults.GroupUnused, group.Where, group.Id), [group.Id]));

        var places = rules.Instruments.SelectMany(i => i.Territories).Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var territory in rules.Territories.Values.Where(t => !places.Contains(t.Id)))
            findings.Add(new LintFinding(LintLevel.Note, new Fault(LintFaults.TerritoryUnused, territory.Where, territory.Id), [territory.Id]));
    }
}

namespace EcoGis;

/// <summary>Versions of one instrument (one title, another year of revision): they must follow each other day by day. And what has ended or is believed to have ended.</summary>
internal static class InstrumentDates
{
    public static void Check(RuleBase rules, DateOnly day, List<LintFinding> findings)
    {
        foreach (var versions in rules.Instruments.GroupBy(i => LawTitle.Of(i.Title.Zh).Key, StringComparer.Ordinal))
        {
            Instrument[] inOrder = [.. versions.OrderBy(i => i.From ?? DateOnly.MinValue).ThenBy(i => i.Id, StringComparer.Ordinal)];
            for (int i = 1; i < inOrder.Length; i++)
                Compare(inOrder[i - 1], inOrder[i], findings);
            if (inOrder[^1] is { To: { } to } last && to <= day)
                findings.Add(new LintFinding(LintLevel.Warning, new Fault(LintFaults.Expired, last.Where, last.Id, Iso(to)), [last.Id]));
        }

        foreach (var instrument in rules.Instruments.Where(i => i.SupersededBy is { Verified: false } s && s.From <= day && (i.To is null || day < i.To)))
        {
            findings.Add(new LintFinding(
                LintLevel.Warning, new Fault(LintFaults.SupersededUnchecked, instrument.Where, instrument.Id, Iso(instrument.SupersededBy!.From), instrument.SupersededBy.Title), [instrument.Id]));
        }

        Circles(rules, findings);
    }

    private static void Compare(Instrument older, Instrument newer, List<LintFinding> findings)
    {
        var (end, begin) = (older.To, newer.From);
        if (end is null || begin is null || begin < end)
            findings.Add(new LintFinding(LintLevel.Error, new Fault(LintFaults.VersionsOverlap, newer.Where, older.Id, newer.Id, $"[{Iso(begin)}, {Iso(end)})"), [older.Id, newer.Id]));
        else if (begin > end)
            findings.Add(new LintFinding(LintLevel.Warning, new Fault(LintFaults.VersionsGap, newer.Where, older.Id, newer.Id, $"[{Iso(end)}, {Iso(begin)})"), [older.Id, newer.Id]));
    }

    /// <summary>A is superseded by B, B by C, C by A, by title. Told once, at the first of them.</summary>
    private static void Circles(RuleBase rules, List<LintFinding> findings)
    {
        var next = rules.Instruments.Where(i => i.SupersededBy is not null)
            .ToDictionary(i => i, i => rules.Instruments.FirstOrDefault(o => o.Title.Zh == i.SupersededBy!.Title.Zh));
        foreach (var start in next.Keys)
        {
            List<Instrument> path = [start];
            while (next.GetValueOrDefault(path[^1]) is { } following && !path.Contains(following))
                path.Add(following);
            if (next.GetValueOrDefault(path[^1]) == start && path.TrueForAll(i => string.CompareOrdinal(start.Id, i.Id) <= 0))
                findings.Add(new LintFinding(LintLevel.Error, new Fault(LintFaults.SupersededInCircle, start.Where, string.Join(" → ", path.Append(start).Select(i => i.Id))), [.. path.Select(i => i.Id)]));
        }
    }

    private static string Iso(DateOnly? day) => $"{day:yyyy-MM-dd}";
}

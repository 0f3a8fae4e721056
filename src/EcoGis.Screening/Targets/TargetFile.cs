using System.Globalization;

namespace EcoGis;

/// <summary>The form of <c>data/targets/*.yaml</c>.</summary>
internal sealed record TargetFile(string Id, Words Name, Words Source, IReadOnlyList<TargetEntry> Targets, Place Where, Verification Verified)
{
    public TargetSet ToSet(IReadOnlyDictionary<string, ZoneKind> kinds)
    {
        List<Fault> faults = [];
        foreach (var twice in Targets.GroupBy(t => t.Id).Where(g => g.Count() > 1))
            faults.Add(new Fault(ScreeningFaults.Duplicate, twice.Last().Where, new Bilingual("指标", "target"), twice.Key));
        List<Target> targets = [];
        foreach (var entry in Targets)
        {
            try
            {
                targets.Add(entry.ToTarget(kinds, Verified.IsVerified));
            }
            catch (EcoException e)
            {
                faults.AddRange(e.Faults);
            }
        }

        return faults.Count > 0 ? throw new EcoException(faults) : new TargetSet(Id, Name.Text, Source.Text, [.. targets]);
    }
}

/// <summary>One indicator. <paramref name="Sentence"/>: what the document says of it, in short.</summary>
internal sealed record TargetEntry(
    string Id, Words Name, Words Unit, TargetGoalEntry Goal, TargetPeriodEntry Period, Words Sentence, Place Where, Verification? Verified = null, TargetMeasureEntry? Measure = null, string? Indicator = null)
{
    public Target ToTarget(IReadOnlyDictionary<string, ZoneKind> kinds, bool verified) =>
        new(Id, Name.Text, Unit.Text, Goal.ToGoal(Unit.Text), new TargetPeriod(Period.By, Period.Each), Sentence.Text, Verified?.IsVerified ?? verified, Measure?.ToMeasure(kinds), Indicator);
}

/// <summary>Exactly one of a least value, a greatest value, and words that no number answers.</summary>
internal sealed record TargetGoalEntry(Place Where, double? AtLeast = null, double? AtMost = null, Words? Words = null)
{
    public TargetGoal ToGoal(Bilingual unit)
    {
        int given = (AtLeast is null ? 0 : 1) + (AtMost is null ? 0 : 1) + (Words is null ? 0 : 1);
        if (given != 1)
            throw new Fault(ScreeningFaults.MissingKey, Where, "at_least / at_most / words").Raise();
        string number = (AtLeast ?? AtMost)?.ToString("#,0.####", CultureInfo.InvariantCulture) ?? "";
        return new TargetGoal(AtLeast, AtMost, Words?.Text ?? new Bilingual(With(unit.Zh), With(unit.En)));

        string With(string unit) => $"{(AtLeast is null ? "≤" : "≥")} {number} {unit}";
    }
}

internal sealed record TargetPeriodEntry(DateOnly By, TargetRhythm? Each = null);

/// <summary>The share, in per cent, of the zones of a kind whose field has one of the values named. <paramref name="Zones"/>: how many the layer must hold to be believed.</summary>
internal sealed record TargetMeasureEntry(string Kind, double Zones, string Field, IReadOnlyList<string> In, Place Where, IReadOnlyList<string>? Class = null)
{
    public TargetMeasure ToMeasure(IReadOnlyDictionary<string, ZoneKind> kinds)
    {
        if (!kinds.TryGetValue(Kind, out var kind))
            throw new Fault(ScreeningFaults.Dangling, Where, new Bilingual("区类", "zone kind"), Kind).Raise();
        var values = Field == "class" ? kind.Classes : kind.Fields.FirstOrDefault(f => f.Id == Field)?.Values ?? [];
        foreach (string value in In.Where(v => values.All(o => o.Id != v)))
            throw new Fault(ScreeningFaults.Dangling, Where, new Bilingual("字段值", "value of the field"), $"{Field}: {value}").Raise();
        foreach (string c in (Class ?? []).Where(c => kind.Classes.All(o => o.Id != c)))
            throw new Fault(ScreeningFaults.Dangling, Where, new Bilingual("类别", "class"), c).Raise();
        return new TargetMeasure(kind, (int)Zones, [.. Class ?? []], Field, [.. In]);
    }
}

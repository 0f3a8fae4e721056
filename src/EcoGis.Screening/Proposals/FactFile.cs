namespace EcoGis;

/// <summary>How a fact is stated.</summary>
public enum FactType
{
    Bool,
    Number,
    Set,
}

/// <summary>The form of <c>data/facts/*.yaml</c>.</summary>
internal sealed record FactFile(IReadOnlyList<FactEntry> Facts);

internal sealed record FactEntry(string Id, Words Name, FactType Type, Words Question, Place Where, string? Unit = null, IReadOnlyList<FactValueEntry>? Values = null)
{
    public Fact ToFact()
    {
        if (Type == FactType.Set && Values is not { Count: > 0 })
            throw new Fault(ScreeningFaults.MissingKey, Where, "values").Raise();
        if (Type == FactType.Number && Unit is null)
            throw new Fault(ScreeningFaults.MissingKey, Where, "unit").Raise();
        List<Fault> faults = [];
        foreach (var value in Values ?? [])
            PlainText.CheckId(value.Id, new("事实的值", "a fact value"), value.Where, faults);
        foreach (var twice in (Values ?? []).GroupBy(v => v.Id).Where(g => g.Count() > 1))
            faults.Add(new Fault(ScreeningFaults.Duplicate, twice.Last().Where, new Bilingual("事实的值", "fact value"), $"{Id}/{twice.Key}"));
        if (faults.Count > 0)
            throw new EcoException(faults);
        return new Fact(Id, Name.Text, Type, Unit, [.. (Values ?? []).Select(v => (v.Id, v.Name.Text))], Question.Text) { Where = Where };
    }
}

internal sealed record FactValueEntry(string Id, Words Name, Place Where);

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
        return new Fact(Id, Name.Text, Type, Unit, [.. (Values ?? []).Select(v => (v.Id, v.Name.Text))], Question.Text);
    }
}

internal sealed record FactValueEntry(string Id, Words Name);

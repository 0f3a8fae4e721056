using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>Something about a project that only people know: its id, names, how it is stated, and the question that asks for it. Location is never a fact.</summary>
public sealed record Fact(string Id, Bilingual Name, FactType Type, string? Unit, ImmutableArray<(string Id, Bilingual Name)> Values, Bilingual Question)
{
    /// <summary>Where its file says so.</summary>
    public Place Where { get; init; } = Place.None;

    /// <summary>What may be written after <c>--fact id=</c>.</summary>
    public Bilingual Expected => Type switch
    {
        FactType.Bool => new("是/否（true/false）", "true or false (是/否)"),
        FactType.Number => new($"以 {Unit} 计的数", $"a number in {Unit}"),
        _ => new(string.Join("、", Values.Select(v => $"{v.Id}（{v.Name.Zh}）")), string.Join(", ", Values.Select(v => v.Id))),
    };

    /// <exception cref="EcoException">The text is no value of this fact.</exception>
    public FactValue Parse(string text)
    {
        string value = text.Trim();
        return Type switch
        {
            FactType.Bool when value is "true" or "是" or "yes" or "1" => new FactValue.Bool(true),
            FactType.Bool when value is "false" or "否" or "no" or "0" => new FactValue.Bool(false),
            FactType.Number when double.TryParse(StripUnit(value), NumberStyles.Float, CultureInfo.InvariantCulture, out double n) && double.IsFinite(n) => new FactValue.Number(n),
            FactType.Set => new FactValue.Set([.. value.Split([',', '，', '、', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ValueId)]),
            _ => throw Bad(value),
        };
    }

    private string StripUnit(string value) => Unit is not null && value.EndsWith(Unit, StringComparison.Ordinal) ? value[..^Unit.Length].TrimEnd() : value;

    private string ValueId(string word) => Values.FirstOrDefault(v => v.Id == word || v.Name.Zh == word || v.Name.En == word).Id ?? throw Bad(word);

    private EcoException Bad(string value) => new Fault(ScreeningFaults.BadFactValue, Place.None, value, Name, Expected).Raise();
}

using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>What the value of a register's field is.</summary>
public enum RegisterFieldType
{
    Text,

    /// <summary>In the field's unit; kept with a point and no grouping.</summary>
    Number,

    /// <summary>Kept as yyyy-mm-dd.</summary>
    Date,
}

/// <summary>A field that the entries of one register have beside status and unit: permit dates, a quota, the classes of a change. Kept as text, in one form for each type.</summary>
public sealed record RegisterField(string Id, Bilingual Name, RegisterFieldType Type, string? Unit, bool Required, ImmutableArray<string> Aliases)
{
    private static readonly string[] s_days = ["yyyy-MM-dd", "yyyy/M/d", "yyyy-M-d", "yyyyMMdd", "yyyy年M月d日", "yyyy.M.d"];

    /// <summary>What a register keeps for a text of a file or of a person.</summary>
    /// <exception cref="EcoException">The text is no value of this field.</exception>
    public string Parse(string text, Place where)
    {
        string value = text.Trim();
        return Type switch
        {
            RegisterFieldType.Number when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double n) && double.IsFinite(n) => n.ToString("R", CultureInfo.InvariantCulture),
            RegisterFieldType.Date when DateOnly.TryParseExact(value.Split('T', ' ')[0], s_days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            RegisterFieldType.Text => value,
            _ => throw new Fault(ChangeCheckFaults.BadField, where with { Field = Id }, value, Name, Expected).Raise(),
        };
    }

    private Bilingual Expected => Type == RegisterFieldType.Date ? new("日期，如 2025-03-01", "a date such as 2025-03-01") : new($"以 {Unit ?? "1"} 计的数", $"a number in {Unit ?? "1"}");
}

/// <summary>Its YAML form.</summary>
internal sealed record RegisterFieldEntry(Words Name, Place Where, RegisterFieldType Type = RegisterFieldType.Text, string? Unit = null, bool Required = false, IReadOnlyList<string>? Aliases = null)
{
    public RegisterField ToField(string id) => new(id, Name.Text, Type, Unit, Required, [.. Aliases ?? []]);
}

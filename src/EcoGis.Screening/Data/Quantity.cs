using System.Globalization;
using System.Text.Json.Nodes;

namespace EcoGis;

/// <summary>A number with its unit, as in <c>1000 m</c> or <c>10 t/h</c>. The unit is never left to the reader.</summary>
internal sealed record Quantity(double Value, string Unit) : IYamlForm<Quantity>
{
    private static readonly Bilingual Expected = new("带单位的数，如 1000 m", "a number with its unit such as 1000 m");

    /// <summary>No law counts so many of anything; beyond it a number is a slip.</summary>
    private const double Most = 1e12;

    public static Quantity Read(YamlValue value)
    {
        string text = value.Scalar(Expected);
        string[] parts = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsNaN(number)
            ? Math.Abs(number) <= Most ? new Quantity(number, parts[1]) : throw new Fault(DataFileFaults.OutOfRange, value.Where, text, "±1e12").Raise()
            : throw value.Wrong(text, Expected);
    }

    public static JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = @"^-?[0-9.]+ \S+$" };
}

/// <summary>A distance in metres, written <c>1000 m</c>.</summary>
internal sealed record Metres(double Value) : IYamlForm<Metres>
{
    private static readonly Bilingual Expected = new("以米计的距离，如 1000 m", "a distance in metres such as 1000 m");
    private const double Most = 1_000_000;

    public static Metres Read(YamlValue value)
    {
        var quantity = Quantity.Read(value);
        if (quantity.Unit != "m")
            throw value.Wrong(value.Scalar(Expected), Expected);
        return quantity.Value is >= 0 and <= Most ? new Metres(quantity.Value) : throw new Fault(DataFileFaults.OutOfRange, value.Where, value.Scalar(Expected), "0–1000000 m").Raise();
    }

    public static JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[0-9.]+ m$" };
}

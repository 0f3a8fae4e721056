using System.Globalization;
using System.Text.Json.Nodes;

namespace EcoGis;

/// <summary>A number with its unit, as in <c>1000 m</c> or <c>10 t/h</c>. The unit is never left to the reader.</summary>
internal sealed record Quantity(double Value, string Unit) : IYamlForm<Quantity>
{
    private static readonly Bilingual Expected = new("带单位的数，如 1000 m", "a number with its unit such as 1000 m");

    public static Quantity Read(YamlValue value)
    {
        string text = value.Scalar(Expected);
        string[] parts = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? new Quantity(number, parts[1])
            : throw value.Wrong(text, Expected);
    }

    public static JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = @"^-?[0-9.]+ \S+$" };
}

/// <summary>A distance in metres, written <c>1000 m</c>.</summary>
internal sealed record Metres(double Value) : IYamlForm<Metres>
{
    public static Metres Read(YamlValue value) =>
        Quantity.Read(value) is { Unit: "m", Value: >= 0 } q ? new Metres(q.Value) : throw value.Wrong(value.Scalar(Bilingual.Same("")), new("以米计的距离，如 1000 m", "a distance in metres such as 1000 m"));

    public static JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[0-9.]+ m$" };
}

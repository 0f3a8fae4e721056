using System.Globalization;

namespace EcoGis;

/// <summary>Where something is wrong. Every part is optional; ring and vertex are counted from 1, coordinates are in the file's CRS.</summary>
public sealed record Place
{
    public static readonly Place None = new();

    public string? File { get; init; }

    public string? Layer { get; init; }

    /// <summary>The feature's own id or number as the file shows it.</summary>
    public string? Feature { get; init; }

    public string? Field { get; init; }

    public int? Ring { get; init; }

    public int? Vertex { get; init; }

    public (double X, double Y)? At { get; init; }

    public int? Line { get; init; }

    public long? Byte { get; init; }

    public static Place InFile(string path) => new() { File = Path.GetFileName(path) };

    public Bilingual Text => new(Join(Language.Zh), Join(Language.En));

    private string Join(Language language)
    {
        bool zh = language == Language.Zh;
        List<string> parts = [];
        Add(File, "{0}", "{0}");
        Add(Layer, "图层 {0}", "layer {0}");
        Add(Line, "第 {0} 行", "line {0}");
        Add(Feature, "要素 {0}", "feature {0}");
        Add(Field, "字段 {0}", "field {0}");
        Add(Ring, "环 {0}", "ring {0}");
        Add(Vertex, "第 {0} 点", "vertex {0}");
        if (At is { } at)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"({at.X:0.########}, {at.Y:0.########})"));
        Add(Byte, "字节 {0}", "byte {0}");
        return parts.Count == 0 ? "-" : string.Join(zh ? "，" : ", ", parts);

        void Add(object? value, string zhFormat, string enFormat)
        {
            if (value is not null)
                parts.Add(string.Format(CultureInfo.InvariantCulture, zh ? zhFormat : enFormat, value));
        }
    }
}

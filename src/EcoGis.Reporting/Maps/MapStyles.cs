using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>
/// How each zone kind looks on a map, read from <c>maps/styles</c>. Every kind is named, has a hatch or dash of its own (so that it survives
/// grey print), and a kind without an entry is an error, never a blank. Pixels of 1/96 inch. Knows no law.
/// </summary>
public sealed class MapStyles
{
    private readonly ImmutableSortedDictionary<string, Paint> _kinds;

    private MapStyles(Paint site, Paint overlap, Paint district, Paint nearest, ImmutableSortedDictionary<string, Paint> kinds)
    {
        Site = site;
        Overlap = overlap;
        District = district;
        Nearest = nearest;
        _kinds = kinds;
    }

    /// <summary>The kinds that have a style, in ordinal order.</summary>
    public IReadOnlyList<string> Kinds => [.. _kinds.Keys];

    internal Paint Site { get; }

    internal Paint Overlap { get; }

    internal Paint District { get; }

    internal Paint Nearest { get; }

    /// <exception cref="EcoException">ECO-6001: the kind has no style.</exception>
    internal Paint Of(string kind) => _kinds.TryGetValue(kind, out Paint? paint) ? paint : throw new Fault(ReportFaults.StyleMissing, Place.None, kind).Raise();

    /// <param name="name">File name for messages.</param>
    /// <exception cref="EcoException">ECO-6002 or 6003, all at once where the file can be read.</exception>
    public static MapStyles Parse(string name, string text)
    {
        StyleFile file = Read(name, text);
        List<Fault> faults = [];
        Paint site = PaintOf("site", file.Site, name, faults), overlap = PaintOf("overlap", file.Overlap, name, faults);
        Paint district = PaintOf("district", file.District, name, faults), nearest = PaintOf("nearest", file.Nearest, name, faults);
        var kinds = file.Kinds.ToImmutableSortedDictionary(k => k.Key, k => PaintOf($"kinds.{k.Key}", k.Value, name, faults), StringComparer.Ordinal);
        if (kinds.IsEmpty)
            faults.Add(Invalid(name, "kinds", "-"));
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string kind, Paint paint) in kinds)
        {
            string look = $"{paint.Hatch?.Pattern} {paint.Hatch?.Spacing} {paint.Hatch?.Width} / {string.Join(' ', paint.Dash)}";
            if (!seen.TryAdd(look, kind))
                faults.Add(new Fault(ReportFaults.SameStyle, Place.InFile(name), seen[look], kind));
        }
        return faults.Count == 0 ? new MapStyles(site, overlap, district, nearest, kinds) : throw new EcoException(faults);
    }

    private static StyleFile Read(string name, string text)
    {
        try
        {
            return StrictYaml.Read<StyleFile>(new DataFile(Path.GetFileName(name), text));
        }
        catch (EcoException e)
        {
            throw new EcoException([.. e.Faults.Select(f => new Fault(ReportFaults.StyleInvalid, f.Where, f.Kind.What.Format(f.Arguments)))], e);
        }
    }

    private static Paint PaintOf(string key, StyleRow row, string file, List<Fault> faults)
    {
        if (row.Fill is { } fill && !IsColour(fill))
            faults.Add(Invalid(file, $"{key}.fill", fill));
        if (!IsColour(row.Stroke))
            faults.Add(Invalid(file, $"{key}.stroke", row.Stroke));
        if (row.Width is not (> 0 and <= 10))
            faults.Add(Invalid(file, $"{key}.width", row.Width));
        if (row.Opacity is not (>= 0 and <= 1))
            faults.Add(Invalid(file, $"{key}.opacity", row.Opacity));
        if (row.Dash?.Any(d => d is not (> 0 and <= 40)) == true)
            faults.Add(Invalid(file, $"{key}.dash", string.Join(' ', row.Dash!)));
        Hatch? hatch = null;
        if (row.Pattern is { } pattern)
        {
            if (row.Spacing is not (>= 2 and <= 40))
                faults.Add(Invalid(file, $"{key}.spacing", row.Spacing));
            hatch = new Hatch(pattern, row.Spacing, row.HatchWidth);
        }
        else if (key.StartsWith("kinds.", StringComparison.Ordinal))
        {
            faults.Add(Invalid(file, $"{key}.pattern", "-"));
        }
        return new Paint(row.Fill, row.Opacity, row.Stroke, row.Width, [.. row.Dash ?? []], hatch);
    }

    private static bool IsColour(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    private static Fault Invalid(string file, string key, object? found) =>
        new(ReportFaults.StyleInvalid, new Place { File = Path.GetFileName(file), Field = key }, Convert.ToString(found, CultureInfo.InvariantCulture) ?? "-");

    private sealed record StyleFile(StyleRow Site, StyleRow Overlap, StyleRow District, StyleRow Nearest, IReadOnlyDictionary<string, StyleRow> Kinds);

    private sealed record StyleRow(
        string Stroke,
        string? Fill = null,
        double Opacity = 0.2,
        double Width = 1,
        IReadOnlyList<double>? Dash = null,
        HatchPattern? Pattern = null,
        double Spacing = 8,
        double HatchWidth = 0.6);
}

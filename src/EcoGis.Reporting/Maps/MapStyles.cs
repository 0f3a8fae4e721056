using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

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
        Paint site = Common("site", file.Site), overlap = Common("overlap", file.Overlap), district = Common("district", file.District), nearest = Common("nearest", file.Nearest);
        var kinds = (file.Kinds ?? []).ToImmutableSortedDictionary(k => k.Key, k => PaintOf($"kinds.{k.Key}", k.Value, name, faults), StringComparer.Ordinal);
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

        Paint Common(string key, StyleRow? row)
        {
            if (row is not null)
                return PaintOf(key, row, name, faults);
            faults.Add(Invalid(name, key, "-"));
            return Paint.Line("#000000", 1);
        }
    }

    private static StyleFile Read(string name, string text)
    {
        try
        {
            return new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .WithDuplicateKeyChecking()
                .Build()
                .Deserialize<StyleFile?>(text) ?? new StyleFile();
        }
        catch (YamlException e)
        {
            Place place = new() { File = Path.GetFileName(name), Line = (int)e.Start.Line };
            throw new Fault(ReportFaults.StyleInvalid, place, (e.InnerException ?? e).Message).Raise(e);
        }
    }

    private static Paint PaintOf(string key, StyleRow row, string file, List<Fault> faults)
    {
        if (row.Fill is { } fill && !IsColour(fill))
            faults.Add(Invalid(file, $"{key}.fill", fill));
        if (row.Stroke is null || !IsColour(row.Stroke))
            faults.Add(Invalid(file, $"{key}.stroke", row.Stroke));
        if (row.Width is not (> 0 and <= 10))
            faults.Add(Invalid(file, $"{key}.width", row.Width));
        if (row.Opacity is not (>= 0 and <= 1))
            faults.Add(Invalid(file, $"{key}.opacity", row.Opacity));
        if (row.Dash.Exists(d => d is not (> 0 and <= 40)))
            faults.Add(Invalid(file, $"{key}.dash", string.Join(' ', row.Dash)));
        Hatch? hatch = null;
        if (row.Pattern is { } word)
        {
            if (!Enum.TryParse(word, ignoreCase: true, out HatchPattern pattern) || !char.IsAsciiLetter(word[0]))
                faults.Add(Invalid(file, $"{key}.pattern", word));
            if (row.Spacing is not (>= 2 and <= 40))
                faults.Add(Invalid(file, $"{key}.spacing", row.Spacing));
            hatch = new Hatch(pattern, row.Spacing, row.HatchWidth);
        }
        else if (key.StartsWith("kinds.", StringComparison.Ordinal))
        {
            faults.Add(Invalid(file, $"{key}.pattern", "-"));
        }
        return new Paint(row.Fill, row.Opacity, row.Stroke ?? "#000000", row.Width, [.. row.Dash], hatch);
    }

    private static bool IsColour(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    private static Fault Invalid(string file, string key, object? found) =>
        new(ReportFaults.StyleInvalid, new Place { File = Path.GetFileName(file), Field = key }, Convert.ToString(found, CultureInfo.InvariantCulture) ?? "-");

    private sealed class StyleFile
    {
        public StyleRow? Site { get; set; }

        public StyleRow? Overlap { get; set; }

        public StyleRow? District { get; set; }

        public StyleRow? Nearest { get; set; }

        public Dictionary<string, StyleRow>? Kinds { get; set; }
    }

    private sealed class StyleRow
    {
        public string? Fill { get; set; }

        public double Opacity { get; set; } = 0.2;

        public string? Stroke { get; set; }

        public double Width { get; set; } = 1;

        public List<double> Dash { get; set; } = [];

        public string? Pattern { get; set; }

        public double Spacing { get; set; } = 8;

        public double HatchWidth { get; set; } = 0.6;
    }
}

using System.Text;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// A layer version as a table to hand out: code, name, class (the id) with its Chinese name, the kind's further fields, then the columns of the file it came from
/// that feed no field. Columns that no zone fills are left out, but for code and name. All cells are text; names differ, letter case aside.
/// </summary>
internal sealed record ExportTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    private const string ClassName = "class_zh";

    /// <param name="attributes">JSON of the other columns, one for each zone.</param>
    public static ExportTable Of(LayerVersion version, IReadOnlyList<string> attributes)
    {
        Dictionary<string, string> classes = version.Kind.Classes.ToDictionary(c => c.Id, c => c.Name.Zh);
        string[] further = [.. version.Zones.SelectMany(z => z.Fields.Keys).Distinct().Order(StringComparer.Ordinal)];
        Dictionary<string, string>[] rest = [.. attributes.Select(a => JsonSerializer.Deserialize(a, CatalogJson.Default.DictionaryStringString) ?? [])];
        string[] others = [.. rest.SelectMany(r => r.Keys).Distinct().Order(StringComparer.Ordinal)];
        string[] own = version.Kind.Classes.IsEmpty ? ["code", "name"] : ["code", "name", "class", ClassName];
        IReadOnlyList<string?>[] rows = [.. version.Zones.Select((zone, i) => (IReadOnlyList<string?>)
        [
            zone.Code, zone.Name, .. own.Length == 2 ? [] : new[] { zone.Class, classes.GetValueOrDefault(zone.Class) },
            .. further.Select(f => zone.Fields.GetValueOrDefault(f)), .. others.Select(o => rest[i].GetValueOrDefault(o)),
        ])];
        return new(Distinct([.. own, .. further, .. others], int.MaxValue), rows);
    }

    /// <summary>Names of at most so many bytes of UTF-8 that all differ, letter case aside: a second one alike ends in _2.</summary>
    public static IReadOnlyList<string> Distinct(IReadOnlyList<string> names, int mostBytes)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name =>
        {
            string made = Cut(name, mostBytes);
            for (int n = 2; !taken.Add(made); n++)
                made = Cut(name, mostBytes - $"_{n}".Length) + $"_{n}";
            return made;
        })];
    }

    /// <summary>Never within a character.</summary>
    public static string Cut(string text, int mostBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= mostBytes)
            return text;
        int length = 0, bytes = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > mostBytes)
                break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}

using System.Text;

namespace EcoGis;

/// <summary>
/// Texts and column names that look cut off by a DBF table, where a text has 254 bytes and a name 10 (dBASE IV; the Shapefile white paper, ESRI 1998).
/// A text is suspected when it reaches the limit in UTF-8 or GB18030 bytes (a character that did not fit may leave up to three bytes free), or in
/// characters, and does not end as a sentence does. It may have been in a Shapefile long ago, so every format is looked at. A suspicion, no proof.
/// </summary>
internal static class TextCheck
{
    private const int DbfText = 254;
    private const int DbfName = 10;
    private const int MostNamed = 10;
    private const string SentenceEnds = "。！？；…”’）)」』】.!?;\"'";

    private static readonly Encoding s_gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static void Add(CheckedLayer layer, CheckList list)
    {
        if (layer.Zones.Count == 0)
            return;
        list.Made(new("截断的文字", "texts cut off"));
        var texts = layer.Zones.SelectMany(z => z.Fields.Append(new("name", z.Name)).Select(f => (Field: f.Key, Text: f.Value, z.Code)));
        foreach (var field in texts.Where(t => LooksCut(t.Text)).GroupBy(t => t.Field).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            string[] codes = [.. field.Select(f => f.Code).Distinct()];
            list.Add(new(CheckSeverity.Warning, new Fault(CheckFaults.Truncated, layer.Where with { Field = field.Key }, field.Key, field.Count(),
                string.Join(", ", codes.Take(MostNamed)) + (codes.Length > MostNamed ? ", …" : "")), codes));
        }

        if (layer.File is not { } file)
            return;
        foreach (string column in file.Columns.Distinct().Where(c => Bytes(c) is var (u, g) && (u == DbfName || g == DbfName) && !file.Mapping.UsedColumns.Contains(c)))
        {
            foreach (ZoneField field in file.Mapping.Fields.Where(f => !file.Mapping.Described.ContainsKey(f.Id)))
            {
                string folded = FoldedText.Of(column);
                if (field.Aliases.FirstOrDefault(a => FoldedText.Of(a) is var name && name.Length > folded.Length && name.StartsWith(folded, StringComparison.Ordinal)) is { } alias)
                    list.Add(new(CheckSeverity.Notice, new Fault(CheckFaults.TruncatedColumn, layer.Where, column, alias, field.Id), []));
            }
        }
    }

    internal static bool LooksCut(string text)
    {
        if (text.Length < DbfText / 4 || SentenceEnds.Contains(text[^1], StringComparison.Ordinal))
            return false;
        var (utf8, gb) = Bytes(text);
        bool plain = utf8 == text.Length;
        return text.Length == DbfText || (!plain && (utf8 is > DbfText - 3 and <= DbfText || gb is > DbfText - 2 and <= DbfText));
    }

    private static (int Utf8, int Gb) Bytes(string text) => (Encoding.UTF8.GetByteCount(text), s_gb18030.GetByteCount(text));
}

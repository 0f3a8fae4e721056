using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EcoGis;

/// <summary>
/// CSV (RFC 4180: comma, CRLF, quotes doubled) in UTF-8 with a byte order mark, without which Excel on a Chinese Windows reads GBK. Text that a
/// spreadsheet would take for a formula (it starts with = + - @, their full-width forms, TAB, CR or LF) gets an apostrophe before it, and the
/// last column <c>escaped</c> names the columns where that was done; JSON Lines has the text as it is. Numbers are plain, shortest round-trip.
/// </summary>
public sealed class CsvBlock(Language language) : ResultBlock
{
    private const string FormulaStarts = "=+-@＝＋－＠\t\r\n";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private readonly Utf8Rows _text = new();
    private readonly CsvAreas _areas = new();

    public static void WriteHeader(Stream stream, bool areasOnly)
    {
        stream.Write(Encoding.UTF8.Preamble);
        stream.Write(Encoding.UTF8.GetBytes(string.Join(',', TableOf(areasOnly).Columns.Select(c => c.Name)) + ",escaped\r\n"));
    }

    public void WriteTo(Stream stream) => _text.MoveTo(stream);

    /// <summary>A cell of text, made harmless and quoted; its column is noted where an apostrophe was put before it.</summary>
    internal static string Cell(string text, string column, List<string> escaped)
    {
        if (text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal))
        {
            escaped.Add(column);
            text = "'" + text;
        }

        return text.AsSpan().ContainsAny(Quoted) ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
    }

    protected override void Write(int feature, Screening screening)
    {
        foreach (object?[] row in FlatRows.Of(feature, screening, language))
        {
            List<string> escaped = [];
            for (int i = 0; i < row.Length; i++)
            {
                _text.Add(row[i] is null or string
                    ? Cell((string?)row[i] ?? "", FlatRows.Table.Columns[i].Name, escaped)
                    : Convert.ToString(row[i], CultureInfo.InvariantCulture)!);
                _text.Add((byte)',');
            }

            _text.Add(string.Join(';', escaped));
            _text.Add("\r\n"u8);
            CountRows(1);
        }
    }

    protected override void Write(int feature, SiteOverlaps site) =>
        Rows(feature, site.Proposal.Id, site.Overlaps, SiteProblems.Of(site.Proposal, site.Site, language));

    protected override void Write(int feature, in SiteAreas site) => Rows(feature, site.Id, site.Overlaps, SiteProblems.Of(site.Unread, language));

    private void Rows(int feature, string id, ImmutableArray<OverlapRecord> overlaps, string? problem) =>
        CountRows(_areas.Write(_text, feature, id, overlaps, problem));

    private static RowTable TableOf(bool areasOnly) => areasOnly ? AreaRows.Table : FlatRows.Table;
}

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

    private readonly StringBuilder _text = new();

    public static void WriteHeader(Stream stream, bool areasOnly)
    {
        stream.Write(Encoding.UTF8.Preamble);
        stream.Write(Encoding.UTF8.GetBytes(string.Join(',', TableOf(areasOnly).Columns.Select(c => c.Name)) + ",escaped\r\n"));
    }

    public void WriteTo(Stream stream) => stream.Write(Encoding.UTF8.GetBytes(_text.ToString()));

    protected override void Write(int feature, Screening screening) => Rows(false, FlatRows.Of(feature, screening, language));

    protected override void Write(int feature, SiteOverlaps site) => Rows(true, AreaRows.Of(feature, site, language));

    private static RowTable TableOf(bool areasOnly) => areasOnly ? AreaRows.Table : FlatRows.Table;

    private void Rows(bool areasOnly, IEnumerable<object?[]> rows)
    {
        foreach (object?[] row in rows)
        {
            List<string> escaped = [];
            for (int i = 0; i < row.Length; i++)
            {
                string text = row[i] switch
                {
                    null => "",
                    string s when s.Length > 0 && FormulaStarts.Contains(s[0], StringComparison.Ordinal) => Escaped(s, TableOf(areasOnly).Columns[i].Name),
                    string s => s,
                    var number => Convert.ToString(number, CultureInfo.InvariantCulture)!,
                };
                _text.Append(Quoted(text)).Append(',');
            }

            _text.Append(string.Join(';', escaped)).Append("\r\n");
            CountRows(1);

            string Escaped(string s, string column)
            {
                escaped.Add(column);
                return "'" + s;
            }
        }
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
}

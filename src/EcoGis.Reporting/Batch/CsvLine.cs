using System.Globalization;
using System.Text;

namespace EcoGis;

/// <summary>
/// CSV (RFC 4180: comma, CRLF, quotes doubled) in UTF-8 with a byte order mark, without which Excel on a Chinese Windows reads GBK. Text that a
/// spreadsheet would take for a formula (it starts with = + - @, their full-width forms, TAB, CR or LF) gets an apostrophe before it, and the
/// last column <c>escaped</c> names the columns where that was done. Numbers are plain, shortest round-trip; days are yyyy-MM-dd.
/// </summary>
internal static class CsvLine
{
    private const string FormulaStarts = "=+-@＝＋－＠\t\r\n";

    public static void WriteHeader(Stream stream, IEnumerable<string> columns)
    {
        stream.Write(Encoding.UTF8.Preamble);
        stream.Write(Encoding.UTF8.GetBytes(string.Join(',', columns) + ",escaped\r\n"));
    }

    public static void Append(StringBuilder text, IReadOnlyList<object?> row, Func<int, string> column)
    {
        List<string> escaped = [];
        for (int i = 0; i < row.Count; i++)
        {
            string cell = row[i] switch
            {
                null => "",
                string s when s.Length > 0 && FormulaStarts.Contains(s[0], StringComparison.Ordinal) => Escaped(s, column(i)),
                string s => s,
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Verdict verdict => ContractWords.Of(verdict),
                var number => Convert.ToString(number, CultureInfo.InvariantCulture)!,
            };
            text.Append(Quoted(cell)).Append(',');
        }

        text.Append(string.Join(';', escaped)).Append("\r\n");

        string Escaped(string s, string name)
        {
            escaped.Add(name);
            return "'" + s;
        }
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
}

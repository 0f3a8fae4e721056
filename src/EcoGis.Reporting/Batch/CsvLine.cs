using System.Buffers;
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

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public static void WriteHeader(Stream stream, IEnumerable<string> columns)
    {
        stream.Write(Encoding.UTF8.Preamble);
        stream.Write(Encoding.UTF8.GetBytes(string.Join(',', columns) + ",escaped\r\n"));
    }

    /// <summary>A cell of text, made harmless and quoted; its column is noted where an apostrophe was put before it.</summary>
    public static string Cell(string text, string column, List<string> escaped)
    {
        if (text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal))
        {
            escaped.Add(column);
            text = "'" + text;
        }

        return text.AsSpan().ContainsAny(Quoted) ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
    }

    public static void Append(StringBuilder text, IReadOnlyList<object?> row, Func<int, string> column)
    {
        List<string> escaped = [];
        for (int i = 0; i < row.Count; i++)
        {
            text.Append(row[i] switch
            {
                null => "",
                string s => Cell(s, column(i), escaped),
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Verdict verdict => ContractWords.Of(verdict),
                var number => Convert.ToString(number, CultureInfo.InvariantCulture),
            }).Append(',');
        }

        text.Append(string.Join(';', escaped)).Append("\r\n");
    }
}

using System.Text;

namespace EcoGis;

/// <summary>
/// Rows of delimited text (RFC 4180, any line ends, quotes across lines). Which of four delimiters it is, all rows must say with one number of cells:
/// what fits none or several is refused, never guessed (RELIABILITY 36). Cells stay as written, whatever a spreadsheet would make of them.
/// </summary>
internal static class DelimitedText
{
    private const int Looked = 100;

    private static readonly (char Delimiter, Bilingual Name)[] s_delimiters = [(',', new("逗号", "comma")), (';', new("分号", "semicolon")), ('\t', new("制表符", "tab")), ('|', new("竖线", "bar"))];

    /// <summary>A row and the line, from 1, in which it begins.</summary>
    public readonly record struct Row(int Line, IReadOnlyList<string> Cells);

    public static (IReadOnlyList<Row> Rows, Bilingual Delimiter) Read(string text, ReadLimits limits, Place where)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end)
            return (Rows(text, end + 1, text[4], limits, where, int.MaxValue), Bilingual.Same(text[4].ToString()));
        var fitting = s_delimiters.Where(d => Fits(Rows(text, 0, d.Delimiter, limits, where, Looked))).ToList();
        if (fitting.Count != 1)
        {
            throw new Fault(TableFaults.Delimiter, where, fitting.Count == 0
                ? new Bilingual("没有一种使前 100 行列数一致且多于一列", "none gives the first 100 rows one number of cells, more than one")
                : new Bilingual(string.Join("、", fitting.Select(f => f.Name.Zh)) + " 都说得通", "it may be " + string.Join(" or ", fitting.Select(f => f.Name.En)))).Raise();
        }

        return (Rows(text, 0, fitting[0].Delimiter, limits, where, int.MaxValue), fitting[0].Name);
    }

    private static bool Fits(List<Row> rows) => rows.Count > 0 && rows[0].Cells.Count > 1 && rows.TrueForAll(r => r.Cells.Count == rows[0].Cells.Count);

    private static List<Row> Rows(string text, int from, char delimiter, ReadLimits limits, Place where, int most)
    {
        List<Row> rows = [];
        List<string> cells = [];
        StringBuilder cell = new();
        int line = from == 0 ? 1 : 2, begun = line, opened = 0;
        bool quoted = false, wasQuoted = false;
        for (int i = from; i < text.Length && rows.Count < most; i++)
        {
            char c = text[i];
            line += c == '\n' ? 1 : 0;
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0 && !wasQuoted)
            {
                (quoted, wasQuoted, opened) = (true, true, line);
            }
            else if (c == delimiter)
            {
                End();
                limits.CheckFields(cells.Count, where with { Line = begun });
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                    continue;
                EndRow();
                begun = line;
            }
            else
            {
                cell.Append(c);
            }
        }

        if (quoted)
            throw new Fault(TableFaults.Quotes, where with { Line = opened }, opened).Raise();
        if (rows.Count < most)
            EndRow();
        return rows;

        void End()
        {
            cells.Add(cell.ToString());
            cell.Clear();
            wasQuoted = false;
        }

        void EndRow()
        {
            bool blank = cells.Count == 0 && cell.Length == 0 && !wasQuoted;
            End();
            if (!blank)
            {
                rows.Add(new(begun, [.. cells]));
                limits.CheckFeatures(rows.Count, where);
            }

            cells.Clear();
        }
    }
}

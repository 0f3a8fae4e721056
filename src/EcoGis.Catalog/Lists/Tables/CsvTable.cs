using System.Text;

namespace EcoGis;

/// <summary>
/// Delimited text (RFC 4180) as a table: comma, semicolon or tab, found in the first line and told when it is no comma; quoted cells may hold line ends. All cells are
/// text: what looks like a formula is text too. A quote that is never closed, words after a closing quote, and rows of another number of cells are refused.
/// </summary>
internal static class CsvTable
{
    private static readonly char[] s_delimiters = [',', ';', '\t'];

    public static ListTable Read(string text, Place where, NoticeList notices)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new Fault(AccessListFaults.BadTable, where, new Bilingual("二进制文件", "a binary file")).Raise();
        char delimiter = Delimiter(text);
        if (delimiter != ',')
            notices.Add(new("分隔符为{0}", "the delimiter is {0}"), delimiter == ';' ? new Bilingual("分号", "a semicolon") : new Bilingual("制表符", "a tab"));
        List<TableRow> rows = [];
        int at = 0, line = 1;
        while (at < text.Length)
        {
            int first = line;
            List<string> cells = [];
            bool more = true;
            while (more)
                cells.Add(Cell(text, delimiter, ref at, ref line, out more, where));
            TableLimits.CheckColumns(cells.Count, where with { Line = first });
            TableRow row = new(first, cells);
            if (row.IsBlank)
                continue;
            rows.Add(row);
            TableLimits.CheckRows(rows.Count, where);
        }

        int width = rows.Select(r => r.Cells.Count).DefaultIfEmpty(0).Max();
        List<Fault> ragged = [.. rows.Where(r => r.Cells.Count != width).Take(30)
            .Select(r => new Fault(AccessListFaults.BadCell, where with { Line = r.Number }, new Bilingual("本行有 {0} 格，其他行有 {1} 格", "this row has {0} cells, others have {1}").Format(r.Cells.Count, width)))];
        return ragged.Count > 0 ? throw new EcoException(ragged) : new ListTable(null, null, rows);
    }

    private static char Delimiter(string text)
    {
        var counts = new int[s_delimiters.Length];
        bool quoted = false;
        foreach (char c in text)
        {
            if (c == '\n' && !quoted && counts.Any(n => n > 0))
                break;
            quoted ^= c == '"';
            if (!quoted && Array.IndexOf(s_delimiters, c) is var i and >= 0)
                counts[i]++;
        }

        return s_delimiters[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>One cell; <paramref name="at"/> is left behind its delimiter or line end.</summary>
    private static string Cell(string text, char delimiter, ref int at, ref int line, out bool more, Place where)
    {
        string cell;
        if (at < text.Length && text[at] == '"')
        {
            cell = Quoted(text, ref at, ref line, where);
            if (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
                throw new Fault(AccessListFaults.BadCell, where with { Line = line }, new Bilingual("右引号后还有文字", "there are words after the closing quote")).Raise();
        }
        else
        {
            int length = text.AsSpan(at).IndexOfAny(delimiter, '\r', '\n') is var n and >= 0 ? n : text.Length - at;
            TableLimits.CheckCell(length, where with { Line = line });
            cell = text.Substring(at, length);
            at += length;
        }

        more = at < text.Length && text[at] == delimiter;
        if (more)
        {
            at++;
            return cell;
        }

        if (at < text.Length && text[at] == '\r')
            at++;
        if (at < text.Length && text[at] == '\n')
            at++;
        line++;
        return cell;
    }

    private static string Quoted(string text, ref int at, ref int line, Place where)
    {
        int first = line;
        StringBuilder cell = new();
        for (at++; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '"' && (at + 1 >= text.Length || text[at + 1] != '"'))
            {
                at++;
                return cell.ToString();
            }

            if (c == '"')
                at++;
            if (c == '\n')
                line++;
            cell.Append(c);
            TableLimits.CheckCell(cell.Length, where with { Line = first });
        }

        throw new Fault(AccessListFaults.BadCell, where with { Line = first }, new Bilingual("左引号没有配对的右引号", "the quote is never closed")).Raise();
    }
}

using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Which column of a table is what: by folded name against <c>data/access-lists</c>, or as the person says. The heading is the first of the upper rows in which at least
/// two columns are known; rows above it are told. A column named like a dimension or a slot holds that text; two columns for one thing are refused; the rest is told.
/// </summary>
internal sealed class ListColumns
{
    private const int MostAbove = 20;

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private ListColumns(ListTable table, int firstRow) => (Table, FirstRow) = (table, firstRow);

    public ListTable Table { get; }

    /// <summary>Place among the rows of the first below the heading.</summary>
    public int FirstRow { get; }

    /// <summary>Columns that hold the text of a dimension, or of one of its slots.</summary>
    public ImmutableArray<(int Column, ListDimension Dimension, ListSlot? Slot)> Wide { get; private set; } = [];

    public bool Has(string id) => _columns.ContainsKey(id);

    /// <summary>Trimmed; null when blank or without such a column.</summary>
    public string? Value(TableRow row, string id) => _columns.TryGetValue(id, out int column) ? Cell(row, column) : null;

    public static string? Cell(TableRow row, int column) => column < row.Cells.Count && row.Cells[column].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The one table of a file that is a list.</summary>
    public static ListColumns Of(IReadOnlyList<ListTable> tables, string? wanted, ListRequest request, AccessVocabulary words, Place where, NoticeList notices)
    {
        var named = wanted is null || tables is [{ Sheet: null }] ? tables : [.. tables.Where(t => t.Sheet == wanted)];
        if (named.Count == 0)
            throw new Fault(FormatFaults.LayerUnknown, where, wanted, string.Join("、", tables.Select(t => t.Sheet))).Raise();
        var found = named.Select(t => (Table: t, At: HeadingOf(t, request, words))).Where(t => t.At is not null).ToList();
        if (found.Count == 0)
            throw new Fault(AccessListFaults.NoHeading, where with { Layer = named.Count == 1 ? named[0].Sheet : null }, new Bilingual("文件", "the file"), MostAbove, string.Join("、", words.ColumnNames)).Raise();
        if (found.Count > 1)
            throw new Fault(AccessListFaults.SheetAmbiguous, where, found.Count, string.Join("、", found.Select(f => f.Table.Sheet))).Raise();
        if (named.Count > 1)
            notices.Add(new("没有表头的工作表未读取：{0}", "sheets without a heading are not read: {0}"), NoticeList.Sample(string.Join("、", named.Where(t => t != found[0].Table).Select(t => t.Sheet))));
        return Of(found[0].Table, found[0].At!.Value, request, words, where with { Layer = found[0].Table.Sheet }, notices);
    }

    /// <summary>-1: the table has its heading apart.</summary>
    private static int? HeadingOf(ListTable table, ListRequest request, AccessVocabulary words)
    {
        if (table.Heading is { } heading)
            return heading.Count(Known) > 1 ? -1 : null;
        int at = table.Rows.Take(MostAbove).ToList().FindIndex(r => r.Cells.Count(Known) > 1);
        return at < 0 ? null : at;

        bool Known(string name) => words.ColumnCalled(name) is not null || words.SlotCalled(name) is not null || words.DimensionCalled(name) is not null
            || request.MapField.Values.Any(c => AccessVocabulary.Folded(c) == AccessVocabulary.Folded(name));
    }

    private static ListColumns Of(ListTable table, int heading, ListRequest request, AccessVocabulary words, Place where, NoticeList notices)
    {
        IReadOnlyList<string> names = heading < 0 ? table.Heading! : table.Rows[heading].Cells;
        ListColumns columns = new(table, heading + 1);
        List<Fault> faults = [];
        if (heading > 0)
            notices.Add(new("表头以上的 {0} 行未读取：{1}", "{0} rows above the heading are not read: {1}"), heading, NoticeList.Sample(string.Join(" / ", table.Rows.Take(heading).SelectMany(r => r.Cells).Where(c => c.Trim().Length > 0).Distinct())));
        HashSet<int> taken = [];
        foreach (var (id, column) in request.MapField)
        {
            int at = names.ToList().FindIndex(n => AccessVocabulary.Folded(n) == AccessVocabulary.Folded(column));
            if (!AccessVocabulary.Columns.Contains(id))
                faults.Add(new Fault(AccessListFaults.RowWord, where, new Bilingual("清单列", "column of a list"), id, string.Join(", ", AccessVocabulary.Columns)));
            else if (at < 0)
                faults.Add(new Fault(AccessListFaults.RowWord, where, new Bilingual("文件中的列", "column of the file"), column, Listed(names)));
            else if (!taken.Add(at))
                faults.Add(new Fault(AccessListFaults.ColumnTwice, where, id, 2, names[at]));
            else
                columns._columns[id] = at;
        }

        foreach (string id in AccessVocabulary.Columns.Where(id => !columns.Has(id)))
        {
            int[] fit = [.. Enumerable.Range(0, names.Count).Where(i => !taken.Contains(i) && words.ColumnCalled(names[i]) == id)];
            if (fit.Length > 1)
                faults.Add(new Fault(AccessListFaults.ColumnTwice, where, id, fit.Length, Listed(fit.Select(i => names[i]))));
            if (fit.Length > 0)
                columns._columns[id] = fit[0];
        }

        taken.UnionWith(columns._columns.Values);
        columns.Wide =
        [
            .. Enumerable.Range(0, names.Count).Where(i => !taken.Contains(i))
                .Select(i => (Column: i, Slot: words.SlotCalled(names[i]), Dimension: words.DimensionCalled(names[i])))
                .Where(c => c.Slot is not null || c.Dimension is not null).Select(c => (c.Column, c.Slot?.Dimension ?? c.Dimension!, c.Slot)),
        ];
        faults.AddRange(columns.Wide.GroupBy(w => (w.Dimension.Id, w.Slot?.Id)).Where(g => g.Count() > 1)
            .Select(g => new Fault(AccessListFaults.ColumnTwice, where, g.First().Slot?.Name ?? g.First().Dimension.Name, g.Count(), Listed(g.Select(w => names[w.Column])))));
        if (columns.Wide.IsEmpty && !columns.Has(AccessVocabulary.Text))
            faults.Add(new Fault(AccessListFaults.NoText, where, Listed(names)));
        if (faults.Count > 0)
            throw new EcoException(faults);
        taken.UnionWith(columns.Wide.Select(w => w.Column));
        string[] unread = [.. Enumerable.Range(0, names.Count).Where(i => !taken.Contains(i) && names[i].Trim().Length > 0).Select(i => names[i])];
        if (unread.Length > 0)
            notices.Add(new("未读取的列：{0}", "columns not read: {0}"), NoticeList.Sample(Listed(unread), 200));
        return columns;
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{Fault.Clean(n.Trim())}\""));
}

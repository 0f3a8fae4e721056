using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>
/// Tables in CSV that a person gives beside a raster: names of its values (with whether they are forest), and an accuracy matrix of sample counts. Strict:
/// a cell that is no number, a value twice or a matrix that does not say which way it runs is refused.
/// </summary>
public static class ClassTableFile
{
    private const long MostBytes = 4 << 20;

    private static readonly string[] s_value = ["value", "值", "代码", "code", "像元值"], s_name = ["name", "名称", "类别", "地类", "class"], s_forest = ["forest", "森林", "是否森林"],
        s_yes = ["1", "yes", "true", "是"], s_no = ["0", "no", "false", "否"], s_open = ["", "?", "不明", "unknown"],
        s_corner = [@"map\reference", "map/reference", @"图面\参考", "图面/参考", @"分类\参考", "分类/参考"];

    /// <exception cref="EcoException">No such columns, a cell that is no whole number, or a value twice.</exception>
    public static RasterLegend Legend(string path)
    {
        Place where = Place.InFile(path);
        var rows = Rows(path, where);
        int value = Column(s_value), name = Column(s_name), forest = Column(s_forest);
        if (value < 0 || name < 0)
            throw new Fault(ClassTableFaults.Columns, where, NoticeList.Sample(string.Join(", ", rows.Count == 0 ? [] : rows[0].Cells))).Raise();
        List<(int, string, Truth)> entries = [];
        HashSet<int> seen = [];
        foreach (var row in rows.Skip(1))
        {
            Place at = where with { Line = row.Line };
            int number = Integer(row.Cells[value], s_value[0], at);
            if (!seen.Add(number))
                throw new Fault(ClassTableFaults.Twice, at, number).Raise();
            string word = forest < 0 ? "" : row.Cells[forest].Trim().ToLowerInvariant();
            Truth counts = s_yes.Contains(word) ? Truth.True : s_no.Contains(word) ? Truth.False : s_open.Contains(word) ? Truth.Unknown
                : throw new Fault(ClassTableFaults.Cell, at, s_forest[0], NoticeList.Sample(word), new Bilingual("是、否或空", "yes, no or blank")).Raise();
            entries.Add((number, NoticeList.Sample(row.Cells[name].Trim(), 200), counts));
        }

        return RasterLegend.OfTable(Path.GetFileName(path), entries);

        int Column(string[] words) => rows.Count == 0 ? -1 : rows[0].Cells.Index().Where(c => words.Contains(c.Item.Trim().ToLowerInvariant())).Select(c => c.Index).DefaultIfEmpty(-1).First();
    }

    /// <exception cref="EcoException">The corner does not say that rows are the map, a class stands twice, or a count is no whole number from 0 up.</exception>
    public static AccuracyMatrix Accuracy(string path)
    {
        Place where = Place.InFile(path);
        var rows = Rows(path, where);
        if (rows.Count < 2)
            throw new Fault(ClassTableFaults.NotSquare, where).Raise();
        string corner = rows[0].Cells[0].Trim().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (!s_corner.Contains(corner))
            throw new Fault(ClassTableFaults.Corner, where, NoticeList.Sample(rows[0].Cells[0])).Raise();
        int[] reference = [.. rows[0].Cells.Skip(1).Select(c => Integer(c, corner, where with { Line = rows[0].Line }))];
        int[] map = [.. rows.Skip(1).Select(r => Integer(r.Cells[0], corner, where with { Line = r.Line }))];
        foreach (var classes in new[] { reference, map })
        {
            if (classes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
                throw new Fault(ClassTableFaults.Twice, where, twice.Key).Raise();
        }

        return new AccuracyMatrix(Path.GetFileName(path), [.. map], [.. reference], [.. rows.Skip(1).Select(r => r.Cells.Skip(1).Select((c, j) =>
            Integer(c, reference[j].ToString(CultureInfo.InvariantCulture), where with { Line = r.Line }) is >= 0 and var n ? (long)n
            : throw new Fault(ClassTableFaults.Cell, where with { Line = r.Line }, reference[j], NoticeList.Sample(c), new Bilingual("样本个数", "a number of samples")).Raise())
            .ToImmutableArray())]);
    }

    private static int Integer(string cell, string column, Place where) => int.TryParse(cell.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw new Fault(ClassTableFaults.Cell, where, column, NoticeList.Sample(cell), new Bilingual("整数", "a whole number")).Raise();

    private static IReadOnlyList<DelimitedText.Row> Rows(string path, Place where) => FeatureReader.Readable(path, () =>
    {
        if (!File.Exists(path))
            throw new Fault(FormatFaults.NotFound, where).Raise();
        if (new FileInfo(path).Length is var bytes && bytes > MostBytes)
            throw new Fault(FormatFaults.LimitExceeded, where, "read.max-table-bytes", MostBytes, bytes).Raise();
        var rows = DelimitedText.Read(TextDecoding.Decode(File.ReadAllBytes(path), null, where, new NoticeList()).Text, new ReadLimits(), where).Rows;
        if (rows.FirstOrDefault(r => r.Cells.Count != rows[0].Cells.Count) is { Cells: not null } ragged)
            throw new Fault(ClassTableFaults.Cell, where with { Line = ragged.Line }, "-", ragged.Cells.Count, new Bilingual($"{rows[0].Cells.Count} 格", $"a row of {rows[0].Cells.Count} cells")).Raise();
        return rows;
    });
}

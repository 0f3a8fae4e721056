namespace EcoGis;

/// <summary>
/// Ground shared with the zones of a kind by two of their fields at once (林地保护等级 × 权属), ellipsoidal m² to 0.01, rounded so that rows and columns add up to the
/// sum. A zone that does not state a field is in a row or column of its own; a layer that states one of them nowhere is said to, and not summed.
/// </summary>
internal sealed class CrossSums(Screening s, Speech say)
{
    private const int Decimals = 2;
    private const string ClassField = "class";

    public IEnumerable<ReportTable> Tables(IReadOnlyList<CrossSumEntry> entries) =>
        from entry in entries
        let zones = Zones(entry).ToList()
        where zones.Count > 0
        select Table(entry, zones);

    private IEnumerable<(string? Row, string? Column, double Area)> Zones(CrossSumEntry entry) =>
        from o in s.Overlaps
        where o.Kind == entry.Kind && o.EllipsoidalArea > 0
        let version = s.Snapshot?.Layers.FirstOrDefault(l => l.Name == o.Layer)?.Version
        where version is not null
        let zone = version.Zones[o.ZoneNumber - 1]
        select (Said(version.Kind, zone, entry.Rows), Said(version.Kind, zone, entry.Columns), o.EllipsoidalArea);

    private ReportTable Table(CrossSumEntry entry, List<(string? Row, string? Column, double Area)> zones)
    {
        var kind = s.Snapshot!.Layers.First(l => l.Kind == entry.Kind && l.Version is not null).Version!.Kind;
        string rowName = FieldName(kind, entry.Rows), columnName = FieldName(kind, entry.Columns);
        string title = say.T($"{say.Kind(entry.Kind)}：{rowName} × {columnName}（m²，椭球）", $"{say.Kind(entry.Kind)}: {rowName} × {columnName} (m², ellipsoidal)");
        foreach (var (field, stated) in new[] { (rowName, zones.Exists(z => z.Row is not null)), (columnName, zones.Exists(z => z.Column is not null)) })
        {
            if (!stated)
                return new ReportTable(title, [new(rowName)], [], say.T($"没有这样分列：所涉要素都没有注明{field}。", $"Not summed: none of the zones concerned states its {field}."));
        }

        string?[] rows = Values(zones.Select(z => z.Row)), columns = Values(zones.Select(z => z.Column));
        double[] cells = RoundedParts.Of([.. from r in rows from c in columns select zones.Where(z => z.Row == r && z.Column == c).Sum(z => z.Area)], Decimals);
        double Cell(int r, int c) => cells[(r * columns.Length) + c];
        double Row(int r) => columns.Index().Sum(c => Cell(r, c.Index));
        double Column(int c) => rows.Index().Sum(r => Cell(r.Index, c));
        string sum = say.T("合计", "Sum");
        return new ReportTable(
            title,
            [new(rowName), .. columns.Select(c => new ReportColumn(Word(c), ColumnKind.Number)), new(sum, ColumnKind.Number)],
            [
                .. rows.Select((r, i) => (string[])[Word(r), .. columns.Select((_, c) => Figures.SquareMetres(Cell(i, c))), Figures.SquareMetres(Row(i))]),
                [sum, .. columns.Select((_, c) => Figures.SquareMetres(Column(c))), Figures.SquareMetres(cells.Sum())],
            ], "");
    }

    private string Word(string? value) => value ?? say.T("未注明", "not stated");

    /// <summary>In ordinal order, what is not stated last.</summary>
    private static string?[] Values(IEnumerable<string?> values) => [.. values.Distinct().OrderBy(v => v is null).ThenBy(v => v, StringComparer.Ordinal)];

    private string FieldName(ZoneKind kind, string field) => kind.Fields.FirstOrDefault(f => f.Id == field) is { } known ? say.In(known.Name) : field;

    /// <summary>As people read it; null: the zone does not state it.</summary>
    private string? Said(ZoneKind kind, Zone zone, string field)
    {
        string? value = field == ClassField ? zone.Class : zone.Fields.GetValueOrDefault(field);
        if (string.IsNullOrWhiteSpace(value))
            return null;
        return field == ClassField ? say.Class(kind.Id, value) : kind.Fields.FirstOrDefault(f => f.Id == field)?.Values.FirstOrDefault(v => v.Id == value) is { } known ? say.In(known.Name) : value;
    }
}

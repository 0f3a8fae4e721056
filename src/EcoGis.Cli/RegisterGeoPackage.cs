namespace EcoGis;

/// <summary>
/// The sheets of registers as a GeoPackage: the entries with their boundaries, the others as tables joined by code. Boundaries keep their CRS where all
/// share one, else they stand in CGCS2000 longitude and latitude. A boundary that the gate refuses is left empty, and said. <c>layer import</c> reads it.
/// </summary>
internal static class RegisterGeoPackage
{
    public static void Write(string path, IReadOnlyList<Sheet> sheets, IReadOnlyList<(Register Register, RegisterEntry Entry)> entries, Session session)
    {
        var declared = entries.Select(e => e.Entry.Proposal.Declared).Distinct().ToList();
        var crs = declared.Count == 1 ? declared[0] : Crs.Cgcs2000;
        RunIdentity run = new([KeyValuePair.Create("export", "registers")]);
        using PartialGeoPackage file = new(path, run, restart: true,
            [.. sheets.Select((s, i) => new ResultTable(s.Key, session.Text(s.Title), HasGeometry: i == 0, [.. s.Columns.Select(c => (c.Key, TypeOf(c.Type)))]))], crs);
        foreach (var (i, sheet) in sheets.Index())
            file.Append(sheet.Rows.Select((row, r) => new ResultRow(i, i == 0 ? Boundary(entries[r].Entry, crs, file.Srs, session) : null, [.. row.Select(Plain)])));
        file.Complete(new RunState(run, 1, entries.Count, 0, ""));
    }

    private static ResultGeometry? Boundary(RegisterEntry entry, Crs crs, int srs, Session session)
    {
        try
        {
            if (ShapeGate.Check(entry.Proposal.Boundary, entry.Proposal.Declared, entry.Intake.Repair).Shape is { } shape)
                return ResultGeometry.Of(shape.Crs.Equals(crs) ? shape : Shape.Trusted(shape.In(crs), crs), srs);
        }
        catch (EcoException e) when (e.Class == FaultClass.Input)
        {
            // said below, as every refused boundary is
        }

        session.Notice(new($"{entry.Code} 的边界有图形错误，导出为空", $"the boundary of {entry.Code} is broken and left empty"));
        return null;
    }

    private static string TypeOf(RowType type) => type switch { RowType.Integer => "INTEGER", RowType.Real => "DOUBLE", _ => "TEXT" };

    private static object? Plain(object? value) => value switch
    {
        DateOnly day => RegisterTable.Day(day),
        Verdict verdict => ScreeningJson.Word(verdict),
        _ => value,
    };
}

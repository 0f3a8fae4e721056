using System.Globalization;

namespace EcoGis;

/// <summary>
/// Screenings as a GeoPackage: site, overlaps and nearest distances as layers, the other sheets as tables joined by the project's code, and <c>layer_styles</c>, which QGIS
/// applies when the file is opened. Geometry in the plane of the screenings where they share one, else in CGCS2000 longitude and latitude.
/// </summary>
internal static class ScreeningGeoPackage
{
    private const string Styles = "layer_styles";

    public static void Write(string path, IReadOnlyList<Screening> screenings, ScreeningSheets sheets, ReportContext context, Language language, CancellationToken cancellation)
    {
        var styles = new QgisStyles(context.Styles, id => context.KindName(id).In(language));
        ScreeningShapes[] shapes = [.. screenings.Select(s => new ScreeningShapes(s))];
        var planes = shapes.Select(s => s.Plane).OfType<Crs>().Distinct().ToList();
        var crs = planes.Count == 1 ? planes[0] : Crs.Cgcs2000;
        Sheet summary = sheets.Summary() with { Key = "site" }, overlaps = sheets.Overlaps(), proximities = sheets.Proximities();
        List<(Sheet Sheet, IReadOnlyList<Func<Shape?>>? Shapes)> tables =
        [
            (summary, [.. shapes.Select(s => (Func<Shape?>)(() => s.Site))]),
            (overlaps, [.. screenings.SelectMany((s, i) => s.Overlaps.Select(o => (Func<Shape?>)(() => shapes[i].Overlap(o))))]),
            (proximities, [.. screenings.SelectMany((s, i) => s.Proximities.Select(p => (Func<Shape?>)(() => shapes[i].Nearest(p))))]),
            (sheets.Findings(), null), (sheets.Clear(), null), (sheets.Undetermined(), null), (sheets.Review(), null), (sheets.Layers(), null), (sheets.About(), null),
        ];
        RunIdentity run = new([KeyValuePair.Create("export", "screenings")]);
        using PartialGeoPackage file = new(path, run, restart: true,
            [.. tables.Select(t => new ResultTable(t.Sheet.Key, t.Sheet.Title.In(language), t.Shapes is not null, [.. t.Sheet.Columns.Select(c => (c.Key, TypeOf(c.Type)))])), StyleTable(language)], crs);
        foreach (var (i, (sheet, geometries)) in tables.Index())
        {
            file.Append(sheet.Rows.Select((row, r) =>
            {
                cancellation.ThrowIfCancellationRequested();
                return new ResultRow(i, geometries?[r]() is { } shape ? Geometry(shape, crs, file.Srs) : null, [.. row.Select(Plain)]);
            }));
        }

        string day = screenings.Count == 0 ? "1970-01-01" : Day(screenings.Max(s => s.Date));
        file.Append(new[]
        {
            (summary.Key, styles.Site()), (overlaps.Key, styles.Overlaps("kind", screenings.SelectMany(s => s.Overlaps).Select(o => o.Kind))), (proximities.Key, styles.Nearest()),
        }.Select(s => new ResultRow(tables.Count, null, ["", "", s.Item1, "geom", s.Item1, s.Item2, null, 1L, "EcoGis", "EcoGis", null, day + "T00:00:00.000Z"])));
        file.Complete(new RunState(run, 1, screenings.Count, 0, ""));
    }

    /// <summary>As QGIS makes it.</summary>
    private static ResultTable StyleTable(Language language) => new(Styles, new Bilingual("QGIS 图层样式", "styles for QGIS").In(language), HasGeometry: false,
    [
        ("f_table_catalog", "TEXT"), ("f_table_schema", "TEXT"), ("f_table_name", "TEXT"), ("f_geometry_column", "TEXT"), ("styleName", "TEXT"), ("styleQML", "TEXT"), ("styleSLD", "TEXT"),
        ("useAsDefault", "BOOLEAN"), ("description", "TEXT"), ("owner", "TEXT"), ("ui", "TEXT"), ("update_time", "DATETIME"),
    ]);

    private static ResultGeometry Geometry(Shape shape, Crs crs, int srs) => ResultGeometry.Of(shape.Crs.Equals(crs) ? shape : Shape.Trusted(shape.In(crs), crs), srs);

    private static string TypeOf(RowType type) => type switch { RowType.Integer => "INTEGER", RowType.Real => "DOUBLE", _ => "TEXT" };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static object? Plain(object? value) => value switch
    {
        DateOnly day => Day(day),
        Verdict verdict => ScreeningJson.Word(verdict),
        _ => value,
    };
}

using System.Globalization;

namespace EcoGis;

/// <summary>
/// The geometry of a table's rows: a point from two columns, or the text of a geometry (WKT). The columns are named by the person (<c>--x</c>, <c>--y</c>:
/// x = east or longitude), or recognised by names that say one thing. X and Y say two (in surveying X is the northing): the digits must tell which, or the
/// file is refused with the question. A table has no CRS. Rows are not joined to a polygon: a list of boundary points stays points.
/// </summary>
internal static class CoordinateColumns
{
    private static readonly string[] s_longitude = ["经度", "东经", "lon", "lng", "long", "longitude"];
    private static readonly string[] s_latitude = ["纬度", "北纬", "lat", "latitude"];
    private static readonly string[] s_easting = ["东坐标", "横坐标", "easting", "east"];
    private static readonly string[] s_northing = ["北坐标", "纵坐标", "northing", "north"];
    private static readonly string[] s_x = ["x", "x坐标", "坐标x"];
    private static readonly string[] s_y = ["y", "y坐标", "坐标y"];
    private static readonly string[] s_wkt = ["wkt", "geom_wkt", "wkt_geom", "geometry_wkt", "几何文本"];

    private static readonly Bilingual NoPoint = new("{0} 行没有坐标（第一行：{1}）", "{0} row(s) have no coordinates (first: {1})");

    public static FileDraft Locate(FileDraft table, ReadOptions options)
    {
        Place where = Place.InFile(table.Path);
        table = table with { CrsAbsence = new("表格不含坐标系", "a table states none") };
        if (options.XColumn is not null || options.YColumn is not null)
            return Points(table, Named(options.XColumn, table, where), Named(options.YColumn, table, where));
        string[] wkt = Called(table, s_wkt);
        (string X, string Y)[] pairs = [.. Pairs(table, s_longitude, s_latitude), .. Pairs(table, s_easting, s_northing)];
        (string X, string Y)[] letters = [.. Pairs(table, s_x, s_y)];
        if (wkt.Length + pairs.Length + letters.Length != 1)
        {
            throw Unclear(table, where, wkt.Length + pairs.Length + letters.Length == 0
                ? new("没有认得的列名", "no name is recognised")
                : new("不止一组：" + Candidates("、"), "more than one: " + Candidates(", ")));
        }

        return wkt.Length == 1 ? Geometries(table, wkt[0], options)
            : pairs.Length == 1 ? Points(table, pairs[0].X, pairs[0].Y)
            : ByDigits(table, letters[0].X, letters[0].Y, where);

        string Candidates(string comma) => string.Join(comma, wkt.Concat(pairs.Concat(letters).Select(p => $"{p.X}/{p.Y}")).Select(n => NoticeList.Sample(n)));
    }

    private static FileDraft Points(FileDraft table, string x, string y)
    {
        int bad = 0;
        Place? first = null;
        FeatureRecord[] features = [.. table.Features.Select(row =>
        {
            (string? east, string? north) = (row.Attributes[x]?.Trim(), row.Attributes[y]?.Trim());
            if (string.IsNullOrEmpty(east) && string.IsNullOrEmpty(north))
            {
                table.Notices.Count(NoPoint, row.Where);
                return row;
            }

            if (Number(east) is { } e && Number(north) is { } n)
                return row with { Shape = new RawShape(ShapeKind.Point, RingRoles.AsGiven, [[new RawPath([e], [n])]]) };
            bad++;
            first ??= row.Where with { Field = NoticeList.Sample(Number(east) is null ? x : y) };
            return row;
        })];
        if (bad > 0)
            throw new Fault(TableFaults.BadCoordinate, Place.InFile(table.Path), bad, first!.Text).Raise();
        table.Notices.Add(new("东坐标或经度取自列“{0}”，北坐标或纬度取自列“{1}”；每行一个点，不连成面",
            "eastings or longitudes from column '{0}', northings or latitudes from column '{1}'; every row is a point, none are joined to a polygon"), NoticeList.Sample(x), NoticeList.Sample(y));
        return table with { Features = features };
    }

    /// <summary>Two columns called X and Y: which is east, every row must say the same by its digits.</summary>
    private static FileDraft ByDigits(FileDraft table, string x, string y, Place where)
    {
        AxisOrder[] said = [.. table.Features.Select(r => (A: Number(r.Attributes[x]?.Trim()), B: Number(r.Attributes[y]?.Trim())))
            .Where(p => p is { A: not null, B: not null }).Select(p => Order(p.A!.Value, p.B!.Value)).Distinct()];
        return said switch
        {
            [AxisOrder.EastingFirst] => Points(table, x, y) with { AxesSettled = true },
            [AxisOrder.NorthingFirst] => Points(table, y, x) with { AxesSettled = true },
            _ => throw Unclear(table, where, new($"{x}、{y} 的数值看不出哪个朝东", $"the numbers of {x} and {y} do not tell which is east")),
        };
    }

    /// <summary>By the digits of projected coordinates, else by the ranges of China in degrees, which do not meet.</summary>
    private static AxisOrder Order(double a, double b)
    {
        Extent at = new(a, b, a, b);
        return at.Within(CoordinateSense.China) ? AxisOrder.EastingFirst : at.Swapped.Within(CoordinateSense.China) ? AxisOrder.NorthingFirst : BoundaryAxes.Order(a, b);
    }

    private static FileDraft Geometries(FileDraft table, string column, ReadOptions options)
    {
        FeatureRecord[] features = [.. table.Features.Select(row =>
        {
            if (!string.IsNullOrWhiteSpace(row.Attributes[column]))
                return row with { Shape = WktShape.Read(row.Attributes[column]!, row.Where with { Field = NoticeList.Sample(column) }, options.Limits, table.Notices) };
            table.Notices.Count(NoPoint, row.Where);
            return row;
        })];
        table.Notices.Add(new("几何取自列“{0}”（WKT）", "geometries from column '{0}' (WKT)"), NoticeList.Sample(column));
        return table with { Features = features, Fields = [.. table.Fields.Where(f => f != column)] };
    }

    private static string Named(string? column, FileDraft table, Place where)
    {
        if (column is null)
            throw Unclear(table, where, new("--x 和 --y 须同时给出", "--x and --y go together"));
        return table.Fields.FirstOrDefault(f => f == column) ?? table.Fields.FirstOrDefault(f => FoldedText.Of(f) == FoldedText.Of(column))
            ?? throw new Fault(TableFaults.NoColumn, where, NoticeList.Sample(column), Listed(table)).Raise();
    }

    /// <summary>Every way to take one column of each list.</summary>
    private static IEnumerable<(string X, string Y)> Pairs(FileDraft table, string[] xs, string[] ys) => Called(table, xs).SelectMany(x => Called(table, ys).Select(y => (x, y)));

    private static string[] Called(FileDraft table, string[] names) => [.. table.Fields.Where(f => names.Contains(WithoutUnit(FoldedText.Of(f))))];

    /// <summary>经度（°） and X(m) are 经度 and X.</summary>
    private static string WithoutUnit(string name) => name.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? name[..at].Trim() : name;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static EcoException Unclear(FileDraft table, Place where, Bilingual why) => new Fault(TableFaults.CoordinateColumns, where, why, Listed(table)).Raise();

    private static string Listed(FileDraft table) => string.Join(", ", table.Fields.Take(50).Select(f => NoticeList.Sample(f)));
}

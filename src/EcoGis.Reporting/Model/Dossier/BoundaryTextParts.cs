using System.Globalization;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The boundary as the lines of a 界址点坐标 TXT (DOMAIN §5.1), which an import reads again: header, plot, every point as northing and easting, rings closed. Only in
/// CGCS2000 Gauss-Krüger zones; for other systems the layout has no words. Three decimals where the coordinates have no more, else four. What is not known stays empty.
/// </summary>
internal sealed class BoundaryTextParts(Screening s, Speech say)
{
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    public DossierLines? Lines()
    {
        if (s.Located is not { } placed || (placed.Axis ?? placed.Shape) is not { Crs.GaussKrugerOf: { } zone } drawn)
            return null;
        List<LineString> paths = [.. SiteParts.Paths(drawn.Geometry)];
        string format = paths.SelectMany(p => p.Coordinates).All(c => IsShort(c.X) && IsShort(c.Y)) ? "0.000" : "0.0000";
        List<string> points = [];
        int number = 0, distinct = 0;
        foreach (var (ring, path) in paths.Index())
        {
            Coordinate[] c = path.Coordinates;
            bool closed = path.IsClosed && c.Length > 2, single = c.Length == 2 && c[0].Equals2D(c[1]);
            int own = closed || single ? c.Length - 1 : c.Length, first = number + 1;
            for (int i = 0; i < own; i++)
                points.Add(Point(++number, ring + 1, c[i]));
            if (closed)
                points.Add(Point(first, ring + 1, c[0]));
            distinct += own;
        }

        return new DossierLines(
            say.T("界址点坐标（与导入格式相同，可另存为 .txt 再导入）", "Boundary points (the layout of the import; saved as .txt it can be read again)"),
            [.. Header(zone, format), "[地块坐标]", Plot(drawn, points.Count), .. points],
            say.T($"共 {distinct} 个界址点，列出 {distinct} 个（{distinct} / {distinct}）；{paths.Count} 圈", $"{distinct} of {distinct} points; {paths.Count} ring(s)"));

        string Point(int n, int ring, Coordinate c) => string.Create(s_invariant, $"J{n},{ring},{c.Y.ToString(format, s_invariant)},{c.X.ToString(format, s_invariant)}");
    }

    private static string[] Header((int Number, int Degrees, bool Prefixed) zone, string format) =>
    [
        "[属性描述]", "格式版本号=1.01", "数据产生单位=", "数据产生日期=", "坐标系=2000国家大地坐标系", string.Create(s_invariant, $"几度分带={zone.Degrees}"), "投影类型=高斯克吕格", "计量单位=米",
        string.Create(s_invariant, $"带号={zone.Number}"), "精度=" + (format.Length == 5 ? "0.001" : "0.0001"), "转换参数=,,,,,,",
    ];

    private string Plot(Shape drawn, int lines) => string.Join(',',
        Figures.Count(lines), Figures.Hectares(s.Proposal.DeclaredArea ?? s.Site.EllipsoidalArea), Cell(s.Proposal.Id), Cell(s.Proposal.Name),
        drawn.Geometry.Dimension switch { Dimension.Surface => "面", Dimension.Curve => "线", _ => "点" }, "", "", "", "@");

    /// <summary>A comma would begin another field.</summary>
    private static string Cell(string text) => Fault.Clean(text).Replace(',', '，').Replace('@', '＠');

    private static bool IsShort(double value) => Math.Abs(value - Math.Round(value, 3)) < 1e-7;
}

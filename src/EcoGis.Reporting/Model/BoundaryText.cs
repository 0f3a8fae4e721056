using System.Globalization;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A shape in the layout of 界址点坐标 TXT (DOMAIN §5.1), for survey instruments and for reading back: X north, Y east with the zone number before it; rings in order, each
/// closed by its first point, numbered on. The area is in hectares. In planes that are no CGCS2000 zone the head says which they are. What is not known stays empty.
/// </summary>
internal sealed class BoundaryText
{
    private static readonly CultureInfo s_plain = CultureInfo.InvariantCulture;

    /// <param name="most">Decimals of a metre where the coordinates have so many; never fewer than three.</param>
    /// <param name="day">On which the boundary was made; null: not known.</param>
    /// <param name="area">m²; null: the ellipsoidal one.</param>
    public BoundaryText(Shape shape, string code, string name, string use, int most, DateOnly? day = null, double? area = null)
    {
        List<LineString> paths = [.. SiteParts.Paths(shape.Geometry)];
        bool millimetres = most <= 3 || paths.SelectMany(p => p.Coordinates).All(c => IsShort(c.X) && IsShort(c.Y));
        string format = millimetres ? "0.000" : "0.0000";
        List<string> points = [];
        foreach (var (ring, path) in paths.Index())
        {
            Coordinate[] c = path.Coordinates;
            bool closed = path.IsClosed && c.Length > 2, single = c.Length == 2 && c[0].Equals2D(c[1]);
            int own = closed || single ? c.Length - 1 : c.Length, first = Points + 1;
            for (int i = 0; i < own; i++)
                points.Add(Point(++Points, ring + 1, c[i]));
            if (closed)
                points.Add(Point(first, ring + 1, c[0]));
        }

        Rings = paths.Count;
        string kind = shape.Kind switch { ShapeKind.Polygon => "面", ShapeKind.Line => "线", _ => "点" };
        Lines = [.. Head(shape.Crs, day, millimetres), "[地块坐标]", $"{Figures.Count(points.Count)},{Figures.Hectares(area ?? shape.EllipsoidalArea)},{Field(code)},{Field(name)},{kind},,{Field(use)},,@", .. points];

        string Point(int number, int ring, Coordinate c) => string.Create(s_plain, $"J{number},{ring},{c.Y.ToString(format, s_plain)},{c.X.ToString(format, s_plain)}");
    }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Points of the boundary, a closing one not counted again.</summary>
    public int Points { get; }

    public int Rings { get; }

    public override string ToString() => string.Concat(Lines.Select(l => l + "\n"));

    private static string[] Head(Crs crs, DateOnly? day, bool millimetres)
    {
        var zone = crs.GaussKrugerStrip;
        return
        [
            "[属性描述]", "格式版本号=1.01", "数据产生单位=", $"数据产生日期={(day is null ? "" : Figures.Date(day))}", zone is null ? $"坐标系={crs.Name}" : "坐标系=2000国家大地坐标系",
            $"几度分带={zone?.Degrees.ToString(s_plain)}", $"投影类型={(zone is null ? "" : "高斯克吕格")}", "计量单位=米", $"带号={zone?.Number.ToString(s_plain)}", $"精度={(millimetres ? "0.001" : "0.0001")}", "转换参数=,,,,,,",
        ];
    }

    /// <summary>A comma or a line end would begin another field.</summary>
    private static string Field(string text) => Fault.Clean(string.Concat(text.Select(c => c is ',' or '@' || char.IsControl(c) ? ' ' : c)));

    private static bool IsShort(double value) => Math.Abs(value - Math.Round(value, 3)) < 1e-7;
}

using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A polygon in the layout of 界址点坐标 TXT (DOMAIN §5.1), for survey instruments and for reading back: X north, Y east with the zone number before it, to the millimetre;
/// rings in order, each closed by its first point, numbered on. The area is the ellipsoidal one in hectares. In planes that are no CGCS2000 zone the head says which they are.
/// </summary>
internal static class BoundaryText
{
    private static readonly CultureInfo s_plain = CultureInfo.InvariantCulture;

    public static string Of(Shape shape, string code, string name, string use, DateOnly day)
    {
        var zone = shape.Crs.GaussKrugerStrip;
        StringBuilder text = new();
        Line("[属性描述]");
        Line("格式版本号=1.01");
        Line("数据产生单位=");
        Line($"数据产生日期={Figures.Date(day)}");
        Line(zone is null ? $"坐标系={shape.Crs.Name}" : "坐标系=2000国家大地坐标系");
        Line($"几度分带={zone?.Degrees.ToString(s_plain)}");
        Line($"投影类型={(zone is null ? "" : "高斯克吕格")}");
        Line("计量单位=米");
        Line($"带号={zone?.Number.ToString(s_plain)}");
        Line("精度=0.001");
        Line("转换参数=,,,,,,");
        Line("[地块坐标]");
        var rings = Rings(shape.Geometry).ToList();
        Line($"{rings.Sum(r => r.NumPoints).ToString(s_plain)},{Figures.Hectares(shape.EllipsoidalArea)},{Field(code)},{Field(name)},面,,{Field(use)},,@");
        int point = 0;
        foreach (var (i, ring) in rings.Index())
        {
            int first = point + 1;
            for (int p = 0; p < ring.NumPoints; p++)
            {
                int number = p == ring.NumPoints - 1 ? first : ++point;
                var c = ring.GetCoordinateN(p);
                Line(string.Create(s_plain, $"J{number},{i + 1},{c.Y:0.000},{c.X:0.000}"));
            }
        }

        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    /// <summary>A comma or a line end would begin another field.</summary>
    private static string Field(string text) => string.Concat(text.Select(c => c is ',' or '@' || char.IsControl(c) ? ' ' : c));

    private static IEnumerable<LineString> Rings(Geometry shape) => Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>()
        .SelectMany(p => p.InteriorRings.Prepend(p.ExteriorRing));
}

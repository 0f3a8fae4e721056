using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>The site: both areas, reconciliation with the area the file states (RELIABILITY 35), problems, notices, boundary points.</summary>
internal sealed class SiteParts(Screening s, Speech say)
{
    public IEnumerable<string> Warnings()
    {
        if (s.Site.Problems.Count(p => p.IsFatal) is > 0 and int fatal)
            yield return say.T($"用地范围有 {fatal} 处几何错误，面积未计算、图层未比对；位置见“用地范围问题”。", $"The boundary has {fatal} fatal problem(s): no area was measured and no layer compared. See “Boundary problems”.");
        if (s.Site.Repair is { } repair)
            yield return say.T($"按要求修复了用地范围的结构：修复前 {Figures.Area(repair.AreaBefore)}，修复后 {Figures.Area(repair.AreaAfter)} m²（椭球）。", $"The boundary's structure was repaired on request: {Figures.Area(repair.AreaBefore)} before, {Figures.Area(repair.AreaAfter)} after m² (ellipsoidal).");
        if (Mismatch() is { } difference)
            yield return say.T($"文件所载面积 {Figures.Area(s.Site.DeclaredArea)} m² 与量算面积相差 {Figures.Area(difference)} m²，超过 1 m² 或 0.1 %；两者并列，以量算为准。", $"The file states {Figures.Area(s.Site.DeclaredArea)} m², which differs from the measured area by {Figures.Area(difference)} m²: more than 1 m² or 0.1 %. Both are kept; the measured one was used.");
    }

    public IReadOnlyList<ReportPair> Areas() =>
    [
        new(say.T("椭球面积（自然资源口径）", "Ellipsoidal area (natural resources)"), WithOtherUnits(s.Site.EllipsoidalArea)),
        new(say.T("平面积（生态环境口径）", "Planar area (ecology and environment)"), WithOtherUnits(s.Site.PlanarArea)),
        new(say.T("两者之差", "Difference"), s.Site is { EllipsoidalArea: { } e, PlanarArea: { } p } ? Figures.Area(p - e) + " m²" : Figures.None),
        new(say.T("文件所载面积", "Area stated by the file"), s.Site.DeclaredArea is { } d ? Figures.Area(d) + " m²" : say.T("未载", "not stated"), Mismatch() is null ? null : say.T("与量算不符", "does not match")),
        new(say.T("周长或长度", "Perimeter or length"), s.Site.Length is { } l ? Figures.Length(l) + " m" : Figures.None),
        new(say.T("量算坐标系", "Measured in"), s.Site.Crs ?? Figures.None),
        new(say.T("文件坐标系", "CRS of the file"), s.Site.DeclaredCrs),
        new(say.T("坐标换算", "Coordinate operation"), s.Located is { } site ? say.In(CrsTransform.Between(s.Proposal.Declared, site.Crs).Operation) : Figures.None),
        new(say.T("点位精度", "Positional accuracy"), Figures.Plain(s.Site.Accuracy) + " m"),
        new(say.T("所在行政区代码", "Administrative codes"), s.Site.Adcodes.IsEmpty ? say.T("不知道", "not known") : say.List(s.Site.Adcodes)),
    ];

    public ReportTable Problems() => new(
        say.T("用地范围问题", "Boundary problems"),
        [
            new(say.T("问题", "Problem")),
            new(say.T("环", "Ring"), ColumnKind.Number),
            new(say.T("X（东或经度）", "X (east or longitude)"), ColumnKind.Number),
            new(say.T("Y（北或纬度）", "Y (north or latitude)"), ColumnKind.Number),
            new(say.T("后果", "Effect")),
        ],
        [.. s.Site.Problems.Select(p => (string[])
        [
            say.In(ProblemWords.Of(p.Kind)), p.Ring == 0 ? Figures.None : Figures.Count(p.Ring), Figures.Plain(p.X), Figures.Plain(p.Y),
            p.IsFatal ? say.T("拒绝", "refused") : say.T("提示，已接受", "notice, accepted"),
        ])],
        say.T("未发现几何问题。", "No geometry problem was found."));

    public IReadOnlyList<string> Notices() => [.. s.Site.Notices.Select(say.In)];

    /// <summary>All points as they came, in the order of the boundary TXT: number, ring, northing, easting.</summary>
    public ReportTable Boundary()
    {
        Shape? drawn = s.Located is { } placed ? placed.Axis ?? placed.Shape : null;
        bool degrees = drawn?.Crs.IsGeographic ?? false;
        List<string[]> rows = [];
        if (drawn is not null)
        {
            int ring = 0;
            foreach (LineString line in Paths(drawn.Geometry))
            {
                ring++;
                CoordinateSequence points = line.CoordinateSequence;
                int count = line.IsClosed && points.Count > 1 ? points.Count - 1 : points.Count;
                for (int i = 0; i < count; i++)
                    rows.Add([$"J{rows.Count + 1}", Figures.Count(ring), Coordinate(points.GetY(i)), Coordinate(points.GetX(i))]);
            }
        }
        return new(
            say.T("界址点成果表", "Boundary points"),
            [
                new(say.T("点号", "Point")),
                new(say.T("地块圈号", "Ring"), ColumnKind.Number),
                new(degrees ? say.T("纬度 °", "Latitude °") : say.T("X（北）m", "X (north) m"), ColumnKind.Number),
                new(degrees ? say.T("经度 °", "Longitude °") : say.T("Y（东）m", "Y (east) m"), ColumnKind.Number),
            ],
            rows,
            say.T("用地范围未被接受，没有界址点可列。", "The boundary was not accepted: there are no points to list."))
        {
            Note = drawn is null ? null : say.T($"坐标系：{drawn.Crs.Name}（{drawn.Crs.Code}）", $"CRS: {drawn.Crs.Name} ({drawn.Crs.Code})"),
        };

        string Coordinate(double value) => value.ToString(degrees ? "0.000000000" : "0.0000", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Rings and lines as they came; a point is a line of no length.</summary>
    internal static IEnumerable<LineString> Paths(Geometry shape)
    {
        for (int i = 0; i < shape.NumGeometries; i++)
        {
            switch (shape.GetGeometryN(i))
            {
                case Polygon polygon:
                    yield return polygon.ExteriorRing;
                    foreach (LineString hole in polygon.InteriorRings)
                        yield return hole;
                    break;
                case LineString line:
                    yield return line;
                    break;
                case Point { IsEmpty: false } point:
                    yield return point.Factory.CreateLineString([point.Coordinate, point.Coordinate]);
                    break;
            }
        }
    }

    private double? Mismatch() => StatedArea.Mismatch(s.Site.DeclaredArea, s.Site.EllipsoidalArea, s.Site.PlanarArea);

    private string WithOtherUnits(double? area) =>
        area is { } a ? say.T($"{Figures.Area(a)} m²（{Figures.Hectares(a)} 公顷，{Figures.Mu(a)} 亩）", $"{Figures.Area(a)} m² ({Figures.Hectares(a)} ha, {Figures.Mu(a)} mu)") : say.T("未量算", "not measured");
}

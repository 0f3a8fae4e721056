namespace EcoGis;

/// <summary>What a site is made of: crossings of a line through zones, parts, counties. A table is null where there is nothing to tell apart.</summary>
internal sealed class BreakdownParts(Screening s, Speech say)
{
    private readonly Breakdown _b = s.Breakdown;

    public ReportTable? Crossings() => _b.Paths.IsEmpty ? null : new(
        say.T("线路穿越管控区的区段", "Where the line passes through zones"),
        [
            new(say.T("线段", "Path"), ColumnKind.Number),
            new(say.T("起里程", "From"), ColumnKind.Number),
            new(say.T("止里程", "To"), ColumnKind.Number),
            new(say.T("长度 m", "Length m"), ColumnKind.Number),
            new(say.T("区类", "Kind")),
            new(say.T("要素名称／编码", "Zone / code")),
            new(say.T("进入点 X（北）, Y（东）", "Enters at X (north), Y (east)")),
            new(say.T("离开点 X（北）, Y（东）", "Leaves at X (north), Y (east)")),
        ],
        [.. _b.Crossings.Select(p => (string[])
        [
            Figures.Count(p.Path), Station(p.From), Station(p.To), Figures.Length(p.Length), say.Kind(p.Kind), say.Zone(p.ZoneName, p.ZoneCode), At(p.Enter), At(p.Leave),
        ])],
        say.T("线路没有穿过已使用图层中的任何面状管控区。", "The line passes through no zone of the layers used."))
    {
        Note = say.Join([.. _b.Paths.Select(p => say.T(
            $"线段 {p.Number} 长 {Figures.Length(p.Length)} m，里程自 {At(p.Start)}（{Degrees(p.Start)}）起算",
            $"path {p.Number} is {Figures.Length(p.Length)} m long; ways along it count from {At(p.Start)} ({Degrees(p.Start)})"))]),
    };

    public ReportTable? Parts() => _b.Parts.IsEmpty ? null : new(
        say.T("各地块（部分）", "Parts of the site"),
        [
            new(say.T("部分", "Part"), ColumnKind.Number), .. Measures(), new(say.T("压占的管控区", "Zones shared with")),
        ],
        [.. _b.Parts.Select(p => (string[])[Figures.Count(p.Number), Figures.Area(p.EllipsoidalArea), Figures.Area(p.PlanarArea), Figures.Length(p.Length), Zones(p.Overlaps)])],
        "");

    public ReportTable? Districts() => _b.Districts.IsEmpty ? null : new(
        say.T("跨行政区：各县（市、区）", "Counties the site reaches into"),
        [
            new(say.T("行政区", "County")), .. Measures(), new(say.T("其中压占的管控区", "Zones shared with there")),
        ],
        [.. _b.Districts.Select(d => (string[])
        [
            d.Adcode is { } code ? say.Zone(d.Name, code) : say.T("不在已知行政区内", "in no known county"),
            Figures.Area(d.EllipsoidalArea), Figures.Area(d.PlanarArea), Figures.Length(d.Length), Zones(d.Overlaps),
        ])],
        "")
    {
        Note = say.T("各行政区适用各自的地方规定；项目须分别符合。", "Each county's own instruments hold in it; the project has to meet them all."),
    };

    /// <summary>Corridor: what was drawn, and what was laid around it.</summary>
    public IEnumerable<ReportPair> Corridor()
    {
        if (_b.Corridor is { Width: { } width, AxisLength: { } length })
            yield return new(say.T("线路与廊道", "Line and corridor"), say.T($"沿长 {Figures.Length(length)} m 的线路铺设全宽 {Figures.Plain(width)} m 的廊道（端部平、转角圆，误差不超过 1 mm）",
                $"a corridor of {Figures.Plain(width)} m in all along a line of {Figures.Length(length)} m (flat ends, round bends, within 1 mm)"));
        if (_b.Corridor is { Radius: { } radius })
            yield return new(say.T("点与占地", "Point and ground"), say.T($"以点为中心、半径 {Figures.Plain(radius)} m 的圆（误差不超过 1 mm）", $"discs of radius {Figures.Plain(radius)} m around the points (within 1 mm)"));
    }

    private List<ReportColumn> Measures() =>
    [
        new(say.T("椭球面积 m²", "Ellipsoidal m²"), ColumnKind.Number),
        new(say.T("平面积 m²", "Planar m²"), ColumnKind.Number),
        new(say.T("周长或长度 m", "Perimeter or length m"), ColumnKind.Number),
    ];

    private string Zones(IReadOnlyCollection<OverlapRecord>? overlaps) => overlaps is null ? say.T("未能量算", "could not be measured")
        : overlaps.Count == 0 ? say.T("无", "none")
        : say.Join([.. overlaps.Select(o => $"{say.Kind(o.Kind)} {say.Zone(o.ZoneName, o.ZoneCode)} {(o.PlanarArea > 0 || o.Length <= 0 ? Figures.Area(o.EllipsoidalArea) + " m²" : Figures.Length(o.Length) + " m")}")]);

    /// <summary>K12+345.678.</summary>
    private static string Station(double metres)
    {
        decimal way = (decimal)metres;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"K{decimal.Truncate(way / 1000)}+{way % 1000:000.000}");
    }

    private static string At(PlaceRecord p) => $"{Figures.Length(p.Y)}, {Figures.Length(p.X)}";

    private static string Degrees(PlaceRecord p) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{p.Longitude:0.000000}°E {p.Latitude:0.000000}°N");
}

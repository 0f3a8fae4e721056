using System.Globalization;
using static EcoGis.Tests.Reliability.Workshop;

namespace EcoGis.Tests.Reliability;

/// <summary>Rows 39–55: geometry and coordinate reference.</summary>
internal static class GeometryRows
{
    private static readonly RawShape s_bowTie = RawShape.Polygon(Ring((0, 100), (300, -200), (300, 200), (0, -100), (0, 100)));

    public static IEnumerable<BadInputRow> All =>
    [
        new(39, "bow-tie in a layer", "ECO-4113", ["几何错误：环自相交", "环 1", "未导入，图层库未改变", "图层不作自动修复，除非写明 --repair=structure"], ["bad geometry: ring intersects itself", "ring 1", "layers are not repaired here unless --repair=structure"], _ => Layer(s_bowTie)),
        new(39, "bow-tie as a proposal", Told.Read, ["地块图形有 1 处错误，未作空间分析"], ["the boundary has 1 errors and was not analysed"], _ => Open(Screened(MadeUp.Proposal(s_bowTie, Activity.Unknown)))),
        new(40, "repeated points and a spike", Told.Read, ["重复点：2 处，不计入，面积不变", "尖刺：1 处"], ["repeated point: 2, left out, area unchanged", "spikes: 1"], _ =>
            Layer(RawShape.Polygon(Ring((0, 0), (0, 0), (100, 0), (100, 100), (100, 100), (0, 100), (0, 200), (0, 100), (0, 0))))),
        new(41, "ring that is not closed", "ECO-4113", ["几何错误：环未闭合"], ["bad geometry: ring is not closed"], _ => Layer(RawShape.Polygon(Ring((0, 0), (10, 0), (10, 10), (0, 10))))),
        new(41, "ring of two points", "ECO-4113", ["点数不足（环至少 4 点，线至少 2 点）"], ["too few points (a ring needs 4, a line 2)"], _ => Layer(RawShape.Polygon(Ring((0, 0), (10, 0), (0, 0))))),
        new(42, "overlap of 0.2 m width", Told.Read, ["的重叠（19.9988 m²，平均宽 0.2 m）小于两者的定位精度"], ["(19.9988 m², mean width 0.2 m) is thinner than the accuracy of both"], _ =>
        {
            Screening s = Screened(MadeUp.Proposal(MadeUp.Box(999.8, 400, 1099.8, 500), Activity.Unknown), HandMadeRules.One("scenic-area", "core", MadeUp.Box(0, 0, 1000, 1000)));
            Assert.That(s.Overlaps.Single(o => o.Kind == "scenic-area").PlanarArea, Is.EqualTo(20).Within(1e-3), "the raw area is not dropped; on the ground, 49.2 km from the meridian, it is 20 / (1 + (49.2/6371)²)");
            return Open(s);
        }),
        new(43, "hole first, rings the wrong way round", Told.Read, [], [], _ =>
        {
            RawPath shell = Ring((0, 0), (0, 100), (100, 100), (100, 0), (0, 0)), hole = Ring((10, 10), (20, 10), (20, 20), (10, 20), (10, 10));
            using CatalogBench bench = new();
            bench.Import(CatalogBench.File(CatalogBench.Feature(1, RawShape.Rings([hole, shell]), ("class", "core"))), CatalogBench.ScenicArea);
            Assert.That(bench.Catalog.Version("scenic-area").Zones.Single().Shape.Geometry.Area, Is.EqualTo(10_000 - 100).Within(1e-6), "by containment, silently: nothing is wrong");
            return new(Told.Read, "", "");
        }),
        new(44, "hole outside its shell", "ECO-4113", ["内环在外环之外"], ["hole lies outside its shell"], _ => Layer(RawShape.Polygon(Square(0, 0, 100), Square(200, 0, 10)))),
        new(44, "nested shells", "ECO-4113", ["外环套外环"], ["shells are nested"], _ => Layer(Parts(Square(0, 0, 100), Square(20, 20, 10)))),
        new(44, "overlapping parts", "ECO-4113", ["各部分相互重叠"], ["parts overlap"], _ => Layer(Parts(Square(0, 0, 100), Square(50, 50, 100)))),
        new(45, "ring over the antimeridian", "ECO-4113", ["跨越 180° 经线"], ["crosses the antimeridian"], _ => Layer(RawShape.Polygon(new RawPath([179.99, -179.99, -179.99, 179.99, 179.99], [31, 31, 31.01, 31.01, 31])), Crs.Cgcs2000)),
        new(46, "heights that are no number", Told.Read, ["1 处几何带有 Z/M 值，叠加时不用"], ["1 geometry part(s) have Z/M values, which the overlay ignores"], w => Read(w.Package(GeoPackageBuilder.Wkb(1003, true, 1, 4, X, Y, double.NaN, X + 1, Y, 1.0, X, Y + 1, 1.0, X, Y, 1.0)))),
        new(46, "an x that is no number", "ECO-4113", ["坐标不是有限数"], ["a coordinate is not finite"], _ => Layer(RawShape.Polygon(Ring((0, 0), (double.NaN, 0), (10, 10), (0, 0))))),
        new(47, "circle of arcs", Told.Read, ["1 条圆弧曲线已折线化，弦高不超过 0.01 米"], ["1 curve(s) were turned into chords within 0.01 m"], w => Read(w.Package(GeoPackageBuilder.Wkb(10, true, 1, GeoPackageBuilder.Wkb(8, true, 5, X - 100, Y, X, Y + 100, X + 100, Y, X, Y - 100, X - 100, Y))))),
        new(47, "TIN", "ECO-3311", ["几何类型 TIN 不支持"], ["the geometry type TIN is not supported"], w => Read(w.Package(GeoPackageBuilder.Wkb(16, true, 0)))),
        new(48, "collection of a polygon and a point", Told.Read, ["几何集合中只取面，略去 1 个线或点"], ["only the polygons of a collection were taken: 1 line(s) or point(s) left out"], w => Read(w.Package(GeoPackageBuilder.Wkb(7, true, 2, GeoPackageBuilder.Square(X, Y, 10), GeoPackageBuilder.Wkb(1, true, X, Y))))),
        new(48, "polygons and lines in one layer", "ECO-4109", ["同一图层混有多种几何类型：面 1 个、线 1 个"], ["one layer mixes kinds of geometry: 1 polygons, 1 lines"], _ => Import(CatalogBench.File(
            CatalogBench.Feature(1, RawShape.Polygon(Square(0, 0, 10)), ("class", "支流"), ("baseline", "岸线")),
            CatalogBench.Feature(2, new RawShape(ShapeKind.Line, RingRoles.AsGiven, [[Ring((0, 0), (10, 0))]]), ("class", "支流"), ("baseline", "岸线"))), CatalogBench.RiverBank)),
        new(49, "proposal and layers in three CRS", Told.Read, ["EPSG:4544", "EPSG:4523", "平移假东 35,000,000 m", "EPSG:4490 → 经纬度 → EPSG:4523，同一基准面，无基准转换"], ["EPSG:4544", "shift of false easting 35,000,000 m", "EPSG:4490 → longitude and latitude → EPSG:4523, one datum, no datum shift"], _ => ThreeSystems()),
        new(50, "Xian 1980 without parameters", "ECO-2051", ["1980西安坐标系", "没有到 CGCS2000 的七参数，直接套用典型误差 50–100 m"], ["Xian 1980", "no 7-parameter set; typical error 50–100 m"], w =>
            Read(w.Write("a.txt", "[属性描述]\n坐标系=1980西安坐标系\n几度分带=3\n带号=35\n[地块坐标]\n3,0.6,1,甲,面,,,,@\nJ1,1,3464102.1,35452310.5\nJ2,1,3464180.4,35452402.2\nJ3,1,3464120.0,35452455.0\n"))),
        new(51, "counties moved into GCJ-02", Told.Read, ["疑似 GCJ-02（火星坐标）数据", "未作纠偏"], ["looks like GCJ-02", "nothing was corrected"], _ =>
        {
            FeatureFile counties = Features(Counties.File);
            return Import(counties with { Features = [.. counties.Features.Select(f => f with { Shape = InGcj02(f.Shape!) })] }, CatalogBench.AdminBoundary, new() { Name = "moved" }, bench => bench.Import(counties, CatalogBench.AdminBoundary));
        }),
        new(52, "layer 500 km north of the district", "ECO-4116", ["1 个要素中只有 0 个的外接矩形与行政区的外接矩形相交（不足 50 %）", "可能坐标系、带号或假东有误"], ["the bounds of only 0 of 1 features meet those of the administrative area (under 50 %)", "the CRS, zone or false easting may be wrong"], _ =>
            Import(CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 500_000, 10), ("class", "core"))), CatalogBench.ScenicArea, null,
                bench => bench.Import(CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 20_000), ("code", "510604"))), CatalogBench.AdminBoundary))),
        new(53, "ring of more vertices than the limit", "ECO-3008", ["超过上限 read.max-vertices：上限 1000，实际"], ["limit read.max-vertices exceeded: limit 1000, actual"], w =>
            Read(w.GeoJson($$"""{"type":"Polygon","coordinates":[[{{string.Join(',', Enumerable.Range(0, 1200).Select(i => string.Create(CultureInfo.InvariantCulture, $"[{104 + (i * 1e-4)},31]")))}}]]}"""), new() { Limits = new() { MaxVertices = 1000 } })),
        new(53, "coordinates of 1e15", "ECO-4113", ["坐标超出坐标系范围"], ["a coordinate is outside the CRS"], _ => Layer(RawShape.Polygon(new RawPath([1e15, 2e15, 2e15, 1e15], [1e15, 1e15, 2e15, 1e15])))),
        new(53, "segments of 1e-8 m", Told.Read, [], [], _ =>
        {
            RawShape fine = RawShape.Polygon(new RawPath([CatalogBench.X, CatalogBench.X + 7.5e-9, CatalogBench.X + 10, CatalogBench.X + 10, CatalogBench.X], [CatalogBench.Y, CatalogBench.Y, CatalogBench.Y, CatalogBench.Y + 10, CatalogBench.Y]));
            Assert.That(ShapeGate.Check(fine, CatalogBench.Zone35).Shape!.EllipsoidalArea, Is.EqualTo(50).Within(0.02), "the least step that an easting of 3.5e7 has; 1e-12 m is below it");
            return Told.Of([]);
        }),
        new(54, "two parcels that share a quarter of their ground", Told.Read, ["1 对地块相互重叠：a × b 2,499.8", "面积逐块相加 19,998.7", "重叠只计一次 17,498.9"], ["1 pairs of parcels share ground: a × b 2,499.8", "sum of areas 19,998.7", "union 17,498.9"], _ =>
        {
            // 2,500, 20,000 and 17,500 m² in the plane, over 1 + (49.9/6371)² on the ground
            Proposal[] both = [MadeUp.Proposal(MadeUp.Box(0, 0, 100, 100), Activity.Unknown) with { Id = "a" }, MadeUp.Proposal(MadeUp.Box(50, 50, 150, 150), Activity.Unknown) with { Id = "b" }];
            return Told.Of([SharedParcels.Notice([.. both.Select(p => Screened(p))], default)!]);
        }),
        new(55, "one code with two names in a layer", "ECO-4115", ["编码 ZH1 出现 2 次，名称或类别不一致：甲 / core; 乙 / core", "换用唯一编码列"], ["code ZH1 occurs 2 times with different names or classes: 甲 / core; 乙 / core", "use another column"], _ => Import(CatalogBench.File(
            CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("code", "ZH1"), ("name", "甲"), ("class", "core")),
            CatalogBench.Feature(2, CatalogBench.Square(20, 0, 10), ("code", "ZH1"), ("name", "乙"), ("class", "core"))), CatalogBench.ScenicArea)),
        new(55, "two proposals with one code", Told.Read, ["地块编号“A”重复，改按规范顺序编号"], ["the code 'A' stands twice; proposals are numbered by canonical order instead"], _ =>
        {
            var proposals = ProposalReader.Read(CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("code", "A")), CatalogBench.Feature(2, CatalogBench.Square(20, 0, 10), ("code", "A"))), new(), MadeUp.Rules);
            Assert.That(proposals.Select(p => p.Id), Is.EqualTo(new[] { "fid:1", "fid:2" }), "both are kept");
            return Told.Of(proposals[0].Notices);
        }),
    ];

    private static RawPath Ring(params (double East, double North)[] points) => CatalogBench.Ring(points);

    private static RawPath Square(double east, double north, double size) => CatalogBench.Square(east, north, size).Parts[0][0];

    private static RawShape Parts(params RawPath[] shells) => new(ShapeKind.Polygon, RingRoles.AsGiven, [.. shells.Select(s => (IReadOnlyList<RawPath>)[s])]);

    private static Told Open(Screening s) => Told.Of(s.Undetermined.Select(o => o.What));

    private static RawShape InGcj02(RawShape shape) => Moved(shape, Gcj02.FromWgs84);

    private static RawShape Moved(RawShape shape, Func<double, double, (double X, double Y)> move) => new(shape.Kind, shape.Roles, [.. shape.Parts.Select(p => (IReadOnlyList<RawPath>)[.. p.Select(r =>
    {
        var moved = r.Xs.Zip(r.Ys, move).ToArray();
        return new RawPath([.. moved.Select(m => m.X)], [.. moved.Select(m => m.Y)]);
    })])]);

    /// <summary>A site of 100 m in 4544, then in degrees, against zones in 4523 and in degrees that hold its western half: the same hectares, and the operation by name.</summary>
    private static Told ThreeSystems()
    {
        Crs stripped = Crs.Parse("EPSG:4544");
        RawShape In(RawShape shape, Crs crs) => Moved(shape, CrsTransform.Between(MadeUp.Plane, crs).Apply);
        PinnedLayer zone = MadeUp.Layer("scenic-area", [MadeUp.Zone(1, "P", "core", MadeUp.Shape(MadeUp.Box(0, 0, 450, 1000)))]);
        PinnedLayer degrees = MadeUp.Layer("scenic-area", [MadeUp.Zone(1, "D", "core", ShapeGate.Check(In(MadeUp.Box(0, 0, 450, 1000), Crs.Cgcs2000), Crs.Cgcs2000).Shape!)], name: "in-degrees");
        Screening[] sites = [.. new[] { stripped, Crs.Cgcs2000 }.Select(crs => Screened(MadeUp.Proposal(In(HandMadeRules.Site, crs), Activity.Unknown) with { Declared = crs }, zone, degrees))];
        foreach (Screening s in sites)
            Assert.That(s.Overlaps.Where(o => o.Kind == "scenic-area").Select(o => o.PlanarArea), Is.All.EqualTo(5000).Within(0.05), "an edge of 1 km that is straight in degrees lies 0.3 mm beside one that is straight in the plane");
        // the profile has no plane of its own: a site in a plane is measured where its centroid lies
        Told[] told = [.. sites.Select(Report)];
        return new(Told.Read, told[0].Zh + told[1].Zh, told[0].En + told[1].En);
    }
}

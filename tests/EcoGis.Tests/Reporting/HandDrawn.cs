using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis.Tests;

/// <summary>
/// A screening drawn and written by hand: a 300 m × 200 m rectangle whose eastern third lies in a scenic core zone, 800 m east of a river.
/// EPSG:4523, metres. Every name is made up.
/// </summary>
internal static class HandDrawn
{
    public const string SiteWkt = "POLYGON ((35452000 3464000, 35452300 3464000, 35452300 3464200, 35452000 3464200, 35452000 3464000))";

    public static readonly ClauseCitation ScenicClause = new(
        "26", "scenic-areas-regulation", new("风景名胜区条例", "Regulation on Scenic Areas"), "第二十六条",
        new("风景名胜区内不得设立开发区", "no development zone inside a scenic area"), false,
        new Supersession(new("新条例（示范）", "New Regulation (sample)"), new DateOnly(2026, 5, 1), false));

    public static readonly ClauseCitation RiverClause = new(
        "26-2", "yangtze-protection-law", new("中华人民共和国长江保护法", "Yangtze River Protection Law"), "第二十六条第二款",
        new("干支流岸线一公里内不得新建、扩建化工项目", "no new chemical project within one kilometre of the bank"), true, null);

    public static readonly IndustryGroup Chemical = new("chemical", new("化工", "Chemical industry"), "示范", [new("C26", Confidence.High, false, null)]);

    public static Screening Prohibited => new(
        "0.1.0", new DateOnly(2026, 11, 23), "510604", Verdict.Prohibited,
        new Proposal(
            "SF-9001", "示范化工技改项目", "示范 地块.txt", "txt", RawShape.Polygon(Ring()), Crs.Parse("EPSG:4523"),
            new Activity("C2614", Nature.New, ImmutableSortedDictionary<string, FactValue>.Empty
                .Add("capacity", new FactValue.Number(12.5))
                .Add("inside-park", new FactValue.Bool(false))
                .Add("pollutants", new FactValue.Set(["mercury", "lead"]))),
            60_100, []),
        new SiteRecord(
            59_976.1234, 60_000, 1000, "EPSG:4523", "EPSG:4523", 0.05, 60_100, ["510604"],
            [new GeometryProblem(GeometryProblemKind.RepeatedPoint, 1, 35452300, 3464200)], null,
            [new("界址点数写作 6，实为 5", "says 6 points, has 5")]),
        [
            new LayerUse("control-unit", "control-unit", 2, "sha256:aa11", LayerStatus.Used, "示范资料", new DateOnly(2024, 1, 1), null, 5),
            new LayerUse("permanent-farmland", "permanent-farmland", null, null, LayerStatus.Missing, null, null, null, null),
            new LayerUse("river-bank", "rivers", 1, "sha256:bb22", LayerStatus.Used, "示范资料", null, new DateOnly(2030, 1, 1), 5),
            new LayerUse("scenic-area", "scenic", 3, "sha256:cc33", LayerStatus.Used, "示范资料", null, null, 2.5),
        ],
        [
            new OverlapRecord("control-unit", "control-unit", 1, "ZH51060410001", "示范优先保护单元", "priority", 59_976.1234, 60_000, 0, 1, 0.000133333, 120, Certainty.Firm),
            new OverlapRecord("scenic-area", "scenic", 1, "JQ9001", "示范风景区核心景区", "core", 19_992.0411, 20_000, 0, 0.333333333, 0.0125, 66.667, Certainty.Firm),
            new OverlapRecord("scenic-area", "scenic", 2, "JQ9002", "示范风景区外围", "other", 3.2, 3.2013, 0, 0.000053355, 0.000000125, 0.041, Certainty.Sliver),
        ],
        [new ProximityRecord("river-bank", "rivers", 1, "HL9001", "示范河", 800, 270)],
        [
            new Finding(
                "scenic-no-zone", new("风景名胜区内禁止设立开发区", "no development zone in scenic areas"), "scenic-area", "scenic", Effect.Prohibited, Answer.Overlaps, 1, "JQ9001", "示范风景区核心景区", "core",
                [ScenicClause],
                Numbers(("area_ellipsoidal_m2", 19_992.0411), ("area_planar_m2", 20_000), ("share_of_site", 0.333333333)), Certainty.Firm,
                new("退出核心景区，向西移 100 m", "leave the core zone: move 100 m west")),
            new Finding(
                "chemical-near-river", new("岸线一公里内禁止新建化工", "no new chemicals within 1 km"), "river-bank", "rivers", Effect.Prohibited, Answer.Within, 1, "HL9001", "示范河", "tributary",
                [RiverClause], Numbers(("distance_m", 800), ("threshold_m", 1000)), Certainty.Firm, null)
            {
                Memberships = [new IndustryMembership("C2614", Chemical, Chemical.Members[0])],
            },
            new Finding(
                "new-steel", new("重点区域禁止新增产能", "no new capacity"), null, null, Effect.Restricted, Answer.Within, null, null, null, null,
                [RiverClause], Numbers(), Certainty.Firm, null),
        ],
        [
            new OpenQuestion("farmland-occupation", "permanent-farmland", Effect.Prohibited, Need.Layer, "permanent-farmland", new("缺少永久基本农田图层", "the permanent farmland layer is missing"), new("请导入永久基本农田图层", "import the layer"), [RiverClause]),
            new OpenQuestion("boiler", null, Effect.Prohibited, Need.Fact, "uses-coal", new("不知道是否燃煤", "coal use is not known"), new("项目是否使用燃煤锅炉？", "Does the project burn coal?"), []),
            new OpenQuestion("boiler-2", null, Effect.Restricted, Need.Fact, "uses-coal", new("不知道是否燃煤", "coal use is not known"), new("项目是否使用燃煤锅炉？", "Does the project burn coal?"), []),
        ],
        [new ReviewItem("control-unit", "control-unit", "ZH51060410001", "unruled", new("压占优先保护单元，须逐条研判", "overlaps a priority unit: judge line by line"))],
        [
            new ClearRecord("nature-reserve", null, null, null, null, "示范声明 2026-01-01"),
            new ClearRecord("wetland", "wetlands", "SD9001", "示范湿地", 2345.678, null),
        ],
        new ConflictRecord(19_992.0411, 20_000),
        new RuleBaseRecord("2026.11", "sha256:dd44"))
    {
        Industry = new IndustryClass("C2614", new("有机化学原料制造", "有机化学原料制造 (Manufacture of raw chemical materials and chemical products)")),
    };

    public static Screening Refused => Prohibited with
    {
        Verdict = Verdict.Undetermined,
        Site = Prohibited.Site with
        {
            EllipsoidalArea = null,
            PlanarArea = null,
            Length = null,
            Crs = null,
            Adcodes = [],
            Problems = [new GeometryProblem(GeometryProblemKind.SelfIntersection, 1, 35452150, 3464100), new GeometryProblem(GeometryProblemKind.NonFinite, 2, double.NaN, 3464100)],
        },
        Layers = [],
        Overlaps = [],
        Proximities = [],
        Findings = [],
        Review = [],
        Clear = [],
        Conflict = null,
        Undetermined = [new OpenQuestion("site", null, Effect.Prohibited, Need.Geometry, "SF-9001", new("几何有误", "broken geometry"), new("请修正", "correct it"), [])],
    };

    public static Screening Compliant => Prohibited with
    {
        Verdict = Verdict.Compliant,
        Conflict = new ConflictRecord(0, 0),
        Findings = [],
        Undetermined = [],
        Review = [],
        Overlaps = [],
    };

    public static ReportContext Context { get; } = new(
        id => new($"类·{id}", $"kind {id}"),
        (_, id) => new($"级·{id}", $"class {id}"),
        _ => null,
        Styles());

    public static MapStyles Styles() => MapStyles.Parse("zones.yaml", File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "maps", "styles", "zones.yaml")));

    public static IMapSource Map => new DrawnMap(
        Shape(SiteWkt),
        [
            Zone("control-unit", 1, "control-unit", "示范优先保护单元", "POLYGON ((35449000 3462000, 35454000 3462000, 35454000 3466500, 35449000 3466500, 35449000 3462000))"),
            Zone("scenic", 1, "scenic-area", "示范风景区核心景区", "POLYGON ((35452200 3463500, 35453400 3463300, 35453600 3464900, 35452200 3464900, 35452200 3463500))"),
            Zone("scenic", 2, "scenic-area", "示范风景区外围", "POLYGON ((35451500 3464200, 35452200 3464199.96, 35452200 3465300, 35451700 3465200, 35451500 3464200))"),
            Zone("rivers", 1, "river-bank", "示范河", "LINESTRING (35451300 3461000, 35451200 3463500, 35451200 3464400, 35450600 3466800)"),
            Zone("park", 1, "compliant-park", "示范园区", "POLYGON ((35450000 3463000, 35451000 3463000, 35451000 3464000, 35450000 3464000, 35450000 3463000), (35450300 3463300, 35450300 3463500, 35450600 3463500, 35450600 3463300, 35450300 3463300))"),
            Zone("district", 1, "admin-boundary", "示范区", "POLYGON ((35435273 3460000, 35445000 3453431, 35460000 3456000, 35472354 3470000, 35455000 3480359, 35440000 3476000, 35435273 3460000))"),
        ]);

    public static Geometry Shape(string wkt) => new WKTReader().Read(wkt);

    private static MapZone Zone(string layer, int number, string kind, string name, string wkt) => new(layer, number, kind, $"{layer}-{number}", name, Shape(wkt));

    private static RawPath Ring() => new([35452000, 35452300, 35452300, 35452000, 35452000], [3464000, 3464000, 3464200, 3464200, 3464000]);

    private static ImmutableSortedDictionary<string, double> Numbers(params (string Key, double Value)[] numbers) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, numbers.Select(n => KeyValuePair.Create(n.Key, n.Value)));

    internal sealed class DrawnMap(Geometry site, IReadOnlyList<MapZone> zones) : IMapSource
    {
        public Geometry Site => site;

        public Geometry? Axis => null;

        public string Plane => "CGCS2000 / 3-degree Gauss-Kruger zone 35 (EPSG:4523)";

        public IEnumerable<MapZone> InView(Envelope view) => zones.Where(z => z.Shape.EnvelopeInternal.Intersects(view));

        public MapZone? Zone(string layer, int number) => zones.FirstOrDefault(z => z.Layer == layer && z.Number == number);

        public Geometry Shared(MapZone zone) => site.Intersection(zone.Shape);
    }
}

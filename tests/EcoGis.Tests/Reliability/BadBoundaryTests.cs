using System.Text;
using System.Text.Json.Nodes;
using static EcoGis.Tests.HandMadeRules;

namespace EcoGis.Tests;

/// <summary>Bad and odd boundaries all the way to the result: what the record, the JSON and the reader of it are told. Numbers are those of the catalogue of bad input.</summary>
public sealed class BadBoundaryTests
{
    private const string Ban = "zone: {kind: scenic-area}, relation: overlaps, effect: prohibited";

    private static readonly RuleBase Rules = Of("china", Ban);
    private static readonly PinnedLayer[] World = [MadeUp.Admin(), One("scenic-area", "core", MadeUp.Box(5000, 0, 6000, 1000))];

    /// <summary>Two triangles that meet at (100, 0): 10,000 m² on the left, 40,000 m² on the right, wound in opposite directions.</summary>
    private static readonly (double X, double Y)[] BowTie = [(0, 100), (300, -200), (300, 200), (0, -100), (0, 100)];

    private static RawPath Ring(params (double X, double Y)[] points) => new([.. points.Select(p => MadeUp.E0 + p.X)], [.. points.Select(p => MadeUp.N0 + p.Y)]);

    private static RawPath Square(double x, double y, double size) => Ring((x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y));

    /// <summary>49.7 km west of the central meridian the plane is larger than the ground by 1 + (49.7/6371)² in area.</summary>
    private static double OnTheGround(double planar) => planar / (1 + Math.Pow(49.7 / 6371, 2));

    private static Screening Screened(RawShape site, Repair repair = Repair.None) => Screen(Rules, World, site: site, options: new ScreenOptions(Repair: repair));

    private static JsonNode Json(Screening s)
    {
        using MemoryStream stream = new();
        ScreeningJson.Write(stream, [s]);
        return JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))![0]!;
    }

    private static void IsUndetermined(Screening s, params string[] kinds)
    {
        var json = Json(s);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Undetermined));
            Assert.That(Needs(s).Single().Needs, Is.EqualTo(Need.Geometry));
            Assert.That(s.Undetermined[0].What.Zh, Does.Contain("未作空间分析"));
            Assert.That(s.Undetermined[0].Question.En, Does.Contain("--repair=structure"));
            Assert.That(json["site"]!["problems"]!.AsArray().Where(p => (bool)p!["fatal"]!).Select(p => (string?)p!["kind"]), Is.EqualTo(kinds));
            Assert.That(json["site"]!["area_planar_m2"], Is.Null, "what was not measured has no number");
            Assert.That(s.Overlaps.Length + s.Clear.Length + s.Findings.Length, Is.Zero);
        }
    }

    [Test]
    [Category("reliability-39")]
    public void A_bow_tie_is_undetermined_and_names_the_crossing()
    {
        var s = Screened(RawShape.Polygon(Ring(BowTie)));
        IsUndetermined(s, "self_intersection");
        Assert.That((s.Site.Problems[0].X, s.Site.Problems[0].Y), Is.EqualTo((MadeUp.E0 + 100, MadeUp.N0)));
    }

    [Test]
    [Category("reliability-39")]
    public void A_repair_that_was_asked_for_is_in_the_result_with_both_areas()
    {
        var s = Screened(RawShape.Polygon(Ring(BowTie)), Repair.Structure);
        var repair = Json(s)["site"]!["repair"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Compliant));
            Assert.That((string?)repair["method"], Is.EqualTo("structure"));
            Assert.That((double)repair["area_before_m2"]!, Is.EqualTo(OnTheGround(30_000)).Within(0.05));
            Assert.That((double)repair["area_after_m2"]!, Is.EqualTo(OnTheGround(50_000)).Within(0.05));
            Assert.That(Json(s)["site"]!["problems"]!.AsArray(), Has.Count.EqualTo(1), "the problem stays listed");
            Assert.That(s.Site.PlanarArea, Is.EqualTo(50_000));
        }
    }

    [Test]
    [Category("reliability-39")]
    public void The_areas_of_a_repair_are_square_metres_in_degrees_too()
    {
        var toDegrees = CrsTransform.Between(MadeUp.Plane, Crs.Cgcs2000);
        var points = BowTie.Select(p => toDegrees.Apply(MadeUp.E0 + p.X, MadeUp.N0 + p.Y)).ToList();
        var raw = RawShape.Polygon(new RawPath([.. points.Select(p => p.Item1)], [.. points.Select(p => p.Item2)]));
        var screener = new Screener(Rules, Rules.District("none"), "test");
        var s = screener.Screen(MadeUp.Proposal(raw, Activity.Unknown) with { Declared = Crs.Cgcs2000 }, MadeUp.Snapshot(Day, World), new ScreenOptions(Repair: Repair.Structure));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Site.Repair!.AreaBefore, Is.EqualTo(OnTheGround(30_000)).Within(0.1));
            Assert.That(s.Site.Repair.AreaAfter, Is.EqualTo(OnTheGround(50_000)).Within(0.1));
        }
    }

    [Test]
    [Category("reliability-39")]
    public void A_bad_proposal_does_not_stop_the_others_of_its_file()
    {
        string path = Path.Combine(Path.GetTempPath(), $"ecogis-{Guid.NewGuid():N}.geojson");
        Rewritten.GeoJson(path,
        [
            (RawShape.Polygon(Ring(BowTie)), new Dictionary<string, string?> { ["code"] = "B" }),
            (RawShape.Polygon(Square(400, 400, 100)), new Dictionary<string, string?> { ["code"] = "A" }),
        ]);
        try
        {
            var proposals = ProposalReader.Read(FeatureReader.Read(path, new ReadOptions { Crs = MadeUp.Plane }, default), new ProposalRequest(), Rules);
            var screener = new Screener(Rules, Rules.District("none"), "test");
            Assert.That(proposals.Select(p => (p.Id, screener.Screen(p, MadeUp.Snapshot(Day, World), new ScreenOptions()).Verdict)),
                Is.EqualTo(new[] { ("A", Verdict.Compliant), ("B", Verdict.Undetermined) }));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    [Category("reliability-40")]
    public void Repeated_points_and_spikes_are_accepted_and_counted()
    {
        var s = Screened(RawShape.Polygon(Ring((400, 400), (400, 400), (500, 400), (500, 500), (500, 500), (500, 500), (400, 500), (400, 600), (400, 500), (400, 400))));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Compliant));
            Assert.That(s.Site.PlanarArea, Is.EqualTo(10_000));
            Assert.That(Json(s)["site"]!["problems"]!.AsArray().CountBy(p => ((string?)p!["kind"], (bool)p["fatal"]!)).OrderBy(p => p.Key.Item1),
                Is.EqualTo(new[] { KeyValuePair.Create(("repeated_point", false), 3), KeyValuePair.Create(("spike", false), 1) }));
        }
    }

    [Test]
    [Category("reliability-40")]
    public void Repeated_points_of_a_layer_are_accepted_and_counted()
    {
        using CatalogBench bench = new();
        var receipt = bench.Import(CatalogBench.File(CatalogBench.Feature(1, RawShape.Polygon(CatalogBench.Ring((0, 0), (0, 0), (10, 0), (10, 10), (10, 10), (0, 10), (0, 0))), ("class", "core"))), CatalogBench.ScenicArea);
        Assert.That(receipt.Notices.Select(n => n.Zh), Has.Some.Contains("2 处，已接受，未改动"));
    }

    [Test]
    [Category("reliability-41")]
    public void An_open_ring_is_undetermined_and_named_and_closed_only_on_request()
    {
        var open = RawShape.Polygon(Ring((400, 400), (500, 400), (500, 500), (400, 500)));
        IsUndetermined(Screened(open), "unclosed_ring");
        var repaired = Screened(open, Repair.Structure);
        Assert.That(repaired.Verdict, Is.EqualTo(Verdict.Compliant));
        Assert.That(repaired.Site.Repair!.AreaBefore, Is.EqualTo(OnTheGround(10_000)).Within(0.02));
        Assert.That(repaired.Site.Repair.AreaAfter, Is.EqualTo(repaired.Site.Repair.AreaBefore), "closing a ring changes no area");
    }

    [Test]
    [Category("reliability-41")]
    public void A_ring_of_too_few_points_stays_undetermined_even_with_a_repair()
    {
        var two = RawShape.Polygon(Ring((400, 400), (500, 400), (400, 400)));
        IsUndetermined(Screened(two), "too_few_points");
        Assert.That(Screened(two, Repair.Structure).Verdict, Is.EqualTo(Verdict.Undetermined));
    }

    [Test]
    [Category("reliability-41")]
    public void An_open_ring_in_a_layer_refuses_the_layer_with_ring_and_vertex()
    {
        using CatalogBench bench = new();
        var refusal = bench.Refused(CatalogBench.File(CatalogBench.Feature(1, RawShape.Polygon(CatalogBench.Ring((0, 0), (10, 0), (10, 10))), ("class", "core"))), CatalogBench.ScenicArea);
        Assert.That(refusal.In(Language.Zh), Does.Contain("ECO-4113").And.Contain("环 1").And.Contain("未导入，图层库未改变"));
    }

    [Test]
    [Category("reliability-42")]
    public void The_raw_area_of_a_sliver_is_in_the_result_and_the_threshold_in_its_question()
    {
        var s = Screen(Rules, [MadeUp.Admin(), One("scenic-area", "core", MadeUp.Box(0, 0, 1000, 1000))], site: RawShape.Polygon(Square(999.8, 400, 100)));
        var overlap = Json(s)["overlaps"]!.AsArray().Single(o => (string?)o!["kind"] == "scenic-area")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)overlap["certainty"], Is.EqualTo("sliver"));
            Assert.That((double)overlap["area_planar_m2"]!, Is.EqualTo(20).Within(1e-3));
            Assert.That((double)overlap["mean_width_m"]!, Is.EqualTo(2 * 20 / 200.4).Within(1e-3), "2A/P of 0.2 m × 100 m");
            Assert.That((double)overlap["share_of_site"]!, Is.EqualTo(0.002).Within(1e-6));
            Assert.That(s.Undetermined.Single().What.Zh, Does.Contain("平均宽 0.2 m").And.Contain("小于两者的定位精度"));
        }
    }

    [Test]
    [Category("reliability-42")]
    public void Slivers_below_a_millimetre_are_not_even_slivers_but_many_of_them_do_not_hide_a_firm_piece()
    {
        var comb = MadeUp.Layer("scenic-area",
        [
            MadeUp.Zone(1, "Z1", "core", MadeUp.Shape(MadeUp.Box(0, 0, 400.0005, 1000))),
            MadeUp.Zone(2, "Z2", "core", MadeUp.Shape(MadeUp.Box(490, 0, 600, 1000))),
        ]);
        Assert.That(Screen(Rules, [MadeUp.Admin(), comb]).Findings.Select(f => f.ZoneCode), Is.EqualTo(new[] { "Z2" }));
    }

    [Test]
    [Category("reliability-43")]
    public void Ring_direction_and_ring_roles_change_no_byte()
    {
        RawPath shell = Square(400, 400, 100), hole = Square(420, 420, 20), back = new([.. shell.Xs.Reverse()], [.. shell.Ys.Reverse()]), holeBack = new([.. hole.Xs.Reverse()], [.. hole.Ys.Reverse()]);
        RawShape[] same =
        [
            RawShape.Polygon(shell, hole), RawShape.Polygon(back, hole), RawShape.Polygon(shell, holeBack), RawShape.Polygon(back, holeBack),
            RawShape.Rings([shell, hole]), RawShape.Rings([holeBack, back]), RawShape.Rings([hole, shell]),
        ];
        Assert.That(same.Select(s => Json(Screened(s)).ToJsonString()).Distinct().Count(), Is.EqualTo(1));
        Assert.That(Screened(same[0]).Site.PlanarArea, Is.EqualTo(10_000 - 400));
    }

    [Test]
    [Category("reliability-44")]
    public void Holes_outside_nested_shells_and_overlapping_parts_are_undetermined_never_counted_twice()
    {
        IsUndetermined(Screened(RawShape.Polygon(Square(400, 400, 100), Square(600, 400, 10))), "hole_outside_shell");
        IsUndetermined(Screened(new RawShape(ShapeKind.Polygon, RingRoles.AsGiven, [[Square(400, 400, 100)], [Square(420, 420, 10)]])), "nested_shells");
        IsUndetermined(Screened(new RawShape(ShapeKind.Polygon, RingRoles.AsGiven, [[Square(400, 400, 100)], [Square(450, 450, 100)]])), "overlapping_parts", "overlapping_parts");
        var repaired = Screened(new RawShape(ShapeKind.Polygon, RingRoles.AsGiven, [[Square(400, 400, 100)], [Square(450, 450, 100)]]), Repair.Structure);
        Assert.That(repaired.Site.Repair!.AreaBefore, Is.EqualTo(OnTheGround(20_000)).Within(0.02));
        Assert.That(repaired.Site.Repair.AreaAfter, Is.EqualTo(OnTheGround(17_500)).Within(0.02));
    }

    [Test]
    [Category("reliability-44")]
    public void Overlapping_parts_refuse_a_layer()
    {
        using CatalogBench bench = new();
        RawShape twice = new(ShapeKind.Polygon, RingRoles.AsGiven, [[CatalogBench.Ring((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))], [CatalogBench.Ring((5, 5), (15, 5), (15, 15), (5, 15), (5, 5))]]);
        Assert.That(CatalogBench.Codes(bench.Refused(CatalogBench.File(CatalogBench.Feature(1, twice, ("class", "core"))), CatalogBench.ScenicArea)), Is.All.EqualTo("ECO-4113"));
    }

    [Test]
    [Category("reliability-45")]
    public void A_boundary_over_the_antimeridian_is_undetermined_and_never_a_band_around_the_world()
    {
        var raw = RawShape.Polygon(new RawPath([179.99, -179.99, -179.99, 179.99, 179.99], [31, 31, 31.01, 31.01, 31]));
        var screener = new Screener(Rules, Rules.District("none"), "test");
        foreach (var repair in Enum.GetValues<Repair>())
        {
            var s = screener.Screen(MadeUp.Proposal(raw, Activity.Unknown) with { Declared = Crs.Cgcs2000 }, MadeUp.Snapshot(Day, World), new ScreenOptions(Repair: repair));
            IsUndetermined(s, "crosses_antimeridian", "crosses_antimeridian");
        }
    }

    [Test]
    [Category("reliability-46")]
    public void A_coordinate_that_is_no_number_is_undetermined_and_null_in_json()
    {
        var s = Screened(RawShape.Polygon(Ring((400, 400), (500, double.NaN), (500, 500), (400, 500), (400, 400))));
        IsUndetermined(s, "non_finite");
        Assert.That(Json(s)["site"]!["problems"]![0]!["y"], Is.Null);
    }

    [Test]
    [Category("reliability-46")]
    public void Heights_change_no_byte_of_the_result()
    {
        string Written(string z)
        {
            string path = Path.Combine(Path.GetTempPath(), $"ecogis-{Guid.NewGuid():N}.geojson");
            File.WriteAllText(path, $$$"""
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1"},"geometry":{"type":"Polygon","coordinates":
                [[[104.48,31.29{{{z}}}],[104.481,31.29{{{z}}}],[104.481,31.291{{{z}}}],[104.48,31.29{{{z}}}]]]}}]}
                """);
            try
            {
                var proposal = ProposalReader.Read(FeatureReader.Read(path, new ReadOptions { Crs = Crs.Cgcs2000 }, default), new ProposalRequest(), Rules).Single();
                var json = Json(new Screener(Rules, Rules.District("none"), "test").Screen(proposal with { SourceFile = "" }, MadeUp.Snapshot(Day, World), new ScreenOptions()));
                json["site"]!.AsObject().Remove("notices");
                return json.ToJsonString();
            }
            finally
            {
                File.Delete(path);
            }
        }

        string flat = Written("");
        Assert.That(flat, Does.Contain("\"verdict\":\"compliant\""));
        Assert.That(Written(",512.5"), Is.EqualTo(flat));
    }

    [Test]
    [Category("reliability-55")]
    public void Two_proposals_with_one_code_are_both_kept_and_numbered_with_a_notice()
    {
        string path = Path.Combine(Path.GetTempPath(), $"ecogis-{Guid.NewGuid():N}.geojson");
        Rewritten.GeoJson(path,
        [
            (RawShape.Polygon(Square(400, 400, 100)), new Dictionary<string, string?> { ["code"] = "A" }),
            (RawShape.Polygon(Square(100, 400, 100)), new Dictionary<string, string?> { ["code"] = "A" }),
        ]);
        try
        {
            var proposals = ProposalReader.Read(FeatureReader.Read(path, new ReadOptions { Crs = MadeUp.Plane }, default), new ProposalRequest(), Rules);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(proposals.Select(p => p.Id), Is.EqualTo(new[] { "fid:1", "fid:2" }));
                Assert.That(proposals.Select(p => p.Boundary.Parts[0][0].Xs.Min()), Is.EquivalentTo(new[] { MadeUp.E0 + 100, MadeUp.E0 + 400 }));
                Assert.That(proposals.SelectMany(p => p.Notices).Select(n => n.Zh), Has.Some.Contains("地块编号“A”重复"));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    [Category("reliability-56")]
    public void A_layer_replaced_in_mid_screening_changes_nothing_and_the_result_names_the_version_used()
    {
        string folder = Directory.CreateTempSubdirectory("ecogis-replaced-").FullName;
        try
        {
            var catalog = GeoPackageCatalog.ForImport(Path.Combine(folder, "c.gpkg"), Rules.Kinds);
            Import("admin-boundary", MadeUp.Box(-20_000, -20_000, 20_000, 20_000), ("code", "510604"), ("name", "示范"));
            Import("scenic-area", MadeUp.Box(5000, 0, 6000, 1000), ("code", "Z1"), ("name", "示范"), ("class", "core"));
            var pinned = catalog.Pin(Day);
            var before = Screened(pinned);
            Import("scenic-area", MadeUp.Box(0, 0, 1000, 1000), ("code", "Z1"), ("name", "示范"), ("class", "core"));
            var still = Screened(pinned);
            var after = Screened(catalog.Pin(Day));
            using (Assert.EnterMultipleScope())
            {
                Assert.That((before.Verdict, VersionOf(before)), Is.EqualTo((Verdict.Compliant, 1)));
                Assert.That(Json(still).ToJsonString(), Is.EqualTo(Json(before).ToJsonString()));
                Assert.That((after.Verdict, VersionOf(after)), Is.EqualTo((Verdict.Prohibited, 2)));
                Assert.That(catalog.History("scenic-area").Select(v => v.Version), Is.EqualTo(new[] { 1, 2 }), "the old version is kept");
            }

            void Import(string kind, RawShape shape, params (string, string?)[] attributes) => LayerImporter.Import(
                CatalogBench.File(CatalogBench.Feature(1, shape, attributes)), Rules.Kind(kind), new ImportRequest { Name = kind, Coverage = new CoverageRequest.Polygons(CatalogBench.File(CatalogBench.Feature(1, MadeUp.Box(-20_000, -20_000, 20_000, 20_000)))) }, catalog);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static Screening Screened(Snapshot snapshot) =>
            new Screener(Rules, Rules.District("none"), "test").Screen(MadeUp.Proposal(HandMadeRules.Site, Activity.Unknown), snapshot, new ScreenOptions());

        static int? VersionOf(Screening s) => s.Layers.Single(l => l.Kind == "scenic-area").Version;
    }
}

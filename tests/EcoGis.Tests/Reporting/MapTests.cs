using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace EcoGis.Tests;

/// <summary>Maps: every kind has a look of its own, nothing is lost at the frame, labels keep apart, pages stay small.</summary>
internal sealed class MapTests
{
    private static readonly ScreenBox Frame = new(10, 20, 400, 300);

    [Test]
    public void Every_zone_kind_of_the_data_has_a_style_and_no_style_is_left_over()
    {
        string[] kinds = [.. Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, "data", "zone-kinds"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];
        Assert.That(kinds, Has.Length.GreaterThan(20));
        Assert.That(HandDrawn.Styles().Kinds, Is.EqualTo(kinds));
    }

    [Test]
    public void A_kind_without_a_style_is_an_error_and_no_page()
    {
        Screening screening = HandDrawn.Prohibited;
        IMapSource map = new HandDrawn.DrawnMap(HandDrawn.Map.Site, [new MapZone("x", 1, "moon-base", "M1", "月", HandDrawn.Map.Site)]);
        var error = Assert.Throws<EcoException>(() => ReportWriter.Html(screening, HandDrawn.Context, Language.Zh, map));
        Assert.That(error!.In(Language.Zh), Does.Contain("ECO-6001").And.Contain("moon-base"));
    }

    [TestCase("hatching: 3", "ECO-6002")]
    [TestCase("pattern: zigzag", "ECO-6002")]
    [TestCase("pattern: 3", "ECO-6002")]
    [TestCase("stroke: 'red;x'", "ECO-6002")]
    [TestCase("opacity: 7", "ECO-6002")]
    public void A_broken_style_file_names_what_is_wrong(string line, string code)
    {
        var error = Assert.Throws<EcoException>(() => MapStyles.Parse("styles/zones.yaml", Styles($"{{stroke: '#000000', pattern: dots, {line}}}")));
        Assert.That(error!.In(Language.En), Does.Contain(code).And.Contain("zones.yaml"));
    }

    [Test]
    public void Two_kinds_that_look_alike_in_grey_are_refused()
    {
        const string row = "{stroke: '#000000', pattern: dots, spacing: 9}";
        Assert.That(() => MapStyles.Parse("zones.yaml", Styles(row) + $"  other: {row.Replace("#000000", "#ff0000")}\n"), Throws.TypeOf<EcoException>().With.Message.Contains("ECO-6003"));
        Assert.That(() => MapStyles.Parse("zones.yaml", Styles(row)), Throws.Nothing);
    }

    [Test]
    public void Rings_are_clipped_to_what_an_intersection_with_the_frame_leaves()
    {
        var random = new Random(7);
        MapView view = MapView.Fit(new Envelope(0, 1000, 0, 700), Frame);
        int cut = 0;
        for (int n = 0; n < 200; n++)
        {
            Polygon star = Star(random, random.NextDouble() * 1600 - 300, random.NextDouble() * 1300 - 300);
            double expected = star.Intersection(star.Factory.ToGeometry(Beyond(view))).Area, found = 0;
            foreach (ScreenPoint[] ring in ScreenLines.Rings(star, view, 0))
                found += Math.Abs(Shoelace(ring)) * view.MetresPerPixel * view.MetresPerPixel;
            if (expected > 0 && expected < star.Area * 0.999)
                cut++;
            // a star wholly in the margin beyond the ground is not drawn at all: nothing of it would be seen
            if (star.EnvelopeInternal.Intersects(view.Ground))
                Assert.That(found, Is.EqualTo(expected).Within(1e-6 * star.Area), star.AsText());
        }
        Assert.That(cut, Is.GreaterThan(30));
    }

    [Test]
    public void A_line_through_the_frame_keeps_its_visible_stretches()
    {
        MapView view = MapView.Fit(new Envelope(0, 1000, 0, 700), Frame);
        Geometry line = HandDrawn.Shape("LINESTRING (-5000 350, 5000 350, 5000 5000, 500 5000, 500 -5000)");
        List<ScreenPoint[]> parts = ScreenLines.Lines(line, view, 0);
        Assert.That(parts, Has.Count.EqualTo(2));
        Assert.That(parts[0].Select(p => Math.Round(p.Y, 6)).Distinct().Single(), Is.EqualTo(Math.Round(view.At(0, 350).Y, 6)));
        Assert.That(parts[0][0].X, Is.LessThan(Frame.X).And.GreaterThan(Frame.X - 20));
    }

    [Test]
    public void A_scale_of_one_to_n_is_true_on_paper()
    {
        MapView view = MapView.Fit(new Envelope(0, 1000, 0, 700), Frame);
        double metres = view.Ground.Width, paper = Frame.Width / 96 * 0.0254;
        Assert.That(metres / paper, Is.EqualTo(view.Scale).Within(1e-6));
        Assert.That(view.Ground.Contains(new Envelope(0, 1000, 0, 700)));
        Assert.That(view.Scale, Is.EqualTo(15_000)); // 1240 m with margins over 105.83 mm: 1:11717; the next of 1, 1.5, 2 … is 15 000
    }

    [Test]
    public void Labels_never_overlap_and_stay_in_the_frame()
    {
        var random = new Random(3);
        var placer = new LabelPlacer(Frame);
        List<ScreenBox> placed = [];
        for (int n = 0; n < 120; n++)
        {
            var anchor = new ScreenPoint(Frame.X + random.NextDouble() * Frame.Width, Frame.Y + random.NextDouble() * Frame.Height);
            if (placer.Place(anchor, 40 + random.Next(60), 15, 6, mustShow: false, centreFirst: true) is { } box)
                placed.Add(box);
        }
        Assert.That(placed, Has.Count.GreaterThan(20));
        Assert.That(placed.Count + placer.LeftOut, Is.EqualTo(120));
        Assert.That(placed.All(Frame.Holds));
        Assert.That(from a in placed from b in placed where a != b && a.Meets(b) select (a, b), Is.Empty);
    }

    [Test]
    public void A_name_in_a_polygon_stands_inside_what_is_visible()
    {
        MapView view = MapView.Fit(new Envelope(0, 1000, 0, 700), Frame);
        Geometry horseshoe = HandDrawn.Shape("POLYGON ((100 100, 900 100, 900 600, 700 600, 700 250, 300 250, 300 600, 100 600, 100 100))");
        ScreenPoint at = ScreenLines.Inside(ScreenLines.Rings(horseshoe, view, 0), Frame)!.Value;
        double x = view.Ground.Centre.X + (at.X - Frame.X - Frame.Width / 2) * view.MetresPerPixel, y = view.Ground.Centre.Y - (at.Y - Frame.Y - Frame.Height / 2) * view.MetresPerPixel;
        Assert.That(horseshoe.Contains(horseshoe.Factory.CreatePoint(new Coordinate(x, y))));
    }

    [Test]
    public void The_numbers_on_the_overview_are_those_of_the_table()
    {
        string page = ReportWriter.Html(HandDrawn.Prohibited, HandDrawn.Context, Language.Zh, HandDrawn.Map);
        string overview = page[page.IndexOf("<svg", StringComparison.Ordinal)..page.IndexOf("</svg>", StringComparison.Ordinal)];
        Assert.That((int[])[1, 2, 3], Is.All.Matches<int>(n => overview.Contains($"font-weight=\"bold\">{n}</text>", StringComparison.Ordinal)));
        Assert.That(page, Does.Contain("800.000 m</text>"));
    }

    [Test]
    public void A_coast_of_two_hundred_thousand_vertices_and_a_thousand_zones_still_make_a_small_page()
    {
        List<MapZone> zones = [new MapZone("scenic", 1, "scenic-area", "S", "海岸", Wiggly(200_000))];
        for (int i = 0; i < 1000; i++)
            zones.Add(new MapZone("patches", i + 1, "forest-patch", $"P{i}", $"小班{i}", Star(new Random(i), 35451500 + i % 40 * 30, 3463700 + i / 40 * 30)));
        string page = ReportWriter.Html(HandDrawn.Prohibited, HandDrawn.Context, Language.Zh, new HandDrawn.DrawnMap(HandDrawn.Map.Site, zones));
        Assert.That(Encoding.UTF8.GetByteCount(page), Is.LessThan(2_000_000));
        Assert.That(page, Does.Contain("小班"));
    }

    private static string Styles(string kind) => string.Create(CultureInfo.InvariantCulture, $$"""
        site: {stroke: '#d40000'}
        overlap: {stroke: '#d40000'}
        district: {stroke: '#333333'}
        nearest: {stroke: '#d40000'}
        kinds:
          one: {{kind}}

        """);

    private static Envelope Beyond(MapView view)
    {
        Envelope ground = view.Ground.Copy();
        ground.ExpandBy(12 * view.MetresPerPixel);
        return ground;
    }

    private static Polygon Star(Random random, double x, double y)
    {
        int points = 5 + random.Next(12);
        var ring = Enumerable.Range(0, points)
            .Select(i => (Angle: 2 * Math.PI * i / points, Radius: 10 + random.NextDouble() * 300))
            .Select(p => new Coordinate(x + p.Radius * Math.Cos(p.Angle), y + p.Radius * Math.Sin(p.Angle))).ToList();
        return new GeometryFactory().CreatePolygon([.. ring, ring[0]]);
    }

    private static Polygon Wiggly(int points)
    {
        List<Coordinate> ring = [.. Enumerable.Range(0, points).Select(i => 2 * Math.PI * i / points).Select(a => (a, r: 300 + 20 * Math.Sin(a * 1000)))
            .Select(p => new Coordinate(35452200 + p.r * Math.Cos(p.a), 3464100 + p.r * Math.Sin(p.a)))];
        return new GeometryFactory().CreatePolygon([.. ring, ring[0]]);
    }

    private static double Shoelace(ScreenPoint[] ring) =>
        ring.Select((p, i) => (p, q: ring[(i + 1) % ring.Length])).Sum(e => e.p.X * e.q.Y - e.q.X * e.p.Y) / 2;
}

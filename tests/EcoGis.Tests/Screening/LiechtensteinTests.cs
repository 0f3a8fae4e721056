using Npgsql;

namespace EcoGis.Tests;

/// <summary>
/// Every building of a country, held against PostGIS on the same transformed vertices. Both sides set touches aside by the same words: no piece as wide
/// as 1 mm (2A/P), no line as long. Areas agree to 1e-9 of the building's; distances to 1 mm of the spheroidal length of ST_ShortestLine.
/// </summary>
internal sealed class LiechtensteinTests
{
    private const double Touch = 0.001, HalfArea = 0.5e-4, HalfLength = 0.5e-3, Relative = 1e-9;

    private static Liechtenstein Country => Liechtenstein.Screened;

    [Test]
    public void Every_building_is_screened_or_refused_for_what_postgis_finds_too()
    {
        using NpgsqlConnection postgis = PostGis.Open();
        postgis.Fill("raw", Country.Buildings.Select(b => AsDrawn.Of(b.Boundary)), 4326);
        postgis.Fill("moved", Country.Sites.Select(s => s.Site.Plane), Liechtenstein.Srid);
        int[] refused = [.. Country.Screenings.Index().Where(s => s.Item.Located is null).Select(s => s.Index)];
        Assert.That(Country.Screenings, Has.Count.EqualTo(8994));
        Assert.That(Country.Sites.Count + refused.Length, Is.EqualTo(8994));
        Assert.That(refused, Is.EqualTo(postgis.Rows("SELECT id FROM raw WHERE NOT ST_IsValid(g) ORDER BY id", r => r.GetInt32(0))));
        Assert.That(postgis.Rows("SELECT ST_IsValidReason(g) FROM moved WHERE NOT ST_IsValid(g)", r => r.GetString(0)), Is.Empty, "in the plane");
    }

    [Test]
    public void Planar_areas_of_buildings_are_those_of_postgis()
    {
        using NpgsqlConnection postgis = PostGis.Open();
        postgis.Fill("site", Country.Sites.Select(s => s.Site.Plane), Liechtenstein.Srid);
        List<double> areas = postgis.Rows("SELECT ST_Area(g) FROM site ORDER BY id", r => r.GetDouble(0));
        Assert.That(areas.Sum(), Is.GreaterThan(1e6));
        Assert.That(
            Country.Sites.Zip(areas, (s, area) => (s.Screening.Proposal.Id, s.Site.PlanarArea, Recorded: s.Screening.Site.PlanarArea!.Value, Theirs: area))
                .Where(b => !Near(b.PlanarArea, b.Theirs, Relative * b.Theirs) || !Near(b.Recorded, b.Theirs, HalfArea + (Relative * b.Theirs))),
            Is.Empty);
    }

    [TestCase("nature-reserve", 1)]
    [TestCase("forest-patch", 100)]
    [TestCase("admin-boundary", 20_000)]
    public void Overlap_pairs_and_areas_are_those_of_postgis(string kind, int atLeast)
    {
        var theirs = SharedAreas(Country.Index(kind), Country.Layers[kind].Zones.Count, atLeast);
        var ours = Overlaps(kind);
        Same(ours.ToDictionary(o => o.Key, o => o.Value.Overlap), theirs);
        Assert.That(
            ours.Select(o => (o.Key, Recorded: o.Value.Record.PlanarArea, Theirs: theirs[o.Key])).Where(o => !Near(o.Recorded, o.Theirs, HalfArea + Tolerance(o.Key.Site))),
            Is.Empty);
    }

    /// <summary>Straight through the index: land use cuts through many buildings, and neighbours share walls, which are touches.</summary>
    [TestCase("landuse", 5_000)]
    [TestCase("buildings", 8_994)]
    public void Features_that_cut_and_touch_share_what_postgis_says(string layer, int atLeast)
    {
        FeatureFile file = FeatureReader.Read(Liechtenstein.DataFile, new() { Layer = layer }, default);
        OverlayIndex index = OverlayIndex.Build([.. file.Features.Select(f => ShapeGate.Check(f.Shape!, file.Crs!).Shape!)], Liechtenstein.Plane);
        var theirs = SharedAreas(index, file.Features.Count, atLeast);
        var ours = Country.Sites.Index().SelectMany(s => index.Overlaps(s.Item.Site, 1).Select(o => (Pair: (s.Index, o.Feature), o))).ToDictionary(o => o.Pair, o => o.o);
        Same(ours, theirs);
    }

    [Test]
    public void Waterways_through_buildings_are_those_of_postgis()
    {
        using NpgsqlConnection postgis = With(Country.Index("river-bank"), Country.Layers["river-bank"].Zones.Count);
        var theirs = postgis.Rows(
            "SELECT s.id, z.id, ST_Length(ST_Intersection(s.g, z.g)) FROM site s JOIN zone z ON ST_Intersects(s.g, z.g)",
            r => (Pair: (r.GetInt32(0), r.GetInt32(1)), Length: r.GetDouble(2))).Where(p => p.Length >= Touch).ToDictionary(p => p.Pair, p => p.Length);
        var ours = Overlaps("river-bank");

        Assert.That(theirs, Is.Not.Empty);
        SamePairs(ours.Keys, theirs.Keys);
        Assert.That(
            ours.Select(o => (o.Key, o.Value.Overlap.Length, Recorded: o.Value.Record.Length, Theirs: theirs[o.Key]))
                .Where(o => !Near(o.Length, o.Theirs, 1e-6) || !Near(o.Recorded, o.Theirs, HalfLength + 1e-6)),
            Is.Empty);
    }

    [Test]
    public void The_nearest_waterway_is_as_far_as_the_spheroidal_length_of_the_shortest_line()
    {
        OverlayIndex index = Country.Index("river-bank");
        using NpgsqlConnection postgis = With(index, Country.Layers["river-bank"].Zones.Count);
        // the nearest that is not overlapped, and all that are as near in the plane, whose scale differs by less than 1e-3 here
        var candidates = postgis.Rows(
            $"""
            CREATE TEMP TABLE overlapped AS
              SELECT s.id AS site, z.id AS zone FROM site s JOIN zone z ON ST_Intersects(s.g, z.g) WHERE ST_Length(ST_Intersection(s.g, z.g)) >= {Touch};
            CREATE TEMP TABLE nearest AS
              SELECT s.id, s.g, (SELECT ST_Distance(s.g, z.g) FROM zone z
                                 WHERE NOT EXISTS (SELECT FROM overlapped o WHERE o.site = s.id AND o.zone = z.id) ORDER BY s.g <-> z.g LIMIT 1) AS metres
              FROM site s;
            SELECT site, zone, ST_DistanceSpheroid(ST_Transform(ST_StartPoint(line), 4326), ST_Transform(ST_EndPoint(line), 4326), 'SPHEROID["WGS 84",6378137,298.257223563]')
            FROM (SELECT n.id AS site, z.id AS zone, ST_ShortestLine(n.g, z.g) AS line FROM nearest n JOIN zone z ON ST_DWithin(n.g, z.g, n.metres * 1.001 + 0.01)
                  WHERE NOT EXISTS (SELECT FROM overlapped o WHERE o.site = n.id AND o.zone = z.id)) AS pair
            """,
            r => (Site: r.GetInt32(0), Zone: r.GetInt32(1), Metres: r.GetDouble(2))).ToLookup(c => c.Site);
        var overlapped = Overlaps("river-bank").Keys.ToHashSet();

        Assert.That(candidates, Has.Count.EqualTo(Country.Sites.Count));
        Assert.That(candidates.Max(c => c.Min(z => z.Metres)), Is.GreaterThan(500));
        var nearest = Country.Sites.Index().Select(s => (
            Site: s.Index,
            Near: index.Nearest(s.Item.Site, f => !overlapped.Contains((s.Index, f)))!,
            Record: s.Item.Screening.Proximities.Single(p => p.Kind == "river-bank"),
            Least: candidates[s.Index].Min(c => c.Metres))).ToList();
        Assert.That(nearest.Where(n => !Near(n.Near.Distance, n.Least, 0.001)), Is.Empty);
        Assert.That(nearest.Where(n => !candidates[n.Site].Any(c => c.Zone == n.Near.Feature && c.Metres <= n.Least + 0.001)), Is.Empty, "another waterway");
        Assert.That(nearest.Where(n => !Near(n.Record.Distance, n.Near.Distance, HalfLength + 1e-9) || n.Record.ZoneNumber != n.Near.Feature + 1), Is.Empty, "the record");
        TestContext.Out.WriteLine($"worst difference {nearest.Max(n => Math.Abs(n.Near.Distance - n.Least)):g2} m; farthest {nearest.Max(n => n.Least):f0} m");
    }

    private static bool Near(double ours, double theirs, double tolerance) => Math.Abs(ours - theirs) <= tolerance;

    private static double Tolerance(int site) => Relative * Country.Sites[site].Site.PlanarArea;

    private static void SamePairs(IReadOnlyCollection<(int Site, int Zone)> ours, IReadOnlyCollection<(int Site, int Zone)> theirs)
    {
        Assert.That(ours.Except(theirs), Is.Empty, "only ours");
        Assert.That(theirs.Except(ours), Is.Empty, "only theirs");
    }

    private static void Same(Dictionary<(int Site, int Zone), Overlap> ours, Dictionary<(int Site, int Zone), double> theirs)
    {
        SamePairs(ours.Keys, theirs.Keys);
        Assert.That(ours.Select(o => (o.Key, o.Value.PlanarArea, Theirs: theirs[o.Key])).Where(o => !Near(o.PlanarArea, o.Theirs, Tolerance(o.Key.Site))), Is.Empty);
        TestContext.Out.WriteLine($"{ours.Count} pairs overlap; worst difference {ours.Max(o => Math.Abs(o.Value.PlanarArea - theirs[o.Key]) / Country.Sites[o.Key.Site].Site.PlanarArea):g2} of the building");
    }

    /// <summary>What PostGIS says buildings and features share, m², touches aside.</summary>
    private static Dictionary<(int Site, int Zone), double> SharedAreas(OverlayIndex index, int features, int atLeast)
    {
        using NpgsqlConnection postgis = With(index, features);
        // a building inside a zone is its own intersection: ST_Covers says so faster
        var shared = postgis.Rows(
            """
            SELECT site, zone, ST_Area(shared), coalesce((SELECT max(2 * ST_Area(p.geom) / ST_Perimeter(p.geom)) FROM ST_Dump(ST_CollectionExtract(shared, 3)) p), 0), inside
            FROM (SELECT s.id AS site, z.id AS zone, inside, CASE WHEN inside THEN s.g ELSE ST_Intersection(s.g, z.g) END AS shared
                  FROM site s JOIN zone z ON ST_Intersects(s.g, z.g) CROSS JOIN LATERAL (SELECT ST_Covers(z.g, s.g) AS inside) AS c) AS pair
            """,
            r => (Pair: (r.GetInt32(0), r.GetInt32(1)), Area: r.GetDouble(2), Width: r.GetDouble(3), Inside: r.GetBoolean(4)));
        var real = shared.Where(p => p.Width >= Touch).ToDictionary(p => p.Pair, p => p.Area);
        TestContext.Out.WriteLine($"{shared.Count} pairs meet, {shared.Count(p => p.Inside)} of them inside, {shared.Count - real.Count} only touch; "
            + $"widths nearest to 1 mm: {string.Join(", ", shared.Where(p => p.Width > 0).Select(p => p.Width).OrderBy(w => Math.Abs(Math.Log(w / Touch))).Take(3).Select(w => $"{w:g4}"))} m");
        Assert.That(real, Has.Count.GreaterThanOrEqualTo(atLeast));
        return real;
    }

    /// <summary>The buildings as table site, the features of an index as table zone, both in the plane, numbered from 0.</summary>
    private static NpgsqlConnection With(OverlayIndex index, int features)
    {
        NpgsqlConnection postgis = PostGis.Open();
        postgis.Fill("site", Country.Sites.Select(s => s.Site.Plane), Liechtenstein.Srid);
        postgis.Fill("zone", Enumerable.Range(0, features).Select(index.Feature), Liechtenstein.Srid);
        return postgis;
    }

    /// <summary>Of one layer: what the index says, unrounded, and what the record says of the same pair. A pair in only one of them fails.</summary>
    private static Dictionary<(int Site, int Zone), (Overlap Overlap, OverlapRecord Record)> Overlaps(string kind)
    {
        OverlayIndex index = Country.Index(kind);
        double accuracy = Country.Layers[kind].Accuracy;
        Dictionary<(int, int), (Overlap, OverlapRecord)> overlaps = [];
        foreach (var (i, (site, screening)) in Country.Sites.Index())
        {
            var records = screening.Overlaps.Where(o => o.Kind == kind).ToDictionary(o => o.ZoneNumber - 1);
            foreach (Overlap overlap in index.Overlaps(site, accuracy))
            {
                Assert.That(records.Remove(overlap.Feature, out OverlapRecord? record), Is.True, $"building {i}: zone {overlap.Feature} is not in the record");
                overlaps.Add((i, overlap.Feature), (overlap, record!));
            }

            Assert.That(records, Is.Empty, $"building {i}: only in the record");
        }

        return overlaps;
    }
}

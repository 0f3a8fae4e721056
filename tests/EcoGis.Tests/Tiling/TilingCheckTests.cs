using NetTopologySuite.Geometries;
using Npgsql;

namespace EcoGis.Tests;

/// <summary>Hand-drawn integer tilings whose flaws the eye sees, then crooked ones against brute force and PostGIS. The plane stretches lengths by under 0.02 % there.</summary>
internal sealed class TilingCheckTests
{
    private const double Accuracy = 1; // so that a sliver is narrower than 1.414 m

    [Test]
    public void Squares_that_tile_have_no_flaw_and_cover_what_they_cover()
    {
        TilingReading reading = Read(Squares(3, 3));
        Assert.That((reading.Flaws.Count, reading.Touches, reading.UnlistedPairs), Is.EqualTo((0, 0, 0)));
        Assert.That(reading.Covered.Area, Is.EqualTo(90_000));
    }

    [Test]
    public void A_missing_square_is_a_gap_with_its_area_width_and_neighbours()
    {
        TilingFlaw gap = Read(Squares(3, 3).Where((_, i) => i != 4)).Flaws.Single();
        Assert.That((gap.Kind, gap.IsSliver, gap.Features.Count), Is.EqualTo((TilingFlawKind.Gap, false, 8)));
        Assert.That(gap.Ground.Area, Is.EqualTo(10_000));
        Assert.That(gap.MeanWidth, Is.EqualTo(50)); // 2 · 10,000 / 400
        Assert.That(gap.EllipsoidalArea, Is.EqualTo(10_000).Within(0.04).Percent);
    }

    [Test]
    public void A_bay_that_is_open_to_the_outside_is_no_gap() =>
        Assert.That(Read(Squares(3, 3).Where((_, i) => i != 1)).Flaws, Is.Empty);

    [Test]
    public void A_square_drawn_over_its_neighbour_is_an_overlap_of_the_two()
    {
        TilingFlaw overlap = Read([Box(0, 0, 110, 100), Box(100, 0, 200, 100)]).Flaws.Single();
        Assert.That((overlap.Kind, overlap.IsSliver), Is.EqualTo((TilingFlawKind.Overlap, false)));
        Assert.That(overlap.Features, Is.EqualTo(new[] { 0, 1 }));
        Assert.That(overlap.Ground.Area, Is.EqualTo(1000));
        Assert.That(overlap.MeanWidth, Is.EqualTo(2000.0 / 220));
    }

    [Test]
    public void Narrow_pieces_are_slivers_and_those_under_a_millimetre_are_only_counted()
    {
        // the middle square ends 0.5 m short of its right neighbour; above it a border misses by 0.1 mm
        RawShape[] squares = [.. Squares(3, 3)];
        squares[4] = Box(100, 100, 199.5, 200);
        squares[7] = Box(100, 200, 200.0001, 300);
        TilingReading reading = Read(squares);
        TilingFlaw sliver = reading.Flaws.Single();
        Assert.That((sliver.Kind, sliver.IsSliver), Is.EqualTo((TilingFlawKind.Gap, true)));
        Assert.That(sliver.Ground.Area, Is.EqualTo(50));
        Assert.That(sliver.MeanWidth, Is.EqualTo(100 / 201.0));
        Assert.That(reading.Touches, Is.EqualTo(1));
    }

    [Test]
    public void A_vertex_on_a_neighbours_straight_edge_is_no_flaw() =>
        Assert.That(Read([Box(0, 0, 200, 100), Box(0, 100, 100, 200), Box(100, 100, 200, 200)]).Flaws, Is.Empty);

    [Test]
    public void A_hole_that_another_polygon_fills_is_no_flaw_and_one_left_empty_is_a_gap()
    {
        RawShape frame = RawShape.Polygon(Path(0, 0, 300, 300), Path(100, 100, 200, 200));
        Assert.That(Read([frame, Box(100, 100, 200, 200)]).Flaws, Is.Empty);
        Assert.That(Read([frame]).Flaws.Single().Ground.Area, Is.EqualTo(10_000));
    }

    [Test]
    public void One_polygon_twice_is_an_overlap_of_all_of_it()
    {
        TilingFlaw twice = Read([Box(0, 0, 100, 100), Box(0, 0, 100, 100)]).Flaws.Single();
        Assert.That((twice.Kind, twice.Ground.Area), Is.EqualTo((TilingFlawKind.Overlap, 10_000.0)));
    }

    [Test]
    public void Two_levels_in_one_layer_overlap_everywhere_although_all_inner_borders_match()
    {
        var flaws = Read([.. Squares(4, 4), .. Squares(2, 2, 200)]).Flaws;
        Assert.That(flaws.All(f => f.Kind == TilingFlawKind.Overlap && f.Ground.Area == 10_000), Is.True);
        Assert.That(flaws, Has.Count.EqualTo(16));
    }

    [Test]
    public void Degrees_are_measured_on_the_ground()
    {
        RawShape Degrees(double w, double s, double e, double n) => RawShape.Polygon(new RawPath([w, e, e, w, w], [s, s, n, n, s]));
        Shape[] shapes = [.. new[] { Degrees(104.5, 31.3, 104.51, 31.31), Degrees(104.509, 31.3, 104.52, 31.31) }.Select(r => ShapeGate.Check(r, Crs.Cgcs2000).Shape!)];
        TilingFlaw overlap = TilingCheck.Read(shapes, Accuracy, default)!.Flaws.Single();
        // 0.001° × 0.01° at 31.3° N: 95.2 m × 1108.7 m by the radii of the ellipsoid
        Assert.That(overlap.EllipsoidalArea, Is.EqualTo(95.2 * 1108.7).Within(0.2).Percent);
        Assert.That(overlap.MeanWidth, Is.EqualTo(95.2 * 1108.7 / (95.2 + 1108.7)).Within(0.2).Percent);
    }

    [Test]
    [CancelAfter(120_000)]
    public void Crooked_tilings_have_the_gaps_and_overlaps_that_PostGIS_and_brute_force_find()
    {
        using NpgsqlConnection postgis = PostGis.Open();
        Random random = new(20261128);
        for (int trial = 0; trial < 12; trial++)
        {
            // every corner of every polygon is moved by itself
            Shape[] shapes = [.. Squares(5, 5).Select(square => Gate(RawShape.Polygon(Crooked(square.Parts[0][0], random))))];
            TilingReading reading = TilingCheck.Read(shapes, Accuracy, default)!;
            string table = $"t{trial}";
            postgis.Fill(table, shapes.Select(s => s.Geometry), 4523);
            double[] areas = [.. postgis.Rows($"""
                WITH u AS (SELECT ST_Union(g) g FROM {table}),
                     filled AS (SELECT sum(ST_Area(ST_MakePolygon(ST_ExteriorRing((d).geom)))) a FROM (SELECT ST_Dump(g) d FROM u) x)
                SELECT filled.a - ST_Area(u.g), ST_Area(u.g),
                       (SELECT coalesce(sum(ST_Area(ST_Intersection(a.g, b.g))), 0) FROM {table} a JOIN {table} b ON a.id < b.id AND ST_Intersects(a.g, b.g))
                FROM u, filled
                """, r => new[] { r.GetDouble(0), r.GetDouble(1), r.GetDouble(2) }).Single()];
            var pairs = from a in Enumerable.Range(0, shapes.Length)
                        from b in Enumerable.Range(a + 1, shapes.Length - a - 1)
                        where shapes[a].Geometry.Intersection(shapes[b].Geometry).Area > 0.01
                        select (a, b);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Area(reading, TilingFlawKind.Gap), Is.EqualTo(areas[0]).Within(1e-3), "gaps");
                Assert.That(reading.Covered.Area, Is.EqualTo(areas[1]).Within(1e-3), "union");
                Assert.That(Area(reading, TilingFlawKind.Overlap), Is.EqualTo(areas[2]).Within(1e-3), "overlaps");
                Assert.That(pairs.Except(reading.Flaws.Where(f => f.Kind == TilingFlawKind.Overlap).Select(f => (f.Features[0], f.Features[1]))), Is.Empty);
            }
        }
    }

    private static double Area(TilingReading reading, TilingFlawKind kind) => reading.Flaws.Where(f => f.Kind == kind).Sum(f => f.Ground.Area);

    private static RawPath Crooked(RawPath ring, Random random)
    {
        double[] xs = [.. ring.Xs[..^1].Select(x => x + (6 * random.NextDouble()) - 3)], ys = [.. ring.Ys[..^1].Select(y => y + (6 * random.NextDouble()) - 3)];
        return new([.. xs, xs[0]], [.. ys, ys[0]]);
    }

    private static TilingReading Read(IEnumerable<RawShape> shapes) => TilingCheck.Read([.. shapes.Select(Gate)], Accuracy, default)!;

    private static Shape Gate(RawShape raw) => ShapeGate.Check(raw, CatalogBench.Zone35).Shape!;

    private static IEnumerable<RawShape> Squares(int columns, int rows, double size = 100) =>
        from row in Enumerable.Range(0, rows)
        from column in Enumerable.Range(0, columns)
        select Box(column * size, row * size, (column + 1) * size, (row + 1) * size);

    private static RawShape Box(double west, double south, double east, double north) => RawShape.Polygon(Path(west, south, east, north));

    private static RawPath Path(double west, double south, double east, double north) =>
        CatalogBench.Ring((west, south), (east, south), (east, north), (west, north), (west, south));
}

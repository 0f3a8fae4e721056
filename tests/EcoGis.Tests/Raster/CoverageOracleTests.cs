using NetTopologySuite.Geometries;
using static EcoGis.Tests.Raster.GridCase;

namespace EcoGis.Tests.Raster;

/// <summary>Random polygons against exact rational clipping, against NetTopologySuite cell by cell, and against the polygon's own area.</summary>
public sealed class CoverageOracleTests
{
    /// <summary>On half cells: edges run along cell lines and through corners all the time.</summary>
    [Test]
    public void Every_cell_is_exact_when_vertices_lie_on_a_lattice() => Against_rationals(random => random.Next(-4, 20) / 2.0, 150);

    [Test]
    public void Every_cell_is_exact_when_vertices_lie_anywhere() => Against_rationals(random => (random.NextDouble() * 12) - 2, 60);

    [Test]
    public void Every_cell_is_exact_at_far_origins_and_odd_cell_sizes()
    {
        GridFrame[] frames =
        [
            new(Plane, 7, 6, 35_470_000, 3_460_000, 3, -3), new(Plane, 7, 6, 35_470_000.3, 3_460_000.7, 0.1, -0.07),
            new(Crs.Cgcs2000, 7, 6, 104.25, 31.5, 1 / 3600.0, -1 / 3600.0), new(Plane, 7, 6, -12_345.6, 98_765.4, 30, 29),
        ];
        Random random = new(3);
        foreach (GridFrame f in frames)
        {
            for (int n = 0; n < 12; n++)
            {
                Geometry star = Star(random, _ => (random.NextDouble() * 11) - 2, f);
                CheckCells(f, Paths(star));
            }
        }
    }

    [Test]
    public void Neighbours_in_a_tiling_share_every_cell_without_gap_or_overlap()
    {
        GridFrame frame = new(Plane, 9, 9, 0, 9, 1, -1);
        Random random = new(8);
        for (int n = 0; n < 100; n++)
        {
            // a fan of triangles about a point tiles the square
            var (x, y) = (1 + (7 * random.NextDouble()), 1 + (7 * random.NextDouble()));
            var sum = new double[9, 9];
            foreach ((Coordinate a, Coordinate b) in new[] { (C(0, 0), C(9, 0)), (C(9, 0), C(9, 9)), (C(9, 9), C(0, 9)), (C(0, 9), C(0, 0)) })
            {
                double[,] part = Matrix(frame, Paths(new Polygon(new LinearRing([a, b, C(x, y), a]))));
                foreach (int i in Enumerable.Range(0, 81))
                    sum[i / 9, i % 9] += part[i / 9, i % 9];
            }
            Assert.That(sum.Cast<double>(), Is.All.EqualTo(1).Within(1e-14));
        }
    }

    [Test]
    public void NetTopologySuite_finds_the_same_cells()
    {
        GridFrame frame = new(Plane, 12, 10, 500_000, 3_400_000, 10, -10);
        Random random = new(4);
        for (int n = 0; n < 60; n++)
        {
            Geometry star = Star(random, _ => (random.NextDouble() * 16) - 2, frame);
            double[,] cells = Matrix(frame, Paths(star));
            for (int r = 0; r < frame.Rows; r++)
            {
                for (int c = 0; c < frame.Columns; c++)
                {
                    Geometry cell = new GeometryFactory().ToGeometry(new Envelope(500_000 + (10 * c), 500_010 + (10 * c), 3_400_000 - (10 * r), 3_399_990 - (10 * r)));
                    Assert.That(cells[r, c], Is.EqualTo(cell.Intersection(star).Area / 100).Within(1e-9));
                }
            }
        }
    }

    [Test]
    public void Classes_no_data_and_outside_add_up_to_the_polygon()
    {
        Random random = new(6);
        GridFrame frame = new(Plane, 60, 50, 35_500_000, 3_400_000, 3, -3);
        ClassGridBuilder builder = new(frame, 0);
        for (int r = 0; r < 50; r++)
            builder.Add([.. Enumerable.Range(0, 60).Select(_ => (byte)random.Next(5))]);
        ClassGrid grid = builder.Build();
        for (int n = 0; n < 500; n++)
        {
            double size = Math.Pow(10, (3 * random.NextDouble()) - 1); // a tenth of a cell to a hundred cells
            var (x, y) = (70 * random.NextDouble(), 60 * random.NextDouble());
            Geometry star = Star(random, axis => (axis == 0 ? x : y) + (size * random.NextDouble()), frame);
            ClassCoverage c = Coverage(grid, Paths(star));
            Assert.That(c.Total.SquareMetres / Planar.Area(star), Is.EqualTo(1).Within(1e-12), star.AsText());
            Assert.That(c.Total.Cells * 9 / c.Total.SquareMetres, Is.EqualTo(1).Within(1e-12));
        }
    }

    [Test]
    public void Bits_do_not_depend_on_threads_or_on_what_was_measured_before()
    {
        Random random = new(7);
        GridFrame frame = new(Plane, 700, 700, 0, 700, 1, -1);
        ClassGridBuilder builder = new(frame, 0);
        for (int r = 0; r < 700; r++)
            builder.Add([.. Enumerable.Range(0, 700).Select(c => (byte)((c * r / 900) % 7))]);
        ClassGrid grid = builder.Build();
        FlatPaths[] polygons = [.. Enumerable.Range(0, 200).Select(i => Paths(Star(random, _ => (random.NextDouble() * (i % 9 == 0 ? 900 : 30)) - 20, frame)))];
        string[] alone = [.. polygons.Select(p => Bits(Coverage(grid, p)))];
        foreach (int threads in new[] { 1, 2, 7 })
            Assert.That(CellCoverage.Of(grid, polygons, threads, default).Select(Bits), Is.EqualTo(alone));

        static string Bits(ClassCoverage c) => string.Join(' ', c.Classes.Select(k => $"{k.Class}:{k.Covered.Cells:R}/{k.Covered.SquareMetres:R}"), c.NoData, c.Outside);
    }

    private static void Against_rationals(Func<Random, double> ordinate, int count)
    {
        GridFrame frame = new(Plane, 8, 7, 0, 7, 1, -1);
        Random random = new(2);
        for (int n = 0; n < count; n++)
            CheckCells(frame, Paths(Star(random, _ => ordinate(random), frame)));
    }

    /// <summary>All cells of the grid, and what lies outside as the cells of a frame wide enough.</summary>
    private static void CheckCells(GridFrame frame, FlatPaths polygon)
    {
        double[,] cells = Matrix(frame, polygon);
        double[,] exact = ExactCells.Of(frame, polygon.Rings, -4, frame.Rows + 10, -4, frame.Columns + 10);
        double outside = 0;
        for (int r = 0; r < exact.GetLength(0); r++)
        {
            for (int c = 0; c < exact.GetLength(1); c++)
            {
                if (r - 4 >= 0 && r - 4 < frame.Rows && c - 4 >= 0 && c - 4 < frame.Columns)
                    Assert.That(cells[r - 4, c - 4], Is.EqualTo(exact[r, c]).Within(1e-12), $"row {r - 4} column {c - 4} of {string.Join(' ', polygon.Points)}");
                else
                    outside += exact[r, c];
            }
        }
        Assert.That(Coverage(Numbered(frame), polygon).Outside.Cells, Is.EqualTo(outside).Within(1e-11));
    }

    /// <summary>A valid polygon, often with a hole or a second part: the even-odd area of a random ring, in cells of the frame.</summary>
    private static Geometry Star(Random random, Func<int, double> ordinate, GridFrame frame)
    {
        while (true)
        {
            List<Coordinate> points = [.. Enumerable.Range(0, random.Next(3, 9)).Select(_ => C(ordinate(0), ordinate(1)))];
            Coordinate middle = C(points.Average(p => p.X), points.Average(p => p.Y));
            if (random.Next(2) == 0)
                points.Sort((a, b) => Math.Atan2(a.Y - middle.Y, a.X - middle.X).CompareTo(Math.Atan2(b.Y - middle.Y, b.X - middle.X)));
            points = [.. points.Select(p => C(frame.OriginX + (p.X * frame.CellWidth), frame.OriginY + (p.Y * frame.CellHeight)))];
            Geometry polygon = NetTopologySuite.Geometries.Utilities.GeometryFixer.Fix(new Polygon(new LinearRing([.. points, points[0]])));
            if (polygon is Polygon or MultiPolygon && !polygon.IsEmpty)
                return polygon;
        }
    }

    private static Coordinate C(double x, double y) => new(x, y);
}

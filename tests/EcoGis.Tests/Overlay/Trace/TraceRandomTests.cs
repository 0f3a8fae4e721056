using NetTopologySuite.Geometries;

namespace EcoGis.Tests.Overlay;

/// <summary>
/// Random pairs against OverlayNG (pieces, their areas, perimeters, rings, vertices and the relation) and against exact rational area. Every
/// pair must be decided: coincident borders are what whole numbers are made of here.
/// </summary>
public sealed class TraceRandomTests
{
    private const int Cases = 400;

    /// <summary>Far from the origin OverlayNG itself rounds to 7e-9 m.</summary>
    private const double FarEast = 36_500_000;

    [Test]
    public void Cells_of_a_grid_are_traced_as_by_another_engine() => Compare(0, r =>
    {
        int size = r.Next(2, 7);
        return (Lattice.Cells(r, size), Lattice.Cells(r, size, r.Next(-1, 2), r.Next(-1, 2)));
    });

    [Test]
    public void Stars_on_whole_numbers_are_traced_as_by_another_engine() => Compare(1, r =>
    {
        int size = r.Next(4, 20);
        return (Lattice.Star(r, size), Lattice.Star(r, size));
    });

    [Test]
    public void Stars_over_cells_are_traced_as_by_another_engine() => Compare(2, r =>
    {
        int size = r.Next(4, 10);
        return (Lattice.Star(r, size), Lattice.Cells(r, size));
    });

    [Test]
    public void Stars_at_any_place_are_traced_as_by_another_engine() => Compare(3, r => (Lattice.Star(r, 100, v => v), Lattice.Star(r, 100, v => v)));

    [Test]
    public void Stars_far_east_are_traced_as_by_another_engine() =>
        Compare(4, r => (Lattice.Star(r, 100, v => v + FarEast), Lattice.Star(r, 100, v => v + FarEast)), 1e-4);

    [Test]
    public void The_area_is_right_to_a_share_of_a_million_millionth_of_the_candidate()
    {
        Tracer tracer = new();
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            double shift = seed % 2 * FarEast;
            Geometry a = Lattice.Star(random, 100, v => v + shift), b = Lattice.Star(random, 100, v => v + shift);
            TraceCase mine = new(a), other = new(b);
            tracer.Begin(mine.Paths.Rings);
            TracedOverlap traced = tracer.Trace(other.Near(a), other, double.NaN);
            Assert.That(traced.Doubt, Is.EqualTo(TraceDoubt.None), $"{seed}");
            Assert.That(traced.Area, Is.EqualTo((double)ExactArea.Shared(mine.Paths, other.Paths)).Within(1e-12 * (double)ExactArea.Of(mine.Paths)), $"{seed}");
        }
    }

    [Test]
    public void Edges_beyond_the_box_change_no_bit()
    {
        Tracer tracer = new();
        for (int seed = 0; seed < 100; seed++)
        {
            Random random = new(seed);
            Geometry a = Lattice.Star(random, 30, v => v), b = Lattice.Star(random, 60, v => v);
            TraceCase mine = new(a), other = new(b);
            tracer.Begin(mine.Paths.Rings);
            double[] near = tracer.Trace(other.Near(a), other, double.NaN).Rings.Points.ToArray();
            double[] all = tracer.Trace(other.Near(a.Union(b)), other, double.NaN).Rings.Points.ToArray();
            Assert.That(near, Is.EqualTo(all), $"{seed}");
        }
    }

    private static void Compare(int kind, Func<Random, (Geometry, Geometry)> make, double near = 1e-7)
    {
        Tracer tracer = new();
        for (int seed = 0; seed < Cases; seed++)
        {
            Random random = new((kind * 100_000) + seed);
            var (a, b) = make(random);
            if (a.IsEmpty || b.IsEmpty)
                continue;

            // a part of the candidate as feature: borders coincide all along
            if (random.Next(4) == 0 && a.Intersection(b) is { IsEmpty: false, IsValid: true } part and (Polygon or MultiPolygon))
                b = part;
            TraceCase mine = new(a), other = new(b);
            tracer.Begin(mine.Paths.Rings);
            TracedOverlap traced = tracer.Trace(other.Near(a), other, double.NaN);
            string drawn = $"{seed}\n{a}\n{b}";
            Assert.That(traced.Doubt, Is.EqualTo(TraceDoubt.None), drawn);
            Geometry shared = Nts.Intersection(a, b).Shared;
            Polygon[] expected = [.. Enumerable.Range(0, shared.NumGeometries).Select(shared.GetGeometryN).OfType<Polygon>().Where(p => !p.IsEmpty)];
            Assert.That(traced.Relation, Is.EqualTo(Related(a, b, expected.Length > 0)), drawn);
            Assert.That(Figures(TraceCase.PiecesOf(traced)), Is.EqualTo(Figures(expected)).Using<Figure>((x, y) => x.Near(y, near)), drawn);
            double widest = 0;
            foreach (ref readonly TracedPiece piece in traced.Pieces)
                widest = Math.Max(widest, piece.MeanWidth);
            Assert.That(widest, Is.EqualTo(expected.Select(p => 2 * p.Area / p.Length).DefaultIfEmpty().Max()).Within(near), drawn);
        }
    }

    private static Lie Related(Geometry a, Geometry b, bool overlaps) =>
        !overlaps ? a.Intersects(b) ? Lie.Touch : Lie.Disjoint
        : a.EqualsTopologically(b) ? Lie.Equal : a.CoveredBy(b) ? Lie.Within : b.CoveredBy(a) ? Lie.Holds : Lie.Overlap;

    private static Figure[] Figures(Polygon[] pieces) => [.. pieces.Select(Figure.Of).OrderBy(f => Math.Round(f.Area, 4)).ThenBy(f => Math.Round(f.Length, 3)).ThenBy(f => f.Points)];

    /// <summary>Vertices nearer than 1e-5 m count once: OverlayNG may round one place in two ways.</summary>
    private readonly record struct Figure(double Area, double Length, int Rings, int Points)
    {
        public static Figure Of(Polygon piece)
        {
            int points = 0;
            foreach (LinearRing ring in piece.Holes.Prepend(piece.Shell))
                points += ring.Coordinates.Where((c, i) => i == 0 || c.Distance(ring.Coordinates[i - 1]) > 1e-5).Count();
            return new Figure(piece.Area, piece.Length, piece.NumInteriorRings + 1, points);
        }

        public bool Near(Figure other, double near) =>
            Math.Abs(Area - other.Area) <= near && Math.Abs(Length - other.Length) <= near && Rings == other.Rings && Points == other.Points;
    }
}

using NetTopologySuite.Geometries;

namespace EcoGis.Tests.Sites;

/// <summary>Oracle: the whole gate, which looks for every kind of problem. What is plain must come out of it bit for bit, without a finding.</summary>
public sealed class PlainPolygonTests
{
    private static readonly Crs Plane = Crs.Parse("EPSG:4523");

    private int plain, passed;

    [SetUp]
    public void Reset() => (plain, passed) = (0, 0);

    [Test]
    public void Random_rings_on_a_small_lattice_are_plain_only_when_the_gate_finds_nothing()
    {
        Random random = new(1);
        for (int i = 0; i < 20_000; i++)
        {
            int n = 3 + random.Next(6), size = 2 + random.Next(5);
            (double, double)[] ring = [.. Enumerable.Range(0, n).Select(_ => ((double)random.Next(size), (double)random.Next(size)))];
            Agree(Raw([[ring]]), null);
        }

        Assert.That(plain, Is.GreaterThan(1000).And.GreaterThan(passed * 9 / 10));
    }

    [Test]
    public void Lattice_rings_with_holes_and_parts_are_plain_only_when_the_gate_finds_nothing()
    {
        Random random = new(2);
        for (int i = 0; i < 20_000; i++)
        {
            (double, double)[] Small(int size, int at) => [.. Enumerable.Range(0, 3 + random.Next(2)).Select(_ => (at + (double)random.Next(size), at + (double)random.Next(size)))];
            (double, double)[] box = [(0, 0), (9, 0), (9, 9), (0, 9)];
            (double, double)[][][] parts = random.Next(4) switch
            {
                0 => [[box, Small(10, 0)]],
                1 => [[box, Small(7, 1), Small(7, 1)]],
                2 => [[Small(7, 0)], [Small(7, 4), Small(7, 4)]],
                _ => [[Small(8, 0)], [Small(8, 0)], [box]],
            };
            Agree(Raw(parts), null);
        }

        Assert.That(plain, Is.GreaterThan(600));
    }

    [TestCase("EPSG:4523", 35400000, 3400000, 1)]
    [TestCase("EPSG:4490", 104, 31, 1e-5)]
    [TestCase("EPSG:3857", 1e7, 4e6, 1)]
    [TestCase("EPSG:4490", 0, 0, 1e-5)]
    public void Random_parcels_are_plain_and_nearly_broken_ones_are_not(string code, double x, double y, double unit)
    {
        Random random = new(3);
        Crs crs = Crs.Parse(code);
        for (int i = 0; i < 4000; i++)
        {
            List<(double, double)> ring = [.. Star(random, 3 + random.Next(60), 50 + (100 * random.NextDouble()))];
            bool broken = i % 2 == 1;
            if (broken)
            {
                int at = random.Next(ring.Count - 1);
                var (a, b) = (ring[at], ring[at + 1]);
                double tiny = Math.Pow(10, -1 - (12 * random.NextDouble())), along = random.NextDouble();
                switch (random.Next(5))
                {
                    case 0: // a vertex almost on another edge
                        int other = random.Next(ring.Count - 1);
                        ring[other] = (a.Item1 + ((b.Item1 - a.Item1) * along) + tiny, a.Item2 + ((b.Item2 - a.Item2) * along));
                        break;
                    case 1: // a vertex almost in another
                        ring[random.Next(ring.Count)] = (a.Item1 + tiny, a.Item2);
                        break;
                    case 2: // a needle
                        ring.InsertRange(at + 1, [(b.Item1 * 1.2, b.Item2 * 1.2), (b.Item1 * (1 - tiny), b.Item2)]);
                        break;
                    case 3:
                        ring.Insert(at, ring[at]);
                        break;
                    default: // straight on, and back a little
                        ring.Insert(at + 1, (a.Item1 + ((b.Item1 - a.Item1) * along), a.Item2 + ((b.Item2 - a.Item2) * along)));
                        break;
                }
            }

            Agree(Raw([[[.. ring.Select(p => (x + (p.Item1 * unit), y + (p.Item2 * unit)))]]], i % 3 == 0), crs);
        }

        Assert.That(plain, Is.InRange(1800, 3900).And.GreaterThan(passed * 95 / 100));
    }

    [Test]
    public void Long_rings_holes_and_islands_come_out_in_the_gates_order()
    {
        Random random = new(4);
        for (int i = 0; i < 200; i++)
        {
            (double, double)[] At((double, double)[] ring, double dx, double dy) => [.. ring.Select(p => (35400000 + dx + p.Item1, 3400000 + dy + p.Item2))];
            List<(double, double)[][]> parts = [];
            for (int p = 0; p < 4; p++)
            {
                (double dx, double dy) = (1000 * random.Next(10), 3000 * p);
                parts.Add([At(Star(random, 20 + random.Next(800), 400), dx, dy), .. Enumerable.Range(0, random.Next(4)).Select(h =>
                    At(Star(random, 5 + random.Next(30), 30), dx - 60 + (60 * h), dy + random.Next(30)))]);
            }

            Agree(Raw([.. parts.OrderBy(_ => random.Next())]), Plane);
        }

        Assert.That(passed, Is.GreaterThan(100));
        Assert.That(plain, Is.EqualTo(passed));
    }

    [Test]
    public void Rings_at_the_ends_of_the_world_are_left_to_the_gate()
    {
        foreach ((string code, double x, double y) in ((string, double, double)[])[("EPSG:4523", 36400000, 3400000), ("EPSG:4523", 400000, 3400000),
            ("EPSG:4490", 180, 0), ("EPSG:4490", 0, 90), ("EPSG:3857", 20037500, 0), ("EPSG:32660", 500000, 3400000), ("EPSG:4523", 35500000, 9900000),
            ("EPSG:4490", double.NaN, 0), ("EPSG:4523", 35500000, double.PositiveInfinity), ("EPSG:4523", 1e300, 0), ("EPSG:4523", 1e-300, 0)])
        {
            RawShape raw = Raw([[[(x - 1, y - 1), (x + 1, y - 1), (x, y + 1)]]]);
            Assert.That(PlainPolygon.Read(raw, Crs.Parse(code)), Is.Null);
            Agree(raw, Crs.Parse(code));
        }

        Assert.That(PlainPolygon.Read(Raw([[[(-170, -80), (170, -80), (0, 80)]]]), Crs.Cgcs2000), Is.Null);
    }

    [Test]
    public void Rings_so_small_that_products_vanish_are_left_to_the_gate()
    {
        foreach (double unit in (double[])[1e-160, 1e-200, 1e-300, 5e-324])
        {
            RawShape raw = Raw([[[(0, 0), (4 * unit, 0), (4 * unit, 3 * unit), (unit, unit)]]]);
            Assert.That(PlainPolygon.Read(raw, null), Is.Null);
        }
    }

    [Test]
    public void Minus_zero_becomes_zero()
    {
        RawShape raw = Raw([[[(-0.0, -0.0), (1, -0.0), (1, 1)]]]);
        Agree(raw, null);
        Assert.That(PlainPolygon.Read(raw, null)!.Coordinates.All(c => !double.IsNegative(c.X) && !double.IsNegative(c.Y)), Is.True);
        Assert.That(plain, Is.EqualTo(1));
    }

    [Test]
    public void The_flat_entry_gives_the_rings_of_the_shape()
    {
        double[] points = [0, 0, 0, 9, 9, 9, 9, 0, 0, 0, 4, 4, 5, 4, 4, 5, 4, 4, -5, 0, -4, 0, -4, 1, -5, 0], canonical = new double[points.Length];
        int[] ends = [5, 9, 13], parts = [2, 3], canonicalEnds = new int[3], canonicalParts = new int[2];
        Assert.That(PlainPolygon.Check(points, ends, parts, Plane, canonical, canonicalEnds, canonicalParts), Is.False, "not where the plane is");
        Assert.That(PlainPolygon.Check(points, ends, parts, Crs.Cgcs2000, canonical, canonicalEnds, canonicalParts), Is.True);
        Assert.That(canonical, Is.EqualTo(new double[] { -5, 0, -4, 0, -4, 1, -5, 0, 0, 0, 9, 0, 9, 9, 0, 9, 0, 0, 4, 4, 4, 5, 5, 4, 4, 4 }));
        Assert.That(canonicalEnds, Is.EqualTo(new[] { 4, 9, 13 }));
        Assert.That(canonicalParts, Is.EqualTo(new[] { 1, 3 }));
    }

    private void Agree(RawShape raw, Crs? crs)
    {
        Findings findings = new();
        GroundExtent extent = new(crs);
        var (geometry, _) = ShapeGate.Check(raw, extent, Repair.None, findings);
        bool clean = geometry is not null && findings.List().Listed.Count == 0;
        passed += clean ? 1 : 0;
        if (PlainPolygon.Read(raw, crs) is not { } mine)
            return;
        plain++;
        if (!clean || Bits(mine) != Bits(geometry!))
            Assert.Fail($"{mine} is plain, but the gate says {geometry} with {string.Join(", ", findings.List().Listed)}");
        extent.DemandMeasurable(mine);
    }

    private static string Bits(Geometry geometry) => geometry.GeometryType + string.Join('|', Enumerable.Range(0, geometry.NumGeometries)
        .Select(i => (Polygon)geometry.GetGeometryN(i))
        .Select(p => string.Join('/', p.InteriorRings.Prepend(p.ExteriorRing).Select(r => string.Join(' ', r.Coordinates.Select(c =>
            $"{BitConverter.DoubleToInt64Bits(c.X):x},{BitConverter.DoubleToInt64Bits(c.Y):x}"))))));

    private static (double, double)[] Star(Random random, int n, double size)
    {
        double turn = random.Next(2) * 2 - 1;
        return [.. Enumerable.Range(0, n).Select(k => turn * 2 * Math.PI * (k + (0.7 * random.NextDouble())) / n)
            .Select(a => (Angle: a, Reach: size * (0.7 + (0.3 * random.NextDouble()))))
            .Select(p => (p.Reach * Math.Cos(p.Angle), p.Reach * Math.Sin(p.Angle)))];
    }

    private static RawShape Raw((double X, double Y)[][][] parts, bool byContainment = false)
    {
        IReadOnlyList<IReadOnlyList<RawPath>> paths = [.. parts.Select(p => (IReadOnlyList<RawPath>)[.. p.Select(r =>
            new RawPath([.. r.Select(c => c.X), r[0].X], [.. r.Select(c => c.Y), r[0].Y]))])];
        return new RawShape(ShapeKind.Polygon, byContainment ? RingRoles.ByContainment : RingRoles.AsGiven, paths);
    }
}

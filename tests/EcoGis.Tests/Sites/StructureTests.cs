using CsCheck;
using NetTopologySuite.Geometries;
using static EcoGis.GeometryProblemKind;

namespace EcoGis.Tests.Sites;

/// <summary>Rings on an integer grid whose faults the eye sees; the unit is a metre.</summary>
public sealed class StructureTests
{
    private const string Square = "0 0, 10 0, 10 10, 0 10, 0 0";

    [Test]
    public void A_square_with_a_hole_passes_without_a_word()
    {
        var (geometry, problems) = Gate([Square, "2 2, 4 2, 4 4, 2 4, 2 2"]);
        Assert.That(problems, Is.Empty);
        Assert.That(geometry!.Area, Is.EqualTo(96));
    }

    [Test]
    public void A_bow_tie_is_named_at_its_crossing() =>
        Refused([["0 0, 10 10, 10 0, 0 10, 0 0"]], new GeometryProblem(SelfIntersection, 1, 5, 5));

    [Test]
    public void Both_crossings_of_a_ring_are_named() => Refused(
        [["0 0, 4 0, 4 2, 2 -2, 0 2, 0 0"]],
        new GeometryProblem(SelfIntersection, 1, 1, 0), new GeometryProblem(SelfIntersection, 1, 3, 0));

    [Test]
    public void A_ring_that_touches_itself_in_a_point_is_named_there() =>
        Refused([["0 0, 4 0, 2 2, 4 4, 0 4, 2 2, 0 0"]], new GeometryProblem(SelfIntersection, 1, 2, 2));

    [Test]
    public void A_ring_that_runs_along_itself_is_named() =>
        Refused([["0 0, 10 0, 10 10, 6 10, 6 5, 4 5, 4 10, 6 10, 5 12, 0 10, 0 0"]],
            new GeometryProblem(SelfIntersection, 1, 6, 10));

    [Test]
    public void An_open_ring_is_named_at_an_end_and_the_other_rings_are_still_checked() => Refused(
        [["0 0, 10 0, 10 10, 0 10"], ["20 0, 30 10, 30 0, 20 10, 20 0"]],
        new GeometryProblem(UnclosedRing, 1, 0, 10), new GeometryProblem(SelfIntersection, 2, 25, 5));

    [Test]
    public void A_ring_of_three_points_is_too_short() => Refused([["0 0, 10 0, 0 0"]], new GeometryProblem(TooFewPoints, 1, 0, 0));

    [Test]
    public void A_ring_without_area_is_named_beside_its_back_tracks() => Refused([["0 0, 5 0, 10 0, 5 0, 0 0"]],
        new GeometryProblem(ZeroArea, 1, 0, 0), new GeometryProblem(Spike, 1, 10, 0));

    [Test]
    public void A_vertex_that_is_not_a_number_is_named()
    {
        var raw = RawShape.Polygon(new RawPath([0, 10, double.PositiveInfinity, 0], [0, double.NaN, 10, 0]));
        var (geometry, problems) = ShapeGate.CheckStructure(raw);
        Assert.That(geometry, Is.Null);
        Assert.That(problems.Select(p => p.Kind), Is.EqualTo(new[] { NonFinite, NonFinite }));
    }

    [Test]
    public void Nothing_at_all_is_empty() =>
        Assert.That(ShapeGate.CheckStructure(RawShape.Rings([])).Problems.Single().Kind, Is.EqualTo(Empty));

    [Test]
    public void A_hole_outside_its_shell_is_named() =>
        Refused([[Square, "12 2, 14 2, 14 4, 12 4, 12 2"]], new GeometryProblem(HoleOutsideShell, 2, 12, 2));

    [Test]
    public void A_hole_in_a_hole_is_named() =>
        Refused([[Square, "1 1, 9 1, 9 9, 1 9, 1 1", "2 2, 4 2, 4 4, 2 4, 2 2"]], new GeometryProblem(NestedHoles, 3, 2, 2));

    [Test]
    public void A_shell_in_a_shell_is_named_but_one_in_a_hole_is_an_island()
    {
        Refused([[Square], ["2 2, 4 2, 4 4, 2 4, 2 2"]], new GeometryProblem(NestedShells, 2, 2, 2));
        var (geometry, problems) = Gate([Square, "1 1, 9 1, 9 9, 1 9, 1 1"], ["2 2, 4 2, 4 4, 2 4, 2 2"]);
        Assert.That(problems, Is.Empty);
        Assert.That(geometry!.Area, Is.EqualTo(100 - 64 + 4));
    }

    [Test]
    public void Parts_that_overlap_are_named_at_both_crossings() => Refused(
        [[Square], ["5 5, 15 5, 15 15, 5 15, 5 5"]],
        new GeometryProblem(OverlappingParts, 2, 5, 10), new GeometryProblem(OverlappingParts, 2, 10, 5));

    [Test]
    public void The_same_part_twice_overlaps() =>
        Assert.That(Gate([Square], [Square]).Problems.Select(p => p.Kind), Does.Contain(OverlappingParts));

    [Test]
    public void A_hole_that_crosses_its_shell_is_named() => Refused(
        [[Square, "5 5, 15 5, 15 7, 5 7, 5 5"]],
        new GeometryProblem(RingsCross, 2, 10, 5), new GeometryProblem(RingsCross, 2, 10, 7));

    [Test]
    public void A_hole_that_shares_an_edge_with_its_shell_is_named() =>
        Refused([[Square, "10 2, 10 4, 8 4, 8 2, 10 2"]], new GeometryProblem(RingsCross, 2, 10, 2));

    [Test]
    public void A_hole_may_touch_its_shell_once_but_twice_cuts_the_interior()
    {
        Assert.That(Gate([Square, "0 5, 5 4, 5 6, 0 5"]).Problems, Is.Empty);
        Refused([[Square, "0 5, 5 4, 10 5, 5 6, 0 5"]], new GeometryProblem(DisconnectedInterior, 2, 10, 5));
    }

    [Test]
    public void A_chain_of_holes_from_shell_to_shell_cuts_the_interior() =>
        Refused([[Square, "0 5, 5 4, 5 6, 0 5", "5 4, 10 5, 6 3, 5 4"]], new GeometryProblem(DisconnectedInterior, 3, 10, 5));

    [Test]
    public void Minus_zero_is_zero()
    {
        var minus = new RawPath([-0.0, 5, 5, -0.0], [-0.0, -0.0, 5, -0.0]);
        Assert.That(Text(ShapeGate.CheckStructure(RawShape.Polygon(minus))), Is.EqualTo(Text(ShapeGate.CheckStructure(RawShape.Polygon(Path("0 0, 5 0, 5 5, 0 0"))))));
    }

    [Test]
    public void Repeated_points_are_counted_dropped_and_accepted()
    {
        var (geometry, problems) = Gate(["0 0, 0 0, 10 0, 10 10, 10 10, 10 10, 0 10, 0 0"]);
        Assert.That(problems, Is.EqualTo(new[]
        {
            new GeometryProblem(RepeatedPoint, 1, 0, 0), new GeometryProblem(RepeatedPoint, 1, 10, 10), new GeometryProblem(RepeatedPoint, 1, 10, 10),
        }));
        Assert.That(geometry!.NumPoints, Is.EqualTo(5));
    }

    [TestCase("0 0, 10 0, 10 10, 10 20, 10 10, 0 10, 0 0", 10, 20, TestName = "A back-track to the same point is dropped with a notice")]
    [TestCase("0 0, 10 0, 10 20, 10 10, 0 10, 0 0", 10, 20, TestName = "A back-track along one line is dropped with a notice")]
    [TestCase("-5 0, 10 0, 10 10, 0 10, 0 0, -5 0", -5, 0, TestName = "A back-track at the start is dropped with a notice")]
    public void Exact_back_tracks(string ring, double x, double y)
    {
        var (geometry, problems) = Gate([ring]);
        Assert.That(problems, Is.EqualTo(new[] { new GeometryProblem(Spike, 1, x, y) }));
        Assert.That(geometry!.Area, Is.EqualTo(100));
    }

    [TestCase(0.0009, true)]
    [TestCase(0.0011, false)]
    public void A_spike_narrower_than_a_millimetre_is_noted_and_kept(double width, bool noted)
    {
        var (geometry, problems) = Gate([$"0 0, 10 0, 10 10, 5 10, {5 - width} 15, {5 - width} 10, 0 10, 0 0"]);
        Assert.That(problems.Select(p => p.Kind), Is.EqualTo(noted ? new[] { Spike } : []));
        Assert.That(geometry!.Area, Is.EqualTo(100 + (width * 5 / 2)).Within(1e-9));
    }

    [Test]
    public void Rings_without_roles_are_nested_even_odd()
    {
        var raw = RawShape.Rings([Path("4 4, 6 4, 6 6, 4 6, 4 4"), Path("2 2, 8 2, 8 8, 2 8, 2 2"), Path("20 0, 22 0, 22 2, 20 2, 20 0"), Path(Square)]);
        var (geometry, problems) = ShapeGate.CheckStructure(raw);
        Assert.That(problems, Is.Empty);
        Assert.That(geometry!.NumGeometries, Is.EqualTo(3));
        Assert.That(geometry.Area, Is.EqualTo(100 - 36 + 4 + 4));
    }

    [Test]
    public void Rings_without_roles_must_not_cross() =>
        Assert.That(ShapeGate.CheckStructure(RawShape.Rings([Path(Square), Path("5 5, 15 5, 15 15, 5 15, 5 5")])).Problems,
            Is.EqualTo(new[] { new GeometryProblem(RingsCross, 2, 5, 10), new GeometryProblem(RingsCross, 2, 10, 5) }));

    [Test]
    public void Repair_keeps_both_lobes_of_a_bow_tie_and_still_lists_it()
    {
        var (geometry, problems) = ShapeGate.CheckStructure(RawShape.Polygon(Path("0 0, 10 10, 10 0, 0 10, 0 0")), Repair.Structure);
        Assert.That(geometry!.Area, Is.EqualTo(50));
        Assert.That(problems.Single().Kind, Is.EqualTo(SelfIntersection));
    }

    [Test]
    public void Repair_closes_an_open_ring_and_changes_nothing_else()
    {
        var (geometry, problems) = ShapeGate.CheckStructure(RawShape.Polygon(Path("0 0, 5 0, 10 0, 10 10, 0 10")), Repair.Structure);
        Assert.That(geometry!.NumPoints, Is.EqualTo(6));
        Assert.That(problems.Single().Kind, Is.EqualTo(UnclosedRing));
    }

    [Test]
    public void Repair_of_crossing_rings_without_roles_is_even_odd() =>
        Assert.That(ShapeGate.CheckStructure(RawShape.Rings([Path(Square), Path("5 5, 15 5, 15 15, 5 15, 5 5")]), Repair.Structure).Geometry!.Area,
            Is.EqualTo(100 + 100 - 50));

    [Test]
    public void What_collapses_to_nothing_stays_refused() =>
        Assert.That(ShapeGate.CheckStructure(RawShape.Polygon(Path("0 0, 5 0, 10 0, 0 0")), Repair.Structure).Geometry, Is.Null);

    [Test]
    public void The_same_content_in_any_order_gives_the_same_bits()
    {
        var permuted =
            from seed in Gen.Int
            from byContainment in Gen.Bool
            select (seed, byContainment);
        IReadOnlyList<string[]> parts =
        [
            [Square, "1 1, 3 1, 3 3, 1 3, 1 1", "5 5, 7 5, 7 5, 7 7, 5 7, 5 5"], ["20 0, 30 0, 30 10, 40 10, 30 10, 20 10, 20 0"], ["0 20, 5 20, 5 25, 0 20"], ["60 0, 70 0, 65 0, 67 0, 67 5, 60 5, 60 0"],
        ];
        var expected = new Dictionary<bool, string>();
        foreach (bool byContainment in new[] { false, true })
            expected[byContainment] = Text(ShapeGate.CheckStructure(Shuffled(parts, new Random(1), byContainment)));
        Assert.That(expected[false], Is.EqualTo(expected[true]));
        permuted.Sample(p => Text(ShapeGate.CheckStructure(Shuffled(parts, new Random(p.seed), p.byContainment))) == expected[p.byContainment], iter: 500);
    }

    [Test]
    public void The_same_faults_in_any_order_give_the_same_list()
    {
        IReadOnlyList<string[]> parts = [[Square, "5 5, 15 5, 15 7, 5 7, 5 5"], ["20 0, 30 10, 30 0, 20 10, 20 0"], ["50 0, 60 0, 50 0"]];
        string expected = Text(ShapeGate.CheckStructure(Shuffled(parts, new Random(1), false)));
        Gen.Int.Sample(seed => Text(ShapeGate.CheckStructure(Shuffled(parts, new Random(seed), false))) == expected, iter: 300);
    }

    internal static RawPath Path(string points)
    {
        double[][] ordinates = [.. points.Split(',').Select(p => p.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse).ToArray())];
        return new RawPath([.. ordinates.Select(o => o[0])], [.. ordinates.Select(o => o[1])]);
    }

    private static (Geometry? Geometry, IReadOnlyList<GeometryProblem> Problems) Gate(params string[][] parts) =>
        ShapeGate.CheckStructure(new RawShape(ShapeKind.Polygon, RingRoles.AsGiven, [.. parts.Select(p => (IReadOnlyList<RawPath>)[.. p.Select(Path)])]));

    private static void Refused(string[][] parts, params GeometryProblem[] expected)
    {
        var (geometry, problems) = Gate(parts);
        Assert.That(problems, Is.EqualTo(expected));
        Assert.That(geometry, Is.Null);
    }

    private static string Text((Geometry? Geometry, IReadOnlyList<GeometryProblem> Problems) reading) =>
        string.Join('\n', reading.Problems) + reading.Geometry?.AsText()
        + string.Join(' ', reading.Geometry?.Coordinates.Select(c => BitConverter.DoubleToInt64Bits(c.X) ^ (3 * BitConverter.DoubleToInt64Bits(c.Y))) ?? []);

    private static RawShape Shuffled(IReadOnlyList<string[]> parts, Random random, bool byContainment)
    {
        List<IReadOnlyList<RawPath>> shuffled = [];
        foreach (string[] part in parts)
        {
            RawPath[] rings = [.. part.Select(r => Turned(Path(r), random))];
            random.Shuffle(rings.AsSpan(byContainment ? 0 : 1));
            shuffled.Add(rings);
        }

        IReadOnlyList<RawPath>[] all = [.. shuffled];
        random.Shuffle(all);
        return byContainment ? RawShape.Rings([.. all.SelectMany(p => p)]) : new RawShape(ShapeKind.Polygon, RingRoles.AsGiven, all);
    }

    private static RawPath Turned(RawPath ring, Random random)
    {
        int n = ring.Count - 1, start = random.Next(n), step = random.Next(2) == 0 ? 1 : n - 1;
        int[] order = [.. Enumerable.Range(0, n + 1).Select(i => (int)((start + ((long)i * step)) % n))];
        return new RawPath([.. order.Select(i => ring.Xs[i])], [.. order.Select(i => ring.Ys[i])]);
    }
}

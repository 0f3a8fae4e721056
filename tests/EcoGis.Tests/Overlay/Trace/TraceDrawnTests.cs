using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis.Tests.Overlay;

/// <summary>The traced boundary of small drawings on whole numbers, whose answers the eye sees.</summary>
public sealed class TraceDrawnTests
{
    private const string Square = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))";

    [Test]
    public void Two_squares_share_the_square_where_they_cross() => Check(Square, "POLYGON ((2 2, 6 2, 6 6, 2 6, 2 2))", "Overlap", "POLYGON ((2 2, 4 2, 4 4, 2 4, 2 2))");

    [Test]
    public void Squares_apart_share_nothing() => Check(Square, "POLYGON ((5 0, 6 0, 6 1, 5 0))", "Disjoint");

    [Test]
    public void A_square_in_the_bay_of_a_feature_shares_nothing() =>
        Check("POLYGON ((2 2, 3 2, 3 3, 2 3, 2 2))", "POLYGON ((0 0, 5 0, 5 5, 4 5, 4 1, 1 1, 1 5, 0 5, 0 0))", "Disjoint");

    [Test]
    public void Squares_that_share_a_side_or_a_corner_touch()
    {
        Check(Square, "POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0))", "Touch");
        Check(Square, "POLYGON ((4 1, 8 1, 8 3, 4 3, 4 1))", "Touch");
        Check(Square, "POLYGON ((4 4, 8 4, 8 8, 4 8, 4 4))", "Touch");
        Check(Square, "POLYGON ((4 2, 8 0, 8 4, 4 2))", "Touch");
    }

    [Test]
    public void A_square_is_equal_to_itself_whatever_vertices_its_sides_have()
    {
        Check(Square, Square, "Equal", Square);
        Check(Square, "POLYGON ((0 0, 1 0, 4 0, 4 3, 4 4, 0 4, 0 0))", "Equal", "POLYGON ((0 0, 1 0, 4 0, 4 3, 4 4, 0 4, 0 0))");
    }

    [Test]
    public void A_feature_inside_with_or_without_a_common_side_is_held()
    {
        Check(Square, "POLYGON ((1 1, 2 1, 2 2, 1 1))", "Holds", "POLYGON ((1 1, 2 1, 2 2, 1 1))");
        Check(Square, "POLYGON ((0 1, 2 1, 2 2, 0 2, 0 1))", "Holds", "POLYGON ((0 1, 2 1, 2 2, 0 2, 0 1))");
        Check(Square, "POLYGON ((0 0, 2 1, 2 2, 0 0))", "Holds", "POLYGON ((0 0, 2 1, 2 2, 0 0))");
    }

    [Test]
    public void A_candidate_inside_with_or_without_a_common_side_lies_within()
    {
        Check("POLYGON ((1 1, 2 1, 2 2, 1 1))", Square, "Within", "POLYGON ((1 1, 2 1, 2 2, 1 1))");
        Check("POLYGON ((0 1, 2 1, 2 2, 0 2, 0 1))", Square, "Within", "POLYGON ((0 1, 2 1, 2 2, 0 2, 0 1))");
    }

    [Test]
    public void The_result_has_the_vertices_of_both_borders_along_a_common_stretch() => Check(
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((1 0, 2 0, 3 0, 3 2, 1 2, 1 0))", "Holds", "POLYGON ((1 0, 2 0, 3 0, 3 2, 1 2, 1 0))");

    [Test]
    public void A_feature_vertex_on_a_side_from_outside_is_a_vertex_of_the_result() =>
        Check(Square, "POLYGON ((-4 -4, 8 -4, 8 0, 4 0, 2 2, 0 0, -4 8, -4 -4))", "Overlap", "POLYGON ((0 0, 4 0, 2 2, 0 0))");

    [Test]
    public void A_hole_of_the_feature_inside_is_a_hole_of_the_result() => Check(
        Square, "POLYGON ((-1 -1, 6 -1, 6 6, -1 6, -1 -1), (1 1, 2 2, 2 1, 1 1))", "Overlap", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 2, 2 1, 1 1))");

    [Test]
    public void A_candidate_that_is_the_feature_s_hole_only_touches() =>
        Check("POLYGON ((1 1, 2 1, 2 2, 1 2, 1 1))", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))", "Touch");

    // a strip over a fork: two teeth
    [Test]
    public void Parts_that_are_apart_are_two_pieces() => Check(
        "POLYGON ((0 2, 5 2, 5 3, 0 3, 0 2))", "POLYGON ((0 0, 5 0, 5 4, 4 4, 4 1, 1 1, 1 4, 0 4, 0 0))", "Overlap",
        "POLYGON ((0 2, 1 2, 1 3, 0 3, 0 2))", "POLYGON ((4 2, 5 2, 5 3, 4 3, 4 2))");

    // a notch from below reaches the upper side of the candidate in one point
    [Test]
    public void A_notch_that_reaches_the_far_side_in_a_point_parts_the_square() => Check(
        Square, "POLYGON ((-1 0, 0 0, 2 4, 4 0, 5 0, 5 5, -1 5, -1 0))", "Overlap",
        "POLYGON ((0 0, 2 4, 0 4, 0 0))", "POLYGON ((2 4, 4 0, 4 4, 2 4))");

    [Test]
    public void A_feature_of_two_squares_that_touch_gives_two_pieces_that_touch() => Check(
        Square, "MULTIPOLYGON (((-1 -1, 2 -1, 2 2, -1 2, -1 -1)), ((2 2, 5 2, 5 5, 2 5, 2 2)))", "Overlap",
        "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", "POLYGON ((2 2, 4 2, 4 4, 2 4, 2 2))");

    // the hole stands with its tip in the middle of the upper side, which has a node there
    [Test]
    public void A_hole_that_touches_the_shell_stays_a_hole() => Check(
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (2 4, 3 1, 1 1, 2 4))", "POLYGON ((-1 -1, 5 -1, 5 5, -1 5, -1 -1))", "Within",
        "POLYGON ((0 0, 4 0, 4 4, 2 4, 0 4, 0 0), (2 4, 3 1, 1 1, 2 4))");

    // cut below, the same hole opens to the outside, and what is left hangs together in one point only: two pieces
    [Test]
    public void A_hole_cut_open_that_touches_the_shell_parts_the_rest() => Check(
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (2 4, 3 1, 1 1, 2 4))", "POLYGON ((-1 1, 5 1, 5 5, -1 5, -1 1))", "Overlap",
        "POLYGON ((0 1, 1 1, 2 4, 0 4, 0 1))", "POLYGON ((3 1, 4 1, 4 4, 2 4, 3 1))");

    // the tip of one part lies inside an edge of the other, and the candidate's edge runs through that very point
    [Test]
    public void A_candidate_edge_through_the_point_where_the_feature_touches_itself_is_settled_there() => Check(
        "POLYGON ((2 0, 6 4, 6 0, 2 0))", "MULTIPOLYGON (((0 2, 8 2, 8 6, 0 6, 0 2)), ((4 2, 4 0, 5 0, 4 2)))", "Overlap",
        "POLYGON ((4 2, 6 2, 6 4, 4 2))", "POLYGON ((4 2, 4 0, 5 0, 4 2))");

    [Test]
    public void An_island_in_a_hole_is_a_piece_and_the_hole_belongs_to_the_piece_around_it() => Check(
        "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))",
        "MULTIPOLYGON (((-1 -1, 12 -1, 12 12, -1 12, -1 -1), (1 1, 1 8, 8 8, 8 1, 1 1)), ((2 2, 7 2, 7 7, 2 7, 2 2), (3 3, 3 6, 6 6, 6 3, 3 3)), ((4 4, 5 4, 5 5, 4 5, 4 4)))",
        "Overlap",
        "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 8, 8 8, 8 1, 1 1))",
        "POLYGON ((2 2, 7 2, 7 7, 2 7, 2 2), (3 3, 3 6, 6 6, 6 3, 3 3))",
        "POLYGON ((4 4, 5 4, 5 5, 4 5, 4 4))");

    [Test]
    public void An_area_that_is_not_the_caller_s_is_in_doubt()
    {
        TraceCase square = new(Read(Square)), other = new(Read("POLYGON ((2 2, 6 2, 6 6, 2 6, 2 2))"));
        Tracer tracer = new();
        tracer.Begin(square.Paths.Rings);
        Assert.That(tracer.Trace(other.Near(Read(Square)), other, 4.0001).Doubt, Is.EqualTo(TraceDoubt.Area));
        Assert.That(tracer.Trace(other.Near(Read(Square)), other, 4).Doubt, Is.EqualTo(TraceDoubt.None));
    }

    [Test]
    public void A_feature_that_crosses_itself_is_in_doubt_not_guessed()
    {
        TraceCase square = new(Read(Square)), bow = new(Read("POLYGON ((1 1, 6 3, 6 1, 1 3, 1 1))"));
        Tracer tracer = new();
        tracer.Begin(square.Paths.Rings);
        Assert.That(tracer.Trace(bow.Near(Read(Square)), bow, 2).Doubt, Is.Not.EqualTo(TraceDoubt.None));
    }

    [Test]
    public void An_edge_that_is_missing_is_in_doubt_not_guessed()
    {
        TraceCase square = new(Read(Square)), other = new(Read("POLYGON ((2 2, 3 2, 3 5, 2 5, 2 2))"));
        Tracer tracer = new();
        tracer.Begin(square.Paths.Rings);
        LocalEdges all = other.Near(Read(Square));
        LocalEdge[] some = [all[1], all[3 < all.Count ? 3 : 2]];
        Assert.That(tracer.Trace(new LocalEdges(some, 4, true), other, double.NaN).Doubt, Is.EqualTo(TraceDoubt.Chain));
    }

    private static void Check(string candidate, string feature, string relation, params string[] pieces)
    {
        Geometry a = Read(candidate), b = Read(feature);
        double area = pieces.Sum(p => Read(p).Area);
        TraceCase mine = new(a), other = new(b);
        Tracer tracer = new();
        tracer.Begin(mine.Paths.Rings);
        TracedOverlap traced = tracer.Trace(other.Near(a), other, area);
        Assert.That((traced.Doubt, traced.Relation.ToString()), Is.EqualTo((TraceDoubt.None, relation)));
        Assert.That(TraceCase.PiecesOf(traced).Select(g => g.Normalized().ToText()), Is.EquivalentTo(pieces.Select(p => Read(p).Normalized().ToText())));
        for (int i = 0; i < traced.Pieces.Length; i++)
        {
            Geometry piece = TraceCase.PiecesOf(traced)[i];
            Assert.That((traced.Pieces[i].Area, traced.Pieces[i].Perimeter), Is.EqualTo((piece.Area, piece.Length)).Within(1e-12));
        }
    }

    private static Geometry Read(string wkt) => new WKTReader().Read(wkt);
}

using static EcoGis.Tests.Raster.GridCase;

namespace EcoGis.Tests.Raster;

/// <summary>Covered fractions cell by cell, on 3 × 3 unit cells drawn by hand (after exactextract's test_raster_cell_intersection.cpp).</summary>
public sealed class CellMatrixTests
{
    private static readonly GridFrame Three = new(Plane, 3, 3, 0, 3, 1, -1);

    [Test]
    public void A_rectangle_covers_its_border_cells_in_part() =>
        Check("POLYGON ((0.5 0.5, 2.5 0.5, 2.5 2.5, 0.5 2.5, 0.5 0.5))", new[,] { { 0.25, 0.5, 0.25 }, { 0.5, 1, 0.5 }, { 0.25, 0.5, 0.25 } });

    [Test]
    public void A_triangle_halves_the_cells_on_its_diagonal() =>
        Check("POLYGON ((0 0, 3 0, 0 3, 0 0))", new[,] { { 0.5, 0, 0 }, { 1, 0.5, 0 }, { 1, 1, 0.5 } });

    [Test]
    public void Edges_on_cell_lines_cover_whole_cells_and_nothing_next_to_them() =>
        Check("POLYGON ((1 1, 2 1, 2 3, 1 3, 1 1))", new double[,] { { 0, 1, 0 }, { 0, 1, 0 }, { 0, 0, 0 } });

    [Test]
    public void The_whole_grid_is_nine_cells() =>
        Check("POLYGON ((0 0, 3 0, 3 3, 0 3, 0 0))", new double[,] { { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } });

    [Test]
    public void A_diamond_with_its_corners_on_the_middle_of_cells() =>
        Check("POLYGON ((1.5 0.5, 2.5 1.5, 1.5 2.5, 0.5 1.5, 1.5 0.5))", new[,] { { 0, 0.25, 0 }, { 0.25, 1, 0.25 }, { 0, 0.25, 0 } });

    [Test]
    public void A_polygon_inside_one_cell() =>
        Check("POLYGON ((1.25 1.25, 1.75 1.25, 1.75 1.75, 1.25 1.75, 1.25 1.25))", new[,] { { 0, 0, 0 }, { 0, 0.25, 0 }, { 0, 0, 0 } });

    [Test]
    public void A_hole_takes_its_cell_out() =>
        Check("POLYGON ((0 0, 3 0, 3 3, 0 3, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))", new double[,] { { 1, 1, 1 }, { 1, 0, 1 }, { 1, 1, 1 } });

    [Test]
    public void A_hole_inside_one_cell_takes_a_part_of_it() =>
        Check("POLYGON ((0 0, 3 0, 3 3, 0 3, 0 0), (1.25 1.25, 1.75 1.25, 1.75 1.75, 1.25 1.75, 1.25 1.25))",
            new[,] { { 1, 1, 1 }, { 1, 0.75, 1 }, { 1, 1, 1 } });

    [Test]
    public void Parts_of_a_multipolygon_in_one_cell_add_up() =>
        Check("MULTIPOLYGON (((0 0, 0.5 0, 0.5 0.5, 0 0.5, 0 0)), ((0.5 0.5, 1 0.5, 1 1, 0.5 1, 0.5 0.5)), ((2 2, 3 2, 3 3, 2 3, 2 2)))",
            new[,] { { 0, 0, 1 }, { 0, 0, 0 }, { 0.5, 0, 0 } });

    [Test]
    public void A_comb_crosses_one_row_many_times() =>
        Check("POLYGON ((0 1, 3 1, 3 2, 2.75 2, 2.75 1.5, 2.25 1.5, 2.25 2, 1.75 2, 1.75 1.5, 1.25 1.5, 1.25 2, 0.75 2, 0.75 1.5, 0.25 1.5, 0.25 2, 0 2, 0 1))",
            new[,] { { 0, 0, 0 }, { 0.75, 0.75, 0.75 }, { 0, 0, 0 } });

    [Test]
    public void Two_corners_that_touch_in_a_cell_corner_cover_two_cells() =>
        Check("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((1 1, 2 1, 2 2, 1 2, 1 1)))", new double[,] { { 0, 0, 0 }, { 0, 1, 0 }, { 1, 0, 0 } });

    [Test]
    public void Rows_that_run_north_give_the_same_cells_upside_down()
    {
        GridFrame north = new(Plane, 3, 3, 0, 0, 1, 1);
        Assert.That(Matrix(north, Paths("POLYGON ((0 0, 3 0, 0 3, 0 0))")), Is.EqualTo(new[,] { { 1, 1, 0.5 }, { 1, 0.5, 0 }, { 0.5, 0, 0 } }));
    }

    [Test]
    public void Cells_need_not_be_square()
    {
        GridFrame frame = new(Plane, 3, 3, 1000, 2006, 4, -2);
        FlatPaths polygon = Paths("POLYGON ((1002 2001, 1010 2001, 1010 2005, 1002 2005, 1002 2001))");
        Assert.That(Matrix(frame, polygon), Is.EqualTo(new[,] { { 0.25, 0.5, 0.25 }, { 0.5, 1, 0.5 }, { 0.25, 0.5, 0.25 } }));
        Assert.That(Coverage(Numbered(frame), polygon).Total, Is.EqualTo(new CellSum(4, 32)));
    }

    [Test]
    public void A_shared_diagonal_gives_the_cell_to_both_sides_without_a_gap()
    {
        double[,] below = Matrix(Three, Paths("POLYGON ((0 0, 3 0, 3 0.7, 0 2.3, 0 0))")), above = Matrix(Three, Paths("POLYGON ((0 2.3, 3 0.7, 3 3, 0 3, 0 2.3))"));
        foreach (int i in Enumerable.Range(0, 9))
            Assert.That(below[i / 3, i % 3] + above[i / 3, i % 3], Is.EqualTo(1).Within(1e-15), $"cell {i}");
    }

    private static void Check(string wkt, double[,] expected) => Assert.That(Matrix(Three, Paths(wkt)), Is.EqualTo(expected));
}

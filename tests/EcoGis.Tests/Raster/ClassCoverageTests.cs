using static EcoGis.Tests.Raster.GridCase;

namespace EcoGis.Tests.Raster;

/// <summary>Sums per class; what has no data and what lies outside the grid is said, never left out.</summary>
public sealed class ClassCoverageTests
{
    private static readonly ClassGrid Map = Grid(
        "1122",
        "1.22",
        "33.2",
        "3331");

    [Test]
    public void Every_class_gets_its_cells_and_no_data_stands_apart()
    {
        ClassCoverage all = Coverage(Map, "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))");
        Assert.That(Cells(all), Is.EqualTo(new Dictionary<int, double> { [1] = 4, [2] = 5, [3] = 5 }));
        Assert.That((all.NoData, all.Outside), Is.EqualTo((new CellSum(2, 2), default(CellSum))));
        Assert.That(all.Classes.Select(c => c.Class), Is.Ordered);
        Assert.That(Map.Classes, Is.EqualTo(new[] { 1, 2, 3, NoData }));
    }

    [Test]
    public void A_class_that_is_only_touched_is_not_listed() =>
        Assert.That(Cells(Coverage(Map, "POLYGON ((2 2, 4 2, 4 4, 2 4, 2 2))")), Is.EqualTo(new Dictionary<int, double> { [2] = 4 }));

    [TestCase("POLYGON ((-1 0, 4 0, 4 4, -1 4, -1 0))", 4, TestName = "{m}: west")]
    [TestCase("POLYGON ((0 0, 6 0, 6 4, 0 4, 0 0))", 8, TestName = "{m}: east")]
    [TestCase("POLYGON ((0 0, 4 0, 4 7, 0 7, 0 0))", 12, TestName = "{m}: north")]
    [TestCase("POLYGON ((0 -1, 4 -1, 4 4, 0 4, 0 -1))", 4, TestName = "{m}: south")]
    [TestCase("POLYGON ((-1 -1, 5 -1, 5 5, -1 5, -1 -1))", 20, TestName = "{m}: all round")]
    public void What_lies_beyond_a_side_is_outside(string wkt, double outside)
    {
        ClassCoverage c = Coverage(Map, wkt);
        Assert.That(Cells(c), Is.EqualTo(new Dictionary<int, double> { [1] = 4, [2] = 5, [3] = 5 }));
        Assert.That((c.NoData.Cells, c.Outside.Cells, c.Outside.SquareMetres), Is.EqualTo((2.0, outside, outside)));
    }

    [Test]
    public void A_hole_outside_the_grid_is_not_outside_area() =>
        Assert.That(Coverage(Map, "POLYGON ((0 0, 8 0, 8 4, 0 4, 0 0), (5 1, 7 1, 7 3, 5 3, 5 1))").Outside.Cells, Is.EqualTo(12));

    [TestCase("POLYGON ((10 10, 12 10, 12 12, 10 12, 10 10))")]
    [TestCase("POLYGON ((-12 1, -10 1, -10 3, -12 3, -12 1))")]
    [TestCase("POLYGON ((1 -12, 3 -12, 3 -10, 1 -10, 1 -12))")]
    [TestCase("POLYGON ((4 0, 6 0, 6 2, 4 2, 4 0))")]
    [TestCase("POLYGON ((-2 0, 0 0, 0 2, -2 2, -2 0))")]
    [TestCase("POLYGON ((0 4, 2 4, 2 6, 0 6, 0 4))")]
    [TestCase("POLYGON ((0 -2, 2 -2, 2 0, 0 0, 0 -2))")]
    public void A_polygon_off_the_grid_is_wholly_outside(string wkt)
    {
        ClassCoverage c = Coverage(Map, wkt);
        Assert.That(c.Classes, Is.Empty);
        Assert.That((c.NoData, c.Outside), Is.EqualTo((default(CellSum), new CellSum(4, 4))));
    }

    [Test]
    public void A_slanted_edge_across_the_corner_of_the_grid()
    {
        // the triangle x + y ≤ 1 reaches from (−3, −3) over the south-west cell, of which it covers half
        ClassCoverage c = Coverage(Map, "POLYGON ((-3 -3, 4 -3, -3 4, -3 -3))");
        Assert.That(Cells(c), Is.EqualTo(new Dictionary<int, double> { [3] = 0.5 }));
        Assert.That(c.Outside.Cells, Is.EqualTo(24.0));
    }

    [Test]
    public void A_grid_of_one_row_and_one_of_one_column()
    {
        ClassCoverage row = Coverage(Grid("1231"), "POLYGON ((0.5 -1, 3.5 -1, 3.5 0.5, 0.5 0.5, 0.5 -1))");
        Assert.That(Cells(row), Is.EqualTo(new Dictionary<int, double> { [1] = 0.5, [2] = 0.5, [3] = 0.5 }));
        Assert.That(row.Outside.Cells, Is.EqualTo(3));
        ClassCoverage column = Coverage(Grid("1", "2", "1"), "POLYGON ((0.5 0.5, 2 0.5, 2 2.5, 0.5 2.5, 0.5 0.5))");
        Assert.That(Cells(column), Is.EqualTo(new Dictionary<int, double> { [1] = 0.5, [2] = 0.5 }));
        Assert.That(column.Outside.Cells, Is.EqualTo(2));
    }

    [Test]
    public void Runs_go_on_across_wide_rows_and_class_codes_may_be_any_number()
    {
        GridFrame frame = new(Plane, 1000, 3, 0, 3, 1, -1);
        int[] row = [.. Enumerable.Range(0, 1000).Select(c => c < 700 ? -9999 : c < 900 ? 100_000 : 7)];
        ClassGridBuilder builder = new(frame, -9999);
        foreach (int _ in Enumerable.Range(0, 3))
            builder.Add(row);
        ClassGrid grid = builder.Build();
        ClassCoverage c = Coverage(grid, "POLYGON ((10.5 0, 950.25 0, 950.25 3, 10.5 3, 10.5 0))");
        Assert.That(grid.Classes, Is.EqualTo(new[] { -9999, 7, 100_000 }));
        Assert.That(grid.RunCount, Is.EqualTo(3 * 6)); // blocks end at 256, 512, 768
        Assert.That(c.NoData.Cells, Is.EqualTo(3 * 689.5));
        Assert.That(Cells(c), Is.EqualTo(new Dictionary<int, double> { [7] = 3 * 50.25, [100_000] = 600 }));
    }

    [Test]
    public void Bytes_16_bit_and_32_bit_rows_make_the_same_grid()
    {
        GridFrame frame = new(Plane, 777, 70, 0, 70, 1, -1);
        Random random = new(5);
        byte[] cells = [.. Enumerable.Range(0, 777 * 70).Select(_ => (byte)random.Next(3))];
        ClassGridBuilder bytes = new(frame, 2), words = new(frame, 2), ints = new(frame, 2);
        bytes.Add(cells);
        for (int r = 0; r < 70; r++)
        {
            byte[] row = cells[(r * 777)..((r + 1) * 777)];
            words.Add([.. row.Select(c => (ushort)c)]);
            ints.Add([.. row.Select(c => (int)c)]);
        }
        FlatPaths all = Paths("POLYGON ((0 0, 777 0, 777 70, 0 70, 0 0))");
        ClassGrid[] grids = [bytes.Build(), words.Build(), ints.Build()];
        var expected = cells.Where(c => c < 2).CountBy(c => (int)c).ToDictionary(p => p.Key, p => (double)p.Value);
        foreach (ClassGrid grid in grids)
        {
            ClassCoverage c = Coverage(grid, all);
            Assert.That((grid.RunCount, c.NoData.Cells), Is.EqualTo((grids[0].RunCount, cells.Count(v => v == 2))));
            Assert.That(Cells(c), Is.EqualTo(expected));
        }
    }

    [Test]
    public void A_polygon_as_tall_as_many_bands_is_the_sum_of_its_halves()
    {
        GridFrame frame = new(Plane, 2000, 1000, 0, 1000, 1, -1);
        ClassGridBuilder builder = new(frame, null);
        for (int r = 0; r < 1000; r++)
            builder.Add([.. Enumerable.Range(0, 2000).Select(c => (byte)((c / 100) + (r / 300)))]);
        ClassGrid grid = builder.Build();
        double[] whole = Sums("POLYGON ((3.5 2.5, 1990.25 10.75, 1500 998.5, 40 990, 3.5 2.5))");
        double[] split = [.. Sums("POLYGON ((3.5 2.5, 1990.25 10.75, 1500 998.5, 3.5 2.5))").Zip(Sums("POLYGON ((3.5 2.5, 1500 998.5, 40 990, 3.5 2.5))"), (a, b) => a + b)];
        Assert.That(split, Is.EqualTo(whole).Within(1e-8));

        double[] Sums(string wkt)
        {
            Dictionary<int, double> cells = Cells(Coverage(grid, wkt));
            return [.. Enumerable.Range(0, 24).Select(c => cells.GetValueOrDefault(c))];
        }
    }

    [Test]
    public void An_unusable_frame_is_refused_with_a_message()
    {
        Assert.That(Code(() => GridFrame.FromGeotransform([0, 1, 0.1, 0, 0, -1], Plane, 3, 3)), Is.EqualTo("ECO-2740"));
        foreach ((double width, double height, int columns) in new[] { (0.0, -1.0, 3), (-1, -1, 3), (1, 0, 3), (double.NaN, -1, 3), (1, double.NegativeInfinity, 3), (1, -1, 0) })
            Assert.That(Code(() => new GridFrame(Plane, columns, 3, 0, 0, width, height)), Is.EqualTo("ECO-2741"));
        Assert.That(Code(() => new ClassGridBuilder(new GridFrame(Plane, 3, 3, 0, 0, 1, -1), null).Build()), Is.EqualTo("ECO-2743"));
        Assert.That(Code(() => Numbered(new GridFrame(Plane, 300, 300, 0, 0, 1, -1))), Is.EqualTo("ECO-2742"));

        static string Code(Func<object> act) => Assert.Throws<EcoException>(() => _ = act())!.Faults.Single().Kind.Code;
    }
}

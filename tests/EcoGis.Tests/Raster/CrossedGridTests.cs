using static EcoGis.Tests.Raster.GridCase;

namespace EcoGis.Tests.Raster;

/// <summary>Whole grids counted, two grids crossed, and when two frames are the same cells.</summary>
public sealed class CrossedGridTests
{
    private static readonly ClassGrid Before = Grid("1122", "1.22", "33.2"), After = Grid("1112", "1122", "3.12");

    [Test]
    public void A_whole_grid_is_counted_cell_by_cell()
    {
        ClassCoverage all = WholeGrid.Of(Before, default);
        Assert.That(Cells(all), Is.EqualTo(new Dictionary<int, double> { [1] = 3, [2] = 5, [3] = 2 }));
        Assert.That((all.NoData.Cells, all.Outside), Is.EqualTo((2.0, default(CellSum))));
    }

    [Test]
    public void A_whole_grid_in_degrees_is_what_a_polygon_around_it_covers()
    {
        Random random = new(4);
        ClassGrid grid = Grid(new GridFrame(Crs.Cgcs2000, 600, 40, 104, 32, 0.001, -0.003), [.. Enumerable.Range(0, 40).Select(_ => string.Concat(Enumerable.Range(0, 600).Select(_ => (char)('0' + random.Next(4)))))]);
        ClassCoverage counted = WholeGrid.Of(grid, default), covered = Coverage(grid, "POLYGON ((103 31, 105 31, 105 33, 103 33, 103 31))");
        foreach (var (a, b) in counted.Classes.Zip(covered.Classes))
        {
            Assert.That(a.Covered.Cells, Is.EqualTo(b.Covered.Cells).Within(1e-9));
            Assert.That(a.Covered.SquareMetres, Is.EqualTo(b.Covered.SquareMetres).Within(1e-9).Percent);
        }
    }

    [Test]
    public void Every_cell_of_two_grids_is_in_one_pair()
    {
        CrossedGrid crossed = CrossedGrid.Of(Before, After, default);
        var pairs = WholeGrid.Of(crossed.Grid, default).Classes.ToDictionary(c => crossed.Pairs[c.Class], c => c.Covered.Cells);
        Assert.That(pairs, Is.EqualTo(new Dictionary<(int?, int?), double>
        {
            [(1, 1)] = 3,
            [(2, 1)] = 1,
            [(2, 2)] = 4,
            [(null, 1)] = 2,
            [(3, 3)] = 1,
            [(3, null)] = 1,
        }));
    }

    [Test]
    public void Wide_rows_are_crossed_past_the_ends_of_their_tiles()
    {
        Random random = new(9);
        GridFrame frame = new(Plane, 700, 70, 0, 70, 1, -1);
        int[][] cells = [Noise(), Noise()];
        ClassGrid[] grids = [.. cells.Select(c =>
        {
            ClassGridBuilder builder = new(frame, 4);
            builder.Add(c);
            return builder.Build();
        })];
        CrossedGrid crossed = CrossedGrid.Of(grids[0], grids[1], default);
        var expected = cells[0].Zip(cells[1]).CountBy(p => (Value(p.First), Value(p.Second))).ToDictionary(p => p.Key, p => (double)p.Value);
        Assert.That(WholeGrid.Of(crossed.Grid, default).Classes.ToDictionary(c => crossed.Pairs[c.Class], c => c.Covered.Cells), Is.EqualTo(expected));

        int[] Noise() => [.. Enumerable.Range(0, 700 * 70).Select(_ => random.Next(5))];

        static int? Value(int cell) => cell == 4 ? null : cell;
    }

    [Test]
    public void Frames_are_the_same_cells_or_their_difference_has_words()
    {
        GridFrame frame = new(Crs.Cgcs2000, 100, 50, 104, 32, 0.001, -0.001);
        Assert.That(frame.DifferenceTo(new(Crs.Wgs84, 100, 50, 104 + 1e-12, 32, 0.001, -0.001)), Is.Null);
        Assert.That(frame.DifferenceTo(new(Crs.Cgcs2000, 101, 50, 104, 32, 0.001, -0.001))!.En, Does.Contain("101"));
        Assert.That(frame.DifferenceTo(new(Crs.Cgcs2000, 100, 50, 104.0005, 32, 0.001, -0.001))!.En, Does.Contain("origin"));
        Assert.That(frame.DifferenceTo(new(Crs.Cgcs2000, 100, 50, 104, 32, 0.00100000002, -0.001))!.En, Does.Contain("cells"));
        Assert.That(frame.DifferenceTo(new(Crs.WebMercator3857, 100, 50, 104, 32, 0.001, -0.001))!.En, Does.Contain("EPSG:3857"));
        Assert.Throws<ArgumentException>(() => CrossedGrid.Of(Before, Grid("11", "22"), default));
    }
}

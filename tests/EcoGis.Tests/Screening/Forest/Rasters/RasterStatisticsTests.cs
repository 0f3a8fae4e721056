using static EcoGis.Tests.ForestDrawing;
using static EcoGis.Tests.RasterDrawing;

namespace EcoGis.Tests;

/// <summary>Classes of a raster by township: the answer to the eye, and exact rationals for boundaries that run anywhere.</summary>
public sealed class RasterStatisticsTests
{
    private static readonly string[] s_map =
    [
        "1122",
        "1.22",
        "33.2",
        "3314",
    ];

    // west: the two western columns and a half of the third; east: the rest and one column beyond the raster
    private static readonly ForestUnits s_townships = Units(("510604100", Box(0, 0, 250, 400)), ("510604101", Box(250, 0, 500, 400)));

    [Test]
    public void Every_township_has_its_cells_with_the_share_it_covers()
    {
        var s = Statistics(Epoch(s_map, Legend), s_townships);
        RasterTally west = s.ByUnit[0].Tally, east = s.ByUnit[1].Tally;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Cells(west), Is.EqualTo(new Dictionary<int, double> { [1] = 3.5, [2] = 1, [3] = 4 }));
            Assert.That((west.NoData.Cells, west.Outside.Cells), Is.EqualTo((1.5, 0.0)));
            Assert.That(Cells(east), Is.EqualTo(new Dictionary<int, double> { [1] = 0.5, [2] = 4, [4] = 1 }));
            Assert.That((east.NoData.Cells, east.Outside.Cells), Is.EqualTo((0.5, 4.0)));
            Assert.That(east.Of(2).SquareMetres, Is.EqualTo(40_000));
            Assert.That(s.ByUnit, Has.Length.EqualTo(2), "nothing of the raster is in no township");
            Assert.That(Cells(s.Whole), Is.EqualTo(new Dictionary<int, double> { [1] = 4, [2] = 5, [3] = 4, [4] = 1 }));
        }
    }

    [Test]
    public void What_is_not_known_makes_a_range_and_never_no_forest()
    {
        var s = Statistics(Epoch(s_map, Legend), s_townships);
        RasterTally west = s.ByUnit[0].Tally, east = s.ByUnit[1].Tally;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { west.CoverAtLeast(Legend), west.CoverAtMost(Legend) }, Is.EqualTo(new[] { 0.35, 0.5 }).Within(1e-12));
            Assert.That(new[] { east.CoverAtLeast(Legend), east.CoverAtMost(Legend) }, Is.EqualTo(new[] { 0.05, 0.6 }).Within(1e-12), "class 4 is in no table, half a cell has no data, four lie outside");
            Assert.That(east.CoverAtLeast(RasterLegend.OfFile(new Dictionary<int, string>())), Is.Null, "nobody said what is forest");
        }
    }

    [Test]
    public void Only_when_told_cells_without_data_are_a_class()
    {
        var told = Statistics(Epoch(s_map, Legend, noDataIs: 2), s_townships).ByUnit[0].Tally;
        Assert.That(Cells(told), Is.EqualTo(new Dictionary<int, double> { [1] = 3.5, [2] = 2.5, [3] = 4 }));
        Assert.That((told.NoData.Cells, told.CoverAtMost(Legend)), Is.EqualTo((0.0, 3.5 / 10)));
    }

    [Test]
    public void Ground_in_no_township_has_a_row_of_its_own()
    {
        var s = Statistics(Epoch(s_map, Legend), Units(("510604100", Box(0, 0, 150, 400))));
        Assert.That(s.ByUnit[^1].Unit, Is.Null);
        Assert.That(Cells(s.ByUnit[^1].Tally), Is.EqualTo(new Dictionary<int, double> { [1] = 1.5, [2] = 5, [3] = 1, [4] = 1 }));
        Assert.That(s.ByUnit[^1].Tally.NoData.Cells, Is.EqualTo(1.5));
    }

    [Test]
    public void The_person_who_names_forest_values_names_all_of_them()
    {
        var legend = RasterLegend.OfFile(new Dictionary<int, string> { [2] = "crops" }).WithForest([1, 4]);
        Assert.That(new[] { 1, 2, 3, 4 }.Select(legend.IsForest), Is.EqualTo(new[] { Truth.True, Truth.False, Truth.False, Truth.True }));
        Assert.That((legend.Label(2).En, legend.Label(3).En), Is.EqualTo(("2 crops", "3")));
    }

    [Test]
    public void A_land_classification_names_its_codes_as_numbers_and_leaves_open_what_it_leaves_open()
    {
        var legend = RasterLegend.OfClassification(MadeUp.Rules.LandClasses.Value.Called("third-survey")!);
        Assert.That((legend.NameOf(301)!.Zh, legend.IsForest(301)), Is.EqualTo(("乔木林地", Truth.True)));
        Assert.That(legend.IsForest(305), Is.EqualTo(Truth.Unknown), "灌木林地: the class does not say whether the state names it");
        Assert.That((legend.IsForest(9999), legend.NameOf(9999)), Is.EqualTo((Truth.Unknown, (Bilingual?)null)));
    }

    /// <summary>Sums by class of exact rational fractions, for stars that cross the raster and leave it.</summary>
    [Test]
    public void Sums_are_exact_for_any_boundary_and_cell()
    {
        Random random = new(21);
        foreach (GridFrame frame in new GridFrame[] { new(Plane, 9, 8, East, North + 800, 100, -100), new(Plane, 9, 8, East + 0.3, North + 0.7, 31.7, 12.9), new(Crs.Cgcs2000, 9, 8, 105, 31.3, 1 / 1200.0, -1 / 3600.0) })
        {
            string[] rows = [.. Enumerable.Range(0, 8).Select(_ => string.Concat(Enumerable.Range(0, 9).Select(_ => "123."[random.Next(4)])))];
            RasterEpoch epoch = Epoch(frame, rows, Legend);
            for (int n = 0; n < 6; n++)
            {
                (double X, double Y)[] star = [.. Enumerable.Range(0, 7).Select(i => (Turn: 2 * Math.PI * i / 7, Reach: 1.5 + (4 * random.NextDouble())))
                    .Select(p => (frame.OriginX + ((4.5 + (p.Reach * Math.Cos(p.Turn))) * frame.CellWidth), frame.OriginY + ((4 + (p.Reach * Math.Sin(p.Turn))) * frame.CellHeight)))];
                Shape shape = ShapeGate.Check(RawShape.Polygon(new RawPath([.. star.Append(star[0]).Select(p => p.X)], [.. star.Append(star[0]).Select(p => p.Y)])), frame.Crs).Shape!;
                double[,] exact = ExactCells.Of(frame, FlatPaths.Of(shape.Geometry).Rings, 0, 8, 0, 9);
                var tally = Statistics(epoch, Units(("510604100", shape))).ByUnit[0].Tally;
                foreach (char c in "123.")
                {
                    double cells = 0, area = 0;
                    for (int i = 0; i < 72; i++)
                    {
                        double covered = rows[i / 9][i % 9] == c ? exact[i / 9, i % 9] : 0;
                        (cells, area) = (cells + covered, area + (covered * frame.CellArea(i / 9)));
                    }

                    CellSum sum = c == '.' ? tally.NoData : tally.Of(c - '0');
                    Assert.That(sum.Cells, Is.EqualTo(cells).Within(1e-9 * tally.Total.Cells), $"{frame.Crs.Code} {c}");
                    Assert.That(sum.SquareMetres, Is.EqualTo(area).Within(1e-9 * tally.Total.SquareMetres), $"{frame.Crs.Code} {c}");
                }
            }
        }
    }
}

using static EcoGis.Tests.ForestDrawing;
using static EcoGis.Tests.RasterDrawing;

namespace EcoGis.Tests;

/// <summary>Two rasters crossed: the matrix to the eye, its sums against either epoch alone, and what is refused.</summary>
public sealed class RasterChangeTests
{
    private static readonly string[] s_before = ["1122", "1.22", "33.2"], s_after = ["1112", "1122", "3.12"];
    private static readonly ForestUnits s_west = Units(("510604100", Box(0, 0, 250, 300)));

    [Test]
    public void The_matrix_is_counted_by_hand()
    {
        var m = Change(Epoch(s_before, Legend), Epoch(s_after, Legend), s_west).ByUnit.Single().Matrix;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(m.Values, Is.EqualTo(new int?[] { 1, 2, 3, null }));
            Assert.That((m[1, 1].Cells, m[2, 1].Cells, m[2, 2].Cells, m[null, 1].Cells, m[3, 3].Cells, m[3, null].Cells), Is.EqualTo((3.0, 0.5, 0.5, 1.5, 1.0, 1.0)));
            Assert.That((m.Changed.Cells, m.NotKnown.Cells), Is.EqualTo((0.5, 2.5)), "no data in one epoch is no change");
        }
    }

    [Test]
    public void Gain_and_loss_are_of_classes_that_somebody_called_forest()
    {
        var change = Change(Epoch(["1122", "1144"], Legend), Epoch(["1212", "1114"], Legend), ForestUnits.None);
        Assert.That((change.Gain(change.Whole)!.Value.SquareMetres, change.Loss(change.Whole)!.Value.SquareMetres), Is.EqualTo((10_000.0, 10_000.0)), "4 is in no table: neither gain nor loss");
        var silent = RasterLegend.OfFile(new Dictionary<int, string>());
        var open = Change(Epoch(["12"], silent), Epoch(["21"], silent), ForestUnits.None);
        Assert.That((open.Gain(open.Whole), open.Whole.Changed.Cells), Is.EqualTo(((CellSum?)null, 2.0)));
    }

    [Test]
    public void Rows_and_columns_are_the_two_epochs_whatever_the_boundary()
    {
        Random random = new(5);
        string[] Noise() => [.. Enumerable.Range(0, 40).Select(_ => string.Concat(Enumerable.Range(0, 300).Select(_ => "1234."[random.Next(5)])))];
        RasterEpoch a = Epoch(Noise(), Legend), b = Epoch(Noise(), Legend, noDataIs: 3);
        var units = Units(("510604100", Polygon((-500, 100), (12_345.6, -321), (31_000, 3_900), (7_777, 4_321.5))), ("510604101", Polygon((-500, 100), (7_777, 4_321.5), (-900, 4_000))));
        var change = Change(a, b, units);
        var alone = (A: Statistics(a, units), B: Statistics(b, units));
        foreach (int i in new[] { 0, 1 })
        {
            var m = change.ByUnit[i].Matrix;
            foreach (int? value in m.Values)
            {
                CellSum before = value is { } v ? alone.A.ByUnit[i].Tally.Of(v) : alone.A.ByUnit[i].Tally.NoData, after = value is { } w ? alone.B.ByUnit[i].Tally.Of(w) : alone.B.ByUnit[i].Tally.NoData;
                Assert.That(m.Values.Sum(to => m[value, to].SquareMetres), Is.EqualTo(before.SquareMetres).Within(1e-9 * alone.A.Whole.Total.SquareMetres));
                Assert.That(m.Values.Sum(from => m[from, value].SquareMetres), Is.EqualTo(after.SquareMetres).Within(1e-9 * alone.A.Whole.Total.SquareMetres));
            }

            Assert.That(m.Values, Does.Contain(null), "the earlier epoch's no data stays what it is");
            Assert.That(m.Values.Sum(from => m[from, null].Cells), Is.Zero, "the later epoch's no data was named");
        }
    }

    [Test]
    public void Other_cells_and_other_meanings_are_refused()
    {
        RasterEpoch a = Epoch(["12"], Legend);
        GridFrame moved = new(Plane, 2, 1, East + 50, North + 100, 100, -100);
        Assert.That(Code(() => Change(a, Epoch(moved, ["12"], Legend), ForestUnits.None)), Is.EqualTo("ECO-5650"));
        Assert.That(Code(() => Change(a, Epoch(["12", "12"], Legend), ForestUnits.None)), Is.EqualTo("ECO-5650"));
        Assert.That(Code(() => Change(a, Epoch(["12"], RasterLegend.OfTable("other", [(1, "water", Truth.False)])), ForestUnits.None)), Is.EqualTo("ECO-5651"));
        Assert.DoesNotThrow(() => Change(a, Epoch(["12"], RasterLegend.OfTable("part", [(2, "cropland", Truth.False)])), ForestUnits.None));

        static string Code(Func<object> act) => Assert.Throws<EcoException>(() => _ = act())!.Faults[0].Kind.Code;
    }
}

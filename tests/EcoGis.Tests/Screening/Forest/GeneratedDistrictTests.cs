using static EcoGis.Tests.ForestDrawing;

namespace EcoGis.Tests;

/// <summary>
/// A generated district reconciles in every table: inventories summed here from areas of the shapes, against tables and matrices of the overlay. PostGIS with PROJ's
/// equal-area projection gives every cell of a matrix independently.
/// </summary>
internal sealed class GeneratedDistrictTests
{
    /// <summary>5,000 patches, three epochs.</summary>
    [Test]
    public void Every_table_of_three_epochs_reconciles_to_the_square_metre() => Reconciles(new GeneratedDistrict(71, 90, 1), 3);

    /// <summary>The acceptance size: 50,000 patches, five epochs.</summary>
    [Test]
    [Explicit("some minutes")]
    public void Every_table_of_a_large_district_reconciles() => Reconciles(new GeneratedDistrict(224, 90, 2), 5);

    /// <summary>
    /// Planar areas are ST_Intersection's to 1e-9. Ellipsoidal ones are held against PROJ's equal-area projection of edges split at a metre: the official measure splits them at
    /// 70 m and takes them as straight there, which in patches of 50 m is a few parts in 1e8, and in the sum what it is along the outer border.
    /// </summary>
    [Test]
    public void Every_cell_of_the_matrix_is_what_PostGIS_intersects()
    {
        const string Plane = "+proj=tmerc +lat_0=0 +lon_0=105 +k=1 +x_0=35500000 +y_0=0 +a=6378137 +rf=298.257222101 +units=m";
        const string EqualArea = "+proj=cea +lat_ts=0 +lon_0=105 +a=6378137 +rf=298.257222101 +units=m";
        GeneratedDistrict district = new(31, 50, 3);
        ForestLayer before = district.Epoch(0), after = district.Epoch(1);
        var ours = PatchOverlay.Of(before, after, district.Townships, ForestDrawing.Plane, CancellationToken.None).Pairs.ToLookup(p => (before.Patches[p.Before].Class.Code, after.Patches[p.After].Class.Code));
        var m = Change(before, after, district.Townships).Matrix;
        using var connection = PostGis.Open();
        connection.Fill("a", before.Patches.Select(p => p.Zone.Shape.Geometry), 4523);
        connection.Fill("b", after.Patches.Select(p => p.Zone.Shape.Geometry), 4523);
        var theirs = connection.Rows($"""
            SELECT a, b, ST_Area(g), ST_Area(ST_Transform(ST_Segmentize(g, 1), '{Plane}', '{EqualArea}'))
            FROM (SELECT a.id AS a, b.id AS b, ST_Intersection(a.g, b.g) AS g FROM a JOIN b ON ST_Intersects(a.g, b.g)) AS pairs
            """, r => (Cell: (before.Patches[r.GetInt32(0)].Class.Code, after.Patches[r.GetInt32(1)].Class.Code), Planar: r.GetDouble(2), Ellipsoidal: r.GetDouble(3)));
        using (Assert.EnterMultipleScope())
        {
            foreach (var cell in theirs.GroupBy(p => p.Cell))
            {
                double planar = cell.Sum(p => p.Planar), ellipsoidal = cell.Sum(p => p.Ellipsoidal);
                Assert.That(ours[cell.Key].Sum(p => p.PlanarArea), Is.EqualTo(planar).Within(1e-9 * planar), $"{cell.Key}: planar");
                Assert.That(m[cell.Key.Item1, cell.Key.Item2].All, Is.EqualTo(ellipsoidal).Within(1e-6 * ellipsoidal), $"{cell.Key}: ellipsoidal");
            }

            double all = theirs.Sum(p => p.Ellipsoidal);
            Assert.That(m.Classes.Sum(a => m.Classes.Sum(b => m[a, b].All)), Is.EqualTo(all).Within(1e-8 * all), "the whole");
        }
    }

    private static void Reconciles(GeneratedDistrict district, int epochs)
    {
        var townships = district.Townships;
        ForestLayer? before = null;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            var layer = district.Epoch(epoch);
            Check(Statistics(layer, townships));
            if (before is not null)
                Check(Change(before, layer, townships), townships);
            before = layer;
        }
    }

    private static void Check(ForestStatistics s)
    {
        var patches = s.Layer.Patches;
        double area = patches.Sum(p => p.Area), stock = patches.Sum(p => p.Area / 10_000 * double.Parse(p.Text("stock_per_ha") ?? "0", System.Globalization.CultureInfo.InvariantCulture));
        double forest = patches.Where(p => p.Class.Code is "0111" or "0113" or "0131").Sum(p => p.Area) + (patches.Length * 1000.0); // 165 stems are 1,000 m²
        var standing = s.Book.Stocks.Single(d => d.Id == "standing");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Layer.Slivers, Is.Zero, "patches of an epoch share their corners");
            foreach (var (what, tallies) in s.Tables.Select(t => (t.Id, t.Rows.Select(r => r.Tally))).Append(("units", s.ByUnit.Select(r => r.Tally))).Append(("total", [s.Total])))
            {
                Assert.That(tallies.Sum(t => t.Area), Is.EqualTo(area).Within(1e-3), what);
                Assert.That(tallies.Sum(t => t.Forest(Cover("legal"))), Is.EqualTo(forest).Within(1e-3), what);
                Assert.That(tallies.Sum(t => t.Stock(standing)), Is.EqualTo(stock).Within(1e-3), what);
            }
        }
    }

    private static void Check(ForestChange change, ForestUnits townships)
    {
        var m = change.Matrix;
        using (Assert.EnterMultipleScope())
        {
            foreach (string code in m.Classes)
            {
                double before = change.Before.Patches.Where(p => p.Class.Code == code).Sum(p => p.Area), after = change.After.Patches.Where(p => p.Class.Code == code).Sum(p => p.Area);
                Assert.That(m.Classes.Sum(to => m[code, to].All) + m.OnlyBefore(code) + m.TwiceAfter(code), Is.EqualTo(before).Within(1e-3), $"row {code}");
                Assert.That(m.Classes.Sum(from => m[from, code].All) + m.OnlyAfter(code) + m.TwiceBefore(code), Is.EqualTo(after).Within(1e-3), $"column {code}");
                Assert.That(change.ByUnit.Sum(u => u.Matrix.Before(code)), Is.EqualTo(before).Within(1e-3), $"units before {code}");
                Assert.That(change.ByUnit.Sum(u => u.Matrix.After(code)), Is.EqualTo(after).Within(1e-3), $"units after {code}");
                Assert.That(m.TwiceAfter(code), Is.Zero, $"{code}: nothing overlaps within the later epoch");
                foreach (string to in m.Classes)
                    Assert.That(change.ByUnit.Sum(u => u.Matrix[code, to].All), Is.EqualTo(m[code, to].All).Within(1e-3), $"units {code} → {to}");
            }

            double firm = change.Patches.Where(p => p.Certainty == Certainty.Firm).Sum(p => p.Area);
            Assert.That(firm, Is.EqualTo(m.Changed).Within(1e-3), "patches of change");
            Assert.That(change.Causes.Sum(c => c.Gain + c.Loss + c.Other), Is.EqualTo(firm).Within(1e-3), "causes");
            double stock = change.After.Patches.Where(p => ForestChange.IsForest(p.Class)).Sum(p => p.Area / 10_000 * (p.StockPerHa(1) ?? 0));
            Assert.That(change.Stock!.After, Is.EqualTo(stock).Within(1e-3), "stock");
            Assert.That(change.Stock.Before - change.Stock.Lost + change.Stock.Growth + change.Stock.Gained, Is.EqualTo(stock).Within(1e-3), "stock by what became of it");
            Assert.That(m.Classes.Sum(m.OnlyBefore), Is.GreaterThan(0), "the later epoch has holes");
            Assert.That(change.ByUnit, Has.Length.EqualTo(townships.All.Length + 1), "a corner of the square lies in no township");
        }
    }
}

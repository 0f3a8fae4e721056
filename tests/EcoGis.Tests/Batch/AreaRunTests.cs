using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

/// <summary>
/// Areas of many features are, byte for byte, those of the slow way: the file read whole, each feature made a proposal, located by the whole gate and
/// overlaid alone, its rows written cell by cell here.
/// </summary>
internal sealed class AreaRunTests : ReaderCase
{
    private const double X = 35_442_000, Y = 3_462_000; // in the district, in EPSG:4523

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static BatchBench Bench => new(SampleWorld.Luojiang.Screener, SampleWorld.Luojiang.Snapshot, SampleWorld.Rules) { AreasOnly = true, BlockSize = 37 };

    private static readonly ProposalRequest Plain = new() { Columns = new Dictionary<string, string>() };

    [TestCase(4523, 0), TestCase(4523, 1), TestCase(4490, 2), TestCase(4524, 3)]
    public void Parcels_of_all_sorts_give_the_rows_of_one_by_one(int srs, int seed)
    {
        string file = Parcels(srs, seed, 600, "fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT, 面积 REAL");
        Same(file, Plain);
    }

    [Test]
    public void Rows_that_need_columns_have_them_whatever_they_hold()
    {
        string file = Parcels(4523, 4, 200, "fid INTEGER PRIMARY KEY, unasked BLOB, geom BLOB, 名称 TEXT, 面积 REAL, code, industry TEXT");
        using (SqliteConnection connection = new($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            connection.Run("UPDATE p SET unasked = zeroblob(3000), code = CASE fid % 9 WHEN 0 THEN '=1+1' WHEN 1 THEN 'a\"b,c' WHEN 2 THEN 12 WHEN 3 THEN 2.5 WHEN 4 THEN x'00' WHEN 5 THEN ' ' WHEN 6 THEN '甲''乙' WHEN 7 THEN NULL ELSE -fid END");
            connection.Run("UPDATE p SET industry = CASE fid % 5 WHEN 0 THEN 'X99' WHEN 1 THEN 'C2614' END");
        }

        Same(file, Plain with { Columns = new Dictionary<string, string> { ["industry"] = "industry", ["code"] = "code", ["name"] = "名称" } });
    }

    [TestCase("ESRI Shapefile", "p.shp"), TestCase("GeoJSON", "p.geojson")]
    public void Other_formats_give_the_rows_of_one_by_one(string driver, string name)
    {
        string source = Parcels(4523, 5, 150, "fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT, 面积 REAL", onlyPolygons: true), file = At(name);
        OracleTool.Run("ogr2ogr", ["-f", driver, file, source]);
        Same(file, Plain);
    }

    [Test]
    public void Most_plain_polygons_in_their_plane_are_taken_flat()
    {
        using var stream = FeatureStream.Open(Parcels(4523, 0, 600, "fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT, 面积 REAL"), new ReadOptions(), CancellationToken.None);
        var all = SampleWorld.Luojiang.Snapshot;
        var snapshot = all with { Layers = [.. all.Layers.Where(l => l.Version is { } v && v.Zones.All(z => z.Shape.Kind == ShapeKind.Polygon))] };
        var areas = SampleWorld.Luojiang.Screener.Areas(snapshot, new ScreenOptions(), stream.Crs, stream.Format);
        foreach (var layer in snapshot.Layers)
            layer.Version!.IndexIn(stream.Crs).Save(Stream.Null); // has its grid from now on
        int taken = 0, left = 0;
        using var pass = areas.Begin();
        stream.ReadShapes(stream.Blocks(1000)[0], (in StreamedShape s) =>
        {
            if (s.IsPlain && pass.TryMeasure(s.Polygon.Points, s.Polygon.Ends, s.Polygon.PartEnds, s.Polygon.Roles, out _))
                taken++;
            else
                left++;
        }, CancellationToken.None);
        Assert.That((taken, left), Is.EqualTo((taken, 600 - taken)));
        Assert.That(taken, Is.GreaterThan(200));
    }

    /// <summary>Stars, boxes, holes, islands, needles, broken rings, lines, points, nothing; here, at the ends of the district and in other zones.</summary>
    private string Parcels(int srs, int seed, int count, string columns, bool onlyPolygons = false)
    {
        Random random = new(seed);
        string path = At("p.gpkg");
        using GeoPackageBuilder file = new(path);
        if (srs == 4524)
            file.Run("INSERT INTO gpkg_spatial_ref_sys VALUES ('z36', 4524, 'EPSG', 4524, 'x', '')");
        file.Layer("p", srs, "CREATE TABLE \"{0}\" (" + columns + ")");
        var to = CrsTransform.Between(Crs.Parse("EPSG:4523"), Crs.Parse($"EPSG:{srs}"));
        for (int i = 0; i < count; i++)
        {
            double far = random.Next(12) switch { 0 => 120_000, 1 => -140_000, 2 => 45_000, _ => 0 };
            double x = X + far + (30_000 * (random.NextDouble() - 0.5)), y = Y + (26_000 * (random.NextDouble() - 0.5)), size = Math.Pow(10, 1 + (2.5 * random.NextDouble()));
            file.Feature("p", i % 23 == 0 ? null : GeoPackageBuilder.Blob(Shape(random, onlyPolygons ? random.Next(7) : random.Next(11), x, y, size, to)), random.Next(3) == 0 ? "=甲,乙" : "丙");
        }

        return file.Close();
    }

    private static byte[] Shape(Random random, int sort, double x, double y, double size, CrsTransform to)
    {
        int n = 3 + random.Next(30);
        switch (sort)
        {
            case 0:
                return Polygon([Star(random, x, y, size, n), Turned(Star(random, x, y, size / 4, n))], to);
            case 1:
                return GeoPackageBuilder.Wkb(6, true, 2, Polygon([Star(random, x, y, size, n)], to), Polygon([Star(random, x + (3 * size), y, size, n)], to));
            case 2:
                var bow = Star(random, x, y, size, 6);
                (bow[1], bow[2]) = (bow[2], bow[1]);
                return Polygon([bow], to);
            case 3:
                return Polygon([[(x, y), (x + size, y + 0.001), (x + size, y + 0.0012), (x, y)]], to);
            case 4:
                var twice = Star(random, x, y, size, n);
                return Polygon([[twice[0], .. twice]], to);
            case 7:
                return GeoPackageBuilder.Wkb(1, true, Moved(x, y, to));
            case 8:
                return GeoPackageBuilder.Wkb(2, true, [2, .. Moved(x, y, to), .. Moved(x + size, y + size, to)]);
            case 9:
                return Polygon([Star(random, x, y, size, n)[..^1]], to);
            default:
                return Polygon([sort == 5 ? Turned(Star(random, x, y, size, n)) : Star(random, x, y, size, n)], to);
        }
    }

    private static (double, double)[] Star(Random random, double x, double y, double size, int n)
    {
        (double, double)[] open = [.. Enumerable.Range(0, n).Select(i =>
        {
            double r = size * (0.5 + (0.5 * random.NextDouble())), angle = 2 * Math.PI * i / n;
            return (Math.Round(x + (r * Math.Cos(angle)), 3), Math.Round(y + (r * Math.Sin(angle)), 3));
        })];
        return [.. open, open[0]];
    }

    private static (double, double)[] Turned((double, double)[] ring) => [.. ring.Reverse()];

    private static byte[] Polygon((double X, double Y)[][] rings, CrsTransform to)
    {
        List<object> parts = [rings.Length];
        foreach (var ring in rings)
        {
            parts.Add(ring.Length);
            foreach (var (x, y) in ring)
                parts.AddRange(Moved(x, y, to));
        }

        return GeoPackageBuilder.Wkb(3, true, [.. parts]);
    }

    private static object[] Moved(double x, double y, CrsTransform to)
    {
        var (mx, my) = to.IsIdentity ? (x, y) : to.Apply(x, y);
        return [mx, my];
    }

    private void Same(string file, ProposalRequest request)
    {
        var read = Read(file);
        var form = new ProposalForm(file, read.Fields, request, SampleWorld.Rules);
        var slow = read.Features.Select(f => (f.Position, Site: Bench.Screener.Overlay(form.InPlace(f, file, read.Format, read.Crs), Bench.Snapshot, new ScreenOptions()))).ToList();
        Assert.That(slow.Count(s => !s.Site.Overlaps.IsEmpty), Is.GreaterThan(slow.Count / 8), "there is something to compare");

        string csv = At("out.csv"), lines = At("out.jsonl"), tables = At("out.gpkg");
        var counts = Bench.Run(file, csv, request);
        Bench.Run(file, lines, request);
        Bench.Run(file, tables, request);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(csv).Split("\r\n").Skip(1), Is.EqualTo(slow.SelectMany(s => AreaRows.Of(s.Position, s.Site, Language.Zh)).Select(Csv).Append("")));
            Assert.That(File.ReadAllLines(lines).Skip(1), Is.EqualTo(slow.SelectMany(s => AreaRows.Of(s.Position, s.Site, Language.Zh)).Select(Line)));
            Assert.That((counts.Refused, counts.Unread), Is.EqualTo((slow.Count(s => s.Site.Site.Crs is null), slow.Count(s => !s.Site.Proposal.Unread.IsEmpty))));
            using SqliteConnection connection = new($"Data Source={tables};Mode=ReadOnly;Pooling=False");
            connection.Open();
            int srs = (int)(long)connection.Scalar("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'proposals'")!;
            Assert.That(connection.Rows("SELECT * FROM proposals ORDER BY fid", Cells), Is.EqualTo(slow.Select((s, i) => Text(
                [(long)(i + 1), s.Site.Located is { } l ? ResultGeometry.Of(l.Shape, srs).Blob : null, .. BatchTables.Site(s.Position, s.Site, Language.Zh)]))));
            Assert.That(connection.Rows("SELECT * FROM overlaps ORDER BY fid", Cells), Is.EqualTo(
                slow.SelectMany(s => s.Site.Overlaps.Select(o => BatchTables.Overlap(s.Position, s.Site.Proposal.Id, o))).Select((r, i) => Text([(long)(i + 1), .. r]))));
        }
    }

    private static string Csv(object?[] row)
    {
        List<string> cells = [], escaped = [];
        for (int i = 0; i < row.Length; i++)
        {
            string text = Convert.ToString(row[i], CultureInfo.InvariantCulture) ?? "";
            if (row[i] is string && text.Length > 0 && "=+-@＝＋－＠\t\r\n".Contains(text[0], StringComparison.Ordinal))
            {
                escaped.Add(AreaRows.Table.Columns[i].Name);
                text = "'" + text;
            }

            cells.Add(text.IndexOfAny([',', '"', '\r', '\n']) >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
        }

        return string.Join(',', cells.Append(string.Join(';', escaped)));
    }

    private static string Line(object?[] row)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            for (int i = 0; i < row.Length; i++)
            {
                json.WritePropertyName(AreaRows.Table.Columns[i].Name);
                JsonSerializer.Serialize(json, row[i], Relaxed);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Cells(SqliteDataReader row) => Text([.. Enumerable.Range(0, row.FieldCount).Select(row.GetValue)]);

    private static string Text(object?[] cells) => string.Join('|', cells.Select(c => c switch
    {
        byte[] b => Convert.ToHexString(b),
        DBNull => "",
        _ => Convert.ToString(c, CultureInfo.InvariantCulture),
    }));
}

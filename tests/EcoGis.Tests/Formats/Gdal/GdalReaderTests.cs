using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis.Tests;

/// <summary>
/// The same real features in every format that GDAL reads: written there by ogr2ogr from a GeoPackage, read back, and compared with what the managed reader
/// makes of that GeoPackage. Broken and odd files: against the text ogr2ogr makes of them, or refused with a code.
/// </summary>
[NonParallelizable]
public sealed class GdalReaderTests : ReaderCase
{
    private static readonly string[] s_columns = ["Name_County", "Code_County", "Pinyin"];

    [SetUp]
    public void NeedsGdal() => Gdal.Needed();

    [TestCase("c.gdb", "OpenFileGDB", "filegdb", 2e-9)]
    [TestCase("c.fgb", "FlatGeobuf", "flatgeobuf", 0)]
    [TestCase("c.kml", "LIBKML", "kml", 1e-14)]
    [TestCase("c.tab", "MapInfo File", "mapinfo", 2e-6)]
    [TestCase("c.mif", "MapInfo File", "mapinfo", 1e-9)]
    [TestCase("c.dxf", "DXF", "dxf", 1e-12)]
    public void The_same_features_as_the_managed_reader(string name, string driver, string format, double tolerance)
    {
        FeatureFile expected = Read(SharedData.Path("data", "luojiang", "deyang_mianyang_counties_osm_wgs84.gpkg"));
        string path = Converted(name, driver, "-nlt", "PROMOTE_TO_MULTI");
        FeatureFile file = Read(path, format == "dxf" ? new() { Crs = Crs.Wgs84 } : new());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((file.Format, file.Crs, file.Path), Is.EqualTo((format, Crs.Wgs84, path)));
            if (format != "dxf")
                Assert.That(file.Features.Select(Row).Order(StringComparer.Ordinal), Is.EqualTo(expected.Features.Select(Row).Order(StringComparer.Ordinal)));
            if (format == "dxf") // a hatch is one polygon
                Assert.That(file.Features.Sum(Rings), Is.EqualTo(expected.Features.Sum(Rings)));
            else
                Assert.That(file.Features.Select(Rings).Order(), Is.EqualTo(expected.Features.Select(Rings).Order()));
            Assert.That(file.Features.Sum(f => Area(f.Shape!)), Is.EqualTo(expected.Features.Sum(f => Area(f.Shape!))).Within(1e-15 + (tolerance * 60)));
            Assert.That(Distance(file, expected), Is.LessThanOrEqualTo(tolerance));
        }

        static string Row(FeatureRecord f) => string.Join('|', s_columns.Select(c => f.Attributes[c]));

        static int Rings(FeatureRecord f) => f.Shape!.Parts.Sum(p => p.Sum(r => r.Count));
    }

    [Test]
    public void Numbers_dates_and_empty_cells_are_written_as_everywhere()
    {
        Write("a.csv", "WKT,n,big,r,d,t,s\n\"POINT (104 31)\",7,9007199254740993,0.1,2026/11/28,2026/11/28 10:20:30,\n");
        Write("a.csvt", "WKT,Integer,Integer64,Real,Date,DateTime,String");
        OracleTool.Run("ogr2ogr", ["-a_srs", "EPSG:4490", "-f", "MapInfo File", "-select", "d", At("a.tab"), At("a.csv")]);
        Assert.That(Read(At("a.tab"), new() { Crs = Crs.Cgcs2000 }).Features.Single().Attributes["d"], Is.EqualTo("2026-11-28"));
        OracleTool.Run("ogr2ogr", ["-a_srs", "EPSG:4490", "-f", "FlatGeobuf", At("a.fgb"), At("a.csv"), "-oo", "EMPTY_STRING_AS_NULL=YES"]);
        FeatureFile file = Read(At("a.fgb"));
        Assert.That(file.Crs, Is.EqualTo(Crs.Cgcs2000));
        Assert.That(file.Features.Single().Attributes.Where(a => a.Key is not ("WKT" or "d")).Select(a => $"{a.Key}={a.Value ?? "∅"}"),
            Is.EqualTo(new[] { "n=7", "big=9007199254740993", "r=0.1", "t=2026-11-28T10:20:30", "s=∅" }));
    }

    [TestCase("polygon"), TestCase("multipolygon"), TestCase("several_polygons"), TestCase("linestring25D"), TestCase("multilinestringzm"), TestCase("pointm"), TestCase("empty_polygon"), TestCase("hole")]
    public void A_zipped_geodatabase_reads_as_gdal_writes_it_out(string layer)
    {
        string zip = Gdal.Bad("fiona/testopenfilegdb.gdb.zip");
        FeatureFile file = Read(zip, new() { Layer = layer, Crs = Crs.Wgs84 });
        (double Area, int Points)[] expected = [.. Wkt(zip, layer).Select(g => (g.Area, g.NumPoints))];
        Assert.That(file.Features, Has.Count.EqualTo(expected.Length).And.Count.GreaterThan(0));
        Assert.That(file.Features.Select(f => f.Shape?.Parts.Sum(p => p.Sum(r => r.Count)) ?? 0), Is.EqualTo(expected.Select(e => e.Points)));
        Assert.That(file.Features.Where(f => f.Shape?.Kind == ShapeKind.Polygon).Sum(f => Area(f.Shape!)), Is.EqualTo(expected.Sum(e => e.Area)).Within(1e-9));
        Noticed(file, "testopenfilegdb.gdb");
    }

    [Test]
    public void A_geodatabase_with_several_layers_asks_and_one_without_a_crs_too()
    {
        string zip = Gdal.Bad("fiona/testopenfilegdb.gdb.zip");
        Refused(zip, "ECO-3015", ["34", "several_polygons", "--layer"]);
        Refused(zip, "ECO-3016", ["nothing", "several_polygons"], new() { Layer = "nothing" });
        Refused(zip, "ECO-3009", ["--crs"], new() { Layer = "several_polygons" });
        Refused(zip, "ECO-3311", ["TIN"], new() { Layer = "multipatch", Crs = Crs.Wgs84 });
    }

    [Test]
    public void A_geodatabase_is_a_folder_and_streams_in_blocks()
    {
        string path = Converted("c.gdb", "OpenFileGDB");
        using var stream = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None);
        Assert.That(StreamText.Of(stream, 4), Is.EqualTo(StreamText.Of(Read(path))));
        string digest = InputDigest.Of(path, CancellationToken.None);
        File.WriteAllText(Path.Combine(path, "x.lock"), "");
        Assert.That(InputDigest.Of(path, CancellationToken.None), Is.EqualTo(digest));
        File.AppendAllText(Path.Combine(path, FileKind.GdbCatalog), "x");
        Assert.That(InputDigest.Of(path, CancellationToken.None), Is.Not.EqualTo(digest));
        Assert.That(Assert.Throws<EcoException>(() => stream.Read(stream.Blocks(4)[0], CancellationToken.None))!.Faults[0].Kind, Is.EqualTo(FormatFaults.Changed));
    }

    /// <summary>A code of ours, and GDAL's words inside it; all_possible_fields by one driver says why, by both never alone.</summary>
    [TestCase("gdal/flatgeobuf/invalid_curvepolygon_linestring_three_points.fgb", "ECO-3603", "Failed to read geometry")]
    [TestCase("gdal/mitab/all_possible_fields.tab", "ECO-3602", "all_possible_fields.tab")]
    [TestCase("gdal/mitab/all_possible_fields.mif", "ECO-3602", "all_possible_fields.mif")]
    [TestCase("gdal/kml/junk_content_after_valid_doc.kml", "ECO-3622", "65")]
    [TestCase("gdal/dxf/bin_dxf_r2000.dxf", "ECO-3610", "ASCII")]
    [TestCase("gdal/dxf/insert-recursive-pair.dxf", "ECO-3612", "RecursiveBlock1")]
    public void What_gdal_refuses_is_refused_with_a_code(string name, string code, string words)
    {
        string text = Refused(Gdal.Bad(name), code, [words]).In(Language.Zh);
        Assert.That(text, Does.Not.Contain(Path.GetDirectoryName(Gdal.Bad(name))), "no folder in a message");
    }

    [Test]
    public void Damage_in_a_geodatabase_is_refused_or_harmless_and_never_fewer_features()
    {
        string path = Converted("c.gdb", "OpenFileGDB");
        int expected = Read(path).Features.Count, refused = 0;
        string table = new DirectoryInfo(path).GetFiles("*.gdbtable").MaxBy(f => f.Length)!.FullName;
        byte[] good = File.ReadAllBytes(table);
        var random = new Random(20261128);
        for (int i = 0; i < 120; i++)
        {
            byte[] bad = i % 4 == 0 ? good[..random.Next(good.Length)] : [.. good];
            if (bad.Length == good.Length)
                bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(table, bad);
            try
            {
                Assert.That(Read(path).Features, Has.Count.EqualTo(expected), $"case {i}");
            }
            catch (EcoException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(20));
    }

    private string Converted(string name, string driver, params string[] options)
    {
        OracleTool.Run("ogr2ogr", ["-f", driver, .. driver == "DXF" ? ["-select", ""] : Array.Empty<string>(), .. options, At(name), SharedData.Path("data", "luojiang", "deyang_mianyang_counties_osm_wgs84.gpkg")]);
        return At(name);
    }

    /// <summary>The farthest vertex of one file from its nearest place among the other's sorted vertices, in degrees.</summary>
    private static double Distance(FeatureFile a, FeatureFile b)
    {
        static (double X, double Y)[] Sorted(FeatureFile f) => [.. f.Features.SelectMany(r => r.Shape!.Parts).SelectMany(p => p).SelectMany(r => r.Xs.Zip(r.Ys)).OrderBy(p => Math.Round(p.First, 5)).ThenBy(p => Math.Round(p.Second, 5))];
        return Sorted(a).Zip(Sorted(b), (p, q) => Math.Max(Math.Abs(p.X - q.X), Math.Abs(p.Y - q.Y))).Max();
    }

    private static IEnumerable<Geometry> Wkt(string path, string layer)
    {
        string csv = OracleTool.Run("ogr2ogr", ["-f", "CSV", "/vsistdout/", path, layer, "-lco", "GEOMETRY=AS_WKT", "-select", "", "-dim", "XY", "-lco", "SEPARATOR=SEMICOLON"]);
        foreach (string line in csv.Split('\n')[1..^1])
            yield return new WKTReader().Read(Regex.Match(line, @"[A-Z]+ (EMPTY|\(.*\))") is { Success: true } wkt ? wkt.Value : "POINT EMPTY");
    }
}

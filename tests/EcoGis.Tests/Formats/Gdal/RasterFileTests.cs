using System.Globalization;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>Rasters made by gdal_translate from numbers written here, described by gdalinfo and by us, read cell for cell.</summary>
[NonParallelizable]
public sealed class RasterFileTests : ReaderCase
{
    // 4 columns, 3 rows, lower left corner 35500000, 3400000, cells of 30 m
    private const string Ascii = "ncols 4\nnrows 3\nxllcorner 35500000\nyllcorner 3400000\ncellsize 30\nNODATA_value -1\n1 1 2 -1\n1 3 3 -1\n200 3 3 255\n";

    private static readonly int[] s_cells = [1, 1, 2, -1, 1, 3, 3, -1, 200, 3, 3, 255];

    [SetUp]
    public void NeedsGdal() => Gdal.Needed();

    [TestCase("a.tif", "GTiff", "Int16"), TestCase("a.tif", "GTiff", "Int32"), TestCase("a.img", "HFA", "Int16")]
    public void It_is_what_gdalinfo_says_and_holds_the_numbers(string name, string driver, string type)
    {
        string path = Made(name, "-of", driver, "-ot", type);
        JsonNode info = JsonNode.Parse(OracleTool.Run("gdalinfo", ["-json", path]))!;
        using RasterFile raster = RasterFile.Open(path);
        int[] cells = new int[12], window = new int[4];
        raster.ReadBlock(1, 0, 0, 4, 3, cells);
        raster.ReadBlock(1, 1, 1, 2, 2, window);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((raster.Info.Format, raster.Info.Columns, raster.Info.Rows), Is.EqualTo((info["driverShortName"]!.GetValue<string>(), info["size"]![0]!.GetValue<int>(), info["size"]![1]!.GetValue<int>())));
            Assert.That(raster.Info.Geotransform, Is.EqualTo(info["geoTransform"]!.AsArray().Select(n => n!.GetValue<double>())));
            Assert.That(raster.Info.Bands.Select(b => (b.Type, b.NoData, b.BlockColumns)), Is.EqualTo(new[] { (type, (double?)-1, info["bands"]![0]!["block"]![0]!.GetValue<int>()) }));
            Assert.That(raster.Frame().Crs.Code, Is.EqualTo("EPSG:4523"));
            Assert.That(cells, Is.EqualTo(s_cells));
            Assert.That(window, Is.EqualTo(new[] { 3, 3, 3, 3 }));
        }
    }

    [Test]
    public void Bytes_are_read_as_bytes()
    {
        using RasterFile raster = RasterFile.Open(Made("a.tif", "-ot", "Byte", "-a_nodata", "0"));
        byte[] cells = new byte[12];
        raster.ReadBlock(1, 0, 0, 4, 3, cells);
        Assert.That(cells, Is.EqualTo(s_cells.Select(c => (byte)Math.Max(c, 0))));
        Assert.That(raster.Info.Bands[0].NoData, Is.Zero);
    }

    [Test]
    public void A_band_becomes_a_grid_of_classes_with_its_cells_on_the_ground()
    {
        using RasterFile raster = RasterFile.Open(Made("a.tif", "-ot", "Int16", "-co", "TILED=YES"));
        ClassGrid grid = raster.Classes(1, null, CancellationToken.None);
        Assert.That((grid.NoData, grid.Classes), Is.EqualTo((-1, new[] { -1, 1, 2, 3, 200, 255 })));
        // the first column alone: two cells of class 1, one of class 200, 900 m² each
        ClassCoverage coverage = new CellCoverage(grid).Of(FlatPaths.Of(new NetTopologySuite.IO.WKTReader().Read("POLYGON ((35500000 3400000, 35500030 3400000, 35500030 3400090, 35500000 3400090, 35500000 3400000))")).Rings);
        Assert.That(coverage.Classes.Select(c => (c.Class, c.Covered.SquareMetres)), Is.EqualTo(new[] { (1, 1800.0), (200, 900.0) }));
    }

    [Test]
    public void What_is_missing_or_no_class_is_refused_or_asked()
    {
        using (RasterFile floats = RasterFile.Open(Made("f.tif", "-ot", "Float32")))
        {
            Assert.That(Code(() => floats.ReadBlock(1, 0, 0, 4, 3, new int[12])), Is.EqualTo("ECO-3661"));
            Assert.That(Code(() => floats.ReadBlock(2, 0, 0, 4, 3, new int[12])), Is.EqualTo("ECO-3662"));
            Assert.That(floats.Info.Bands[0].IsWhole, Is.False);
        }

        using (RasterFile bare = RasterFile.Open(Write("b.asc", Ascii)))
        {
            Assert.That(Code(() => bare.Frame()), Is.EqualTo("ECO-3009"));
            Assert.That(bare.Frame(Crs.Parse("EPSG:4523")).CellArea(0), Is.EqualTo(900));
        }

        using (RasterFile nowhere = RasterFile.Open(Made("n.tif", "-ot", "Int16", "-co", "PROFILE=BASELINE")))
            Assert.That(Code(() => nowhere.Frame()), Is.EqualTo("ECO-3660"));
        Assert.That(Code(() => RasterFile.Open(At("none.tif"))), Is.EqualTo("ECO-3001"));
        Assert.That(Code(() => RasterFile.Open(Write("x.tif", "II*\0xxxx"))), Is.EqualTo("ECO-3602"));
        Refused(At("f.tif"), "ECO-3005", ["TIFF"]);
    }

    [Test]
    public void A_truncated_raster_is_refused_where_cells_are_missing()
    {
        string path = Made("a.tif", "-ot", "Int32", "-outsize", "400", "300");
        byte[] bytes = File.ReadAllBytes(path);
        Write("cut.tif", bytes[..(bytes.Length / 2)]);
        Assert.That(Code(() =>
        {
            using RasterFile raster = RasterFile.Open(At("cut.tif"));
            raster.ReadBlock(1, 0, 0, 400, 300, new int[400 * 300]);
        }), Is.EqualTo("ECO-3603").Or.EqualTo("ECO-3602"));
    }

    private static string Code(Action act) => Assert.Throws<EcoException>(() => act())!.Faults[0].Kind.Code;

    private string Made(string name, params string[] options)
    {
        OracleTool.Run("gdal_translate", ["-q", "-a_srs", "EPSG:4523", .. options, Write("source.asc", Ascii), At(name)]);
        return At(name);
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>Rasters of numbers written here, packed by gdal_translate in every way that is read without GDAL, described by gdalinfo, read cell for cell.</summary>
[NonParallelizable]
public sealed class GeoTiffReaderTests : ReaderCase
{
    private const int Columns = 83, Rows = 61;

    private static readonly int[] s_cells = Patchy(new Random(7), most: 250);

    [TestCase("Byte", "COMPRESS=NONE"), TestCase("Byte", "COMPRESS=LZW"), TestCase("Byte", "COMPRESS=DEFLATE"), TestCase("Byte", "COMPRESS=PACKBITS")]
    [TestCase("Byte", "COMPRESS=LZW", "PREDICTOR=2"), TestCase("UInt16", "COMPRESS=LZW", "PREDICTOR=2"), TestCase("Int16", "COMPRESS=DEFLATE", "PREDICTOR=2"), TestCase("Int32", "COMPRESS=LZW", "PREDICTOR=2")]
    [TestCase("UInt16", "COMPRESS=PACKBITS"), TestCase("UInt16", "COMPRESS=NONE", "ENDIANNESS=BIG"), TestCase("Int16", "COMPRESS=LZW", "PREDICTOR=2", "ENDIANNESS=BIG"), TestCase("Byte", "COMPRESS=DEFLATE", "BIGTIFF=YES")]
    [TestCase("Byte", "COMPRESS=LZW", "TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=32"), TestCase("UInt16", "COMPRESS=DEFLATE", "PREDICTOR=2", "TILED=YES", "BLOCKXSIZE=32", "BLOCKYSIZE=16")]
    [TestCase("Byte", "COMPRESS=NONE", "TILED=YES", "BLOCKXSIZE=128", "BLOCKYSIZE=128", "BIGTIFF=YES"), TestCase("Byte", "COMPRESS=LZW", "BLOCKYSIZE=1"), TestCase("Byte", "COMPRESS=PACKBITS", "BLOCKYSIZE=7"), TestCase("UInt32", "COMPRESS=LZW")]
    public void Every_packing_gives_the_cells_that_were_written(string type, params string[] options)
    {
        string path = Made("a.tif", s_cells, ["-ot", type, "-a_nodata", "9", .. options.SelectMany(o => new[] { "-co", o })]);
        ClassRaster raster = Raster(path);
        JsonNode info = JsonNode.Parse(OracleTool.Run("gdalinfo", ["-json", path]))!;
        GridFrame frame = raster.Grid.Frame;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(raster.Reader, Is.EqualTo("managed"));
            Assert.That(TiffSource.CellsOf(raster.Grid), Is.EqualTo(s_cells));
            Assert.That(raster.Grid.NoData, Is.EqualTo(9));
            Assert.That(new[] { frame.OriginX, frame.CellWidth, 0, frame.OriginY, 0, frame.CellHeight }, Is.EqualTo(info["geoTransform"]!.AsArray().Select(n => n!.GetValue<double>())));
            Assert.That(frame.Crs.Code, Is.EqualTo("EPSG:4523"));
        }
    }

    [Test]
    public void Long_rows_run_the_code_table_over_and_it_starts_again()
    {
        Random random = new(3);
        int[] noise = [.. Enumerable.Range(0, 300 * 200).Select(_ => random.Next(256))];
        Assert.That(TiffSource.CellsOf(Raster(Made("n.tif", noise, ["-ot", "Byte", "-co", "COMPRESS=LZW", "-co", "BLOCKYSIZE=200"], 300, 200)).Grid), Is.EqualTo(noise));
        int[] flat = [.. Enumerable.Repeat(5, 300 * 200)];
        Assert.That(TiffSource.CellsOf(Raster(Made("f.tif", flat, ["-ot", "Byte", "-co", "COMPRESS=LZW", "-co", "BLOCKYSIZE=200"], 300, 200)).Grid), Is.EqualTo(flat));
    }

    [TestCase("1"), TestCase("2"), TestCase("4")]
    public void Cells_of_less_than_a_byte_are_read(string bits)
    {
        int[] small = [.. s_cells.Select(c => c % (1 << int.Parse(bits, CultureInfo.InvariantCulture)))];
        Assert.That(TiffSource.CellsOf(Raster(Made("b.tif", small, ["-ot", "Byte", "-co", $"NBITS={bits}", "-co", "COMPRESS=DEFLATE"])).Grid), Is.EqualTo(small));
    }

    [Test]
    public void Negative_values_keep_their_sign_in_16_and_32_bits()
    {
        int[] signed = [.. s_cells.Select((c, i) => i % 3 == 0 ? -c : c)];
        Assert.That(TiffSource.CellsOf(Raster(Made("s.tif", signed, ["-ot", "Int16", "-co", "COMPRESS=LZW", "-co", "PREDICTOR=2"])).Grid), Is.EqualTo(signed));
        Assert.That(TiffSource.CellsOf(Raster(Made("t.tif", signed, ["-ot", "Int32", "-co", "COMPRESS=DEFLATE"])).Grid), Is.EqualTo(signed));
    }

    [Test]
    public void Overviews_are_passed_over()
    {
        string path = Made("o.tif", s_cells, ["-ot", "Byte", "-co", "COMPRESS=LZW", "-co", "TILED=YES"]);
        OracleTool.Run("gdaladdo", ["-q", "-r", "nearest", path, "2", "4"]);
        Assert.That(TiffSource.CellsOf(Raster(path).Grid), Is.EqualTo(s_cells));
    }

    [Test]
    public void Cells_that_a_mask_hides_have_no_data()
    {
        int[] mask = [.. s_cells.Select((_, i) => i % 5 == 0 ? 0 : 255)];
        Made("plain.tif", s_cells, ["-ot", "Byte"]);
        Made("mask.tif", mask, ["-ot", "Byte"]);
        OracleTool.Run("gdalbuildvrt", ["-q", "-separate", At("both.vrt"), At("plain.tif"), At("mask.tif")]);
        OracleTool.Run("gdal_translate", ["-q", "--config", "GDAL_TIFF_INTERNAL_MASK", "YES", "-b", "1", "-mask", "2", At("both.vrt"), At("masked.tif")]);
        ClassRaster raster = Raster(At("masked.tif"));
        Assert.That(TiffSource.CellsOf(raster.Grid), Is.EqualTo(s_cells.Select((c, i) => i % 5 == 0 ? raster.Grid.NoData!.Value : c)));
        Assert.That(raster.Notices.Select(n => n.En), Has.Some.Contains("mask"));
    }

    [TestCase("PIXEL"), TestCase("BAND")]
    public void Of_several_bands_one_must_be_named(string interleave)
    {
        int[] second = [.. s_cells.Select(c => c ^ 0x55)];
        Made("one.tif", s_cells, ["-ot", "Byte"]);
        Made("two.tif", second, ["-ot", "Byte"]);
        OracleTool.Run("gdalbuildvrt", ["-q", "-separate", At("both.vrt"), At("one.tif"), At("two.tif")]);
        OracleTool.Run("gdal_translate", ["-q", "-co", $"INTERLEAVE={interleave}", "-co", "COMPRESS=LZW", "-co", "PREDICTOR=2", At("both.vrt"), At("bands.tif")]);
        Refused(At("bands.tif"), "ECO-4360");
        Assert.That(TiffSource.CellsOf(ClassRasterReader.Read(At("bands.tif"), new RasterOptions { Band = 2 }, default).Grid), Is.EqualTo(second));
        Assert.That(TiffSource.CellsOf(ClassRasterReader.Read(At("bands.tif"), new RasterOptions { Band = 1 }, default).Grid), Is.EqualTo(s_cells));
        Assert.That(Code(() => ClassRasterReader.Read(At("bands.tif"), new RasterOptions { Band = 3 }, default)), Is.EqualTo("ECO-3662"));
    }

    [TestCase("Point"), TestCase("Area")]
    public void Tie_points_on_centres_lie_half_a_cell_in(string sense)
    {
        string path = Made("p.tif", s_cells, ["-ot", "Byte", "-mo", $"AREA_OR_POINT={sense}"]);
        double[] six = [.. JsonNode.Parse(OracleTool.Run("gdalinfo", ["-json", path]))!["geoTransform"]!.AsArray().Select(n => n!.GetValue<double>())];
        GridFrame frame = Raster(path).Grid.Frame;
        Assert.That((frame.OriginX, frame.OriginY, frame.CellWidth, frame.CellHeight), Is.EqualTo((six[0], six[3], six[1], six[5])));
    }

    [TestCase("EPSG:4490"), TestCase("EPSG:4326"), TestCase("EPSG:32648"), TestCase("EPSG:3857"), TestCase("EPSG:4544")]
    public void The_CRS_is_the_code_that_the_file_states(string code)
    {
        bool degrees = code is "EPSG:4490" or "EPSG:4326";
        string path = Made("c.tif", s_cells, ["-ot", "Byte", "-a_srs", code, "-a_ullr", .. degrees ? (string[])["104", "32", "104.83", "31.39"] : ["500000", "3400000", "502490", "3398170"]]);
        Assert.That(Raster(path).Grid.Frame.Crs.Code, Is.EqualTo(code));
        Assert.That(Raster(path).Reader, Is.EqualTo("managed"));
    }

    [Test]
    public void What_is_packed_otherwise_or_has_a_CRS_without_a_code_goes_through_GDAL_and_says_so()
    {
        Gdal.Needed();
        int[] few = [.. s_cells.Select(c => c % 7)];
        string zstd = Made("z.tif", few, ["-ot", "Byte", "-co", "COMPRESS=ZSTD"]), local = Made("l.tif", few, ["-ot", "Byte", "-a_srs", "+proj=tmerc +lat_0=0 +lon_0=104.5 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +datum=WGS84", "-a_ullr", "500000", "3400000", "502490", "3398170"]);
        foreach (string path in new[] { zstd, local })
        {
            ClassRaster raster = Raster(path);
            Assert.That(raster.Reader, Does.StartWith("GDAL 3."), path);
            Assert.That(TiffSource.CellsOf(raster.Grid), Is.EqualTo(few), path);
        }

        Assert.That(Raster(local).Grid.Frame.Crs.IsPlane);
    }

    [Test]
    public void Names_beside_the_file_are_read_as_categories_or_as_an_attribute_table()
    {
        string path = Made("a.tif", s_cells, ["-ot", "Byte"]);
        Write("a.tif.aux.xml", "<PAMDataset><PAMRasterBand band=\"1\"><CategoryNames><Category>水</Category><Category></Category><Category>森林</Category></CategoryNames></PAMRasterBand></PAMDataset>");
        Assert.That(Raster(path).Names, Is.EqualTo(new Dictionary<int, string> { [0] = "水", [2] = "森林" }));
        Write("a.tif.aux.xml", """
            <PAMDataset><PAMRasterBand band="1"><GDALRasterAttributeTable><FieldDefn index="0"><Name>Value</Name><Type>0</Type><Usage>5</Usage></FieldDefn>
            <FieldDefn index="1"><Name>Count</Name><Type>0</Type><Usage>1</Usage></FieldDefn><FieldDefn index="2"><Name>Class_Name</Name><Type>2</Type><Usage>2</Usage></FieldDefn>
            <Row index="0"><F>11</F><F>4</F><F>耕地</F></Row><Row index="1"><F>20</F><F>4</F><F>林地</F></Row></GDALRasterAttributeTable></PAMRasterBand></PAMDataset>
            """);
        Assert.That(Raster(path).Names, Is.EqualTo(new Dictionary<int, string> { [11] = "耕地", [20] = "林地" }));
    }

    [Test]
    public void What_is_no_classification_or_has_no_place_is_refused_by_name()
    {
        Refused(Made("f.tif", s_cells, ["-ot", "Float32"]), "ECO-3661");
        Refused(Made("n.tif", s_cells, ["-ot", "Byte", "-co", "PROFILE=BASELINE"]), "ECO-3660");
        Refused(Made("c.tif", s_cells, ["-ot", "Byte", "-a_srs", "none"]), "ECO-3009");
        Refused(Made("x.tif", s_cells, ["-ot", "Byte", "-a_srs", "EPSG:4490"]), "ECO-3010");
        Refused(Made("o.tif", s_cells, ["-ot", "Byte", "-a_srs", "EPSG:2360"]), "ECO-2051");
        TiffSource turned = new(2, 2, [1, 1, 2, 2]) { [34264] = (12, [30, 1, 0, 35_500_000, 1, -30, 0, 3_400_000, 0, 0, 0, 0, 0, 0, 0, 1]) };
        Refused(Write("r.tif", turned.ToBytes()), "ECO-2740");
        Refused(Write("t.tif", "no raster at all, only words"), "ECO-4350");
        Refused(Write("e.tif", ""), "ECO-3003");
        Refused(At("none.tif"), "ECO-3001");
        Assert.That(ClassRasterReader.Read(At("c.tif"), new RasterOptions { Crs = Crs.Parse("EPSG:4523") }, default).Grid.Frame.Crs.Code, Is.EqualTo("EPSG:4523"));
        Assert.That(Code(() => ClassRasterReader.Read(At("o.tif"), new RasterOptions { Crs = Crs.Parse("EPSG:4523") }, default)), Is.EqualTo("ECO-2051"));
    }

    [Test]
    public void A_projection_that_is_not_known_is_resampled_only_by_name_and_never_from_an_old_datum()
    {
        Gdal.Needed();
        string albers = Made("a.tif", s_cells, ["-ot", "Byte", "-a_nodata", "9", "-a_srs", "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +x_0=0 +y_0=0 +datum=WGS84", "-a_ullr", "-50000", "3400000", "-47510", "3398170"]);
        string old = Made("o.tif", s_cells, ["-ot", "Byte", "-a_srs", "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +x_0=0 +y_0=0 +ellps=krass", "-a_ullr", "-50000", "3400000", "-47510", "3398170"]);
        Refused(albers, "ECO-4363");
        RasterOptions warp = new() { WarpTo = Crs.Parse("EPSG:4523") };
        ClassRaster warped = ClassRasterReader.Read(albers, warp, default);
        Assert.That(Code(() => ClassRasterReader.Read(old, warp, default)), Is.EqualTo("ECO-4364"));
        OracleTool.Run("gdalwarp", ["-q", "-r", "near", "-et", "0", "-ot", "Int32", "-dstnodata", "-2147483648", "-t_srs", "EPSG:4523", albers, At("w.tif")]);
        ClassRaster oracle = Raster(At("w.tif"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(warped.Resampled!.En, Does.Contain("nearest"));
            Assert.That(warped.Grid.Frame.DifferenceTo(oracle.Grid.Frame), Is.Null);
            Assert.That(TiffSource.CellsOf(warped.Grid), Is.EqualTo(TiffSource.CellsOf(oracle.Grid)));
        }
    }

    private static ClassRaster Raster(string path) => ClassRasterReader.Read(path, new RasterOptions(), CancellationToken.None);

    private static string Code(Func<object> act) => Assert.Throws<EcoException>(() => _ = act())!.Faults[0].Kind.Code;

    private static void Refused(string path, string code)
    {
        var e = Assert.Throws<EcoException>(() => Raster(path), path)!;
        Assert.That(e.Faults[0].Kind.Code, Is.EqualTo(code), e.In(Language.En));
        Assert.That(e.In(Language.Zh).Split(" | "), Has.Length.EqualTo(4).And.All.Not.Empty);
    }

    /// <summary>Runs of equal cells, now and then noise, so that every kind of packing has something to pack.</summary>
    private static int[] Patchy(Random random, int most)
    {
        List<int> cells = [];
        while (cells.Count < Columns * Rows)
            cells.AddRange(random.Next(4) == 0 ? Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(most)) : Enumerable.Repeat(random.Next(most), random.Next(1, 300)));
        return [.. cells.Take(Columns * Rows)];
    }

    private string Made(string name, int[] cells, string[] options, int columns = Columns, int rows = Rows)
    {
        StringBuilder text = new(string.Create(CultureInfo.InvariantCulture, $"ncols {columns}\nnrows {rows}\nxllcorner 35500000\nyllcorner 3400000\ncellsize 30\n"));
        for (int row = 0; row < rows; row++)
            text.AppendJoin(' ', cells.Skip(row * columns).Take(columns)).Append('\n');
        string[] crs = options.Contains("-a_srs") ? [] : ["-a_srs", "EPSG:4523"];
        if (options is [.., "-a_srs", "none"]) // as the source is; old versions of the tool do not know the word
            (crs, options) = ([], options[..^2]);
        OracleTool.Run("gdal_translate", ["-q", .. crs, .. options, Write("source.asc", text.ToString()), At(name)]);
        return At(name);
    }
}

using System.Buffers.Binary;
using System.Text;

namespace EcoGis.Tests;

public sealed class ShapefileReaderTests : ReaderCase
{
    private const string Zone35 = "PROJCS[\"CGCS2000_3_Degree_GK_Zone_35\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",35500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",105.0],PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";
    private const string Degrees = "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

    private static readonly Encoding Gb = CodePages();

    [Test]
    public void A_sound_shapefile_gives_records_attributes_and_crs()
    {
        var file = Read(Save(Squares(2)));
        Assert.That(file.Format, Is.EqualTo("shapefile"));
        Assert.That(file.Crs!.Epsg, Is.EqualTo(4523));
        Assert.That(file.DeclaredCrs, Is.EqualTo("CGCS2000_3_Degree_GK_Zone_35"));
        Assert.That(file.Features.Select(f => f.Attributes["CODE"]), Is.EqualTo(new[] { "A1", "A2" }));
        Assert.That(file.Features.Select(f => Area(f.Shape!)), Is.All.EqualTo(100));
        Assert.That(file.Features[0].Shape!.Roles, Is.EqualTo(RingRoles.ByContainment));
        Assert.That(file.Notices, Is.Empty);
    }

    [Test, Category("reliability-1")]
    public void A_missing_shx_is_rebuilt_with_a_notice_and_a_missing_dbf_is_refused_unless_only_shapes_matter()
    {
        string path = Save(Squares(2));
        File.Delete(Path.ChangeExtension(path, ".shx"));
        var file = Read(path);
        Assert.That(file.Features, Has.Count.EqualTo(2));
        Noticed(file, "缺少 .shx", ".shx is missing");
        File.Delete(Path.ChangeExtension(path, ".dbf"));
        Refused(path, "ECO-3101", ["缺少 .dbf", "control codes cannot be read"]);
        Assert.That(Read(path, new ReadOptions { GeometryOnly = true }).Features, Has.Count.EqualTo(2));
    }

    [Test, Category("reliability-1")]
    public void Side_files_are_found_whatever_their_case()
    {
        string path = Save(Squares(1));
        File.Move(Path.ChangeExtension(path, ".dbf"), Path.Combine(Path.GetDirectoryName(path)!, "A.DBF"));
        File.Move(Path.ChangeExtension(path, ".prj"), Path.Combine(Path.GetDirectoryName(path)!, "a.PRJ"));
        Assert.That(Read(path).Features[0].Attributes["CODE"], Is.EqualTo("A1"));
    }

    [Test, Category("reliability-1")]
    public void An_index_that_lists_fewer_records_than_the_shp_holds_is_not_believed()
    {
        string path = Save(Squares(3));
        File.WriteAllBytes(Path.ChangeExtension(path, ".shx"), Squares(2).Shx());
        var file = Read(path);
        Assert.That(file.Features, Has.Count.EqualTo(3));
        Noticed(file, "不一致", "does not agree");
    }

    /// <summary>Empty records of 60 MB, of which the file system stores next to nothing, push the last one past two gigabytes.</summary>
    [Test, Category("reliability-5")]
    public void A_record_beyond_two_gigabytes_is_read_where_it_is_and_a_file_beyond_four_is_refused()
    {
        const int Empty = 60 << 20, Count = 36;
        byte[] last = ShapefileBuilder.Polygon([ShapefileBuilder.Square(35_450_000, 3_460_000, 10)]);
        string path = Save(Squares(1));
        File.Delete(Path.ChangeExtension(path, ".shx"));
        File.WriteAllBytes(Path.ChangeExtension(path, ".dbf"), ShapefileBuilder.SimpleDbf(Count + 1));
        using (FileStream shp = new(path, FileMode.Open, FileAccess.Write))
        {
            shp.SetLength(100);
            long at = 100;
            for (int i = 0; i <= Count; i++)
            {
                byte[] head = new byte[8];
                BinaryPrimitives.WriteInt32BigEndian(head, i + 1);
                BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), (i < Count ? Empty : last.Length) / 2);
                shp.Position = at;
                shp.Write(head);
                if (i == Count)
                    shp.Write(last);
                at += 8 + Empty;
            }

            Assert.That(shp.Length, Is.GreaterThan(1L << 31));
        }

        FeatureFile file = Read(path);
        Assert.That(file.Features, Has.Count.EqualTo(Count + 1));
        Assert.That(file.Features.Take(Count).Select(f => f.Shape), Is.All.Null);
        Assert.That(Area(file.Features[Count].Shape!), Is.EqualTo(100));
        using (FileStream shp = new(path, FileMode.Open, FileAccess.Write))
            shp.SetLength((1L << 32) + 2);
        Refused(path, "ECO-3109", ["GeoPackage"]);
    }

    [Test, Category("reliability-2")]
    public void A_truncated_shp_is_refused_with_declared_and_remaining_bytes()
    {
        string path = Save(Squares(2));
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..^20]);
        Refused(path, "ECO-3102", ["record 2 declares 128 bytes, 108 remain", "第 2 条记录声明 128 字节", "the whole file is refused"]);
        File.WriteAllBytes(path, whole[..7]);
        Refused(path, "ECO-3105", ["the header of the .shp is incomplete"]);
    }

    [Test, Category("reliability-3")]
    public void Absurd_part_and_point_counts_are_refused_before_anything_is_allocated([Values(36, 40)] int countAt)
    {
        byte[] content = ShapefileBuilder.Polygon([ShapefileBuilder.Square(35_452_000, 3_464_000, 10)]);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(countAt), int.MaxValue);
        string path = Save(new ShapefileBuilder().Add(content));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused(path, "ECO-3103", ["2147483647", "the record has 128"]);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(64 << 20));
    }

    [Test, Category("reliability-4")]
    public void Different_record_counts_of_shp_and_dbf_are_refused_with_both()
    {
        string path = Save(Squares(3), ShapefileBuilder.SimpleDbf(2));
        Refused(path, "ECO-3104", ["the .shp has 3 records and the .dbf has 2", "有 3 条记录"]);
    }

    [Test, Category("reliability-6")]
    public void An_overflowed_number_is_null_and_a_cut_character_is_dropped_both_with_notices()
    {
        byte[] cut = Gb.GetBytes("罗江区白马关镇")[..^1];
        string path = Save(Squares(1), ShapefileBuilder.Dbf(0x4D, [("MJ", 'N', 8), ("MC", 'C', cut.Length), ("RQ", 'D', 8), ("ID", 'N', 19)],
            [Encoding.ASCII.GetBytes("********"), cut, "20261123"u8.ToArray(), "0510604000000000123"u8.ToArray()]));
        var file = Read(path);
        Assert.That(file.Features[0].Attributes, Is.EqualTo(new Dictionary<string, string?> { ["MJ"] = null, ["MC"] = "罗江区白马关", ["RQ"] = "2026-11-23", ["ID"] = "510604000000000123" }));
        Noticed(file, "溢出", "overflowed");
        Noticed(file, "半个汉字", "cut in the middle");
    }

    [Test, Category("reliability-7")]
    public void A_missing_prj_is_refused_with_candidates_and_read_when_the_user_names_the_crs()
    {
        string path = Save(Squares(1), prj: null);
        Refused(path, "ECO-3009", ["缺少 .prj", "EPSG:4523", "the program chooses none"]);
        Assert.That(Read(path, new ReadOptions { Crs = Crs.Parse("EPSG:4523") }).Crs!.Epsg, Is.EqualTo(4523));
        string stripped = Save(Squares(1, 452_000), prj: null, name: "b.shp");
        Refused(stripped, "ECO-3009", ["EPSG:4534–4554", "EPSG:4502–4512", "UTM"]);
    }

    [Test, Category("reliability-8")]
    public void A_prj_in_degrees_over_metres_is_refused_with_both_ranges()
    {
        Refused(Save(Squares(1), prj: Degrees), "ECO-3010", ["x -180…180, y -90…90", "x 35452000…35452010", "EPSG:4523"]);
        Refused(Save(Squares(1, 104.3, 31.3, 0.1), prj: Zone35, name: "b.shp"), "ECO-3010", ["x 104.3…104.4", "EPSG:4490"]);
    }

    [Test, Category("reliability-8"), Category("reliability-52")]
    public void Eastings_without_prefix_under_a_prefixed_zone_are_refused() =>
        Refused(Save(Squares(1, 452_000), prj: Zone35), "ECO-3010", ["x 452000…452010"]);

    [Test, Category("reliability-33")]
    public void Eastings_of_the_neighbour_zone_are_refused_with_both_ranges() =>
        Refused(Save(Squares(1, 36_452_000), prj: Zone35), "ECO-3010", ["x 35000000…36000000", "x 36452000…36452010", "EPSG:4524"]);

    [Test, Category("reliability-20")]
    public void Northings_before_eastings_are_refused_as_swapped() =>
        Refused(Save(Squares(1, 3_464_000, 35_452_000), prj: Zone35), "ECO-3012", ["look swapped", "--swap-axes"]);

    [Test, Category("reliability-9")]
    public void Gbk_text_without_cpg_is_read_as_gb18030_and_shown()
    {
        var file = Read(Save(Squares(3), Names(0, "核心景区", "一级保护区", "岸线保留区")));
        Assert.That(file.Features.Select(f => f.Attributes["MC"]), Is.EqualTo(new[] { "核心景区", "一级保护区", "岸线保留区" }));
        Noticed(file, "GB18030", "核心景区 / 一级保护区 / 岸线保留区", "--encoding");
    }

    [Test, Category("reliability-9")]
    public void A_wrong_cpg_is_refused_with_samples_and_the_encoding_option_reads_the_file()
    {
        string path = Save(Squares(1), Names(0, "核心景区"), cpg: "UTF-8");
        Refused(path, "ECO-3013", ["UTF-8", "--encoding"]);
        Assert.That(Read(path, new ReadOptions { Encoding = "GBK" }).Features[0].Attributes["MC"], Is.EqualTo("核心景区"));
        Refused(path, "ECO-3014", ["klingon"], new ReadOptions { Encoding = "klingon" });
    }

    [Test, Category("reliability-9")]
    public void A_gbk_language_byte_over_utf8_text_is_a_conflict_not_a_guess()
    {
        byte[] dbf = ShapefileBuilder.Dbf(0x4D, [("MC", 'C', 20)], [Encoding.UTF8.GetBytes("核心景区")]);
        Refused(Save(Squares(1), dbf), "ECO-3017", ["LDID 0x4D", "936", "UTF-8", "核心景区"]);
    }

    [Test]
    public void Strict_utf8_without_cpg_needs_no_notice()
    {
        var file = Read(Save(Squares(1), ShapefileBuilder.Dbf(0x57, [("名称", 'C', 20)], [Encoding.UTF8.GetBytes("白马关")])));
        Assert.That(file.Features[0].Attributes["名称"], Is.EqualTo("白马关"));
        Assert.That(file.Encoding, Is.EqualTo("UTF-8"));
        Assert.That(file.Notices, Is.Empty);
    }

    [Test, Category("reliability-22")]
    public void Null_and_empty_records_keep_their_place_and_an_empty_layer_says_so()
    {
        string path = Save(new ShapefileBuilder().Add([0, 0, 0, 0]).AddPolygon(ShapefileBuilder.Square(35_452_000, 3_464_000, 10)), ShapefileBuilder.SimpleDbf(2));
        var file = Read(path);
        Assert.That(file.Features[0].Shape, Is.Null);
        Assert.That((file.Features[1].Position, file.Features[1].Attributes["CODE"]), Is.EqualTo((2, "A2")));
        Noticed(Read(Save(new ShapefileBuilder(), ShapefileBuilder.SimpleDbf(0), name: "b.shp")), "图层为空", "the layer is empty");
    }

    [Test, Category("reliability-47")]
    public void Multipatch_is_refused_by_name() =>
        Refused(Save(new ShapefileBuilder(31).Add([31, 0, 0, 0, .. new byte[60]]), ShapefileBuilder.SimpleDbf(1)), "ECO-3106", ["MultiPatch"]);

    [Test, Category("reliability-46")]
    public void Z_values_even_not_a_number_are_skipped_with_a_notice()
    {
        byte[] flat = ShapefileBuilder.Polygon([ShapefileBuilder.Square(35_452_000, 3_464_000, 10)], 15);
        byte[] nan = BitConverter.GetBytes(double.NaN);
        var file = Read(Save(new ShapefileBuilder(15).Add([.. flat, .. Enumerable.Repeat(nan, 7).SelectMany(b => b)])));
        Assert.That(Area(file.Features[0].Shape!), Is.EqualTo(100));
        Noticed(file, "Z/M");
    }

    [Test]
    public void Deleted_rows_are_left_out_with_a_notice()
    {
        byte[] dbf = ShapefileBuilder.SimpleDbf(2);
        dbf[65] = (byte)'*';
        var file = Read(Save(Squares(2), dbf));
        Assert.That(file.Features.Select(f => f.Attributes["CODE"]), Is.EqualTo(new[] { "A2" }));
        Noticed(file, "标记删除", "marked deleted");
    }

    private static ShapefileBuilder Squares(int count, double x = 35_452_000, double y = 3_464_000, double size = 10)
    {
        ShapefileBuilder builder = new();
        for (int i = 0; i < count; i++)
            builder.AddPolygon(ShapefileBuilder.Square(x, y, size));
        return builder;
    }

    private static byte[] Names(byte language, params string[] names) =>
        ShapefileBuilder.Dbf(language, [("MC", 'C', 20)], [.. names.Select(n => new[] { Gb.GetBytes(n) })]);

    private string Save(ShapefileBuilder shapes, byte[]? dbf = null, string? prj = Zone35, string? cpg = null, string name = "a.shp")
    {
        byte[] shp = shapes.Shp();
        int records = (shapes.Shx().Length - 100) / 8;
        Write(Path.ChangeExtension(name, ".shx"), shapes.Shx());
        Write(Path.ChangeExtension(name, ".dbf"), dbf ?? ShapefileBuilder.SimpleDbf(records));
        if (prj is not null)
            Write(Path.ChangeExtension(name, ".prj"), prj);
        if (cpg is not null)
            Write(Path.ChangeExtension(name, ".cpg"), cpg);
        return Write(name, shp);
    }

    private static Encoding CodePages()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(936);
    }
}

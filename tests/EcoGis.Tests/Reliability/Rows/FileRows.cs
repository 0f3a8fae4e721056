using System.Buffers.Binary;
using System.Text;
using static EcoGis.Tests.Reliability.Workshop;

namespace EcoGis.Tests.Reliability;

/// <summary>Rows 1–22: Shapefile, GeoPackage, GeoJSON, and what holds for every file.</summary>
internal static class FileRows
{
    private const string Refused = "整个文件未读入", RefusedEn = "the whole file is refused";

    public static IEnumerable<BadInputRow> All =>
    [
        new(1, "Shapefile without .dbf", "ECO-3101", ["缺少 .dbf", "管控编码", Refused], ["the .dbf is missing", "control codes cannot be read", RefusedEn], w =>
        {
            string path = w.Shapefile(Square());
            File.Delete(w.At("a.dbf"));
            return Read(path);
        }),
        new(1, "Shapefile without .shx", Told.Read, ["缺少 .shx，已按 .shp 重建记录索引"], ["the .shx is missing; the record index was rebuilt"], w =>
        {
            string path = w.Shapefile(Square());
            File.Delete(w.At("a.shx"));
            return Read(path);
        }),
        new(2, ".shp cut short", "ECO-3102", ["第 2 条记录声明 128 字节，文件只剩 108 字节", Refused], ["record 2 declares 128 bytes, 108 remain", RefusedEn], w =>
        {
            string path = w.Shapefile(Square().AddPolygon(ShapefileBuilder.Square(X, Y, 10)));
            return Read(w.Write("a.shp", File.ReadAllBytes(path)[..^20]));
        }),
        new(3, ".shp declaring 2³¹−1 points", "ECO-3103", ["2147483647 个点", "记录只有 128 字节"], ["2147483647 points", "the record has 128"], w => Read(w.Shapefile(Count(40)))),
        new(3, ".shp declaring 2³¹−1 parts", "ECO-3103", ["2147483647 个部分"], ["2147483647 parts"], w => Read(w.Shapefile(Count(36)))),
        new(4, ".shp and .dbf of different length", "ECO-3104", [".shp 有 1 条记录，.dbf 有 2 条"], ["the .shp has 1 records and the .dbf has 2"], w => Read(w.Shapefile(Square(), ShapefileBuilder.SimpleDbf(2)))),
        new(5, ".shp of more than 4 GB", "ECO-3109", ["4294967298 字节", "请改用 GeoPackage"], ["4294967298 bytes", "use GeoPackage instead"], w =>
        {
            string path = w.Shapefile(Square());
            using (FileStream shp = new(path, FileMode.Open, FileAccess.Write))
                shp.SetLength((1L << 32) + 2); // sparse: takes no room
            return Read(path);
        }),
        new(6, "DBF number that overflowed, text cut in a character", Told.Read, ["1 个数值溢出列宽（****），按空值处理", "1 个文字在列宽处被截断了半个汉字"], ["1 number(s) overflowed their column (****) and are null", "1 text(s) were cut in the middle of a character"], w =>
            Read(w.Shapefile(Square(), ShapefileBuilder.Dbf(0x4D, [("MJ", 'N', 8), ("MC", 'C', 13)], ["********"u8.ToArray(), Gbk("罗江区白马关镇")[..13]])))),
        new(7, "missing .prj", "ECO-3009", ["文件没有说明坐标系（缺少 .prj）", "EPSG:4523", "程序不代为选择"], ["states no coordinate reference system (the .prj is missing)", "EPSG:4523", "the program chooses none"], w => Read(w.Shapefile(Square(), prj: null))),
        new(8, ".prj in degrees over metres", "ECO-3010", ["坐标与坐标系 EPSG:4490 矛盾", "x -180…180", "x 35452000…35452010"], ["the coordinates contradict the CRS EPSG:4490", "x -180…180", "x 35452000…35452010"], w => Read(w.Shapefile(Square(), prj: "EPSG:4490"))),
        new(9, ".cpg that says UTF-8 over GBK", "ECO-3013", ["文字不能按 UTF-8 解码", "--encoding"], ["the text does not decode as UTF-8", "--encoding"], w => Read(w.Shapefile(Square(), Names("核心景区"), cpg: "UTF-8"))),
        new(9, "GBK without .cpg", Told.Read, ["按 GB18030 读取", "核心景区 / 一级保护区 / 岸线保留区"], ["GB18030", "核心景区 / 一级保护区 / 岸线保留区"], w =>
            Read(w.Shapefile(Square().AddPolygon(ShapefileBuilder.Square(X, Y, 10)).AddPolygon(ShapefileBuilder.Square(X, Y, 10)), Names("核心景区", "一级保护区", "岸线保留区")))),
        new(10, "GeoPackage with a view for a required table", "ECO-3304", ["gpkg_contents 是 视图，不是普通表"], ["gpkg_contents is a view, not an ordinary table"], w =>
        {
            using GeoPackageBuilder builder = new(w.At("a.gpkg"), contents: "CREATE VIEW gpkg_contents AS SELECT 'a' AS table_name, 'features' AS data_type");
            return Read(builder.Close());
        }),
        new(10, "GeoPackage with a trigger", Told.Read, ["1 个触发器（surprise）", "不会执行"], ["1 trigger(s) (surprise)", "none of them runs"], w =>
        {
            using GeoPackageBuilder builder = new(w.At("a.gpkg"));
            return Read(builder.Layer("a").Feature("a", GeoPackageBuilder.Blob(GeoPackageBuilder.Square(X, Y, 10))).Run("CREATE TRIGGER surprise AFTER INSERT ON a BEGIN DELETE FROM a; END").Close());
        }),
        new(11, "WKB that declares 2³¹−1 rings", "ECO-3309", ["几何声明 2147483647 个元素"], ["the geometry declares 2147483647 elements"], w => Read(w.Package(GeoPackageBuilder.Wkb(3, true, int.MaxValue)))),
        new(11, "WKB nested 20 deep", "ECO-3310", ["几何嵌套超过 16 层"], ["nested deeper than 16 levels"], w =>
            Read(w.Package(Enumerable.Range(0, 20).Aggregate(GeoPackageBuilder.Wkb(1, true, 1.0, 2.0), (inner, _) => GeoPackageBuilder.Wkb(7, true, 1, inner))))),
        new(12, "GeoPackage with a -wal beside it", "ECO-3302", ["旁边有未合并的", "关闭占用它的程序"], ["lies beside it", "close the program that has it open"], w =>
        {
            string path = w.Package(GeoPackageBuilder.Square(X, Y, 10));
            File.WriteAllText(path + "-wal", "x");
            return Read(path);
        }),
        new(12, "GeoPackage with a damaged page", "ECO-3303", ["数据库文件已损坏", "不要在损坏的文件上继续工作"], ["the database is damaged", "do not go on working with this file"], w =>
        {
            string path = w.Package(GeoPackageBuilder.Square(X, Y, 10));
            byte[] bytes = File.ReadAllBytes(path);
            bytes.AsSpan(bytes.Length - 4096, 3000).Fill(0xA5);
            return Read(w.Write("a.gpkg", bytes));
        }),
        new(13, "GeoPackage envelope that lies", Told.Read, ["1 个要素存储的范围与图形不符，已按图形重新计算"], ["1 feature(s) store an envelope that does not match the geometry; the geometry decides"], w => Read(w.Package(GeoPackageBuilder.Square(X, Y, 10), [0, 1, 0, 1]))),
        new(14, "SQLite that is no GeoPackage", "ECO-3301", ["SQLite 文件，但不是 GeoPackage（application_id 0x0F055112"], ["an SQLite file, but not a GeoPackage (application_id 0x0F055112"], w =>
        {
            using GeoPackageBuilder builder = new(w.At("a.gpkg"), applicationId: 0x0F055112);
            return Read(builder.Close());
        }),
        new(15, "GeoJSON nested 70 deep", "ECO-3202", ["JSON 嵌套超过 64 层"], ["the JSON is nested deeper than 64 levels"], w => Read(w.GeoJson("null", $$"""{"a":{{new string('[', 70)}}{{new string(']', 70)}}}"""))),
        new(16, "GeoJSON with NaN", "ECO-3203", ["不是有限数：NaN", "要素 #1", "字节"], ["not a finite number: NaN", "feature #1", "byte"], w => Read(w.GeoJson("""{"type":"Point","coordinates":[104,NaN]}"""))),
        new(17, "GeoJSON with 1e999", "ECO-3203", ["不是有限数：1e999", "要素 #1"], ["not a finite number: 1e999", "feature #1"], w => Read(w.GeoJson("""{"type":"Point","coordinates":[104,1e999]}"""))),
        new(18, "GeoJSON with geometry twice", "ECO-3204", ["键 geometry 重复", "不同程序会读出不同的内容"], ["the key geometry appears twice", "two programs would read two different things"], w => Read(w.GeoJson("""null,"geometry":null"""))),
        new(19, "half the features off the globe", "ECO-3011", ["1 个要素（共 2 个）的经纬度超出 ±180°/±90°"], ["1 of 2 features lie outside ±180°/±90°"], w =>
            Read(w.GeoJson("""{"type":"Point","coordinates":[104,31]}},{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[190,31]}"""))),
        new(20, "GeoJSON with latitude first", "ECO-3012", ["坐标轴像是颠倒了", "--swap-axes"], ["the axes look swapped", "re-run with --swap-axes"], w => Read(w.GeoJson("""{"type":"Point","coordinates":[31.3,104.5]}"""))),
        new(21, "GeoJSON with an old crs member", Told.Read, ["文件带有旧式 crs 成员", "EPSG::4523"], ["the file has an old crs member", "EPSG::4523"], w => Read(OldCrs(w, "EPSG::4523"))),
        new(21, "GeoJSON with an unknown crs member", "ECO-3208", ["crs 成员无法识别", "LOCAL::1"], ["the crs member is not understood", "LOCAL::1"], w => Read(OldCrs(w, "LOCAL::1"))),
        new(22, "empty layer of a catalog", "ECO-4111", ["图层有 0 个要素；空图层会使每个地块都显得无冲突", "--allow-empty"], ["0 features would make every parcel clear", "--allow-empty"], _ => Import(CatalogBench.File(), CatalogBench.ScenicArea)),
        new(22, "empty file of proposals", Told.Read, ["图层为空：没有任何要素"], ["the layer is empty: it has no features"], w => Read(w.Write("a.geojson", """{"type":"FeatureCollection","features":[]}"""))),
    ];

    private static ShapefileBuilder Count(int at)
    {
        byte[] content = ShapefileBuilder.Polygon([ShapefileBuilder.Square(X, Y, 10)]);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(at), int.MaxValue);
        return new ShapefileBuilder().Add(content);
    }

    private static byte[] Names(params string[] names) => ShapefileBuilder.Dbf(0, [("MC", 'C', 20)], [.. names.Select(n => new[] { Gbk(n) })]);

    private static string OldCrs(Workshop w, string name)
    {
        string text = Encoding.UTF8.GetString(File.ReadAllBytes(w.GeoJson("""{"type":"Polygon","coordinates":[[[35452000,3464000],[35452010,3464000],[35452010,3464010],[35452000,3464000]]]}""")));
        return w.Write("a.geojson", text.Replace("{\"type\":\"FeatureC", $$$"""{"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:{{{name}}}"}},"type":"FeatureC""", StringComparison.Ordinal));
    }
}

using System.Buffers.Binary;
using System.Text;

namespace EcoGis.Tests.Reliability;

/// <summary>Writes the hostile files into a folder, by kind of harm; every method returns the paths to open.</summary>
internal static class HostileFiles
{
    public const string TextHead = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=35\n计量单位=米\n[地块坐标]\n4,1,1,甲,面,,,,@\n";

    public const string GoodGeoJson = "{\"type\":\"Feature\",\"properties\":{\"name\":\"甲\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[104.5,31.3],[104.51,31.3],[104.51,31.31],[104.5,31.31],[104.5,31.3]]]}}";

    private const int Most = int.MaxValue;

    private static readonly string GoodText = TextHead + "J1,1,3462000,35458000\nJ2,1,3462000,35458100\nJ3,1,3462100,35458100\nJ4,1,3462100,35458000\nJ1,1,3462000,35458000\n";

    public static IEnumerable<string> Nested(string folder)
    {
        const int depth = 100_000;
        string open = new('[', depth), close = new(']', depth);
        yield return Text(folder, "arrays.geojson", $"{{\"type\":\"Polygon\",\"coordinates\":{open}{close}}}");
        yield return Text(folder, "unclosed.geojson", $"{{\"type\":\"Polygon\",\"coordinates\":{open}");
        yield return Text(folder, "collections.geojson", string.Concat(Enumerable.Repeat("{\"type\":\"GeometryCollection\",\"geometries\":[", depth)) + string.Concat(Enumerable.Repeat("]}", depth)));
        yield return Text(folder, "properties.geojson", $"{{\"type\":\"Feature\",\"geometry\":null,\"properties\":{{\"a\":{open}{close}}}}}");
        byte[] wkb = Enumerable.Repeat<byte[]>([1, 7, 0, 0, 0, 1, 0, 0, 0], depth).SelectMany(b => b).ToArray();
        yield return Package(folder, "collections.gpkg", wkb);
        string prj = string.Concat(Enumerable.Repeat("PROJCS[\"a\",", depth));
        string shp = Shape(folder, "prj", new ShapefileBuilder().AddPolygon(ShapefileBuilder.Square(1, 1, 1)).Shp());
        Text(folder, "prj.prj", prj);
        yield return shp;
    }

    public static IEnumerable<string> FarOff(string folder)
    {
        foreach (string far in (string[])["1e15", "-1e15", "1e308", "1e999", "1e-320", "NaN"])
        {
            yield return Text(folder, $"{far}.geojson", GoodGeoJson.Replace("[104.51,31.31]", $"[{far},31.31]", StringComparison.Ordinal));
            yield return Text(folder, $"all{far}.geojson", $"{{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[{far},0],[{far},{far}],[0,{far}],[0,0]]]}}");
            yield return Text(folder, $"{far}.txt", GoodText.Replace("3462100,35458100", $"3462100,{far}", StringComparison.Ordinal));
        }

        yield return Text(folder, "long.txt", GoodText.Replace("3462100,35458100", "1000000000000000,1000000000000000", StringComparison.Ordinal));
        foreach (double far in (double[])[1e15, 1e308, double.PositiveInfinity, double.NaN, double.Epsilon])
        {
            string shp = Shape(folder, $"far{far:R}", new ShapefileBuilder().AddPolygon([458000, 3462000, 458000, far, far, far, 458100, 3462000, 458000, 3462000]).Shp());
            Text(folder, $"far{far:R}.prj", Crs.Parse("EPSG:4544").ToWkt());
            yield return shp;
            yield return Package(folder, $"far{far:R}.gpkg", GeoPackageBuilder.Wkb(3, true, 1, 4, 458000.0, 3462000.0, far, 3462000.0, 458000.0, far, 458000.0, 3462000.0));
        }
    }

    public static IEnumerable<string> Counts(string folder)
    {
        yield return Text(folder, "count.txt", GoodText.Replace("4,1,1,甲", $"{Most},1,1,甲", StringComparison.Ordinal));
        foreach (int at in (int[])[36, 40])
        {
            byte[] record = ShapefileBuilder.Polygon([ShapefileBuilder.Square(1, 1, 1)]);
            BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(at), Most);
            yield return Shape(folder, $"count{at}", new ShapefileBuilder().Add(record).Shp());
        }

        byte[] length = new ShapefileBuilder().AddPolygon(ShapefileBuilder.Square(1, 1, 1)).Shp();
        BinaryPrimitives.WriteInt32BigEndian(length.AsSpan(104), Most);
        yield return Shape(folder, "length", length);
        string rows = Shape(folder, "rows", new ShapefileBuilder().AddPolygon(ShapefileBuilder.Square(1, 1, 1)).Shp());
        byte[] dbf = ShapefileBuilder.SimpleDbf(1);
        BinaryPrimitives.WriteInt32LittleEndian(dbf.AsSpan(4), Most);
        File.WriteAllBytes(Path.ChangeExtension(rows, ".dbf"), dbf);
        yield return rows;
        yield return Package(folder, "rings.gpkg", GeoPackageBuilder.Wkb(3, true, Most));
        yield return Package(folder, "points.gpkg", GeoPackageBuilder.Wkb(3, true, 1, Most, 1.0, 1.0));
        yield return Package(folder, "parts.gpkg", GeoPackageBuilder.Wkb(6, false, uint.MaxValue));
    }

    public static IEnumerable<string> Empty(string folder) =>
        from extension in (string[])["shp", "dbf", "shx", "prj", "gpkg", "geojson", "json", "txt", "kml", "zip", "dwg", ""]
        select Bytes(folder, $"empty.{extension}", []);

    /// <summary>Seeded: the same bytes on every run.</summary>
    public static IEnumerable<string> Random(string folder)
    {
        Random random = new(20261123);
        (string Name, byte[] Magic)[] magics =
        [
            ("a.gpkg", "SQLite format 3\0"u8.ToArray()), ("b.gpkg", Package()), ("a.shp", [0, 0, 0x27, 0x0A]), ("b.shp", new ShapefileBuilder().Shp()),
            ("a.geojson", "{"u8.ToArray()), ("b.geojson", Encoding.UTF8.GetBytes(GoodGeoJson[..^30])), ("a.txt", Encoding.UTF8.GetBytes("[地块坐标]\n")), ("b.txt", Encoding.UTF8.GetBytes(TextHead)),
            ("a.zip", "PK\u0003\u0004"u8.ToArray()), ("a.fgb", "fgb\u0003"u8.ToArray()), ("a.pdf", "%PDF-"u8.ToArray()), ("a.bin", []), ("utf16le.txt", [0xFF, 0xFE]), ("utf16be.txt", [0xFE, 0xFF]),
        ];
        foreach (var (name, magic) in magics)
        {
            foreach (int size in (int[])[7, 4_096, 1_000_000])
            {
                byte[] noise = new byte[size];
                random.NextBytes(noise);
                yield return Bytes(folder, $"{size}-{name}", [.. magic, .. noise]);
            }
        }

        byte[] Package() => File.ReadAllBytes(HostileFiles.Package(folder, "good.gpkg", GeoPackageBuilder.Square(458000, 3462000, 100)))[..2048];
    }

    /// <summary>Good files cut at each tenth: of the .shp, of the .dbf beside a whole .shp, of the others.</summary>
    public static IEnumerable<string> Cut(string folder)
    {
        byte[] shp = new ShapefileBuilder().AddPolygon(ShapefileBuilder.Square(104.5, 31.3, 0.01)).AddPolygon(ShapefileBuilder.Square(104.6, 31.3, 0.01)).Shp();
        byte[] dbf = ShapefileBuilder.SimpleDbf(2), gpkg = File.ReadAllBytes(Package(folder, "whole.gpkg", GeoPackageBuilder.Square(458000, 3462000, 100)));
        for (int tenth = 1; tenth < 10; tenth++)
        {
            yield return Shape(folder, $"cut{tenth}", Part(shp));
            string table = Shape(folder, $"table{tenth}", shp);
            File.WriteAllBytes(Path.ChangeExtension(table, ".dbf"), Part(dbf));
            yield return table;
            yield return Bytes(folder, $"cut{tenth}.gpkg", Part(gpkg));
            yield return Bytes(folder, $"cut{tenth}.geojson", Part(Encoding.UTF8.GetBytes(GoodGeoJson)));
            yield return Bytes(folder, $"cut{tenth}.txt", Part(Encoding.UTF8.GetBytes(GoodText)));

            byte[] Part(byte[] whole) => whole[..(whole.Length * tenth / 10)];
        }
    }

    private static string Text(string folder, string name, string text) => Bytes(folder, name, Encoding.UTF8.GetBytes(text));

    private static string Bytes(string folder, string name, byte[] bytes)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Shape(string folder, string name, byte[] shp)
    {
        Bytes(folder, name + ".dbf", ShapefileBuilder.SimpleDbf(1));
        Text(folder, name + ".prj", Crs.Cgcs2000.ToWkt());
        return Bytes(folder, name + ".shp", shp);
    }

    private static string Package(string folder, string name, byte[] wkb)
    {
        using GeoPackageBuilder builder = new(Path.Combine(folder, name));
        return builder.Layer("l").Feature("l", GeoPackageBuilder.Blob(wkb)).Close();
    }
}

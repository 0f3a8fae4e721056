namespace EcoGis.Tests;

/// <summary>Whatever a file is, its blocks together are what the reader of whole files gives, and it is refused with the same code.</summary>
public sealed class FeatureStreamSameTests : ReaderCase
{
    private static readonly int[] Sizes = [1, 3, 1000];

    [Test]
    public void Every_shared_file_streams_as_it_reads()
    {
        List<string> wrong = [];
        int read = 0, refused = 0, plain = 0;
        foreach (string file in Directory.EnumerateFiles(SharedData.Path("data"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            ReadOptions options = new() { GeometryOnly = true, Crs = file.EndsWith(".shp", StringComparison.Ordinal) ? Crs.Wgs84 : null };
            foreach (string? layer in Layers(file, options))
            {
                var asked = options with { Layer = layer };
                string? code = null;
                FeatureFile? whole = null;
                try
                {
                    whole = Read(file, asked);
                }
                catch (EcoException e)
                {
                    code = e.Faults[0].Kind.Code;
                }

                if (whole is null)
                    refused++;
                else
                    read++;
                foreach (int size in Sizes.Where(s => s > 1 || whole is null || whole.Features.Count < 3000))
                {
                    if (Difference(file, asked, size, whole, code, ref plain) is { } difference)
                        wrong.Add($"{file} {layer} by {size}: {difference}");
                }
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(read, Is.GreaterThan(30));
        Assert.That(refused, Is.GreaterThan(100));
        Assert.That(plain, Is.GreaterThan(1000));
    }

    [Test]
    public void Boundary_text_streams_as_it_reads()
    {
        string path = Write("a.txt", "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=35\n[地块坐标]\n4,0.01,1,甲,面,,,,@\nJ1,1,3400000,35500000\nJ2,1,3400000,35500010\nJ3,1,3400010,35500010\nJ4,1,3400010,35500000\n"
            + "4,0.01,2,乙,面,,,,@\nJ1,1,3400100,35500000\nJ2,1,3400100,35500010\nJ3,1,3400110,35500010\nJ4,1,3400110,35500000\n");
        int plain = 0;
        var whole = Read(path);
        Assert.That(whole.Features, Has.Count.EqualTo(2));
        foreach (int size in Sizes)
            Assert.That(Difference(path, new ReadOptions(), size, whole, null, ref plain), Is.Null);
    }

    [TestCase("geopackage")]
    [TestCase("shapefile")]
    [TestCase("geojson")]
    public void Blocks_read_in_any_order_by_many_threads_are_the_same_and_so_are_the_notices(string format)
    {
        string path = Many(format, 200);
        var whole = Read(path);
        using var stream = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None);
        var blocks = stream.Blocks(7);
        string[][] found = new string[blocks.Count][];
        int[] order = [.. Enumerable.Range(0, blocks.Count)];
        new Random(5).Shuffle(order);
        Parallel.ForEach(order, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            found[i] = [.. stream.Read(blocks[i], CancellationToken.None).Select(StreamText.Of)];
            Assert.That(stream.Read(blocks[i], CancellationToken.None).Select(StreamText.Of), Is.EqualTo(found[i]));
        });
        Assert.That(found.SelectMany(f => f), Is.EqualTo(StreamText.Of(whole)));
        Assert.That(stream.Notices, Is.EqualTo(whole.Notices));
        Assert.That(whole.Notices, Is.Not.Empty);
        Assert.That(stream.Count, Is.EqualTo(200));
    }

    /// <summary>Every third feature has heights, some are no polygons, one has no geometry.</summary>
    internal string Many(string format, int count)
    {
        double[] Ring(int i) => ShapefileBuilder.Square(35_500_000 + (20 * i), 3_400_000, 10);
        switch (format)
        {
            case "geopackage":
                using (GeoPackageBuilder builder = new(At("many.gpkg")))
                {
                    builder.Layer("a").Run("BEGIN");
                    for (int i = 0; i < count; i++)
                        builder.Feature("a", i == 9 ? null : GeoPackageBuilder.Blob(i % 3 == 0 ? Solid(Ring(i)) : GeoPackageBuilder.Square(35_500_000 + (20 * i), 3_400_000, 10, little: i % 5 != 0)), $"甲{i}");
                    builder.Run("COMMIT", "DELETE FROM a WHERE fid IN (4, 5, 77)", "INSERT INTO a (fid, 名称) VALUES (-3, '负'), (5000000000, '大'), (5000000002, '大')");
                    return builder.Close();
                }

            case "shapefile":
                ShapefileBuilder shp = new();
                for (int i = 0; i < count; i++)
                    shp.Add(i == 9 ? new byte[4] : ShapefileBuilder.Polygon([Ring(i)], i % 3 == 0 ? 15 : 5));
                Write("many.shx", shp.Shx());
                byte[] dbf = ShapefileBuilder.SimpleDbf(count);
                dbf[33 + 32 + (5 * 11)] = (byte)'*';
                Write("many.dbf", dbf);
                Write("many.prj", Crs.Parse("EPSG:4523").ToWkt());
                return Write("many.shp", shp.Shp());
            default:
                return Write("many.geojson", """{"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4523"}}, "features": [""" + string.Join(",\n", Enumerable.Range(0, count).Select(i =>
                    $$$"""{"type": "Feature", {{{(i % 2 == 0 ? $"\"id\": {i}," : "")}}} "properties": {"名称": "甲{{{i}}}", "p{{{i % 4}}}": {"b": [1, 2]}}, "geometry": """
                    + (i == 9 ? "null" : "{\"type\": \"Polygon\", \"coordinates\": [[" + string.Join(",", Ring(i).Chunk(2).Select(p => $"[{p[0]}, {p[1]}{(i % 3 == 0 ? ", 5" : "")}]")) + "]]}") + "}"))
                    + """], "type": "FeatureCollection"}""");
        }
    }

    private static byte[] Solid(double[] ring) => GeoPackageBuilder.Wkb(1003, true, [1, ring.Length / 2, .. ring.Chunk(2).SelectMany(p => new object[] { p[0], p[1], 7.5 })]);

    private static string?[] Layers(string file, ReadOptions options)
    {
        try
        {
            Read(file, options);
        }
        catch (EcoException e) when (e.Faults[0].Kind.Code == "ECO-3015")
        {
            return [.. ((string)e.Faults[0].Arguments[1]!).Split(", ")];
        }
        catch (EcoException)
        {
            // compared below
        }

        return [null];
    }

    private static string? Difference(string file, ReadOptions options, int size, FeatureFile? whole, string? code, ref int plain)
    {
        try
        {
            using var stream = FeatureStream.Open(file, options, CancellationToken.None);
            var records = StreamText.Of(stream, size);
            if (whole is null)
                return $"read, though {code}";
            int flat = 0;
            List<string> shapes = [];
            foreach (var block in stream.Blocks(size))
            {
                stream.ReadShapes(block, (in StreamedShape s) =>
                {
                    flat += s.IsPlain ? 1 : 0;
                    shapes.Add($"{s.Position} {StreamText.Of(s.ToRaw())}");
                }, CancellationToken.None);
            }

            plain += flat;
            return !records.SequenceEqual(StreamText.Of(whole)) ? "features"
                : !shapes.SequenceEqual(whole.Features.Select(f => $"{f.Position} {StreamText.Of(f.Shape)}")) ? "shapes"
                : !stream.Fields.SequenceEqual(whole.Fields) ? "fields"
                : !stream.Notices.SequenceEqual(whole.Notices) ? "notices: " + string.Join(" / ", stream.Notices.Select(n => n.En)) + " ≠ " + string.Join(" / ", whole.Notices.Select(n => n.En))
                : stream.Crs.Code != (whole.Crs ?? Crs.Cgcs2000).Code || stream.DeclaredCrs != whole.DeclaredCrs ? "crs"
                : stream.Layer != whole.Layer || stream.Format != whole.Format ? "layer"
                : null;
        }
        catch (EcoException e)
        {
            return e.Faults[0].Kind.Code == code ? null : $"{e.Faults[0].In(Language.En)} ≠ {code ?? "read"}";
        }
    }
}

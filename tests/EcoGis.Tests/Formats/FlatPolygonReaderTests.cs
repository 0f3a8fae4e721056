namespace EcoGis.Tests;

/// <summary>The flat decoder against the ordinary readers: the same polygon or an answer of false, for sound, cut, bombed and scrambled bytes.</summary>
public sealed class FlatPolygonReaderTests
{
    private const int MaxVertices = 10_000;
    private static readonly Place Nowhere = Place.None;
    private static readonly ReadLimits Limits = new() { MaxVertices = MaxVertices };

    [Test]
    public void Random_polygons_decode_as_the_wkb_reader_decodes_them()
    {
        Random random = new(11);
        using FlatPolygonReader reader = new();
        for (int n = 0; n < 2000; n++)
        {
            byte[] wkb = n % 2 == 0 ? Polygon(random, (uint)random.Next(4) * 1000) : Multi(random);
            Assert.That(reader.ReadWkb(wkb, MaxVertices), Is.True);
            Assert.That(StreamText.Of(reader.Polygon.ToRaw()), Is.EqualTo(StreamText.Of(Ordinary(wkb))));
            CheckBox(reader.Polygon);
        }
    }

    [Test]
    public void Random_shapefile_polygons_decode_as_the_record_reader_decodes_them()
    {
        Random random = new(12);
        using FlatPolygonReader reader = new();
        for (int n = 0; n < 2000; n++)
        {
            byte[] content = Record(random);
            Assert.That(reader.ReadShapefile(content, MaxVertices), Is.True);
            Assert.That(StreamText.Of(reader.Polygon.ToRaw()), Is.EqualTo(StreamText.Of(OrdinaryShp(content))));
            CheckBox(reader.Polygon);
        }
    }

    [Test, Category("reliability-11")]
    public void Scrambled_wkb_is_either_the_same_polygon_or_none()
    {
        Random random = new(13);
        using FlatPolygonReader reader = new();
        int same = 0;
        for (int n = 0; n < 60_000; n++)
        {
            byte[] wkb = Scramble(n % 2 == 0 ? Polygon(random, (uint)random.Next(4) * 1000) : Multi(random), random);
            if (!reader.ReadWkb(wkb, MaxVertices))
                continue;
            same++;
            Assert.That(StreamText.Of(reader.Polygon.ToRaw()), Is.EqualTo(StreamText.Of(Ordinary(wkb))));
        }

        Assert.That(same, Is.InRange(1000, 59_000));
    }

    [Test, Category("reliability-3")]
    public void Scrambled_records_are_either_the_same_polygon_or_none()
    {
        Random random = new(14);
        using FlatPolygonReader reader = new();
        int same = 0;
        for (int n = 0; n < 60_000; n++)
        {
            byte[] content = Scramble(Record(random), random);
            if (!reader.ReadShapefile(content, MaxVertices))
                continue;
            same++;
            Assert.That(StreamText.Of(reader.Polygon.ToRaw()), Is.EqualTo(StreamText.Of(OrdinaryShp(content))));
        }

        Assert.That(same, Is.InRange(1000, 59_000));
    }

    [Test]
    public void Every_cut_of_a_polygon_is_none()
    {
        Random random = new(15);
        using FlatPolygonReader reader = new();
        byte[] wkb = Multi(random), content = Record(random);
        for (int length = 0; length < wkb.Length; length++)
            Assert.That(reader.ReadWkb(wkb.AsSpan(0, length), MaxVertices), Is.False);
        for (int length = 0; length < content.Length; length++)
            Assert.That(reader.ReadShapefile(content.AsSpan(0, length), MaxVertices), Is.False);
        Assert.That(reader.ReadWkb([.. wkb, 0], MaxVertices), Is.False);
    }

    [TestCase(double.NaN), TestCase(double.PositiveInfinity), TestCase(double.NegativeInfinity)]
    public void One_coordinate_that_is_not_finite_is_none_wherever_it_stands(double strange)
    {
        using FlatPolygonReader reader = new();
        for (int count = 1; count < 12; count++)
        {
            for (int at = 0; at < 2 * count; at++)
            {
                object[] xy = [.. Enumerable.Range(0, 2 * count).Select(i => (object)(i == at ? strange : i + 0.5))];
                Assert.That(reader.ReadWkb(GeoPackageBuilder.Wkb(3, true, [1, count, .. xy]), MaxVertices), Is.False);
            }
        }
    }

    [Test]
    public void What_is_no_little_endian_polygon_within_the_limit_is_none()
    {
        using FlatPolygonReader reader = new();
        byte[] square = GeoPackageBuilder.Square(1, 2, 3);
        Assert.That(reader.ReadWkb(square, 5), Is.True);
        Assert.That(reader.ReadWkb(square, 4), Is.False);
        Assert.That(reader.ReadWkb(GeoPackageBuilder.Square(1, 2, 3, little: false), 5), Is.False);
        Assert.That(reader.ReadWkb(GeoPackageBuilder.Wkb(7, true, 1, square), 5), Is.False);
        Assert.That(reader.ReadWkb(GeoPackageBuilder.Wkb(10, true, 1, GeoPackageBuilder.Wkb(2, true, 2, 0.0, 0.0, 1.0, 1.0)), 5), Is.False);
        Assert.That(reader.ReadWkb(GeoPackageBuilder.Wkb(3, true, 0), 5), Is.False);
        Assert.That(reader.ReadWkb(GeoPackageBuilder.Wkb(3, true, 2, 0, 1, 1.0, 1.0), 5), Is.False);
        Assert.That(reader.ReadWkb(GeoPackageBuilder.Wkb(3, true, 1, uint.MaxValue), 5), Is.False);
        Assert.That(reader.ReadWkb(GeoPackageBuilder.Wkb(6, true, uint.MaxValue), 5), Is.False);
    }

    private static RawShape? Ordinary(byte[] wkb) => new WkbReader(wkb, new WkbCurves(false), Nowhere, Limits, new NoticeList()).Read();

    private static RawShape? OrdinaryShp(byte[] content) => ShpGeometry.Read(content, 1, Nowhere, Limits, new NoticeList());

    private static void CheckBox(FlatPolygon polygon)
    {
        var all = polygon.ToRaw().Parts.SelectMany(p => p).ToList();
        Assert.That((polygon.MinX, polygon.MinY, polygon.MaxX, polygon.MaxY),
            Is.EqualTo((all.Min(r => r.Xs.Min()), all.Min(r => r.Ys.Min()), all.Max(r => r.Xs.Max()), all.Max(r => r.Ys.Max()))));
    }

    private static byte[] Polygon(Random random, uint dimensions)
    {
        int per = dimensions switch { 0 => 2, 3000 => 4, _ => 3 };
        List<object> parts = [];
        int rings = random.Next(1, 4);
        parts.Add(rings);
        for (int r = 0; r < rings; r++)
        {
            int count = random.Next(1, 20);
            parts.Add(count);
            for (int i = 0; i < count * per; i++)
                parts.Add((random.NextDouble() - 0.5) * 1000);
        }

        return GeoPackageBuilder.Wkb(3 + dimensions, true, [.. parts]);
    }

    private static byte[] Multi(Random random)
    {
        int count = random.Next(1, 5);
        return GeoPackageBuilder.Wkb(6, true, [count, .. Enumerable.Range(0, count).Select(_ => (object)Polygon(random, (uint)random.Next(4) * 1000))]);
    }

    private static byte[] Record(Random random) => ShapefileBuilder.Polygon(
        [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Enumerable.Range(0, 2 * random.Next(1, 20)).Select(_ => (random.NextDouble() - 0.5) * 1000).ToArray())],
        random.Next(3) switch { 0 => 5, 1 => 15, _ => 25 });

    /// <summary>A byte, a count or the length is changed: all that a hostile writer can do at one place.</summary>
    private static byte[] Scramble(byte[] bytes, Random random)
    {
        int at = random.Next(random.Next(2) == 0 ? Math.Min(60, bytes.Length) : bytes.Length);
        switch (random.Next(4))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 1:
                BitConverter.TryWriteBytes(bytes.AsSpan(Math.Min(at, bytes.Length - 4)), random.Next(-3, 30));
                return bytes;
            case 2:
                BitConverter.TryWriteBytes(bytes.AsSpan(Math.Min(at, bytes.Length - 4)), int.MaxValue - random.Next(3));
                return bytes;
            default:
                return [.. bytes.Take(at), .. bytes.Skip(at + random.Next(9))];
        }
    }
}

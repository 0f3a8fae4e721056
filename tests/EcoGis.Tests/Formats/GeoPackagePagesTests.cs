using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

/// <summary>
/// Rows read from the pages of a table are those SQLite gives, whatever the page size, the values and the history of the file; a damaged file gives
/// the same rows as SQLite or is refused, never others.
/// </summary>
public sealed class GeoPackagePagesTests : ReaderCase
{
    [TestCase(512), TestCase(1024), TestCase(4096), TestCase(65_536)]
    public void Rows_of_every_size_are_those_of_SQLite(int pageSize)
    {
        string path = Made(pageSize, 900, pageSize);
        using var stream = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None);
        List<string> expected = BySqlite(path);
        Assert.That(stream.Count, Is.EqualTo(expected.Count));
        foreach (int size in new[] { 1, 7, 100, 5000 })
        {
            Assert.That(ByPages(stream, stream.Blocks(size)), Is.EqualTo(expected), $"blocks of {size}");
            Assert.That(stream.Blocks(size).Reverse().SelectMany(b => ByPages(stream, [b]).AsEnumerable().Reverse()).Reverse(), Is.EqualTo(expected), "from the end");
        }

        Assert.That(stream.Blocks(100).SelectMany(b => stream.Read(b, CancellationToken.None)).Select(f => f.Id), Is.EqualTo(expected.Select(e => e.Split('|')[0])));
    }

    [Test]
    public void Damage_anywhere_in_the_table_is_refused_or_changes_no_row_that_SQLite_reads()
    {
        Random random = new(5);
        string path = Made(1024, 120, 1024), bad = At("bad.gpkg");
        byte[] sound = File.ReadAllBytes(path);
        int refused = 0, read = 0;
        for (int i = 0; i < 1500; i++)
        {
            byte[] bytes = [.. sound];
            int at = 1024 + random.Next(bytes.Length - 1024);
            if (i % 2 == 0)
                at = (at & ~1023) + random.Next(24); // heads of pages and their first pointers
            bytes[at] = (byte)random.Next(256);
            File.WriteAllBytes(bad, bytes);
            List<string> rows;
            try
            {
                using var stream = FeatureStream.Open(bad, new ReadOptions(), CancellationToken.None);
                rows = ByPages(stream, stream.Blocks(50));
            }
            catch (EcoException e)
            {
                Assert.That(e.Class, Is.EqualTo(FaultClass.Input));
                refused++;
                continue;
            }

            read++;
            Assert.That(rows, Is.EqualTo(BySqlite(bad)), $"byte {at}");
        }

        Assert.That((refused, read), Is.EqualTo((refused, 1500 - refused)));
        Assert.That(refused, Is.InRange(200, 1300));
    }

    [TestCase("CREATE TABLE \"{0}\" (fid INTEGER PRIMARY KEY DESC, geom BLOB, 名称 TEXT, 面积 REAL)")]
    [TestCase("CREATE TABLE \"{0}\" (rowid TEXT, geom BLOB, 名称 TEXT, 面积 REAL)")]
    [TestCase("CREATE TABLE \"{0}\" (fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT, 面积 REAL, more AS (面积 * 2))")]
    public void Tables_stored_otherwise_are_left_to_SQLite(string create)
    {
        string path = At("p.gpkg");
        using (GeoPackageBuilder file = new(path))
        {
            file.Layer("p", create: create);
            for (int i = 0; i < 5; i++)
                file.Run($"INSERT INTO p ({(create.Contains("rowid", StringComparison.Ordinal) ? "rowid" : "fid")}, geom) VALUES ({9 - i}, x'{Convert.ToHexString(GeoPackageBuilder.Blob(GeoPackageBuilder.Square(35_442_000 + i, 3_462_000, 10)))}')");
            file.Close();
        }

        using var stream = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None);
        Assert.That(StreamText.Of(stream, 2), Is.EqualTo(StreamText.Of(Read(path))));
    }

    [Test]
    public void A_column_that_was_added_with_a_default_has_it_in_every_row()
    {
        string path = At("p.gpkg");
        using (GeoPackageBuilder file = new(path))
        {
            file.Layer("p").Feature("p", GeoPackageBuilder.Blob(GeoPackageBuilder.Square(35_442_000, 3_462_000, 10)));
            file.Run("ALTER TABLE p ADD COLUMN code TEXT DEFAULT 'all'", "ALTER TABLE p ADD COLUMN later TEXT");
            file.Close();
        }

        using var stream = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None);
        foreach (string[] columns in new[] { new[] { "code", "later" }, ["later"], ["later", "名称"] })
            stream.ReadFeatures(stream.Blocks(5)[0], columns, (in StreamedShape s) =>
                Assert.That(stream.Record(s, columns, false).Attributes.Where(a => columns.Contains(a.Key)).Select(a => $"{a.Key}={a.Value}"), Is.EquivalentTo(columns.Select(c => c == "code" ? "code=all" : c == "名称" ? "名称=甲" : "later="))), CancellationToken.None);
    }

    /// <summary>Rows of many sizes, keys with gaps and below zero, all types of values, some deleted and written again.</summary>
    private string Made(int pageSize, int count, int seed)
    {
        Random random = new(seed);
        string path = At($"p{pageSize}.gpkg");
        using (SqliteConnection first = new($"Data Source={path};Pooling=False"))
        {
            first.Open();
            first.Run($"PRAGMA page_size={pageSize}");
            first.Run("VACUUM");
        }

        using GeoPackageBuilder file = new(path);
        file.Layer("p", create: "CREATE TABLE \"{0}\" (a REAL, fid INTEGER PRIMARY KEY, b, geom BLOB, c TEXT, d INTEGER)");
        file.Run("BEGIN");
        long key = -1000;
        for (int i = 0; i < count; i++)
        {
            key += random.Next(6) == 0 ? random.NextInt64(1L << random.Next(40)) + 1 : 1;
            string geometry = random.Next(9) == 0 ? "NULL" : $"x'{Convert.ToHexString(Ring(random, 3 + (int)Math.Pow(10, 2.6 * random.NextDouble() * random.NextDouble())))}'";
            file.Run($"INSERT INTO p VALUES ({Value(random)}, {key}, {Value(random)}, {geometry}, {Value(random)}, {Value(random)})");
        }

        file.Run("DELETE FROM p WHERE fid % 7 = 3", "UPDATE p SET c = c || c WHERE fid % 5 = 1", "ALTER TABLE p ADD COLUMN later TEXT", "UPDATE p SET later = fid WHERE fid % 3 = 0", "COMMIT");
        return file.Close();
    }

    private static byte[] Ring(Random random, int n) => GeoPackageBuilder.Blob(GeoPackageBuilder.Wkb(3, true,
        [1, n + 1, .. Enumerable.Range(0, n + 1).SelectMany(i => new object[] { 35_442_000 + (100 * Math.Cos(2 * Math.PI * (i % n) / n)), 3_462_000 + (random.NextDouble() * 0) + (100 * Math.Sin(2 * Math.PI * (i % n) / n)) })]));

    private static string Value(Random random) => random.Next(8) switch
    {
        0 => "NULL",
        1 => random.NextInt64(1L << random.Next(1, 62)).ToString(CultureInfo.InvariantCulture),
        2 => (-random.NextInt64(1L << random.Next(1, 62))).ToString(CultureInfo.InvariantCulture),
        3 => (random.NextDouble() * 1000).ToString("R", CultureInfo.InvariantCulture),
        4 => random.Next(2).ToString(CultureInfo.InvariantCulture),
        5 => $"'{new string((char)('a' + random.Next(26)), random.Next(80))}'",
        6 => $"'{string.Concat(Enumerable.Repeat("汉", random.Next(900)))}'",
        _ => "3.0",
    };

    private static readonly string[] Columns = ["later", "a", "b", "c", "d"];

    private static List<string> ByPages(FeatureStream stream, IEnumerable<FeatureBlock> blocks)
    {
        List<string> rows = [];
        foreach (FeatureBlock block in blocks)
        {
            stream.ReadFeatures(block, Columns, (in StreamedShape s) =>
            {
                var record = stream.Record(s, Columns, withShape: true);
                rows.Add(string.Join('|', [s.Key.ToString(CultureInfo.InvariantCulture), .. Columns.Select(c => record.Attributes[c] ?? "-"), StreamText.Of(record.Shape)]));
            }, CancellationToken.None);
        }

        return rows;
    }

    private static List<string> BySqlite(string path)
    {
        using SqliteConnection connection = new($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        NoticeList notices = new();
        GeoPackageRows rows = new(new GeoPackageLayer("p", "geom", 4523, "fid", Columns), false, new ReadLimits(), Place.None);
        return connection.Rows("SELECT fid, geom, later, a, b, c, d FROM p ORDER BY fid", row =>
        {
            var record = rows.Record(row, 1, notices);
            return string.Join('|', [record.Id!, .. Columns.Select(c => record.Attributes[c] ?? "-"), StreamText.Of(record.Shape)]);
        });
    }
}

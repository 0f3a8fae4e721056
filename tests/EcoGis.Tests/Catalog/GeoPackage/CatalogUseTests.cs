using System.Globalization;
using System.Runtime.Versioning;

namespace EcoGis.Tests;

/// <summary>While one thread reads the catalog, another that comes and goes must not open it to other programs: the system's own table of locks says whether it does.</summary>
[TestFixture]
internal sealed class CatalogUseTests
{
    [Test]
    [Platform("Linux")]
    [SupportedOSPlatform("linux")]
    public void A_second_reader_leaves_the_locks_of_the_first()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("ecogis-locks-").FullName, "c.gpkg");
        try
        {
            CatalogFile file = new(path, new()), other = new(path, new());
            file.Write(0, _ => 0);
            file.Read(connection =>
            {
                connection.Scalar("SELECT count(*) FROM sqlite_master"); // a deferred transaction locks with its first statement
                Assert.That(Locks(path), Is.GreaterThan(0), "the first reader holds none: the test sees nothing");
                other.Read(_ => 0);
                Assert.That(Locks(path), Is.GreaterThan(0), "gone with the second reader");
                return 0;
            });
            Assert.That(Locks(path), Is.Zero);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Test]
    public void What_is_no_catalog_is_refused_also_after_one_was_there()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("ecogis-locks-").FullName, "c.gpkg");
        try
        {
            CatalogFile file = new(path, new());
            file.Write(0, _ => 0);
            file.Read(_ => 0);
            File.WriteAllText(path, new string('x', 5000));
            Assert.That(() => file.Read(_ => 0), Throws.InstanceOf<EcoException>().With.Property(nameof(EcoException.Message)).Contain(CatalogFaults.NotACatalog.Code));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    /// <summary>POSIX locks on a file, by its inode, whoever holds them.</summary>
    private static int Locks(string path)
    {
        using var stat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%i", path]) { RedirectStandardOutput = true })!;
        string inode = stat.StandardOutput.ReadToEnd().Trim();
        stat.WaitForExit();
        Assert.That(long.Parse(inode, CultureInfo.InvariantCulture), Is.Positive);
        return File.ReadLines("/proc/locks").Count(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, "POSIX", .., var at, _, _] && at.EndsWith(":" + inode, StringComparison.Ordinal));
    }
}

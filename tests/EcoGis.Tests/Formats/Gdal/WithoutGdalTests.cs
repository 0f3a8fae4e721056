namespace EcoGis.Tests;

/// <summary>A machine without GDAL: the managed formats work, and the others name the package.</summary>
public sealed class WithoutGdalTests
{
    private static readonly Dictionary<string, string> s_none = new() { ["ECOGIS_GDAL"] = "none" }, s_wrong = new() { ["ECOGIS_GDAL"] = "/nowhere/libgdal.so" };

    [Test]
    public void Managed_formats_work_and_the_others_name_the_package_to_install()
    {
        using Cli cli = new();
        File.WriteAllText(cli.File("a.geojson"), "{\"type\":\"Polygon\",\"coordinates\":[[[104.5,31.3],[104.501,31.3],[104.501,31.301],[104.5,31.3]]]}");
        File.WriteAllText(cli.File("a.csv"), "名称,经度,纬度\n甲,104.5,31.3\n");
        File.WriteAllText(cli.File("a.kml"), "<kml><Placemark><Point><coordinates>104.5,31.3</coordinates></Point></Placemark></kml>");
        string[] import = ["--kind", "permanent-farmland", "--allow-outside", "--name"];
        Assert.That(cli.Run(s_none, ["layer", "import", "a.geojson", .. import, "a"]).Exit, Is.Zero);
        CliRun csv = cli.Run(s_none, ["screen", "a.csv", "--crs", "EPSG:4490"]);
        Assert.That(csv.Exit, Is.Zero, csv.ToString());
        foreach (var (environment, word) in new[] { (s_none, "ECOGIS_GDAL=none"), (s_wrong, "/nowhere/libgdal.so") })
        {
            foreach (string[] command in new string[][] { ["screen", "a.kml"], ["layer", "import", "a.kml", .. import, "b"] })
            {
                CliRun run = cli.Run(environment, command);
                Assert.That((run.Exit, run.Err[..8]), Is.EqualTo((3, "ECO-3600")), run.ToString());
                Assert.That(run.Err, Does.Contain("KML").And.Contain("libgdal32").And.Contain("OSGeo4W").And.Contain(word));
            }
        }

        CliRun export = cli.Run(s_none, "layer", "export", "a", "--out", "a.gdb");
        Assert.That(export.Err, Does.StartWith("ECO-3600"), export.ToString());
        Assert.That(Directory.GetFileSystemEntries(cli.Folder, "*.gdb*"), Is.Empty);
    }
}

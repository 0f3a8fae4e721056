using System.Text.RegularExpressions;

namespace EcoGis.Tests;

/// <summary><c>forest trend</c> on the demonstration epochs, and the folders with page and charts.</summary>
internal sealed partial class ForestTrendTests
{
    private static readonly string s_zones = Cli.Sample("layers", "admin-boundary.geojson");

    [Test]
    public void All_versions_of_a_layer_stand_in_order_of_their_day_with_the_numbers_of_stats()
    {
        using Cli cli = new();
        foreach (int year in new[] { 2025, 2023 })
            Assert.That(cli.Run("layer", "import", Epoch(year), "--kind", "forest-patch", "--name", "小班", "--set", "classification=forestry", "--valid-from", $"{year}-12-31").Exit, Is.Zero);
        var trend = cli.Run("forest", "trend", "小班", "--zones", s_zones, "--json");
        var stats = cli.Run("forest", "stats", "小班@1", "--zones", s_zones, "--json");
        Assert.That(trend.Exit, Is.Zero, trend.ToString());
        var epochs = trend.Json["epochs"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(epochs.Select(e => (string)e!["day"]!), Is.EqualTo(new[] { "2023-12-31", "2025-12-31" }));
            Assert.That((double)epochs[1]!["cover"]![0]!["at_least"]!, Is.EqualTo((double)stats.Json["cover"]![0]!["at_least"]!));
            Assert.That(epochs[1]!["by_unit"]!.AsArray(), Has.Count.EqualTo(7));
        }
    }

    [Test]
    public void A_folder_gets_a_page_and_its_charts_and_nothing_is_loaded_from_elsewhere()
    {
        using Cli cli = new();
        string[] read = ["--set", "classification=forestry", "--zones", s_zones];
        foreach (var (folder, charts, arguments) in new (string, string[], string[])[]
        {
            ("stats", ["cover-legal.svg", "cover-monitoring.svg"], ["forest", "stats", Epoch(2025), .. read]),
            ("change", ["matrix.svg"], ["forest", "change", Epoch(2023), Epoch(2025), .. read]),
            ("trend", ["cover-by-year.svg", "stock-by-year.svg"], ["forest", "trend", Epoch(2023), Epoch(2024), Epoch(2025), .. read]),
            ("raster", ["forest-share.svg"], ["forest", "stats", Cli.Sample("rasters", "forest-2025.tif"), "--zones", s_zones, "--classes", Cli.Sample("rasters", "classes.csv")]),
            ("rasters", ["matrix.svg"], ["forest", "change", Cli.Sample("rasters", "forest-2023.tif"), Cli.Sample("rasters", "forest-2025.tif"), "--zones", s_zones, "--forest-class", "1,2,3"]),
        })
        {
            var run = cli.Run([.. arguments, "--out", cli.File(folder)]);
            Assert.That(run.Exit, Is.Zero, run.ToString());
            string page = File.ReadAllText(cli.File(folder, "forest.html"));
            string[] pictures = run.Err.Contains("ECO-6010", StringComparison.Ordinal) ? [] : [.. charts.Select(c => Path.ChangeExtension(c, ".png"))];
            Assert.That(Directory.GetFiles(cli.File(folder)).Select(Path.GetFileName), Is.EquivalentTo(charts.Concat(pictures).Append("forest.html")), folder);
            foreach (string picture in pictures)
                Assert.That(File.ReadAllBytes(cli.File(folder, picture)).AsSpan().StartsWith<byte>([0x89, 0x50, 0x4E, 0x47]), picture);
            Assert.That(SvgStart().Count(page), Is.EqualTo(charts.Length), folder);
            Assert.That(page, Does.Not.Contain("http://").And.Not.Contain("https://"), folder);
            foreach (string chart in charts)
                Assert.That(System.Xml.Linq.XDocument.Load(cli.File(folder, chart)).Root!.Name.LocalName, Is.EqualTo("svg"), chart);
        }
    }

    [GeneratedRegex("<svg ")]
    private static partial Regex SvgStart();

    private static string Epoch(int year) => Cli.Sample("layers", $"forest-patch-{year}.geojson");
}

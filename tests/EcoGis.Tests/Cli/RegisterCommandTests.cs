using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace EcoGis.Tests;

/// <summary>Registers and targets as their users have them: on the demonstration catalog, through the program.</summary>
public sealed class RegisterCommandTests
{
    private readonly Cli _cli = new();
    private string _catalog = "";

    [SetUp]
    public void Make()
    {
        _catalog = _cli.File("c.gpkg");
        DemoCatalog.CopyTo(_catalog);
    }

    [TearDown]
    public void Remove() => _cli.Dispose();

    private CliRun Run(params string[] arguments) => _cli.Run([.. arguments, "--catalog", _catalog, "--district", "510604-demo"]);

    private CliRun Add(string sample, params string[] more) => Run(["register", "add", Cli.Sample("proposals", sample), "--date", "2026-03-01", .. more]);

    private static string Of(JsonNode? node, string key) => node![key]!.GetValue<string>();

    [Test]
    public void A_stored_proposal_screened_again_gives_the_bytes_that_screening_its_file_gives()
    {
        string[] said = ["--industry", "G5951", "--nature", "new", "--fact", "may-pollute-soil=否"];
        Assert.That(Add("06-grain-store.gpkg", said).Exit, Is.Zero);
        Assert.That(Add("12-bow-tie.txt").Exit, Is.Zero);
        Assert.That(Run("register", "rescreen", "--date", "2026-11-23", "--json").Exit, Is.Zero);
        using (Assert.EnterMultipleScope())
        {
            foreach (var (sample, options) in new[] { ("06-grain-store.gpkg", said), ("12-bow-tie.txt", []) })
            {
                var screened = Run(["screen", Cli.Sample("proposals", sample), "--date", "2026-11-23", "--json", .. options]).Json[0]!;
                var shown = Run("register", "show", Of(screened["proposal"], "id"), "--json").Json;
                Assert.That(shown["screenings"]!.AsArray(), Has.Count.EqualTo(1));
                Assert.That(shown["screenings"]![0]!.ToJsonString(), Is.EqualTo(screened.ToJsonString()), sample);
            }
        }
    }

    [Test]
    public void An_entry_is_packed_with_what_its_screening_went_by_and_stays_as_it_is()
    {
        string[] said = ["--industry", "G5951", "--nature", "new"];
        Assert.That(Add("06-grain-store.gpkg", said).Exit, Is.Zero);
        string id = Of(Run("register", "list", "--json").Json[0], "code");
        byte[] before = File.ReadAllBytes(_catalog);
        CliRun packed = Run("register", "pack", id, "--date", "2026-11-23", "--out", _cli.File("e.ecoz"), "--json");
        Assert.That(packed.Exit, Is.Zero, packed.ToString());
        CliRun verified = _cli.Run("evidence", "verify", _cli.File("e.ecoz"));
        using var zip = ZipFile.OpenRead(_cli.File("e.ecoz"));
        using StreamReader record = new(zip.GetEntry("result/screening.json")!.Open());
        var screened = Run(["screen", Cli.Sample("proposals", "06-grain-store.gpkg"), "--date", "2026-11-23", "--json", .. said]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.ReadToEnd(), Is.EqualTo(screened.Out), "as the file gives it, byte for byte");
            Assert.That(verified, Has.Property("Exit").Zero.And.Property("Out").Contains("1 个地块没有原始文件"));
            Assert.That(zip.Entries.Select(e => e.FullName), Has.None.StartsWith("source/"));
            Assert.That(File.ReadAllBytes(_catalog), Is.EqualTo(before));
            Assert.That(Run("register", "pack", "none", "--out", _cli.File("n.ecoz")), Has.Property("Exit").EqualTo(3).Or.Property("Exit").EqualTo(2));
            Assert.That(Run("register", "pack", id, "--out", _catalog), Has.Property("Exit").EqualTo(2).And.Property("Err").Contains("ECO-1022"));
        }
    }

    /// <summary>What an entry keeps is led back, and its later screenings count the error of it.</summary>
    [Test]
    public void An_entry_led_back_from_an_offset_screens_as_its_file_does()
    {
        string[] said = ["--industry", "G5951", "--nature", "new", "--from", "gcj02"];
        Assert.That(Add("06-grain-store.gpkg", said), Has.Property("Exit").Zero.And.Property("Err").Contains("--from gcj02"));
        Assert.That(Run("register", "rescreen", "--date", "2026-11-23", "--json").Exit, Is.Zero);
        var screened = Run(["screen", Cli.Sample("proposals", "06-grain-store.gpkg"), "--date", "2026-11-23", "--json", .. said]).Json[0]!;
        var shown = Run("register", "show", Of(screened["proposal"], "id"), "--json").Json;
        Assert.That(shown["screenings"]![0]!.ToJsonString(), Is.EqualTo(screened.ToJsonString()));
        var plain = Run(["screen", Cli.Sample("proposals", "06-grain-store.gpkg"), "--date", "2026-11-23", "--json", .. said[..4]]).Json[0]!;
        Assert.That(screened["proximities"]!.ToJsonString(), Is.Not.EqualTo(plain["proximities"]!.ToJsonString()), "it lies elsewhere");
    }

    [Test]
    public void Rescreening_says_what_changed_and_by_which_inputs()
    {
        Add("06-grain-store.gpkg", "--industry", "G5951", "--nature", "new", "--fact", "may-pollute-soil=否", "--fact", "facility=none");
        var first = Run("register", "rescreen", "--date", "2026-11-23", "--json").Json[0]!;
        var same = Run("register", "rescreen", "--date", "2026-11-23", "--json").Json[0]!;
        // a red line over the whole middle of the district, the store within it
        File.WriteAllText(_cli.File("red.geojson"), """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "R-1", "name": "示范红线"}, "geometry": {"type": "Polygon",
             "coordinates": [[[104.46, 31.27], [104.57, 31.27], [104.57, 31.39], [104.46, 31.39], [104.46, 31.27]]]}}]}
            """);
        var imported = Run("layer", "import", _cli.File("red.geojson"), "--kind", "ecological-red-line", "--name", "ecological-red-line", "--valid-from", "2024-01-01", "--coverage", Cli.Sample("coverage.geojson"), "--source", "示范");
        Assert.That(imported.Exit, Is.Zero, imported.ToString());
        Run("register", "update", Of(first, "code"), "--fact", "red-line-activity=none");
        var run = Run("register", "rescreen", "--date", "2026-11-23", "--json");
        var changed = run.Json[0]!;
        var again = Run("register", "rescreen", "--date", "2026-11-24");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first["first"]!.GetValue<bool>(), Of(first, "verdict")), Is.EqualTo((true, "compliant")));
            Assert.That((same["changed"]!.GetValue<bool>(), same["inputs"]!.AsArray().Count), Is.EqualTo((false, 0)));
            Assert.That((changed["changed"]!.GetValue<bool>(), Of(changed, "before"), Of(changed, "verdict")), Is.EqualTo((true, "compliant", "prohibited")), run.ToString());
            Assert.That(changed["inputs"]!.AsArray().Select(i => (Of(i, "cause"), Of(i, "what"))), Is.EqualTo(new[] { ("layer", "ecological-red-line ecological-red-line"), ("facts", "red-line-activity") }));
            Assert.That(changed["inputs"]![0]!["before"]!.GetValue<string>()[..3] + Of(changed["inputs"]![0], "after")[..3], Is.EqualTo("v1 v2 "));
            Assert.That(changed["new_findings"]!.AsArray().Select(f => f!.GetValue<string>()), Has.Some.EndsWith("R-1"));
            Assert.That(again.Out, Does.Contain("筛查日期：2026-11-23 → 2026-11-24").And.Contain("结论改变 0"));
        }
    }

    [Test]
    public void Status_goes_its_way_and_the_list_filters_by_it()
    {
        Add("01-chemical-near-river.txt", "--register", "two-high-one-low", "--unit", "甲公司", "--by", "李", "--source", "批文一号");
        Add("02-chemical-in-park.txt", "--unit", "乙公司");
        var update = Run("register", "update", "01", "--status", "整改", "--remark", "超标", "--date", "2026-05-01", "--json");
        var skip = Run("register", "update", "02", "--status", "销号", "--remark", "x", "--lang", "en");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((update.Exit, Of(update.Json, "status"), Of(update.Json, "since")), Is.EqualTo((0, "rectifying", "2026-05-01")));
            Assert.That(update.Json["history"]!.AsArray().Select(h => h!["status"]?.GetValue<string>()), Is.EqualTo(new[] { "planned", "rectifying" }));
            Assert.That(skip.Exit, Is.EqualTo(2));
            Assert.That(skip.Err, Does.StartWith("ECO-5553").And.Contain("being built"));
            Assert.That(Codes("--status", "整改"), Is.EqualTo(new[] { "01" }));
            Assert.That(Codes("--unit", "乙"), Is.EqualTo(new[] { "02" }));
            Assert.That(Codes("--verdict", "none"), Is.EqualTo(new[] { "02", "01" }));
            Assert.That(Codes("--register", "项目台账"), Is.EqualTo(new[] { "02" }));
            Assert.That(Run("register", "list", "--status", "没有的").Err, Does.StartWith("ECO-5551"));
            Assert.That(Run("register", "list", "--register", "没有的").Err, Does.StartWith("ECO-5550"));
            Assert.That(Run("register", "list").Out, Does.Contain("甲公司").And.Contain("共 2 条").And.Contain("未筛查 2"));
        }

        IEnumerable<string> Codes(params string[] filter) => Run(["register", "list", "--json", .. filter]).Json.AsArray().Select(e => Of(e, "code"));
    }

    [Test]
    public void Points_with_a_status_column_are_entered_exported_and_imported_as_a_layer()
    {
        File.WriteAllText(_cli.File("outfalls.geojson"), """
            {"type": "FeatureCollection", "features": [
             {"type": "Feature", "properties": {"排污口编码": "P-1", "排污口名称": "一号口", "整治状态": "规范整治", "单位": "甲"}, "geometry": {"type": "Point", "coordinates": [104.51, 31.32]}},
             {"type": "Feature", "properties": {"排污口编码": "P-2", "排污口名称": "二号口", "整治状态": "保留", "单位": "乙"}, "geometry": {"type": "Point", "coordinates": [104.52, 31.33]}}]}
            """);
        var add = Run("register", "add", _cli.File("outfalls.geojson"), "--register", "river-outfalls", "--field", "status=整治状态", "--field", "unit=单位", "--field", "code=排污口编码", "--field", "name=排污口名称", "--json");
        var export = Run("register", "export", "--register", "river-outfalls", "--out", _cli.File("o", "outfalls.gpkg"));
        var import = Run("layer", "import", _cli.File("o", "outfalls.gpkg"), "--layer", "entries", "--kind", "river-outfall", "--json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(add.Json.AsArray().Select(e => (Of(e, "code"), Of(e, "status"), Of(e, "unit"))), Is.EqualTo(new[] { ("P-1", "to-rectify", "甲"), ("P-2", "kept", "乙") }), add.ToString());
            Assert.That((export.Exit, import.Exit), Is.EqualTo((0, 0)), export + import.ToString());
            Assert.That(Run("layer", "show", "river-outfall", "--json").Json["classes"]!.ToJsonString(), Is.EqualTo("""{"kept":1,"to-rectify":1}"""));
            Assert.That(Directory.EnumerateFileSystemEntries(_cli.File("o")).Count(), Is.EqualTo(1), "nothing is left beside the export");
        }
    }

    [Test]
    public void The_workbook_holds_every_entry_its_history_and_its_findings()
    {
        Add("01-chemical-near-river.txt", "--industry", "C2614", "--nature", "new", "--remark", "=HYPERLINK(1)");
        Run("register", "rescreen", "--date", "2026-11-23");
        Assert.That(Run("register", "export", "--out", _cli.File("r.xlsx")).Exit, Is.Zero);
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        using ZipArchive zip = ZipFile.OpenRead(_cli.File("r.xlsx"));
        List<List<string>>[] sheets = [.. Enumerable.Range(1, 6).Select(n =>
        {
            using var stream = zip.GetEntry($"xl/worksheets/sheet{n}.xml")!.Open();
            return XDocument.Load(stream).Descendants(main + "row").Select(r => r.Elements(main + "c").Select(c => c.Value).ToList()).ToList();
        })];
        var screening = Run("register", "show", "01", "--json").Json["screenings"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sheets[0], Has.Count.EqualTo(2));
            Assert.That(sheets[0][1], Does.Contain("示范凯江边精细化工项目").And.Contain("拟建").And.Contain("✕ 不符合").And.Contain("C2614"));
            Assert.That(sheets[1][1], Does.Contain("=HYPERLINK(1)"));
            Assert.That(sheets[2], Has.Count.EqualTo(2));
            Assert.That(sheets[3], Has.Count.EqualTo(1 + screening["findings"]!.AsArray().Count));
            Assert.That(sheets[4], Has.Count.EqualTo(1 + screening["undetermined"]!.AsArray().Count));
            Assert.That(sheets[5].Select(r => r[0]), Does.Contain("图层库").And.Contain("条目数"));
        }
    }

    [Test]
    public void Wrong_usage_is_refused_and_changes_nothing()
    {
        Add("01-chemical-near-river.txt");
        byte[] before = File.ReadAllBytes(_catalog);
        File.WriteAllText(_cli.File("twice.geojson"), """
            {"type": "FeatureCollection", "features": [
             {"type": "Feature", "properties": {"code": "X"}, "geometry": {"type": "Point", "coordinates": [104.51, 31.32]}},
             {"type": "Feature", "properties": {"code": "X"}, "geometry": {"type": "Point", "coordinates": [104.52, 31.33]}}]}
            """);
        (string[] Arguments, int Exit, string Code)[] cases =
        [
            (["register", "add", Cli.Sample("proposals", "01-chemical-near-river.txt")], 2, "ECO-4620"),
            (["register", "add", _cli.File("twice.geojson"), "--field", "code=code"], 3, "ECO-4621"),
            (["register", "add", _cli.File("twice.geojson"), "--field", "status=没有的列"], 2, "ECO-5018"),
            (["register", "add", _cli.File("none.geojson")], 3, "ECO-3001"),
            (["register", "add", Cli.Sample("proposals", "02-chemical-in-park.txt"), "--date", "2199-01-01"], 2, "ECO-5555"),
            (["register", "add", Cli.Sample("proposals", "02-chemical-in-park.txt"), "--status", "销号"], 2, "ECO-5552"),
            (["register", "show", "没有的"], 2, "ECO-4622"),
            (["register", "update", "01"], 2, "ECO-4626"),
            (["register", "update", "01", "--status", "整改"], 2, "ECO-5554"),
            (["register", "export", "--out", _catalog], 2, "ECO-1022"),
            (["register", "export", "--out", _cli.File("r.doc")], 2, "ECO-1060"),
            (["targets", "--set", "forest_cover=40"], 2, "ECO-1062"),
            (["targets", "--set", "forest_cover=140", "--source", "x"], 2, "ECO-5559"),
            (["targets", "--set", "nothing=1", "--source", "x"], 2, "ECO-5558"),
            (["targets", "--set", "film=1", "--source", "x", "--date", "2199-01-01"], 2, "ECO-5555"),
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach (var (arguments, exit, code) in cases)
            {
                var run = Run(arguments);
                Assert.That((run.Exit, run.Err.Split(' ')[0]), Is.EqualTo((exit, code)), run.ToString());
            }

            Assert.That(File.ReadAllBytes(_catalog), Is.EqualTo(before));
        }
    }

    [Test]
    public void Targets_keep_every_value_entered_and_show_the_newest()
    {
        Run("targets", "--set", "film=80", "--set", "black_water=0", "--source", "公报一", "--date", "2024-12-31", "--by", "李");
        var entered = Run("targets", "--set", "film=86", "--source", "公报二", "--date", "2025-12-31", "--json");
        var asked = Run("targets", "--date", "2025-06-30", "--json").Json.AsArray().Single(t => Of(t, "id") == "film")!;
        var film = entered.Json.AsArray().Single(t => Of(t, "id") == "film")!;
        var cover = entered.Json.AsArray().Single(t => Of(t, "id") == "forest_cover")!;
        var text = Run("targets", "--out", _cli.File("t"));
        string page = File.ReadAllText(_cli.File("t", "targets.html"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((film["value"]!.GetValue<double>(), Of(film, "standing"), Of(film, "origin")), Is.EqualTo((86.0, "met", "entered")));
            Assert.That(film["history"]!.AsArray().Select(h => (h!["value"]!.GetValue<double>(), Of(h, "source"))), Is.EqualTo(new[] { (80.0, "公报一"), (86.0, "公报二") }));
            Assert.That((asked["value"]!.GetValue<double>(), Of(asked, "standing")), Is.EqualTo((80.0, "short")));
            Assert.That((cover["value"], Of(cover, "standing")), Is.EqualTo(((JsonNode?)null, "not_known")));
            Assert.That(text.Out, Does.Contain("[####################] 100 %").And.Contain("不掌握").And.Not.Contain("\u001b"));
            Assert.That(page, Does.Contain("不掌握").And.Contain("✓ 已达到").And.Not.Contain("<script").And.Not.Contain("://"));
        }
    }

    [Test]
    public void Help_is_in_the_language_asked_for()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (string[] command in new string[][] { ["register"], ["register", "add"], ["register", "list"], ["register", "show"], ["register", "update"], ["register", "rescreen"], ["register", "export"], ["targets"] })
            {
                Assert.That(_cli.Run([.. command, "--help"]).Exit, Is.Zero);
                Assert.That(_cli.Run([.. command, "--help", "--lang", "en"]).Out, Does.Not.Match(@"\p{IsCJKUnifiedIdeographs}{2,}"), string.Join(' ', command));
            }
        }
    }
}

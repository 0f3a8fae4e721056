using System.Diagnostics;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>The contract with scripts: exit status, where output goes, names of options and JSON keys, as CONTRACT.md writes them (copied by hand, not from output).</summary>
public sealed class ContractTests
{
    private static readonly Lazy<(Cli Cli, CliRun Run)> Demo = new(() =>
    {
        Cli cli = new();
        return (cli, cli.Run("demo", "--out", "d", "--json", "--lang", "en"));
    });

    private readonly Cli _cli = new();

    [OneTimeTearDown]
    public static void RemoveDemo()
    {
        if (Demo.IsValueCreated)
            Demo.Value.Cli.Dispose();
    }

    [TearDown]
    public void Remove() => _cli.Dispose();

    private static string Catalog => Demo.Value.Cli.File("d", "demo.gpkg");

    private CliRun Screen(string sample, params string[] more) =>
        _cli.Run(["screen", Cli.Sample("proposals", sample), "--catalog", Catalog, "--district", "510604-demo", "--date", "2026-11-23", .. more]);

    [Test]
    public void Demo_writes_everything_into_its_folder_and_nothing_elsewhere()
    {
        var (cli, run) = Demo.Value;
        var expected = SampleWorld.Samples.Proposals.Select(p => p.Expect.ToString().ToLowerInvariant()).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.Zero, run.ToString());
            Assert.That(run.Json.AsArray().Select(s => s!["verdict"]!.GetValue<string>()), Is.EqualTo(expected));
            Assert.That(Directory.EnumerateFileSystemEntries(cli.Folder).Select(Path.GetFileName), Is.EqualTo(new[] { "d" }));
            var files = Directory.EnumerateFiles(cli.File("d")).Select(f => Path.GetFileName(f)!).ToList();
            Assert.That(files, Is.SupersetOf(new[] { "demo.gpkg", "index.html", "screening.json" }));
            Assert.That(files.Count(f => f.StartsWith("report-", StringComparison.Ordinal)), Is.EqualTo(expected.Count));
            Assert.That(files, Has.Count.EqualTo(expected.Count + 3), string.Join(' ', files));
            Assert.That(File.ReadAllText(cli.File("d", "screening.json")), Is.EqualTo(run.Out));
        }
    }

    [Test]
    public void Demo_prints_one_row_per_proposal_and_says_that_all_of_it_is_made_up()
    {
        var run = _cli.Run("demo", "--out", "d");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.Zero, run.ToString());
            foreach (var p in SampleWorld.Samples.Proposals)
                Assert.That(run.Out, Does.Contain(p.Title.Zh));
            Assert.That(run.Out, Does.Contain("不符合").And.Contain("无法判定").And.Contain("有条件符合").And.Contain("全部为示范数据"));
        }
    }

    [Test]
    public void Screening_writes_json_and_report_and_prints_the_same_json()
    {
        var run = Screen("06-grain-store.gpkg", "--industry", "G5951", "--nature", "new", "--fact", "may-pollute-soil=否", "--json", "--out", "o");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.Zero, run.ToString());
            Assert.That(run.Out, Does.StartWith("[").And.EndsWith("]\n"));
            Assert.That(File.ReadAllText(_cli.File("o", "screening.json")), Is.EqualTo(run.Out));
            string id = run.Json[0]!["proposal"]!["id"]!.GetValue<string>();
            Assert.That(Directory.EnumerateFiles(_cli.File("o")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "screening.json", $"report-{id}.html" }));
            Assert.That(Directory.EnumerateFileSystemEntries(_cli.Folder).Select(Path.GetFileName), Is.EqualTo(new[] { "o" }));
        }
    }

    [Test]
    public void A_screening_run_again_gives_the_same_bytes()
    {
        foreach (string folder in new[] { "a", "b" })
            Assert.That(Screen("13-water-main-across-boundary.txt", "--out", folder).Exit, Is.Zero);
        foreach (string name in Directory.EnumerateFiles(_cli.File("a")).Select(f => Path.GetFileName(f)!))
            Assert.That(File.ReadAllBytes(_cli.File("b", name)), Is.EqualTo(File.ReadAllBytes(_cli.File("a", name))), name);
    }

    [Test]
    public void The_keys_of_a_screening_are_those_of_the_contract_in_its_order()
    {
        var all = Demo.Value.Run.Json.AsArray();
        using (Assert.EnterMultipleScope())
        {
            foreach (var s in all)
            {
                StartsWith(s!, "schema program date verdict proposal site layers overlaps proximities findings undetermined review clear rule_base");
                Assert.That(s!["schema"]!.GetValue<string>(), Is.EqualTo("screening/1"));
                StartsWith(s["program"]!, "version");
                StartsWith(s["proposal"]!, "id name source_file industry nature facts");
                StartsWith(s["site"]!, "area_ellipsoidal_m2 area_planar_m2 crs declared_crs problems notices");
                StartsWith(s["rule_base"]!, "version digest");
            }

            Each("layers", "kind name version digest status");
            Each("overlaps", "kind layer zone_code zone_name zone_class area_ellipsoidal_m2 area_planar_m2 length_m share_of_site share_of_zone mean_width_m certainty");
            Each("proximities", "kind layer zone_code distance_m azimuth_deg");
            Each("findings", "rule kind layer effect answer zone_code clauses numbers certainty");
            Each("undetermined", "rule needs what question");
            Each("review", "zone_code dimension text");
            Each("clear", "kind nearest_zone distance_m");
            foreach (var clause in Items("findings").SelectMany(f => f!["clauses"]!.AsArray()))
                StartsWith(clause!, "id instrument article");
            Words("layers", "status", "used missing expired not_covering");
            Words("overlaps", "certainty", "firm sliver");
            Words("findings", "effect", "prohibited restricted advice");
            Words("findings", "answer", "overlaps within outside clear not_covered");
            Words("undetermined", "needs", "fact layer coverage accuracy geometry expired");
            foreach (var digest in Items("layers").Select(l => (string?)l!["digest"]).OfType<string>().Concat(all.Select(s => (string)s!["rule_base"]!["digest"]!)))
                Assert.That(digest, Does.Match("^sha256:[0-9a-f]{64}$"));
            foreach (var overlaps in all.Select(s => s!["overlaps"]!.AsArray().Select(o => $"{o!["kind"]}\0{o["layer"]}\0{o["zone_code"]}").ToList()))
                Assert.That(overlaps, Is.EqualTo(overlaps.Order(StringComparer.Ordinal)));
        }

        IEnumerable<JsonNode?> Items(string list) => all.SelectMany(s => s![list]!.AsArray());

        void Each(string list, string keys)
        {
            var items = Items(list).ToList();
            Assert.That(items, Is.Not.Empty, list);
            foreach (var item in items)
                StartsWith(item!, keys);
        }

        void Words(string list, string key, string allowed) =>
            Assert.That(Items(list).Select(i => i![key]!.GetValue<string>()).Distinct(), Is.SubsetOf(allowed.Split(' ')), key);

        static void StartsWith(JsonNode node, string keys)
        {
            string[] wanted = keys.Split(' ');
            Assert.That(node.AsObject().Select(k => k.Key).Take(wanted.Length), Is.EqualTo(wanted));
        }
    }

    [TestCase("01-chemical-near-river.txt", "prohibited", 10, "--industry C2614 --nature new")]
    [TestCase("01-chemical-near-river.txt", "compliant", 10, "--industry C2614 --nature new")]
    [TestCase("12-bow-tie.txt", "undetermined", 10, "")]
    [TestCase("12-bow-tie.txt", "prohibited", 0, "")]
    public void Fail_on_a_verdict_exits_with_10_when_it_or_a_graver_one_occurs(string sample, string verdict, int exit, string activity)
    {
        var run = Screen(sample, ["--fail-on", verdict, .. activity.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.That(run.Exit, Is.EqualTo(exit), run.ToString());
    }

    [Test]
    public void With_no_district_the_same_site_is_screened_without_declared_absences()
    {
        var run = _cli.Run("screen", Cli.Sample("proposals", "07-primary-school.txt"), "--catalog", Catalog, "--district", "none", "--date", "2026-11-23", "--json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.Zero, run.ToString());
            Assert.That((string?)run.Json[0]!["verdict"], Is.EqualTo("undetermined"));
            Assert.That(run.Json[0]!["undetermined"]!.AsArray().Where(o => (string?)o!["needs"] == "layer").Select(o => (string?)o!["what"]), Is.SupersetOf(new[] { "nature-reserve", "wetland" }));
        }
    }

    [Test]
    public void Json_is_alone_on_stdout_and_notices_are_on_stderr()
    {
        File.WriteAllText(_cli.File("two.geojson"), """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"code":"A"},"geometry":{"type":"Polygon","coordinates":[[[104.5,31.3],[104.501,31.3],[104.501,31.301],[104.5,31.3]]]}},
            {"type":"Feature","properties":{"code":"A"},"geometry":{"type":"Polygon","coordinates":[[[104.51,31.3],[104.511,31.3],[104.511,31.301],[104.51,31.3]]]}}]}
            """);
        var run = _cli.Run("screen", "two.geojson", "--catalog", Catalog, "--crs", "EPSG:4490", "--json", "--lang", "en");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.Zero, run.ToString());
            Assert.That(run.Json.AsArray().Select(s => (string?)s!["proposal"]!["id"]), Is.EqualTo(new[] { "fid:1", "fid:2" }));
            Assert.That(run.Err, Does.Contain("'A' stands twice"));
        }
    }

    [Test]
    public void An_empty_file_of_proposals_is_an_empty_result_with_a_notice()
    {
        File.WriteAllText(_cli.File("none.geojson"), """{"type":"FeatureCollection","features":[]}""");
        var run = _cli.Run("screen", "none.geojson", "--catalog", Catalog, "--crs", "EPSG:4490", "--json");
        Assert.That((run.Exit, run.Json.AsArray().Count), Is.EqualTo((0, 0)), run.ToString());
        Assert.That(run.Err, Does.Contain("结果为空"));
    }

    [TestCase("zh", "没有图层库", "nothing")]
    [TestCase("en", "there is no catalog", "没有")]
    public void A_missing_catalog_exits_with_4_in_the_language_asked_for(string lang, string says, string not)
    {
        var run = _cli.Run("layer", "list", "--lang", lang);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.EqualTo(4));
            Assert.That(run.Out, Is.Empty);
            Assert.That(run.Err, Does.Contain("ECO-4001").And.Contain(says).And.Not.Contain(not));
            Assert.That(run.Err.Trim().Split(" | "), Has.Length.EqualTo(4));
            Assert.That(Directory.EnumerateFileSystemEntries(_cli.Folder), Is.Empty, "looking for a catalog must not make one");
        }
    }

    [TestCase("layer list --no-such-option")]
    [TestCase("no-such-command")]
    [TestCase("screen")]
    [TestCase("screen a.txt --fail-on never")]
    [TestCase("screen a.txt --format doc")]
    [TestCase("screen a.txt --accuracy -1")]
    [TestCase("screen a.txt --repair everything")]
    [TestCase("layer import a.shp")]
    [TestCase("layer import a.shp --kind no-such-kind")]
    [TestCase("layer list --catalog postgres://host/db")]
    [TestCase("rules show no-such-rule")]
    [TestCase("rules lint --lang fr")]
    public void Wrong_usage_exits_with_2(string arguments)
    {
        var run = _cli.Run(arguments.Split(' '));
        Assert.That(run.Exit, Is.EqualTo(2), run.ToString());
        Assert.That(run.Err, Does.Match("^ECO-[15]0"));
        Assert.That(run.Out, Is.Empty);
    }

    [TestCase("--district", "999999", "ECO-5010")]
    [TestCase("--fact", "no-such-fact=1", "ECO-5011")]
    [TestCase("--fact", "may-pollute-soil=maybe", "ECO-5012")]
    [TestCase("--fact", "may-pollute-soil", "ECO-1002")]
    [TestCase("--industry", "X9999", "ECO-5013")]
    [TestCase("--industry", "C2699", "ECO-5544")]
    [TestCase("--industry", "农药", "ECO-5546")]
    [TestCase("--nature", "demolish", "ECO-5014")]
    [TestCase("--field", "industry=nowhere", "ECO-5018")]
    [TestCase("--date", "23.11.2026", "ECO-1001")]
    public void A_wrong_word_about_the_proposal_exits_with_2_and_its_own_code(string option, string value, string code)
    {
        var run = _cli.Run("screen", Cli.Sample("proposals", "06-grain-store.gpkg"), "--catalog", Catalog, option, value);
        Assert.That((run.Exit, run.Err[..Math.Min(8, run.Err.Length)]), Is.EqualTo((2, code)), run.ToString());
    }

    [Test]
    public void A_file_that_cannot_be_read_exits_with_3()
    {
        File.WriteAllText(_cli.File("rubbish.geojson"), "{\"type\":\"FeatureColl");
        foreach (string name in new[] { "rubbish.geojson", "absent.shp" })
        {
            var run = _cli.Run("screen", name, "--catalog", Catalog);
            Assert.That(run.Exit, Is.EqualTo(3), run.ToString());
            Assert.That(run.Err, Does.StartWith("ECO-3").And.Contain(name));
        }
    }

    [Test]
    [Category("reliability-50")]
    public void A_datum_without_parameters_exits_with_3_and_says_why()
    {
        var run = _cli.Run("screen", Cli.Sample("proposals", "03-hotel-in-scenic-core.geojson"), "--catalog", Catalog, "--crs", "EPSG:2359");
        Assert.That(run.Exit, Is.EqualTo(3), run.ToString());
        Assert.That(run.Err, Does.Match("^ECO-2[0-9]{3} ").And.Contain("2359"));
    }

    [Test]
    [Category("reliability-39")]
    public void A_broken_layer_is_refused_with_every_problem_and_no_catalog_is_made()
    {
        File.WriteAllText(_cli.File("bad.geojson"), """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"code":"A","class":"核心景区"},"geometry":{"type":"Polygon","coordinates":[[[104.5,31.3],[104.51,31.31],[104.51,31.3],[104.5,31.31],[104.5,31.3]]]}},
            {"type":"Feature","properties":{"code":"B","class":"哪一类"},"geometry":{"type":"Polygon","coordinates":[[[104.6,31.3],[104.61,31.31],[104.61,31.3],[104.6,31.31],[104.6,31.3]]]}}]}
            """);
        var run = _cli.Run("layer", "import", "bad.geojson", "--kind", "scenic-area", "--crs", "EPSG:4490");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.EqualTo(3), run.ToString());
            Assert.That(run.Err.Split('\n').Count(l => l.StartsWith("ECO-4113", StringComparison.Ordinal)), Is.EqualTo(2), run.ToString());
            Assert.That(run.Err, Does.Contain("ECO-4106").And.Contain("哪一类").And.Contain("104.505"));
            Assert.That(File.Exists(_cli.File("ecogis.gpkg")), Is.False);
        }
    }

    [Test]
    public void Layers_are_imported_listed_shown_and_kept_by_version()
    {
        string[] import = ["layer", "import", Cli.Sample("layers", "scenic-area.geojson"), "--kind", "scenic-area", "--crs", "EPSG:4490", "--source", "示范", "--valid-from", "2024-01-01", "--coverage", "extent", "--json"];
        var first = _cli.Run(import);
        var refused = _cli.Run(import);
        var second = _cli.Run([.. import, "--name", "scenic-area", "--accuracy", "2"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Exit, Is.Zero, first.ToString());
            Assert.That(((string?)first.Json["name"], (int)first.Json["version"]!, (string?)first.Json["kind"]), Is.EqualTo(("scenic-area", 1, "scenic-area")));
            Assert.That((refused.Exit, refused.Err[..8]), Is.EqualTo((2, "ECO-4121")), "an existing name must be given explicitly");
            Assert.That((int)second.Json["version"]!, Is.EqualTo(2));
            Assert.That((string?)second.Json["digest"], Is.Not.EqualTo((string?)first.Json["digest"]));

            var list = _cli.Run("layer", "list", "--json").Json.AsArray();
            Assert.That(list.Select(l => (int)l!["version"]!), Is.EqualTo(new[] { 2 }));
            Assert.That(_cli.Run("layer", "history", "scenic-area", "--json").Json.AsArray().Select(l => (int)l!["version"]!), Is.EqualTo(new[] { 1, 2 }));
            var shown = _cli.Run("layer", "show", "scenic-area@1", "--json").Json;
            Assert.That((string?)shown["digest"], Is.EqualTo((string?)first.Json["digest"]));
            Assert.That(_cli.Run("layer", "show", "scenic-area").Out, Does.Contain("核心景区"));
            Assert.That(_cli.Run("layer", "show", "nothing").Exit, Is.EqualTo(2));
            Assert.That(Directory.EnumerateFileSystemEntries(_cli.Folder).Select(Path.GetFileName), Is.EqualTo(new[] { "ecogis.gpkg" }), "the default catalog is ./ecogis.gpkg");
        }
    }

    [Test]
    public void Layer_kinds_lists_every_kind_of_the_contract()
    {
        var kinds = _cli.Run("layer", "kinds", "--json").Json.AsArray();
        Assert.That(kinds.Select(k => (string?)k!["id"]), Is.SupersetOf((
            "ecological-red-line control-unit element-zone scenic-area nature-reserve drinking-water-source river-management shoreline river-bank wetland-park " +
            "aquatic-germplasm permanent-farmland forest-land forest-patch soil-risk fuel-ban noise-zone compliant-park dike-protection farmland-concentration key-area wetland admin-boundary").Split(' ')));
        Assert.That(_cli.Run("layer", "kinds", "--lang", "en").Out, Does.Contain("scenic-area").And.Contain("core scenic zone"));
    }

    [Test]
    public void The_rule_base_can_be_checked_listed_and_asked()
    {
        using (Assert.EnterMultipleScope())
        {
            var lint = _cli.Run("rules", "lint", "--json");
            Assert.That((lint.Exit, (bool)lint.Json["ok"]!), Is.EqualTo((0, true)), lint.ToString());
            Assert.That(_cli.Run("rules", "list", "--json").Json.AsArray().Select(r => (string?)r!["id"]), Does.Contain("chemical-near-river"));
            Assert.That(_cli.Run("rules", "show", "chemical-near-river", "--lang", "en").Out, Does.Contain("within 1000 m").And.Contain("C26"));
            var gaps = _cli.Run("rules", "list", "--not-modelled", "--json").Json.AsArray();
            Assert.That(gaps.Count, Is.EqualTo((int)lint.Json["not_modelled"]!).And.Positive);
            Assert.That(gaps.Select(g => (string?)g!["why"]), Is.All.Not.Empty);
            Assert.That((string?)_cli.Run("rules", "show", "noisy-industry-new", "--json").Json[0]!["superseded_from"], Is.EqualTo("2026-08-15"));
            var facts = _cli.Run("rules", "facts", "--json").Json.AsArray();
            Assert.That(facts.Select(f => (string?)f!["question"]), Is.All.Not.Empty);
            Assert.That(facts.Select(f => (string?)f!["question_en"]), Is.All.Not.Empty);
        }
    }

    [Test]
    public void Help_comes_in_both_languages()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (string[] command in new string[][] { [], ["demo"], ["screen"], ["layer", "import"], ["rules", "lint"] })
            {
                Assert.That(_cli.Run([.. command, "--help"]).Exit, Is.Zero);
                Assert.That(_cli.Run([.. command, "--help", "--lang", "en"]).Out, Does.Contain("--json"));
            }
        }
    }

    [Test]
    [Category("reliability-69")]
    public void A_typo_in_a_rule_file_stops_the_program_with_file_and_line()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, "data"), "*", SearchOption.AllDirectories))
        {
            string copy = _cli.File("data", Path.GetRelativePath(Path.Combine(SharedData.RepositoryRoot, "data"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        string rule = _cli.File("data", "rules", "laws", "forest-law.yaml");
        string[] lines = File.ReadAllLines(rule);
        int at = Array.FindIndex(lines, l => l.TrimStart().StartsWith("effect:", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("effect:", "efect:", StringComparison.Ordinal);
        File.WriteAllLines(rule, lines);
        var environment = new Dictionary<string, string> { ["ECOGIS_DATA"] = _cli.File("data") };
        using (Assert.EnterMultipleScope())
        {
            foreach (string[] command in new string[][] { ["rules", "lint"], ["screen", Cli.Sample("proposals", "12-bow-tie.txt"), "--catalog", Catalog] })
            {
                var run = _cli.Run(environment, command);
                Assert.That(run.Exit, Is.EqualTo(4), run.ToString());
                Assert.That(run.Err, Does.Contain("ECO-5002").And.Contain("efect").And.Contain("forest-law.yaml").And.Contain($"第 {at + 1} 行"));
                Assert.That(run.Out, Is.Empty);
            }

            Assert.That(_cli.Run(new Dictionary<string, string> { ["ECOGIS_DATA"] = _cli.File("nowhere") }, "rules", "lint").Exit, Is.EqualTo(4));
        }
    }

    [Test]
    public void Ctrl_c_ends_cleanly_with_130()
    {
        Cli.NeedsInterrupts();
        using Process process = _cli.Start(new Dictionary<string, string>(), "demo", "--out", "d");
        for (int i = 0; i < 1200 && !File.Exists(_cli.File("d", "demo.gpkg")) && !process.HasExited; i++)
            Thread.Sleep(50);
        Assert.That(process.HasExited, Is.False, "the demo was over before it could be interrupted");
        var run = Cli.Interrupt(process, ["demo (interrupted)"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.EqualTo(130), run.ToString());
            Assert.That(run.Err, Does.Contain("ECO-1005").And.Contain("已取消"));
            Assert.That(File.Exists(_cli.File("d", "screening.json")), Is.False);
        }
    }
}

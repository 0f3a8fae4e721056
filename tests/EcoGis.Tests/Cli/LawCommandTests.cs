using System.Diagnostics;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary><c>ecogis law</c>, <c>rules lint</c> and <c>screen</c> as a script sees them.</summary>
internal sealed class LawCommandTests
{
    private const string Text = "示范法\n\n第一条 甲。\n\n乙。\n";

    /// <summary>Made up, under the real title and date, so that a citation finds its place; the words are not the law's.</summary>
    private const string Scenic = "风景名胜区条例\n\n第二十五条 甲。\n\n第二十六条 在风景名胜区内禁止：\n\n（一）甲；\n\n（二）乙。\n\n第二十七条 示范原文，不是法律原文。\n\n第二十八条 丙。\n\n第二款丁。\n\n第二十九条 戊。\n\n第三十条 己。\n\n庚。\n";

    private readonly Cli _cli = new();

    [TearDown]
    public void Remove() => _cli.Dispose();

    private void Put(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_cli.File(name))!);
        File.WriteAllText(_cli.File(name), text);
    }

    [Test]
    public void Import_list_and_show_go_together()
    {
        Put("law/示范法(2020-01-01).txt", Text);
        Put("law/readme.txt", "不是法规。");
        var import = _cli.Run("law", "import", "law", "--json");
        var again = _cli.Run("law", "import", _cli.File("law", "示范法(2020-01-01).txt"), "--json");
        var list = _cli.Run("law", "list", "--json");
        var show = _cli.Run("law", "show", "示范法", "1-2", "--json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(import.Exit, Is.EqualTo(3), "one file was refused, the other was taken in");
            Assert.That(import.Err, Does.Contain("ECO-5520").And.Contain("readme.txt"));
            Assert.That(import.Json.AsArray().Select(r => $"{r!["state"]} {r["title"]} {r["version"]} {r["text_date"]}"), Is.EqualTo(new[] { "imported 示范法 1 2020-01-01", "refused   " }));
            Assert.That(again.Exit, Is.Zero, again.ToString());
            Assert.That(again.Json[0]!["state"]!.GetValue<string>(), Is.EqualTo("known"));
            Assert.That(list.Json["texts"]!.AsArray().Single()!["digest"]!.GetValue<string>(), Is.EqualTo(import.Json[0]!["digest"]!.GetValue<string>()));
            Assert.That(list.Json["without_text"]!.AsArray().Select(i => i!.GetValue<string>()), Has.Member("wetland-law"));
            Assert.That(show.Json["text"]!.GetValue<string>(), Is.EqualTo("乙。"));
            Assert.That(_cli.Run("law", "show", "示范法").Out, Does.Contain("第一条 甲。").And.Contain("乙。").And.Not.Contain("\\u"));
            Assert.That(_cli.Run("law", "list").Out, Does.Contain("示范法").And.Contain("2020-01-01").And.Contain("未收入"));
        }
    }

    [Test]
    public void What_is_not_there_is_said_with_its_code_and_status()
    {
        Put("示范法(2020-01-01).txt", Text);
        _cli.Run("law", "import", "示范法(2020-01-01).txt");
        using (Assert.EnterMultipleScope())
        {
            Expect(2, "ECO-4607", "law", "show", "没有的法");
            Expect(2, "ECO-4609", "law", "show", "示范法", "第一条第三款");
            Expect(2, "ECO-4609", "law", "show", "示范法", "某条");
            Expect(2, "ECO-4607", "law", "show", "示范法", "--date", "2019-12-31");
            Expect(3, "ECO-3001", "law", "import", "nowhere");
            Expect(4, "ECO-4002", "law", "list", "--catalog", "示范法(2020-01-01).txt");
            Expect(2, "ECO-1001", "law", "import");
        }

        void Expect(int exit, string code, params string[] arguments)
        {
            var run = _cli.Run(arguments);
            Assert.That(run.Exit, Is.EqualTo(exit), run.ToString());
            Assert.That(run.Err, Does.StartWith(code), run.ToString());
        }
    }

    [Test]
    public void Lint_names_what_is_off_and_ends_in_status_4()
    {
        Put("law/风景名胜区条例(2016-02-06).txt", "风景名胜区条例\n\n第一条 甲。\n");
        var run = _cli.Run("rules", "lint", "--law", "law", "--json", "--lang", "en");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.EqualTo(4), run.ToString());
            Assert.That(run.Err, Does.Contain("ECO-5019").And.Contain("第二十七条").And.Contain("2016-02-06"));
            Assert.That(run.Json["ok"]!.GetValue<bool>(), Is.False);
            Assert.That(run.Json["clauses_found"]!.GetValue<int>(), Is.Zero);
            var states = run.Json["citations"]!.AsArray().Where(c => c!["instrument"]!.GetValue<string>() == "scenic-areas-regulations").Select(c => c!["state"]!.GetValue<string>());
            Assert.That(states.Distinct(), Is.EqualTo(new[] { "not_there" }));
        }
    }

    [Test]
    public void Lint_resolves_every_citation_of_the_official_library_and_names_the_rest()
    {
        var run = _cli.Run("rules", "lint", "--law", SharedData.Path("law"), "--json");
        var states = run.Json["citations"]!.AsArray().GroupBy(c => c!["state"]!.GetValue<string>()).ToDictionary(g => g.Key, g => g.Count());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.Zero, run.ToString());
            Assert.That(run.Json["law_texts"]!.GetValue<int>(), Is.EqualTo(Directory.GetFiles(SharedData.Path("law")).Length));
            Assert.That(states.Keys, Is.SubsetOf(new[] { "found", "not_in_library", "other_text_only" }));
            Assert.That(states["found"], Is.GreaterThan(50));
            Assert.That(_cli.Run("rules", "lint", "--law", SharedData.Path("law")).Out, Does.Contain("未收入法规库：《水产种质资源保护区管理暂行办法》"));
            Assert.That(Directory.EnumerateFileSystemEntries(_cli.Folder), Is.Empty, "lint installs nothing");
        }
    }

    [Test]
    public void A_report_quotes_the_installed_text_and_changes_in_nothing_else()
    {
        foreach (string kind in new[] { "admin-boundary", "scenic-area" })
            Assert.That(_cli.Run("layer", "import", Cli.Sample("layers", $"{kind}.geojson"), "--kind", kind, "--coverage", "extent", "--accuracy", "1", "--crs", "EPSG:4490").Exit, Is.Zero);
        string[] screen = ["screen", Cli.Sample("proposals", "03-hotel-in-scenic-core.geojson"), "--district", "none", "--date", "2026-11-23",
            "--industry", "H6110", "--nature", "new", "--fact", "facility=lodging-training-sanatorium", "--fact", "purpose=none", "--out"];
        _cli.Run([.. screen, "without"]);
        Put("风景名胜区条例(2016-02-06).txt", Scenic);
        _cli.Run("law", "import", "风景名胜区条例(2016-02-06).txt");
        var run = _cli.Run([.. screen, "with", "--json"]);
        _cli.Run([.. screen, "again"]);
        var with = run.Json[0]!;
        var core = with["findings"]!.AsArray().First(f => f!["rule"]!.GetValue<string>() == "scenic-core-lodging")!["clauses"]![0]!;
        string page = File.ReadAllText(_cli.File("with", "report-03.html"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(core["text"]!.GetValue<string>(), Is.EqualTo("示范原文，不是法律原文。"));
            Assert.That(core["text_date"]!.GetValue<string>(), Is.EqualTo("2016-02-06"));
            Assert.That(with["law_library"]!["texts"]!.GetValue<int>(), Is.EqualTo(1));
            Assert.That(page, Does.Contain("<p>示范原文，不是法律原文。</p>"));
            foreach (string file in new[] { "screening.json", "report-03.html" })
                Assert.That(File.ReadAllBytes(_cli.File("again", file)), Is.EqualTo(File.ReadAllBytes(_cli.File("with", file))), file);
            Assert.That(Stripped(with), Is.EqualTo(JsonNode.Parse(File.ReadAllText(_cli.File("without", "screening.json")))![0]!.ToJsonString()));
            Assert.That(File.ReadAllText(_cli.File("without", "report-03.html")), Does.Not.Contain("原文（"));
        }

        static string Stripped(JsonNode screening)
        {
            screening.AsObject().Remove("law_library");
            foreach (var clause in screening["findings"]!.AsArray().SelectMany(f => f!["clauses"]!.AsArray()))
            {
                foreach (string key in new[] { "text", "text_date", "text_digest" })
                    clause!.AsObject().Remove(key);
            }

            return screening.ToJsonString();
        }
    }

    [Test]
    public void Ctrl_c_during_an_import_takes_nothing_in()
    {
        Cli.NeedsInterrupts();
        for (int i = 0; i < 3_000; i++)
            Put($"law/{i % 100}/示范法{i}(2020-01-01).txt", $"示范法{i}\n\n第一条 {new string('甲', 10_000)}。");
        Put("law/map.png", "no text");
        using Process process = _cli.Start(new Dictionary<string, string>(), ["law", "import", "law"]);
        Assert.That(process.StandardError.ReadLine(), Does.Contain("略过"), "it has looked through the folder and begins to read");
        var run = Cli.Interrupt(process, ["law", "import", "law"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.EqualTo(130), run.ToString());
            Assert.That(run.Err, Does.Contain("ECO-1005"));
            Assert.That(File.Exists(_cli.File("ecogis.gpkg")), Is.False);
        }
    }
}

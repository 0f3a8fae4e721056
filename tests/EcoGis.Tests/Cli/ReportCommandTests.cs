using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

/// <summary>The report of a batch, against counts of the result by other means, and reports of single proposals against their rows.</summary>
public sealed class ReportCommandTests
{
    private const int Count = 60;

    private static readonly string[] s_files = ["ecogis.gpkg", "p.geojson", "r.jsonl", "r.gpkg"];
    private static Cli? s_made;

    private readonly Cli _cli = new();

    [OneTimeSetUp]
    public static void ScreenMany()
    {
        s_made = new Cli();
        Import(s_made, "admin-boundary", "ecological-red-line", "scenic-area", "permanent-farmland", "forest-land");
        File.WriteAllText(s_made.File("p.geojson"), BatchBench.Squares(Count).Replace("31.3", "31.27", StringComparison.Ordinal)); // in the scenic area
        foreach (string name in new[] { "r.jsonl", "r.gpkg" })
            Assert.That(s_made.Run("batch", "p.geojson", "--field", "industry=industry", "--nature", "new", "--date", "2026-11-23", "--out", name), Has.Property("Exit").Zero);
    }

    [OneTimeTearDown]
    public static void RemoveMade() => s_made?.Dispose();

    [SetUp]
    public void Copy()
    {
        foreach (string name in s_files)
            File.Copy(s_made!.File(name), _cli.File(name));
    }

    [TearDown]
    public void Remove() => _cli.Dispose();

    [Test]
    public void Every_count_is_that_of_the_rows_and_both_kinds_of_result_tell_the_same()
    {
        var lines = _cli.Run("report", "r.jsonl", "--json", "--top", "1000");
        Assert.That(lines.Exit, Is.Zero, lines.ToString());
        var json = lines.Json;
        var rows = BatchBench.Proposals(_cli.File("r.jsonl"));
        using SqliteConnection tables = new($"Data Source={_cli.File("r.gpkg")};Mode=ReadOnly;Pooling=False");
        tables.Open();
        using (Assert.EnterMultipleScope())
        {
            var other = _cli.Run("report", "r.gpkg", "--json", "--top", "1000").Json;
            foreach (string key in new[] { "verdicts", "districts", "clauses", "kinds", "sizes", "needs", "layers" })
                Assert.That(other[key]!.ToJsonString(), Is.EqualTo(json[key]!.ToJsonString()), key);
            Assert.That((int)json["proposals"]!, Is.EqualTo(Count));
            Assert.That(json["clauses"]!.AsArray(), Has.Count.GreaterThan(2), "there is something to count");
            Assert.That((int)json["problem_cases"]!, Is.EqualTo(rows.Count(r => (string)r["verdict"]! != "compliant")));
            Assert.That((int)json["not_wholly_taken_in"]!, Is.EqualTo(Count / 13 + Count / 17), "broken rings, and industries that are none");
            Assert.That(json["districts"]!.AsArray().Sum(d => (int)d!["proposals"]!), Is.EqualTo(Count), "each is in one row");
            Assert.That(json["cases"]!.AsArray().Select(c => (int)c!["feature"]!), Is.EquivalentTo(rows.Where(r => (string)r["verdict"]! != "compliant").Select(r => (int)r["feature"]!)));
            // the same by SQL over the other kind of result
            Assert.That(json["kinds"]!.AsArray().Sum(k => (double)k!["overlap_area_m2"]!), Is.EqualTo((double)tables.Scalar("SELECT sum(area_ellipsoidal_m2) FROM overlaps WHERE kind <> 'admin-boundary'")!).Within(1e-3));
            Assert.That(json["verdicts"]!.AsArray()[^1]!["conflict_area_m2"]!.GetValue<double>(), Is.EqualTo((double)tables.Scalar("SELECT sum(conflict_area_ellipsoidal_m2) FROM proposals")!).Within(1e-3));
            foreach (var clause in json["clauses"]!.AsArray())
            {
                const string Sql = "SELECT count(DISTINCT feature) FROM findings WHERE ';' || clauses || ';' LIKE '%;' || ?1 || ';%'";
                Assert.That((long)clause!["proposals"]!, Is.EqualTo(tables.Scalar(Sql, (string)clause["clause"]!)), (string)clause["clause"]!);
            }

            Assert.That(json["needs"]!.AsArray().Max(n => (long)n!["proposals"]!), Is.EqualTo(tables.Scalar("SELECT max(c) FROM (SELECT count(DISTINCT p.feature) c FROM proposals p JOIN questions q USING (question_list) WHERE q.needs <> 'geometry' GROUP BY q.needs, q.what)")));
        }
    }

    [Test]
    public void Page_and_workbook_print_the_same_rows_and_say_what_they_leave_out()
    {
        var run = _cli.Run("report", "r.jsonl", "--out", "汇总", "--top", "7");
        Assert.That(run.Exit, Is.Zero, run.ToString());
        var json = JsonNode.Parse(File.ReadAllText(_cli.File("汇总", "summary.json")))!;
        string page = File.ReadAllText(_cli.File("汇总", "summary.html"));
        long problems = (long)json["problem_cases"]!;
        using var workbook = ZipFile.OpenRead(_cli.File("汇总", "summary.xlsx"));
        string sheets = string.Concat(workbook.Entries.Where(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(json["cases"]!.AsArray(), Has.Count.EqualTo(7));
            Assert.That(page, Does.Contain($"（7 / {problems}）").And.Contain($"问题地块共 {problems} 个").And.Not.Contain("<script"));
            foreach (var one in json["cases"]!.AsArray())
            {
                Assert.That(page, Does.Contain($">{(string)one!["id"]!}</td>").And.Contain(one["conflict_area_m2"] is { } area ? area.GetValue<double>().ToString("#,0.00", CultureInfo.InvariantCulture) : "—"));
                Assert.That(sheets, Does.Contain($">{(string)one["id"]!}<"));
            }

            foreach (var clause in json["clauses"]!.AsArray())
                Assert.That(page, Does.Contain((string)clause!["clause"]!));
            Assert.That(System.Text.RegularExpressions.Regex.Count(page, "clip-path=\"url"), Is.EqualTo(4), "a map for each verdict");
            Assert.That(page, Does.Contain($"核验码 {CheckCode.Of(System.Text.Json.JsonDocument.Parse(File.ReadAllText(_cli.File("汇总", "summary.json"))).RootElement)}"), "paper and file are matched");
            Assert.That(page, Does.Contain("@bottom-left"), "at the foot of every printed page");
            Assert.That(run.Out, Does.Contain("按条款").And.Contain("按行政区").And.Contain("尚缺"));
        }
    }

    [Test]
    public void A_single_proposal_is_screened_again_as_the_batch_did()
    {
        var run = _cli.Run("report", "r.gpkg", "--out", "one", "--case", "T-5", "#22", "--format", "json,html");
        Assert.That(run.Exit, Is.Zero, run.ToString());
        var cases = JsonNode.Parse(File.ReadAllText(_cli.File("one", "cases", "screening.json")))!.AsArray();
        var rows = BatchBench.Proposals(_cli.File("r.jsonl")).Where(r => (int)r["feature"]! is 5 or 22).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cases.Select(c => (string)c!["proposal"]!["id"]!), Is.EqualTo(new[] { "T-5", "same" }));
            foreach (var (row, one) in rows.Zip(cases))
            {
                foreach (string key in new[] { "verdict", "overlaps", "findings", "undetermined", "conflict" })
                    Assert.That(one![key]!.ToJsonString(), Is.EqualTo(row[key]!.ToJsonString()), key);
            }

            Assert.That(File.ReadAllText(_cli.File("one", "summary.html")), Does.Contain("href=\"cases/report-T-5.html\""));
            Assert.That(Directory.EnumerateFiles(_cli.File("one", "cases"), "report-*.html").Count(), Is.EqualTo(2));
        }

        Assert.That(_cli.Run("report", "r.gpkg", "--out", "none", "--case", "T-5", "T-none"), Has.Property("Exit").EqualTo(3).And.Property("Err").Contains("ECO-1401").And.Property("Err").Contains("T-none"));
        Assert.That(_cli.Run("report", "r.gpkg", "--case", "T-5"), Has.Property("Exit").EqualTo(2).And.Property("Err").Contains("--out"));
    }

    [Test]
    public void Reports_of_single_proposals_are_refused_where_the_inputs_are_not_those_of_the_batch()
    {
        void Refused(string part, params string[] more) =>
            Assert.That(_cli.Run(["report", "r.jsonl", "--out", "other", "--case", "T-5", .. more]), Has.Property("Exit").EqualTo(3).And.Property("Err").Contains("ECO-1404").And.Property("Err").Contains(part));

        string source = _cli.File("p.geojson");
        byte[] before = File.ReadAllBytes(source);
        using (Assert.EnterMultipleScope())
        {
            Refused("--district", "--district", "none");
            File.WriteAllText(source, File.ReadAllText(source).Replace("104.41", "104.42", StringComparison.Ordinal));
            Refused("FILE");
            File.Delete(source);
            Assert.That(_cli.Run("report", "r.jsonl", "--out", "other", "--case", "T-5"), Has.Property("Exit").EqualTo(3).And.Property("Err").Contains("ECO-1403"));
            File.WriteAllBytes(_cli.File("moved.geojson"), before);
            Assert.That(_cli.Run("report", "r.jsonl", "--out", "moved", "--case", "T-5", "--source", "moved.geojson"), Has.Property("Exit").Zero);
            File.WriteAllBytes(source, before);
            byte[] catalog = File.ReadAllBytes(_cli.File("ecogis.gpkg"));
            Import(_cli, "ecological-red-line");
            Refused("--catalog");
            File.WriteAllBytes(_cli.File("ecogis.gpkg"), catalog);
            Assert.That(_cli.Run("report", "r.jsonl", "--out", "other", "--case", "T-5"), Has.Property("Exit").Zero, "and goes again once they are");
        }
    }

    [Test]
    public void A_result_that_was_changed_is_found_out_when_a_proposal_of_it_is_screened_again()
    {
        string[] lines = File.ReadAllLines(_cli.File("r.jsonl"));
        int at = Array.FindIndex(lines, l => l.StartsWith("{\"feature\":5,", StringComparison.Ordinal));
        string verdict = (string)JsonNode.Parse(lines[at])!["verdict"]!;
        lines[at] = lines[at].Replace($"\"verdict\":\"{verdict}\"", "\"verdict\":\"compliant\"", StringComparison.Ordinal);
        File.WriteAllLines(_cli.File("changed.jsonl"), lines);
        Assert.That(_cli.Run("report", "changed.jsonl", "--out", "changed", "--case", "T-5"), Has.Property("Exit").EqualTo(3).And.Property("Err").Contains("ECO-1406").And.Property("Err").Contains("结论"));
    }

    [Test]
    public void What_is_no_finished_result_with_verdicts_is_refused()
    {
        string text = File.ReadAllText(_cli.File("r.jsonl"));
        File.WriteAllText(_cli.File("cut.jsonl"), text[..(text.Length - 200)]);
        File.WriteAllText(_cli.File("odd.jsonl"), text.Replace("\"undetermined\"", "\"unclear\"", StringComparison.Ordinal));
        File.Copy(_cli.File("r.gpkg"), _cli.File("partial.gpkg"));
        using (SqliteConnection connection = new($"Data Source={_cli.File("partial.gpkg")};Pooling=False"))
        {
            connection.Open();
            connection.Run("DELETE FROM gpkg_extensions");
        }

        Assert.That(_cli.Run("batch", "p.geojson", "--areas", "--date", "2026-11-23", "--out", "areas.jsonl").Exit, Is.Zero);
        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, code, exit) in new[]
            {
                ("cut.jsonl", "ECO-4454", 3), ("odd.jsonl", "ECO-4454", 3), ("partial.gpkg", "ECO-4452", 3), ("areas.jsonl", "ECO-4453", 3), ("p.geojson", "ECO-1400", 2), ("ecogis.gpkg", "ECO-4451", 3),
                ("none.jsonl", "ECO-3001", 3),
            })
                Assert.That(_cli.Run("report", name, "--json"), Has.Property("Exit").EqualTo(exit).And.Property("Err").Contains(code).And.Property("Out").Empty, name);
        }
    }

    private static void Import(Cli cli, params string[] kinds)
    {
        var catalog = GeoPackageCatalog.ForImport(cli.File("ecogis.gpkg"), MadeUp.Rules.Kinds);
        foreach (var layer in SampleWorld.Samples.Layers.Where(l => kinds.Contains(l.Kind)))
            LayerImporter.Import(FeatureReader.Read(layer.File, layer.Reading, default), MadeUp.Rules.Kind(layer.Kind), layer.Request, catalog);
    }
}

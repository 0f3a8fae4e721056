using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>
/// The check of changes as an inspector has it, on the demonstration catalog: two woods of a hectare; a year later one is felled under a permit, the other built upon
/// without. EPSG:4523, metres.
/// </summary>
internal sealed class ForestCheckCommandTests
{
    private readonly Cli _cli = new();

    [SetUp]
    public void Make()
    {
        DemoCatalog.CopyTo(_cli.File("c.gpkg"));
        Write("a.geojson", (0, "\"land_class\": \"0111\""), (200, "\"land_class\": \"0111\""));
        Write("b.geojson", (0, "\"land_class\": \"0161\", \"change_cause\": \"20\""), (200, "\"land_class\": \"0250\""));
        Write("permits.geojson", (0, "\"code\": \"采字001\", \"name\": \"示范户\", \"有效期起\": \"2025-01-01\", \"有效期止\": \"2025/12/31\", \"采伐面积\": \"1.0\""));
    }

    [TearDown]
    public void Remove() => _cli.Dispose();

    private void Write(string name, params (int East, string Properties)[] squares) => File.WriteAllText(_cli.File(name), $$"""
        {"type": "FeatureCollection", "features": [{{string.Join(",\n", squares.Select(s => Feature(MadeUp.E0 + s.East, MadeUp.N0, s.Properties)))}}]}
        """);

    private static string Feature(double x, double y, string properties) => $$$"""
        {"type": "Feature", "properties": {{{{properties}}}}, "geometry": {"type": "Polygon", "coordinates": [[[{{{x}}}, {{{y}}}], [{{{x + 100}}}, {{{y}}}], [{{{x + 100}}}, {{{y + 100}}}], [{{{x}}}, {{{y + 100}}}], [{{{x}}}, {{{y}}}]]]}}
        """;

    private CliRun Run(params string[] arguments) => _cli.Run([.. arguments, "--catalog", _cli.File("c.gpkg"), "--district", "510604-demo"]);

    private CliRun Check(string before, string after, params string[] more) => Run(
        ["forest", "check", _cli.File(before), _cli.File(after), "--crs", "EPSG:4523", "--set", "classification=forestry", "--before-date", "2024-12-31", "--after-date", "2025-12-31", "--date", "2026-01-05", .. more]);

    private CliRun AddPermit() => Run("register", "add", _cli.File("permits.geojson"), "--crs", "EPSG:4523", "--register", "felling-permits", "--date", "2025-01-01", "--json");

    private static string Of(JsonNode? node, string key) => node![key]!.GetValue<string>();

    private static string Became(JsonNode change) => $"{Of(change, "to")} {Of(change["permits"], "state")} {Of(change, "status")} {Of(change, "found")}";

    [Test]
    public void Every_change_is_held_against_permits_screened_and_entered_and_decisions_stay()
    {
        var permit = AddPermit();
        var first = Check("a.geojson", "b.geojson", "--json", "--by", "李");
        Assert.That(first.Exit, Is.Zero, first.ToString());
        string built = Of(first.Json["changes"]!.AsArray().Single(c => Of(c, "to") == "0250"), "code"), felled = Of(first.Json["changes"]!.AsArray().Single(c => Of(c, "to") == "0161"), "code");
        var decided = Run("register", "update", built, "--status", "属实", "--remark", "无审核同意书", "--by", "王", "--json");
        var again = Check("a.geojson", "b.geojson", "--json");
        File.Copy(_cli.File("a.geojson"), _cli.File("b2.geojson"));
        Write("b2.geojson", (0, "\"land_class\": \"0111\""), (200, "\"land_class\": \"0250\""));
        var replanted = Check("a.geojson", "b2.geojson", "--json", "--preview");
        var card = Run("register", "show", built, "--json").Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(permit.Json[0]!["fields"]?.ToJsonString() ?? Run("register", "show", "采字001", "--json").Json["fields"]!.ToJsonString(), Is.EqualTo("""{"area_ha":"1","valid_from":"2025-01-01","valid_to":"2025-12-31"}"""));
            Assert.That(first.Json["changes"]!.AsArray().Select(c => Became(c!)), Is.EquivalentTo(new[] { "0161 whole unchecked new", "0250 none unchecked new" }));
            Assert.That((double)first.Json["changes"]!.AsArray().Single(c => Of(c, "to") == "0161")!["permits"]!["covers"]![0]!["area_planar_m2"]!, Is.EqualTo(10_000).Within(1e-3));
            Assert.That(first.Json["permit_use"]!.AsArray().Select(u => (Of(u, "permit"), Of(u, "area_exceeded"))), Is.EqualTo(new[] { ("采字001", "false") }));
            Assert.That((Of(decided.Json, "status"), Of(decided.Json["fields"], "to_class")), Is.EqualTo(("confirmed", "0250 建设用地")), decided.ToString());
            Assert.That(again.Json["changes"]!.AsArray().Select(c => Became(c!)), Is.EquivalentTo(new[] { "0161 whole unchecked still_open", "0250 none confirmed still_open" }));
            Assert.That(card["history"]!.AsArray().Select(h => h!["status"]?.GetValue<string>()), Is.EqualTo(new[] { "unchecked", "confirmed" }), "looking again adds no line");
            Assert.That(card["screenings"]!.AsArray(), Has.Count.EqualTo(1), "the same screening is not kept twice");
            Assert.That(replanted.Json["gone"]!.AsArray().Select(g => Of(g, "code")), Is.EqualTo(new[] { felled }), replanted.ToString());
            Assert.That(Run("register", "list", "--register", "变化图斑核查台账", "--json").Json.AsArray(), Has.Count.EqualTo(2), "a preview enters nothing");
        }
    }

    [Test]
    public void A_permit_that_is_entered_later_is_told_in_a_line_and_changes_no_status()
    {
        string code = Of(Check("a.geojson", "b.geojson", "--json").Json["changes"]!.AsArray().Single(c => Of(c, "to") == "0161"), "code");
        AddPermit();
        Check("a.geojson", "b.geojson");
        var history = Run("register", "show", code, "--json").Json["history"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(history.Select(h => h!["status"]?.GetValue<string>()), Is.EqualTo(new[] { "unchecked", null }));
            Assert.That(Of(history[0]!["fields"], "match"), Is.EqualTo("无相符许可"));
            Assert.That(Of(history[1]!["fields"], "match"), Is.EqualTo("许可全覆盖：采字001"));
        }
    }

    [TestCase("zh", "变化图斑核查档案", "无相符许可", "外业核查表", "前期")]
    [TestCase("en", "Dossier of a change", "no permit", "Field sheet", "Before")]
    public void Dossiers_hold_maps_permits_clauses_coordinates_that_read_back_and_a_field_sheet(string language, string title, string match, string sheet, string before)
    {
        AddPermit();
        var run = Check("a.geojson", "b.geojson", "--out", _cli.File("o"), "--lang", language);
        Assert.That(run.Exit, Is.Zero, run.ToString());
        string[] files = [.. Directory.EnumerateFiles(_cli.File("o")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        var check = JsonNode.Parse(File.ReadAllText(_cli.File("o", "check.json")))!;
        string code = Of(check["changes"]!.AsArray().Single(c => Of(c, "to") == "0250"), "code");
        string page = File.ReadAllText(_cli.File("o", $"{code}.html")), index = File.ReadAllText(_cli.File("o", "index.html"));
        var read = FeatureReader.Read(_cli.File("o", $"{code}.txt"), new ReadOptions(), default);
        Shape shape = ShapeGate.Check(read.Features.Single().Shape!, read.Crs!).Shape!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(files, Is.EqualTo(new[] { "check.json", "forest-changes-0001.html", "forest-changes-0001.txt", "forest-changes-0002.html", "forest-changes-0002.txt", "index.html", "screening.json" }));
            Assert.That(page, Does.Contain(title).And.Contain(match).And.Contain(sheet).And.Contain(before).And.Contain("[地块坐标]").And.Contain("<svg"));
            Assert.That(page.Split("<svg").Length - 1, Is.GreaterThanOrEqualTo(3), "before, after, zones");
            Assert.That(index, Does.Contain("forest-changes-0001.html").And.Contain("forest-changes-0002.html"));
            Assert.That((read.Crs!.Code, Math.Round(Planar.Area(FlatPaths.Of(shape.Geometry).Rings), 3)), Is.EqualTo(("EPSG:4523", 10_000.0)));
            Assert.That(shape.Geometry.Coordinates.Min(c => c.X), Is.EqualTo(MadeUp.E0 + 200).Within(1e-6));
            Assert.That(JsonNode.Parse(File.ReadAllText(_cli.File("o", "screening.json")))!.AsArray().Select(s => Of(s!["proposal"], "id")), Is.EquivalentTo(new[] { "forest-changes-0001", "forest-changes-0002" }));
        }
    }

    [TestCase("valid_to", "2025-13-40", "ECO-5700")]
    [TestCase("no_such_field", "1", "ECO-5701")]
    public void A_wrong_value_or_field_of_a_register_is_refused(string field, string value, string code)
    {
        var run = Run("register", "add", _cli.File("permits.geojson"), "--crs", "EPSG:4523", "--register", "felling-permits", "--set", $"{field}={value}", "--date", "2025-01-01");
        Assert.That(run.Err, Does.Contain(code));
    }

    [Test]
    public void A_permit_without_its_days_is_refused_and_an_epoch_without_a_day_too()
    {
        Write("permits.geojson", (0, "\"code\": \"采字002\", \"有效期起\": \"2025-01-01\""));
        var epoch = Run("forest", "check", _cli.File("a.geojson"), _cli.File("b.geojson"), "--crs", "EPSG:4523", "--set", "classification=forestry");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AddPermit().Err, Does.Contain("ECO-5702").And.Contain("有效期止"));
            Assert.That((epoch.Exit, epoch.Err.Contains("ECO-5704", StringComparison.Ordinal)), Is.EqualTo((2, true)), epoch.ToString());
        }
    }
}

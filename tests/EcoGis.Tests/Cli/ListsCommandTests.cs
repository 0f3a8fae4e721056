namespace EcoGis.Tests;

/// <summary><c>ecogis lists</c> as its users have it, on the demonstration set, and what <c>screen</c> and <c>batch</c> make of a list.</summary>
public sealed class ListsCommandTests
{
    private static readonly string Table = Cli.Sample("lists", "access-list.csv");

    [Test]
    public void A_list_is_imported_once_shown_by_unit_and_linted()
    {
        using Cli cli = new();
        var first = cli.Run("lists", "import", Table, "--source", "示范", "--name", "示范清单", "--json");
        var again = cli.Run("lists", "import", Table, "--source", "示范", "--name", "示范清单", "--json");
        var list = cli.Run("lists", "list", "--lang", "en");
        var shown = cli.Run("lists", "show", "ZH51060429002", "--json");
        var zh = cli.Run("lists", "show", "ZH51060429002");
        var lint = cli.Run("lists", "lint", "--json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)first.Json["state"], (int)first.Json["version"]!, (int)first.Json["lines"]!), Is.EqualTo(("imported", 1, 15)), first.ToString());
            Assert.That((string?)again.Json["state"], Is.EqualTo("known"));
            Assert.That(list.Out, Does.Contain("levels: targets").And.Contain("one unit 5"));
            Assert.That(shown.Json.AsArray().Select(l => (string?)l!["level"]).Distinct(), Is.EqualTo(new[] { "province", "region", "city", "county", "unit" }), "without a layer the unit's type is not known");
            Assert.That(zh.Out, Does.Contain("省级总体要求").And.Contain("条件（禁止）").And.Contain("人工"));
            Assert.That((lint.Exit, (bool)lint.Json["ok"]!), Is.EqualTo((0, true)));
        }
    }

    [Test]
    public void A_refused_list_and_an_unknown_unit_say_so_in_both_languages()
    {
        using Cli cli = new();
        File.WriteAllText(cli.File("bad.csv"), "单元编码,维度,要求\nZH51060429001,空间,x\n");
        var zh = cli.Run("lists", "import", cli.File("bad.csv"), "--source", "示范");
        var en = cli.Run("lists", "import", cli.File("bad.csv"), "--source", "x", "--lang", "en");
        var none = cli.Run("lists", "show", "ZH51060429002", "--lang", "en");
        var empty = cli.Run("lists", "list", "--lang", "en");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((zh.Exit, en.Exit, none.Exit, empty.Exit), Is.EqualTo((3, 3, 2, 0)));
            Assert.That(zh.Err, Does.Contain("ECO-5113").And.Contain("第 2 行").And.Contain("清单库保持原样").Or.Contain("清单未收入"));
            Assert.That(en.Err, Does.Contain("line 2").And.Contain("the whole list is refused"));
            Assert.That(none.Err, Does.Contain("ECO-5122"));
            Assert.That(empty.Out, Does.Contain("There is no list"));
            Assert.That(File.Exists(cli.File("ecogis.gpkg")), Is.False);
        }
    }

    [Test]
    public void Screening_with_a_list_shows_its_lines_and_batch_goes_by_it()
    {
        using Cli cli = new();
        cli.Run("layer", "import", Cli.Sample("layers", "control-unit.geojson"), "--kind", "control-unit", "--source", "示范", "--coverage", "extent", "--crs", "EPSG:4490");
        string site = Cli.Sample("proposals", "02-chemical-in-park.txt");
        var without = cli.Run("screen", site, "--json");
        cli.Run("lists", "import", Table, "--source", "示范");
        var with = cli.Run("screen", site, "--json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(without.Json[0]!["access_lists"], Is.Null);
            Assert.That(with.Json[0]!["review"]!.AsArray().Select(r => (string?)r!["level"]).Where(l => l is not null), Is.EqualTo(new[] { "unit-type", "unit-type", "unit", "unit", "unit" }));
            Assert.That(with.Json[0]!["access_list_judged"]!.AsArray().Select(l => (string?)l!["answer"]), Is.EqualTo(new[] { "open", "open", "open", "open" }), "neither place nor facts are known");
        }
    }
}

using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

internal sealed class LawStoreTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ecogis-law-").FullName;

    private string Catalog => Path.Combine(_folder, "c.gpkg");

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    private static LawDocument Text(string title = "示范法", string date = "2020-01-01", string words = "甲") =>
        LawDocument.Of($"{title}({date}).txt", [new(title), new($"第一条 {words}。")]);

    private IEnumerable<string> Held => new LawStore(Catalog).Library()?.Entries.Select(e => $"{e.Title} {e.Date:yyyy-MM-dd} {e.Version}: {e.Text.Provisions[0].Paragraphs[0].Text}") ?? [];

    [Test]
    public void Texts_are_kept_by_instrument_and_the_same_text_once()
    {
        LawStore store = new(Catalog);
        var first = store.Add([Text(), Text("中华人民共和国示范法", "2022-02-02", "乙"), Text("别的法")]);
        var again = store.Add([Text(), Text(words: "丙"), Text("示范法", "2022-02-02", "乙")]);
        Assert.Multiple(() =>
        {
            Assert.That(first.Select(r => (r.Version, r.IsNew)), Is.EqualTo(new[] { (1, true), (2, true), (1, true) }));
            Assert.That(again.Select(r => (r.Version, r.IsNew, r.SameDate)), Is.EqualTo(new[] { (1, false, false), (3, true, true), (4, true, true) }));
            Assert.That(Held, Is.EquivalentTo(new[] { "示范法 2020-01-01 1: 甲。", "示范法 2020-01-01 3: 丙。", "中华人民共和国示范法 2022-02-02 2: 乙。", "示范法 2022-02-02 4: 乙。", "别的法 2020-01-01 1: 甲。" }));
        });
    }

    [Test]
    public void Without_a_catalog_or_without_texts_there_is_no_library_and_nothing_is_written()
    {
        Assert.That(new LawStore(Catalog).Library(), Is.Null);
        Assert.That(Directory.EnumerateFileSystemEntries(_folder), Is.Empty);
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        Assert.That(new LawStore(bench.CatalogPath).Library(), Is.Null);
    }

    [Test]
    public void A_catalog_with_layers_takes_texts_in_and_its_layers_stay()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        new LawStore(bench.CatalogPath).Add([Text()]);
        bench.Catalog.Verify();
        Assert.Multiple(() =>
        {
            Assert.That(bench.Catalog.List().Select(l => l.Name), Is.EqualTo(new[] { "scenic-area" }));
            Assert.That(OracleTool.Run("ogrinfo", ["-q", bench.CatalogPath, "ecogis_law_text"]), Does.Contain("title (String) = 示范法"));
        });
    }

    [Test]
    public void A_text_changed_by_force_is_found_when_it_is_used()
    {
        new LawStore(Catalog).Add([Text()]);
        using (SqliteConnection connection = new($"Data Source={Catalog};Pooling=False"))
        {
            connection.Open();
            Assert.That(() => connection.Run("UPDATE ecogis_law_text SET body='第一条 乙。'"), Throws.InstanceOf<SqliteException>().With.Message.Contains("immutable"));
            Assert.That(() => connection.Run("DELETE FROM ecogis_law_text"), Throws.InstanceOf<SqliteException>());
            foreach (string trigger in connection.Rows("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='ecogis_law_text'", r => r.GetString(0)))
                connection.Run($"DROP TRIGGER {Sql.Quoted(trigger)}");
            connection.Run("UPDATE ecogis_law_text SET body='第一条 乙。'");
        }

        Assert.That(Assert.Throws<EcoException>(() => Held.ToList())!.Faults.Single().Kind.Code, Is.EqualTo("ECO-4606"));
    }

    [Test]
    public void An_import_that_is_cancelled_leaves_nothing()
    {
        using CancellationTokenSource cancelled = new();
        IEnumerable<LawDocument> Two()
        {
            yield return Text();
            cancelled.Cancel();
            yield return Text("别的法");
        }

        LawStore store = new(Catalog);
        store.Add([Text("先有的法")]);
        Assert.That(() => store.Add([.. Two()], cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Held, Is.EqualTo(new[] { "先有的法 2020-01-01 1: 甲。" }));
    }

    [Test]
    public void A_full_disk_leaves_the_library_as_it_was()
    {
        new LawStore(Catalog).Add([Text()]);
        LawStore full = new(Catalog, new CatalogOptions { MaxPages = new FileInfo(Catalog).Length / 4096 });
        var large = LawDocument.Of("大法(2020-01-01).txt", [new("大法"), new("第一条 " + new string('甲', 400_000))]);
        Assert.That(Assert.Throws<EcoException>(() => full.Add([Text("别的法"), large]))!.Faults.Single().Kind.Code, Is.EqualTo("ECO-4008"));
        Assert.That(Held, Is.EqualTo(new[] { "示范法 2020-01-01 1: 甲。" }));
    }

    [Test]
    public void Two_imports_of_one_text_at_a_time_take_it_in_once()
    {
        Parallel.For(0, 8, i => new LawStore(Catalog).Add([Text(), Text("示范法", $"202{i % 4}-05-05", "乙")]));
        Assert.That(Held.Count(), Is.EqualTo(5));
    }
}

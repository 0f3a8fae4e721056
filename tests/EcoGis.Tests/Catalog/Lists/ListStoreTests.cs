using Microsoft.Data.Sqlite;
using static EcoGis.Tests.HandMadeLists;

namespace EcoGis.Tests;

/// <summary>Lists in a catalog: immutable versions, pinned by day, read by unit, checked by digest.</summary>
public sealed class ListStoreTests
{
    private string _folder = null!;

    private string Catalog => Path.Combine(_folder, "c.gpkg");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("ecogis-liststore-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_is_taken_in_comes_out_the_same()
    {
        var draft = Draft("甲", Line(OfUnit, "禁止化工\n第二段", NoChemicals, slot: "prohibited-activities", from: new(2024, 1, 1), to: new(2030, 1, 1)), Line(KeyIndustry, "普适"), Line(EconomicZone, "区域"));
        new ListStore(Catalog).Add(draft);
        var list = new ListStore(Catalog).All().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(list.Head, Is.EqualTo(draft.Head));
            Assert.That(list.Digest, Is.EqualTo(draft.ToVersion().Digest));
            Assert.That(list.Parts.SelectMany(p => p.Lines).OrderBy(l => l.Number), Is.EqualTo(draft.Lines));
        }
    }

    [Test]
    public void The_same_content_is_no_new_version_and_other_content_is_the_next()
    {
        ListStore store = new(Catalog);
        var first = Draft("甲", Line(OfUnit, "一"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((store.Add(first).List.Version, store.Add(first).IsNew), Is.EqualTo((1, false)));
            Assert.That(store.Add(Draft("甲", Line(OfUnit, "二"))).List.Version, Is.EqualTo(2));
            Assert.That(store.Add(first).List.Version, Is.EqualTo(3), "going back is a new version too");
            Assert.That(store.Add(Draft("乙", Line(OfUnit, "二"))).List.Version, Is.EqualTo(1));
        }
    }

    [Test]
    public void The_newest_version_that_holds_on_the_day_is_pinned()
    {
        ListStore store = new(Catalog);
        store.Add(Draft("甲", Line(OfUnit, "旧")) is var old ? old with { Head = old.Head with { To = new(2025, 1, 1) } } : null!);
        store.Add(Draft("甲", Line(OfUnit, "新")) is var next ? next with { Head = next.Head with { From = new(2025, 1, 1), To = new(2026, 1, 1) } } : null!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Pinned(new(2024, 12, 31)), Is.EqualTo("旧"));
            Assert.That(Pinned(new(2025, 1, 1)), Is.EqualTo("新"));
            Assert.That(Pinned(new(2026, 1, 1)), Is.Null);
        }

        string? Pinned(DateOnly day) => GeoPackageCatalog.Open(Catalog, MadeUp.Rules.Kinds).Pin(day).Lists.Single().Version?.Parts.Single().Lines.Single().Text;
    }

    [Test]
    public void A_line_changed_by_force_is_found_when_it_is_read_and_a_head_at_once()
    {
        new ListStore(Catalog).Add(Draft("甲", Line(OfUnit, "一"), Line(OfOther, "二")));
        Force("ecogis_access_line", "UPDATE ecogis_access_line SET text='改' WHERE number=1");
        var list = new ListStore(Catalog).All().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(list.Parts.Single(p => p.Target.Unit == Other).Lines.Single().Text, Is.EqualTo("二"));
            Assert.That(Assert.Throws<EcoException>(() => _ = list.Parts.Single(p => p.Target.Unit == Unit).Lines)!.Faults[0].Kind, Is.EqualTo(AccessListFaults.Changed));
        }

        Force("ecogis_access_list", "UPDATE ecogis_access_list SET title='改'");
        Assert.That(Assert.Throws<EcoException>(() => new ListStore(Catalog).All())!.Faults[0].Kind, Is.EqualTo(AccessListFaults.Changed));
    }

    [Test]
    public void Triggers_refuse_to_change_or_delete_a_line()
    {
        new ListStore(Catalog).Add(Draft("甲", Line(OfUnit, "一")));
        foreach (string act in new[] { "UPDATE ecogis_access_line SET text='x'", "DELETE FROM ecogis_access_part", "DELETE FROM ecogis_access_list" })
            Assert.That(Assert.Throws<SqliteException>(() => Run(act))!.Message, Does.Contain("immutable"));
    }

    [Test]
    public void A_cancelled_import_leaves_nothing()
    {
        Assert.Throws<OperationCanceledException>(() => new ListStore(Catalog).Add(Draft("甲", Line(OfUnit, "一")), new CancellationToken(canceled: true)));
        Assert.That(new ListStore(Catalog).All(), Is.Empty);
    }

    private void Force(string table, string sql) => Run($"DROP TRIGGER \"ecogis_frozen_{table}_UPDATE\"; {sql}");

    private void Run(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Catalog};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static ListDraft Draft(string name, params AccessLine[] lines) =>
        new(new ListHead(name, name, "made up", null, null), [.. lines.Select((l, i) => l with { Number = i + 1, Row = i + 2 })], "made-up.csv", []);
}

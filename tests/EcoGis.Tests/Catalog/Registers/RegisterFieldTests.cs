using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

/// <summary>Fields of registers: kept line by line, newest wins, and catalogs from before there were fields are read as they are and go on.</summary>
internal sealed class RegisterFieldTests
{
    private static readonly EntryStep s_step = new(new(2026, 5, 1), new(2026, 11, 23), null);
    private static readonly EntryAuthor s_li = new("李", null);

    private static Register Permits => RegisterTests.Book.Of("felling-permits");

    private static NewEntry New(string code, params (string, string)[] fields) => new(
        new Proposal(code, "示范", "a.txt", "txt", CatalogBench.Square(0, 0, 100), CatalogBench.Zone35, Activity.Unknown, null, []), new EntryIntake(null, null, Repair.None), Permits.Status("有效"), null, Place.None)
    {
        Fields = Fields(fields),
    };

    private static ImmutableSortedDictionary<string, string> Fields(params (string Id, string Value)[] fields) => fields.ToImmutableSortedDictionary(f => f.Id, f => f.Value, StringComparer.Ordinal);

    [Test]
    public void A_later_line_changes_what_it_states_and_the_earlier_line_stays()
    {
        using CatalogBench bench = new();
        var store = RegisterStore.At(bench.CatalogPath);
        store.Add(Permits, [New("A", ("valid_from", "2025-01-01"), ("valid_to", "2025-06-30"))], s_step, s_li);
        var entry = store.Append(Permits, "A", new EntryChange(null, null, null, s_step) { Fields = Fields(("valid_to", "2025-12-31")) }, s_li);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(entry.Fields, Is.EqualTo(Fields(("valid_from", "2025-01-01"), ("valid_to", "2025-12-31"))));
            Assert.That(entry.Events[0].Fields["valid_to"], Is.EqualTo("2025-06-30"));
        }
    }

    /// <summary>A catalog as schema 1 wrote it: the same tables without the column.</summary>
    [Test]
    public void A_catalog_from_before_there_were_fields_is_read_and_its_next_line_may_state_them()
    {
        using CatalogBench bench = new();
        var store = RegisterStore.At(bench.CatalogPath);
        store.Add(Permits, [New("A", ("valid_from", "2025-01-01"))], s_step, s_li);
        using (SqliteConnection connection = new($"Data Source={bench.CatalogPath};Pooling=False"))
        {
            connection.Open();
            connection.Run("ALTER TABLE ecogis_register_event DROP COLUMN fields");
            connection.Run("UPDATE ecogis_catalog SET value='1' WHERE key='registers'");
        }

        var read = RegisterStore.At(bench.CatalogPath).Entry("A", [Permits.Id]);
        RegisterStore.At(bench.CatalogPath).Append(Permits, "A", new EntryChange(null, null, null, s_step) { Fields = Fields(("valid_to", "2025-12-31")) }, s_li);
        var entry = RegisterStore.At(bench.CatalogPath).Entry("A", [Permits.Id]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((read.Status, read.Fields.IsEmpty), Is.EqualTo(("valid", true)));
            Assert.That(entry.Fields, Is.EqualTo(Fields(("valid_to", "2025-12-31"))));
            Assert.That(entry.Events, Has.Length.EqualTo(2));
        }
    }

    [TestCase("2025-03-01", "2025-03-01")]
    [TestCase("2025/3/1", "2025-03-01")]
    [TestCase("20250301", "2025-03-01")]
    [TestCase("2025年3月1日", "2025-03-01")]
    [TestCase("2025-03-01T00:00:00Z", "2025-03-01")]
    [TestCase("01.03.2025", null)]
    [TestCase("2025", null)]
    public void Days_are_read_as_offices_write_them_and_kept_in_one_form(string text, string? kept)
    {
        var field = Permits.Field("valid_from");
        if (kept is null)
            Assert.That(Assert.Throws<EcoException>(() => field.Parse(text, Place.None))!.Faults[0].Kind, Is.EqualTo(ChangeCheckFaults.BadField));
        else
            Assert.That(field.Parse(text, Place.None), Is.EqualTo(kept));
    }

    [TestCase("from: valid_from", "from: no_such", TestName = "Terms that name a field that is not there are refused")]
    [TestCase("area: area_ha", "area: felling_type", TestName = "Terms that name a field of another type are refused")]
    [TestCase("void: [revoked]", "void: [gone]", TestName = "Terms that name a status that is not there are refused")]
    public void Faulty_terms_of_permits_are_refused(string good, string bad)
    {
        var files = DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data")).Select(f => f.Name == "registers/felling-permits.yaml" ? f with { Text = f.Text.Replace(good, bad, StringComparison.Ordinal) } : f);
        Assert.That(Assert.Throws<EcoException>(() => RegisterBook.Load([.. files], MadeUp.Rules.Kinds))!.Faults.Select(f => f.Kind.Code), Is.EqualTo(new[] { "ECO-5005" }));
    }
}

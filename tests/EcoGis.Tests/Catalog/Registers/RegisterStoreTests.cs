using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

/// <summary>Registers in the catalog's file: what was given comes back bit for bit, nothing is ever changed, and writers cannot overrun each other.</summary>
internal sealed class RegisterStoreTests
{
    private static readonly DateOnly s_day = new(2026, 5, 1), s_today = new(2026, 11, 23);
    private static readonly EntryAuthor s_li = new("李", "德发〔2026〕1号");

    private static Register Projects => RegisterTests.Book.Default;

    private static EntryStep Step(string? remark = null, int days = 0) => new(s_day.AddDays(days), s_today, remark);

    private static NewEntry New(string code, RawShape? boundary = null, Activity? activity = null) => new(
        new Proposal(code, "示范", "a.txt", "txt", boundary ?? CatalogBench.Square(0, 0, 100), CatalogBench.Zone35, activity ?? Activity.Unknown, 12.5, [new("甲", "a")]),
        new EntryIntake(0.3, "EPSG:4523", Repair.Structure), Projects.Status("拟建"), "示范公司", Place.None);

    private static RegisterStore Store(CatalogBench bench) => RegisterStore.At(bench.CatalogPath);

    private static string[] All => [.. RegisterTests.Book.All.Keys];

    [Test]
    public void An_entry_comes_back_as_it_was_given_also_with_a_broken_boundary()
    {
        using CatalogBench bench = new();
        RawShape broken = new(ShapeKind.Polygon, RingRoles.ByContainment,
            [[new RawPath([1, double.NaN, 3], [-0.0, 5, double.PositiveInfinity]), new RawPath([], [])], []]);
        Activity activity = new("C2614", Nature.Expand, new Dictionary<string, FactValue>
        {
            ["a"] = new FactValue.Bool(true),
            ["b"] = new FactValue.Number(0.1),
            ["c"] = new FactValue.Set(["y", "x"]),
        }.ToImmutableSortedDictionary());
        Store(bench).Add(Projects, [New("A-1", broken, activity)], Step(), s_li);
        var entry = Store(bench).Entry("A-1", All);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Bits(entry.Proposal.Boundary), Is.EqualTo(Bits(broken)));
            Assert.That(entry.Proposal.Boundary.Roles, Is.EqualTo(RingRoles.ByContainment));
            Assert.That(entry.Proposal.Declared, Is.EqualTo(CatalogBench.Zone35));
            Assert.That((entry.Proposal.Name, entry.Proposal.SourceFile, entry.Proposal.Format, entry.Proposal.DeclaredArea), Is.EqualTo(("示范", "a.txt", "txt", (double?)12.5)));
            Assert.That(entry.Proposal.Notices, Is.EqualTo(new[] { new Bilingual("甲", "a") }));
            Assert.That((entry.Proposal.Activity.Industry, entry.Proposal.Activity.Nature), Is.EqualTo(("C2614", (Nature?)Nature.Expand)));
            Assert.That(RegisterSheets.Facts(entry.Proposal.Activity), Is.EqualTo("a=true；b=0.1；c=x,y"));
            Assert.That(entry.Intake, Is.EqualTo(new EntryIntake(0.3, "EPSG:4523", Repair.Structure)));
            Assert.That((entry.Status, entry.Since, entry.Unit), Is.EqualTo(("planned", s_day, "示范公司")));
            Assert.That((entry.Events[0].By, entry.Events[0].Source), Is.EqualTo(("李", "德发〔2026〕1号")));
        }
    }

    [Test]
    public void Lines_are_added_and_the_old_ones_stay()
    {
        using CatalogBench bench = new();
        Store(bench).Add(Projects, [New("A-1")], Step(), s_li);
        Store(bench).Append(Projects, "A-1", new EntryChange(Projects.Status("在建"), null, null, Step(days: 1)), new("王", null));
        Store(bench).Append(Projects, "A-1", new EntryChange(null, "新单位", null, Step("改名", 2)), s_li);
        var entry = Store(bench).Append(Projects, "A-1", new EntryChange(null, null, a => a with { Industry = "C2613" }, Step(days: 3)), s_li);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(entry.Events.Select(e => e.Status), Is.EqualTo(new[] { "planned", "building", null, null }));
            Assert.That((entry.Status, entry.Unit, entry.Proposal.Activity.Industry), Is.EqualTo(("building", "新单位", "C2613")));
            Assert.That(entry.Events[0].Activity!.Industry, Is.Null);
            Assert.That(entry.Events.Select(e => e.By), Is.EqualTo(new[] { "李", "王", "李", "李" }));
        }
    }

    [Test]
    public void The_file_itself_refuses_to_change_or_delete_a_line()
    {
        using CatalogBench bench = new();
        Store(bench).Add(Projects, [New("A-1")], Step(), s_li);
        Store(bench).Link([Record(Store(bench).Entry("A-1", All), "{}")], s_li);
        Store(bench).Enter([new NewValue("s", "t", 1, "%")], Step(), s_li);
        using SqliteConnection connection = new($"Data Source={bench.CatalogPath};Pooling=False");
        connection.Open();
        using (Assert.EnterMultipleScope())
        {
            foreach (string table in new[] { "ecogis_register_entry", "ecogis_register_event", "ecogis_register_screening", "ecogis_target_value" })
            {
                Assert.That(connection.Scalar($"SELECT count(*) FROM {table}"), Is.EqualTo(1L), table);
                foreach (string sql in new[] { $"UPDATE {table} SET id=id+1", $"DELETE FROM {table}" })
                    Assert.That(Assert.Throws<SqliteException>(() => connection.Run(sql))!.Message, Does.Contain("immutable"), sql);
            }
        }
    }

    [Test]
    public void A_code_that_is_taken_refuses_the_whole_file()
    {
        using CatalogBench bench = new();
        Store(bench).Add(Projects, [New("A-1")], Step(), s_li);
        byte[] before = File.ReadAllBytes(bench.CatalogPath);
        var refusal = Assert.Throws<EcoException>(() => Store(bench).Add(Projects, [New("A-2"), New("A-1")], Step(), s_li))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Faults[0].Kind, Is.EqualTo(LedgerFaults.CodeTaken));
            Assert.That(File.ReadAllBytes(bench.CatalogPath), Is.EqualTo(before));
        }
    }

    [Test]
    public void Entries_without_a_code_are_numbered_and_a_number_that_is_taken_is_passed_over()
    {
        using CatalogBench bench = new();
        Store(bench).Add(Projects, [New("projects-0002"), New("fid:1"), New("fid:2")], Step(), s_li);
        Assert.That(Store(bench).Entries(All).Select(e => e.Code), Is.EqualTo(new[] { "projects-0002", "projects-0003", "projects-0004" }));
    }

    [Test]
    public void One_code_in_two_registers_must_be_asked_for_with_its_register()
    {
        using CatalogBench bench = new();
        var other = RegisterTests.Book.Of("two-high-one-low");
        Store(bench).Add(Projects, [New("A-1")], Step(), s_li);
        Store(bench).Add(other, [New("A-1")], Step(), s_li);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kind(() => Store(bench).Entry("A-1", All)), Is.EqualTo(LedgerFaults.SeveralEntries));
            Assert.That(Store(bench).Entry("A-1", [other.Id]).Register, Is.EqualTo(other.Id));
            Assert.That(Kind(() => Store(bench).Entry("A-9", All)), Is.EqualTo(LedgerFaults.NoEntry));
        }
    }

    [Test]
    public void Of_many_who_take_the_same_step_at_once_one_does()
    {
        using CatalogBench bench = new();
        Store(bench).Add(Projects, [New("A-1")], Step(), s_li);
        int taken = 0, refused = 0;
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, n =>
        {
            try
            {
                Store(bench).Append(Projects, "A-1", new EntryChange(Projects.Status("在建"), null, null, Step($"{n}")), s_li);
                Interlocked.Increment(ref taken);
            }
            catch (EcoException e) when (e.Faults[0].Kind == RegisterFaults.CannotFollow)
            {
                Interlocked.Increment(ref refused);
            }
        });
        Assert.That((taken, refused, Store(bench).Entry("A-1", All).Events.Length), Is.EqualTo((1, 7, 2)));
    }

    [Test]
    public void Many_who_add_at_once_lose_nothing()
    {
        using CatalogBench bench = new();
        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 4 }, n => Store(bench).Add(Projects, [New("fid:1")], Step($"{n}"), s_li));
        var entries = Store(bench).Entries(All);
        Assert.That(entries.Select(e => e.Code).Distinct().Count(), Is.EqualTo(24));
    }

    [Test]
    public void A_catalog_of_layers_takes_registers_and_its_layers_stay()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        Assert.That(Store(bench).Entries(All), Is.Empty);
        Store(bench).Add(Projects, [New("A-1")], Step(), s_li);
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "scenic-area" });
        bench.Catalog.Verify();
        Assert.That((Store(bench).Entries(All).Count, bench.Catalog.History("scenic-area").Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public void A_record_whose_text_was_changed_is_not_shown()
    {
        using CatalogBench bench = new();
        Store(bench).Add(Projects, [New("A-1")], Step(), s_li);
        Store(bench).Link([Record(Store(bench).Entry("A-1", All), """{"verdict": "prohibited"}""")], s_li);
        Assert.That(Store(bench).Entry("A-1", All).Newest!.Json, Is.EqualTo("""{"verdict": "prohibited"}"""));
        using (SqliteConnection connection = new($"Data Source={bench.CatalogPath};Pooling=False"))
        {
            connection.Open();
            connection.Run("DROP TRIGGER ecogis_frozen_ecogis_register_screening_UPDATE");
            connection.Run("UPDATE ecogis_register_screening SET json=?1", LedgerText.Packed("""{"verdict": "compliant"}"""));
        }

        Assert.That(Kind(() => Store(bench).Entry("A-1", All)), Is.EqualTo(LedgerFaults.Spoilt));
    }

    [Test]
    public void Bytes_that_are_no_boundary_are_refused_without_believing_their_counts()
    {
        byte[] sound = RawShapeBlob.Write(CatalogBench.Square(0, 0, 1));
        Random random = new(4625);
        for (int n = 0; n < 2_000; n++)
        {
            byte[] bad = [.. sound];
            bad[random.Next(bad.Length)] = (byte)random.Next(256);
            try
            {
                RawShapeBlob.Read(n % 2 == 0 ? bad : bad[..random.Next(bad.Length)]);
            }
            catch (FormatException)
            {
                // the only refusal
            }
        }

        Assert.Throws<FormatException>(() => RawShapeBlob.Read([0, 0, 255, 255, 255, 127]));
    }

    [Test]
    public void An_update_that_says_nothing_and_a_full_disk_leave_the_file_as_it_was()
    {
        using CatalogBench bench = new();
        Store(bench).Add(Projects, [New("A-1")], Step(), s_li);
        byte[] before = File.ReadAllBytes(bench.CatalogPath);
        RegisterStore full = new(bench.CatalogPath, new() { FreeBytes = _ => 10 });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kind(() => Store(bench).Append(Projects, "A-1", new EntryChange(null, null, null, Step()), s_li)), Is.EqualTo(LedgerFaults.NothingToEnter));
            Assert.That(Kind(() => full.Add(Projects, [New("A-2")], Step(), s_li)), Is.EqualTo(CatalogFaults.DiskFull));
            Assert.That(File.ReadAllBytes(bench.CatalogPath), Is.EqualTo(before));
        }
    }

    private static NewRecord Record(RegisterEntry entry, string json) => new(entry, s_today, "prohibited", "none", "1", "sha256:0", json);

    private static FaultKind Kind(Action act) => Assert.Throws<EcoException>(act)!.Faults[0].Kind;

    private static string Bits(RawShape shape) => string.Join('|', shape.Parts.Select(p => string.Join(';', p.Select(r =>
        string.Join(',', r.Xs.Zip(r.Ys, (x, y) => $"{BitConverter.DoubleToInt64Bits(x):x} {BitConverter.DoubleToInt64Bits(y):x}"))))));
}

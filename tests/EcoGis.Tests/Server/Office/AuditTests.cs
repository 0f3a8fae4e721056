using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EcoGis.Tests.Server;

/// <summary>The audit log: an act and its entry are one, and whoever edits, deletes, moves or cuts off entries is found out at the first of them.</summary>
internal sealed class AuditTests
{
    [Test]
    public void An_act_and_its_entry_are_committed_together_or_not_at_all()
    {
        using OfficeBench bench = new();
        using OfficeStore store = bench.Open();
        store.Prepare("test", 1, "CREATE TABLE thing (name TEXT PRIMARY KEY)");
        store.Change("li", "thing.add", "a", change => change.Connection.Run("INSERT INTO thing VALUES ('a')"));
        Assert.That(() => store.Change("li", "thing.add", "b", change =>
        {
            change.Connection.Run("INSERT INTO thing VALUES ('b')");
            throw new InvalidOperationException("on the way");
        }), Throws.InvalidOperationException);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(store.Read(c => c.Rows("SELECT name FROM thing", r => r.GetString(0))), Is.EqualTo(new[] { "a" }));
            Assert.That(store.Read(c => AuditLog.All(c).Select(e => e.Subject).ToList()), Is.EqualTo(new[] { "a" }));
        }
    }

    [Test]
    public void Each_hash_is_the_SHA256_of_what_the_entry_says_and_of_the_hash_before()
    {
        using OfficeBench bench = new();
        bench.Fill(3);
        using OfficeStore store = bench.Open();
        string previous = new('0', 64);
        foreach (var e in store.Read(c => AuditLog.All(c).ToList()))
        {
            string text = $"[{e.Sequence},{Json(e.Time)},{Json(e.Actor)},{Json(e.Action)},{Json(e.Subject)},{Json(e.Detail)},{Json(previous)}]"; // written down a second time
            Assert.That(e.Hash, Is.EqualTo(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant()));
            previous = e.Hash;
        }

        static string Json(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
    }

    [Test]
    public void The_table_refuses_to_be_changed()
    {
        using OfficeBench bench = new();
        using OfficeStore store = bench.Open();
        store.Change("li", "a.b", "s", _ => { });
        foreach (string sql in new[] { "UPDATE audit SET actor='wang'", "DELETE FROM audit" })
            Assert.That(() => store.Keep(c => c.Run(sql)), Throws.InstanceOf<EcoException>().With.Message.Contains("only added to"));
    }

    [TestCase("SELECT 1", null, TestName = "untouched")]
    [TestCase("UPDATE audit SET detail='{\"number\":\"99\"}' WHERE sequence=3", 3, TestName = "edited: detail")]
    [TestCase("UPDATE audit SET actor='wang' WHERE sequence=5", 5, TestName = "edited: the last one's actor")]
    [TestCase("UPDATE audit SET time='2020-01-01T00:00:00.000Z' WHERE sequence=1", 1, TestName = "edited: the first one's time")]
    [TestCase("DELETE FROM audit WHERE sequence=2", 2, TestName = "deleted")]
    [TestCase("DELETE FROM audit WHERE sequence=1", 1, TestName = "deleted: the first")]
    [TestCase("DELETE FROM audit WHERE sequence=2; UPDATE audit SET sequence=sequence-1 WHERE sequence>2", 2, TestName = "deleted and renumbered")]
    [TestCase("UPDATE audit SET sequence=100 WHERE sequence=2; UPDATE audit SET sequence=2 WHERE sequence=3; UPDATE audit SET sequence=3 WHERE sequence=100", 2, TestName = "two exchanged")]
    [TestCase("DELETE FROM audit WHERE sequence>3", 4, TestName = "cut off")]
    [TestCase("DELETE FROM audit WHERE sequence>3; UPDATE sqlite_sequence SET seq=3", 4, TestName = "cut off, and the counter set back")]
    [TestCase("DELETE FROM audit; DELETE FROM sqlite_sequence", 1, TestName = "emptied")]
    public void Tampering_is_found_at_the_first_bad_entry(string sql, long? firstBad)
    {
        using OfficeBench bench = new();
        bench.Fill(5);
        bench.Tamper(sql);
        Assert.That(OfficeStore.Verify(bench.Path).FirstBad, Is.EqualTo(firstBad));
    }

    [Test]
    public void A_chain_that_was_rewritten_from_end_to_end_differs_from_the_anchors()
    {
        using OfficeBench bench = new(), other = new();
        bench.Fill(5);
        other.Fill(5); // the same acts at another time: every hash is another, and the chain is whole in itself
        Assert.That(OfficeStore.Verify(other.Path).FirstBad, Is.Null);
        File.Copy(other.Path, bench.Path, overwrite: true);
        Assert.That(OfficeStore.Verify(bench.Path).FirstBad, Is.EqualTo(1));
    }

    [Test]
    public void Without_anchors_nothing_is_certain()
    {
        using OfficeBench bench = new();
        bench.Fill(2);
        Directory.Delete(bench.Anchors, recursive: true);
        Assert.That(OfficeStore.Verify(bench.Path).FirstBad, Is.EqualTo(2));
    }

    [Test]
    public void An_anchor_line_cut_off_by_a_crash_is_no_anchor()
    {
        using OfficeBench bench = new();
        bench.Fill(2);
        File.AppendAllText(Directory.GetFiles(bench.Anchors)[0], "9 2026-");
        Assert.That(OfficeStore.Verify(bench.Path).FirstBad, Is.Null);
    }

    [Test]
    public void A_second_server_is_refused_and_the_log_can_be_verified_meanwhile()
    {
        using OfficeBench bench = new();
        using OfficeStore store = bench.Open();
        store.Change("li", "a.b", "s", _ => { });
        Assert.That(Assert.Throws<EcoException>(() => bench.Open().Dispose())!.Faults[0].Kind, Is.EqualTo(OfficeStoreFaults.InUse));
        Assert.That(OfficeStore.Verify(bench.Path), Has.Property("Entries").EqualTo(1).And.Property("FirstBad").Null);
    }

    [Test]
    public void A_file_that_is_none_of_ours_is_refused_and_left_as_it_is()
    {
        using OfficeBench bench = new();
        File.WriteAllText(bench.Path, "something a person wrote, longer than one header of SQLite would be: " + new string('x', 200));
        byte[] before = File.ReadAllBytes(bench.Path);
        Assert.That(Assert.Throws<EcoException>(() => bench.Open().Dispose())!.Faults[0].Kind, Is.EqualTo(OfficeStoreFaults.NotAnOffice));
        Assert.That(File.ReadAllBytes(bench.Path), Is.EqualTo(before));
    }

    [Test]
    public void Only_the_owner_can_read_the_files()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("no such rights on Windows");
            return;
        }

        using OfficeBench bench = new();
        using OfficeStore store = bench.Open();
        store.Change("li", "a.b", "s", _ => { });
        using (Assert.EnterMultipleScope())
        {
            foreach (string file in Directory.GetFiles(Path.GetDirectoryName(bench.Path)!))
                Assert.That(File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead), Is.EqualTo(UnixFileMode.None), file);
            Assert.That(File.GetUnixFileMode(store.Files) & (UnixFileMode.GroupExecute | UnixFileMode.OtherExecute | UnixFileMode.OtherRead), Is.EqualTo(UnixFileMode.None));
        }
    }

    [Test]
    public void The_command_names_the_first_bad_entry()
    {
        using OfficeBench bench = new();
        using Cli cli = new();
        bench.Fill(4);
        var good = cli.Run("audit", "verify", "--office", bench.Path, "--json");
        bench.Tamper("UPDATE audit SET subject='x' WHERE sequence=2");
        var bad = cli.Run("audit", "verify", "--office", bench.Path, "--json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((good.Exit, (bool)good.Json["valid"]!, (int)good.Json["entries"]!), Is.EqualTo((0, true, 4)), good.ToString());
            Assert.That((bad.Exit, (bool)bad.Json["valid"]!, (int)bad.Json["first_bad"]!), Is.EqualTo((3, false, 2)), bad.ToString());
            Assert.That(bad.Err, Does.StartWith("ECO-7105"));
            Assert.That(JsonSerializer.Serialize(cli.Run("audit", "verify", "--office", bench.Path + "x").Exit), Is.EqualTo("2"));
        }
    }
}

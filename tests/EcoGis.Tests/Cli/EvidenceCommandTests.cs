using System.IO.Compression;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary><c>ecogis evidence</c> on the demonstration set, as its users have it: packed where the catalog is, verified where there is none.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class EvidenceCommandTests
{
    private const string Day = "2026-11-23";

    private static readonly Cli s_cli = new();
    private static readonly Cli s_elsewhere = new();

    [OneTimeSetUp]
    public static void Make()
    {
        DemoCatalog.CopyTo(s_cli.File("d", "demo.gpkg"));
        Pack("one.ecoz", ["05-solar-on-farmland.shp"], "--industry", "D4416", "--nature", "new");
    }

    [OneTimeTearDown]
    public static void Remove()
    {
        s_cli.Dispose();
        s_elsewhere.Dispose();
    }

    private static CliRun Pack(string package, string[] samples, params string[] more) => PackWith([], package, samples, more);

    private static CliRun PackWith(Dictionary<string, string> environment, string package, string[] samples, params string[] more)
    {
        CliRun run = s_cli.Run(environment, ["evidence", "pack", .. samples.Select(s => Cli.Sample("proposals", s)), "--catalog", s_cli.File("d", "demo.gpkg"), "--district", "510604-demo", "--date", Day, "--out", package, .. more]);
        Assert.That(run.Exit, Is.Zero, run.ToString());
        return run;
    }

    /// <summary>On an empty directory, without a catalog, without data and without maps.</summary>
    private static CliRun Verify(string path, params string[] more) =>
        s_elsewhere.Run(new Dictionary<string, string> { ["ECOGIS_DATA"] = "/no/data", ["ECOGIS_MAPS"] = "/no/maps" }, ["evidence", "verify", path, .. more]);

    [Test]
    public void A_package_verifies_on_an_empty_directory_and_holds_the_bytes_that_screen_writes()
    {
        CliRun verified = Verify(s_cli.File("one.ecoz"), "--json");
        Assert.That(verified.Exit, Is.Zero, verified.ToString());
        CliRun screened = s_cli.Run("screen", Cli.Sample("proposals", "05-solar-on-farmland.shp"), "--industry", "D4416", "--nature", "new", "--catalog", s_cli.File("d", "demo.gpkg"), "--district", "510604-demo", "--date", Day, "--out", "s");
        Assert.That(screened.Exit, Is.Zero, screened.ToString());
        using ZipArchive zip = ZipFile.OpenRead(s_cli.File("one.ecoz"));
        using MemoryStream packed = new();
        using (var record = zip.GetEntry("result/screening.json")!.Open())
            record.CopyTo(packed);
        JsonNode said = verified.Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(packed.ToArray(), Is.EqualTo(File.ReadAllBytes(s_cli.File("s", "screening.json"))));
            Assert.That((bool)said["reproduced"]!, Is.True);
            Assert.That((string?)said["screenings"]![0]!["verdict"], Is.EqualTo((string?)JsonNode.Parse(packed.ToArray())![0]!["verdict"]));
            Assert.That((bool)said["sources"]![0]!["read_again"]!, Is.True);
            Assert.That(zip.Entries.Select(e => e.FullName), Is.SupersetOf(new[] { "source/1/05-solar-on-farmland.shp", "source/1/05-solar-on-farmland.dbf", "data/rule-base.yaml", "inputs.json" }));
            Assert.That(zip.Entries.Select(e => e.FullName), Has.One.StartsWith("result/report-").And.One.Matches("layers/permanent-farmland/.*json"));
            Assert.That(Directory.EnumerateFileSystemEntries(s_elsewhere.Folder), Is.Empty, "nothing was written");
        }
    }

    [Test]
    public void People_are_told_what_was_proved_in_both_languages()
    {
        CliRun zh = Verify(s_cli.File("one.ecoz")), en = Verify(s_cli.File("one.ecoz"), "--lang", "en");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(zh.Out, Does.Contain("每个字节均已核对").And.Contain("逐字节相同").And.Contain("已重新读取").And.Contain("核验码"));
            Assert.That(en.Out, Does.Contain("every byte checked").And.Contain("byte for byte").And.Contain("read again").And.Contain("check code"));
        }
    }

    [Test]
    public void Changed_bytes_over_the_whole_file_and_in_every_entry_are_refused_with_status_3()
    {
        byte[] file = File.ReadAllBytes(s_cli.File("one.ecoz"));
        using ZipArchive zip = new(new MemoryStream(file));
        int[] inEntries = [.. zip.Entries.Where(e => e.CompressedLength > 0).Select(e => StartOf(file, e) + (int)(e.CompressedLength / 2))];
        int[] sampled = [.. Enumerable.Range(0, 400).Select(i => (int)((long)i * (file.Length - 1) / 399))];
        Assert.That(inEntries, Has.Length.GreaterThan(100));
        using (Assert.EnterMultipleScope())
        {
            foreach (int at in inEntries.Concat(sampled))
            {
                byte[] changed = [.. file];
                changed[at] ^= 0x04;
                Assert.That(Assert.Throws<EcoException>(() => EvidencePackage.Of(changed, Place.InFile("x.ecoz")), $"byte {at}")!.Class, Is.EqualTo(FaultClass.Input), $"byte {at}");
            }
        }

        file[inEntries[5]] ^= 1;
        File.WriteAllBytes(s_elsewhere.File("bad.ecoz"), file);
        CliRun run = Verify("bad.ecoz");
        File.Delete(s_elsewhere.File("bad.ecoz"));
        Assert.That((run.Exit, run.Out, run.Err.Contains("ECO-4401", StringComparison.Ordinal)), Is.EqualTo((3, "", true)), run.ToString());
        Assert.That(run.Err, Does.Contain(zip.Entries.Where(e => e.CompressedLength > 0).ElementAt(5).FullName));
    }

    [TestCase("docx"), TestCase("pdf")]
    public void A_report_for_the_file_is_packed_with_it_and_no_byte_of_it_can_be_changed(string format)
    {
        if (format == "pdf" && OperatingSystem.IsWindows())
            Assert.Ignore("needs a shell script for a browser");
        PackWith(new() { ["ECOGIS_BROWSER"] = Printer() }, $"{format}.ecoz", ["07-primary-school.txt"], "--format", format);
        CliRun verified = Verify(s_cli.File($"{format}.ecoz"));
        Assert.That(verified.Exit, Is.Zero, verified.ToString());
        byte[] file = File.ReadAllBytes(s_cli.File($"{format}.ecoz"));
        using ZipArchive zip = new(new MemoryStream(file));
        ZipArchiveEntry report = zip.Entries.Single(e => e.FullName.EndsWith("." + format, StringComparison.Ordinal));
        Assert.That(report.FullName, Does.StartWith("result/report-"));
        int from = StartOf(file, report);
        using (Assert.EnterMultipleScope())
        {
            foreach (int at in Enumerable.Range(0, 50).Select(i => from + (int)((report.CompressedLength - 1) * i / 49)))
            {
                byte[] changed = [.. file];
                changed[at] ^= 0x10;
                Fault fault = Assert.Throws<EcoException>(() => EvidencePackage.Of(changed, Place.InFile("x.ecoz")), $"byte {at}")!.Faults[0];
                Assert.That(fault.In(Language.Zh), Does.Contain("ECO-4401").And.Contain(report.FullName), $"byte {at}");
            }
        }
    }

    [Test]
    public void A_signed_package_is_verified_against_the_key_or_certificate_that_is_trusted()
    {
        using Keys mine = new(), other = new();
        Pack("signed.ecoz", ["07-primary-school.txt"], "--sign", mine.Private);
        string signed = s_cli.File("signed.ecoz"), plain = s_cli.File("one.ecoz");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verify(signed).Out, Does.Contain("未与受信任的密钥对照"));
            Assert.That(Verify(signed, "--trust", mine.Public).Exit, Is.Zero);
            Assert.That((bool)Verify(signed, "--trust", mine.Certificate, "--json").Json["trusted"]!, Is.True);
            Assert.That(Verify(signed, "--trust", other.Public).Err, Does.Contain("ECO-4408"));
            Assert.That(Verify(plain, "--trust", mine.Public).Err, Does.Contain("ECO-4407"));
            Assert.That(Verify(plain, "--trust", plain).Exit, Is.EqualTo(2));
        }
    }

    [Test]
    public void A_file_that_does_not_say_what_the_package_states_is_refused()
    {
        Pack("school.ecoz", ["07-primary-school.txt"]);
        var package = EvidencePackage.Open(s_cli.File("school.ecoz"));
        const string Part = "source/1/07-primary-school.txt";
        byte[] text = [.. package[Part]!];
        int digit = text.AsSpan().LastIndexOf((byte)'.') + 1; // of the last coordinate
        text[digit] = (byte)(text[digit] == '1' ? '2' : '1');
        File.WriteAllBytes(s_cli.File("other.ecoz"), EvidencePackage.Write(package.Parts.ToDictionary(p => p.Name, p => p.Name == Part ? text : package[p.Name]!), null));
        CliRun run = Verify(s_cli.File("other.ecoz"));
        Assert.That((run.Exit, run.Err.Contains("ECO-4410", StringComparison.Ordinal), run.Out), Is.EqualTo((3, true, "")), run.ToString());
    }

    [TestCase("README.md")]
    [TestCase("maps/samples/luojiang/proposals/06-grain-store.gpkg")]
    public void What_is_no_package_is_refused(string file)
    {
        CliRun run = Verify(Path.Combine(SharedData.RepositoryRoot, file));
        Assert.That((run.Exit, run.Err.Contains("ECO-4400", StringComparison.Ordinal)), Is.EqualTo((3, true)), run.ToString());
    }

    [Test]
    public void The_package_never_takes_the_place_of_what_it_is_made_of()
    {
        string sample = s_cli.File("mine.txt");
        File.Copy(Cli.Sample("proposals", "07-primary-school.txt"), sample);
        CliRun run = s_cli.Run("evidence", "pack", sample, "--catalog", s_cli.File("d", "demo.gpkg"), "--out", sample);
        Assert.That((run.Exit, File.ReadAllBytes(sample).Length), Is.EqualTo((2, new FileInfo(Cli.Sample("proposals", "07-primary-school.txt")).Length)));
    }

    /// <summary>Prints some kilobytes of PDF, so that no browser is needed.</summary>
    private static string Printer()
    {
        string path = s_cli.File("printer.sh");
        File.WriteAllText(path, "#!/bin/sh\nfor a in \"$@\"; do case $a in --print-to-pdf=*) { printf '%%PDF-1.4 '; head -c 6000 \"$0\"; head -c 6000 /dev/urandom; } > \"${a#--print-to-pdf=}\";; esac; done\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return path;
    }

    private static int StartOf(byte[] file, ZipArchiveEntry entry)
    {
        byte[] name = System.Text.Encoding.UTF8.GetBytes(entry.FullName);
        int at = -1;
        do
            at = file.AsSpan(at + 1).IndexOf(name) + at + 1;
        while (file[at - 30] != 'P' || file[at - 29] != 'K' || file[at - 28] != 3 || file[at - 27] != 4);
        return at + name.Length;
    }
}

using System.Diagnostics;

namespace EcoGis.Tests;

/// <summary>PDF by an installed browser: what it is called with, what is said when it is not there, fails or hangs; and, where one is installed, the text of the print.</summary>
internal sealed class PagePrinterTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("ecogis-pdf-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Without_a_browser_the_message_says_what_to_install_and_that_HTML_can_be_printed()
    {
        var error = Assert.Throws<EcoException>(() => PagePrinter.Find(Path.Combine(_folder, "absent")))!;
        Assert.That(error.In(Language.Zh), Does.Contain("ECO-6040").And.Contain("apt install chromium").And.Contain("ECOGIS_BROWSER"));
    }

    [Test]
    public void The_browser_gets_a_local_page_a_profile_of_its_own_and_no_network()
    {
        string log = Path.Combine(_folder, "arguments");
        PagePrinter printer = PagePrinter.Find(Script($"printf '%s\\n' \"$@\" > '{log}'; for a in \"$@\"; do case $a in --print-to-pdf=*) printf '%%PDF-1.4 x' > \"${{a#--print-to-pdf=}}\";; esac; done"));
        Assert.That(printer.Print("<p>页</p>"), Is.EqualTo("%PDF-1.4 x"u8.ToArray()));
        string[] arguments = File.ReadAllLines(log);
        Assert.That(arguments, Has.Member("--headless").And.Member("--host-resolver-rules=MAP * ~NOTFOUND").And.Member("--disable-background-networking"));
        Assert.That(arguments[^1], Does.StartWith("file:///"));
        string profile = arguments.Single(a => a.StartsWith("--user-data-dir=", StringComparison.Ordinal))["--user-data-dir=".Length..];
        Assert.That(Directory.Exists(Path.GetDirectoryName(profile)), Is.False, "nothing stays behind");
    }

    [Test]
    public void A_browser_that_prints_nothing_is_a_failure_with_its_last_words()
    {
        var error = Assert.Throws<EcoException>(() => PagePrinter.Find(Script("echo 'no usable sandbox' >&2; exit 1")).Print("x"))!;
        Assert.That(error.In(Language.En), Does.Contain("ECO-6041").And.Contain("no usable sandbox"));
    }

    [Test]
    public void A_browser_that_hangs_is_ended_with_its_children()
    {
        string pid = Path.Combine(_folder, "pid");
        var time = Stopwatch.StartNew();
        var error = Assert.Throws<EcoException>(() => PagePrinter.Find(Script($"sleep 60 & echo $! > '{pid}'; wait"), TimeSpan.FromSeconds(1)).Print("x"))!;
        Assert.That(error.In(Language.En), Does.Contain("ECO-6042"));
        Assert.That(time.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
        Assert.That(() => Directory.Exists($"/proc/{File.ReadAllText(pid).Trim()}"), Is.False.After(5000, 100));
    }

    [Test]
    public void The_print_has_every_row_of_a_long_report_and_the_foot_on_every_page()
    {
        PagePrinter printer;
        try
        {
            printer = PagePrinter.Find(Environment.GetEnvironmentVariable("ECOGIS_BROWSER"));
        }
        catch (EcoException e)
        {
            Missing.Report(e.In(Language.En));
            throw;
        }

        Screening many = HandDrawn.Prohibited with
        {
            Findings = [.. Enumerable.Range(1, 300).Select(i => HandDrawn.Prohibited.Findings[1] with { ZoneNumber = i, ZoneCode = $"Z{i:000}", ZoneName = $"第{i:000}号" + new string('长', 55) })],
            Clear = [.. Enumerable.Range(1, 137).Select(i => new ClearRecord("wetland", "wetlands", $"SD{i:000}", "", i, null))],
        };
        string file = Path.Combine(_folder, "report.pdf");
        File.WriteAllBytes(file, printer.Print(ReportWriter.Html(many, HandDrawn.Context, Language.Zh, HandDrawn.Map)));
        string text = OracleTool.Run("pdftotext", ["-layout", file, "-"]);
        int pages = text.Count(c => c == '\f');
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Enumerable.Range(1, 137).Where(i => !text.Contains($"SD{i:000}", StringComparison.Ordinal)), Is.Empty);
            Assert.That(Enumerable.Range(1, 300).Where(i => !text.Contains($"第{i:000}号", StringComparison.Ordinal)), Is.Empty);
            Assert.That(text, Does.Contain("（300 / 300）").And.Contain("（137 / 137）"));
            Assert.That(pages, Is.GreaterThan(20));
            Assert.That(text.Split('\f').Count(p => p.Contains(CheckCode.Of(many), StringComparison.Ordinal) && p.Contains("，共", StringComparison.Ordinal)), Is.EqualTo(pages));
        }
    }

    private string Script(string body)
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("needs a shell script for a browser");
        string path = Path.Combine(_folder, "browser");
        File.WriteAllText(path, "#!/bin/sh\n" + body + "\n");
        if (!OperatingSystem.IsWindows()) // the analyzer does not know that Ignore throws
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}

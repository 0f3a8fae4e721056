using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>
/// The program as its users have it: <c>dotnet ecogis.dll</c>, or the published program that ECOGIS_PROGRAM names, as a child process in a folder of its own. No run may
/// ever show a stack trace.
/// </summary>
internal sealed class Cli : IDisposable
{
    private static readonly string[] s_program = Environment.GetEnvironmentVariable("ECOGIS_PROGRAM") is { Length: > 0 } published
        ? [published] : ["dotnet", Path.Combine(TestContext.CurrentContext.TestDirectory, "ecogis.dll")];

    public string Folder { get; } = Directory.CreateTempSubdirectory("ecogis-cli-").FullName;

    public string File(params string[] parts) => Path.Combine([Folder, .. parts]);

    public static string Sample(params string[] parts) => Path.Combine([SharedData.RepositoryRoot, "maps", "samples", "luojiang", .. parts]);

    public CliRun Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    public CliRun Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using Process process = Start(environment, arguments);
        return Finish(process, arguments);
    }

    public Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new(s_program[0], [.. s_program[1..], .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment.Remove("ECOGIS_DEBUG");
        return Process.Start(start)!;
    }

    /// <summary>Ctrl-C is tried where it can arrive: a process that was started in the background of a script hands on that it is ignored.</summary>
    public static void NeedsInterrupts()
    {
        const string Line = "SigIgn:", Status = "/proc/self/status";
        const ulong Interrupt = 1 << 1;
        if (OperatingSystem.IsWindows())
            Assert.Ignore("no SIGINT on Windows");
        if (System.IO.File.Exists(Status) && System.IO.File.ReadLines(Status).FirstOrDefault(l => l.StartsWith(Line, StringComparison.Ordinal)) is { } ignored
            && (ulong.Parse(ignored[Line.Length..], NumberStyles.HexNumber | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) & Interrupt) != 0)
            Assert.Ignore("SIGINT is ignored in this process");
    }

    public static CliRun Interrupt(Process process, IReadOnlyList<string> arguments)
    {
        using (Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            kill.WaitForExit();
        return Finish(process, arguments);
    }

    public static CliRun Finish(Process process, IReadOnlyList<string> arguments)
    {
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var run = new CliRun(process.ExitCode, output, error.Result, string.Join(' ', arguments));
        Assert.That(run.Out + run.Err, Does.Not.Contain("   at EcoGis").And.Not.Contain("   at System").And.Not.Contain("Unhandled exception").And.Not.Contain("ECO-1006"), run.ToString());
        return run;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

internal sealed record CliRun(int Exit, string Out, string Err, string Arguments)
{
    public JsonNode Json => JsonNode.Parse(Out)!;

    public override string ToString() => $"ecogis {Arguments} → {Exit}\n{Out}\n{Err}";
}

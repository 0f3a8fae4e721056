using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EcoGis.Tests.Reliability;

/// <summary>
/// The command line, run again and again in one other process: starting one is most of the cost of a small run. Its output is read from the
/// process's own streams, so what a native library prints is seen too; the peak of resident memory is counted anew for each run. Where a run ends or hangs
/// the process, that is its result, and the next run gets a new process.
/// </summary>
internal sealed class CommandChild : IDisposable
{
    private const string Mark = "\u0001end ";
    private const int MaxSeconds = 60;

    private readonly Process _process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandChild).Assembly.Location, "commands"])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    })!;

    public bool HasEnded => _process.HasExited;

    public CommandRun Run(string[] arguments) => Run(arguments, JsonSerializer.Serialize(arguments));

    /// <param name="line">What the process is told; one that cannot be read ends it.</param>
    internal CommandRun Run(string[] arguments, string line)
    {
        var clock = Stopwatch.StartNew();
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        Task<(string Text, string End)> output = UpToMark(_process.StandardOutput), error = UpToMark(_process.StandardError);
        if (!Task.WaitAll([output, error], TimeSpan.FromSeconds(MaxSeconds)))
            _process.Kill();
        string[] end = output.Result.End.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double seconds = clock.Elapsed.TotalSeconds;
        if (end.Length < 2)
            _process.WaitForExit();
        return new CommandRun(string.Join(' ', arguments), end.Length < 2 ? _process.ExitCode : int.Parse(end[0], CultureInfo.InvariantCulture), seconds,
            end.Length < 2 ? 0 : long.Parse(end[1], CultureInfo.InvariantCulture) / 1024.0, output.Result.Text, error.Result.Text);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5_000))
            _process.Kill();
        _process.Dispose();
    }

    /// <summary>The other side: one JSON array of arguments a line; after each run a mark on both streams, on standard output with exit status and peak memory in KiB.</summary>
    public static void Serve()
    {
        while (Console.In.ReadLine() is { } line)
        {
            GC.Collect();
            if (OperatingSystem.IsLinux())
                File.WriteAllText("/proc/self/clear_refs", "5"); // the high-water mark starts anew
            int exit = CommandLine.Run(JsonSerializer.Deserialize<string[]>(line)!).GetAwaiter().GetResult();
            using var process = Process.GetCurrentProcess();
            Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"\n{Mark}{exit} {process.PeakWorkingSet64 / 1024}\n"));
            Console.Out.Flush();
            Console.Error.Write($"\n{Mark}\n");
            Console.Error.Flush();
        }
    }

    private static async Task<(string Text, string End)> UpToMark(StreamReader reader)
    {
        StringBuilder text = new();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
                return (text.ToString(0, Math.Max(0, text.Length - 1)), line[Mark.Length..]);
            text.Append(line).Append('\n');
        }

        return (text.ToString(), "");
    }
}

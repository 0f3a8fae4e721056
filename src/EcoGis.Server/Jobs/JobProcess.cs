using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// One job in a process of its own: this program again, with <c>--as-job</c>. It tells how far it is by lines of JSON on stderr, and ends when its standard input
/// ends, so that it does not outlive the server. Cancelled or over a limit it is killed with all that it started.
/// </summary>
internal sealed class JobProcess(Isolation program, JobLimits limits)
{
    private const int Look = 200, LastLines = 20;

    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    /// <param name="printed">The file in the folder that takes what the process prints on stdout.</param>
    /// <param name="started">The mark of the process, once it runs.</param>
    /// <param name="progress">Done, total, stage.</param>
    /// <param name="stopping">The server ends: the process is asked to stop, and keeps what it has.</param>
    /// <param name="dismissed">A person cancelled it: it is killed.</param>
    /// <exception cref="EcoException">It failed.</exception>
    /// <exception cref="OperationCanceledException">Stopped or cancelled.</exception>
    public async Task Run(string folder, string printed, IReadOnlyList<string> arguments, Action<string> started, Action<long, long, Bilingual> progress, CancellationToken stopping, CancellationToken dismissed)
    {
        using Process process = Start(folder, arguments);
        started(MarkOf(process));
        Queue<string> last = new();
        string partial = Path.Combine(folder, printed + ".partial");
        Task output = Keep(process.StandardOutput.BaseStream, partial);
        Task told = Listen(process.StandardError, last, progress);
        Fault? ended;
        try
        {
            ended = await Watch(process, stopping, dismissed);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            await Task.WhenAll(output, told);
        }

        dismissed.ThrowIfCancellationRequested();
        stopping.ThrowIfCancellationRequested();
        if (ended is null && process.ExitCode != 0)
            ended = new Fault(JobFaults.Crashed, Place.None, process.ExitCode, last.Count > 0 ? string.Join(' ', last) : "-");
        if (ended is not null)
            throw ended.Raise();
        File.Move(partial, Path.Combine(folder, printed), overwrite: true);
    }

    /// <summary>Ends a process that a server left behind, if it still is the one that was marked.</summary>
    public static void EndLeftOver(string? mark)
    {
        if (mark is null || !int.TryParse(mark.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            return;
        try
        {
            using Process process = Process.GetProcessById(id);
            if (MarkOf(process) != mark)
                return;
            process.Kill(entireProcessTree: true);
            process.WaitForExit(s_grace);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // it is gone
        }
    }

    private static string MarkOf(Process process) => string.Create(CultureInfo.InvariantCulture, $"{process.Id} {process.StartTime.ToUniversalTime():O}");

    private Process Start(string folder, IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(program.Program, [.. program.Arguments.SkipLast(1), .. arguments, "--as-job"]) // the last one says to read a file apart
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
            CreateNoWindow = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = (limits.MaxMemoryBytes / 4 * 3).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new Fault(JobFaults.NotStarted, Place.None, e.Message).Raise(e);
        }
    }

    private async Task<Fault?> Watch(Process process, CancellationToken stopping, CancellationToken dismissed)
    {
        var clock = Stopwatch.StartNew();
        Task exit = process.WaitForExitAsync(CancellationToken.None);
        while (await Task.WhenAny(exit, Task.Delay(Look, CancellationToken.None)) != exit)
        {
            if (dismissed.IsCancellationRequested)
                return null;
            if (stopping.IsCancellationRequested)
            {
                process.StandardInput.Close();
                await Task.WhenAny(exit, Task.Delay(s_grace, CancellationToken.None));
                return null;
            }

            if (clock.Elapsed.TotalSeconds > limits.MaxSeconds)
                return new Fault(JobFaults.TooLong, Place.None, limits.MaxSeconds);
            if (Memory(process) > limits.MaxMemoryBytes)
                return new Fault(JobFaults.TooMuchMemory, Place.None, limits.MaxMemoryBytes >> 20);
        }

        return null;
    }

    private static long Memory(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // it ended meanwhile
        }
    }

    private static async Task Keep(Stream output, string path)
    {
        await using FileStream file = File.Create(path);
        await output.CopyToAsync(file);
    }

    private static async Task Listen(StreamReader error, Queue<string> last, Action<long, long, Bilingual> progress)
    {
        while (await error.ReadLineAsync() is { } line)
        {
            if (Progress(line) is var (done, total, stage))
            {
                progress(done, total, stage);
                continue;
            }

            last.Enqueue(line.Length > 500 ? line[..500] + "…" : line);
            if (last.Count > LastLines)
                last.Dequeue();
        }
    }

    internal static (long Done, long Total, Bilingual Stage)? Progress(string line)
    {
        if (!line.StartsWith("{\"done\":", StringComparison.Ordinal))
            return null;
        try
        {
            using JsonDocument told = JsonDocument.Parse(line);
            JsonElement t = told.RootElement;
            return (t.GetProperty("done").GetInt64(), t.GetProperty("total").GetInt64(), new(t.GetProperty("zh").GetString()!, t.GetProperty("en").GetString()!));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}

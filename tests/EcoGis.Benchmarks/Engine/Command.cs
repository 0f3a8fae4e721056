using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace EcoGis.Benchmarks.Engine;

/// <summary>A finished process: what it printed, and what it cost as the system counted it, its waited-for children included.</summary>
internal sealed record Command(int Status, string Output, string Errors, Cost Cost)
{
    private const string Time = "/usr/bin/time";

    /// <summary>Null when the program is not installed. Without GNU time only the wall is known.</summary>
    public static Command? Run(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        bool timed = File.Exists(Time);
        string report = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = timed ? new(Time, ["-q", "-f", "%U %S %M", "-o", report, program, .. arguments]) : new(program, arguments);
            (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
            long from = Stopwatch.GetTimestamp();
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            double wall = Stopwatch.GetElapsedTime(from).TotalSeconds;
            double[] usage = [.. File.ReadAllText(report).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
            Cost cost = usage is [var user, var system, var kilobytes] ? new(user + system, wall, double.NaN, kilobytes / 1e3 * 1.024) : new(double.NaN, wall);
            return timed && process.ExitCode == 127 ? null : new(process.ExitCode, output, errors.Result, cost);
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(report);
        }
    }

    /// <summary>Why it failed, in one line.</summary>
    public string Complaint => $"exit {Status}, {Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "nothing said"}".Replace('|', '/');
}

/// <summary>One of <see cref="Jobs"/>, run in processes of its own.</summary>
internal sealed class Job
{
    private readonly ILookup<string, string> lines;

    private Job(ILookup<string, string> lines) => this.lines = lines;

    /// <exception cref="InvalidOperationException">The job failed.</exception>
    public static IReadOnlyList<Job> Run(int times, params string[] arguments) => [.. Enumerable.Range(0, times).Select(_ => Once(arguments))];

    public static Cost Median(IEnumerable<Job> jobs, string phase) => Cost.Median([.. jobs.Select(j => j.Phase(phase))]);

    public double this[string name] => double.Parse(lines[name].Last(), CultureInfo.InvariantCulture);

    public string Text(string name) => lines[name].Last();

    private static Job Once(string[] arguments)
    {
        Command done = Command.Run(Environment.ProcessPath!, ["--child", .. arguments])!;
        return done.Status == 0
            ? new(done.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ', 2)).ToLookup(l => l[0], l => l[1]))
            : throw new InvalidOperationException($"{string.Join(' ', arguments)}: {done.Complaint}");
    }

    /// <summary>The last time it was gone through; the peak is that of the whole process.</summary>
    private Cost Phase(string name) => new(this[name + ".cpu"], this[name + ".wall"], this[name + ".bytes"], this["peak"]);
}

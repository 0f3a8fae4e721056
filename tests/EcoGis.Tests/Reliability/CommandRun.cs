using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EcoGis.Tests.Reliability;

/// <summary>
/// One run of the command line in another process (<see cref="CommandChild"/>), with its wall time in seconds and the peak of that process's resident
/// memory in MiB. A process that does not end in 60 s is killed.
/// </summary>
internal sealed partial record CommandRun(string Command, int Exit, double Seconds, double PeakMiB, string Out, string Error)
{
    private const double MaxSeconds = 10, MaxMiB = 1024;

    private static readonly ConcurrentBag<CommandChild> s_idle = [];

    /// <summary>A busy machine slows a run down: one over the time limit is repeated twice and the fastest counts.</summary>
    public static CommandRun Of(params string[] arguments)
    {
        CommandRun run = Once(arguments);
        for (int again = 0; again < 2 && run.Seconds > MaxSeconds; again++)
            run = Once(arguments) is var next && next.Seconds < run.Seconds ? next : run;
        return run;
    }

    public string FirstLine => (Exit == 0 ? Out : Error).Split('\n', 2)[0].Trim();

    /// <summary>What is wrong with a run on bad input; empty when it ended in a result or in a coded refusal.</summary>
    public IEnumerable<string> Wrongs()
    {
        if (Exit is not (0 or 3))
            yield return "exit";
        if (Seconds > MaxSeconds)
            yield return "too slow";
        if (PeakMiB > MaxMiB)
            yield return "too much memory";
        if (Exit == 0 && !IsJson(Out))
            yield return "stdout is not JSON";
        if (Exit != 0 && Out.Length > 0)
            yield return "stdout is not empty";
        string[] lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (Exit != 0 && !lines.Any(l => Coded().IsMatch(l)))
            yield return "no code";
        if (lines.FirstOrDefault(l => !Coded().IsMatch(l) && !l.StartsWith("! ", StringComparison.Ordinal)) is { } stray)
            yield return $"stray line: {stray}";
        if (lines.Any(l => l.Contains("ECO-1006", StringComparison.Ordinal) || l.StartsWith("   at ", StringComparison.Ordinal) || l.Contains("Unhandled", StringComparison.Ordinal)))
            yield return "internal error";
        if ((Out + Error).Any(c => char.IsControl(c) && c is not ('\n' or '\r')))
            yield return "control character";
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Command} | exit {Exit} | {Seconds:0.0} s | {PeakMiB:0} MiB | {(FirstLine.Length > 200 ? FirstLine[..200] : FirstLine)}");

    /// <summary>Ends the processes that wait for more.</summary>
    public static void EndAll()
    {
        while (s_idle.TryTake(out var child))
            child.Dispose();
    }

    private static CommandRun Once(string[] arguments)
    {
        var child = s_idle.TryTake(out var idle) ? idle : new CommandChild();
        CommandRun run = child.Run(arguments);
        if (child.HasEnded)
            child.Dispose();
        else
            s_idle.Add(child);
        return run;
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^ECO-\d{4} .+ \| .+ \| .+ \| .+")]
    private static partial Regex Coded();
}

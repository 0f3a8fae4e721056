using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace EcoGis;

/// <summary>A progress line on stderr while something long runs, with rate and time left; silent when stderr is no terminal.</summary>
internal static class Progress
{
    public static T During<T>(Session session, Func<IProgress<ImportStep>, T> work)
    {
        if (session.AsJob)
            return work(new Reporter(JobParent.Reporter()));
        if (Console.IsErrorRedirected || !session.Err.Profile.Capabilities.Interactive)
            return work(new Reporter(_ => { }));
        return session.Err.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).Start(context =>
        {
            var task = context.AddTask(session.Text("读取", "reading"));
            var pace = new Pace();
            return work(new Reporter(step =>
            {
                task.Description = Markup.Escape($"{session.Text(step.Stage)} {pace.Line(session, step, Stopwatch.GetTimestamp())}");
                task.MaxValue = Math.Max(1, step.Total);
                task.Value = step.Done;
            }));
        });
    }

    private sealed class Reporter(Action<ImportStep> report) : IProgress<ImportStep>
    {
        public void Report(ImportStep value) => report(value);
    }

    /// <summary>Rate over the last half minute, and what is left at that rate; from the first step on, so that what an earlier run did does not count.</summary>
    internal sealed class Pace
    {
        private static readonly long Window = 30 * Stopwatch.Frequency;

        private readonly Queue<(long At, long Done)> _steps = [];
        private readonly Lock _gate = new();
        private Bilingual? _stage;

        public string Line(Session session, ImportStep step, long now)
        {
            lock (_gate)
            {
                if (_stage != step.Stage || (_steps.Count > 0 && step.Done < _steps.Peek().Done))
                    _steps.Clear();
                _stage = step.Stage;
                if (_steps.Count == 0 || now - _steps.Last().At > Stopwatch.Frequency / 5)
                    _steps.Enqueue((now, step.Done));
                while (_steps.Count > 2 && now - _steps.Peek().At > Window)
                    _steps.Dequeue();
                var (since, from) = _steps.Peek();
                double rate = (step.Done - from) / Math.Max((double)(now - since) / Stopwatch.Frequency, 1e-9);
                string count = string.Create(CultureInfo.InvariantCulture, $"{step.Done:#,0}/{step.Total:#,0}");
                return now - since < Stopwatch.Frequency || step.Done == from
                    ? count
                    : session.Text(
                        $"{count}  {Number(rate)} 个/s  剩 {Left((step.Total - step.Done) / rate)}",
                        $"{count}  {Number(rate)}/s  {Left((step.Total - step.Done) / rate)} left");
            }
        }

        private static string Number(double rate) => rate.ToString(rate < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

        private static string Left(double seconds) => seconds < 360_000
            ? TimeSpan.FromSeconds(Math.Ceiling(seconds)).ToString(seconds < 3600 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture)
            : "> 100 h";
    }
}

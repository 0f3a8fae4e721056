using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EcoGis;

/// <summary>Every hour: jobs that have been over for longer than they are kept go, and their files with them.</summary>
internal sealed partial class JobRetention(JobStore store, ServeOptions options, ILogger<JobRetention> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.JobsKept is not { } kept)
            return;
        await Task.Yield();
        using PeriodicTimer timer = new(s_pause, options.Clock);
        try
        {
            do
                Forget(kept);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // the server ends
        }
    }

    private void Forget(TimeSpan kept)
    {
        try
        {
            if (store.Forget(kept) is > 0 and var removed)
                Removed(log, removed, kept.TotalDays);
        }
        catch (EcoException e)
        {
            Broken(log, e); // the office file cannot be written now
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Jobs} finished jobs were older than {Days} days: removed")]
    private static partial void Removed(ILogger log, int jobs, double days);

    [LoggerMessage(LogLevel.Error, "old jobs cannot be removed")]
    private static partial void Broken(ILogger log, Exception e);
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EcoGis;

/// <summary>
/// Runs the jobs that wait, oldest first, so many at a time. At start it takes up what an earlier server left: its processes are ended and its jobs run again,
/// which for a batch means to go on where the partial result is. A job that was interrupted too often is given up.
/// </summary>
internal sealed partial class JobRunner(JobStore store, JobProcess process, JobLimits limits, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan s_progress = TimeSpan.FromSeconds(0.5), s_pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _wake = new(0);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);

    /// <summary>A job was added.</summary>
    public void Wake() => _wake.Release();

    /// <returns>False: it was over already.</returns>
    public bool Dismiss(string id, string actor)
    {
        bool dismissed = store.Dismiss(id, actor);
        if (_running.TryGetValue(id, out CancellationTokenSource? running))
            running.Cancel();
        return dismissed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        foreach (Job left in store.Resume())
            JobProcess.EndLeftOver(left.Child);
        List<Task> running = [];
        try
        {
            for (Task woken = _wake.WaitAsync(stoppingToken); ; stoppingToken.ThrowIfCancellationRequested())
            {
                running.RemoveAll(t => t.IsCompleted);
                foreach (string id in Next(limits.AtOnce - running.Count))
                    running.Add(Run(id, stoppingToken));
                await Task.WhenAny([.. running, woken]);
                if (woken.IsCompletedSuccessfully)
                    woken = _wake.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(running);
        }
    }

    private IReadOnlyList<string> Next(int most)
    {
        try
        {
            return [.. store.Waiting().Select(j => j.Id).Where(id => !_running.ContainsKey(id)).Take(most)];
        }
        catch (EcoException e)
        {
            Broken(log, e, "-");
            return []; // the office file cannot be read now: jobs wait until one is added or ends
        }
    }

    /// <summary>Never throws. When the state cannot be kept (no space, no access) it waits a little: the job stays as it was, and is taken up again.</summary>
    private async Task Run(string id, CancellationToken stopping)
    {
        try
        {
            if (store.Begin(id) is { } job)
                await Run(job, stopping);
        }
        catch (EcoException e)
        {
            Broken(log, e, id);
            await Task.Delay(s_pause, CancellationToken.None);
        }
    }

    private async Task Run(Job job, CancellationToken stopping)
    {
        string id = job.Id;
        using CancellationTokenSource dismissed = new();
        _running[id] = dismissed;
        try
        {
            if (store.Find(id) is not { Status: JobStatus.Running })
                return; // cancelled between the two
            if (job.Attempts > 1 && JobFiles.IsWhole(store.FolderOf(id)))
            {
                store.End(id, JobStatus.Successful, null); // the server was killed between the end of the work and the note of it
                return;
            }

            if (job.Attempts > 1)
                JobFiles.ClearResults(store.FolderOf(id));
            if (job.Attempts > limits.MostAttempts)
                throw new Fault(JobFaults.Poison, Place.None, limits.MostAttempts).Raise();
            long told = 0;
            await process.Run(store.FolderOf(id), JobFiles.Summary, job.Arguments, mark => store.Child(id, mark), (done, total, stage) =>
            {
                if (told != 0 && Stopwatch.GetElapsedTime(told) < s_progress && done < total)
                    return;
                told = Stopwatch.GetTimestamp();
                store.Progress(id, done, total, stage);
            }, stopping, dismissed.Token);
            store.End(id, JobStatus.Successful, null);
        }
        catch (OperationCanceledException)
        {
            // cancelled: its state says so; or the server ends: it goes on at the next start
        }
        catch (EcoException e)
        {
            store.End(id, JobStatus.Failed, new(e.In(Language.Zh), e.In(Language.En)));
        }
        catch (Exception e)
        {
            Broken(log, e, id);
            store.End(id, JobStatus.Failed, new Bilingual("服务器内部错误（编号 {0}）", "internal error of the server (number {0})").Format(id));
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    [LoggerMessage(LogLevel.Error, "job {Id}")]
    private static partial void Broken(ILogger log, Exception e, string id);
}

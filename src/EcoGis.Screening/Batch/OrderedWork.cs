namespace EcoGis;

/// <summary>
/// Works on many pieces with a given number of threads and hands the results to one writer in the order of the pieces, whoever was ready first.
/// No more than twice as many pieces as threads are read, worked on or waiting at any time, so memory does not grow with their number.
/// </summary>
public static class OrderedWork
{
    /// <param name="pieces">Read by the calling thread, which also writes.</param>
    /// <exception cref="OperationCanceledException">Cancelled; every result handed to <paramref name="write"/> until then was whole and in order.</exception>
    public static void Run<TPiece, TResult>(
        IEnumerable<TPiece> pieces, int threads, Func<TPiece, CancellationToken, TResult> work, Action<TResult> write, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = new TaskFactory(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler);
        Queue<Task<TResult>> ahead = [];
        try
        {
            foreach (var piece in pieces)
            {
                if (ahead.Count >= 2 * threads)
                    WriteNext();
                var (next, token) = (piece, stop.Token);
                ahead.Enqueue(workers.StartNew(() => work(next, token), token));
            }

            while (ahead.Count > 0)
                WriteNext();
        }
        catch
        {
            stop.Cancel();
            Task.WhenAll(ahead).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait(CancellationToken.None);
            throw;
        }

        void WriteNext()
        {
            var next = ahead.Dequeue();
            if (!next.IsCompleted)
                ((IAsyncResult)next).AsyncWaitHandle.WaitOne(); // a waiting task spins first, on a processor that could work
            var result = next.GetAwaiter().GetResult();
            cancellation.ThrowIfCancellationRequested();
            write(result);
        }
    }
}

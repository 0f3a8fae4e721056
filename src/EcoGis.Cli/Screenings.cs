namespace EcoGis;

/// <summary>Runs many screenings on all cores; the results keep the order of the proposals.</summary>
internal static class Screenings
{
    public static IReadOnlyList<Screening> Run(Session session, Screener screener, IReadOnlyList<Proposal> proposals, Snapshot snapshot, ScreenOptions options, CancellationToken cancellation)
    {
        var results = new Screening[proposals.Count];
        int done = 0;
        return Progress.During(session, progress =>
        {
            try
            {
                Parallel.For(0, proposals.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
                {
                    results[i] = screener.Screen(proposals[i], snapshot, options, cancellation);
                    progress.Report(new ImportStep(new("筛查", "screening"), Interlocked.Increment(ref done), proposals.Count));
                });
            }
            catch (AggregateException e) when (e.InnerExceptions.OfType<EcoException>().FirstOrDefault() is { } first)
            {
                throw first;
            }

            return results;
        });
    }
}

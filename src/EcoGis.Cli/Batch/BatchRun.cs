namespace EcoGis;

/// <summary>
/// The loop of a batch: blocks of features → proposals → the same <see cref="Screener"/> as <c>screen</c> → rows, in file order. Blocks are read and
/// screened by many threads and written by one; the rows do not depend on the number of threads or on where the run was stopped and continued.
/// </summary>
internal sealed class BatchRun(FeatureStream stream, ProposalForm form, Screener screener, Snapshot snapshot, ScreenOptions options, bool areasOnly)
{
    private readonly AreaRun _areas = new(stream, form, screener, snapshot, options);

    /// <summary>Small: the blocks under way must fit in memory with some 50 kB for each proposal, and a stopped run loses them.</summary>
    public int BlockSize { get; init; } = areasOnly ? AreaRun.BlockSize : 64;

    /// <param name="onBlock">After each block, with the features behind it.</param>
    /// <exception cref="OperationCanceledException">Cancelled; what was done is recorded and can be continued.</exception>
    /// <exception cref="EcoException">The input is refused, then nothing is kept; or the catalog or disk fails, then what was done is recorded.</exception>
    public void Run(BatchOutput output, int threads, Action<long>? onBlock, CancellationToken cancellation)
    {
        try
        {
            onBlock?.Invoke(output.Features);
            OrderedWork.Run(stream.Blocks(BlockSize).Skip(output.Blocks), threads, (block, token) => Screened(block, output.NewBlock(), token), block =>
            {
                output.Append(block);
                onBlock?.Invoke(output.Features);
            }, cancellation);
        }
        catch (EcoException e) when (e.Class == FaultClass.Input)
        {
            output.Discard();
            throw;
        }
        catch (OperationCanceledException)
        {
            output.Record();
            throw;
        }

        output.Complete();
    }

    private ResultBlock Screened(FeatureBlock block, ResultBlock results, CancellationToken cancellation)
    {
        if (areasOnly)
            return _areas.Measured(block, results, cancellation);
        foreach (var feature in stream.Read(block, cancellation))
            results.Add(feature.Position, screener.Screen(form.InPlace(feature, stream.Path, stream.Format, stream.Crs, stream.Correction), snapshot, options, cancellation));
        return results;
    }
}

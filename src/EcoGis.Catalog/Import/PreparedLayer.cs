namespace EcoGis;

/// <summary>A layer that could be published: what an import would store, how the file was understood, and what the check of the whole says.</summary>
/// <param name="Newest">The version it would follow; null: it would be the first.</param>
/// <param name="Mapping">Standard field id → "column" or "= constant".</param>
/// <param name="Kept">What the draft was taken from; of a streamed file its coordinates are there, and go with it.</param>
public sealed record PreparedLayer(
    LayerDraft Draft, LayerSummary? Newest, IReadOnlyDictionary<string, string> Mapping, IReadOnlyList<Bilingual> Notices, LayerCheckResult Check, IDisposable Kept) : IDisposable
{
    public void Dispose() => Kept.Dispose();

    /// <exception cref="EcoException">Every error that the check of the whole found.</exception>
    internal void DemandSound()
    {
        if (Check.Worst == CheckSeverity.Error)
            throw new EcoException([.. Check.Items.Where(i => i.Severity == CheckSeverity.Error).Select(i => i.Fault)]);
    }
}

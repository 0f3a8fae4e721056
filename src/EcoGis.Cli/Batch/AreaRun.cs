using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// One block of a batch without rules: plain polygons flat and by the thousand, everything else as <see cref="Screener.Overlay"/> takes it. The rows are
/// the same either way. Thread-safe.
/// </summary>
internal sealed class AreaRun(FeatureStream stream, ProposalForm form, Screener screener, Snapshot snapshot, ScreenOptions options)
{
    public const int BlockSize = 2048;

    private readonly FlatAreas _flat = screener.Areas(snapshot, options, stream.Crs, stream.Format);
    private readonly IReadOnlyList<string> _columns = form.Columns;

    public ResultBlock Measured(FeatureBlock block, ResultBlock results, CancellationToken cancellation)
    {
        using var pass = _flat.Begin();
        stream.ReadFeatures(block, _columns, (in StreamedShape shape) =>
        {
            cancellation.ThrowIfCancellationRequested();
            if (shape.IsPlain && pass.TryMeasure(shape.Polygon.Points, shape.Polygon.Ends, shape.Polygon.PartEnds, shape.Polygon.Roles, out var overlaps))
                results.Add(shape.Position, Labelled(shape, overlaps, pass.Site));
            else
                results.Add(shape.Position, screener.Overlay(InPlace(shape, withShape: true), snapshot, options, cancellation));
        }, cancellation);
        return results;
    }

    private SiteAreas Labelled(in StreamedShape shape, ImmutableArray<OverlapRecord> overlaps, FlatSite site)
    {
        if (_columns.Count == 0)
            return new SiteAreas(ProposalForm.IdOf(shape.Key), "", [], overlaps, site);
        var proposal = InPlace(shape, withShape: false);
        return new SiteAreas(proposal.Id, proposal.Name, proposal.Unread, overlaps, site);
    }

    private Proposal InPlace(in StreamedShape shape, bool withShape) => form.InPlace(stream.Record(shape, _columns, withShape), stream.Path, stream.Format, stream.Crs, stream.Correction);
}

using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// What one flat site after the other shares with the polygons of an index: the same overlaps that <see cref="OverlayIndex.Overlaps"/> gives, without an
/// object for a site that meets none. One thread; give it back when done.
/// </summary>
public sealed class FlatOverlaps : IDisposable
{
    private const double BoxSlack = 0.01; // m: what does not meet within that shares nothing

    private readonly GridReaders.Lease reader;
    private readonly IndexedFeature[] features;
    private readonly BoxTree? others;
    private readonly double accuracy;

    /// <param name="others">Boxes in the plane of the features that are no polygons; null when there is none.</param>
    /// <param name="accuracy">The layer's, m.</param>
    internal FlatOverlaps(GridReaders readers, IndexedFeature[] features, BoxTree? others, double accuracy)
    {
        reader = readers.Rent();
        (this.features, this.others, this.accuracy) = (features, others, accuracy);
    }

    /// <summary>Adds what the site shares, in feature order.</summary>
    /// <returns>False when a line or point of the layer is near: the ordinary way has to look.</returns>
    /// <exception cref="EcoException">Two ways to measure a pair disagree.</exception>
    public bool TryMeasure(FlatSite site, List<Overlap> found)
    {
        if (others is not null && NearOthers(new Box(site.Box.MinX - BoxSlack, site.Box.MinY - BoxSlack, site.Box.MaxX + BoxSlack, site.Box.MaxY + BoxSlack)))
            return false;
        Measure(reader, site, features, accuracy, found, null);
        return true;
    }

    /// <param name="only">The one feature of the grid, null: the grid has them all.</param>
    internal static void Measure(in GridReaders.Lease reader, ICandidate site, IndexedFeature[] features, double accuracy, List<Overlap> found, int? only)
    {
        Rings rings = site.Rings;
        reader.Polygons.Begin();
        foreach (ref readonly GridHit hit in reader.Grid.Areas(rings))
        {
            int i = only ?? hit.Feature;
            if (reader.Polygons.Measure(site, reader.Grid, hit, features[i], accuracy) is { } overlap)
                found.Add(i == overlap.Feature ? overlap : overlap with { Feature = i });
        }
    }

    /// <summary>Some edge, or point, of a feature that is no polygon has a box that meets this one.</summary>
    private bool NearOthers(in Box box)
    {
        foreach (int i in others!.Meeting(new Envelope(box.MinX, box.MaxX, box.MinY, box.MaxY)))
        {
            if (reader.Grid.Edges(i, box).Count > 0)
                return true;
        }

        return false;
    }

    public void Dispose() => reader.Dispose();
}

namespace EcoGis;

/// <summary>
/// The features of a layer around a site: those of the plane from its grid, or one by one in grids of their own as long as there is none; those that the
/// plane holds nothing of by their vertices. Both ways give the same bits. Geodesic distances, m; thread-safe.
/// </summary>
/// <param name="tree">Over the lon/lat bounds of the features.</param>
internal sealed class Neighbours(IndexedFeature[] features, Lazy<BoxTree> tree, NearSites loaded, Distances distances, Crs plane)
{
    private readonly Lazy<(int[] Features, BoxTree Tree)> beyond = new(() =>
    {
        int[] empty = [.. Enumerable.Range(0, features.Length).Where(i => features[i].IsEmpty)];
        return (empty, new BoxTree([.. empty.Select(i => features[i].Shape.LonLatBounds)]));
    });

    public Proximity? Nearest(Site site, Predicate<int> wanted, GridReaders? grid, CancellationToken cancellation)
    {
        NearestSoFar nearest = new();
        foreach (Proximity next in Around(site, wanted, () => nearest.Limit, grid))
        {
            cancellation.ThrowIfCancellationRequested();
            nearest.Add(next);
        }

        return nearest.Best;
    }

    public IReadOnlyList<Proximity> Within(Site site, double metres, Predicate<int> wanted, GridReaders? grid) =>
        [.. Around(site, wanted, () => metres + Pieces.Touch, grid).Where(p => Math.Round(p.Distance, 3) <= metres).OrderBy(p => p.Feature)];

    /// <summary>All wanted features that are no further than a limit, m, which may shrink; some that are further may be among them.</summary>
    private IEnumerable<Proximity> Around(Site site, Predicate<int> wanted, Func<double> limit, GridReaders? grid)
    {
        using NearSites.Lease near = loaded.Rent(site.Paths);
        if (grid is null)
        {
            foreach (var (i, bound) in tree.Value.ByDistance(Bound(site)))
            {
                if (bound > limit())
                    yield break;
                if (wanted(i) && (features[i].IsEmpty ? Far(site, i) : Alone(near.Site, i, limit())) is { } found)
                    yield return found;
            }

            yield break;
        }

        using (GridReaders.Lease reader = grid.Rent())
        {
            reader.Nearest.Begin(near.Site, wanted);
            while (reader.Nearest.Next(Distances.Reach(limit()), out int i, out Nearness nearness))
                yield return On(i, nearness);
        }

        if (PlaneWindow.ToBeyond(site.Shape.LonLatBounds, plane) > limit())
            yield break;
        foreach (var (at, bound) in beyond.Value.Tree.ByDistance(Bound(site)))
        {
            if (bound > limit())
                yield break;
            if (wanted(beyond.Value.Features[at]))
                yield return Far(site, beyond.Value.Features[at]);
        }
    }

    private Proximity? Alone(NearSite site, int feature, double limit)
    {
        using GridReaders.Lease reader = features[feature].Alone.Rent();
        reader.Nearest.Begin(site, _ => true);
        return reader.Nearest.Next(Distances.Reach(limit), out _, out Nearness nearness) ? On(feature, nearness) : null;
    }

    private Proximity On(int feature, in Nearness nearness)
    {
        var (metres, azimuth) = distances.OnGround(nearness);
        return new Proximity(feature, metres, azimuth);
    }

    private Proximity Far(Site site, int feature)
    {
        var (metres, azimuth) = Distances.Far(site.Shape, features[feature].Shape);
        return new Proximity(feature, metres, azimuth);
    }

    private static Func<Box, double> Bound(Site site)
    {
        Box box = Box.Of(site.Shape.LonLatBounds);
        return b => GroundBound.Between(b, box);
    }
}

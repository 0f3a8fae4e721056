namespace EcoGis;

/// <summary>Two polygons of one set that share ground.</summary>
/// <param name="First">Place in the list that was read; smaller than <paramref name="Second"/>.</param>
/// <param name="EllipsoidalArea">What both have, m².</param>
/// <param name="MeanWidth">2A/P of the widest piece, m.</param>
public sealed record SharedPair(int First, int Second, double EllipsoidalArea, double MeanWidth);

/// <summary>
/// Ground that polygons of one set claim twice: each pair that overlaps, the sum of all areas, and the area of their union, where each square metre
/// counts once. Ellipsoidal m². Pieces under 1 mm wide are no overlap. Judges nothing: whether two parcels may share ground is not known here.
/// </summary>
/// <param name="Pairs">In order of the list; all of them, but for <see cref="TilingReading.UnlistedPairs"/>.</param>
/// <param name="Unlisted">Pairs that may overlap and were not looked at one by one.</param>
public sealed record SharedGround(IReadOnlyList<SharedPair> Pairs, double Sum, double Union, int Unlisted)
{
    /// <summary>More vertices than this in polygons whose boxes meet are not looked at.</summary>
    public const int MostVertices = 1_000_000;

    /// <param name="polygons">Valid polygons in one CRS.</param>
    /// <returns>Null when there are more than <see cref="MostVertices"/> to look at: then nothing is known, which is not "none".</returns>
    public static SharedGround? Of(IReadOnlyList<Shape> polygons, CancellationToken cancellation)
    {
        double sum = polygons.Sum(p => p.EllipsoidalArea);
        BoxTree boxes = new([.. polygons.Select(p => p.Geometry.EnvelopeInternal)]);
        int[] near = [.. Enumerable.Range(0, polygons.Count).Where(i => boxes.Meeting(polygons[i].Geometry.EnvelopeInternal).Count > 1)];
        if (near.Sum(i => (long)polygons[i].Geometry.NumPoints) > MostVertices)
            return null;
        if (near.Length == 0)
            return new([], sum, sum, 0);
        if (TilingCheck.Read([.. near.Select(i => polygons[i])], 0, cancellation) is not { } reading)
            return null;
        SharedPair[] pairs =
        [
            .. reading.Flaws.Where(f => f.Kind == TilingFlawKind.Overlap)
                .GroupBy(f => (First: near[f.Features[0]], Second: near[f.Features[1]]))
                .Select(g => new SharedPair(Math.Min(g.Key.First, g.Key.Second), Math.Max(g.Key.First, g.Key.Second), g.Sum(f => f.EllipsoidalArea), g.Max(f => f.MeanWidth)))
                .OrderBy(p => p.First).ThenBy(p => p.Second),
        ];
        HashSet<int> looked = [.. near];
        double union = pairs.Length == 0 ? sum
            : Ellipsoidal.Area(reading.Covered, polygons[0].Crs) + polygons.Where((_, i) => !looked.Contains(i)).Sum(p => p.EllipsoidalArea);
        return new(pairs, sum, union, reading.UnlistedPairs);
    }
}

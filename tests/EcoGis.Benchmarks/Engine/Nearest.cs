namespace EcoGis.Benchmarks.Engine;

/// <summary>
/// How far the nearest feature is that a candidate does not touch, one candidate after the other, as a screening asks: found in the plane (the workloads
/// are in EPSG:4523), measured on the ellipsoid.
/// </summary>
internal sealed class Nearest(GridIndex index)
{
    private readonly Distances distances = new(Crs.Parse("EPSG:4523"));
    private readonly GridNearest nearest = new(index, new GridOverlay(index));
    private readonly NearSite site = new();

    public long Found { get; private set; }

    /// <summary>Sum, and the largest, m.</summary>
    public (double Sum, double Most) Metres { get; private set; }

    public void One(FlatPaths candidate)
    {
        NearestSoFar best = new();
        site.Load(candidate);
        nearest.Begin(site, _ => true);
        while (nearest.Next(Distances.Reach(best.Limit), out int feature, out Nearness near))
        {
            if (near.Squared == 0)
                continue;
            var (metres, azimuth) = distances.OnGround(near);
            best.Add(new Proximity(feature, metres, azimuth));
        }

        if (best.Best is not { } found)
            return;
        Found++;
        Metres = (Metres.Sum + found.Distance, Math.Max(Metres.Most, found.Distance));
    }
}

using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>Where a file lies: its bounds in degrees, its shares in the areas of the administrative boundary, and the lines of a small map.</summary>
internal sealed record ReceiptPlace(Envelope? Bounds, IReadOnlyList<(string Area, double Share)>? Within, LocatorMap? Locator)
{
    private const int MostDrawn = 400, MostPoints = 2000;

    public static ReceiptPlace Of(FeatureFile file, PlaceReference? reference)
    {
        if (file.Crs is not { } crs || InteriorSample.Of(file.Features) is not { } sample)
            return new(null, null, null);
        CrsTransform toDegrees = CrsTransform.Between(crs, Crs.Wgs84);
        Envelope bounds = new();
        foreach (RawPath path in file.Features.SelectMany(f => f.Shape?.Parts ?? []).SelectMany(p => p))
        {
            for (int i = 0; i < path.Count; i++)
            {
                if (double.IsFinite(path.Xs[i]) && double.IsFinite(path.Ys[i]) && toDegrees.Apply(path.Xs[i], path.Ys[i]) is var (lon, lat) && double.IsFinite(lon) && double.IsFinite(lat))
                    bounds.ExpandToInclude(lon, lat);
            }
        }

        return bounds.IsNull ? new(null, null, null) : new(bounds, reference is null ? null : Shares(sample, toDegrees, reference), Map(file, toDegrees, bounds, reference));
    }

    private static List<(string, double)> Shares(InteriorSample sample, CrsTransform toDegrees, PlaceReference reference)
    {
        Dictionary<string, double> shares = [];
        double all = sample.Weights.Sum();
        for (int i = 0; i < sample.Xs.Length; i++)
        {
            (double lon, double lat) = toDegrees.Apply(sample.Xs[i], sample.Ys[i]);
            foreach (string name in double.IsFinite(lon) ? reference.NamesAt(lon, lat) : [])
                shares[name] = shares.GetValueOrDefault(name) + (sample.Weights[i] / all);
        }

        return [.. shares.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value))];
    }

    /// <summary>A boundary that is further off than it is large would leave nothing to be seen of either: it is left out.</summary>
    private static LocatorMap Map(FeatureFile file, CrsTransform toDegrees, Envelope bounds, PlaceReference? reference)
    {
        Envelope frame = bounds.Copy();
        frame.ExpandToInclude(reference?.Bounds ?? bounds);
        bool together = reference is not null && frame.Width <= 4 * reference.Bounds.Width && frame.Height <= 4 * reference.Bounds.Height;
        return new(together ? frame : bounds, together ? [.. reference!.Outlines.SelectMany(o => o.Rings)] : [],
        [
            .. file.Features.SelectMany(f => f.Shape?.Parts ?? []).SelectMany(p => p).Where(p => p.Count > 0).Take(MostDrawn).Select(path =>
            {
                int step = Math.Max(1, path.Count / MostPoints);
                double[] lon = [.. path.Xs.Where((_, i) => i % step == 0)], lat = [.. path.Ys.Where((_, i) => i % step == 0)];
                toDegrees.Apply(lon, lat);
                return (lon, lat);
            }),
        ]);
    }
}

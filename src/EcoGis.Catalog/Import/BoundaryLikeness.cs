using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Keeps, of the features that pass by, the outlines that look like areas of the administrative boundary (their boxes share a good part): what a shift of the whole
/// layer can be seen by. Outlines are as the file has them, valid or not, in degrees. A layer of parcels keeps none.
/// </summary>
internal sealed class BoundaryLikeness(PlaceReference reference, FieldMapping mapping, Crs crs)
{
    /// <summary>Under what pairing asks for (<see cref="OutlineShift"/>): the boxes here are of transformed corners.</summary>
    private const double Enough = 0.25;

    private const int Most = 200;

    private readonly CrsTransform _toDegrees = CrsTransform.Between(crs, Crs.Wgs84);
    private readonly List<DegreeOutline> _kept = [];

    public IReadOnlyList<DegreeOutline> Outlines => _kept;

    /// <summary>By any thread; null: it looks like no area.</summary>
    public DegreeOutline? Of(FeatureRecord feature)
    {
        if (feature.Shape is not { Kind: ShapeKind.Polygon, IsEmpty: false } raw || Extent.Of(raw) is not { } box || Corners(box) is not { } bounds
            || !reference.Outlines.Any(o => OutlineShift.Likeness(bounds, o.Bounds) >= Enough))
            return null;
        return new(mapping.Value(feature, "code"), mapping.Value(feature, "name"), [.. raw.Parts.SelectMany(p => p).Select(r => Ring(r.Xs, r.Ys))]);
    }

    /// <summary>The largest are kept: those that pairing would take.</summary>
    public void Keep(DegreeOutline outline)
    {
        _kept.Add(outline);
        if (_kept.Count >= 2 * Most)
        {
            DegreeOutline[] largest = [.. _kept.OrderByDescending(o => o.Bounds.Area).Take(Most)];
            _kept.Clear();
            _kept.AddRange(largest);
        }
    }

    private Envelope? Corners(Extent box)
    {
        Envelope bounds = new();
        foreach (var (x, y) in new[] { (box.MinX, box.MinY), (box.MinX, box.MaxY), (box.MaxX, box.MinY), (box.MaxX, box.MaxY) })
        {
            (double lon, double lat) = _toDegrees.Apply(x, y);
            if (!double.IsFinite(lon) || !double.IsFinite(lat))
                return null;
            bounds.ExpandToInclude(lon, lat);
        }

        return bounds;
    }

    private (double[] Lon, double[] Lat) Ring(double[] xs, double[] ys)
    {
        int[] finite = [.. Enumerable.Range(0, xs.Length).Where(i => double.IsFinite(xs[i]) && double.IsFinite(ys[i]))];
        double[] lon = [.. finite.Select(i => xs[i])];
        double[] lat = [.. finite.Select(i => ys[i])];
        _toDegrees.Apply(lon, lat);
        return lon.All(double.IsFinite) && lat.All(double.IsFinite) ? (lon, lat) : ([], []);
    }
}

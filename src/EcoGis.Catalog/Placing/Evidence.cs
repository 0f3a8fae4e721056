namespace EcoGis;

/// <summary>
/// The numbers for one explanation: where its ground lies against the boundary, how its outlines fit those of the same places, and its areas against those
/// the file declares. Degrees, metres, m². Looks at a sample; decides nothing.
/// </summary>
internal sealed class Evidence(PlacedFile file, PlaceReference reference, CancellationToken cancellation)
{
    /// <summary>Half of the last digit of an area in hectares with four decimals, m².</summary>
    private const double AreaRounding = 0.5;

    /// <summary>Planar and ellipsoidal area differ by up to about 1.1e-4 at the edge of a 3° zone's half (DOMAIN §5.3).</summary>
    private const double TwoMeasures = 2e-4;

    private const int MostAreas = 30, Glance = 16;

    private readonly FeatureRecord[] declared = [.. file.Features.Where(f => f.DeclaredArea > 0 && f.Shape is { Kind: ShapeKind.Polygon, IsEmpty: false }).Take(MostAreas)];

    public CrsExplanation Place(CrsExplanation e)
    {
        cancellation.ThrowIfCancellationRequested();
        bool packed = e.Mistakes.Contains(CrsMistake.PackedDegrees);
        InteriorSample sample = packed ? InteriorSample.Of([.. file.Features.Select(f => f with { Shape = CoordinateCorrection.Moved(f.Shape, e.ToCrs) })])! : file.Sample;
        Func<double, double, (double X, double Y)> toCrs = packed ? (x, y) => (x, y) : e.ToCrs;
        CrsTransform toDegrees = CrsTransform.Between(e.Crs, Crs.Wgs84);
        int count = sample.Xs.Length;
        double[] lon = new double[count], lat = new double[count];
        double inside = 0, all = 0;
        bool near = Enumerable.Range(0, Math.Min(Glance, count)).Any(i => Near(At(i * count / Math.Min(Glance, count))));
        for (int i = 0; i < (near ? count : 1); i++)
        {
            int k = near ? i : count / 2;
            (lon[k], lat[k]) = At(k);
            all += sample.Weights[k];
            inside += double.IsFinite(lon[k]) && reference.Holds(lon[k], lat[k]) ? sample.Weights[k] : 0;
        }

        double share = all > 0 ? inside / all : 0;
        double? distance = share > 0 || !double.IsFinite(lon[count / 2]) ? null : reference.DistanceTo(lon[count / 2], lat[count / 2]);
        return e with { Inside = share, Distance = distance, Sample = near ? (lon, lat) : ([], []) };

        (double, double) At(int i)
        {
            (double x, double y) = toCrs(sample.Xs[i], sample.Ys[i]);
            return double.IsFinite(x) && double.IsFinite(y) ? toDegrees.Apply(x, y) : (double.NaN, double.NaN);
        }

        bool Near((double Lon, double Lat) at) => double.IsFinite(at.Lon)
            && Math.Abs(at.Lon - reference.Bounds.Centre.X) <= (reference.Bounds.Width / 2) + 1 && Math.Abs(at.Lat - reference.Bounds.Centre.Y) <= (reference.Bounds.Height / 2) + 1;
    }

    public CrsExplanation Areas(CrsExplanation e)
    {
        List<(double Ratio, double Declared)> ratios = [.. declared.Select(f => (Area(f, e) / f.DeclaredArea!.Value, f.DeclaredArea!.Value)).Where(r => double.IsFinite(r.Item1)).OrderBy(r => r.Item1)];
        return ratios.Count == 0 ? e : e with
        {
            AreaRatio = ratios[ratios.Count / 2].Ratio,
            AreaTolerance = TwoMeasures + (AreaRounding / ratios[ratios.Count / 2].Declared),
        };
    }

    /// <summary>The fit of the outlines by this explanation; null when none has a partner in the boundary.</summary>
    public OutlineShift? Fit(CrsExplanation e) => OutlineShift.Fit(Outlines(e), reference.Outlines, cancellation);

    /// <summary>How far the outlines are from their partners; null when there are none.</summary>
    public double? Apart(CrsExplanation e) => OutlineShift.Apart(Outlines(e), reference.Outlines);

    private DegreeOutline[] Outlines(CrsExplanation e)
    {
        CrsTransform toDegrees = CrsTransform.Between(e.Crs, Crs.Wgs84);
        return [.. file.Outlines.Select(f => new DegreeOutline(null, null, [.. f.Shape!.Parts.SelectMany(p => p).Select(Ring)]))];

        (double[] Lon, double[] Lat) Ring(RawPath path)
        {
            var points = path.Xs.Zip(path.Ys, e.ToCrs).Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)).Select(p => toDegrees.Apply(p.X, p.Y)).Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)).ToList();
            return ([.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
        }
    }

    /// <summary>NaN when the polygon is broken, or impossible in this reading.</summary>
    private static double Area(FeatureRecord feature, CrsExplanation e)
    {
        try
        {
            return ShapeGate.Check(CoordinateCorrection.Moved(feature.Shape, e.ToCrs)!, e.Crs).Shape?.EllipsoidalArea ?? double.NaN;
        }
        catch (EcoException)
        {
            return double.NaN;
        }
    }
}

namespace EcoGis;

/// <summary>
/// Moves coordinates between two <see cref="Crs"/>, through longitude and latitude in degrees (CGCS2000 and WGS 84 taken as one datum).
/// Two transverse Mercators that differ only by false easting and northing are a plain shift. Forward then inverse returns the same point
/// to 2e-9 m, the rounding of its degrees, or to the last digit of a coordinate where that is coarser (7.5e-9 m at an easting of 3.5e7).
/// Thread-safe; a point's result does not depend on its neighbours.
/// </summary>
public sealed class CrsTransform
{
    private readonly Crs from;
    private readonly Crs to;
    private readonly (double X, double Y)? shift;

    private CrsTransform(Crs from, Crs to)
    {
        (this.from, this.to) = (from, to);
        if (from.Projection is { } p && to.Projection is { } q && p.IsShiftOf(q))
            shift = (q.FalseEasting - p.FalseEasting, q.FalseNorthing - p.FalseNorthing);
        IsIdentity = (from.IsGeographic && to.IsGeographic) || (from.IsWebMercator && to.IsWebMercator) || shift is (0, 0);
    }

    public static CrsTransform Between(Crs from, Crs to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new(from, to);
    }

    /// <summary>The coordinates stay as they are, even those outside a domain.</summary>
    public bool IsIdentity { get; }

    /// <summary>The operation by its name, for reports.</summary>
    public Bilingual Operation => IsIdentity ? new("坐标不变（CGCS2000 与 WGS 84 视为同一基准面）", "none: coordinates stay (CGCS2000 and WGS 84 taken as one datum)")
        : shift is { } by ? new Bilingual("平移假东 {0:#,0} m、假北 {1:#,0} m", "shift of false easting {0:#,0} m and false northing {1:#,0} m").Format(by.X, by.Y)
        : new Bilingual("{0} → 经纬度 → {1}，同一基准面，无基准转换", "{0} → longitude and latitude → {1}, one datum, no datum shift").Format(from.Code, to.Code);

    /// <summary>In place. A coordinate outside the projection's domain becomes NaN.</summary>
    public void Apply(Span<double> xs, Span<double> ys)
    {
        if (xs.Length != ys.Length)
            throw new ArgumentException("as many y as x are needed", nameof(ys));
        if (IsIdentity)
            return;
        for (int i = 0; i < xs.Length; i++)
            (xs[i], ys[i]) = Apply(xs[i], ys[i]);
    }

    public (double X, double Y) Apply(double x, double y)
    {
        if (IsIdentity)
            return (x, y);
        if (shift is { } by)
            return (x + by.X, y + by.Y);
        (double longitude, double latitude) = from.Inverse(x, y);
        return to.Forward(longitude, latitude);
    }
}

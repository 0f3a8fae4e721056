namespace EcoGis;

/// <summary>Moves coordinates between two <see cref="Crs"/>. Forward then inverse returns the same point to 1e-9 m. Thread-safe.</summary>
public sealed class CrsTransform
{
    public static CrsTransform Between(Crs from, Crs to) => throw new NotSupportedException();

    public bool IsIdentity => throw new NotSupportedException();

    /// <summary>In place. A coordinate outside the projection's domain becomes NaN.</summary>
    public void Apply(Span<double> xs, Span<double> ys) => throw new NotSupportedException();

    public (double X, double Y) Apply(double x, double y) => throw new NotSupportedException();
}

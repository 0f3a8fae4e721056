namespace EcoGis;

/// <summary>
/// The area a file states against the measured ones (RELIABILITY 35): it may mean either measure, so the nearer counts; more than 1 m² or 0.1 % apart is told,
/// and both are kept. m².
/// </summary>
public static class StatedArea
{
    private const double Metres = 1, Share = 0.001;

    /// <summary>How far apart they are, when that is too much; else null.</summary>
    public static double? Mismatch(double? stated, double? ellipsoidal, double? planar)
    {
        if (stated is not { } said || ellipsoidal is not { } e || planar is not { } p)
            return null;
        double measured = Math.Abs(said - e) <= Math.Abs(said - p) ? e : p, difference = Math.Abs(said - measured);
        return difference > Metres || difference > Share * measured ? difference : null;
    }
}

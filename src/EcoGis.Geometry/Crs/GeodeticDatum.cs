namespace EcoGis;

/// <summary>
/// The two datums EcoGis works in. Longitude and latitude pass between them unchanged: both follow the ITRF to the decimetre at epoch
/// 2000.0, and their ellipsoids share the semi-major axis and differ by 0.1 mm in the semi-minor one (GB/T 22021 / EPSG:1024, EPSG:7030).
/// Each keeps its own ellipsoid for its projections. Angles in degrees, lengths in metres.
/// </summary>
internal sealed record GeodeticDatum(
    string Title, string WktName, int WktCode, string GeographicName, int GeographicCode, string Spheroid, int SpheroidCode,
    double InverseFlattening, string ProjEllipsoid)
{
    public const double SemiMajorAxis = 6378137;

    public static readonly GeodeticDatum Cgcs2000 = new(
        "CGCS2000", "China_2000", 1043, "China Geodetic Coordinate System 2000", 4490, "CGCS2000", 1024, 298.257222101, "GRS80");

    public static readonly GeodeticDatum Wgs84 = new(
        "WGS 84", "WGS_1984", 6326, "WGS 84", 4326, "WGS 84", 7030, 298.257223563, "WGS84");

    public static readonly IReadOnlyList<GeodeticDatum> All = [Cgcs2000, Wgs84];

    public double Flattening => 1 / InverseFlattening;

    public double SemiMinorAxis => SemiMajorAxis * (1 - Flattening);

    /// <summary>First eccentricity squared, e².</summary>
    public double EccentricitySquared => Flattening * (2 - Flattening);

    /// <summary>Metres per degree along the parallel and along the meridian at a latitude in degrees (radii of curvature N cos φ and M).</summary>
    public (double East, double North) MetresPerDegree(double latitude)
    {
        (double sin, double cos) = Math.SinCos(latitude * Math.PI / 180);
        double w2 = 1 - (EccentricitySquared * sin * sin);
        double primeVertical = SemiMajorAxis / Math.Sqrt(w2);
        return (primeVertical * cos * Math.PI / 180, primeVertical * (1 - EccentricitySquared) / w2 * Math.PI / 180);
    }
}

namespace EcoGis;

/// <summary>
/// The two datums EcoGis works in, and the two old ones it can be led out of (<see cref="OldDatumCrs"/>). Longitude and latitude pass between them unchanged: both follow the ITRF to the decimetre at epoch
/// 2000.0, and their ellipsoids share the semi-major axis and differ by 0.1 mm in the semi-minor one (GB/T 22021 / EPSG:1024, EPSG:7030).
/// Each keeps its own ellipsoid for its projections. Angles in degrees, lengths in metres.
/// </summary>
internal sealed record GeodeticDatum(
    string Title, string WktName, int WktCode, string GeographicName, int GeographicCode, string Spheroid, int SpheroidCode,
    double InverseFlattening, string ProjEllipsoid)
{
    /// <summary>Of the two datums EcoGis works in.</summary>
    public const double SemiMajorAxis = 6378137;

    public static readonly GeodeticDatum Cgcs2000 = new(
        "CGCS2000", "China_2000", 1043, "China Geodetic Coordinate System 2000", 4490, "CGCS2000", 1024, 298.257222101, "GRS80");

    public static readonly GeodeticDatum Wgs84 = new(
        "WGS 84", "WGS_1984", 6326, "WGS 84", 4326, "WGS 84", 7030, 298.257223563, "WGS84");

    /// <summary>1980西安坐标系: IAG 1975 ellipsoid (EPSG:7049). Never taken for CGCS2000.</summary>
    public static readonly GeodeticDatum Xian1980 = new(
        "Xian 1980", "Xian_1980", 6610, "Xian 1980", 4610, "IAG 1975", 7049, 298.257, "IAU76")
    { Axis = 6378140 };

    /// <summary>1954年北京坐标系: Krassowsky 1940 ellipsoid (EPSG:7024). Never taken for CGCS2000.</summary>
    public static readonly GeodeticDatum Beijing1954 = new(
        "Beijing 1954", "Beijing_1954", 6214, "Beijing 1954", 4214, "Krassowsky 1940", 7024, 298.3, "krass")
    { Axis = 6378245 };

    public static readonly IReadOnlyList<GeodeticDatum> All = [Cgcs2000, Wgs84];

    /// <summary>Semi-major axis, m.</summary>
    public double Axis { get; private init; } = SemiMajorAxis;

    public double Flattening => 1 / InverseFlattening;

    public double SemiMinorAxis => Axis * (1 - Flattening);

    /// <summary>First eccentricity squared, e².</summary>
    public double EccentricitySquared => Flattening * (2 - Flattening);

    /// <summary>Metres per degree along the parallel and along the meridian at a latitude in degrees (radii of curvature N cos φ and M).</summary>
    public (double East, double North) MetresPerDegree(double latitude)
    {
        (double sin, double cos) = Math.SinCos(latitude * Math.PI / 180);
        double w2 = 1 - (EccentricitySquared * sin * sin);
        double primeVertical = Axis / Math.Sqrt(w2);
        return (primeVertical * cos * Math.PI / 180, primeVertical * (1 - EccentricitySquared) / w2 * Math.PI / 180);
    }
}

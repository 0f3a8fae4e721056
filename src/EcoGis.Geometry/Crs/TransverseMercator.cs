using System.Collections.Concurrent;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace EcoGis;

/// <summary>
/// A transverse Mercator (Gauss-Krüger, UTM) projection: parameters in degrees and metres, formulas by ProjNET, which is asked only for a
/// projection on meridian 0 without offsets, so that no digit is lost to a zone prefix. Its series loses accuracy away from the central
/// meridian: measured against PROJ at 18–54° latitude 0.004 mm at 3°, 0.02 mm at 4°, 0.3 mm at 6°, 2 mm at 8° and 1 cm at 10°, which
/// is where the domain ends (NaN); it also ends at ±89° of latitude. The inverse is made exact to the forward formula by Newton's method.
/// </summary>
internal sealed record TransverseMercator(
    GeodeticDatum Datum, double CentralMeridian, double LatitudeOfOrigin, double Scale, double FalseEasting, double FalseNorthing)
{
    /// <summary>Degrees from the central meridian.</summary>
    public const double HalfWidth = 10;

    public const double MaximumLatitude = 89;

    private const double Radian = Math.PI / 180;

    private static readonly ConcurrentDictionary<(GeodeticDatum, double, double), (MathTransform Forward, MathTransform Inverse)> Cores = new();

    private readonly (MathTransform Forward, MathTransform Inverse) core =
        Cores.GetOrAdd((Datum, LatitudeOfOrigin, Scale), static key => Core(key.Item1, key.Item2, key.Item3));

    /// <summary>Whether parameters can be meant: anything else is a broken or hostile file.</summary>
    public static bool InRange(double centralMeridian, double latitudeOfOrigin, double scale, double falseEasting, double falseNorthing) =>
        Math.Abs(centralMeridian) <= 180 && Math.Abs(latitudeOfOrigin) <= MaximumLatitude && scale is >= 0.9 and <= 1.1
        && Math.Abs(falseEasting) <= 1e8 && Math.Abs(falseNorthing) <= 1e8;

    /// <summary>Whether the two differ by false easting and northing only.</summary>
    public bool IsShiftOf(TransverseMercator other) =>
        Datum == other.Datum && CentralMeridian == other.CentralMeridian && LatitudeOfOrigin == other.LatitudeOfOrigin && Scale == other.Scale;

    /// <summary>Whether the two give the same coordinates to about 0.01 mm.</summary>
    public bool IsNear(TransverseMercator other) =>
        Datum == other.Datum
        && Math.Abs(CentralMeridian - other.CentralMeridian) <= 1e-10 && Math.Abs(LatitudeOfOrigin - other.LatitudeOfOrigin) <= 1e-10
        && Math.Abs(Scale - other.Scale) <= 1e-12
        && Math.Abs(FalseEasting - other.FalseEasting) <= 1e-5 && Math.Abs(FalseNorthing - other.FalseNorthing) <= 1e-5;

    public bool Equals(TransverseMercator? other) =>
        other is not null && IsShiftOf(other) && FalseEasting == other.FalseEasting && FalseNorthing == other.FalseNorthing;

    public override int GetHashCode() => HashCode.Combine(Datum, CentralMeridian, LatitudeOfOrigin, Scale, FalseEasting, FalseNorthing);

    public (double X, double Y) Forward(double longitude, double latitude)
    {
        double fromMeridian = longitude - CentralMeridian;
        if (fromMeridian > 180)
            fromMeridian -= 360;
        else if (fromMeridian < -180)
            fromMeridian += 360;
        if (!(Math.Abs(longitude) <= 180 && Math.Abs(fromMeridian) <= HalfWidth && Math.Abs(latitude) <= MaximumLatitude))
            return (double.NaN, double.NaN);
        (double x, double y) = core.Forward.Transform(fromMeridian, latitude);
        return (x + FalseEasting, y + FalseNorthing);
    }

    public (double Longitude, double Latitude) Inverse(double x, double y)
    {
        (double east, double north) = (x - FalseEasting, y - FalseNorthing);
        if (!(Math.Abs(east) <= 1.3e6 && Math.Abs(north) <= 2.1e7))
            return (double.NaN, double.NaN);
        (double longitude, double latitude) = core.Inverse.Transform(east, north);
        for (int step = 0; step < 4 && Math.Abs(longitude) <= HalfWidth + 1 && Math.Abs(latitude) <= MaximumLatitude + 0.1; step++)
        {
            (double nearEast, double nearNorth) = core.Forward.Transform(longitude, latitude);
            (double eastLeft, double northLeft) = (east - nearEast, north - nearNorth);
            if (Math.Abs(eastLeft) <= 5e-10 && Math.Abs(northLeft) <= 5e-10)
                break;
            (double dLongitude, double dLatitude) = Step(longitude, latitude, eastLeft, northLeft);
            longitude += dLongitude;
            latitude += dLatitude;
        }
        if (!(Math.Abs(longitude) <= HalfWidth + 1e-12 && Math.Abs(latitude) <= MaximumLatitude + 1e-12))
            return (double.NaN, double.NaN);
        longitude += CentralMeridian;
        return (longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude, latitude);
    }

    /// <summary>
    /// The change of longitude and latitude (degrees) that moves a point by (east, north) metres on the plane: the projection is conformal,
    /// so its Jacobian is a rotation by the convergence γ and a scale k (tan γ = tan λ sin φ; k = k₀/√(1 − cos²φ sin²λ), Snyder,
    /// Map Projections, USGS PP 1395, 1987, eqs 8-4 and 8-5: the forms of the sphere) times the radii of curvature. An approximate Jacobian slows
    /// Newton's method down but does not move its end.
    /// </summary>
    private (double Longitude, double Latitude) Step(double longitude, double latitude, double east, double north)
    {
        (double sinLatitude, double cosLatitude) = Math.SinCos(latitude * Radian);
        (double eastMetres, double northMetres) = Datum.MetresPerDegree(latitude);
        double b = cosLatitude * Math.Sin(longitude * Radian);
        double scale = Scale / Math.Sqrt(1 - (b * b));
        (double sin, double cos) = Math.SinCos(Math.Atan(Math.Tan(longitude * Radian) * sinLatitude));
        return (((east * cos) + (north * sin)) / (scale * eastMetres), ((north * cos) - (east * sin)) / (scale * northMetres));
    }

    private static (MathTransform, MathTransform) Core(GeodeticDatum datum, double latitudeOfOrigin, double scale)
    {
        CoordinateSystemFactory factory = new();
        Ellipsoid ellipsoid = factory.CreateFlattenedSphere(
            datum.Spheroid, datum.Axis, datum.InverseFlattening, LinearUnit.Metre);
        GeographicCoordinateSystem geographic = factory.CreateGeographicCoordinateSystem(
            datum.GeographicName, AngularUnit.Degrees, factory.CreateHorizontalDatum(datum.WktName, DatumType.HD_Geocentric, ellipsoid, null),
            PrimeMeridian.Greenwich, new AxisInfo("Lon", AxisOrientationEnum.East), new AxisInfo("Lat", AxisOrientationEnum.North));
        IProjection projection = factory.CreateProjection("TM", "Transverse_Mercator",
        [
            new("latitude_of_origin", latitudeOfOrigin), new("central_meridian", 0), new("scale_factor", scale),
            new("false_easting", 0), new("false_northing", 0),
        ]);
        ProjectedCoordinateSystem projected = factory.CreateProjectedCoordinateSystem("TM", geographic, projection, LinearUnit.Metre,
            new AxisInfo("E", AxisOrientationEnum.East), new AxisInfo("N", AxisOrientationEnum.North));
        MathTransform forward = new CoordinateTransformationFactory().CreateFromCoordinateSystems(geographic, projected).MathTransform;
        return (forward, forward.Inverse());
    }
}

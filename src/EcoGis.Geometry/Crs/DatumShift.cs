namespace EcoGis;

/// <summary>
/// Parameters that lead from an old datum to CGCS2000, as a survey office hands them out; EcoGis has none of its own.
/// <see cref="SevenParameters"/> work on geocentric coordinates, <see cref="FourParameters"/> on the plane of one zone.
/// </summary>
/// <param name="Accuracy">How well the parameters fit, m: part of the positional accuracy of whatever they move.</param>
public abstract record DatumShift(double Accuracy)
{
    /// <summary>A point of the old system in <see cref="OldDatumCrs.Modern"/>; NaN outside the projection's domain.</summary>
    public abstract (double X, double Y) Apply(OldDatumCrs from, double x, double y);
}

/// <summary>
/// 七参数 (Bursa–Wolf), rotations by the position-vector convention (IOGP Guidance Note 7-2, method 1033; PROJ <c>+proj=helmert
/// +convention=position_vector</c>; the coordinate-frame convention has the opposite signs of rotation): X′ = T + (1 + s)·R·X. Metres, seconds
/// of arc, parts per million. Heights are not known and count as 0 on the old ellipsoid: for 500 m of height that moves a point by less than 1 cm.
/// </summary>
public sealed record SevenParameters(double Dx, double Dy, double Dz, double Rx, double Ry, double Rz, double Ppm, double Accuracy) : DatumShift(Accuracy)
{
    private const double Radian = Math.PI / 180, Second = Radian / 3600;

    public override (double X, double Y) Apply(OldDatumCrs from, double x, double y)
    {
        (double longitude, double latitude) = from.Inverse(x, y);
        (double gx, double gy, double gz) = Geocentric(from.Datum, longitude * Radian, latitude * Radian);
        (double rx, double ry, double rz, double scale) = (Rx * Second, Ry * Second, Rz * Second, 1 + (Ppm * 1e-6));
        (longitude, latitude) = Geographic(
            Dx + (scale * (gx - (rz * gy) + (ry * gz))),
            Dy + (scale * ((rz * gx) + gy - (rx * gz))),
            Dz + (scale * (-(ry * gx) + (rx * gy) + gz)));
        return from.Modern.Forward(longitude, latitude);
    }

    private static (double X, double Y, double Z) Geocentric(GeodeticDatum datum, double longitude, double latitude)
    {
        (double sin, double cos) = Math.SinCos(latitude);
        double n = datum.Axis / Math.Sqrt(1 - (datum.EccentricitySquared * sin * sin));
        return (n * cos * Math.Cos(longitude), n * cos * Math.Sin(longitude), n * (1 - datum.EccentricitySquared) * sin);
    }

    /// <summary>Degrees on CGCS2000; the latitude by fixed-point iteration on tan φ = (Z + e²·N·sin φ)/p, which settles to the last digit in a few steps near the ellipsoid.</summary>
    private static (double Longitude, double Latitude) Geographic(double x, double y, double z)
    {
        GeodeticDatum datum = GeodeticDatum.Cgcs2000;
        double p = Math.Sqrt((x * x) + (y * y)), latitude = Math.Atan2(z, p * (1 - datum.EccentricitySquared));
        for (int step = 0; step < 12; step++)
        {
            double sin = Math.Sin(latitude);
            double n = datum.Axis / Math.Sqrt(1 - (datum.EccentricitySquared * sin * sin));
            latitude = Math.Atan2(z + (datum.EccentricitySquared * n * sin), p);
        }

        return (Math.Atan2(y, x) / Radian, latitude / Radian);
    }
}

/// <summary>
/// 四参数 on the plane of one Gauss-Krüger zone, in the surveyor's axes (X north, Y east, eastings with 500 km and without zone prefix):
/// X′ = dX + (1 + m)(X cos α − Y sin α), Y′ = dY + (1 + m)(X sin α + Y cos α). Metres, seconds of arc from north to east, parts per million.
/// They hold only in the zone and the area they were made for, which nobody but their maker can tell.
/// </summary>
public sealed record FourParameters(double North, double East, double Rotation, double Ppm, double Accuracy) : DatumShift(Accuracy)
{
    private const double FalseEasting = 500_000;

    public override (double X, double Y) Apply(OldDatumCrs from, double x, double y)
    {
        if (from.Modern.Projection is not { } plane)
            return (double.NaN, double.NaN);
        double prefix = plane.FalseEasting - FalseEasting, easting = x - prefix;
        (double sin, double cos) = Math.SinCos(Rotation * Math.PI / 180 / 3600);
        double scale = 1 + (Ppm * 1e-6);
        return (East + (scale * ((y * sin) + (easting * cos))) + prefix, North + (scale * ((y * cos) - (easting * sin))));
    }
}

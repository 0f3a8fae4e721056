namespace EcoGis;

/// <summary>
/// The shortest way between two points on the CGCS2000 ellipsoid: degrees in, metres and degrees out. T. Vincenty, Direct and Inverse
/// Solutions of Geodesics on the Ellipsoid with Application of Nested Equations, Survey Review 23 (176), 1975, eqs 3–4, 10–11 and 13–20;
/// good to 0.1 mm. Not for nearly antipodal points (within about half a degree of the antipode), where the iteration does not settle: NaN.
/// </summary>
public static class Geodesic
{
    private const double Radian = Math.PI / 180;

    /// <returns>The length, and the azimuth at the first point clockwise from north in [0, 360); (0, 0) for coincident points.</returns>
    public static (double Metres, double Azimuth) Distance(double longitude1, double latitude1, double longitude2, double latitude2)
    {
        GeodeticDatum datum = GeodeticDatum.Cgcs2000;
        double f = datum.Flattening;
        double b = datum.SemiMinorAxis;
        double difference = Math.IEEERemainder(longitude2 - longitude1, 360) * Radian;
        (double sinU1, double cosU1) = Math.SinCos(Math.Atan((1 - f) * Math.Tan(latitude1 * Radian)));
        (double sinU2, double cosU2) = Math.SinCos(Math.Atan((1 - f) * Math.Tan(latitude2 * Radian)));
        double lambda = difference;
        for (int step = 0; step < 100; step++)
        {
            (double sinLambda, double cosLambda) = Math.SinCos(lambda);
            double east = cosU2 * sinLambda;
            double north = (cosU1 * sinU2) - (sinU1 * cosU2 * cosLambda);
            double sinSigma = Math.Sqrt((east * east) + (north * north));
            if (sinSigma == 0 && lambda == 0)
                return (0, 0);
            double cosSigma = (sinU1 * sinU2) + (cosU1 * cosU2 * cosLambda);
            double sigma = Math.Atan2(sinSigma, cosSigma);
            double sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            double cosAlpha2 = 1 - (sinAlpha * sinAlpha);
            // on the equator cos²α = 0 and the term is 0
            double cosMiddle = cosAlpha2 > 0 ? cosSigma - (2 * sinU1 * sinU2 / cosAlpha2) : 0;
            double c = f / 16 * cosAlpha2 * (4 + (f * (4 - (3 * cosAlpha2))));
            double before = lambda;
            lambda = difference + ((1 - c) * f * sinAlpha
                * (sigma + (c * sinSigma * (cosMiddle + (c * cosSigma * (-1 + (2 * cosMiddle * cosMiddle)))))));
            if (Math.Abs(lambda) > Math.PI)
                break;
            if (Math.Abs(lambda - before) > 1e-14)
                continue;
            double u2 = cosAlpha2 * ((GeodeticDatum.SemiMajorAxis * GeodeticDatum.SemiMajorAxis) - (b * b)) / (b * b);
            double bigA = 1 + (u2 / 16384 * (4096 + (u2 * (-768 + (u2 * (320 - (175 * u2)))))));
            double bigB = u2 / 1024 * (256 + (u2 * (-128 + (u2 * (74 - (47 * u2))))));
            double correction = bigB * sinSigma * (cosMiddle + (bigB / 4 * ((cosSigma * (-1 + (2 * cosMiddle * cosMiddle)))
                - (bigB / 6 * cosMiddle * (-3 + (4 * sinSigma * sinSigma)) * (-3 + (4 * cosMiddle * cosMiddle))))));
            double azimuth = Math.Atan2(east, north) / Radian;
            return (b * bigA * (sigma - correction), (azimuth + 360) % 360);
        }
        return (double.NaN, double.NaN);
    }
}

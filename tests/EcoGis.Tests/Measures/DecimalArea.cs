using NetTopologySuite.Geometries;

namespace EcoGis.Tests;

/// <summary>
/// The ellipsoidal area of one ring in 28 digits: the same projection formula (G. I. Evenden's form of Snyder, USGS PP 1395, eqs 8-9 to 8-11, 3-21,
/// as ProjNET has it) inverted by Newton's method, Snyder's eq. 3-12 for the area to a latitude, both with Taylor series for the functions, and the
/// trapezoids of the official formula.
/// </summary>
internal static class DecimalArea
{
    private const decimal Pi = 3.1415926535897932384626433833m, A = 6378137m;

    public static decimal Of(Coordinate[] ring, Crs crs)
    {
        Coordinate[] split = EdgeSplitter.Split(new LineString(ring), crs).Coordinates;
        (decimal L, decimal F)[] points = [.. split.Select(c => Point(c, crs))];
        decimal west = points.Min(p => p.L), south = points.Min(p => p.F);
        decimal sum = 0;
        foreach (var (a, b) in points.Zip(points.Skip(1)))
            sum += (a.L - west + (b.L - west)) / 2 * (b.F - a.F);
        return Math.Abs(sum);
    }

    /// <summary>Easting and northing less the false ones, by the formula in decimals; to compare with the library.</summary>
    public static (decimal X, decimal Y) Forward(decimal longitude, decimal latitude, decimal es, decimal scale)
    {
        (decimal sin, decimal cos) = (Sin(latitude), Cos(latitude));
        decimal t = sin / cos * (sin / cos), al = cos * longitude, als = al * al, esp = es / (1 - es), n = esp * cos * cos;
        al /= Sqrt(1 - (es * sin * sin));
        decimal x7 = als / 42 * (61 + (t * ((t * (179 - t)) - 479)));
        decimal x5 = als / 20 * (5 + (t * (t - 18)) + (n * (14 - (58 * t))) + x7);
        decimal y8 = als / 56 * (1385 + (t * ((t * (543 - t)) - 3111)));
        decimal y6 = als / 30 * (61 + (t * (t - 58)) + (n * (270 - (330 * t))) + y8);
        decimal y4 = als / 12 * (5 - t + (n * (9 + (4 * n))) + y6);
        decimal x = A * scale * al * (1 + (als / 6 * (1 - t + n + x5)));
        decimal y = A * scale * (Meridian(latitude, sin, cos, es) + (sin * al * longitude / 2 * (1 + y4)));
        return (x, y);
    }

    public static decimal Eccentricity2(Crs crs)
    {
        decimal f = 1 / (decimal)crs.Datum.InverseFlattening;
        return f * (2 - f);
    }

    private static (decimal L, decimal F) Point(Coordinate c, Crs crs)
    {
        if (crs.Projection is not { } p)
            return (Exactly(c.X) * Pi / 180, F(Exactly(c.Y) * Pi / 180));
        decimal es = Eccentricity2(crs), scale = Exactly(p.Scale), x = Exactly(c.X) - Exactly(p.FalseEasting), y = Exactly(c.Y) - Exactly(p.FalseNorthing);
        (double longitude, double latitude) = crs.Inverse(c.X, c.Y);
        (decimal l, decimal b) = ((decimal)(longitude - p.CentralMeridian) * Pi / 180, (decimal)latitude * Pi / 180);
        for (int step = 0; step < 4; step++)
        {
            const decimal H = 1e-9m;
            (decimal X, decimal Y) at = Forward(l, b, es, scale), east = Forward(l + H, b, es, scale), north = Forward(l, b + H, es, scale);
            (decimal xl, decimal yl, decimal xb, decimal yb) = ((east.X - at.X) / H, (east.Y - at.Y) / H, (north.X - at.X) / H, (north.Y - at.Y) / H);
            (decimal dx, decimal dy, decimal det) = (x - at.X, y - at.Y, (xl * yb) - (xb * yl));
            (l, b) = (l + (((yb * dx) - (xb * dy)) / det), b + (((xl * dy) - (yl * dx)) / det));
        }

        return (l, F(b));
    }

    /// <summary>A double as it is: a cast to decimal keeps 15 digits only.</summary>
    private static decimal Exactly(double value)
    {
        decimal whole = (decimal)Math.Truncate(value);
        double fraction = value - Math.Truncate(value);
        decimal sum = whole, unit = 1;
        for (int digit = 0; digit < 3; digit++)
        {
            fraction *= 1 << 20;
            unit /= 1 << 20;
            sum += (decimal)Math.Truncate(fraction) * unit;
            fraction -= Math.Truncate(fraction);
        }

        return sum;
    }

    private static decimal F(decimal b)
    {
        decimal es = Eccentricity2(Crs.Cgcs2000), e = Sqrt(es), s = Sin(b), u = e * s, power = u, atanh = 0;
        for (int k = 1; Math.Abs(power) > 1e-28m; k += 2, power *= u * u)
            atanh += power / k;
        return A * A * (1 - es) / 2 * ((s / (1 - (es * s * s))) + (atanh / e));
    }

    private static decimal Meridian(decimal b, decimal sin, decimal cos, decimal es)
    {
        decimal s2 = sin * sin;
        decimal en0 = 1 - (es * (0.25m + (es * (0.046875m + (es * (0.01953125m + (es * 0.01068115234375m)))))));
        decimal en1 = es * (0.75m - (es * (0.046875m + (es * (0.01953125m + (es * 0.01068115234375m))))));
        decimal en2 = es * es * (0.46875m - (es * (0.01302083333333333333m + (es * 0.00712076822916666666m))));
        decimal en3 = es * es * es * (0.36458333333333333333m - (es * 0.00569661458333333333m));
        decimal en4 = es * es * es * es * 0.3076171875m;
        return (en0 * b) - (sin * cos * (en1 + (s2 * (en2 + (s2 * (en3 + (s2 * en4)))))));
    }

    private static decimal Sin(decimal x)
    {
        decimal sum = 0, term = x;
        for (int k = 1; Math.Abs(term) > 1e-28m; term *= -x * x / ((k + 1) * (k + 2)), k += 2)
            sum += term;
        return sum;
    }

    private static decimal Cos(decimal x)
    {
        decimal sum = 0, term = 1;
        for (int k = 0; Math.Abs(term) > 1e-28m; term *= -x * x / ((k + 1) * (k + 2)), k += 2)
            sum += term;
        return sum;
    }

    private static decimal Sqrt(decimal x)
    {
        decimal root = (decimal)Math.Sqrt((double)x);
        for (int step = 0; step < 3; step++)
            root = (root + (x / root)) / 2;
        return root;
    }
}

using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// What the two area formulas share: rings with long edges split, in longitude and latitude, summed edge by edge as mean longitude times band area.
/// Longitudes count from the ring's own westernmost vertex, so a small ring loses no digits to its distance from Greenwich.
/// </summary>
internal static class EllipsoidalSum
{
    private const double Radian = Math.PI / 180;

    /// <param name="band">Area per radian of longitude between two latitudes in radians.</param>
    public static double Of(Geometry geometry, Crs crs, Func<double, double, double> band)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(crs);
        CrsTransform transform = CrsTransform.Between(crs, Crs.Cgcs2000);
        return geometry switch
        {
            Polygon polygon => Ring(polygon.ExteriorRing) - polygon.InteriorRings.Sum(Ring),
            GeometryCollection many => many.Geometries.Sum(g => Of(g, crs, band)),
            _ => 0,
        };

        double Ring(LineString ring)
        {
            if (ring.IsEmpty)
                return 0;
            (double[] longitudes, double[] latitudes) = EdgeSplitter.Vertices(ring.CoordinateSequence, crs);
            transform.Apply(longitudes, latitudes);
            double west = longitudes.Min();
            double sum = 0;
            for (int i = 1; i < longitudes.Length; i++)
            {
                double mean = ((longitudes[i - 1] - west) + (longitudes[i] - west)) / 2 * Radian;
                sum += mean * band(latitudes[i - 1] * Radian, latitudes[i] * Radian);
            }
            return double.IsFinite(sum) ? Math.Abs(sum)
                : throw new ArgumentException($"a vertex lies outside the domain of {crs.Code}", nameof(geometry));
        }
    }
}

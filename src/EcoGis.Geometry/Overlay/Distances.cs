using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The distance of a site and a feature: nearest points in the conformal plane, then the geodesic between their longitudes and latitudes (m, degrees).
/// A feature wholly beyond the plane's domain, many hundred kilometres away, is measured between vertices (edges split at 70 m).
/// </summary>
internal sealed class Distances(Crs plane)
{
    /// <summary>No transverse Mercator stretches a length by more inside its domain (10° at the equator: 1.0154).</summary>
    public const double LargestScale = 1.02;

    private const double HalfMeridian = 20_003_931; // m: where the geodesic of nearly opposite points does not settle

    private readonly CrsTransform toLonLat = CrsTransform.Between(plane, Crs.Cgcs2000);

    /// <summary>How far in the plane things can be that are within a distance on the ground; m both.</summary>
    public static double Reach(double metres) => (metres + Pieces.Touch) * LargestScale;

    public (double Metres, double Azimuth) OnGround(in Nearness nearest)
    {
        if (nearest.Squared == 0)
            return (0, 0);
        var (longitude1, latitude1) = toLonLat.Apply(nearest.X, nearest.Y);
        var (longitude2, latitude2) = toLonLat.Apply(nearest.OtherX, nearest.OtherY);
        return Geodesic.Distance(longitude1, latitude1, longitude2, latitude2);
    }

    /// <summary>Of a feature that the plane holds nothing of.</summary>
    public static (double Metres, double Azimuth) Far(Shape site, Shape feature)
    {
        Coordinate[] mine = site.In(Crs.Cgcs2000).Coordinates, theirs = feature.In(Crs.Cgcs2000).Coordinates;
        Coordinate from = mine[0], to = theirs[0];
        for (double best = double.PositiveInfinity; ;)
        {
            to = theirs.MinBy(c => Chord(from, c))!;
            from = mine.MinBy(c => Chord(c, to))!;
            if (Chord(from, to) is var chord && chord >= best)
                break;
            else
                best = chord;
        }

        var (metres, azimuth) = Geodesic.Distance(from.X, from.Y, to.X, to.Y);
        return double.IsFinite(metres) ? (metres, azimuth) : (HalfMeridian, 0);

        // half the square of the chord on the unit sphere
        static double Chord(Coordinate a, Coordinate b)
        {
            const double Radian = Math.PI / 180;
            return 1 - (Math.Sin(a.Y * Radian) * Math.Sin(b.Y * Radian))
                - (Math.Cos(a.Y * Radian) * Math.Cos(b.Y * Radian) * Math.Cos((a.X - b.X) * Radian));
        }
    }

    /// <summary>A lon/lat box that holds a box of the plane; where the plane ends, the box is open to the poles.</summary>
    public Envelope LonLat(Envelope view)
    {
        const int Steps = 16;
        var box = new Envelope();
        for (int i = 0; i <= Steps; i++)
        {
            double x = view.MinX + (view.Width * i / Steps), y = view.MinY + (view.Height * i / Steps);
            foreach (var (px, py) in new[] { (x, view.MinY), (x, view.MaxY), (view.MinX, y), (view.MaxX, y) })
            {
                var (longitude, latitude) = toLonLat.Apply(px, py);
                if (!double.IsFinite(longitude))
                    return new Envelope(-180, 180, -90, 90);
                box.ExpandToInclude(longitude, latitude);
            }
        }

        box.ExpandBy(box.Width / Steps, box.Height / Steps);
        return box;
    }
}

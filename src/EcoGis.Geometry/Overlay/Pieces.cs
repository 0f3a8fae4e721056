using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The connected pieces of an area, each with its mean width 2A/P in the plane, m, judged as ARCHITECTURE.md §Semantics says: below 1 mm a touch;
/// below the combined accuracy and below half the mean width of both parents a sliver; else firm.
/// </summary>
internal readonly record struct Pieces(double PlanarArea, double EllipsoidalArea, double Widest, bool AnyFirm)
{
    /// <summary>Narrower pieces, and shorter lengths, are no overlap, m.</summary>
    public const double Touch = 0.001;

    /// <summary>Nothing here, or nothing but touches.</summary>
    public bool AllTouch => Widest < Touch;

    /// <param name="accuracy">Combined: √(a² + b²), m.</param>
    /// <param name="parents">The smaller mean width of the two shapes, m.</param>
    public static Pieces Of(Geometry area, Crs plane, double accuracy, double parents)
    {
        double planar = 0, ellipsoidal = 0, widest = 0;
        bool firm = false;
        for (int i = 0; i < area.NumGeometries; i++)
        {
            if (area.GetGeometryN(i) is not Polygon { IsEmpty: false } piece)
                continue;
            double a = Planar.Area(piece), width = 2 * a / Planar.Length(piece);
            planar += a;
            ellipsoidal += Ellipsoidal.Area(piece, plane);
            widest = Math.Max(widest, width);
            firm |= width >= Touch && !(width < accuracy && width < parents / 2);
        }

        return new Pieces(planar, ellipsoidal, widest, firm);
    }

    public static double Combined(double accuracy, double other) => Math.Sqrt((accuracy * accuracy) + (other * other));
}

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

    /// <summary>
    /// No piece as wide as a touch is smaller, m²: of all shapes a circle has the most area for its perimeter, so A ≥ π(2A/P)².
    /// </summary>
    public const double LeastArea = Math.PI * Touch * Touch;

    /// <summary>Nothing here, or nothing but touches.</summary>
    public bool AllTouch => Widest < Touch;

    /// <param name="accuracy">Combined: √(a² + b²), m.</param>
    /// <param name="parents">The smaller mean width of the two shapes, m.</param>
    public static Pieces Of(Geometry area, Crs plane, double accuracy, double parents)
    {
        Pieces pieces = default;
        for (int i = 0; i < area.NumGeometries; i++)
            if (area.GetGeometryN(i) is Polygon { IsEmpty: false } piece)
                pieces = pieces.And(Planar.Area(piece), Planar.Length(piece), accuracy, parents)
                    with
                { EllipsoidalArea = pieces.EllipsoidalArea + Ellipsoidal.Area(piece, plane) };
        return pieces;
    }

    /// <summary>The same of rings in the plane, piece by piece.</summary>
    public static Pieces Of(ReadOnlySpan<TracedPiece> traced, Rings rings, Crs plane, double accuracy, double parents)
    {
        Pieces pieces = default;
        foreach (ref readonly TracedPiece piece in traced)
            pieces = pieces.And(piece.Area, piece.Perimeter, accuracy, parents);
        return pieces with { EllipsoidalArea = Ellipsoidal.Area(rings, plane) };
    }

    public static double Combined(double accuracy, double other) => Math.Sqrt((accuracy * accuracy) + (other * other));

    /// <summary>One piece more.</summary>
    public Pieces And(double area, double perimeter, double accuracy, double parents)
    {
        double width = 2 * area / perimeter;
        bool firm = width >= Touch && !(width < accuracy && width < parents / 2);
        return this with { PlanarArea = PlanarArea + area, Widest = Math.Max(Widest, width), AnyFirm = AnyFirm || firm };
    }
}

using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>One connected piece of ground, its ellipsoidal area, m², and its mean width 2A/P, m.</summary>
public sealed record GroundPiece(Polygon Ground, double EllipsoidalArea, double MeanWidth)
{
    /// <summary>A point inside, in the CRS of the ground.</summary>
    public Coordinate At => Ground.InteriorPoint.Coordinate;
}

/// <summary>What one ground has and another has not.</summary>
public static class GroundPieces
{
    /// <summary>All that <paramref name="ground"/> has and <paramref name="other"/> has not, m² on the ellipsoid, and its pieces that are wider than the meter's doubt.</summary>
    /// <param name="meter">Of the CRS that both are in.</param>
    public static (double EllipsoidalArea, IReadOnlyList<GroundPiece> Wide) Left(Geometry ground, Geometry other, PieceMeter meter)
    {
        Geometry left = Nts.Difference(ground, other).Left;
        List<GroundPiece> wide = [];
        for (int i = 0; i < left.NumGeometries; i++)
            if (left.GetGeometryN(i) is Polygon { IsEmpty: false } piece && meter.MeanWidth(piece) is var width && width >= meter.Doubt)
                wide.Add(new(piece, Ellipsoidal.Area(piece, meter.Crs), width));
        return (Ellipsoidal.Area(left, meter.Crs), wide);
    }

    /// <summary>Whether the union of some polygons differs from that of others by a piece as wide as a touch, 1 mm.</summary>
    public static bool Differ(IEnumerable<Shape> some, IEnumerable<Shape> others, Crs plane) =>
        !Pieces.Of(Nts.Exclusive(Nts.Union(some.Select(s => s.In(plane))), Nts.Union(others.Select(s => s.In(plane)))), plane, 0, 0).AllTouch;
}

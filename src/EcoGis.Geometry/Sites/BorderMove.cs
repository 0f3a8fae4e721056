using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>How a repaired shape differs from the rings it was made of.</summary>
public static class BorderMove
{
    private const double MetresPerDegree = 111_320;

    /// <summary>Vertices of the shape that the rings do not have.</summary>
    public static int NewVertices(RawShape before, Shape after)
    {
        var old = Vertices(before).ToHashSet();
        return after.Geometry.Coordinates.Distinct().Count(c => !old.Contains((c.X, c.Y)));
    }

    /// <summary>The largest distance from a vertex of the rings to the border of the shape (or to its line or points), m; in degrees by the length of a degree of latitude, so never too small.</summary>
    public static double Largest(RawShape before, Shape after)
    {
        var kept = after.Geometry.Coordinates.Select(c => (c.X, c.Y)).ToHashSet();
        Geometry border = after.Kind == ShapeKind.Polygon ? after.Geometry.Boundary : after.Geometry;
        double largest = Vertices(before).Where(v => !kept.Contains(v)).Select(v => border.Distance(Nts.Factory.CreatePoint(new Coordinate(v.X, v.Y)))).DefaultIfEmpty(0).Max();
        return after.Crs.IsGeographic ? largest * MetresPerDegree : largest;
    }

    private static IEnumerable<(double X, double Y)> Vertices(RawShape raw) => raw.Parts.SelectMany(p => p).SelectMany(p => p.Xs.Zip(p.Ys));
}

using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>The area that several parts of one plane cover together, each square metre counted once: ellipsoidal and planar, m².</summary>
public static class UnionArea
{
    public static (double Ellipsoidal, double Planar) Of(IReadOnlyCollection<Geometry> parts, Crs plane)
    {
        Geometry union = Nts.Union(parts);
        return (Ellipsoidal.Area(union, plane), Planar.Area(union));
    }
}

namespace EcoGis;

/// <summary>How much of a site lies outside a region.</summary>
public enum Outside
{
    /// <summary>Nothing beyond touches.</summary>
    None,

    /// <summary>Only pieces thinner than the combined accuracy.</summary>
    Sliver,

    /// <summary>At least one firm piece.</summary>
    Firm,
}

/// <summary>The union of polygons in one plane: coverage of a layer, a compliant park, an administrative area.</summary>
public sealed class Region
{
    /// <param name="accuracy">Positional accuracy of the polygons, m.</param>
    public static Region Union(IEnumerable<Shape> polygons, Crs plane, double accuracy) => throw new NotSupportedException();

    public bool IsEmpty => throw new NotSupportedException();

    /// <summary>True when the site and everything within <paramref name="margin"/> metres of it lies in the region; pieces under 1 mm wide are no gap.</summary>
    public bool Covers(Site site, double margin) => throw new NotSupportedException();

    /// <summary>The part of the site beyond the region, its planar and ellipsoidal area in m², and whether it is firm.</summary>
    public (Outside Kind, double EllipsoidalArea, double PlanarArea) Beyond(Site site) => throw new NotSupportedException();
}

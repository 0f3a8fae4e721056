using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>Which plane a site is judged in: the one asked for, else the profile's inside its extent, else by the site's centroid.</summary>
/// <param name="Asked"><c>--planar-crs</c>.</param>
/// <param name="Home">The district profile's plane.</param>
/// <param name="HomeExtent">Where the profile's plane holds, a lon/lat box.</param>
public sealed record PlaneChoice(Crs? Asked = null, Crs? Home = null, Envelope? HomeExtent = null)
{
    public Crs For(Shape shape) => throw new NotSupportedException();
}

/// <summary>The gate's answer for a proposal's boundary: a site, or every problem.</summary>
public sealed record SiteReading(Site? Site, IReadOnlyList<GeometryProblem> Problems, RepairReceipt? Repair);

/// <summary>项目用地范围: a valid, located, measured boundary with its positional accuracy (m).</summary>
public sealed class Site
{
    public static SiteReading From(RawShape raw, Crs declared, PlaneChoice plane, double accuracy, Repair repair = Repair.None) => throw new NotSupportedException();

    public Shape Shape => throw new NotSupportedException();

    /// <summary>The plane: <c>site.crs</c>.</summary>
    public Crs Crs => throw new NotSupportedException();

    /// <summary>The shape in the plane.</summary>
    public Geometry Plane => throw new NotSupportedException();

    public double Accuracy => throw new NotSupportedException();

    /// <summary>m²; 0 for lines and points.</summary>
    public double EllipsoidalArea => throw new NotSupportedException();

    public double PlanarArea => throw new NotSupportedException();

    /// <summary>Perimeter or length in the plane, m.</summary>
    public double PlanarLength => throw new NotSupportedException();

    /// <summary>2A/P in the plane, m.</summary>
    public double MeanWidth => throw new NotSupportedException();
}

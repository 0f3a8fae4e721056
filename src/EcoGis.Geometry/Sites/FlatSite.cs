using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// One plain polygon after the other as a site, without objects: what surely passes the gate without a problem or a notice and whose plane is surely
/// its declared CRS. Everything about it is, bit for bit, what <see cref="Site"/> has. "Not taken" says nothing but that <see cref="Site.From"/>
/// has to look. Metres and m² of the plane; positional accuracy in m. One per thread; the next polygon overwrites the last.
/// </summary>
public sealed class FlatSite(SurePlane plane, double accuracy) : ICandidate
{
    private double[] points = [];
    private int[] ends = [], parts = [];
    private int vertices, rings, polygons;
    private double? ellipsoidal, area, length;
    private SurePlane.Tile? last;

    /// <param name="raw">x, y of all rings as read.</param>
    /// <param name="rawEnds">For each ring the number of vertices up to and with it.</param>
    /// <param name="rawParts">For each part the number of rings up to and with it.</param>
    public bool TryTake(ReadOnlySpan<double> raw, ReadOnlySpan<int> rawEnds, ReadOnlySpan<int> rawParts, RingRoles roles)
    {
        if (roles == RingRoles.ByContainment && rawEnds.Length > 1)
            return false;
        if (points.Length < raw.Length)
            points = new double[Math.Max(raw.Length, 2 * points.Length)];
        if (ends.Length < rawEnds.Length)
            (ends, parts) = (new int[2 * rawEnds.Length], new int[2 * rawEnds.Length]);
        if (!PlainPolygon.Check(raw, rawEnds, rawParts, plane.Declared, points, ends, parts))
            return false;
        (vertices, rings, polygons) = (raw.Length / 2, rawEnds.Length, rawParts.Length);
        (ellipsoidal, area, length) = (null, null, null);
        Box = Candidate.Box(points.AsSpan(0, raw.Length));
        return plane.Holds(Rings, Box, ref last);
    }

    /// <summary>The plane, which is the declared CRS.</summary>
    public Crs Crs => plane.Declared;

    /// <summary>Canonical.</summary>
    public Rings Rings => new(points.AsSpan(0, 2 * vertices), ends.AsSpan(0, rings));

    /// <summary>For each part the number of rings up to and with it; the first ring of a part is its shell.</summary>
    public ReadOnlySpan<int> PartEnds => parts.AsSpan(0, polygons);

    internal Box Box { get; private set; }

    public double Accuracy => accuracy;

    public double EllipsoidalArea => ellipsoidal ??= Ellipsoidal.Area(Rings, Crs);

    public double PlanarArea => area ??= Planar.Area(Rings);

    /// <summary>Perimeter, m.</summary>
    public double PlanarLength => length ??= Planar.Length(Rings);

    Geometry ICandidate.Geometry => PlainPolygon.Build(Rings.Points, Rings.Ends, PartEnds);
}

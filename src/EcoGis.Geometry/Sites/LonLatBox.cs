using System.Runtime.Intrinsics;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The bounds in degrees of paths in a projected CRS, over their densified vertices: which four are outermost is found in the equal-area plane, where
/// order is that of longitude and of latitude, and these are projected exactly. Right to a nanometre: of vertices nearer than that in
/// longitude or latitude any may be taken. Not for a CRS that reaches over the antimeridian.
/// </summary>
internal struct LonLatBox(EqualAreaPlane plane, EqualAreaTile? tile) : IVertexVisitor
{
    private (double Value, double X, double Y) west = (double.PositiveInfinity, 0, 0), south = (double.PositiveInfinity, 0, 0);
    private (double Value, double X, double Y) east = (double.NegativeInfinity, 0, 0), north = (double.NegativeInfinity, 0, 0);
    private bool broken;

    /// <summary>Null when a vertex lies outside the domain, or the CRS is too near the antimeridian.</summary>
    public static Envelope? Of(Geometry geometry, Crs crs)
    {
        if (crs.Projection is { } projection && Math.Abs(projection.CentralMeridian) + TransverseMercator.HalfWidth >= 180)
            return null;
        Envelope e = geometry.EnvelopeInternal;
        EqualAreaPlane plane = EqualAreaPlane.Of(crs);
        plane.OneTile(e.MinX, e.MinY, e.MaxX, e.MaxY, out EqualAreaTile? tile);
        LonLatBox box = new(plane, tile);
        FlatPaths paths = FlatPaths.Of(geometry);
        for (int i = 0; i < paths.Ends.Length; i++)
            EdgeSplitter.Walk(paths.Rings[i], crs, ref box);
        if (box.broken || paths.Ends.Length == 0)
            return null;
        Envelope bounds = new();
        foreach (var (_, x, y) in new[] { box.west, box.south, box.east, box.north })
        {
            (double longitude, double latitude) = crs.Inverse(x, y);
            bounds.ExpandToInclude(longitude, latitude);
        }

        return bounds;
    }

    public void Visit(double x, double y)
    {
        Vector128<double> at = tile is not null ? tile.At(x, y) : plane.At(x, y);
        broken |= !(double.IsFinite(at[0]) && double.IsFinite(at[1]));
        if (at[0] < west.Value)
            west = (at[0], x, y);
        if (at[0] > east.Value)
            east = (at[0], x, y);
        if (at[1] < south.Value)
            south = (at[1], x, y);
        if (at[1] > north.Value)
            north = (at[1], x, y);
    }
}

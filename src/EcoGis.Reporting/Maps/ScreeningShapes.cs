using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace EcoGis;

/// <summary>The shapes of a screening for exports, in the plane it was measured in: site, what it shares with a zone, the line to the nearest zone. For drawing: areas and distances are those of the record. Null where the record came without its layers.</summary>
public sealed class ScreeningShapes
{
    private readonly SnapshotMapSource? _source;
    private readonly Crs? _plane;

    public ScreeningShapes(Screening screening) =>
        (_source, _plane) = screening is { Located: { } site, Snapshot: { } snapshot } ? (new SnapshotMapSource(site, snapshot), site.Crs) : (null, null);

    /// <summary>The plane of every shape.</summary>
    public Crs? Plane => _plane;

    public Shape? Site => ShapeOf(_source?.Site);

    public Shape? Overlap(OverlapRecord overlap) => _source?.Zone(overlap.Layer, overlap.ZoneNumber) is { } zone ? ShapeOf(_source.Shared(zone)) : null;

    /// <summary>From the site to the zone, in the plane; a point where they touch is a line of no length.</summary>
    public Shape? Nearest(ProximityRecord proximity) =>
        _source?.Zone(proximity.Layer, proximity.ZoneNumber) is { } zone && DistanceOp.NearestPoints(_source.Site, zone.Shape) is [{ } from, { } to]
            ? ShapeOf(zone.Shape.Factory.CreateLineString([from, to])) : null;

    /// <summary>Parts of the highest dimension: an area may share a line or a point besides.</summary>
    private Shape? ShapeOf(Geometry? geometry)
    {
        if (geometry is null or { IsEmpty: true } || _plane is not { } plane)
            return null;
        Geometry[] parts = [.. Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).Where(g => g.Dimension == geometry.Dimension)];
        return Shape.Trusted(parts.Length == geometry.NumGeometries ? geometry : geometry.Factory.BuildGeometry(parts), plane);
    }
}

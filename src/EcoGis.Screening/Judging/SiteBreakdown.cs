using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>Takes a measured site apart (<see cref="Breakdown"/>): crossings of a line, parts, counties. Sorted and rounded here.</summary>
internal sealed class SiteBreakdown(Ground ground, Corridor corridor)
{
    private readonly Site _site = ground.Site;
    private readonly CrsTransform _toLonLat = CrsTransform.Between(ground.Site.Crs, Crs.Cgcs2000);

    public Breakdown Take(CancellationToken cancellation)
    {
        Site? line = _site.Line;
        var districts = Districts();
        if (line is null && _site.Axis is null && _site.Shape.Geometry.NumGeometries == 1 && districts.IsEmpty)
            return Breakdown.None;
        cancellation.ThrowIfCancellationRequested();
        return new Breakdown(Laid(line), line is null ? [] : Paths(line), line is null ? [] : Crossings(line), Parts(), districts);
    }

    private CorridorRecord? Laid(Site? line) => _site.Axis is not { } axis ? null
        : axis.Kind == ShapeKind.Line ? new(corridor.Width, null, Rounded.Length(line!.PlanarLength)) : new(null, corridor.Radius, null);

    private ImmutableArray<PathRecord> Paths(Site line) =>
    [
        .. Enumerable.Range(0, line.Plane.NumGeometries).Select(i => (LineString)line.Plane.GetGeometryN(i))
            .Select((p, i) => new PathRecord(i + 1, Rounded.Length(p.Length), At(p.StartPoint.X, p.StartPoint.Y), At(p.EndPoint.X, p.EndPoint.Y))),
    ];

    private ImmutableArray<CrossingRecord> Crossings(Site line) =>
    [
        .. ground.Hits.SelectMany(h => h.Layer.IndexIn(_site.Crs).Crossings(line, h.Overlap.Feature), (h, p) => new CrossingRecord(
                h.Layer.Kind.Id, h.Layer.Name, h.Zone.Number, h.Zone.Code, h.Zone.Name, h.Zone.Class,
                p.Path, Rounded.Length(p.From), Rounded.Length(p.To), Rounded.Length(p.To - p.From), At(p.EnterX, p.EnterY), At(p.LeaveX, p.LeaveY)))
            .OrderBy(p => p.Path).ThenBy(p => p.From).ThenBy(p => p.To).ThenBy(p => p.Kind, StringComparer.Ordinal).ThenBy(p => p.Layer, StringComparer.Ordinal)
            .ThenBy(p => p.ZoneCode, StringComparer.Ordinal).ThenBy(p => p.ZoneNumber),
    ];

    private ImmutableArray<PartRecord> Parts() => _site.Shape.Geometry.NumGeometries == 1 ? [] :
    [
        .. _site.Parts().Select((part, i) => new PartRecord(
            i + 1, Rounded.Area(part.EllipsoidalArea), Rounded.Area(part.PlanarArea), Rounded.Length(part.PlanarLength), Shared(part))),
    ];

    /// <summary>By county, in order of the adcode; empty when the site lies in one.</summary>
    private ImmutableArray<DistrictRecord> Districts()
    {
        var counties = ground.HitsOf(SnapshotInPlane.AdminBoundary).Where(h => Territory.IsCounty(h.Zone.Code) && h.Overlap.Certainty == Certainty.Firm)
            .OrderBy(h => h.Zone.Code, StringComparer.Ordinal).ThenBy(h => h.Layer.Name, StringComparer.Ordinal).ThenBy(h => h.Zone.Number).ToList();
        if (counties.DistinctBy(h => h.Zone.Code).Count() < 2)
            return [];
        List<DistrictRecord> records =
        [
            .. counties.Select(h => new DistrictRecord(
                h.Zone.Code, h.Zone.Name, Rounded.Area(h.Overlap.EllipsoidalArea), Rounded.Area(h.Overlap.PlanarArea), Rounded.Length(h.Overlap.Length), Shared(h))),
        ];
        double ellipsoidal = Rounded.Area(_site.EllipsoidalArea - counties.Sum(h => h.Overlap.EllipsoidalArea));
        double planar = Rounded.Area(_site.PlanarArea - counties.Sum(h => h.Overlap.PlanarArea));
        double length = _site.Shape.Kind == ShapeKind.Line ? Rounded.Length(_site.PlanarLength - counties.Sum(h => h.Overlap.Length)) : 0;
        if (planar > Negligible || length > Negligible)
            records.Add(new DistrictRecord(null, "", ellipsoidal, planar, length, Measured(() => _site.Without(counties.Select(h => h.Layer.IndexIn(_site.Crs).Feature(h.Overlap.Feature))))));
        return [.. records];
    }

    /// <summary>m² or m: below, the rest of a site is what rounding leaves.</summary>
    private const double Negligible = 0.01;

    private ImmutableArray<OverlapRecord>? Shared(Hit county) => Measured(() => _site.Piece(county.Layer.IndexIn(_site.Crs).Shared(_site, county.Overlap.Feature)));

    /// <summary>Null: it could not be measured, which is not the same as nothing.</summary>
    private ImmutableArray<OverlapRecord>? Measured(Func<Site?> piece)
    {
        try
        {
            return piece() is { } site ? Shared(site) : [];
        }
        catch (EcoException e) when (e.Class == FaultClass.Input)
        {
            return null;
        }
    }

    private ImmutableArray<OverlapRecord> Shared(Site part) =>
        Measurements.Records([.. Ground.Met(part, ground.View).Where(h => h.Layer.Kind.Id != SnapshotInPlane.AdminBoundary)]);

    private PlaceRecord At(double x, double y)
    {
        var (longitude, latitude) = _toLonLat.Apply(x, y);
        return new PlaceRecord(Rounded.Length(x), Rounded.Length(y), Rounded.Degrees(longitude), Rounded.Degrees(latitude));
    }
}

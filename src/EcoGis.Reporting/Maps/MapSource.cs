using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>A zone as a map needs it: names, and the shape in the plane of the site.</summary>
internal sealed record MapZone(string Layer, int Number, string Kind, string Code, string Name, Geometry Shape);

/// <summary>What a map is drawn from. All geometry in the site's plane, metres. For drawing only: nothing here is measured or judged.</summary>
internal interface IMapSource
{
    Geometry Site { get; }

    /// <summary>The line or points as drawn, when the site is the ground around them.</summary>
    Geometry? Axis { get; }

    /// <summary>Name of the plane for the margin.</summary>
    string Plane { get; }

    /// <summary>Zones whose bounds meet the view, layer by layer.</summary>
    IEnumerable<MapZone> InView(Envelope view);

    /// <summary>The zone a finding speaks of, null when its layer is not in the snapshot.</summary>
    MapZone? Zone(string layer, int number);

    /// <summary>What site and zone share.</summary>
    Geometry Shared(MapZone zone);
}

/// <summary>The layers a screening was held against.</summary>
internal sealed class SnapshotMapSource(Site site, Snapshot snapshot) : IMapSource
{
    public Geometry Site => site.Plane;

    public Geometry? Axis => site.Axis?.In(site.Crs);

    public string Plane => $"{site.Crs.Name} ({site.Crs.Code})";

    public IEnumerable<MapZone> InView(Envelope view) =>
        from layer in snapshot.Layers
        where layer.Version is not null
        let version = layer.Version
        from feature in version.IndexIn(site.Crs).InView(view)
        select Of(version, feature);

    public MapZone? Zone(string layer, int number) =>
        snapshot.Layers.FirstOrDefault(l => l.Name == layer)?.Version is { } version ? Of(version, number - 1) : null;

    public Geometry Shared(MapZone zone)
    {
        LayerVersion version = snapshot.Layers.First(l => l.Name == zone.Layer).Version!;
        return version.IndexIn(site.Crs).Shared(site, zone.Number - 1);
    }

    /// <summary>The null source when the site was refused or the record came without its layers.</summary>
    public static IMapSource? Of(Screening screening) =>
        screening is { Located: { } site, Snapshot: { } snapshot } ? new SnapshotMapSource(site, snapshot) : null;

    private MapZone Of(LayerVersion version, int feature)
    {
        Zone zone = version.Zones[feature];
        return new MapZone(version.Name, feature + 1, version.Kind.Id, zone.Code, zone.Name, version.IndexIn(site.Crs).Feature(feature));
    }
}

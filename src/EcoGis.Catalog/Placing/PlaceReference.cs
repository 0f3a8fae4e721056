using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The administrative boundary of the catalog as the ground that files are held against: longitude and latitude in degrees, the union of the newest
/// boundary layers that are not doubtful themselves. Coordinates of an area are fetched when a point falls into its box. Thread-safe.
/// </summary>
public sealed class PlaceReference
{
    private readonly IReadOnlyList<Area> areas;
    private readonly Lazy<IReadOnlyList<DegreeOutline>> outlines;

    private PlaceReference(Bilingual name, IReadOnlyList<Area> areas)
    {
        Name = name;
        this.areas = areas;
        outlines = new(() => [.. areas.Select(a => new DegreeOutline(a.Zone.Code, a.Zone.Name, [.. RingsOf(a.Zone.Shape.In(Crs.Wgs84))]))]);
        Bounds = new Envelope();
        foreach (Area area in areas)
            Bounds.ExpandToInclude(area.Bounds);
    }

    /// <summary>The layers with their versions, for people.</summary>
    public Bilingual Name { get; }

    internal IReadOnlyList<DegreeOutline> Outlines => outlines.Value;

    /// <summary>x longitude, y latitude.</summary>
    public Envelope Bounds { get; }

    /// <summary>Every ring in degrees, for drawing.</summary>
    public IEnumerable<(double[] Longitudes, double[] Latitudes)> Rings => Outlines.SelectMany(o => o.Rings);

    /// <summary>The name of an area by its code; null: it is not here, or has none.</summary>
    public string? NameOf(string code) => areas.Where(a => a.Zone.Code == code && a.Zone.Name.Length > 0).Select(a => a.Zone.Name).FirstOrDefault();

    /// <summary>Null when the catalog has no administrative boundary to go by: nothing is said about places then.</summary>
    public static PlaceReference? Of(ILayerStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Of(ReferenceChecks.Boundaries(store));
    }

    internal static PlaceReference? Of(IReadOnlyList<LayerVersion> boundaries)
    {
        Zone[] zones = [.. boundaries.SelectMany(b => b.Zones).Where(z => z.Shape.Kind == ShapeKind.Polygon)];
        if (zones.Length == 0)
            return null;
        string layers = string.Join(", ", boundaries.Select(b => $"{b.Name}@{b.Version}"));
        return new(new($"行政区界 {layers}", $"administrative boundary {layers}"), [.. zones.Select(z => new Area(z))]);
    }

    public bool Holds(double longitude, double latitude)
    {
        Coordinate at = new(longitude, latitude);
        return areas.Any(a => a.Holds(at));
    }

    /// <summary>Names (else codes) of the areas that hold a point.</summary>
    public IEnumerable<string> NamesAt(double longitude, double latitude)
    {
        Coordinate at = new(longitude, latitude);
        return areas.Where(a => a.Holds(at)).Select(a => a.Zone.Name.Length > 0 ? a.Zone.Name : a.Zone.Code);
    }

    /// <summary>Metres to the nearest vertex of the boundary: enough to say how far off a place is.</summary>
    public double DistanceTo(double longitude, double latitude)
    {
        double narrow = Math.Cos(latitude * Math.PI / 180);
        (double Lon, double Lat) nearest = default;
        double least = double.PositiveInfinity;
        foreach ((double[] lon, double[] lat) in Outlines.SelectMany(o => o.Rings))
        {
            for (int i = 0; i < lon.Length; i++)
            {
                double dx = (lon[i] - longitude) * narrow, dy = lat[i] - latitude, d = (dx * dx) + (dy * dy);
                if (d < least)
                    (least, nearest) = (d, (lon[i], lat[i]));
            }
        }

        return Geodesic.Distance(longitude, latitude, nearest.Lon, nearest.Lat).Metres;
    }

    private static IEnumerable<(double[] Lon, double[] Lat)> RingsOf(Geometry geometry)
    {
        for (int i = 0; i < geometry.NumGeometries; i++)
        {
            Polygon polygon = (Polygon)geometry.GetGeometryN(i);
            foreach (LineString ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
            {
                Coordinate[] coordinates = ring.Coordinates;
                yield return ([.. coordinates.Select(c => c.X)], [.. coordinates.Select(c => c.Y)]);
            }
        }
    }

    private sealed class Area(Zone zone)
    {
        private readonly Lazy<IndexedPointInAreaLocator> locator = new(() => new IndexedPointInAreaLocator(zone.Shape.In(Crs.Wgs84)));

        public Zone Zone { get; } = zone;

        public Envelope Bounds { get; } = zone.Shape.LonLatBounds;

        public bool Holds(Coordinate at)
        {
            if (!Bounds.Contains(at))
                return false;
            lock (locator) // the library builds its index on the first question
                return locator.Value.Locate(at) != Location.Exterior;
        }
    }
}

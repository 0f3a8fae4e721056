using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A place in the site's plane (m) and in degrees.</summary>
public sealed record PlaceRecord(double X, double Y, double Longitude, double Latitude);

/// <summary>
/// One path of a line site. Ways along it (里程, m in the plane) count from <see cref="Start"/>: the end with the smaller easting, then northing,
/// whichever way the file drew it.
/// </summary>
public sealed record PathRecord(int Number, double Length, PlaceRecord Start, PlaceRecord End);

/// <summary>穿越段: where a path runs inside a zone, from <see cref="From"/> to <see cref="To"/> along it.</summary>
public sealed record CrossingRecord(
    string Kind, string Layer, int ZoneNumber, string ZoneCode, string ZoneName, string ZoneClass,
    int Path, double From, double To, double Length, PlaceRecord Enter, PlaceRecord Leave);

/// <summary>One part of a site that has several, in canonical order, with what it shares; areas m², length m (perimeter or length).</summary>
public sealed record PartRecord(int Number, double EllipsoidalArea, double PlanarArea, double Length, ImmutableArray<OverlapRecord> Overlaps);

/// <summary>
/// What lies in one county of a site that reaches into several, and what that shares with every zone. Without an adcode: what lies in none of the known
/// counties.
/// </summary>
/// <param name="Overlaps">Null: not known, for it could not be measured by itself.</param>
public sealed record DistrictRecord(string? Adcode, string Name, double EllipsoidalArea, double PlanarArea, double Length, ImmutableArray<OverlapRecord>? Overlaps);

/// <summary>The ground laid around a line or points: full width or radius, and the length of the line, m.</summary>
public sealed record CorridorRecord(double? Width, double? Radius, double? AxisLength);

/// <summary>
/// What a site is made of, beyond its sum: the way of a line through the zones, the parts of a site in several parts, the share of each county.
/// Measured only; nothing here is judged. Every list is empty where there is nothing to tell apart.
/// </summary>
public sealed record Breakdown(
    CorridorRecord? Corridor,
    ImmutableArray<PathRecord> Paths,
    ImmutableArray<CrossingRecord> Crossings,
    ImmutableArray<PartRecord> Parts,
    ImmutableArray<DistrictRecord> Districts)
{
    public static readonly Breakdown None = new(null, [], [], [], []);
}

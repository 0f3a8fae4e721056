using System.Text.Json;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>A layer of the catalog as a collection: its zones, in the version that holds today or on the day asked for.</summary>
/// <param name="history">Its versions, oldest first.</param>
internal sealed class LayerCollection(LayerShelf shelf, PinnedLayer layer, IReadOnlyList<LayerSummary> history) : IFeatureSource
{
    private readonly ShelvedLayer? _today = layer.Version is { } version ? shelf.Of(version) : null;

    public string Id => layer.Name;

    public Bilingual Title { get; } = new($"{layer.Name} {shelf.KindOf(layer.Kind).Name.Zh}", $"{layer.Name} {shelf.KindOf(layer.Kind).Name.En}");

    public Bilingual Description => Bilingual.Same(layer.Version?.Source ?? "");

    public IReadOnlyList<Queryable> Properties { get; } = ZoneProperties.Of(shelf.KindOf(layer.Kind));

    public Envelope Extent => _today?.Extent ?? new Envelope();

    public string? StorageCrs => _today is { Zones: [var first, ..] } ? OgcCrs.UriOf(first.Shape.Crs) : null;

    public bool HasTiles => true;

    public (DateOnly? From, DateOnly? To)? Held => (history.Any(v => v.ValidFrom is null) ? null : history.Min(v => v.ValidFrom), history.Any(v => v.ValidTo is null) ? null : history.Max(v => v.ValidTo));

    public void Members(Utf8JsonWriter json)
    {
        if (layer.Version is { } version)
            Members(json, version);
    }

    public FeaturePage Page(ItemsQuery query, CancellationToken cancellation)
    {
        (int Version, int Number)? after = query.After is { } place ? ZoneId.Parse(place) ?? throw ItemsQuery.Bad("after", place) : null;
        int? number = after?.Version ?? (query.Day is { } day ? day.Choose(history)?.Version : _today?.Version.Version);
        ShelvedLayer? asked = number is { } version ? shelf.Version(Id, version) : null;
        if (asked is null)
            return query.After is { } gone ? throw ItemsQuery.Bad("after", gone) : new([], 0, null, _ => { }, null);
        ZonePage page = ZonePage.Of(asked, query, after?.Number ?? 0, cancellation);
        return new(
            [.. page.Zones.Zip(page.Shapes, (zone, shape) => Feature(asked.Version, zone, shape))], page.Matched, page.More ? ZoneId.Of(asked.Version.Version, page.Zones[^1].Number) : null,
            json => Members(json, asked.Version), new Bilingual("第 {0} 版，来源：{1}", "version {0}, source: {1}").Format(asked.Version.Version, asked.Version.Source));
    }

    public Feature? Find(string id) => ZoneId.Parse(id) is var (version, number) && shelf.Version(Id, version) is { } asked && asked.Zone(number) is { } zone
        ? Feature(asked.Version, zone, asked.Shapes([zone])[0]) : null;

    private static Feature Feature(LayerVersion version, Zone zone, Shape shape) => new(
        ZoneId.Of(version.Version, zone.Number), $"{zone.Code} {zone.Name}", ZoneProperties.Of(version.Kind),
        property => property.IsNumber && property.NumberOf(zone) is { } value ? value : property.TextOf(zone), () => shape);

    /// <summary>Which version the zones are of: its number, digest, source and dates.</summary>
    private static void Members(Utf8JsonWriter json, LayerVersion version)
    {
        json.WriteNumber("version", version.Version);
        json.WriteString("digest", version.Digest);
        json.WriteString("source", version.Source);
    }
}

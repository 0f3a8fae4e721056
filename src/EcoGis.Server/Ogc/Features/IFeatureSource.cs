using System.Text.Json;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>What is behind a collection: features with properties that are named beforehand. The endpoints know nothing else of layers and results.</summary>
internal interface IFeatureSource
{
    string Id { get; }

    Bilingual Title { get; }

    Bilingual Description { get; }

    /// <summary>What its features have, in the order in which it is shown; nothing else can be asked for.</summary>
    IReadOnlyList<Queryable> Properties { get; }

    /// <summary>Degrees, x longitude; a null envelope: no feature has a shape.</summary>
    Envelope Extent { get; }

    /// <summary>URI of the CRS in which the shapes are stored; null: there are none, or it has no URI.</summary>
    string? StorageCrs { get; }

    bool HasTiles { get; }

    /// <summary>From when to when it has something to say, a null end being open; null: it has no time.</summary>
    (DateOnly? From, DateOnly? To)? Held { get; }

    /// <summary>Further members of its description.</summary>
    void Members(Utf8JsonWriter json);

    /// <summary>In an order that stays, so that page after page every feature comes once.</summary>
    /// <exception cref="EcoException">What is asked cannot be answered.</exception>
    FeaturePage Page(ItemsQuery query, CancellationToken cancellation);

    /// <summary>Null: there is no such feature.</summary>
    Feature? Find(string id);
}

/// <summary>One feature of an answer.</summary>
/// <param name="Label">What it is called, for a heading.</param>
/// <param name="Value">Of a property: text, long, double, or null where it has none.</param>
/// <param name="Shape">Read when asked for; null: it has none.</param>
internal sealed record Feature(string Id, string Label, IReadOnlyList<Queryable> Properties, Func<Queryable, object?> Value, Func<Shape?> Shape);

/// <summary>The features of one answer.</summary>
/// <param name="Matched">How many the request selects in all; null: finding out would take too long.</param>
/// <param name="Next">What the next page goes on after; null: there is none.</param>
/// <param name="Members">What the features are of, for programs.</param>
/// <param name="Heading">The same for people; null: nothing to tell.</param>
internal sealed record FeaturePage(IReadOnlyList<Feature> Features, long? Matched, string? Next, Action<Utf8JsonWriter> Members, Bilingual? Heading);

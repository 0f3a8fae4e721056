using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// What a request asks of a collection: place, moment, conditions, CRS, and how many features from where on. A page goes on after a feature, not at an offset, so
/// that every one comes exactly once. An unknown parameter is refused.
/// </summary>
/// <param name="After">What the page follows, in the words of the collection.</param>
/// <param name="Condition">All conditions as one, the box among them; null: none.</param>
internal sealed record ItemsQuery(int Limit, string? After, OgcDay? Day, Cql2Node? Condition, OgcCrs Crs)
{
    public const int DefaultLimit = 100, MostLimit = 10_000;

    private static readonly string[] s_known = ["f", "lang", "limit", "after", "datetime", "bbox", "bbox-crs", "crs", "filter", "filter-lang", "filter-crs"];

    public static ItemsQuery Read(IQueryCollection asked, IReadOnlyList<Queryable> properties)
    {
        string One(string name) => asked.TryGetValue(name, out StringValues values) ? values.Count == 1 ? values[0] ?? "" : throw Bad(name, values.ToString()) : "";
        List<Cql2Node> conditions = [];
        if (BoxOf(One("bbox"), CrsOf(One("bbox-crs"), "bbox-crs")) is { } box)
            conditions.Add(new Cql2Node.Intersects(box));
        foreach ((string name, StringValues values) in asked.Where(p => !s_known.Contains(p.Key)))
        {
            Queryable property = properties.FirstOrDefault(p => p.Id == name) ?? throw new Fault(OgcFaults.UnknownParameter, Place.None, Short(name)).Raise();
            foreach (string? value in values)
                conditions.Add(Equal(property, value ?? ""));
        }

        if (One("filter-lang") is not ("" or "cql2-text") and var language)
            throw Bad("filter-lang", language);
        if (One("filter") is { Length: > 0 } filter)
            conditions.Add(Cql2Parser.Parse(filter, properties, CrsOf(One("filter-crs"), "filter-crs")));
        return new(
            LimitOf(One("limit")), One("after") is { Length: > 0 } after ? after : null, OgcDay.Parse(One("datetime")),
            conditions.Count switch { 0 => null, 1 => conditions[0], _ => new Cql2Node.All(conditions) }, CrsOf(One("crs"), "crs"));
    }

    /// <summary>The shapes are needed to say what is selected.</summary>
    public bool AsksForShape => Condition?.AsksForShape == true;

    /// <summary>A box in degrees outside of which nothing is selected; null: none.</summary>
    public Envelope? Within => Condition?.Within;

    public static EcoException Bad(string parameter, string value) => new Fault(OgcFaults.Parameter, Place.None, parameter, Short(value)).Raise();

    private static Cql2Node Equal(Queryable property, string value) => property.IsNumber
        ? new Cql2Node.Number(property, FieldNumber.Parse(value) ?? throw Bad(property.Id, value), Cql2Sign.Equal)
        : new Cql2Node.Text(property, value, Cql2Sign.Equal, Fold: false);

    private static OgcCrs CrsOf(string text, string parameter) => text.Length == 0 ? OgcCrs.Crs84 : OgcCrs.Parse(parameter, text);

    private static int LimitOf(string text) => text.Length == 0 ? DefaultLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit >= 1 ? Math.Min(limit, MostLimit) : throw Bad("limit", text);

    private static SoughtPlace? BoxOf(string text, OgcCrs crs)
    {
        if (text.Length == 0)
            return null;
        double[] n = [.. text.Split(',').Select(t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) && double.IsFinite(v) ? v : throw Bad("bbox", text))];
        (double a, double b, double c, double d) = n.Length switch { 4 => (n[0], n[1], n[2], n[3]), 6 => (n[0], n[1], n[3], n[4]), _ => throw Bad("bbox", text) };
        (double west, double south, double east, double north) = crs.NorthFirst ? (b, a, d, c) : (a, b, c, d);
        if (!(west <= east && south <= north)) // a box over the antimeridian holds nothing that a catalog can
            throw Bad("bbox", text);
        return SoughtPlace.OfBox(west, south, east, north, crs.Crs);
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// What a request asks of a collection: place, moment, conditions, CRS, and how many zones from where on. A page goes on after a version and a number, so that
/// every zone comes exactly once, also when another version is published meanwhile. An unknown parameter is refused.
/// </summary>
/// <param name="After">Version and number of the zone that the page follows.</param>
internal sealed record ItemsQuery(int Limit, (int Version, int Number)? After, OgcDay? Day, SoughtPlace? Box, Cql2Node? Condition, OgcCrs Crs)
{
    public const int DefaultLimit = 100, MostLimit = 10_000;

    private static readonly string[] s_known = ["f", "lang", "limit", "after", "datetime", "bbox", "bbox-crs", "crs", "filter", "filter-lang", "filter-crs"];

    public static ItemsQuery Read(IQueryCollection asked, ZoneKind kind)
    {
        IReadOnlyList<Queryable> properties = Queryables.Of(kind);
        string One(string name) => asked.TryGetValue(name, out StringValues values) ? values.Count == 1 ? values[0] ?? "" : throw Bad(name, values.ToString()) : "";
        List<Cql2Node> conditions = [];
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
            LimitOf(One("limit")), AfterOf(One("after")), OgcDay.Parse(One("datetime")), BoxOf(One("bbox"), CrsOf(One("bbox-crs"), "bbox-crs")),
            conditions.Count switch { 0 => null, 1 => conditions[0], _ => new Cql2Node.All(conditions) }, CrsOf(One("crs"), "crs"));
    }

    /// <summary>The shapes are needed to say what is selected.</summary>
    public bool AsksForShape => Box is not null || Condition?.AsksForShape == true;

    /// <summary>A box in degrees outside of which nothing is selected; null: none.</summary>
    public Envelope? Within => (Box?.LonLat, Condition?.Within) switch { ({ } box, { } bound) => box.Intersection(bound), (var box, var bound) => box ?? bound };

    public bool Selects(Zone zone, Func<Shape> shape) => Box?.Meets(zone, shape) != false && (Condition is null || Condition.Holds(zone, shape) == true);

    private static Cql2Node Equal(Queryable property, string value) => property.IsNumber
        ? new Cql2Node.Number(property, FieldNumber.Parse(value) ?? throw Bad(property.Id, value), order => order == 0)
        : new Cql2Node.Text(property, value, order => order == 0, Fold: false);

    private static OgcCrs CrsOf(string text, string parameter) => text.Length == 0 ? OgcCrs.Crs84 : OgcCrs.Parse(parameter, text);

    private static int LimitOf(string text) => text.Length == 0 ? DefaultLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit >= 1 ? Math.Min(limit, MostLimit) : throw Bad("limit", text);

    private static (int, int)? AfterOf(string text) => text.Length == 0 ? null : ZoneId.Parse(text) ?? throw Bad("after", text);

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

    private static EcoException Bad(string parameter, string value) => new Fault(OgcFaults.Parameter, Place.None, parameter, Short(value)).Raise();

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;
}

/// <summary>
/// What a zone is called over the network: version and number, <c>3.17</c>. Versions do not change, so the name is good for as long as the catalog; the zone's own
/// code goes on from version to version.
/// </summary>
internal static class ZoneId
{
    public static string Of(int version, int number) => string.Create(CultureInfo.InvariantCulture, $"{version}.{number}");

    public static (int Version, int Number)? Parse(string text) =>
        text.Split('.') is [var version, var number]
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int v) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? (v, n) : null;
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace EcoGis;

/// <summary>What a site shares with the zones of one code of a layer together: m², m² and m, as printed.</summary>
public sealed record SharedGist(double EllipsoidalArea, double PlanarArea, double Length);

/// <summary>What two screenings of one proposal are compared by, read from their <c>screening/1</c> text: what they went by, and what came of it.</summary>
/// <param name="Layers">"kind name" → "vN digest", or the status of a layer that was not used.</param>
/// <param name="Activity">Industry, nature and facts as the text has them, by name.</param>
/// <param name="Findings">"rule zone-code", the effect among it; once each.</param>
/// <param name="Open">"rule what".</param>
/// <param name="Review">"kind zone-code".</param>
public sealed record ScreeningGist(
    DateOnly Day,
    Verdict Verdict,
    string Program,
    string District,
    string RuleBase,
    string RuleBaseDigest,
    ImmutableSortedDictionary<string, string> Layers,
    ImmutableSortedDictionary<string, string> Activity,
    ImmutableSortedSet<string> Findings,
    ImmutableSortedSet<string> Open,
    ImmutableSortedSet<string> Review)
{
    /// <summary>"name" → "vN digest"; empty when the catalog had no list.</summary>
    public ImmutableSortedDictionary<string, string> AccessLists { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Area, length and plane of the site: another boundary of the same size is not seen here. Empty where the text does not say.</summary>
    public string Site { get; init; } = "";

    /// <summary>"kind layer zone-code" → what is shared.</summary>
    public ImmutableSortedDictionary<string, SharedGist> Shared { get; init; } = ImmutableSortedDictionary<string, SharedGist>.Empty;

    /// <exception cref="FormatException">The text is no screening of schema screening/1.</exception>
    public static ScreeningGist Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var s = document.RootElement;
            var proposal = s.GetProperty("proposal");
            return new ScreeningGist(
                DateOnly.ParseExact(Text(s, "date")!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Enum.Parse<Verdict>(Text(s, "verdict")!, ignoreCase: true),
                Text(s.GetProperty("program"), "version")!,
                Text(s, "district")!,
                Text(s.GetProperty("rule_base"), "version")!,
                Text(s.GetProperty("rule_base"), "digest")!,
                Map(s.GetProperty("layers").EnumerateArray().Select(l => ($"{Text(l, "kind")} {Text(l, "name")}", LayerText(l)))),
                Map(proposal.GetProperty("facts").EnumerateObject().Select(f => (f.Name, f.Value.GetRawText()))
                    .Concat(new[] { "industry", "nature" }.Where(k => Text(proposal, k) is not null).Select(k => (k, Text(proposal, k)!)))),
                Set(s, "findings", "effect", "rule", "layer", "zone_code"),
                Set(s, "undetermined", "rule", "needs", "what"),
                s.GetProperty("review").EnumerateArray().Select(ReviewText).ToImmutableSortedSet(StringComparer.Ordinal))
            {
                Site = s.TryGetProperty("site", out var site) ? SiteText(site) : "",
                Shared = s.TryGetProperty("overlaps", out var overlaps) ? SharedIn(overlaps) : ImmutableSortedDictionary<string, SharedGist>.Empty,
                AccessLists = s.TryGetProperty("access_lists", out var lists) ? Map(lists.EnumerateArray().Select(l => (Text(l, "name")!, LayerText(l)))) : ImmutableSortedDictionary<string, string>.Empty,
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new FormatException("no screening/1", e);
        }
    }

    /// <summary>A line of an access list by list and number; anything else by its zone.</summary>
    private static string ReviewText(JsonElement item) => string.Join(' ', new[] { "kind", "layer", "zone_code", "dimension" }.Select(k => Text(item, k) ?? "—"))
        + (item.TryGetProperty("list", out var list) ? $" {list.GetString()} {item.GetProperty("line").GetInt32()}" : "");

    private static string SiteText(JsonElement site) => string.Join(' ', new[] { ("area_ellipsoidal_m2", "m²"), ("area_planar_m2", "m²"), ("length_m", "m") }
        .Select(f => site.TryGetProperty(f.Item1, out var n) && n.ValueKind == JsonValueKind.Number ? $"{n.GetRawText()} {f.Item2}" : "—").Append(site.TryGetProperty("crs", out var crs) ? crs.GetString() ?? "—" : "—"));

    private static ImmutableSortedDictionary<string, SharedGist> SharedIn(JsonElement overlaps) => overlaps.EnumerateArray()
        .GroupBy(o => $"{Text(o, "kind")} {Text(o, "layer")} {Text(o, "zone_code")}", StringComparer.Ordinal)
        .ToImmutableSortedDictionary(g => g.Key, g => new SharedGist(Sum(g, "area_ellipsoidal_m2"), Sum(g, "area_planar_m2"), Sum(g, "length_m")), StringComparer.Ordinal);

    private static double Sum(IEnumerable<JsonElement> overlaps, string key) => overlaps.Sum(o => o.GetProperty(key).GetDouble());

    private static string LayerText(JsonElement layer) =>
        layer.GetProperty("version").ValueKind == JsonValueKind.Number ? $"v{layer.GetProperty("version").GetInt32()} {Text(layer, "digest")} {Text(layer, "status")}" : Text(layer, "status")!;

    private static ImmutableSortedDictionary<string, string> Map(IEnumerable<(string Key, string Value)> pairs) =>
        pairs.DistinctBy(p => p.Key).ToImmutableSortedDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    private static ImmutableSortedSet<string> Set(JsonElement s, string list, params string[] keys) =>
        s.GetProperty(list).EnumerateArray().Select(i => string.Join(' ', keys.Select(k => Text(i, k) ?? "—"))).ToImmutableSortedSet(StringComparer.Ordinal);

    private static string? Text(JsonElement element, string key) => element.GetProperty(key) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}

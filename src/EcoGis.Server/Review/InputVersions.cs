using System.Collections.Immutable;
using System.Text.Json;

namespace EcoGis;

/// <summary>By name the version and digest of each layer and access list that was at hand for a screening, and of the rule base.</summary>
internal sealed record InputVersions(ImmutableSortedDictionary<string, string> Layers, ImmutableSortedDictionary<string, string> Lists, ImmutableSortedDictionary<string, string> Rules)
{
    public static InputVersions Of(Snapshot snapshot, RuleBase rules) => new(
        Map(snapshot.Layers.Where(l => l.Version is not null).Select(l => (l.Name, Text(l.Version!.Version, l.Version.Digest)))),
        Map(snapshot.Lists.Where(l => l.Version is not null).Select(l => (l.Name, Text(l.Version!.Version, l.Version.Digest)))),
        Map([("", $"{rules.Version} {rules.Digest}")]));

    /// <param name="screening">As <see cref="ScreeningJson"/> writes one.</param>
    public static InputVersions Of(JsonElement screening)
    {
        JsonElement rules = screening.GetProperty("rule_base");
        return new(Map(Stated(screening, "layers")), Map(Stated(screening, "access_lists")), Map([("", $"{rules.GetProperty("version").GetString()} {rules.GetProperty("digest").GetString()}")]));
    }

    public IReadOnlyList<ChangedInput> To(InputVersions later) =>
        [.. Differing(ChangeCause.Layer, Layers, later.Layers), .. Differing(ChangeCause.AccessList, Lists, later.Lists), .. Differing(ChangeCause.RuleBase, Rules, later.Rules)];

    /// <summary>Those of which a version was at hand; of the others nothing was used.</summary>
    private static IEnumerable<(string Name, string Text)> Stated(JsonElement screening, string list) => !screening.TryGetProperty(list, out JsonElement all) ? [] : all.EnumerateArray()
        .Where(l => l.GetProperty("version").ValueKind == JsonValueKind.Number)
        .Select(l => (l.GetProperty("name").GetString()!, Text(l.GetProperty("version").GetInt32(), l.GetProperty("digest").GetString()!)));

    private static IEnumerable<ChangedInput> Differing(ChangeCause cause, ImmutableSortedDictionary<string, string> then, ImmutableSortedDictionary<string, string> now) =>
        then.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Where(k => then.GetValueOrDefault(k) != now.GetValueOrDefault(k))
            .Select(k => new ChangedInput(cause, k, Short(then.GetValueOrDefault(k)), Short(now.GetValueOrDefault(k))));

    private static string Text(int version, string digest) => $"v{version} {digest}";

    private static ImmutableSortedDictionary<string, string> Map(IEnumerable<(string Name, string Text)> pairs) => pairs.ToImmutableSortedDictionary(p => p.Name, p => p.Text, StringComparer.Ordinal);

    /// <summary>The version, and of the digest only that it is another: whoever may not see a layer is told no more.</summary>
    private static string Short(string? text) => text?.Split(' ')[0] ?? "—";
}

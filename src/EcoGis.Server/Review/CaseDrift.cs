using System.Collections.Immutable;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// What a screening was made with, held against what the same request would be screened with now: versions and digests of layers and access lists, and the rule
/// base. That an input is another does not say that the outcome is; that is for <see cref="CaseIntake.Again"/>.
/// </summary>
internal sealed class CaseDrift(ScreeningDesk desk)
{
    /// <summary>Inputs that are not as they were; empty: all are the same. Null: today's cannot be read.</summary>
    public IReadOnlyList<ChangedInput>? Since(CaseVersion version)
    {
        try
        {
            using JsonDocument request = JsonDocument.Parse(version.Request), screening = JsonDocument.Parse(version.Screening);
            JsonElement s = screening.RootElement;
            Snapshot now = desk.On(ScreenRequest.Parse(request.RootElement).Day ?? desk.Today).Snapshot;
            return
            [
                .. Differing(ChangeCause.Layer, Stated(s, "layers"), now.Layers.Where(l => l.Version is not null).Select(l => (l.Name, Text(l.Version!.Version, l.Version.Digest)))),
                .. Differing(ChangeCause.AccessList, Stated(s, "access_lists"), now.Lists.Where(l => l.Version is not null).Select(l => (l.Name, Text(l.Version!.Version, l.Version.Digest)))),
                .. Differing(ChangeCause.RuleBase, [("", Rules(s))], [("", $"{desk.Rules.Version} {desk.Rules.Digest}")]),
            ];
        }
        catch (EcoException)
        {
            return null;
        }
    }

    private static string Rules(JsonElement s) => s.GetProperty("rule_base") is var rules ? $"{rules.GetProperty("version").GetString()} {rules.GetProperty("digest").GetString()}" : "";

    private static string Text(int version, string digest) => $"v{version} {digest}";

    /// <summary>Those of which a version was at hand; of the others nothing was used.</summary>
    private static IEnumerable<(string Name, string Text)> Stated(JsonElement s, string list) => !s.TryGetProperty(list, out JsonElement all) ? [] : all.EnumerateArray()
        .Where(l => l.GetProperty("version").ValueKind == JsonValueKind.Number)
        .Select(l => (l.GetProperty("name").GetString()!, Text(l.GetProperty("version").GetInt32(), l.GetProperty("digest").GetString()!)));

    private static IEnumerable<ChangedInput> Differing(ChangeCause cause, IEnumerable<(string Name, string Text)> before, IEnumerable<(string Name, string Text)> after)
    {
        ImmutableSortedDictionary<string, string> then = Map(before), now = Map(after);
        return then.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Where(k => then.GetValueOrDefault(k) != now.GetValueOrDefault(k))
            .Select(k => new ChangedInput(cause, k, Short(then.GetValueOrDefault(k)), Short(now.GetValueOrDefault(k))));
    }

    private static ImmutableSortedDictionary<string, string> Map(IEnumerable<(string Name, string Text)> pairs) => pairs.ToImmutableSortedDictionary(p => p.Name, p => p.Text, StringComparer.Ordinal);

    /// <summary>The version, and of the digest only that it is another: whoever may not see a layer is told no more.</summary>
    private static string Short(string? text) => text?.Split(' ')[0] ?? "—";
}

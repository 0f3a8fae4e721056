using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What can make a screening differ from the one before.</summary>
public enum ChangeCause
{
    Layer,
    AccessList,
    RuleBase,
    Facts,
    District,
    Program,
    Date,
    Site,
}

/// <summary>One thing that is not as it was: which, before and after (a dash where there was none).</summary>
public sealed record ChangedInput(ChangeCause Cause, string What, string Before, string After)
{
    public Bilingual Text => Cause switch
    {
        ChangeCause.Layer => new($"图层 {What}：{Before} → {After}", $"layer {What}: {Before} → {After}"),
        ChangeCause.AccessList => new($"准入清单 {What}：{Before} → {After}", $"access list {What}: {Before} → {After}"),
        ChangeCause.RuleBase => new($"规则库：{Before} → {After}", $"rule base: {Before} → {After}"),
        ChangeCause.Facts => new($"项目情况 {What}：{Before} → {After}", $"fact {What}: {Before} → {After}"),
        ChangeCause.District => new($"行政区配置：{Before} → {After}", $"district profile: {Before} → {After}"),
        ChangeCause.Site => new($"用地范围：{Before} → {After}", $"site: {Before} → {After}"),
        ChangeCause.Program => new($"程序版本：{Before} → {After}", $"program: {Before} → {After}"),
        _ => new($"筛查日期：{Before} → {After}", $"screening date: {Before} → {After}"),
    };
}

/// <summary>What a site shares with the zones of one code, before and after; null: nothing.</summary>
/// <param name="Zone">"kind layer zone-code".</param>
public sealed record AreaChange(string Zone, SharedGist? Before, SharedGist? After);

/// <summary>
/// How a screening differs from the one before it of the same proposal: the inputs that differ, and what came of it. Which input caused which
/// outcome is not claimed here (where only one differs it is that one; else see <see cref="SwapStudy"/>). The first screening of an entry has no before.
/// </summary>
public sealed record ScreeningChange(
    ScreeningGist? Before,
    ScreeningGist After,
    ImmutableArray<ChangedInput> Inputs,
    ImmutableArray<string> NewFindings,
    ImmutableArray<string> GoneFindings,
    ImmutableArray<string> NewQuestions,
    ImmutableArray<string> GoneQuestions,
    int ReviewDifference)
{
    private const string None = "—";

    /// <summary>Zones of which not the same is shared; in order of kind, layer and code.</summary>
    public ImmutableArray<AreaChange> Areas { get; private init; } = [];

    public bool OutcomeChanged => Before is not null
        && (Before.Verdict != After.Verdict || NewFindings.Length + GoneFindings.Length + NewQuestions.Length + GoneQuestions.Length > 0 || ReviewDifference > 0);

    public static ScreeningChange Between(ScreeningGist? before, ScreeningGist after) => before is null
        ? new(null, after, [], [], [], [], [], 0)
        : new(before, after, [.. Differences(before, after)],
            [.. after.Findings.Except(before.Findings)], [.. before.Findings.Except(after.Findings)],
            [.. after.Open.Except(before.Open)], [.. before.Open.Except(after.Open)],
            after.Review.SymmetricExcept(before.Review).Count)
        {
            Areas =
            [
                .. before.Shared.Keys.Union(after.Shared.Keys).Order(StringComparer.Ordinal)
                    .Select(z => new AreaChange(z, before.Shared.GetValueOrDefault(z), after.Shared.GetValueOrDefault(z))).Where(a => a.Before != a.After),
            ],
        };

    private static IEnumerable<ChangedInput> Differences(ScreeningGist before, ScreeningGist after)
    {
        if (before.Site != after.Site)
            yield return new(ChangeCause.Site, "", before.Site, after.Site);
        foreach (var layer in Maps(ChangeCause.Layer, before.Layers, after.Layers))
            yield return layer with { Before = Short(layer.Before), After = Short(layer.After) };
        foreach (var list in Maps(ChangeCause.AccessList, before.AccessLists, after.AccessLists))
            yield return list with { Before = Short(list.Before), After = Short(list.After) };
        if (before.RuleBaseDigest != after.RuleBaseDigest)
            yield return new(ChangeCause.RuleBase, "", Short($"{before.RuleBase} {before.RuleBaseDigest}"), Short($"{after.RuleBase} {after.RuleBaseDigest}"));
        foreach (var fact in Maps(ChangeCause.Facts, before.Activity, after.Activity))
            yield return fact;
        if (before.District != after.District)
            yield return new(ChangeCause.District, "", before.District, after.District);
        if (before.Program != after.Program)
            yield return new(ChangeCause.Program, "", before.Program, after.Program);
        if (before.Day != after.Day)
            yield return new(ChangeCause.Date, "", $"{before.Day:yyyy-MM-dd}", $"{after.Day:yyyy-MM-dd}");
    }

    private static IEnumerable<ChangedInput> Maps(ChangeCause cause, ImmutableSortedDictionary<string, string> before, ImmutableSortedDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).Where(k => before.GetValueOrDefault(k) != after.GetValueOrDefault(k))
            .Select(k => new ChangedInput(cause, k, before.GetValueOrDefault(k, None), after.GetValueOrDefault(k, None)));

    /// <summary>A digest by its first eight digits: enough to see that it is another.</summary>
    private static string Short(string text) => string.Join(' ', text.Split(' ').Select(w => w.StartsWith("sha256:", StringComparison.Ordinal) && w.Length > 15 ? w[..15] + "…" : w));
}

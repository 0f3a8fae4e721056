using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>A rule base that holds only the rules a test writes down, in one instrument of its own; kinds, facts and territories are the real ones.</summary>
internal static class HandMadeRules
{
    public static readonly DateOnly Day = new(2026, 11, 23);

    /// <summary>A 100 m square in the middle of a 1 km square.</summary>
    public static readonly RawShape Site = MadeUp.Box(400, 400, 500, 500);

    private static readonly DataFile[] WithoutRules =
        [.. DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data")).Where(f => !f.Name.StartsWith("rules/", StringComparison.Ordinal) && f.Name != "not-modelled.yaml")];

    /// <param name="rules">Items of the <c>rules</c> list, each on one line in flow form; <c>cites</c> is added.</param>
    public static RuleBase Of(string territory, params string[] rules) => RuleBase.Load(Files(territory, rules));

    /// <summary>The files of such a rule base.</summary>
    public static IReadOnlyList<DataFile> Files(string territory, params string[] rules) =>
    [
        .. WithoutRules,
        new DataFile("rules/hand-made.yaml", $$"""
            instrument: {id: hand-made-law, title: 示范法, issuer: 示范机关, in_force: {from: 2020-01-01}, applies_in: [{{territory}}], verified: false}
            clauses:
              '1': {article: 第一条, summary: 示范}
            rules:
            {{string.Join("\n", rules.Select((r, i) => $"  - {{id: rule-{i + 1}, name: 示范规则, cites: ['1'], {r}}}"))}}
            """),
    ];

    public static Activity Activity(RuleBase rules, params (string Fact, string Value)[] facts) =>
        new(null, null, facts.ToImmutableSortedDictionary(f => f.Fact, f => rules.Fact(f.Fact).Parse(f.Value), StringComparer.Ordinal));

    public static DistrictProfile Home(
        RuleBase rules, IReadOnlyList<string>? absent = null, IReadOnlyList<string>? optional = null, IReadOnlyList<(string Kind, string Layer)>? expects = null) =>
        rules.District("none") with
        {
            Id = "home",
            Adcodes = ["510604"],
            Expects = (expects ?? []).GroupBy(e => e.Kind).ToImmutableSortedDictionary(g => g.Key, g => g.Select(e => e.Layer).ToImmutableArray(), StringComparer.Ordinal),
            Optional = [.. optional ?? []],
            Absent = (absent ?? []).ToImmutableSortedDictionary(k => k, _ => new DeclaredAbsence(new("示范声明", "statement"), new DateOnly(2026, 1, 1)), StringComparer.Ordinal),
        };

    public static Screening Screen(
        RuleBase rules, IEnumerable<PinnedLayer> layers, Activity? activity = null, RawShape? site = null, DistrictProfile? profile = null, DateOnly? day = null, ScreenOptions? options = null) =>
        new Screener(rules, profile ?? rules.District("none"), "test").Screen(
            MadeUp.Proposal(site ?? Site, activity ?? EcoGis.Activity.Unknown), MadeUp.Snapshot(day ?? Day, [.. layers]), options ?? new ScreenOptions());

    public static PinnedLayer One(string kind, string @class, RawShape shape, IReadOnlyList<Shape>? coverage = null, IReadOnlyDictionary<string, string>? fields = null, IReadOnlyList<string>? flags = null) =>
        MadeUp.Layer(kind, [MadeUp.Zone(1, "Z1", @class, MadeUp.Shape(shape), fields)], coverage, flags: flags);

    public static IEnumerable<(Need Needs, string Subject)> Needs(Screening s) => s.Undetermined.Select(o => (o.Needs, o.Subject));
}

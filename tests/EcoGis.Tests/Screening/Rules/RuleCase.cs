using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>
/// The form of <c>tests/cases/*.yaml</c>: one rule, the operative words of the law it was written from (… stands for what is left out, 待核： for words
/// recalled and not at hand), one made-up zone of its kind, one site, and what the rule must say.
/// </summary>
internal sealed record RuleCase(
    string Case,
    string Rule,
    string Words,
    DateOnly Date,
    string Expect,
    CaseZone? Zone = null,
    CaseSite? Site = null,
    string? Industry = null,
    Nature? Nature = null,
    IReadOnlyDictionary<string, CaseFact>? Facts = null,
    string? Needs = null,
    string? Adcode = null)
{
    public static IReadOnlyList<RuleCase> All { get; } =
        [.. DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "tests", "cases")).SelectMany(f => StrictYaml.Read<IReadOnlyList<RuleCase>>(f))];

    public override string ToString() => Case;

    public Activity Activity(RuleBase rules) => new(
        Industry is null ? null : rules.Industry(Industry),
        Nature,
        (Facts ?? new Dictionary<string, CaseFact>()).ToImmutableSortedDictionary(f => f.Key, f => rules.Fact(f.Key).Parse(f.Value.Text), StringComparer.Ordinal));
}

internal sealed record CaseZone(string? Class = null, IReadOnlyDictionary<string, string>? Fields = null);

/// <summary>Where a square site, 100 m unless said otherwise, lies against a 1 km zone.</summary>
internal sealed record CaseSite(Metres? Distance = null, bool Overlap = false, bool Inside = false, bool Outside = false, Metres? Side = null);

/// <summary>A stated fact, written as a list, a yes or no, or a quantity.</summary>
internal sealed record CaseFact(string Text) : IYamlForm<CaseFact>
{
    public static CaseFact Read(YamlValue value) => new(value.IsList
        ? string.Join(',', StrictYaml.Read<IReadOnlyList<string>>(value))
        : value.Scalar(Bilingual.Same("fact")));

    public static JsonObject Schema() => [];
}

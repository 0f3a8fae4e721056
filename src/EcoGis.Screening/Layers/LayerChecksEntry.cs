using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EcoGis;

/// <summary>The form of <c>checks</c> in <c>data/zone-kinds/*.yaml</c>.</summary>
internal sealed record LayerChecksEntry(
    Place Where, bool Tiles = false, string? TilesBy = null, IReadOnlyList<string>? TilesOnly = null, CodeGrammarEntry? Code = null)
{
    public LayerChecks ToChecks(ImmutableArray<ZoneClass> classes, IReadOnlyDictionary<string, ZoneFieldEntry> fields)
    {
        if (TilesBy is null ? TilesOnly is not null : !Tiles)
            throw new Fault(ScreeningFaults.MissingKey, Where, TilesBy is null ? "tiles_by" : "tiles: true").Raise();
        if (TilesBy is { } by)
            DemandValues(by, TilesOnly ?? []);
        return new LayerChecks(Tiles, TilesBy, [.. TilesOnly ?? []], Code?.ToGrammar(DemandValues));

        void DemandValues(string field, IEnumerable<string> values)
        {
            if (!fields.TryGetValue(field, out var entry))
                throw new Fault(ScreeningFaults.Dangling, Where, new Bilingual("字段", "field"), field).Raise();
            HashSet<string> known = [.. field == "class" ? classes.Select(c => c.Id) : (entry.Values ?? []).Select(v => v.Id)];
            foreach (string value in values.Where(v => !known.Contains(v)))
                throw new Fault(ScreeningFaults.Dangling, Where, new Bilingual("字段的值", "value of a field"), $"{field}: {value}").Raise();
        }
    }
}

/// <summary><c>code</c>: a regular expression with named groups; <c>says</c>: group (a field's id) → text → values the field may then have.</summary>
internal sealed record CodeGrammarEntry(string Pattern, Place Where, IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>? Says = null)
{
    public CodeGrammar ToGrammar(Action<string, IEnumerable<string>> demandValues)
    {
        string[] groups = Expression(RegexOptions.None).GetGroupNames();
        foreach (var (group, texts) in Says ?? new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>())
        {
            if (!groups.Contains(group))
                throw new Fault(ScreeningFaults.Dangling, Where, new Bilingual("编码的分组", "group of the code"), group).Raise();
            demandValues(group, texts.Values.SelectMany(v => v));
        }

        return new CodeGrammar(Pattern, () => Expression(RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), (Says ?? new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>()).ToImmutableSortedDictionary(
            s => s.Key, s => s.Value.ToImmutableSortedDictionary(t => t.Key, t => t.Value.ToImmutableArray(), StringComparer.Ordinal), StringComparer.Ordinal));
    }

    private Regex Expression(RegexOptions options)
    {
        try
        {
            return new Regex(Pattern, options);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new Fault(ScreeningFaults.WrongValue, Where, Pattern, new Bilingual("一个正则表达式（无回溯）", "a regular expression without back-tracking")).Raise(e);
        }
    }
}

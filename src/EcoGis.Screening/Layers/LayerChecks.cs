using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EcoGis;

/// <summary>What a whole layer of a zone kind is checked for, as its data says.</summary>
/// <param name="Tiles">Its zones cover the ground without gap or overlap.</param>
/// <param name="TilesBy">Only zones with the same value of this field (or class) do; null: all together.</param>
/// <param name="TilesOnly">Only zones with one of these values do; empty: all.</param>
/// <param name="Code">How its codes are made; null: not known.</param>
public sealed record LayerChecks(bool Tiles, string? TilesBy, ImmutableArray<string> TilesOnly, CodeGrammar? Code)
{
    public static LayerChecks None { get; } = new(false, null, [], null);
}

/// <summary>How the codes of a kind are made: a pattern with named groups, and what some groups say about fields of the same zone.</summary>
/// <param name="compile">Makes the expression, which cannot run away whatever the pattern (RELIABILITY 75); throws <see cref="EcoException"/> for one that could.</param>
/// <param name="says">Group, which is a field's id → text of the group → values the field may then have.</param>
public sealed class CodeGrammar(string pattern, Func<Regex> compile, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>> says)
{
    /// <summary>The group with the six digits of an administrative code (GB/T 2260).</summary>
    public const string AdcodeGroup = "adcode";

    /// <summary>Made when a layer is checked: a screening needs none, and pays for none.</summary>
    private readonly Lazy<Regex> _regex = new(compile);

    public string Pattern => pattern;

    /// <summary>Throws where the pattern cannot be used.</summary>
    public void Demand() => _ = _regex.Value;

    public bool Fits(string code) => _regex.Value.IsMatch(code);

    public string? Adcode(string code) => _regex.Value.Match(code).Groups[AdcodeGroup] is { Success: true } group ? group.Value : null;

    /// <summary>The first field whose value contradicts the code: its id, what the code says it is, and what it is. Absent values contradict nothing.</summary>
    public (string Field, string Said, string Found)? Contradiction(Zone zone)
    {
        Match match = _regex.Value.Match(zone.Code);
        foreach (var (field, values) in says)
        {
            string found = field == "class" ? zone.Class : zone.Fields.GetValueOrDefault(field, "");
            if (found.Length > 0 && match.Groups[field] is { Success: true } group && values.TryGetValue(group.Value, out var allowed) && !allowed.Contains(found))
                return (field, string.Join(" / ", allowed), found);
        }

        return null;
    }
}

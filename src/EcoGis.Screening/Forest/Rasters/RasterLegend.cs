using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>
/// What the values of a raster mean: their names, and which of them are forest. Names come from the file, a table or a land classification; a value without a
/// name is called by its number. Which values are forest is said by a person or by the table, never guessed from a name; of values that a table does
/// not list, or that it leaves open, it is not known.
/// </summary>
public sealed class RasterLegend
{
    private readonly ImmutableSortedDictionary<int, (Bilingual? Name, Truth Forest)> _entries;
    private readonly Truth _others;

    private RasterLegend(Bilingual source, bool saysForest, Truth others, ImmutableSortedDictionary<int, (Bilingual?, Truth)> entries) =>
        (Source, SaysForest, _others, _entries) = (source, saysForest, others, entries);

    /// <summary>Where names and forest come from, for people.</summary>
    public Bilingual Source { get; }

    /// <summary>Somebody said which values are forest.</summary>
    public bool SaysForest { get; }

    /// <summary>Values said to be forest.</summary>
    public IEnumerable<int> ForestValues => _entries.Where(e => e.Value.Forest == Truth.True).Select(e => e.Key);

    public Truth IsForest(int value) => !SaysForest ? Truth.Unknown : _entries.TryGetValue(value, out var entry) ? entry.Forest : _others;

    /// <summary>Null: the value has none.</summary>
    public Bilingual? NameOf(int value) => _entries.GetValueOrDefault(value).Name;

    /// <summary>Number and name, as tables show it.</summary>
    public Bilingual Label(int value)
    {
        string number = value.ToString(CultureInfo.InvariantCulture);
        return NameOf(value) is { } name ? new($"{number} {name.Zh}", $"{number} {name.En}") : Bilingual.Same(number);
    }

    /// <summary>Names from the file itself; it does not say what is forest.</summary>
    public static RasterLegend OfFile(IReadOnlyDictionary<int, string> names) => new(
        names.Count == 0 ? new("没有类别名称", "no names of classes") : new("类别名称取自文件", "names from the file"), false, Truth.Unknown,
        names.ToImmutableSortedDictionary(n => n.Key, n => ((Bilingual?)Bilingual.Same(n.Value), Truth.Unknown)));

    /// <param name="rows">Value, name and whether it is forest; unknown where the table has no such column.</param>
    public static RasterLegend OfTable(string label, IEnumerable<(int Value, string Name, Truth Forest)> rows)
    {
        var entries = rows.ToImmutableSortedDictionary(r => r.Value, r => ((Bilingual?)Bilingual.Same(r.Name), r.Forest));
        return new(new($"类别表 {label}", $"table {label}"), entries.Values.Any(e => e.Forest != Truth.Unknown), Truth.Unknown, entries);
    }

    /// <summary>Codes as numbers: 301 stands for 0301. A number that two codes have stays without a name.</summary>
    public static RasterLegend OfClassification(LandClassification classification) => new(
        new($"{classification.Name.Zh} {classification.Standard}{(classification.IsVerified ? "" : "（代码表待核）")}", $"{classification.Name.En} {classification.Standard}{(classification.IsVerified ? "" : " (table unverified)")}"), true, Truth.Unknown,
        classification.Classes.Values.Where(c => int.TryParse(c.Code, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .GroupBy(c => int.Parse(c.Code, CultureInfo.InvariantCulture)).Where(g => g.Count() == 1).Select(g => g.Single())
            .ToImmutableSortedDictionary(c => int.Parse(c.Code, CultureInfo.InvariantCulture), c => ((Bilingual?)c.Name, ForestChange.IsForest(c) ? Truth.True : c.Stand == Stand.Shrub ? Truth.Unknown : Truth.False)));

    /// <summary>The person says which values are forest: these and no others.</summary>
    public RasterLegend WithForest(IReadOnlyCollection<int> values)
    {
        string list = string.Join(",", values.Order());
        var entries = _entries.ToImmutableSortedDictionary(e => e.Key, e => (e.Value.Name, values.Contains(e.Key) ? Truth.True : Truth.False));
        return new(new($"{Source.Zh}；森林的值 {list}（用户指明）", $"{Source.En}; forest values {list} (named by the user)"), true, Truth.False,
            entries.SetItems(values.Where(v => !entries.ContainsKey(v)).Select(v => KeyValuePair.Create(v, ((Bilingual?)null, Truth.True)))));
    }

    /// <summary>Values that both name, and name differently.</summary>
    public IEnumerable<Bilingual> Conflicts(RasterLegend other) => _entries
        .Where(e => e.Value.Name is { } name && other.NameOf(e.Key) is { } theirs && theirs.Zh != name.Zh)
        .Select(e => new Bilingual($"{e.Key}：{e.Value.Name!.Zh} / {other.NameOf(e.Key)!.Zh}", $"{e.Key}: {e.Value.Name!.En} / {other.NameOf(e.Key)!.En}"));
}

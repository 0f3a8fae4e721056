using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Reads class words (核心景区, core, 1 …) and other closed lists as ids: by id, Chinese or English name, or alias, folded.
/// Words it does not know are collected with their counts and refused together; a word is never guessed.
/// </summary>
internal sealed class ClassValues(string field, ImmutableArray<ZoneClass> classes)
{
    private readonly Dictionary<string, string> _ids = Index(classes);
    private readonly SortedDictionary<string, int> _unknown = new(StringComparer.Ordinal);

    public static string Accepted(ImmutableArray<ZoneClass> classes) =>
        string.Join("; ", classes.Select(c => string.Join(" / ", new[] { c.Id, c.Name.Zh }.Distinct())));

    /// <summary>The id, or null when the word is absent or unknown (then it is counted).</summary>
    public string? Read(string? word, bool required)
    {
        if (word is not null && _ids.TryGetValue(FoldedText.Of(word), out string? id))
            return id;
        if (word is not null || required)
            _unknown[word ?? ""] = _unknown.GetValueOrDefault(word ?? "") + 1;
        return null;
    }

    public void Report(Place where, List<Fault> faults)
    {
        const int Shown = 30;
        if (_unknown.Count == 0)
            return;
        string list = string.Join(", ", _unknown.OrderByDescending(u => u.Value).Take(Shown).Select(u => $"\"{u.Key}\" ×{u.Value}"));
        if (_unknown.Count > Shown)
            list += $", … ({_unknown.Count})";
        faults.Add(new Fault(ImportFaults.UnknownClass, where with { Field = field }, field, list, Accepted(classes)));
    }

    /// <summary>A word two classes claim reads as neither; the kind's own lint says so.</summary>
    private static Dictionary<string, string> Index(ImmutableArray<ZoneClass> classes)
    {
        var words = classes.SelectMany(c => new[] { c.Id, c.Name.Zh, c.Name.En }.Concat(c.Aliases).Select(w => (Word: FoldedText.Of(w), c.Id)));
        return words.Distinct().GroupBy(w => w.Word).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().Id);
    }
}

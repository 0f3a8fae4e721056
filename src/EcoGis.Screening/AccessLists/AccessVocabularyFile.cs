using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The form of <c>data/access-lists/vocabulary.yaml</c>.</summary>
internal sealed record AccessVocabularyFile(
    Verification Verified,
    IReadOnlyList<UnitKindEntry> UnitKinds,
    IReadOnlyList<ListLevelEntry> Levels,
    IReadOnlyList<DimensionEntry> Dimensions,
    IReadOnlyList<VerbEntry> Verbs,
    IReadOnlyList<string> NotVerbs,
    IReadOnlyList<ExceptionEntry> Exceptions,
    IReadOnlyList<string> NotExceptions,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Columns,
    Place Where)
{
    /// <summary>Every id once, every kind there, every column of the table named and none other; each fault is added.</summary>
    public AccessVocabulary ToVocabulary(ImmutableSortedDictionary<string, ZoneKind> kinds, List<Fault> faults)
    {
        foreach (var kind in UnitKinds.Where(k => !kinds.ContainsKey(k.Kind)))
            faults.Add(new Fault(ScreeningFaults.Dangling, kind.Where, new Bilingual("区类", "zone kind"), kind.Kind));
        Once(UnitKinds.Select(k => (k.Prefix, k.Where)), new("编码前缀", "prefix"), faults);
        Once(Levels.Select(l => (l.Id, l.Where)), new("层级", "level"), faults);
        Once(Dimensions.Select(d => (d.Id, d.Where)), new("维度", "dimension"), faults);
        Once(Dimensions.SelectMany(d => d.Slots).Select(s => (s.Id, s.Where)), new("要求类别", "slot"), faults);
        Once(Verbs.Select(v => (v.Id, v.Where)), new("动词", "verb"), faults);
        Once(Verbs.SelectMany(v => v.Words.Select(w => (w, v.Where))), new("词语", "word"), faults);
        Once(Dimensions.SelectMany(d => d.Names.Select(n => (n, d.Where))).Concat(Dimensions.SelectMany(d => d.Slots).SelectMany(s => s.Names.Select(n => (n, s.Where)))), new("列名", "column name"), faults);
        foreach (string id in AccessVocabulary.Columns.Except(Columns.Keys))
            faults.Add(new Fault(ScreeningFaults.MissingKey, Where, $"columns.{id}"));
        foreach (string id in Columns.Keys.Except(AccessVocabulary.Columns))
            faults.Add(new Fault(ScreeningFaults.UnknownKey, Where, id, string.Join(", ", AccessVocabulary.Columns)));
        return new AccessVocabulary(this);
    }

    private static void Once(IEnumerable<(string Word, Place Where)> words, Bilingual what, List<Fault> faults)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (word, where) in words)
        {
            if (!seen.Add(word))
                faults.Add(new Fault(ScreeningFaults.Duplicate, where, what, word));
        }
    }
}

/// <summary>A kind of zone that lists are written for, and how the codes of its units begin.</summary>
internal sealed record UnitKindEntry(string Kind, string Prefix, Place Where);

internal sealed record ListLevelEntry(string Id, Words Name, ListScope Scope, Place Where, IReadOnlyList<string>? Aliases = null);

internal sealed record DimensionEntry(string Id, Words Name, IReadOnlyList<SlotEntry> Slots, Place Where, IReadOnlyList<string>? Aliases = null)
{
    public IEnumerable<string> Names => (Aliases ?? []).Prepend(Name.Text.Zh);
}

internal sealed record SlotEntry(string Id, Words Name, Place Where, IReadOnlyList<string>? Aliases = null)
{
    public IEnumerable<string> Names => (Aliases ?? []).Prepend(Name.Text.Zh);
}

internal sealed record VerbEntry(string Id, Words Name, IReadOnlyList<string> Words, Place Where);

/// <summary>An exception in the words of a list: from <paramref name="Open"/> to <paramref name="Close"/> within one sentence; without an opening: from the last comma on.</summary>
internal sealed record ExceptionEntry(string Close, string? Open = null);

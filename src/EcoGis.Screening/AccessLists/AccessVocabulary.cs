using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What a level of a list is written for.</summary>
public enum ListScope
{
    /// <summary>An administrative area.</summary>
    Area,

    /// <summary>All units of one type in an area.</summary>
    UnitType,

    /// <summary>One unit, by its code.</summary>
    Unit,
}

/// <summary>清单层级, from the widest to the narrowest by <see cref="Rank"/>.</summary>
public sealed record ListLevel(string Id, Bilingual Name, ListScope Scope, int Rank);

/// <summary>管控维度.</summary>
public sealed record ListDimension(string Id, Bilingual Name, int Rank);

/// <summary>要求类别 within a dimension.</summary>
public sealed record ListSlot(string Id, Bilingual Name, ListDimension Dimension, int Rank);

/// <summary>A group of verbs of one force; rank 0 is the strongest.</summary>
public sealed record ListVerb(string Id, Bilingual Name, int Rank);

/// <summary>
/// 清单用语: levels, dimensions, slots, verbs by force, exceptions and the columns of a table of lists, as <c>data/access-lists/</c> has them. Words are compared in
/// folded form (<see cref="Folded"/>). It orders and marks; it judges nothing.
/// </summary>
public sealed class AccessVocabulary
{
    public const string UnitCode = "unit-code", UnitName = "unit-name", UnitType = "unit-type", Level = "level", Area = "area", Dimension = "dimension", Slot = "slot",
        Text = "text", Condition = "condition", Source = "source", ValidFrom = "valid-from", ValidTo = "valid-to";

    /// <summary>Columns that a table of lists may have, by id.</summary>
    public static readonly ImmutableArray<string> Columns = [UnitCode, UnitName, UnitType, Level, Area, Dimension, Slot, Text, Condition, Source, ValidFrom, ValidTo];

    private readonly Dictionary<string, ListLevel> _levelWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListDimension> _dimensionWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListSlot> _slotWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _columnWords = new(StringComparer.Ordinal);

    internal AccessVocabulary(AccessVocabularyFile file)
    {
        Levels = [.. file.Levels.Select((l, i) => new ListLevel(l.Id, l.Name.Text, l.Scope, i))];
        Dimensions = [.. file.Dimensions.Select((d, i) => new ListDimension(d.Id, d.Name.Text, i))];
        int rank = 0;
        Slots = [.. file.Dimensions.SelectMany((d, i) => d.Slots.Select(s => new ListSlot(s.Id, s.Name.Text, Dimensions[i], rank++)))];
        Verbs = [.. file.Verbs.Select((v, i) => new ListVerb(v.Id, v.Name.Text, i))];
        UnitKinds = [.. file.UnitKinds.Select(k => (k.Prefix, k.Kind))];
        Reading = new RequirementReading(file, Verbs);
        ColumnNames = [.. Columns.Select(id => file.Columns.GetValueOrDefault(id) is [var first, ..] ? first : id)];
        foreach (var (entry, level) in file.Levels.Zip(Levels))
            Know(_levelWords, [level.Id, level.Name.Zh, level.Name.En, .. entry.Aliases ?? []], level);
        foreach (var (entry, dimension) in file.Dimensions.Zip(Dimensions))
        {
            Know(_dimensionWords, [dimension.Id, dimension.Name.En, .. entry.Names], dimension);
            foreach (var slot in entry.Slots)
                Know(_slotWords, [slot.Id, slot.Name.Text.En, .. slot.Names], Slots.First(s => s.Id == slot.Id));
        }

        foreach (var (id, aliases) in file.Columns)
            Know(_columnWords, [id, .. aliases], id);
    }

    public ImmutableArray<ListLevel> Levels { get; }

    public ImmutableArray<ListDimension> Dimensions { get; }

    public ImmutableArray<ListSlot> Slots { get; }

    public ImmutableArray<ListVerb> Verbs { get; }

    /// <summary>How the code of a unit begins, and the kind of zone the unit then is; a type that several kinds have is the first one's.</summary>
    public ImmutableArray<(string Prefix, string Kind)> UnitKinds { get; }

    public bool IsUnitKind(string kind) => UnitKinds.Any(k => k.Kind == kind);

    /// <summary>The kind of zone that a code names; null for another code.</summary>
    public string? UnitKindOf(string code) => UnitKinds.FirstOrDefault(k => code.StartsWith(k.Prefix, StringComparison.Ordinal)).Kind;

    /// <summary>Finds verbs and exceptions in the words of a line.</summary>
    public RequirementReading Reading { get; }

    /// <summary>The first name of every column, for messages.</summary>
    public IEnumerable<string> ColumnNames { get; }

    public ListLevel? LevelCalled(string word) => _levelWords.GetValueOrDefault(Folded(word));

    public ListDimension? DimensionCalled(string word) => _dimensionWords.GetValueOrDefault(Folded(word));

    public ListSlot? SlotCalled(string word) => _slotWords.GetValueOrDefault(Folded(word));

    public string? ColumnCalled(string word) => _columnWords.GetValueOrDefault(Folded(word));

    /// <summary>How words and column names are compared: as <see cref="FoldedText"/>, and without white space.</summary>
    public static string Folded(string text) => string.Concat(FoldedText.Of(text).Where(c => !char.IsWhiteSpace(c)));

    private static void Know<T>(Dictionary<string, T> words, IEnumerable<string> names, T what)
    {
        foreach (string name in names)
            words.TryAdd(Folded(name), what);
    }
}

using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The parts of a list by whom they are for, made once: a site looks at those of areas and types, and at those of its own units, whatever the number of units in the list.</summary>
internal sealed class ListIndex
{
    private readonly ILookup<string, ListPart> _byUnit;

    public ListIndex(AccessListVersion list, AccessVocabulary words)
    {
        _byUnit = list.Parts.Where(p => p.Target.Unit.Length > 0).ToLookup(p => p.Target.Unit, StringComparer.Ordinal);
        Wider = [.. list.Parts.Where(p => p.Target.Unit.Length == 0)];
        UnitPlaces = [.. _byUnit.Select(u => (Kind: words.UnitKindOf(u.Key), UnitCode.Parse(u.Key)?.Adcode)).Where(u => u.Kind is not null).Select(u => (u.Kind!, u.Adcode)).Distinct()];
    }

    /// <summary>Parts for areas and for types of units.</summary>
    public ImmutableArray<ListPart> Wider { get; }

    /// <summary>Which kinds of units the list has, and in which counties; a malformed code says no county.</summary>
    public ImmutableArray<(string Kind, string? Adcode)> UnitPlaces { get; }

    public IEnumerable<ListPart> Of(string unit) => _byUnit[unit];
}

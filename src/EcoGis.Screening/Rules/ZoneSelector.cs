using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Which zones: a kind and, when given, some of its classes and some values of its fields.</summary>
public sealed record ZoneSelector(string Kind, ImmutableArray<string> Classes, ImmutableArray<FieldCondition> Fields)
{
    /// <summary>By class alone: whatever the fields.</summary>
    public bool SelectsClass(string @class) => Classes.IsEmpty || Classes.Contains(@class);

    /// <summary>A field that the zone does not state is unknown.</summary>
    /// <param name="carried">Whether the zone's layer states this field for any zone.</param>
    public Truth Selects(Zone zone, Func<string, bool> carried) =>
        SelectsClass(zone.Class) ? Fields.Aggregate(Truth.True, (t, f) => t.And(f.Judge(zone, carried))) : Truth.False;
}

/// <summary>One of these values of a field with a closed list.</summary>
public sealed record FieldCondition(ZoneField Field, ImmutableArray<string> Values)
{
    public Truth Judge(Zone zone, Func<string, bool> carried)
    {
        if (zone.Fields.TryGetValue(Field.Id, out string? value))
            return Kleene.Of(Values.Contains(value));
        return Field.BlankIsNone && carried(Field.Id) ? Truth.False : Truth.Unknown;
    }
}

using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The lines that the lists of a catalog hold for one unit, whatever the site: by its code, its type and the area that its code names, in order of level.</summary>
public static class ListLookup
{
    public static ImmutableArray<JudgedLine> For(string code, IReadOnlyCollection<string> types, IEnumerable<AccessListVersion> lists, ListReader reader)
    {
        string? adcode = UnitCode.Parse(code)?.Adcode;
        return
        [
            .. lists.SelectMany(l => l.Parts.Where(p => Holds(p.Target)).SelectMany(p => reader.Read(l, p)))
                .OrderBy(l => l.Level.Rank).ThenBy(l => l.Dimension.Rank).ThenBy(l => l.SlotRank).ThenBy(l => l.Marks.Force?.Rank ?? int.MaxValue)
                .ThenBy(l => l.List.Head.Name, StringComparer.Ordinal).ThenBy(l => l.Line.Number),
        ];

        bool Holds(ListTarget target) => target.Unit.Length > 0
            ? target.Unit == code
            : adcode is not null && target.Holds(adcode) != Truth.False && (target.UnitType.Length == 0 || types.Contains(target.UnitType));
    }
}

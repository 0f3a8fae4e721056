using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Where and when a rule can speak: its days, its territory, its zones and relation. Compares two rules by what is written, without geometry: "covers" holds in every
/// world of zones and sites, and what would need several rules or the shapes of zones to see is not claimed.
/// </summary>
internal static class RuleReach
{
    /// <summary>Wherever and whenever <paramref name="narrow"/> speaks of a place, <paramref name="wide"/> does.</summary>
    public static bool Covers(Rule wide, Rule narrow, RuleBase rules) =>
        Period.Of(wide).Covers(Period.Of(narrow)) && CoversTerritory(wide.Instrument, narrow.Instrument) && CoversPlace(wide, narrow, rules);

    /// <summary>
    /// Both can speak of one place on one day, and the other does not merely say more of some special zone: it covers the rule's ground, or both look for some zone in or
    /// near the site.
    /// </summary>
    public static bool Meet(Rule rule, Rule other, RuleBase rules) =>
        !Period.Of(rule).And(Period.Of(other)).IsEmpty && MeetInTerritory(rule.Instrument, other.Instrument) && (CoversPlace(other, rule, rules) || SharesZones(rule, other, rules));

    /// <summary>False when no zone and site can lie as the rule asks: an area of zones that have none, or an area of nothing.</summary>
    public static bool CanLie(Rule rule, RuleBase rules)
    {
        if (rule.Relation.Area is not { } area)
            return true;
        bool hasArea = rule.Relation.Word != RelationWord.Overlaps || rules.Kind(rule.Zones!.Kind).Shapes.Contains(ShapeKind.Polygon);
        return hasArea && (area.Below is null || area.Below > 0) && (area.AtMost is null || area.AtMost > 0);
    }

    private static bool CoversTerritory(Instrument wide, Instrument narrow)
    {
        var sure = wide.Territories.SelectMany(t => t.Adcodes).ToList();
        var any = sure.Concat(wide.Territories.SelectMany(t => t.Doubtful)).ToList();
        return narrow.Territories.SelectMany(t => t.Adcodes).All(n => sure.Exists(w => n.StartsWith(w, StringComparison.Ordinal)))
            && narrow.Territories.SelectMany(t => t.Doubtful).All(n => any.Exists(w => n.StartsWith(w, StringComparison.Ordinal)));
    }

    private static bool MeetInTerritory(Instrument a, Instrument b)
    {
        var codes = b.Territories.SelectMany(t => t.Adcodes.Concat(t.Doubtful)).ToList();
        return a.Territories.SelectMany(t => t.Adcodes.Concat(t.Doubtful))
            .Any(x => codes.Exists(y => x.StartsWith(y, StringComparison.Ordinal) || y.StartsWith(x, StringComparison.Ordinal)));
    }

    private static bool CoversPlace(Rule wide, Rule narrow, RuleBase rules)
    {
        if (wide.Relation.Word == RelationWord.Anywhere)
            return true;
        if (narrow.Zones is not { } inner || wide.Zones is not { } outer || inner.Kind != outer.Kind)
            return false;
        // what fewer zones share with the site is less, so that unless the zones are the same only a least area carries over
        bool same = CoversZones(outer, inner, rules) && CoversZones(inner, outer, rules);
        bool area = wide.Relation.Area is not { } bounds
            || (narrow.Relation.Area is { } within && Covers(bounds, within) && (same || bounds is { Below: null, AtMost: null }));
        return (narrow.Relation.Word, wide.Relation.Word) switch
        {
            (RelationWord.Overlaps, RelationWord.Overlaps) => CoversZones(outer, inner, rules) && area,
            (RelationWord.Overlaps or RelationWord.Within, RelationWord.Within) => CoversZones(outer, inner, rules) && narrow.Relation.Metres <= wide.Relation.Metres,
            (RelationWord.Outside, RelationWord.Outside) => CoversZones(inner, outer, rules) && area,
            _ => false,
        };
    }

    /// <summary>Every zone that the inner selector takes, the outer takes.</summary>
    private static bool CoversZones(ZoneSelector outer, ZoneSelector inner, RuleBase rules) =>
        Classes(inner, rules).All(outer.SelectsClass)
        && outer.Fields.All(f => inner.Fields.Any(i => i.Field.Id == f.Field.Id && i.Values.All(f.Values.Contains)));

    private static bool SharesZones(Rule a, Rule b, RuleBase rules) =>
        a.Zones is { } x && b.Zones is { } y && x.Kind == y.Kind && LooksForZones(a) && LooksForZones(b)
        && Classes(x, rules).Any(y.SelectsClass)
        && x.Fields.All(f => y.Fields.All(o => o.Field.Id != f.Field.Id || o.Values.Any(f.Values.Contains)))
        && (a.Relation.Area is not { } one || b.Relation.Area is not { } two || Meet(one, two));

    private static bool LooksForZones(Rule rule) => rule.Relation.Word is RelationWord.Overlaps or RelationWord.Within;

    /// <summary>The classes a zone of the selection can have; "" where a zone may have none.</summary>
    private static ImmutableArray<string> Classes(ZoneSelector zones, RuleBase rules)
    {
        if (!zones.Classes.IsEmpty)
            return zones.Classes;
        var kind = rules.Kind(zones.Kind);
        ImmutableArray<string> all = [.. kind.Classes.Select(c => c.Id)];
        return kind.ClassRequired && !all.IsEmpty ? all : all.Add("");
    }

    private static bool Covers(NumberRange wide, NumberRange narrow)
    {
        var (low, lowIn) = Low(wide);
        var (innerLow, innerLowIn) = Low(narrow);
        var (high, highIn) = High(wide);
        var (innerHigh, innerHighIn) = High(narrow);
        return (innerLow > low || (innerLow.Equals(low) && (lowIn || !innerLowIn))) && (innerHigh < high || (innerHigh.Equals(high) && (highIn || !innerHighIn)));
    }

    private static bool Meet(NumberRange a, NumberRange b) => Below(a, b) && Below(b, a);

    private static bool Below(NumberRange a, NumberRange b)
    {
        var (low, lowIn) = Low(a);
        var (high, highIn) = High(b);
        return low < high || (low.Equals(high) && lowIn && highIn);
    }

    private static (double Bound, bool Included) Low(NumberRange r) => r.AtLeast is { } a ? (a, true) : (r.Above ?? 0, false);

    private static (double Bound, bool Included) High(NumberRange r) => r.AtMost is { } m ? (m, true) : (r.Below ?? double.PositiveInfinity, false);
}

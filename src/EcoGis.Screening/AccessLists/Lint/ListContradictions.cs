namespace EcoGis;

/// <summary>
/// Pairs of lines, one of a higher and one of a lower level that hold for a common unit, of which the lower says the weaker of the same thing: the same condition with a
/// weaker effect where the higher prohibits; or, in one dimension, the same words but for the verb, which is weaker than the higher one's prohibition.
/// </summary>
internal sealed class ListContradictions(IReadOnlyList<JudgedLine> lines, IReadOnlyList<LayerUnit> units)
{
    /// <summary>Verbs up to this rank forbid: 禁止, 原则上禁止.</summary>
    private const int Forbids = 1;

    private readonly ILookup<string, string> _types = units.ToLookup(u => u.Code, u => u.Type, StringComparer.Ordinal);

    public IEnumerable<Fault> Find() =>
        Pairs(lines.Where(l => l.Rule is not null), ConditionOf, (high, low) => high.Rule!.Effect == Effect.Prohibited && low.Rule!.Effect > Effect.Prohibited)
            .Concat(Pairs(lines.Where(l => l.Marks.Force is not null), WordsOf, (high, low) => high.Marks.Force!.Rank <= Forbids && low.Marks.Force!.Rank > high.Marks.Force.Rank))
            .DistinctBy(p => (p.High.Id, p.Low.Id))
            .Select(p => new Fault(ListLintFaults.Contradiction, ListReader.WhereOf(p.Low.List.Head, p.Low.Line), p.High.List.Head.Name, p.High.Line.Number, Said(p.High), p.Low.Level.Name, Said(p.Low)));

    private IEnumerable<(JudgedLine High, JudgedLine Low)> Pairs(IEnumerable<JudgedLine> some, Func<JudgedLine, string> key, Func<JudgedLine, JudgedLine, bool> weaker)
    {
        foreach (var group in some.GroupBy(key, StringComparer.Ordinal).Where(g => g.Select(l => l.Level.Rank).Distinct().Skip(1).Any()))
        {
            var levels = group.GroupBy(l => l.Level.Rank).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
            for (int lower = 1; lower < levels.Count; lower++)
            {
                foreach (var high in levels.Take(lower).SelectMany(l => l))
                {
                    foreach (var low in levels[lower].Where(l => weaker(high, l) && Meet(high.Line.Target, l.Line.Target)))
                        yield return (high, low);
                }
            }
        }
    }

    /// <summary>Whether some unit surely has both; the type of a unit is known from the layers only.</summary>
    private bool Meet(ListTarget high, ListTarget low)
    {
        if (low.Unit.Length > 0)
        {
            bool here = UnitCode.Parse(low.Unit) is { } code && high.Holds(code.Adcode) == Truth.True;
            return high.Unit.Length > 0 ? high.Unit == low.Unit : here && (high.UnitType.Length == 0 || _types[low.Unit].Contains(high.UnitType));
        }

        return (high.UnitType.Length == 0 || high.UnitType == low.UnitType)
            && high.Areas.Any(a => low.Areas.Any(b => a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)));
    }

    private static string ConditionOf(JudgedLine line)
    {
        var rule = line.Rule!;
        string zones = line.HasOwnPlace && rule.Zones is { } z ? $"{z.Kind} {string.Join(',', z.Classes.Order(StringComparer.Ordinal))} {rule.Relation.Text.En}" : "";
        var a = rule.Activity;
        string facts = string.Join(';', a.Facts.OrderBy(f => f.Fact.Id, StringComparer.Ordinal).Select(f => $"{f.Fact.Id} {f.Bool} {string.Join(',', f.AnyOf.Order(StringComparer.Ordinal))} {f.Range?.Text}"));
        return $"{zones}|{string.Join(',', a.IndustryCodes)}|{string.Join(',', a.Natures.Order())}|{facts}";
    }

    /// <summary>Dimension and words without verbs, spaces and punctuation.</summary>
    private static string WordsOf(JudgedLine line)
    {
        char[] text = line.Line.Text.ToCharArray();
        foreach (var verb in line.Marks.Stretches.Where(s => s.Mark == RequirementMark.Verb))
            Array.Clear(text, verb.Start, verb.Length);
        return line.Dimension.Id + "|" + string.Concat(text.Where(char.IsLetterOrDigit));
    }

    private static Bilingual Said(JudgedLine line) => line.Rule is { } rule
        ? rule.Effect switch
        {
            Effect.Prohibited => new("禁止", "prohibits"),
            Effect.Restricted => new("限制", "restricts"),
            _ => new("建议", "advises"),
        }
        : line.Marks.Force!.Name;
}

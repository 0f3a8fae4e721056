using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Zones and places that rules miss: classes that no rule names, on any day or for some days; distances measured from no known line; codes that are nowhere.</summary>
internal static class PlaceGaps
{
    private const int ProvinceDigits = 2;

    public static void Check(RuleBase rules, List<LintFinding> findings)
    {
        foreach (var kind in rules.Kinds.Values.Where(k => !k.InformWhenUnruled))
            Classes(kind, rules, findings);
        foreach (var rule in rules.Rules.Where(r => r.Relation is { Word: RelationWord.Within, Metres: > 0 }))
            Baseline(rule, rules.Kind(rule.Zones!.Kind), findings);
        Territories(rules, findings);
        foreach (var profile in rules.Districts.Values.Where(d => !d.Adcodes.IsEmpty))
            Profile(profile, rules, findings);
    }

    /// <summary>From the day the base is complete: the first days, between two on which some rule begins or ends, that leave classes without a rule.</summary>
    private static void Classes(ZoneKind kind, RuleBase rules, List<LintFinding> findings)
    {
        var own = rules.Rules.Where(r => r.Zones?.Kind == kind.Id).ToList();
        DateOnly[] days = [.. own.Select(Period.Of).SelectMany(p => new[] { p.From, p.To }).OfType<DateOnly>().Append(rules.CompleteFrom).Where(d => d >= rules.CompleteFrom).Distinct().Order()];
        IEnumerable<string> classes = kind.Classes.Select(c => c.Id).Where(c => !kind.InformClasses.Contains(c));
        if (kind.Classes.IsEmpty)
            classes = [""];
        foreach (var gap in classes.Select(c => (Class: c, Days: Unruled(c))).Where(g => g.Days.Length > 0).GroupBy(g => g.Days))
        {
            var names = gap.Select(g => g.Class.Length == 0 ? kind.Id : g.Class);
            findings.Add(new LintFinding(LintLevel.Note, new Fault(LintFaults.ClassUnruled, kind.Where, kind.Id, string.Join(", ", names), gap.Key == Always ? "" : $" ({gap.Key})"), [kind.Id]));
        }

        string Unruled(string @class)
        {
            bool[] ruled = [.. days.Select(d => own.Exists(r => r.InForceOn(d) && UnruledZones.Names(r, kind.Id, @class)))];
            if (Array.TrueForAll(ruled, r => !r))
                return Always;
            int from = Array.IndexOf(ruled, false);
            return from < 0 ? "" : $"{days[from]:yyyy-MM-dd} –" + (Array.IndexOf(ruled, true, from) is var to and >= 0 ? $" {days[to]:yyyy-MM-dd}" : "");
        }
    }

    private const string Always = "*";

    private static void Baseline(Rule rule, ZoneKind kind, List<LintFinding> findings)
    {
        if (kind.Shapes.Contains(ShapeKind.Line) && !kind.Fields.Any(f => f.Values.Any(v => v.NeverClears)))
            findings.Add(new LintFinding(LintLevel.Warning, new Fault(LintFaults.NoBaseline, rule.Where, rule.Id, kind.Id), [rule.Id, kind.Id]));
    }

    /// <summary>The first two digits of a code are a province; those that exist are the two-digit codes that territories list.</summary>
    private static void Territories(RuleBase rules, List<LintFinding> findings)
    {
        var provinces = rules.Territories.Values.SelectMany(t => t.Adcodes.Concat(t.Doubtful)).Where(a => a.Length == ProvinceDigits).ToHashSet(StringComparer.Ordinal);
        foreach (var territory in rules.Territories.Values)
        {
            ImmutableArray<string> codes = [.. territory.Adcodes, .. territory.Doubtful];
            var wrong = codes.Where(c => !(c.Length is 2 or 4 or 6 or 9 or 12 && c.All(char.IsAsciiDigit) && provinces.Contains(c[..ProvinceDigits]))).ToList();
            if (codes.IsEmpty || wrong.Count > 0)
                findings.Add(new LintFinding(LintLevel.Error, new Fault(LintFaults.TerritoryOfNothing, territory.Where, territory.Id, codes.IsEmpty ? "adcodes: []" : string.Join(", ", wrong)), [territory.Id]));
        }
    }

    private static void Profile(DistrictProfile profile, RuleBase rules, List<LintFinding> findings)
    {
        var where = new Place { File = $"districts/{profile.Id}.yaml" };
        var here = rules.Rules.Where(r => r.Decides && profile.Adcodes.Any(a => r.Instrument.Holds(a) != Truth.False)).ToList();
        if (here.Count == 0)
            findings.Add(new LintFinding(LintLevel.Warning, new Fault(LintFaults.ProfileNowhere, where, profile.Id, string.Join(", ", profile.Adcodes)), [profile.Id]));
        foreach (var needed in here.Where(r => r.Zones is not null).GroupBy(r => r.Zones!.Kind))
        {
            if (!profile.Expects.ContainsKey(needed.Key) && !profile.Absent.ContainsKey(needed.Key) && !profile.Optional.Contains(needed.Key))
                findings.Add(new LintFinding(LintLevel.Note, new Fault(LintFaults.KindNotInProfile, where, needed.First().Id, needed.Key, profile.Id), [needed.First().Id, needed.Key]));
        }
    }
}

using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>
/// Random small rule bases, and everything that can be the case in them, written out: activities, worlds of zones, days, places. What rules say of it is read here from
/// their text in two values; no code of the judge or the linter is used. The four parts do not depend on each other, so that sets of cases are products.
/// </summary>
internal sealed class SmallWorlds
{
    private const int Near = -100, Far = -300, Absent = int.MinValue;

    public static readonly ZoneKind Areas = Kind("areas", ShapeKind.Polygon, ["x", "y"], [new ZoneField("f", new("", ""), [], false, [Value("p"), Value("q")])]);
    public static readonly ZoneKind Points = Kind("points", ShapeKind.Point, [], []);

    private static readonly Fact Flag = new("flag", new("", ""), FactType.Bool, null, [], new("", ""));
    private static readonly Fact Count = new("count", new("", ""), FactType.Number, "n", [], new("", ""));
    private static readonly Fact What = new("what", new("", ""), FactType.Set, null, [("a", new("", "")), ("b", new("", "")), ("c", new("", ""))], new("", ""));

    private static readonly IndustryTable Industries = new(new[] { "C", "C26", "C261", "C2611", "C2612", "C262", "C2621", "D", "D44" }.Select(c => new IndustryClass(c, new("", ""))));
    private static readonly string[] Prefixes = ["C", "C26", "C261", "C2611", "C262", "D44", "D4413"];

    private static readonly (string Class, string Field)[] Types = [("x", "p"), ("x", "q"), ("y", "p"), ("y", "q")];

    /// <summary>
    /// Of each type of area zone: none, one at a distance, or the hectares it alone shares; of a point: none, at a distance, hit (0); hectares beyond all zones; and
    /// hectares where zones of all types lie upon each other.
    /// </summary>
    private static readonly int[][] Worlds =
    [
        .. from a in States() from b in States() from c in States() from d in States() from point in new[] { Absent, Far, Near, 0 } from beyond in new[] { 0, 3, 5, 6, 7, 9 } from all in beyond == 0 ? new[] { 0, 6 } : [0]
           select new[] { a, b, c, d, point, beyond, all },
    ];

    private static readonly int[][] OneZone = [.. Worlds.Where(w => w[..^2].Count(s => s != Absent) == 1 && w[^2] == 0 && w[^1] == 0)];

    private static readonly DateOnly[] Days = [.. Enumerable.Range(0, 8).Select(i => new DateOnly(2019, 7, 1).AddMonths(6 * i))];
    private static readonly string[] Adcodes = ["510604", "510626", "510681", "510100", "500101", "110101"];
    private static readonly string[][] Territories = [["51", "50", "11"], ["51", "50", "11"], ["51"], ["5106"], ["510604", "510626"], ["50"], []];

    private static readonly Dictionary<string, object>[] Activities =
    [
        .. from industry in new[] { "C2611", "C2612", "C2621", "D4413", "D4499" } from nature in Enum.GetValues<Nature>() from flag in new[] { true, false }
           from count in new[] { 0.0, 1, 1.5, 2, 3 } from what in new[] { "", "a", "b", "c", "ab", "ac", "bc", "abc" }
           select new Dictionary<string, object> { ["industry"] = industry, ["nature"] = nature, ["flag"] = flag, ["count"] = count, ["what"] = what },
    ];

    private readonly Random _random;

    public SmallWorlds(int seed, int rules)
    {
        _random = new Random(seed);
        Instrument[] instruments = [.. Enumerable.Range(0, 3).Select(i => NewInstrument($"law-{i}"))];
        Rules = MadeUp.Rules with
        {
            Kinds = new[] { Areas, Points }.ToImmutableSortedDictionary(k => k.Id, k => k, StringComparer.Ordinal),
            Facts = new[] { Flag, Count, What }.ToImmutableSortedDictionary(f => f.Id, f => f, StringComparer.Ordinal),
            IndustryGroups = ImmutableSortedDictionary<string, IndustryGroup>.Empty,
            Territories = ImmutableSortedDictionary<string, Territory>.Empty,
            Districts = ImmutableSortedDictionary<string, DistrictProfile>.Empty,
            Instruments = [.. instruments],
            Clauses = [],
            Industries = Industries,
            Rules = NewRules(rules, instruments),
        };
    }

    /// <summary>Every other rule is an earlier one with something changed: rules drawn alone have little to do with each other.</summary>
    private ImmutableArray<Rule> NewRules(int count, Instrument[] instruments)
    {
        List<Rule> rules = [];
        for (int i = 0; i < count; i++)
            rules.Add(i % 2 == 0 ? NewRule($"rule-{i}", One(instruments)) : Changed(One(rules), $"rule-{i}", One(instruments)));
        return [.. rules];
    }

    private Rule Changed(Rule rule, string id, Instrument instrument)
    {
        rule = rule with { Id = id };
        for (int i = _random.Next(1, 3); i > 0; i--)
        {
            rule = _random.Next(7) switch
            {
                0 => rule with { Instrument = instrument },
                1 => rule with { Activity = NewCondition(1) },
                2 => rule with { Activity = ActivityCondition.Any },
                3 => rule with { Except = rule.Except.Add(NewCondition(2)) },
                4 => rule with { Except = [] },
                5 => rule with { Effect = One([Effect.Prohibited, Effect.Restricted]) },
                _ => rule with { Zones = rule.Zones is { } z ? z with { Classes = [] } : null, Relation = rule.Relation with { Area = null } },
            };
        }

        return rule;
    }

    public RuleBase Rules { get; }

    /// <summary>The cases, by number, in which a rule's parts hold.</summary>
    public static Cases Of(Rule rule) => new(
        Numbers(Worlds, Lying(rule)), Numbers(Days, d => InForce(rule, d)), Numbers(Adcodes, a => rule.Instrument.Territories.Any(t => t.Adcodes.Any(p => a[..p.Length] == p))),
        Numbers(Activities, a => Every(rule.Activity, a) && !rule.Except.Any(e => Every(e, a))));

    public static BitSet ActivitiesOf(params ActivityCondition[] conditions) => Numbers(Activities, a => conditions.All(c => Every(c, a)));

    /// <summary>Worlds with one zone and nothing else in which both rules look for it.</summary>
    public static bool ShareAZone(Rule a, Rule b) =>
        a.Zones?.Kind == b.Zones?.Kind && new[] { a, b }.All(r => r.Relation.Word is RelationWord.Overlaps or RelationWord.Within)
        && Lying(a) is var first && Lying(b) is var second && OneZone.Any(w => first(w) && second(w));

    private static Func<int[], bool> Lying(Rule rule)
    {
        if (rule.Zones is not { } zones)
            return _ => true;
        bool points = zones.Kind == Points.Id;
        int[] areas = points ? [] : [.. Enumerable.Range(0, Types.Length).Where(i => (zones.Classes.IsEmpty || zones.Classes.Contains(Types[i].Class)) && zones.Fields.All(f => f.Values.Contains(Types[i].Field)))];
        int[] chosen = points ? [Types.Length] : areas, others = [.. Enumerable.Range(0, Types.Length).Except(areas)];
        var (word, metres, area) = rule.Relation;
        return world =>
        {
            switch (word)
            {
                case RelationWord.Within:
                    return (areas.Length > 0 && world[^1] > 0) || Array.Exists(chosen, i => world[i] != Absent && (world[i] >= 0 || -world[i] <= metres));
                case RelationWord.Overlaps:
                    int shared = Hectares(world, areas) + (areas.Length > 0 ? world[^1] : 0);
                    return (shared > 0 || Array.Exists(chosen, i => world[i] >= 0)) && (area is null || (shared > 0 && Within(area, shared)));
                default:
                    int beyond = world[^2] + Hectares(world, others) + (areas.Length > 0 ? 0 : world[^1]);
                    return beyond > 0 && (area is null || Within(area, beyond));
            }
        };
    }

    private static int Hectares(int[] world, int[] types)
    {
        int sum = 0;
        foreach (int type in types)
            sum += Math.Max(world[type], 0);
        return sum;
    }

    private static bool InForce(Rule rule, DateOnly day) => !(day < rule.From) && !(day >= rule.To) && !(day < rule.Instrument.From) && !(day >= rule.Instrument.To);

    private static bool Every(ActivityCondition c, Dictionary<string, object> a) =>
        (c.IndustryCodes.IsEmpty || c.IndustryCodes.Any(p => ((string)a["industry"])[..p.Length] == p))
        && (c.Natures.IsEmpty || c.Natures.Contains((Nature)a["nature"]))
        && c.Facts.All(f => a[f.Fact.Id] switch
        {
            bool b => f.Bool == b,
            double d => Within(f.Range!, d),
            var letters => f.AnyOf.Any(v => ((string)letters).Contains(v, StringComparison.Ordinal)),
        });

    private static bool Within(NumberRange r, double v) => !(v < r.AtLeast) && !(v <= r.Above) && !(v >= r.Below) && !(v > r.AtMost);

    private static BitSet Numbers<T>(T[] all, Func<T, bool> holds)
    {
        var bits = new BitSet(all.Length);
        for (int i = 0; i < all.Length; i++)
            bits[i] = holds(all[i]);
        return bits;
    }

    private static int[] States() => [Absent, Far, Near, 3, 5, 6, 7, 9];

    private static ZoneClass Value(string id) => new(id, new("", ""), []);

    private static ZoneKind Kind(string id, ShapeKind shape, string[] classes, ImmutableArray<ZoneField> fields) =>
        new(id, new("", ""), [shape], AreaMeasure.Planar, 0.5, false, [.. classes.Select(Value)], fields, classes.Length > 0, []);

    private Instrument NewInstrument(string id) => new(
        id, new(id, id), new("", ""), null, Chance(3) ? One(Days[1..4]) : null, Chance(3) ? One(Days[3..7]) : null, [new Territory(id, new("", ""), [.. One(Territories)], [])], true, null, null, null, null);

    private Rule NewRule(string id, Instrument instrument)
    {
        var relation = NewRelation(out string? kind);
        ZoneSelector? zones = kind is null ? null : new(
            kind, kind == Areas.Id ? One(new ImmutableArray<string>[] { [], [], ["x"], ["y"], ["x", "y"] }) : [],
            kind == Areas.Id && relation.Word == RelationWord.Overlaps && Chance(3) ? [new FieldCondition(Areas.Fields[0], One(new ImmutableArray<string>[] { ["p"], ["q"], ["p", "q"] }))] : []);
        return new Rule(
            id, instrument, new(id, id), [], zones, relation, NewCondition(2), [.. Enumerable.Range(0, _random.Next(3)).Select(_ => NewCondition(2))],
            One([Effect.Prohibited, Effect.Prohibited, Effect.Restricted, Effect.Advice]), null, Chance(8) ? One(Days[1..7]) : null, Chance(8) ? One(Days[1..]) : null, true);
    }

    private Relation NewRelation(out string? kind)
    {
        var word = One([RelationWord.Overlaps, RelationWord.Overlaps, RelationWord.Outside, RelationWord.Within, RelationWord.Anywhere]);
        kind = word == RelationWord.Anywhere ? null : Chance(5) ? Points.Id : Areas.Id;
        return new Relation(word, word == RelationWord.Within ? One([200.0, 500.0]) : 0, word is RelationWord.Overlaps or RelationWord.Outside && Chance(3) ? NewRange("ha", 5, 7) : null);
    }

    private NumberRange NewRange(string unit, double low, double high)
    {
        int form = _random.Next(1, 9);
        double? Bound(int digit, double value) => form % 3 == digit ? value : null;
        double? Top(int digit, double value) => form / 3 == digit ? value : null;
        return new NumberRange(Bound(1, low), Bound(2, low), Top(1, high), Top(2, high), unit);
    }

    private ActivityCondition NewCondition(int most)
    {
        string[] parts = ["industry", "nature", "flag", "count", "what", "what"];
        _random.Shuffle(parts);
        string[] chosen = [.. parts.Take(_random.Next(most + 1))];
        return new ActivityCondition(
            chosen.Contains("industry") ? [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => One(Prefixes)).Distinct()] : [],
            chosen.Contains("nature") ? One(new ImmutableArray<Nature>[] { [Nature.New], [Nature.New, Nature.Expand], [Nature.Rebuild] }) : [],
            [.. chosen.Where(p => p is not ("industry" or "nature")).Select(NewFact)]);
    }

    private FactCondition NewFact(string part) => part switch
    {
        "flag" => new FactCondition(Flag, Chance(2), [], null),
        "count" => new FactCondition(Count, null, [], NewRange("n", 1, 2)),
        _ => new FactCondition(What, null, One(new ImmutableArray<string>[] { ["a"], ["b"], ["a", "b"], ["b", "c"], ["a", "b", "c"] }), null),
    };

    private T One<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;
}

/// <summary>The cases in which a rule speaks: all combinations of these.</summary>
internal sealed record Cases(BitSet Worlds, BitSet Days, BitSet Adcodes, BitSet Activities)
{
    public bool AreNone => Worlds.IsEmpty || Days.IsEmpty || Adcodes.IsEmpty || Activities.IsEmpty;

    public bool PlacesWithin(Cases other) => Worlds.IsWithin(other.Worlds) && Days.IsWithin(other.Days) && Adcodes.IsWithin(other.Adcodes);
}

/// <summary>A set of case numbers.</summary>
internal sealed class BitSet(int length)
{
    private readonly ulong[] _words = new ulong[(length + 63) / 64];

    public bool this[int i]
    {
        set
        {
            if (value)
                _words[i >> 6] |= 1UL << (i & 63);
        }
    }

    public bool IsEmpty => _words.All(w => w == 0);

    public bool IsWithin(BitSet other) => _words.Zip(other._words).All(w => (w.First & ~w.Second) == 0);

    public bool Meets(BitSet other) => _words.Zip(other._words).Any(w => (w.First & w.Second) != 0);

    public BitSet And(BitSet other)
    {
        var both = new BitSet(_words.Length * 64);
        for (int i = 0; i < _words.Length; i++)
            both._words[i] = _words[i] & other._words[i];
        return both;
    }
}

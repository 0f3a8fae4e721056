using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What came of one line of a list for one site.</summary>
public enum ListAnswer
{
    /// <summary>Its condition holds: it is a finding.</summary>
    Applies,

    /// <summary>Its condition is known not to hold.</summary>
    DoesNotApply,

    /// <summary>Its condition lacks a fact or data: it is an open question.</summary>
    Open,

    /// <summary>It has no condition: a person judges it.</summary>
    Person,
}

/// <summary>A line that applies where the site lies.</summary>
/// <param name="Units">Codes of the units of the site that it is for; without a unit the administrative codes.</param>
public sealed record ListedLine(JudgedLine Line, ImmutableArray<string> Units, ImmutableArray<string> Names, ListAnswer Answer, string? Kind, string? Layer);

/// <summary>
/// The lines of all access lists in force that apply to a site: of its administrative areas, of the types of its units, of its units, in order of level. A line with a
/// condition is judged like a rule and cites list and line; one without is for a person. Lines that may apply are kept: where a unit's or the site's place is not
/// known, nothing is left out. Units overlapped by a sliver have their lines too; a condition then lacks accuracy.
/// </summary>
internal sealed class ListedRequirements(Ground ground, RuleBase rules, ListReader reader, RuleJudge judge)
{
    private static readonly ImmutableSortedDictionary<string, double> s_noNumbers = ImmutableSortedDictionary<string, double>.Empty.WithComparers(StringComparer.Ordinal);

    private readonly HashSet<(string Layer, int Zone)> _withList = [];
    private readonly List<ListedLine> _lines = [];
    private readonly ImmutableArray<Hit> _units =
    [
        .. ground.Hits.Where(h => rules.AccessLists.IsUnitKind(h.Layer.Kind.Id))
            .OrderBy(h => h.Layer.Kind.Id, StringComparer.Ordinal).ThenBy(h => h.Zone.Code, StringComparer.Ordinal).ThenBy(h => h.Layer.Name, StringComparer.Ordinal).ThenBy(h => h.Zone.Number),
    ];

    public ImmutableArray<ListedLine> Lines { get; private set; } = [];

    /// <summary>Whether a list has lines in force for this unit itself, or surely for units of its type here.</summary>
    public bool IsListed(Hit hit) => _withList.Contains((hit.Layer.Name, hit.Zone.Number));

    public void Run()
    {
        foreach (var list in ground.View.Snapshot.Lists.Select(l => l.Version).OfType<AccessListVersion>())
        {
            var index = reader.IndexOf(list);
            foreach (var part in index.Wider.Concat(_units.Select(h => h.Zone.Code).Distinct().SelectMany(index.Of)))
            {
                var reach = Reach(part.Target);
                if (reach.Truth == Truth.False)
                    continue;
                var lines = reader.Read(list, part).Where(l => l.Line.InForceOn(ground.View.Snapshot.Date)).ToList();
                if (lines.Count > 0 && part.Target.Unit.Length + part.Target.UnitType.Length > 0)
                    _withList.UnionWith(reach.Units.Where(h => part.Target.Unit.Length > 0 || Lies(h, part.Target) == Truth.True).Select(h => (h.Layer.Name, h.Zone.Number)));
                foreach (var line in lines)
                    Take(line, reach);
            }

            AskForUnits(list, index);
        }

        Lines =
        [
            .. _lines.OrderBy(l => l.Line.Level.Rank).ThenBy(l => l.Units[0], StringComparer.Ordinal).ThenBy(l => l.Line.Dimension.Rank).ThenBy(l => l.Line.SlotRank)
                .ThenBy(l => l.Line.Marks.Force?.Rank ?? int.MaxValue).ThenBy(l => l.Line.List.Head.Name, StringComparer.Ordinal).ThenBy(l => l.Line.Line.Number),
        ];
    }

    public IEnumerable<ReviewItem> Review() => Lines.Where(l => l.Answer == ListAnswer.Person)
        .Select(l => new ReviewItem(l.Kind ?? SnapshotInPlane.AdminBoundary, l.Layer, l.Units[0], l.Line.Dimension.Id, Bilingual.Same(l.Line.Line.Text)) { Listed = l });

    /// <summary>Where lines for a target apply to the site: surely, perhaps, or not; and by which of its units.</summary>
    private (Truth Truth, ImmutableArray<Hit> Units, ImmutableArray<string> Codes) Reach(ListTarget target)
    {
        if (target.Unit.Length > 0)
        {
            ImmutableArray<Hit> named = [.. _units.Where(h => h.Zone.Code == target.Unit)];
            return (Kleene.Of(named.Length > 0), named, []);
        }

        if (target.UnitType.Length > 0)
        {
            ImmutableArray<Hit> typed = [.. _units.Where(h => ListTarget.TypeOf(h.Layer.Kind.Id, h.Zone.Class) == target.UnitType && Lies(h, target) != Truth.False)];
            return (typed.Aggregate(Truth.False, (t, h) => t.Or(Lies(h, target))), typed, []);
        }

        ImmutableArray<Hit> within = [.. _units.Where(h => Lies(h, target) != Truth.False)];
        return (within.Aggregate(Here(target.Holds), (t, h) => t.Or(Lies(h, target))), within, [.. ground.Adcodes.Where(a => target.Holds(a) != Truth.False)]);
    }

    /// <summary>By the unit's own code; a code that is none says nothing, and the site's place counts.</summary>
    private Truth Lies(Hit hit, ListTarget target) => UnitCode.Parse(hit.Zone.Code) is { } code ? target.Holds(code.Adcode) : Here(target.Holds);

    /// <summary>Of the administrative areas the site lies in; where they are not wholly known, "no" cannot be said.</summary>
    private Truth Here(Func<string, Truth> holds)
    {
        var known = ground.Adcodes.Aggregate(Truth.False, (t, code) => t.Or(holds(code)));
        return ground.LocationKnown ? known : known.Or(Truth.Unknown);
    }

    private void Take(JudgedLine line, (Truth Truth, ImmutableArray<Hit> Units, ImmutableArray<string> Codes) reach)
    {
        var answer = line.Rule is { } rule ? judge.JudgeListed(rule, PlaceOf(line, reach.Units), reach.Truth, line.HasOwnPlace) : ListAnswer.Person;
        ImmutableArray<string> codes = reach.Units.IsEmpty ? reach.Codes.IsEmpty ? [string.Join(',', line.Line.Target.Areas)] : reach.Codes : [.. reach.Units.Select(h => h.Zone.Code).Distinct()];
        var first = reach.Units.FirstOrDefault();
        _lines.Add(new ListedLine(line, codes, [.. reach.Units.Select(h => h.Zone.Name).Distinct()], answer, first?.Layer.Kind.Id, first?.Layer.Name));
    }

    /// <summary>Of an area the whole site; of units each of them, firmly met and in a layer that can be trusted.</summary>
    private static PlaceAnswer PlaceOf(JudgedLine line, ImmutableArray<Hit> units)
    {
        if (line.Level.Scope == ListScope.Area)
            return new PlaceAnswer([new PlaceHit(null, null, Answer.Within, s_noNumbers, Certainty.Firm)], []);
        List<PlaceHit> sure = [];
        List<Lack> lacks = [];
        foreach (var hit in units)
        {
            if (hit.Overlap.Certainty == Certainty.Sliver)
                lacks.Add(SharedPlace.SliverLack(hit));
            else if (hit.Layer.Flags.Count == 0)
                sure.Add(SharedPlace.ToPlace(hit, SharedPlace.Numbers(hit)));
            else
                lacks.Add(new Lack(Need.Accuracy, hit.Layer.Name, OpenTexts.Flagged.Format(hit.Layer.Kind.Name, hit.Layer.Name, string.Join(", ", hit.Layer.Flags)), OpenTexts.AskFlagged.Format(hit.Layer.Kind.Name)));
        }

        return new PlaceAnswer(sure, lacks);
    }

    /// <summary>Lists for units of these kinds hold here, so their layers must be there: a unit that is not seen has its lines all the same.</summary>
    private void AskForUnits(AccessListVersion list, ListIndex index)
    {
        var kinds = index.UnitPlaces.Where(p => p.Adcode is not { } adcode || Here(a => Kleene.Of(a == adcode)) != Truth.False).Select(p => p.Kind)
            .Concat(index.Wider.Where(p => p.Target.UnitType.Length > 0 && Here(p.Target.Holds) != Truth.False).Select(p => p.Target.UnitType.Split('/')[0]));
        foreach (string kind in kinds.Distinct().Order(StringComparer.Ordinal))
        {
            foreach (var lack in ground.Lacks(kind, 0))
                judge.Ask($"list/{list.Head.Name}", kind, Effect.Restricted, lack with { What = new(lack.What.Zh + "；" + OpenTexts.UnseenUnit.Format(list.Head.Title).Zh, lack.What.En + "; " + OpenTexts.UnseenUnit.Format(list.Head.Title).En) }, []);
        }
    }
}

using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Single changes that better the verdict as a whole: to one that can be granted where there is such a change, else to any better one.</summary>
internal sealed class WholeVerdict(Trials trials, IReadOnlyDictionary<string, Rule> byId)
{
    public FlipList Flips()
    {
        var now = trials.Now.Verdict;
        FlipCollector flips = new(FlipSubject.Verdict, trials);
        if (now == Verdict.Compliant)
            return flips.List();
        var granted = FlipTarget.Below(now == Verdict.Conditional ? Verdict.Compliant : Verdict.Conditional);
        FlipTarget[] targets = now == Verdict.Prohibited ? [granted, FlipTarget.Below(Verdict.Undetermined)] : [granted];
        var cuts = SiteCuts.OfAll(trials.Now, byId);
        var bounds = Bounds().ToList();
        Search(FlipKind.Move, t => (One(Move(t, cuts)), PlaceChanges.NotFound));
        Search(FlipKind.Cut, t => (One(new PlaceChanges(trials, t, once: false).Cut(cuts, out var why)), why));
        Search(FlipKind.Industry, t => (One(Activity(t).Industry(out var why)), why));
        Search(FlipKind.Nature, t => (One(Activity(t).Nature(out var why)), why));
        Search(FlipKind.Fact, t => (Activity(t).Facts(out var why), why));
        Search(FlipKind.Date, t => (new DateChanges(trials, t).Flips(bounds), FlipTexts.NoBound));
        return flips.List();

        void Search(FlipKind kind, Func<FlipTarget, (ImmutableArray<Flip> Flips, Bilingual? Why)> search)
        {
            var found = search(targets[0]);
            if (found.Flips.IsEmpty && targets.Length > 1)
                found = search(targets[1]);
            flips.Add(kind, found.Flips, found.Why!);
        }
    }

    private static ImmutableArray<Flip> One(Flip? flip) => flip is null ? [] : [flip];

    private Flip? Move(FlipTarget target, IReadOnlyList<Cut> cuts)
    {
        var site = trials.Now.Judge!.Ground.Site.Plane;
        double first = cuts.FirstOrDefault(c => c is { Keep: false, Zones.IsEmpty: false })?.Zones is { } zones ? Reshaping.Away(site, zones) : 0;
        return new PlaceChanges(trials, target, once: false).Move(first);
    }

    /// <summary>Every rule in force that could decide here says what can matter.</summary>
    private ActivityChanges Activity(FlipTarget target) => new(trials, target, [.. trials.Now.Judge!.Active.Concat(trials.Now.ListedRules).Where(r => r.Decides)]);

    private IEnumerable<DateOnly?> Bounds() => trials.Now.Findings.Select(f => f.Rule).Concat(trials.Now.Open.Select(o => o.Rule)).Distinct().Where(byId.ContainsKey)
        .SelectMany(r => DateChanges.Bounds(byId[r])).Concat(trials.Now.Snapshot.Layers.Select(l => l.Kind).Distinct().SelectMany(k => DateChanges.Bounds(trials.Now.Snapshot, k)));
}

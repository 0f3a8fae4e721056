using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace EcoGis;

/// <summary>How a proposal's boundary is taken in.</summary>
/// <param name="Accuracy"><c>--accuracy</c>, m; absent: the profile's for the format.</param>
/// <param name="PlanarCrs"><c>--planar-crs</c>.</param>
public sealed record ScreenOptions(double? Accuracy = null, Crs? PlanarCrs = null, Repair Repair = Repair.None);

/// <summary>
/// Composes the hops of one boundary: locate, overlay, judge, decide. The only class that knows their order; batch, server and re-screening call it.
/// Thread-safe. The same inputs give the same record, whatever the order of layers, features or vertices.
/// </summary>
/// <param name="law">Where findings quote the law from; null: they cite and summarise. It changes no finding and no verdict.</param>
/// <param name="forest">What works out the effect on forest cover and stock; null: nobody asks for it. It changes no finding and no verdict either.</param>
public sealed class Screener(RuleBase rules, DistrictProfile profile, string programVersion, LawLibrary? law = null, ForestEffects? forest = null)
{
    private readonly LawLibraryRecord? _law = law?.RecordFor(rules);
    private readonly Dictionary<string, Rule> _rules = rules.Rules.ToDictionary(r => r.Id, StringComparer.Ordinal);
    private readonly ListReader _lists = new(rules);
    private readonly ConcurrentDictionary<(Snapshot, Crs), SnapshotInPlane> _views = new(KeyComparer.Instance);

    public Screening Screen(Proposal proposal, Snapshot snapshot, ScreenOptions options, CancellationToken cancellation = default)
    {
        return Record(Try(proposal, snapshot, options, cancellation), cancellation);
    }

    /// <summary>The rest of a screening.</summary>
    internal Screening Record(Trial trial, CancellationToken cancellation) => trial.Judge is { } judge ? Recorded(trial, judge, cancellation) : Refused(trial);

    /// <summary>A screening as far as the verdict.</summary>
    internal Trial Try(Proposal proposal, Snapshot snapshot, ScreenOptions options, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        double accuracy = Accuracy(proposal, options);
        var reading = Locate(proposal, options, accuracy, out var notices);
        var trial = new Trial(proposal, snapshot, reading, accuracy, notices);
        if (reading.Site is not { } site)
            return trial;
        Ground ground;
        try
        {
            ground = new Ground(site, View(snapshot, site.Crs), rules);
        }
        catch (EcoException e) when (e.Class == FaultClass.Input)
        {
            return trial with { Reading = reading with { Site = null }, Notices = notices.AddRange(Words(e)) };
        }

        return Judged(trial, ground);
    }

    /// <summary>The same ground judged for another activity.</summary>
    internal Trial Try(Trial measured, Activity activity)
    {
        var other = measured with { Proposal = measured.Proposal with { Activity = activity } };
        return measured.Judge is { } judge ? Judged(other, judge.Ground) : other;
    }

    /// <summary>The clauses of a rule as the screening of a day cites them, quoted where there is a library.</summary>
    internal ImmutableArray<ClauseCitation> Cite(Rule rule, DateOnly day) => law is null ? rule.CiteOn(day) : law.Quoted(rule, rule.CiteOn(day), day);

    internal RuleBase Rules => rules;

    private Trial Judged(Trial trial, Ground ground)
    {
        var judge = new RuleJudge(rules, trial.Snapshot.Date, trial.Proposal.Activity, ground);
        judge.Run();
        var unruled = new UnruledZones(ground, rules, judge.Active);
        unruled.AskForMissingLayers(judge);
        var listed = new ListedRequirements(ground, rules, _lists, judge);
        listed.Run();
        return trial with
        {
            Judge = judge,
            Findings = [.. judge.Findings.OrderBy(f => f.Effect).ThenBy(f => f.Rule, StringComparer.Ordinal)
                .ThenBy(f => f.Layer, StringComparer.Ordinal).ThenBy(f => f.ZoneCode, StringComparer.Ordinal).ThenBy(f => f.ZoneNumber)],
            Open = [.. judge.Open.Concat(Unread(trial.Proposal)).DistinctBy(o => (o.Rule, o.Needs, o.Subject)).OrderBy(o => o.Effect)
                .ThenBy(o => o.Rule, StringComparer.Ordinal).ThenBy(o => o.Needs).ThenBy(o => o.Subject, StringComparer.Ordinal)],
            Review = [.. unruled.Review(listed), .. listed.Review()],
            Listed = listed.Lines,
        };
    }

    private Screening Recorded(Trial trial, RuleJudge judge, CancellationToken cancellation)
    {
        var ground = judge.Ground;
        ImmutableArray<Finding> findings = [.. trial.Findings.Select(f => Quoted(f, trial.Snapshot.Date))];
        var measured = new Measurements(ground, rules, cancellation);
        var screening = new Screening(
            programVersion, trial.Snapshot.Date, profile.Id, trial.Verdict, trial.Proposal,
            Record(trial.Proposal, trial.Reading, ground.Adcodes, trial.Accuracy, trial.Notices),
            measured.Layers(judge.Active), measured.Overlaps(), measured.Proximities(), findings, trial.Open, trial.Review, measured.Clear(findings, trial.Open), measured.Conflict(findings),
            new RuleBaseRecord(rules.Version, rules.Digest))
        {
            Industry = rules.Industries.Find(trial.Proposal.Activity.Industry),
            Located = ground.Site,
            Snapshot = trial.Snapshot,
            Listed = trial.Listed,
            Law = _law,
            Inquiry = judge.Inquire(trial.Review, trial.Proposal.Unread),
            Forest = forest?.Of(ground, profile.Adcodes, findings, trial.Open, cancellation),
            Breakdown = new SiteBreakdown(ground, trial.Proposal.Corridor).Take(cancellation),
        };
        return screening with { Unmet = new UnmetRules(new ProofBuilder(this, screening, trial), judge) };
    }

    private Finding Quoted(Finding finding, DateOnly day) =>
        law is null || !_rules.TryGetValue(finding.Rule, out var rule) ? finding : finding with { Clauses = law.Quoted(rule, finding.Clauses, day) };

    /// <summary>The measured half alone (压占面积): no rule is asked and there is no verdict. The same overlaps as <see cref="Screen"/> gives.</summary>
    public SiteOverlaps Overlay(Proposal proposal, Snapshot snapshot, ScreenOptions options, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        double accuracy = Accuracy(proposal, options);
        var reading = Locate(proposal, options, accuracy, out var notices);
        try
        {
            var overlaps = reading.Site is { } site ? Measurements.Records(Ground.Met(site, View(snapshot, site.Crs))) : [];
            return new SiteOverlaps(proposal, Record(proposal, reading, [], accuracy, notices), overlaps) { Located = reading.Site };
        }
        catch (EcoException e) when (e.Class == FaultClass.Input)
        {
            return new SiteOverlaps(proposal, Record(proposal, reading with { Site = null }, [], accuracy, notices.AddRange(Words(e))), []);
        }
    }

    /// <summary>The same of plain polygons of one file, faster; what it does not take goes through <see cref="Overlay"/>.</summary>
    /// <param name="format">As <see cref="Proposal.Format"/>.</param>
    public FlatAreas Areas(Snapshot snapshot, ScreenOptions options, Crs declared, string format) =>
        new(new SurePlane(Planes(options), declared), () => View(snapshot, declared), Accuracy(format, options));

    private static IEnumerable<Bilingual> Words(EcoException e) => e.Faults.Select(f => new Bilingual(f.In(Language.Zh), f.In(Language.En)));

    private PlaneChoice Planes(ScreenOptions options) => new(options.PlanarCrs, profile.Plane, profile.PlaneExtent);

    /// <summary>What was done to the coordinates counts also where an accuracy is named: that one is the boundary's.</summary>
    private double Accuracy(Proposal proposal, ScreenOptions options) =>
        Accuracy(proposal.Format, options) is var named && proposal.AddedError > 0 ? Math.Sqrt((named * named) + (proposal.AddedError * proposal.AddedError)) : named;

    private double Accuracy(string format, ScreenOptions options) =>
        options.Accuracy ?? profile.AccuracyOf(format);

    private SnapshotInPlane View(Snapshot snapshot, Crs plane) => _views.GetOrAdd((snapshot, plane), key => new SnapshotInPlane(key.Item1, key.Item2, profile));

    private static SiteRecord Record(Proposal proposal, SiteReading reading, ImmutableArray<string> adcodes, double accuracy, ImmutableArray<Bilingual> notices) =>
        reading.Site is { } site
            ? new(Rounded.Area(site.EllipsoidalArea), Rounded.Area(site.PlanarArea), Rounded.Length(site.PlanarLength), site.Crs.Code, proposal.Declared.Code,
                accuracy, proposal.DeclaredArea, adcodes, [.. reading.Problems], Rounding(reading.Repair), notices)
            : new(null, null, null, null, proposal.Declared.Code, accuracy, proposal.DeclaredArea, [], [.. reading.Problems], Rounding(reading.Repair), notices);

    private static IEnumerable<OpenQuestion> Unread(Proposal proposal) => proposal.Unread.Select(u =>
        new OpenQuestion("proposal", null, Effect.Prohibited, Need.Fact, u.Field, u.Why, OpenTexts.AskCell, []));

    /// <summary>One shape that cannot be looked through (too complex, beyond the plane) is refused alone; the reason becomes a notice and the rest is screened.</summary>
    private SiteReading Locate(Proposal proposal, ScreenOptions options, double accuracy, out ImmutableArray<Bilingual> notices)
    {
        notices = proposal.Notices;
        try
        {
            var reading = Site.From(proposal.Boundary, proposal.Declared, Planes(options), accuracy, options.Repair, proposal.Corridor);
            if (reading.Unlisted > 0)
                notices = notices.Add(OpenTexts.MoreProblems.Format(reading.Unlisted));
            return reading;
        }
        catch (EcoException e) when (e.Class == FaultClass.Input)
        {
            notices = notices.AddRange(Words(e));
            return new SiteReading(null, [], null);
        }
    }

    private Screening Refused(Trial trial)
    {
        var (proposal, reading) = (trial.Proposal, trial.Reading);
        int fatal = Math.Max(1, reading.Problems.Count(p => p.IsFatal) + reading.Unlisted);
        var open = new OpenQuestion("site", null, Effect.Prohibited, Need.Geometry, proposal.Id, OpenTexts.BadGeometry.Format(fatal), OpenTexts.AskGeometry, []);
        return new Screening(
            programVersion, trial.Snapshot.Date, profile.Id, trial.Verdict, proposal,
            Record(proposal, reading, [], trial.Accuracy, trial.Notices),
            [], [], [], [], [.. Unread(proposal), open], [], [], null, new RuleBaseRecord(rules.Version, rules.Digest))
        {
            Industry = rules.Industries.Find(proposal.Activity.Industry),
            Law = _law,
        };
    }

    private static RepairReceipt? Rounding(RepairReceipt? repair) => repair is null ? null : new(Rounded.Area(repair.AreaBefore), Rounded.Area(repair.AreaAfter));

    private sealed class KeyComparer : IEqualityComparer<(Snapshot Snapshot, Crs Plane)>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals((Snapshot Snapshot, Crs Plane) x, (Snapshot Snapshot, Crs Plane) y) => ReferenceEquals(x.Snapshot, y.Snapshot) && x.Plane.Equals(y.Plane);

        public int GetHashCode((Snapshot Snapshot, Crs Plane) key) => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Snapshot), key.Plane);
    }
}

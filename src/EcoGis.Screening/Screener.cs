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
public sealed class Screener(RuleBase rules, DistrictProfile profile, string programVersion)
{
    private readonly ConcurrentDictionary<(Snapshot, Crs), SnapshotInPlane> _views = new(KeyComparer.Instance);

    public Screening Screen(Proposal proposal, Snapshot snapshot, ScreenOptions options, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        double accuracy = Accuracy(proposal, options);
        var reading = Locate(proposal, options, accuracy, out var notices);
        if (reading.Site is not { } site)
            return Refused(proposal, snapshot, reading, accuracy, notices);

        Ground ground;
        try
        {
            ground = new Ground(site, View(snapshot, site), rules);
        }
        catch (EcoException e) when (e.Class == FaultClass.Input)
        {
            return Refused(proposal, snapshot, reading with { Site = null }, accuracy, notices.AddRange(Words(e)));
        }

        var judge = new RuleJudge(rules, snapshot.Date, proposal.Activity, ground);
        judge.Run();
        var unruled = new UnruledZones(ground, rules, judge.Active);
        unruled.AskForMissingLayers(judge);

        ImmutableArray<Finding> findings = [.. judge.Findings.OrderBy(f => f.Effect).ThenBy(f => f.Rule, StringComparer.Ordinal)
            .ThenBy(f => f.Layer, StringComparer.Ordinal).ThenBy(f => f.ZoneCode, StringComparer.Ordinal).ThenBy(f => f.ZoneNumber)];
        ImmutableArray<OpenQuestion> open = [.. judge.Open.Concat(Unread(proposal)).DistinctBy(o => (o.Rule, o.Needs, o.Subject)).OrderBy(o => o.Effect)
            .ThenBy(o => o.Rule, StringComparer.Ordinal).ThenBy(o => o.Needs).ThenBy(o => o.Subject, StringComparer.Ordinal)];
        var review = unruled.Review();
        var measured = new Measurements(ground, rules, cancellation);
        return new Screening(
            programVersion, snapshot.Date, profile.Id, Verdicts.From(findings, open, review), proposal,
            Record(proposal, reading, ground.Adcodes, accuracy, notices),
            measured.Layers(judge.Active), measured.Overlaps(), measured.Proximities(), findings, open, review, measured.Clear(findings, open), measured.Conflict(findings),
            new RuleBaseRecord(rules.Version, rules.Digest))
        {
            Industry = rules.Industries.Find(proposal.Activity.Industry),
            Located = site,
            Snapshot = snapshot,
        };
    }

    /// <summary>The measured half alone (压占面积): no rule is asked and there is no verdict. The same overlaps as <see cref="Screen"/> gives.</summary>
    public SiteOverlaps Overlay(Proposal proposal, Snapshot snapshot, ScreenOptions options, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        double accuracy = Accuracy(proposal, options);
        var reading = Locate(proposal, options, accuracy, out var notices);
        try
        {
            var overlaps = reading.Site is { } site ? Measurements.Records(Ground.Met(site, View(snapshot, site))) : [];
            return new SiteOverlaps(proposal, Record(proposal, reading, [], accuracy, notices), overlaps) { Located = reading.Site };
        }
        catch (EcoException e) when (e.Class == FaultClass.Input)
        {
            return new SiteOverlaps(proposal, Record(proposal, reading with { Site = null }, [], accuracy, notices.AddRange(Words(e))), []);
        }
    }

    private static IEnumerable<Bilingual> Words(EcoException e) => e.Faults.Select(f => new Bilingual(f.In(Language.Zh), f.In(Language.En)));

    private double Accuracy(Proposal proposal, ScreenOptions options) =>
        options.Accuracy ?? profile.SiteAccuracy.GetValueOrDefault(proposal.Format, profile.SiteAccuracy.Values.DefaultIfEmpty(0).Max());

    private SnapshotInPlane View(Snapshot snapshot, Site site) => _views.GetOrAdd((snapshot, site.Crs), key => new SnapshotInPlane(key.Item1, key.Item2, profile));

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
            var reading = Site.From(proposal.Boundary, proposal.Declared, new PlaneChoice(options.PlanarCrs, profile.Plane, profile.PlaneExtent), accuracy, options.Repair);
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

    private Screening Refused(Proposal proposal, Snapshot snapshot, SiteReading reading, double accuracy, ImmutableArray<Bilingual> notices)
    {
        int fatal = Math.Max(1, reading.Problems.Count(p => p.IsFatal) + reading.Unlisted);
        var open = new OpenQuestion("site", null, Effect.Prohibited, Need.Geometry, proposal.Id, OpenTexts.BadGeometry.Format(fatal), OpenTexts.AskGeometry, []);
        return new Screening(
            programVersion, snapshot.Date, profile.Id, Verdict.Undetermined, proposal,
            Record(proposal, reading, [], accuracy, notices),
            [], [], [], [], [.. Unread(proposal), open], [], [], null, new RuleBaseRecord(rules.Version, rules.Digest))
        {
            Industry = rules.Industries.Find(proposal.Activity.Industry),
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

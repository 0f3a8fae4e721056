namespace EcoGis.Tests;

/// <summary>The demonstration set: verdicts as their author meant them, and what must happen to every one of them when data goes missing.</summary>
public sealed class SamplesTests
{
    private static SampleWorld World => SampleWorld.Luojiang;

    private static IEnumerable<TestCaseData> Proposals() =>
        SampleWorld.Samples.Proposals.Select(p => new TestCaseData(Path.GetFileName(p.File)).SetName($"{Path.GetFileName(p.File)}：{p.Title.Zh} → {p.Expect}"));

    private static IEnumerable<string> Layers() => SampleWorld.Expected.Select(e => e.Layer);

    [TestCaseSource(nameof(Proposals))]
    public void A_sample_has_the_verdict_its_author_meant(string file)
    {
        var screened = World.Proposals.Where(p => p.Name == file).ToList();
        Assert.That(screened, Has.Count.EqualTo(1));
        var s = screened[0];
        Assert.That(s.Screening.Verdict, Is.EqualTo(s.Sample.Expect), string.Join("\n", s.Screening.Undetermined.Select(o => $"{o.Rule} {o.Needs} {o.Subject}")));
    }

    [Test]
    public void The_set_reaches_every_verdict_and_every_need()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(World.Proposals.Select(p => p.Screening.Verdict).Distinct(), Is.EquivalentTo(Enum.GetValues<Verdict>()));
            Assert.That(World.Proposals.SelectMany(p => p.Screening.Undetermined).Select(o => o.Needs).Distinct(), Is.EquivalentTo(Enum.GetValues<Need>()));
            Assert.That(World.Proposals.SelectMany(p => p.Screening.Layers).Select(l => l.Status).Distinct(), Is.SupersetOf(new[] { LayerStatus.Used, LayerStatus.Expired, LayerStatus.NotCovering }));
        }
    }

    [TestCaseSource(nameof(Layers))]
    public void Without_a_layer_nothing_becomes_better(string layer) => NothingBecomesBetter(layer, World.With(layer, _ => null), Need.Layer);

    [TestCaseSource(nameof(Layers))]
    public void With_an_expired_layer_nothing_becomes_better(string layer) =>
        NothingBecomesBetter(layer, World.With(layer, l => l with { Version = null, Expired = true }), Need.Expired);

    [TestCaseSource(nameof(Layers))]
    public void With_a_layer_complete_nowhere_nothing_becomes_better_and_every_hit_stays(string layer)
    {
        var snapshot = World.With(layer, l => l with { Version = l.Version is { } v ? CompleteNowhere(v) : null });
        NothingBecomesBetter(layer, snapshot, Need.Coverage);
        foreach (var p in World.Proposals)
        {
            var hits = p.Screening.Findings.Where(f => f.Layer == layer).Select(Key).ToList();
            if (hits.Count > 0)
                Assert.That(Screen(p, snapshot).Findings.Select(Key), Is.SupersetOf(hits), p.Name);
        }
    }

    [Test]
    public void Without_any_layer_everything_is_undetermined()
    {
        foreach (var p in World.Proposals)
            Assert.That(Screen(p, World.Snapshot with { Layers = [] }).Verdict, Is.EqualTo(Verdict.Undetermined), p.Name);
    }

    private static void NothingBecomesBetter(string layer, Snapshot snapshot, Need need)
    {
        string kind = SampleWorld.Expected.Single(e => e.Layer == layer).Kind;
        bool there = World.Snapshot.Layers.Single(l => l.Name == layer).Version is not null;
        int changed = 0;
        foreach (var p in World.Proposals)
        {
            var (before, after) = (p.Screening, Screen(p, snapshot));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(after.Verdict, Is.EqualTo(before.Verdict).Or.EqualTo(Verdict.Undetermined), p.Name);
                if (after.Verdict == Verdict.Compliant)
                    Assert.That(RulesThatNeed(kind, before).Select(r => r.Id), Is.Empty, $"{p.Name} stayed compliant without {layer}");
                if (after.Verdict != before.Verdict)
                    Assert.That(after.Undetermined.Any(o => o.Needs == need && o.Subject == (need == Need.Coverage ? kind : layer)), Is.True, $"{p.Name}: {layer} is not among what is missing");
                if (kind != "admin-boundary")
                {
                    var others = before.Findings.Where(f => f.Effect == Effect.Prohibited && f.Kind != kind).Select(Key);
                    Assert.That(after.Findings.Select(Key), Is.SupersetOf(others), $"{p.Name}: a prohibition of another layer is gone");
                }

                if (need != Need.Coverage)
                    Assert.That(after.Clear.Where(c => c.Kind == kind), Is.Empty, $"{p.Name}: {kind} is called clear");
            }

            changed += after.Verdict == before.Verdict && after.Undetermined.Length == before.Undetermined.Length ? 0 : 1;
        }

        if (there && need != Need.Coverage)
            Assert.That(changed, Is.Positive, $"{layer} makes no difference to any sample");
    }

    /// <summary>Deciding rules of the kind, in force, that the stated activity does not rule out: each needs the layer before it can be called not broken.</summary>
    private static IEnumerable<Rule> RulesThatNeed(string kind, Screening s) => SampleWorld.Rules.Rules.Where(r =>
        r.Zones?.Kind == kind && r.Effect != Effect.Advice && r.InForceOn(s.Date) && r.Instrument.Holds("510604") != Truth.False
        && r.Activity.Judge(s.Proposal.Activity) != Truth.False && r.Except.All(e => e.Judge(s.Proposal.Activity) != Truth.True));

    private static (string, string?, string?, string?, Effect) Key(Finding f) => (f.Rule, f.Kind, f.Layer, f.ZoneCode, f.Effect);

    private static Screening Screen(SampleScreening p, Snapshot snapshot) => World.Screener.Screen(p.Proposal, snapshot, new ScreenOptions());

    private static LayerVersion CompleteNowhere(LayerVersion v) => new(() => v.Zones)
    {
        Name = v.Name,
        Kind = v.Kind,
        Version = v.Version,
        Digest = v.Digest,
        Source = v.Source,
        ValidFrom = v.ValidFrom,
        ValidTo = v.ValidTo,
        Accuracy = v.Accuracy,
        Coverage = [],
        Flags = v.Flags,
    };
}

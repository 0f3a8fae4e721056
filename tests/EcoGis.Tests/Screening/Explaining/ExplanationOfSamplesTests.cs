namespace EcoGis.Tests;

/// <summary>Every sample explained: what the proof says is what the screening found, and each flip is screened again on both sides, from the beginning.</summary>
public sealed class ExplanationOfSamplesTests
{
    private static readonly SampleWorld World = SampleWorld.Luojiang;

    private static Explanation Explain(SampleScreening sample) =>
        new Explainer(World.Screener, new ScreenOptions(), day => World.Snapshot with { Date = day }).Explain(sample.Proposal, World.Snapshot);

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Explanation> Explained = new();

    private static Explanation Of(SampleScreening sample) => Explained.GetOrAdd(sample.Name, _ => Explain(sample));

    private static IEnumerable<TestCaseData> Samples() => World.Proposals.Select(s => new TestCaseData(s).SetName($"Explained: {s.Name}"));

    [TestCaseSource(nameof(Samples))]
    public void Proofs_agree_with_the_screening_and_flips_with_screenings_of_both_sides(object given)
    {
        var sample = (SampleScreening)given;
        var e = Of(sample);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Screening.Verdict, Is.EqualTo(sample.Sample.Expect));
            Assert.That(e.Complete, Is.True, $"{e.Trials} trials");
            Assert.That(e.Findings.Select(f => f.Finding.Rule), Is.EqualTo(sample.Screening.Findings.Select(f => f.Rule)));
            Assert.That(e.Findings.Select(f => f.Flips.LookedFor), Is.EqualTo(e.Findings.Select((_, i) => i < 12)), "what was not looked for is told");
            Assert.That(e.NotApplied.Select(m => m.Flips.LookedFor), Is.EqualTo(e.NotApplied.Select((_, i) => i < 8)));
            foreach (var f in e.Findings)
            {
                Assert.That((f.Proof.Holds, f.Proof.Conditions.All(c => c.Truth == Truth.True)), Is.EqualTo((Truth.True, true)), f.Proof.Rule);
                Assert.That(f.Proof.Conditions[0].Numbers, Is.EqualTo(f.Finding.Numbers).Or.Empty);
                Confirm(f.Flips, s => s.Findings.Any(o => (o.Rule, o.Layer, o.ZoneCode) == (f.Finding.Rule, f.Finding.Layer, f.Finding.ZoneCode)), f.Proof.Rule, goes: true);
            }

            foreach (var open in e.Open)
                Assert.That((open.Holds, open.Questions.Length > 0), Is.EqualTo((Truth.Unknown, true)), open.Rule);
            foreach (var miss in e.NotApplied)
            {
                Assert.That((miss.Proof.Holds, miss.Proof.Conditions.Count(c => c.Truth == Truth.False), miss.Proof.Conditions.Count(c => c.Truth == Truth.Unknown)), Is.EqualTo((Truth.False, 1, 0)), miss.Proof.Rule);
                Confirm(miss.Flips, s => s.Findings.Any(o => o.Rule == miss.Proof.Rule), miss.Proof.Rule, goes: false);
            }

            foreach (var flip in e.Whole.Flips)
                Assert.That((Screen(flip.Before).Verdict, Screen(flip.After).Verdict), Is.EqualTo((flip.Before.Verdict, flip.After.Verdict)));
            Assert.That(e.Whole.Flips.Select(f => f.After.Verdict), Is.All.GreaterThan(e.Screening.Verdict));
            foreach (var answer in e.Answers.SelectMany(a => a.Answers))
                Assert.That(World.Screener.Screen(sample.Proposal with { Activity = answer.Activity }, World.Snapshot, new ScreenOptions()).Verdict, Is.EqualTo(answer.Verdict));
        }
    }

    [Test]
    public void Some_sample_shows_each_kind_of_change()
    {
        var kinds = World.Proposals.Select(Of).SelectMany(e => e.Findings.SelectMany(f => f.Flips.Flips).Concat(e.NotApplied.SelectMany(m => m.Flips.Flips)).Concat(e.Whole.Flips)).Select(f => f.Kind).Distinct();
        Assert.That(kinds, Is.EquivalentTo(Enum.GetValues<FlipKind>()));
    }

    [Test]
    public void The_same_inputs_give_the_same_explanation()
    {
        var sample = World.Proposals[0];
        string once = Json(Of(sample)), again = Json(Explain(sample));
        Assert.That(again, Is.EqualTo(once));
    }

    private static string Json(Explanation e)
    {
        using MemoryStream stream = new();
        ExplanationJson.Write(stream, [e]);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A finding that goes is there before, or its rule asks about the accuracy of the zone; and it is gone, and nothing asked, after. A rule that comes is not there before.</summary>
    private static void Confirm(FlipList flips, Func<Screening, bool> found, string rule, bool goes)
    {
        foreach (var flip in flips.Flips)
        {
            Screening before = Screen(flip.Before), after = Screen(flip.After);
            bool unsure = before.Undetermined.Any(o => o.Rule == rule && o.Needs == Need.Accuracy);
            Assert.That((before.Verdict, after.Verdict), Is.EqualTo((flip.Before.Verdict, flip.After.Verdict)), $"{rule}: {flip.Change.Zh}");
            Assert.That((found(before) || (goes && unsure), found(after)), Is.EqualTo((goes, !goes)), $"{rule}: {flip.Change.Zh}");
        }
    }

    private static Screening Screen(FlipSide side) => World.Screener.Screen(side.Proposal, World.Snapshot with { Date = side.Date }, new ScreenOptions());
}

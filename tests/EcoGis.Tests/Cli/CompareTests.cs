using System.Text.Json.Nodes;
using static EcoGis.Tests.HandMadeRules;

namespace EcoGis.Tests;

/// <summary>Which input made the difference, on worlds in which the answer was drawn.</summary>
internal sealed class CompareTests
{
    private static readonly PinnedLayer Over = One("scenic-area", "core", MadeUp.Box(0, 0, 1000, 1000));
    private static readonly PinnedLayer Beside = One("scenic-area", "core", MadeUp.Box(600, 0, 1000, 1000));

    private const string Ban = "zone: {kind: scenic-area}, relation: overlaps, effect: prohibited";

    private readonly Cli _cli = new();

    [TearDown]
    public void Remove() => _cli.Dispose();

    private Comparison Compare(HandMadePackage a, HandMadePackage b) => Comparison.Of(ComparedFile.Open(a.Save(_cli.File("a.ecoz")), default), ComparedFile.Open(b.Save(_cli.File("b.ecoz")), default), default);

    private SwapStudy Study(HandMadePackage a, HandMadePackage b) => Compare(a, b).Pairs.Single().Study!;

    private static HandMadePackage With(PinnedLayer scenic) => new() { Layers = [MadeUp.Admin(), scenic], Rules = [Ban] };

    private static string Zh(SwapStudy study) => ComparisonView.Conclusion(study).Zh;

    [Test]
    public void A_layer_that_now_reaches_the_site_is_named()
    {
        var study = Study(With(Beside), With(Over));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((study.Before.Verdict, study.After.Verdict), Is.EqualTo((Verdict.Compliant, Verdict.Prohibited)));
            Assert.That(study.Swaps.Select(s => (s.Input.Cause, s.Input.What, s.Role)), Is.EqualTo(new[] { (ChangeCause.Layer, "scenic-area scenic-area", SwapRole.Decisive) }));
            Assert.That(Zh(study), Does.Contain("单独造成").And.Contain("scenic-area"));
        }
    }

    [Test]
    public void A_rule_that_became_stricter_is_named_beside_a_layer_that_did_not_matter()
    {
        HandMadePackage a = With(Over) with { Rules = ["zone: {kind: scenic-area}, relation: overlaps, effect: restricted"] };
        HandMadePackage b = With(Over) with { Layers = [MadeUp.Admin(), Over, One("wetland", "", MadeUp.Box(5000, 5000, 5100, 5100))] };
        var study = Study(a, b);
        Assert.That(study.Swaps.Select(s => (s.Input.Cause, s.Role)), Is.EquivalentTo(new[] { (ChangeCause.RuleBase, SwapRole.Decisive), (ChangeCause.Layer, SwapRole.None) }));
    }

    [Test]
    public void A_fact_that_was_stated_is_named()
    {
        const string WithException = Ban + ", except: [{facts: {purpose: [state-key-project]}}]";
        HandMadePackage a = With(Over) with { Rules = [WithException] };
        var study = Study(a, a with { Facts = [("purpose", "state-key-project"), ("facility", "graves")] });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(study.Before.Verdict, Is.EqualTo(Verdict.Undetermined));
            Assert.That(study.Swaps.Select(s => (s.Input.What, s.Role)), Is.EquivalentTo(new[] { ("purpose", SwapRole.Decisive), ("facility", SwapRole.None) }));
        }
    }

    [Test]
    public void A_boundary_that_moved_without_changing_its_size_is_named()
    {
        var study = Study(With(Beside), With(Beside) with { Site = MadeUp.Box(550, 400, 650, 500) });
        Assert.That(study.Swaps.Select(s => (s.Input.Cause, s.Role)), Is.EqualTo(new[] { (ChangeCause.Site, SwapRole.Decisive) }));
    }

    [Test]
    public void The_day_is_named_when_the_rule_holds_from_then()
    {
        HandMadePackage a = With(Over) with { Rules = [Ban + ", in_force: {from: 2026-06-01}"], Day = new(2026, 5, 1) };
        var study = Study(a, a with { Day = new(2026, 7, 1) });
        Assert.That(study.Swaps.Select(s => (s.Input.Cause, s.Role)), Is.EqualTo(new[] { (ChangeCause.Date, SwapRole.Decisive) }));
    }

    [Test]
    public void What_only_two_inputs_do_together_is_told_as_such()
    {
        const string ForHotels = Ban + ", activity: {facts: {facility: [graves]}}";
        HandMadePackage a = With(Beside) with { Rules = [ForHotels], Facts = [("facility", "none")] }, b = With(Over) with { Rules = [ForHotels], Facts = [("facility", "graves")] };
        var study = Study(a, b);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(study.Interacts, Is.True);
            Assert.That(study.Swaps.Select(s => s.Role), Is.All.EqualTo(SwapRole.Needed).And.Exactly(2).Items);
            Assert.That(Zh(study), Does.Contain("几项共同造成").And.Contain("facility").And.Contain("scenic-area"));
        }
    }

    [Test]
    public void Two_inputs_of_which_each_is_enough_are_both_named()
    {
        var second = One("wetland-park", "", MadeUp.Box(0, 0, 1000, 1000));
        string[] rules = [Ban, "zone: {kind: wetland-park}, relation: overlaps, effect: prohibited"];
        HandMadePackage a = new() { Layers = [MadeUp.Admin(), Beside, One("wetland-park", "", MadeUp.Box(600, 0, 1000, 1000))], Rules = rules };
        var study = Study(a, a with { Layers = [MadeUp.Admin(), Over, second] });
        Assert.That(study.Swaps.Select(s => s.Role), Is.EqualTo(new[] { SwapRole.Enough, SwapRole.Enough }));
    }

    [Test]
    public void An_input_that_changes_findings_and_not_the_verdict_is_told_apart_from_one_that_changes_nothing()
    {
        string[] rules = [Ban, "zone: {kind: wetland-park}, relation: overlaps, effect: restricted"];
        HandMadePackage a = new() { Layers = [MadeUp.Admin(), Over, One("wetland-park", "", MadeUp.Box(600, 0, 1000, 1000)), One("wetland", "", MadeUp.Box(5000, 0, 5100, 100))], Rules = rules };
        var study = Study(a, a with { Layers = [MadeUp.Admin(), Over, One("wetland-park", "", MadeUp.Box(0, 0, 1000, 1000)), One("wetland", "", MadeUp.Box(6000, 0, 6100, 100))] });
        using (Assert.EnterMultipleScope())
        {
            Assert.That((study.Before.Verdict, study.After.Verdict), Is.EqualTo((Verdict.Prohibited, Verdict.Prohibited)));
            Assert.That(study.Swaps.Select(s => (s.Input.What, s.Role)), Is.EquivalentTo(new[] { ("wetland-park wetland-park", SwapRole.Contents), ("wetland wetland", SwapRole.None) }));
        }
    }

    [Test]
    public void A_place_of_which_the_other_package_holds_nothing_is_not_guessed()
    {
        PinnedLayer far = MadeUp.Layer("scenic-area", [MadeUp.Zone(1, "A", "core", MadeUp.Shape(MadeUp.Box(600, 0, 700, 1000))), MadeUp.Zone(2, "B", "core", MadeUp.Shape(MadeUp.Box(9000, 9000, 9900, 9900)))]);
        PinnedLayer newer = MadeUp.Layer("scenic-area", [MadeUp.Zone(1, "A", "core", MadeUp.Shape(MadeUp.Box(610, 0, 700, 1000))), MadeUp.Zone(2, "B", "core", MadeUp.Shape(MadeUp.Box(9000, 9000, 9900, 9900)))], version: 2);
        var study = Study(With(far), With(newer) with { Site = MadeUp.Box(9100, 9100, 9200, 9200) });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(study.Swaps.Select(s => s.Role), Is.All.EqualTo(SwapRole.Unknown));
            Assert.That(study.Swaps.SelectMany(s => new[] { s.Forward.Refused, s.Backward.Refused }).OfType<EcoException>().SelectMany(e => e.Faults).Select(f => f.Kind), Is.Not.Empty.And.All.EqualTo(EvidenceFaults.NotHeld));
            Assert.That(Zh(study), Does.Contain("不能断定"));
        }
    }

    [Test]
    public void Areas_are_set_side_by_side_with_their_difference()
    {
        var change = Compare(With(One("scenic-area", "core", MadeUp.Box(0, 0, 450, 1000))), With(One("scenic-area", "core", MadeUp.Box(0, 0, 475, 1000)))).Pairs.Single().Change;
        var area = change.Areas.Single(a => a.Zone.Contains("scenic-area", StringComparison.Ordinal));
        Assert.That(area.After!.PlanarArea - area.Before!.PlanarArea, Is.EqualTo(25 * 100).Within(1e-3), "25 m × 100 m more");
    }

    [TestCase("zh", "决定结论", "单独造成")]
    [TestCase("en", "decides the verdict", "by this input alone")]
    public void People_read_it_in_both_languages(string language, string role, string sentence)
    {
        With(Beside).Save(_cli.File("p.ecoz"));
        With(Over).Save(_cli.File("q.ecoz"));
        CliRun run = _cli.Run("compare", "p.ecoz", "q.ecoz", "--lang", language);
        Assert.That((run.Exit, run.Out.Contains(role, StringComparison.Ordinal), run.Out.Contains(sentence, StringComparison.Ordinal)), Is.EqualTo((0, true, true)), run.ToString());
    }

    [Test]
    public void Records_without_their_inputs_are_compared_and_no_cause_is_claimed()
    {
        foreach (var (name, package) in new[] { ("r", With(Beside)), ("s", With(Over)) })
            File.WriteAllBytes(_cli.File(name + ".json"), EvidencePackage.Of(package.Pack(), Place.None)["result/screening.json"]!);
        JsonNode pair = _cli.Run("compare", "r.json", "s.json", "--json").Json["pairs"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)pair["verdict_a"], (string?)pair["verdict_b"]), Is.EqualTo(("compliant", "prohibited")));
            Assert.That(pair["study"], Is.Null);
            Assert.That((string?)pair["inputs"]![0]!["cause"], Is.EqualTo("layer"));
            Assert.That(pair["new_findings"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That(_cli.Run("compare", "r.json", "s.json").Out, Does.Contain("两边都是证据包时"));
            Assert.That(_cli.Run("compare", "r.json", "r.json").Out, Does.Contain("均相同"));
        }
    }

    [Test]
    public void A_difference_that_only_the_program_explains_is_laid_to_the_program()
    {
        var package = EvidencePackage.Of(With(Over).Pack(), Place.None);
        string text = System.Text.Encoding.UTF8.GetString(package["result/screening.json"]!).Replace("\"prohibited\"", "\"conditional\"", StringComparison.Ordinal).Replace($"\"{Installation.Version}\"", "\"0.0.1\"", StringComparison.Ordinal);
        File.WriteAllBytes(_cli.File("old.ecoz"), EvidencePackage.Write(package.Parts.ToDictionary(p => p.Name, p => p.Name == "result/screening.json" ? System.Text.Encoding.UTF8.GetBytes(text) : package[p.Name]!), null));
        With(Over).Save(_cli.File("new.ecoz"));
        JsonNode study = _cli.Run("compare", "old.ecoz", "new.ecoz", "--json").Json["pairs"]![0]!["study"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((bool)study["a_reproduced"]!, (bool)study["b_reproduced"]!, study["swaps"]!.AsArray().Count), Is.EqualTo((false, true, 0)));
            Assert.That(_cli.Run("compare", "old.ecoz", "new.ecoz").Out, Does.Contain("程序：A 由 0.0.1 版得出"));
        }
    }

    [Test]
    public void What_cannot_be_compared_is_refused()
    {
        File.WriteAllText(_cli.File("x.json"), "{}");
        File.WriteAllText(_cli.File("y.json"), "no json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_cli.Run("compare", "x.json", "x.json").Err, Does.Contain("ECO-1352"));
            Assert.That(_cli.Run("compare", "y.json", "x.json").Err, Does.Contain("ECO-1352"));
            Assert.That(_cli.Run("compare", "none.json", "x.json").Err, Does.Contain("ECO-3001"));
        }
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using static EcoGis.Tests.HandMadeRules;

namespace EcoGis.Tests;

/// <summary>What a package proves: that nothing in it was changed, and that it gives its own verdict again, whoever asks, wherever, with the rules of its day.</summary>
internal sealed class EvidenceTests
{
    private static readonly PinnedLayer Scenic = MadeUp.Layer("scenic-area",
    [
        MadeUp.Zone(1, "NEAR", "core", MadeUp.Shape(MadeUp.Box(700, 400, 800, 500))),
        MadeUp.Zone(2, "NEXT", "core", MadeUp.Shape(MadeUp.Box(400, 720, 500, 800))),
        MadeUp.Zone(3, "FAR", "core", MadeUp.Shape(MadeUp.Box(9000, 9000, 9100, 9100))),
    ]);

    private static EvidencePackage Open(byte[] file) => EvidencePackage.Of(file, Place.InFile("x.ecoz"));

    private static Fault Refusal(byte[] file) => Assert.Throws<EcoException>(() => PackedRun.Of(Open(file)).DemandReproduced(HandMadePackage.Session, default))!.Faults[0];

    /// <summary>Someone changes parts and makes manifest and ZIP anew, so that every digest of the package holds.</summary>
    private static byte[] Forged(byte[] file, string part, Func<string, string> change)
    {
        string before = Encoding.UTF8.GetString(Open(file)[part]!), after = change(before);
        Assert.That(after, Is.Not.EqualTo(before), "the forgery changes something");
        return With(file, part, Encoding.UTF8.GetBytes(after));
    }

    private static byte[] With(byte[] file, string part, byte[] content)
    {
        var package = Open(file);
        return EvidencePackage.Write(package.Parts.ToDictionary(p => p.Name, p => p.Name == part ? content : package[p.Name]!), null);
    }

    [Test]
    public void The_nearest_zone_and_all_within_the_reach_of_a_rule_are_held_and_the_others_only_named()
    {
        byte[] file = new HandMadePackage { Layers = [MadeUp.Admin(), Scenic], Rules = ["zone: {kind: scenic-area}, relation: {within: 230 m}, effect: restricted"] }.Pack();
        var run = PackedRun.Of(Open(file));
        var layer = JsonNode.Parse(run.Package["layers/scenic-area/scenic-area.json"])!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(layer["zones"]!.AsArray().Select(z => z!["wkb"] is not null), Is.EqualTo(new[] { true, true, false }));
            Assert.That(layer["zones"]!.AsArray().Select(z => (string?)z!["code"]), Is.EqualTo(new[] { "NEAR", "NEXT", "FAR" }));
            Assert.That(run.DemandReproduced(HandMadePackage.Session, default).Single().Proximities.Select(p => (p.ZoneCode, p.Distance)), Has.Some.Matches<(string Code, double Metres)>(p => p.Code == "NEAR" && Math.Abs(p.Metres - 200) < 0.2), "drawn 200 m apart");
        }
    }

    [Test]
    public void A_zone_that_is_only_named_cannot_be_measured_and_says_so()
    {
        byte[] file = new HandMadePackage { Layers = [MadeUp.Admin(), Scenic] }.Pack();
        var run = PackedRun.Of(Open(file));
        var elsewhere = run.For(run.Inputs.Proposals[0] with { Boundary = MadeUp.Box(8900, 9000, 8990, 9100) });
        var fault = Assert.Throws<EcoException>(() => elsewhere.Screen(default))!.Faults[0];
        Assert.That((fault.Kind, fault.In(Language.En).Contains("FAR", StringComparison.Ordinal)), Is.EqualTo((EvidenceFaults.NotHeld, true)));
    }

    [Test]
    public void A_change_that_keeps_every_digest_of_the_package_is_found_by_screening_again()
    {
        byte[] file = new HandMadePackage { Layers = [MadeUp.Admin(), One("scenic-area", "core", MadeUp.Box(0, 0, 450, 1000))] }.Pack();
        Assert.That(PackedRun.Of(Open(file)).DemandReproduced(HandMadePackage.Session, default).Single().Verdict, Is.EqualTo(Verdict.Prohibited));
        Fault verdict = Refusal(Forged(file, "result/screening.json", t => t.Replace("\"prohibited\"", "\"compliant\"", StringComparison.Ordinal)));
        Fault area = Refusal(Forged(file, "result/screening.json", t => t.Replace("\"overlaps\": [", "\"overlaps\": [ ", StringComparison.Ordinal)));
        Fault name = Refusal(Forged(file, "layers/scenic-area/scenic-area.json", t => t.Replace("区Z1", "区Z2", StringComparison.Ordinal)));
        Fault rule = Refusal(Forged(file, "data/rules/hand-made.yaml", t => t.Replace("prohibited", "restricted", StringComparison.Ordinal)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Kind, Is.EqualTo(CliFaults.NotReproduced));
            Assert.That(verdict.In(Language.Zh), Does.Contain("[0].verdict").And.Contain("compliant").And.Contain("prohibited"));
            Assert.That(area.Kind, Is.EqualTo(CliFaults.NotReproduced), "the same values in other bytes");
            Assert.That(name.Kind, Is.EqualTo(EvidenceFaults.WrongDigest), "a layer has its own digest");
            Assert.That(rule.In(Language.Zh), Does.Contain("[0].verdict"));
        }
    }

    [TestCase("html"), TestCase("docx")]
    public void A_report_of_another_screening_is_found_by_its_check_code(string format)
    {
        HandMadePackage one = new() { Layers = [MadeUp.Admin(), Scenic], Formats = [format] };
        byte[] file = one.Pack(), other = (one with { Day = new(2026, 11, 24) }).Pack();
        string part = $"result/report-1.{format}";
        Assert.That(PackedRun.Of(Open(file)).DemandReproduced(HandMadePackage.Session, default), Has.Count.EqualTo(1), "its own report is right");
        foreach (byte[] report in new[] { Open(other)[part]!, [], Open(file)["inputs.json"]! })
        {
            Fault fault = Refusal(With(file, part, report));
            Assert.That((fault.Kind, fault.In(Language.Zh).Contains($"report-1.{format}", StringComparison.Ordinal)), Is.EqualTo((CliFaults.OtherPaper, true)));
        }
    }

    [Test]
    public void A_zone_moved_by_a_metre_is_found_although_the_slice_has_a_new_content_key()
    {
        byte[] file = new HandMadePackage { Layers = [MadeUp.Admin(), One("scenic-area", "core", MadeUp.Box(0, 0, 450, 1000))] }.Pack();
        Shape moved = MadeUp.Shape(MadeUp.Box(0, 0, 399, 1000));
        Fault fault = Refusal(Forged(file, "layers/scenic-area/scenic-area.json", t =>
        {
            var layer = JsonNode.Parse(t)!;
            layer["zones"]![0]!["wkb"] = PackedShape.Write(moved.Geometry);
            layer["zones"]![0]!["content_key"] = moved.ContentKey;
            return layer.ToJsonString();
        }));
        Assert.That(fault.Kind, Is.EqualTo(EvidenceFaults.WrongDigest));
    }

    [Test]
    public void Geometry_that_no_gate_would_pass_is_no_zone()
    {
        byte[] file = new HandMadePackage { Layers = [MadeUp.Admin(), One("scenic-area", "core", MadeUp.Box(0, 0, 450, 1000))] }.Pack();
        foreach (string wkb in new[] { "", "00", "0103000000ffffff7f", "zz", "010300000001000000030000000000000000000000000000000000000000000000000000000000000000000000" })
        {
            Fault fault = Refusal(Forged(file, "layers/scenic-area/scenic-area.json", t =>
            {
                var layer = JsonNode.Parse(t)!;
                layer["zones"]![0]!["wkb"] = wkb;
                return layer.ToJsonString();
            }));
            Assert.That(fault.Kind.Code, Does.Match("^ECO-(44|3|2)"), wkb);
        }
    }

    [Test]
    public void Numbers_and_words_that_cannot_be_are_refused_without_a_crash()
    {
        byte[] file = new HandMadePackage { Layers = [MadeUp.Admin(), Scenic], Facts = [("facility", "graves")] }.Pack();
        using (Assert.EnterMultipleScope())
        {
            foreach (var (from, to) in new[]
            {
                ("\"district\": \"none\"", "\"district\": \"nowhere\""), ("\"repair\": \"None\"", "\"repair\": \"Magic\""), ("\"facility\"", "\"no-such-fact\""), ("[\"graves\"]", "true"),
                ("\"crs\": \"EPSG:4523\"", "\"crs\": \"EPSG:1\""), ("\"boundary\": \"00", "\"boundary\": \"77"), ("\"position\": 0", "\"position\": 1e999"), ("\"schema\": \"ecogis", "\"schema\": \"other"),
                ("\"part\": \"layers/scenic-area/scenic-area.json\"", "\"part\": \"layers/none\""), ("\"sources\": []", "\"sources\": [{}]"), ("\"date\": \"2026-11-23\"", "\"date\": \"2026-13-23\""),
            })
            {
                Fault fault = Refusal(Forged(file, "inputs.json", t => t.Replace(from, to, StringComparison.Ordinal)));
                Assert.That(fault.Kind.Code, Does.Not.EqualTo("ECO-1006"), to);
            }
        }
    }

    [Test]
    public void A_package_of_an_older_rule_base_is_verified_by_that_one()
    {
        PinnedLayer[] layers = [MadeUp.Admin(), One("scenic-area", "core", MadeUp.Box(0, 0, 1000, 1000))];
        byte[] then = new HandMadePackage { Layers = layers, Rules = ["zone: {kind: scenic-area}, relation: overlaps, effect: restricted"] }.Pack();
        byte[] now = new HandMadePackage { Layers = layers, Rules = ["zone: {kind: scenic-area}, relation: overlaps, effect: prohibited"] }.Pack();
        using (Assert.EnterMultipleScope())
        {
            foreach (var (file, verdict) in new[] { (then, Verdict.Conditional), (now, Verdict.Prohibited) })
            {
                var run = PackedRun.Of(Open(file));
                Assert.That(run.DemandReproduced(HandMadePackage.Session, default).Single().Verdict, Is.EqualTo(verdict));
                Assert.That(run.Rules.Digest, Is.Not.EqualTo(MadeUp.Rules.Digest), "neither is the installed one");
            }
        }
    }

    [Test]
    public void The_same_screening_gives_the_same_bytes_and_another_one_other_bytes()
    {
        HandMadePackage one = new() { Layers = [MadeUp.Admin(), Scenic] };
        byte[] first = one.Pack(), again = one.Pack();
        Assert.That(again, Is.EqualTo(first));
        Assert.That(Open((one with { Notices = [new("注", "note")] }).Pack()).Root, Is.Not.EqualTo(Open(one.Pack()).Root));
    }

    [Test]
    public void Refused_boundaries_are_packed_as_they_are()
    {
        RawShape broken = RawShape.Polygon(new RawPath([0, 1, double.NaN, double.PositiveInfinity], [0, 1, -0.0, 5]));
        var run = PackedRun.Of(Open(new HandMadePackage { Site = broken }.Pack()));
        Assert.That(run.DemandReproduced(HandMadePackage.Session, default).Single().Verdict, Is.EqualTo(Verdict.Undetermined));
        Assert.That(run.Inputs.Proposals[0].Boundary.Parts[0][0].Xs, Is.EqualTo(broken.Parts[0][0].Xs));
    }
}

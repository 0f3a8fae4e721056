using static EcoGis.Tests.ForestDrawing;

namespace EcoGis.Tests;

/// <summary>Change that the eye sees, on squares of whole hectares.</summary>
internal sealed class ForestChangeTests
{
    /// <summary>
    /// 4 ha of arbour; later the eastern half is built up (2 ha), the north-western quarter felled (1 ha). Rows and columns by hand.
    /// </summary>
    [Test]
    public void The_matrix_is_what_was_drawn()
    {
        var change = Change(
            Epoch(Patch(Box(0, 0, 200, 200), "0111", ("stock_per_ha", "60"))),
            Epoch(Patch(Box(0, 0, 100, 100), "0111", ("stock_per_ha", "66")), Patch(Box(0, 100, 100, 200), "0161", ("change_cause", "20"), ("stock_per_ha", "0")), Patch(Box(100, 0, 200, 200), "0250", ("change_cause", "41 永久使用林地"))));
        var m = change.Matrix;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Hectares(m["0111", "0111"].All), Is.EqualTo(1).Within(Tolerance));
            Assert.That(Hectares(m["0111", "0161"].Firm), Is.EqualTo(1).Within(Tolerance));
            Assert.That(Hectares(m["0111", "0250"].Firm), Is.EqualTo(2).Within(Tolerance));
            Assert.That(Hectares(m.Before("0111")), Is.EqualTo(4).Within(Tolerance));
            Assert.That(Hectares(m.After("0250")), Is.EqualTo(2).Within(Tolerance));
            Assert.That(Hectares(m.Changed), Is.EqualTo(3).Within(Tolerance));
            Assert.That(m.Noise, Is.Zero);
            Assert.That(change.Patches.Select(p => (p.Id, p.After.Code, p.Cause?.Code, p.Forest, p.Certainty)), Is.EqualTo(new[] { (1, "2", "20", -1, Certainty.Firm), (2, "3", "41", -1, Certainty.Firm) }));
            Assert.That(change.Causes.Select(c => (c.Cause!.Code, c.Patches, Math.Round(Hectares(c.Loss), 5))), Is.EqualTo(new[] { ("20", 1, 1.0), ("41", 1, 2.0) }));
            Assert.That(change.Stock!.Before, Is.EqualTo(240).Within(1e-3));
            Assert.That(change.Stock.Lost, Is.EqualTo(180).Within(1e-3));
            Assert.That(change.Stock.Growth, Is.EqualTo(6).Within(1e-3));
            Assert.That(change.Stock.After, Is.EqualTo(66).Within(1e-3));
        }
    }

    /// <summary>
    /// A border drawn 0.6 m further east with both epochs accurate to 0.5 m: √(0.5² + 0.5²) = 0.707 m. The strip of 60 m² is noise, not felling. At 0.8 m it is change.
    /// </summary>
    [TestCase(0.6, 60, 0)]
    [TestCase(0.8, 0, 80)]
    public void A_strip_thinner_than_the_combined_accuracy_is_border_noise(double shift, double noise, double changed)
    {
        var m = Change(
            Epoch(Patch(Box(0, 0, 100, 100), "0111"), Patch(Box(100, 0, 200, 100), "0210")),
            Epoch(Patch(Box(0, 0, 100 + shift, 100), "0111"), Patch(Box(100 + shift, 0, 200, 100), "0210"))).Matrix;
        Assert.That(m.Noise, Is.EqualTo(noise).Within(1e-4));
        Assert.That(m.Changed, Is.EqualTo(changed).Within(1e-4));
    }

    /// <summary>Width decides, not area: 0.5 m along 2 km are 1,000 m² of noise; 20 m by 20 m are 400 m² of change.</summary>
    [Test]
    public void A_long_thin_strip_is_noise_and_a_small_clearing_is_change()
    {
        var m = Change(
            Epoch(Patch(Box(0, 0, 100, 2000), "0111"), Patch(Box(100, 0, 200, 2000), "0210")),
            Epoch(Patch(Box(0, 0, 100.5, 2000), "0111"), Patch(Box(100.5, 0, 180, 2000), "0210"), Patch(Box(180, 0, 200, 20), "0250"), Patch(Box(180, 20, 200, 2000), "0210"))).Matrix;
        Assert.That(m.Noise, Is.EqualTo(1000).Within(1e-2));
        Assert.That(m.Changed, Is.EqualTo(400).Within(1e-2));
    }

    /// <summary>A township border that cuts 0.4 m off a clearing makes no sliver of the cut.</summary>
    [Test]
    public void A_township_border_makes_no_noise_of_a_change()
    {
        var units = Units(("510604100000", Box(-500, -500, 0.4, 500)), ("510604101000", Box(0.4, -500, 500, 500)));
        var change = Change(Epoch(Patch(Box(0, 0, 100, 100), "0111")), Epoch(Patch(Box(0, 0, 100, 100), "0250")), units);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.Patches.Select(p => (p.Unit!.Code, Math.Round(p.Area, 2), p.Certainty)), Is.EquivalentTo(new[] { ("510604100000", 40.0, Certainty.Firm), ("510604101000", 9960.0, Certainty.Firm) }));
            Assert.That(change.Patches.Select(p => Math.Round(change.GeometryOf(p).EllipsoidalArea, 2)), Is.EquivalentTo(new[] { 40.0, 9960.0 }));
        }
    }

    /// <summary>Three townships, two epochs cut differently: every unit's matrix is drawn by hand, and the units sum to the whole.</summary>
    [Test]
    public void Matrices_of_townships_sum_to_the_whole()
    {
        var units = Units(("510604100000", Box(-1000, -1000, 100, 1000)), ("510604101000", Box(100, -1000, 300, 1000)));
        var change = Change(
            Epoch(Patch(Box(0, 0, 200, 100), "0111"), Patch(Box(200, 0, 400, 100), "0210")),
            Epoch(Patch(Box(0, 0, 50, 100), "0250"), Patch(Box(50, 0, 400, 100), "0111")), units);
        Dictionary<(string?, string, string), double> drawn = new()
        {
            [("510604100000", "0111", "0250")] = 0.5,
            [("510604100000", "0111", "0111")] = 0.5,
            [("510604101000", "0111", "0111")] = 1,
            [("510604101000", "0210", "0111")] = 1,
            [("", "0210", "0111")] = 1, // outside both townships
        };
        using (Assert.EnterMultipleScope())
        {
            foreach (var unit in change.ByUnit)
            {
                foreach (var (from, to) in unit.Matrix.Classes.SelectMany(a => unit.Matrix.Classes.Select(b => (a, b))))
                    Assert.That(Hectares(unit.Matrix[from, to].All), Is.EqualTo(drawn.GetValueOrDefault((unit.Unit?.Code ?? "", from, to))).Within(Tolerance), $"{unit.Unit?.Code} {from} → {to}");
            }

            foreach (var (from, to) in change.Matrix.Classes.SelectMany(a => change.Matrix.Classes.Select(b => (a, b))))
                Assert.That(change.ByUnit.Sum(u => u.Matrix[from, to].All), Is.EqualTo(change.Matrix[from, to].All).Within(1e-6), $"{from} → {to}");
        }
    }

    [Test]
    public void Ground_that_only_one_epoch_has_is_told_apart_and_sums_still_equal_the_inventories()
    {
        var m = Change(
            Epoch(Patch(Box(0, 0, 200, 100), "0111")),
            Epoch(Patch(Box(100, 0, 400, 100), "0111"))).Matrix;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Hectares(m["0111", "0111"].All), Is.EqualTo(1).Within(Tolerance));
            Assert.That(Hectares(m.OnlyBefore("0111")), Is.EqualTo(1).Within(Tolerance));
            Assert.That(Hectares(m.OnlyAfter("0111")), Is.EqualTo(2).Within(Tolerance));
            Assert.That(m.Changed, Is.Zero, "no patch is no change of class");
        }
    }

    /// <summary>Neighbours of the later epoch overlap by 0.2 m: 20 m² of it count twice and are told, not hidden in a class.</summary>
    [Test]
    public void What_thin_overlaps_count_twice_is_told()
    {
        var m = Change(
            Epoch(Patch(Box(0, 0, 200, 100), "0111")),
            Epoch(Patch(Box(0, 0, 100.2, 100), "0111"), Patch(Box(100, 0, 200, 100), "0111"))).Matrix;
        Assert.That(m.TwiceAfter("0111"), Is.EqualTo(-20).Within(1e-4));
        Assert.That(m["0111", "0111"].All + m.TwiceAfter("0111"), Is.EqualTo(m.Before("0111")).Within(1e-6));
    }

    [Test]
    public void A_matrix_that_does_not_balance_is_refused()
    {
        var layer = Epoch(Patch(Box(0, 0, 100, 100), "0111"));
        TransitionMatrix m = new();
        m.Inventory(before: true, "0111", 10_000, 0, 0);
        m.Inventory(before: false, "0111", 10_000, 0, 0);
        m.Add("0111", "0111", 9_999, Certainty.Firm);
        Assert.That(Assert.Throws<EcoException>(() => m.DemandBalance(layer, layer))!.Faults.Single().Kind.Code, Is.EqualTo("ECO-6508"));
        m.Add("0111", "0111", 1, Certainty.Sliver);
        Assert.That(() => m.DemandBalance(layer, layer), Throws.Nothing);
    }

    [Test]
    public void Epochs_of_two_classifications_are_refused()
    {
        var a = Epoch(Patch(Box(0, 0, 100, 100), "0111"));
        var b = Epoch("third-survey", 0.5, [Patch(Box(0, 0, 100, 100), "0301")]);
        Assert.That(Assert.Throws<EcoException>(() => Change(a, b))!.Faults.Single().Kind.Code, Is.EqualTo("ECO-6505"));
    }

    [Test]
    public void Epochs_of_two_kinds_are_refused()
    {
        var a = Epoch("third-survey", 0.5, [Patch(Box(0, 0, 100, 100), "0301")]);
        var b = Epoch("third-survey", 0.5, [Patch(Box(0, 0, 100, 100), "0301")], kind: "land-patch");
        Assert.That(Assert.Throws<EcoException>(() => Change(a, b))!.Faults.Single().Kind.Code, Is.EqualTo("ECO-6506"));
    }

    [Test]
    public void Overlapping_patches_in_either_epoch_are_refused()
    {
        var sound = Epoch(Patch(Box(0, 0, 100, 100), "0111"));
        var broken = Epoch(Patch(Box(0, 0, 100, 100), "0111"), Patch(Box(50, 0, 150, 100), "0210"));
        Assert.That(Assert.Throws<EcoException>(() => Change(sound, broken))!.Faults.Single().Kind.Code, Is.EqualTo("ECO-6504"));
        Assert.That(Assert.Throws<EcoException>(() => Change(broken, sound))!.Faults.Single().Kind.Code, Is.EqualTo("ECO-6504"));
    }

    [Test]
    public void Land_class_patches_of_the_land_survey_change_too_and_know_no_stock()
    {
        var change = Change(
            Epoch("third-survey", 0.5, [Patch(Box(0, 0, 100, 100), "0103")], kind: "land-patch"),
            Epoch("third-survey", 0.5, [Patch(Box(0, 0, 100, 100), "0601")], kind: "land-patch"));
        Assert.That(Hectares(change.Matrix["0103", "0601"].Firm), Is.EqualTo(1).Within(Tolerance));
        Assert.That(change.Stock, Is.Null);
    }

    /// <summary>The same ground once in degrees, once in metres.</summary>
    [Test]
    public void Epochs_in_two_reference_systems_are_the_same_ground()
    {
        Shape metres = Box(0, 0, 60, 60), degrees = ShapeGate.Check(Overlay.OverlayCase.Raw(metres.In(Crs.Cgcs2000), (0, 0)), Crs.Cgcs2000).Shape!;
        var m = Change(Epoch(Patch(metres, "0111")), Epoch(Patch(degrees, "0111"))).Matrix;
        Assert.That(m["0111", "0111"].All, Is.EqualTo(3600).Within(1e-3));
        Assert.That(m.OnlyBefore("0111") + m.OnlyAfter("0111"), Is.LessThan(1e-3));
    }

    [Test]
    public void An_unknown_cause_is_shown_as_it_is_and_none_is_none()
    {
        var change = Change(
            Epoch(Patch(Box(0, 0, 100, 100), "0111"), Patch(Box(100, 0, 200, 100), "0111"), Patch(Box(200, 0, 300, 100), "0132")),
            Epoch(Patch(Box(0, 0, 100, 100), "0161", ("change_cause", "77")), Patch(Box(100, 0, 200, 100), "0250"), Patch(Box(200, 0, 300, 100), "0131", ("change_cause", "80"))));
        Assert.That(change.Causes.Select(c => (c.Cause?.Code, c.Text, c.Cause?.Survey ?? false)), Is.EqualTo(new (string?, string?, bool)[] { ("80", null, true), (null, "77", false), (null, null, false) }));
    }

    [TestCase("20", "20")]
    [TestCase("森林采伐", "20")]
    [TestCase("5-林木采伐", "20", Description = "a field app's own words, DOMAIN §4.3")]
    [TestCase("61 火灾", "61")]
    [TestCase("61 森林采伐", null, Description = "code and name of two causes")]
    [TestCase("6", null)]
    public void A_cause_is_read_by_code_or_name(string text, string? code) => Assert.That(Book.Cause(text)?.Code, Is.EqualTo(code));

    /// <summary>DOMAIN §4.3: only 41 and 42 were seen in the standard's published text.</summary>
    [Test]
    public void Only_the_two_confirmed_causes_are_verified() =>
        Assert.That(Book.Causes.Where(c => c.Verified).Select(c => c.Code), Is.EqualTo(new[] { "41", "42" }));
}

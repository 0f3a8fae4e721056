namespace EcoGis.Tests;

[Category("reliability-39")]
internal sealed class LayerRepairTests
{
    /// <summary>A square of 100 m whose last edge runs past its first by a metre: a second lobe, the triangle (0, 0), (100/101, 0), (1, −1).</summary>
    private static RawShape Crossed => RawShape.Polygon(CatalogBench.Ring((0, 0), (100, 0), (100, 100), (0, 100), (1, -1), (0, 0)));

    [Test]
    public void Structure_is_repaired_only_when_asked_and_the_difference_is_told_and_kept()
    {
        using CheckBench bench = new();
        FeatureRecord[] units = [CheckBench.Unit(1, Crossed, "ZH51060419001", "优先"), CheckBench.Unit(2, CheckBench.Box(200, 0, 300, 100), "ZH51060429001", "工业重点")];
        Assert.That(bench.Refused(units).In(Language.En), Does.Contain("ring intersects itself").And.Contain("unless --repair=structure says so"));

        ImportReceipt receipt = bench.Import(units, new() { Name = "control-unit", Source = "手绘", Repair = RepairRequest.Parse("structure", null) });
        FeatureRepair repair = receipt.Repair!.Features.Single();
        // by hand: lobe = 1/2 · 100/101 · 1; the ring's own signed area is 9,950, the two lobes apart 9,950 + 2 lobes
        const double Lobe = 50.0 / 101;
        Assert.That(repair.Feature, Is.EqualTo("#1"));
        Assert.That(repair.AreaAfter - repair.AreaBefore, Is.EqualTo(2 * Lobe).Within(0.1).Percent);
        Assert.That((repair.VerticesMoved, repair.Displacement), Is.EqualTo((1, 0.0)), "one new vertex, at the crossing");
        Assert.That(bench.Catalog.Version("control-unit").Zones[0].Shape.Geometry.Area, Is.EqualTo(9950 + (2 * Lobe)).Within(1e-6));
        Assert.That(receipt.Published.Source, Is.EqualTo("手绘（经 --repair=structure 修复，改动 1 个要素）"));
        Assert.That(bench.Catalog.Show("control-unit").Check!.Repair, Does.Contain("\"request\":\"structure\"").And.Contain("area_before"));
    }

    [Test]
    public void A_repair_that_changes_more_than_allowed_is_refused_with_both_areas()
    {
        using CheckBench bench = new();
        RawShape bowTie = RawShape.Polygon(CatalogBench.Ring((0, 0), (100, 100), (100, 0), (0, 110), (0, 0)));
        FeatureRecord[] units = [CheckBench.Unit(1, bowTie, "ZH51060419001", "优先")];
        EcoException refusal = bench.Refused(units, new() { Name = "control-unit", Repair = RepairRequest.Parse("structure", null) });
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(CheckFaults.RepairArea));
        Assert.That(refusal.In(Language.En), Does.Contain("feature #1").And.Contain("more than the 0.1 % allowed").And.Contain("--repair-limit"));
        Assert.That(refusal.In(Language.Zh), Does.Contain("超过允许的 0.1 %"));
    }

    [Test]
    public void Snapping_makes_borders_that_ran_side_by_side_one_border()
    {
        // the right unit begins 0.4 mm beyond the left one and has a vertex more on the common border
        using CheckBench bench = new();
        FeatureRecord[] units =
        [
            CheckBench.Unit(1, CheckBench.Box(0, 0, 100, 100), "ZH51060419001", "优先"),
            CheckBench.Unit(2, RawShape.Polygon(CatalogBench.Ring((100.0004, 0), (200, 0), (200, 100), (100.0004, 100), (100.0002, 50), (100.0004, 0))), "ZH51060429001", "工业重点"),
        ];
        ImportReceipt receipt = bench.Import(units, new() { Name = "control-unit", Repair = RepairRequest.Parse("snap:0.001", null) });
        var shapes = bench.Catalog.Version("control-unit").Zones.Select(z => z.Shape.Geometry.Coordinates.Distinct().ToHashSet()).ToArray();
        Assert.That(shapes[0].Intersect(shapes[1]).Select(c => (c.X - CatalogBench.X, c.Y - CatalogBench.Y)), Is.EquivalentTo(new[] { (100.0, 0.0), (100.0, 50.0), (100.0, 100.0) }));
        Assert.That(receipt.Repair!.Features.Select(f => (f.Feature, f.VerticesMoved)), Is.EquivalentTo(new[] { ("#1", 1), ("#2", 3) }), "the left border gets the vertex of the right one");
        Assert.That(receipt.Repair.Features.Max(f => f.Displacement), Is.EqualTo(0.0004).Within(1e-7));
        Assert.That(receipt.Published.Source, Does.EndWith("（经 --repair=snap:0.001 修复，改动 2 个要素）"));
    }

    [Test]
    public void A_feature_narrower_than_the_grid_refuses_the_layer()
    {
        using CheckBench bench = new();
        FeatureRecord[] units = [CheckBench.Unit(1, CheckBench.Box(0, 0, 100, 0.2), "ZH51060419001", "优先"), CheckBench.Unit(2, CheckBench.Box(0, 50, 100, 100), "ZH51060429001", "工业重点")];
        EcoException refusal = bench.Refused(units, new() { Name = "control-unit", Repair = RepairRequest.Parse("snap:1", null) });
        Assert.That(refusal.Faults.Select(f => f.Kind), Does.Contain(CheckFaults.RepairLost));
        Assert.That(refusal.In(Language.En), Does.Contain("leave nothing of the feature"));
    }

    [TestCase("buffer")]
    [TestCase("snap:")]
    [TestCase("snap:0")]
    [TestCase("snap:2")]
    [TestCase("snap:-1")]
    [TestCase("snap:NaN")]
    public void Other_repairs_do_not_exist(string text)
    {
        EcoException refusal = Assert.Throws<EcoException>(() => RepairRequest.Parse(text, null))!;
        Assert.That((refusal.Class, refusal.Faults.Single().Kind), Is.EqualTo((FaultClass.Usage, CheckFaults.RepairOption)));
    }
}

using static EcoGis.Tests.ForestDrawing;

namespace EcoGis.Tests;

/// <summary>Statistics that the eye sees: townships of 100 hectares, patches of whole hectares.</summary>
internal sealed class ForestStatisticsTests
{
    /// <summary>Two townships of 1 km² side by side; the border runs at x = 0.</summary>
    private static readonly ForestUnits s_two = Units(("510604100000", Box(-1000, 0, 0, 1000)), ("510604101000", Box(0, 0, 1000, 1000)));

    [Test]
    public void Arbour_bamboo_and_named_shrub_are_forest_and_nothing_else_is()
    {
        string[] classes = ["0111", "0113", "0120", "0131", "0132", "0141", "0161", "0173", "0250"];
        var s = Statistics(Epoch([.. classes.Select((c, i) => Patch(Box(100 * i, 0, 100 * (i + 1), 100), c))]), s_two);
        Assert.That(Hectares(s.Total.Forest(Cover("legal"))), Is.EqualTo(3).Within(Tolerance));
    }

    [Test]
    public void Arbour_below_two_tenths_of_crown_density_does_not_count()
    {
        var s = Statistics(Epoch(Patch(Box(0, 0, 100, 100), "0111", ("crown_density", "0.2")), Patch(Box(100, 0, 200, 100), "0111", ("crown_density", "0.19")), Patch(Box(200, 0, 300, 100), "0111")), s_two);
        Assert.That(Hectares(s.Total.Forest(Cover("legal"))), Is.EqualTo(2).Within(Tolerance));
    }

    /// <summary>30 + 10 ha of arbour, 10 of them on farmland of the land survey; 2 ha of shelterbelts; 1650 stems = 1 ha. Legal 43 of 200 ha, monitoring 30 of 200.</summary>
    [Test]
    public void The_two_definitions_give_two_covers()
    {
        var s = Statistics(Epoch(
            Patch(Box(0, 0, 1000, 300), "0111", ("survey_class", "0301")),
            Patch(Box(0, 300, 1000, 400), "0111", ("survey_class", "0103")),
            Patch(Box(-500, 0, 0, 200), "0210", ("survey_class", "0103"), ("network_area_ha", "2"), ("four_side_stems", "1650"))), s_two);
        Assert.That(s.CoverAtLeast(Cover("legal")), Is.EqualTo(0.215).Within(Tolerance));
        Assert.That(s.CoverAtMost(Cover("legal")), Is.EqualTo(0.215).Within(Tolerance));
        Assert.That(s.CoverAtLeast(Cover("monitoring")), Is.EqualTo(0.15).Within(Tolerance));
        Assert.That(s.CoverAtMost(Cover("monitoring")), Is.EqualTo(0.15).Within(Tolerance));
    }

    [Test]
    public void Without_a_survey_class_the_monitoring_cover_lies_between_bounds()
    {
        var s = Statistics(Epoch(Patch(Box(0, 0, 1000, 300), "0111"), Patch(Box(-100, 0, 0, 100), "0210")), s_two);
        Assert.That(s.CoverAtLeast(Cover("monitoring")), Is.Zero);
        Assert.That(s.CoverAtMost(Cover("monitoring")), Is.EqualTo(0.15).Within(Tolerance));
    }

    [Test]
    public void Without_columns_for_shelterbelts_and_four_side_trees_the_legal_cover_has_no_upper_bound()
    {
        var s = Statistics(Epoch(Patch(Box(0, 0, 100, 100), "0111"), Patch(Box(-100, 0, 0, 100), "0111")), s_two);
        Assert.That(s.CoverAtLeast(Cover("legal")), Is.EqualTo(0.01).Within(Tolerance));
        Assert.That(s.CoverAtMost(Cover("legal")), Is.Null);
        Assert.That(s.Unstated(Cover("legal")), Is.EquivalentTo(new[] { CoverAddition.Network, CoverAddition.FourSide }));
    }

    /// <summary>三调 0305 does not say whether the state names it: a column does.</summary>
    [TestCase(null, 0, 0.005)]
    [TestCase("yes", 0.005, 0.005)]
    [TestCase("no", 0, 0)]
    public void Shrub_of_the_land_survey_counts_as_far_as_it_is_said_to_be_named(string? named, double least, double most)
    {
        (string, string)[] fields = named is null ? [] : [("special_shrub", named)];
        var layer = Epoch("third-survey", 0.5, [Patch(Box(0, 0, 100, 100), "0305", fields), Patch(Box(-100, 0, 0, 100), "0101")]);
        var s = Statistics(layer, s_two);
        Assert.That(s.CoverAtLeast(Cover("monitoring")), Is.EqualTo(least).Within(Tolerance));
        Assert.That(s.CoverAtMost(Cover("monitoring")), Is.EqualTo(most).Within(Tolerance));
    }

    /// <summary>A patch of 40 ha, 3/4 of it east of the border: area, stock, four-side trees are shared out as the ground is.</summary>
    [Test]
    public void A_patch_that_a_township_border_cuts_is_shared_by_area()
    {
        var s = Statistics(Epoch(Patch(Box(-200, 0, 600, 500), "0111", ("stock_per_ha", "50"), ("four_side_stock", "80")), Patch(Box(-900, 0, -800, 100), "0250")), s_two);
        var (west, east) = (s.ByUnit[0].Tally, s.ByUnit[1].Tally);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.ByUnit, Has.Length.EqualTo(2));
            Assert.That(Hectares(west.Area), Is.EqualTo(11).Within(Tolerance));
            Assert.That(Hectares(east.Area), Is.EqualTo(30).Within(Tolerance));
            Assert.That(west.Stock(StockPart.Forest), Is.EqualTo(500).Within(1e-4));
            Assert.That(east.Stock(StockPart.Forest), Is.EqualTo(1500).Within(1e-4));
            Assert.That(west.Stock(StockPart.FourSide), Is.EqualTo(20).Within(1e-6));
            Assert.That(west.Area + east.Area, Is.EqualTo(s.Total.Area).Within(1e-6));
            Assert.That(s.ByUnit[1].Cover(Cover("legal")), Is.EqualTo(0.3).Within(Tolerance));
        }
    }

    [Test]
    public void Ground_outside_all_townships_has_a_row_of_its_own_and_no_cover()
    {
        var s = Statistics(Epoch(Patch(Box(900, 0, 1300, 100), "0111"), Patch(Box(-100, 0, 0, 100), "0111")), s_two);
        Assert.That(s.ByUnit[^1].Unit, Is.Null);
        Assert.That(Hectares(s.ByUnit[^1].Tally.Area), Is.EqualTo(3).Within(Tolerance));
        Assert.That(s.CoverAtLeast(Cover("legal")), Is.EqualTo(0.01).Within(Tolerance), "only what lies inside counts");
    }

    [Test]
    public void A_township_without_patches_is_not_known_and_so_is_the_whole()
    {
        var s = Statistics(Epoch(Patch(Box(0, 0, 100, 100), "0111")), s_two);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Silent.Select(u => u.Code), Is.EqualTo(new[] { "510604100000" }));
            Assert.That(s.ByUnit[0].Cover(Cover("legal")), Is.Null);
            Assert.That(s.CoverAtLeast(Cover("legal")), Is.Null);
        }
    }

    [Test]
    public void Land_of_the_county_that_no_township_has_is_told()
    {
        var units = Units(("510604", Box(-1000, 0, 1500, 1000)), ("510604100000", Box(-1000, 0, 0, 1000)), ("510604101000", Box(0, 0, 1000, 1000)));
        Assert.That(units.All, Has.Length.EqualTo(2));
        Assert.That(Hectares(units.Whole!.Value.Uncovered), Is.EqualTo(50).Within(1e-4));
    }

    /// <summary>森林 10 × 50 = 500; 疏林 10 × 6 = 60; 未成林 10 × 2 = 20; 散生 7; 四旁 13.</summary>
    [Test]
    public void Stock_of_forest_and_total_standing_stock_are_two_numbers()
    {
        var s = Statistics(Epoch(
            Patch(Box(0, 0, 1000, 100), "0111", ("stock_per_ha", "50"), ("scattered_stock", "7")),
            Patch(Box(0, 100, 1000, 200), "0120", ("stock_per_ha", "6"), ("four_side_stock", "13")),
            Patch(Box(0, 200, 1000, 300), "0141", ("stock_per_ha", "2"))), s_two);
        Assert.That(s.Total.Stock(Book.Stocks.Single(d => d.Id == "forest")), Is.EqualTo(500).Within(1e-3));
        Assert.That(s.Total.Stock(Book.Stocks.Single(d => d.Id == "standing")), Is.EqualTo(600).Within(1e-3));
    }

    [Test]
    public void Arbour_without_stated_stock_is_told_and_not_taken_for_none()
    {
        var s = Statistics(Epoch(Patch(Box(0, 0, 100, 100), "0111", ("stock_per_ha", "50")), Patch(Box(100, 0, 200, 100), "0111")), s_two);
        Assert.That(Hectares(s.Total.WithoutStock), Is.EqualTo(1).Within(Tolerance));
    }

    [Test]
    public void Every_table_shares_out_the_same_patches_and_blanks_have_a_row()
    {
        var s = Statistics(Epoch(
            Patch(Box(0, 0, 100, 100), "0111", ("origin", "natural"), ("age_group", "mature"), ("species", "柏木")),
            Patch(Box(100, 0, 200, 100), "0111", ("origin", "planted")),
            Patch(Box(200, 0, 400, 100), "0113")), s_two);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Tables.Select(t => t.Id), Is.EqualTo(new[] { "land_class", "origin", "forest_category", "protection_grade", "age_group", "species" }));
            foreach (var table in s.Tables)
                Assert.That(table.Rows.Sum(r => r.Tally.Area), Is.EqualTo(s.Total.Area).Within(1e-6), table.Id);
            Assert.That(s.Tables.Single(t => t.Id == "origin").Rows.Select(r => (r.Name.Zh, Math.Round(Hectares(r.Tally.Area), 4))), Is.EqualTo(new[] { ("天然", 1.0), ("人工", 1.0), ("（未填）", 2.0) }));
        }
    }

    [Test]
    public void Patches_that_overlap_are_refused_and_slivers_are_counted()
    {
        var refusal = Assert.Throws<EcoException>(() => Statistics(Epoch(Patch(Box(0, 0, 100, 100), "0111"), Patch(Box(90, 0, 200, 100), "0113")), s_two))!;
        Assert.That(refusal.Faults.Single().Kind.Code, Is.EqualTo("ECO-6504"));
        Assert.That(refusal.Faults.Single().In(Language.Zh), Does.Contain("1 × 2").And.Contain("1000"));
        var thin = Statistics(Epoch(Patch(Box(0, 0, 100, 100), "0111"), Patch(Box(99.8, 0, 200, 100), "0113")), s_two);
        Assert.That(thin.Layer.Slivers, Is.EqualTo(20).Within(1e-4));
    }

    [Test]
    public void Townships_that_overlap_are_refused() =>
        Assert.That(Assert.Throws<EcoException>(() => Units(("510604100000", Box(0, 0, 100, 100)), ("510604101000", Box(50, 0, 200, 100))))!.Faults.Single().Kind.Code, Is.EqualTo("ECO-6514"));

    /// <summary>A mean of 60 m³/ha is sound. 4 m³ per mu is the same forest; 60,000 l per ha too.</summary>
    [TestCase("60", null, null)]
    [TestCase("4", null, "m3/mu")]
    [TestCase("60000", null, "l/ha")]
    [TestCase("0.06", null, "1000m3/ha")]
    [TestCase("4", "m3/mu", null)]
    [TestCase("4", "m3/ha", null, Description = "a person may know that the forest is so young")]
    public void Stock_in_another_unit_is_refused_and_the_unit_named(string stock, string? stated, string? guess)
    {
        var patches = new[] { Patch(Box(0, 0, 100, 100), "0111", ("stock_per_ha", stock)) };
        if (guess is null)
        {
            var layer = Epoch("forestry", 0.5, patches, StockUnit.Parse(stated));
            Assert.That(Statistics(layer, s_two).Total.Stock(StockPart.Forest), Is.EqualTo(stated == "m3/ha" ? 4 : 60).Within(1e-3));
            return;
        }

        var fault = Assert.Throws<EcoException>(() => Epoch("forestry", 0.5, patches))!.Faults.Single();
        Assert.That(fault.Kind.Code, Is.EqualTo("ECO-6507"));
        Assert.That(fault.In(Language.En), Does.Contain($"perhaps {guess}"));
    }

    [Test]
    public void A_patch_without_a_land_class_refuses_the_statistics()
    {
        var version = MadeUp.Layer("forest-patch", [MadeUp.Zone(1, "a", "", Box(0, 0, 100, 100))]).Version!;
        Assert.That(Assert.Throws<EcoException>(() => ForestLayer.Of(version, Book, StockUnit.NotStated))!.Faults.Single().Kind.Code, Is.EqualTo("ECO-6503"));
    }

    [Test]
    public void A_target_is_held_only_against_its_own_definition_and_its_own_district()
    {
        var s = Statistics(Epoch(
            Patch(Box(0, 0, 1000, 500), "0111", ("stock_per_ha", "50"), ("survey_class", "0301"), ("network_area_ha", "0"), ("four_side_stems", "0")),
            Patch(Box(-100, 0, 0, 100), "0210", ("survey_class", "0101"))), s_two);
        var targets = TargetBook.Load(DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data")), MadeUp.Rules.Kinds);
        var held = ForestTarget.Of(s, targets, ["510604"]).ToDictionary(t => t.Target.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(held["forest_cover"].Standing, Is.EqualTo(Standing.NotKnown), "the draft names no definition");
            Assert.That(held["forest_cover"].Value, Is.Null);
            Assert.That(held["forest_stock"].Standing, Is.EqualTo(Standing.Short));
            Assert.That(held["forest_stock"].Value, Is.EqualTo(2500).Within(1e-2));
            Assert.That(ForestTarget.Of(s, targets, ["510683"]).Select(t => t.Standing), Is.All.EqualTo(Standing.NotKnown));
        }

        foreach (string definition in new[] { "legal", "monitoring" })
        {
            string text = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "data", "targets", "luojiang-2025.yaml")).Replace("indicator: forest-cover ", $"indicator: forest-cover/{definition} ", StringComparison.Ordinal);
            var named = ForestTarget.Of(s, TargetBook.Load([new DataFile("targets/luojiang-2025.yaml", text)], MadeUp.Rules.Kinds), ["510604"]).Single(t => t.Target.Id == "forest_cover");
            Assert.That((named.Standing, Math.Round(named.Value!.Value, 3)), Is.EqualTo((Standing.Met, 25.0)), definition);
        }
    }
}

using System.Collections.Immutable;
using static EcoGis.Tests.ForestDrawing;

namespace EcoGis.Tests;

/// <summary>Changes against permits and the queue of earlier checks, on squares of whole hectares: every figure is drawn by hand.</summary>
internal sealed class ChangeCheckTests
{
    private static readonly DateOnly s_from = new(2024, 12, 31), s_to = new(2025, 12, 31);
    private static readonly ChangePeriod s_period = new(s_from, s_to);
    private static readonly IReadOnlyList<DataFile> s_files = DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data"));
    private static readonly ChangeActivityBook s_activities = ChangeActivityBook.Load(s_files, MadeUp.Rules);

    private static Register Queue => RegisterTests.Book.ChangeQueue;

    /// <summary>A hectare of arbour; what it became.</summary>
    private static LandChange Felled(string to = "0161", string? cause = null) => Changes(
        Epoch(Patch(Box(0, 0, 100, 100), "0111", ("stock_per_ha", "60"))), Epoch(Patch(Box(0, 0, 100, 100), to, cause is null ? [] : [("change_cause", cause)])))[0];

    private static IReadOnlyList<LandChange> Changes(ForestLayer before, ForestLayer after, ChangePeriod? period = null) => LandChange.Of(Change(before, after), period ?? s_period, s_activities, default);

    private static Permit Permit(string code, Shape ground, DateOnly? from = null, DateOnly? to = null, string register = "felling-permits", string status = "valid", string? area = null, string? stock = null)
    {
        var fields = new Dictionary<string, string?> { ["valid_from"] = $"{from ?? s_from:yyyy-MM-dd}", ["valid_to"] = $"{to ?? s_to:yyyy-MM-dd}", ["area_ha"] = area, ["stock_m3"] = stock }
            .Where(f => f.Value is not null).ToImmutableSortedDictionary(f => f.Key, f => f.Value!);
        return EcoGis.Permit.Of(RegisterTests.Book, [Entry(register, code, RawShape.Of(ground), status, fields)]).Single();
    }

    private static RegisterEntry Entry(string register, string code, RawShape ground, string status, ImmutableSortedDictionary<string, string> fields, long number = 1) => new(
        number, register, new Proposal(code, code, "x", "txt", ground, Plane, Activity.Unknown, null, []), new EntryIntake(null, null, Repair.None),
        [new EntryEvent(1, s_to, status, null, Activity.Unknown, null, false, "李", null, "", "") { Fields = fields }], []);

    private static PermitMatch Match(LandChange change, params Permit[] permits) => new PermitOverlay(permits, Plane).Of(change);

    [Test]
    public void A_permit_over_a_quarter_of_a_clearing_covers_a_quarter_of_it()
    {
        var match = Match(Felled(), Permit("A", Box(-50, -50, 50, 50)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(match.State, Is.EqualTo(PermitState.Part));
            Assert.That(match.CoveredArea, Is.EqualTo(2500).Within(0.01));
            Assert.That(match.Covers.Single().PlanarArea, Is.EqualTo(2500).Within(1e-4));
            Assert.That(match.Covers[0].Share, Is.EqualTo(0.25).Within(1e-8));
        }
    }

    /// <summary>60 m and 60 m of the same 100 m: 20 m lie under both and count once.</summary>
    [Test]
    public void Two_permits_that_overlap_count_shared_ground_once_and_may_cover_it_all_together()
    {
        var match = Match(Felled(), Permit("A", Box(0, 0, 60, 100)), Permit("B", Box(40, 0, 100, 100)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(match.State, Is.EqualTo(PermitState.Whole));
            Assert.That(match.CoveredArea, Is.EqualTo(10_000).Within(0.02));
            Assert.That(match.Covers.Sum(c => c.PlanarArea), Is.EqualTo(12_000).Within(1e-3));
        }
    }

    /// <summary>The change lies in (2024-12-31, 2025-12-31]; days of permits are inclusive.</summary>
    [TestCase("2025-01-01", "2025-12-31", PermitTime.Covers, PermitState.Whole)]
    [TestCase("2024-06-01", "2026-06-01", PermitTime.Covers, PermitState.Whole)]
    [TestCase("2025-01-02", "2025-12-31", PermitTime.Meets, PermitState.Part)]
    [TestCase("2025-01-01", "2025-12-30", PermitTime.Meets, PermitState.Part)]
    [TestCase("2024-01-01", "2025-01-01", PermitTime.Meets, PermitState.Part)]
    [TestCase("2025-12-31", "2026-12-31", PermitTime.Meets, PermitState.Part)]
    [TestCase("2024-01-01", "2024-12-31", PermitTime.Apart, PermitState.None)]
    [TestCase("2026-01-01", "2026-12-31", PermitTime.Apart, PermitState.None)]
    public void Days_that_a_permit_does_not_hold_on_leave_the_change_unmatched_or_matched_in_part(string from, string to, PermitTime time, PermitState state)
    {
        var match = Match(Felled(), Permit("A", Box(-10, -10, 110, 110), DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That((match.Covers.Single().Time, match.State), Is.EqualTo((time, state)));
        Assert.That(match.CoveredThroughout, Is.EqualTo(state == PermitState.Whole ? 10_000 : 0).Within(0.02));
    }

    [TestCase("felling-permits", "0161", "valid", PermitState.Whole, TestName = "Felled forest under a felling permit")]
    [TestCase("felling-permits", "0250", "valid", PermitState.None, TestName = "A felling permit allows no building")]
    [TestCase("forest-land-approvals", "0250", "valid", PermitState.Whole, TestName = "A consent to use forest land allows building")]
    [TestCase("forest-land-approvals", "0210", "valid", PermitState.None, TestName = "A consent to use forest land allows no crops")]
    [TestCase("felling-permits", "0161", "revoked", PermitState.None, TestName = "A revoked permit allows nothing")]
    public void A_permit_counts_for_what_it_allows_only(string register, string became, string status, PermitState state)
    {
        var match = Match(Felled(became), Permit("A", Box(-10, -10, 110, 110), register: register, status: status));
        Assert.That(match.State, Is.EqualTo(state));
        Assert.That(match.Covers, Has.Length.EqualTo(1), "what it shares is told all the same");
    }

    [Test]
    public void A_permit_that_does_not_say_when_it_holds_is_refused_and_named()
    {
        var entry = Entry("felling-permits", "A-7", RawShape.Of(Box(0, 0, 100, 100)), "valid", ImmutableSortedDictionary<string, string>.Empty);
        var fault = Assert.Throws<EcoException>(() => EcoGis.Permit.Of(RegisterTests.Book, [entry]))!.Faults.Single();
        Assert.That((fault.Kind, fault.Where.Feature), Is.EqualTo((ChangeCheckFaults.FieldMissing, "A-7")));
    }

    [TestCase("0111", "0250", null, "works-presumed", true, null)]
    [TestCase("0111", "0250", "41", "works", true, null)]
    [TestCase("0111", "0210", null, "clearing-presumed", true, "land-clearing")]
    [TestCase("0111", "0161", null, "felling-presumed", true, "tree-felling")]
    [TestCase("0111", "0161", "61", "claimed", true, null)]
    [TestCase("0161", "0171", "61", "disaster", false, null)]
    [TestCase("0111", "0141", "11", "renewal", true, "tree-felling,tree-planting")]
    [TestCase("0171", "0141", "11", "planting", false, "tree-planting")]
    [TestCase("0210", "0111", null, "planting-off-forest-land", false, "tree-planting")]
    [TestCase("0141", "0111", null, "growth", false, null)]
    [TestCase("0111", "1635", null, "works-presumed", true, null)]
    [TestCase("0111", "0230", null, "lost", true, null)]
    [TestCase("0210", "0250", null, "other", false, null)]
    [TestCase("0111", "0250", "80 调查因素", "claimed", true, null)]
    [TestCase("0141", "0111", "80 调查因素", "survey", false, null)]
    public void The_activity_follows_from_the_stated_cause_or_else_from_the_two_classes(string from, string to, string? cause, string activity, bool permit, string? facility)
    {
        var change = Changes(Epoch(Patch(Box(0, 0, 100, 100), from)), Epoch(Patch(Box(0, 0, 100, 100), to, cause is null ? [] : [("change_cause", cause)])))[0];
        string? stated = change.Activity.Activity.Facts.TryGetValue("facility", out var value) ? string.Join(',', ((FactValue.Set)value).Values) : null;
        Assert.That((change.Activity.Id, change.Activity.NeedsPermit, stated), Is.EqualTo((activity, permit, facility)));
    }

    [Test]
    public void A_change_that_needs_no_permit_is_held_against_none_but_told_what_it_shares()
    {
        var change = Changes(Epoch(Patch(Box(0, 0, 100, 100), "0210")), Epoch(Patch(Box(0, 0, 100, 100), "0111")))[0];
        Assert.That(Match(change, Permit("A", Box(0, 0, 50, 100))).State, Is.EqualTo(PermitState.NotNeeded));
    }

    /// <summary>Two clearings of a hectare under one permit for 1.5 ha and 100 m³; 60 m³ stood on each.</summary>
    [Test]
    public void What_all_changes_take_of_a_permit_is_held_against_its_area_and_volume()
    {
        var changes = Changes(
            Epoch(Patch(Box(0, 0, 100, 100), "0111", ("stock_per_ha", "60")), Patch(Box(200, 0, 300, 100), "0111", ("stock_per_ha", "60"))), Epoch(Patch(Box(0, 0, 100, 100), "0161"), Patch(Box(200, 0, 300, 100), "0161")));
        var overlay = new PermitOverlay([Permit("A", Box(-10, -10, 310, 110), area: "1.5", stock: "200")], Plane);
        var use = PermitUse.Of(changes.Select(c => (c, overlay.Of(c)))).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((use.Changes, Math.Round(use.Area), use.Stock), Is.EqualTo((2, 20_000.0, (double?)120)));
            Assert.That((use.IsAreaExceeded, use.IsStockExceeded), Is.EqualTo((Truth.True, Truth.False)));
        }
    }

    /// <summary>The same felled hectare found between 2024 and 2025 and between 2024 and 2026 is one change; built upon it is another.</summary>
    [Test]
    public void A_change_is_the_same_by_its_ground_and_its_classes_whatever_the_epochs()
    {
        var before = Epoch(Patch(Box(0, 0, 100, 100), "0111"), Patch(Box(100, 0, 300, 100), "0111"));
        var first = Changes(before, Epoch(Patch(Box(0, 0, 100, 100), "0161"), Patch(Box(100, 0, 300, 100), "0111")))[0];
        var later = Changes(before, Epoch(Patch(Box(100, 0, 200, 100), "0111"), Patch(Box(200, 0, 300, 100), "0250"), Patch(Box(0, 0, 100, 100), "0161")), new(s_from, new(2026, 12, 31)));
        var built = Felled("0250");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(later.Select(c => c.Identity), Does.Contain(first.Identity).And.Exactly(2).Items);
            Assert.That(built.Identity, Is.Not.EqualTo(first.Identity));
            Assert.That(built.Ground.Shape.ContentKey, Is.EqualTo(first.Ground.Shape.ContentKey), "the ground is the same");
        }
    }

    [Test]
    public void The_queue_keeps_decisions_and_says_what_is_new_still_open_closed_gone_and_of_other_periods()
    {
        Shape[] boxes = [.. Enumerable.Range(0, 5).Select(i => Box(200 * i, 0, (200 * i) + 100, 100))];
        var changes = Changes(Epoch([.. boxes.Take(3).Select(b => Patch(b, "0111"))]), Epoch([.. boxes.Take(3).Select(b => Patch(b, "0161"))]));
        var gone = Changes(Epoch(Patch(boxes[3], "0111")), Epoch(Patch(boxes[3], "0161")))[0];
        ChangePeriod past = new(new(2023, 12, 31), s_from);
        var other = Changes(Epoch(Patch(boxes[4], "0111")), Epoch(Patch(boxes[4], "0161")), past)[0];
        ChangeQueue empty = ChangeQueue.Of(Queue, changes, [], s_period);
        RegisterEntry Kept(LandChange change, string status, long number) => Entry(Queue.Id, $"Q-{number}", RawShape.Of(change.Ground.Shape), status, empty.FieldsOf(change, Match(change)), number);
        var queue = ChangeQueue.Of(Queue, changes, [Kept(changes[0], "confirmed", 1), Kept(changes[1], "false-alarm", 2), Kept(gone, "unchecked", 3), Kept(gone with { Patch = gone.Patch with { After = changes[0].Before } }, "struck-off", 5), Kept(other, "rectifying", 4)], s_period);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(empty.New.Count(), Is.EqualTo(3));
            Assert.That(queue.StillOpen.Select(f => f.Entry!.Code), Is.EqualTo(new[] { "Q-1" }));
            Assert.That(queue.Closed.Select(f => f.Entry!.Code), Is.EqualTo(new[] { "Q-2" }));
            Assert.That(queue.New.Select(f => f.Change.Identity), Is.EqualTo(new[] { changes[2].Identity }));
            Assert.That(queue.Gone.Select(e => e.Code), Is.EqualTo(new[] { "Q-3" }), "a closed one is not gone");
            Assert.That(queue.Elsewhere.Select(e => e.Code), Is.EqualTo(new[] { "Q-4" }));
            Assert.That(queue.News(queue.Found[0].Entry!, Match(changes[0])), Is.Empty);
            Assert.That(queue.News(queue.Found[0].Entry!, Match(changes[0], Permit("A", Box(0, 0, 50, 100))))["match"], Does.Contain("A").And.Contain("5000"));
        }
    }

    [Test]
    public void Border_noise_is_in_no_queue()
    {
        var changes = Changes(
            Epoch(Patch(Box(0, 0, 100, 100), "0111"), Patch(Box(100, 0, 200, 100), "0210")), Epoch(Patch(Box(0, 0, 100.6, 100), "0111"), Patch(Box(100.6, 0, 200, 100), "0210")));
        Assert.That(changes, Is.Empty);
    }

    /// <summary>Planting on farmland is prohibited; in the river range it is unless it is forest that protects a dike, which nobody stated.</summary>
    [Test]
    public void Planting_on_farmland_and_in_a_river_range_is_screened_as_planting()
    {
        var change = Changes(Epoch(Patch(Box(0, 0, 100, 100), "0210")), Epoch(Patch(Box(0, 0, 100, 100), "0111")))[0];
        Shape everywhere = Box(-20_000, -20_000, 20_000, 20_000);
        PinnedLayer[] layers =
        [
            MadeUp.Layer("admin-boundary", [MadeUp.Zone(1, "510604", "county", everywhere)], [everywhere]),
            MadeUp.Layer("river-management", [MadeUp.Zone(1, "H1", "", Box(50, -500, 500, 500))], [everywhere]),
            MadeUp.Layer("permanent-farmland", [MadeUp.Zone(1, "N1", "", Box(0, 0, 100, 25))], [everywhere]),
        ];
        var screening = new Screener(MadeUp.Rules, MadeUp.Rules.District("none"), "test").Screen(change.AsProposal("Q-1"), MadeUp.Snapshot(new(2026, 1, 1), layers), new ScreenOptions(change.Comparison.Accuracy, Plane));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(screening.Verdict, Is.EqualTo(Verdict.Prohibited));
            Assert.That(screening.Findings.Where(f => f.Effect == Effect.Prohibited).Select(f => f.Kind).Distinct(), Is.EqualTo(new[] { "permanent-farmland" }));
            Assert.That(screening.Undetermined.Where(o => o.Kind == "river-management" && o.Effect == Effect.Prohibited).Select(o => (o.Needs, o.Subject)).Distinct(), Is.EqualTo(new[] { (Need.Fact, "purpose") }));
            Assert.That(screening.Overlaps.Single(o => o.Kind == "river-management").PlanarArea, Is.EqualTo(5000).Within(1e-3));
            Assert.That(screening.Overlaps.Single(o => o.Kind == "permanent-farmland").PlanarArea, Is.EqualTo(2500).Within(1e-3));
        }
    }

    [Test]
    public void Epochs_without_a_day_or_the_wrong_way_round_are_refused()
    {
        var layer = Epoch(Patch(Box(0, 0, 100, 100), "0111")).Version;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Assert.Throws<EcoException>(() => ChangePeriod.Between(layer, layer, s_from, null))!.Faults[0].Kind, Is.EqualTo(ChangeCheckFaults.NoEpochDay));
            Assert.That(Assert.Throws<EcoException>(() => ChangePeriod.Between(layer, layer, s_to, s_from))!.Faults[0].Kind, Is.EqualTo(ChangeCheckFaults.EpochsReversed));
            Assert.That(ChangePeriod.Between(layer, layer, s_from, s_to), Is.EqualTo(s_period));
        }
    }

    [TestCase("activities: []\n", "ECO-5706")]
    [TestCase("activities:\n  - {id: a, name: 甲, permit: false, causes: ['10']}\n", "ECO-5706")]
    [TestCase("activities:\n  - {id: a, name: 甲, permit: false, facts: {no-such: '1'}}\n", "ECO-5011")]
    public void Activities_that_leave_a_change_without_one_or_state_what_is_no_fact_are_refused(string text, string code)
    {
        DataFile[] files = [.. s_files.Select(f => f.Name.EndsWith("change-activities.yaml", StringComparison.Ordinal) ? f with { Text = text } : f)];
        Assert.That(Assert.Throws<EcoException>(() => ChangeActivityBook.Load(files, MadeUp.Rules))!.Faults.Select(f => f.Kind.Code), Does.Contain(code));
    }
}

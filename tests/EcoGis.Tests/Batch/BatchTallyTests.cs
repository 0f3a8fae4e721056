namespace EcoGis.Tests;

/// <summary>Counts of a batch over hand-made proposals whose sums the eye sees.</summary>
public sealed class BatchTallyTests
{
    private static BatchCase Case(long feature, Verdict verdict, double? conflict = 0, params string[] adcodes) =>
        new(feature, $"T-{feature}", "", verdict) { SiteArea = conflict is null ? null : 1000, ConflictArea = conflict, Adcodes = [.. adcodes] };

    private static BatchTally Tally(int top, params BatchCase[] cases)
    {
        BatchTally tally = new(top);
        foreach (var one in cases)
            tally.Add(one);
        return tally;
    }

    [Test]
    public void The_gravest_come_first_and_the_rest_is_counted()
    {
        var tally = Tally(3, Case(1, Verdict.Conditional, 900), Case(2, Verdict.Compliant), Case(3, Verdict.Prohibited, 5), Case(4, Verdict.Undetermined, null), Case(5, Verdict.Prohibited, 70), Case(6, Verdict.Prohibited, 5));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tally.Gravest.Select(c => c.Feature), Is.EqualTo(new[] { 5, 3, 6 }), "verdict, conflict, place in the file");
            Assert.That(tally.Problems, Is.EqualTo(5));
            Assert.That(Enum.GetValues<Verdict>().Select(tally.All.Of), Is.EqualTo(new[] { 3, 1, 1, 1 }));
            Assert.That(tally.All.Unmeasured, Is.EqualTo(1));
            Assert.That(tally.All.SiteArea, Is.EqualTo(5000));
            Assert.That(tally.ByVerdict(Verdict.Prohibited).ConflictArea, Is.EqualTo(80));
            Assert.That(Tally(0, Case(1, Verdict.Prohibited)).Gravest, Is.Empty);
        }
    }

    [TestCase(0, 0), TestCase(0.0001, 1), TestCase(99.9999, 1), TestCase(100, 2), TestCase(999.9, 2), TestCase(99_999, 4), TestCase(100_000, 5), TestCase(1e9, 5)]
    public void A_size_of_conflict_is_in_one_class(double conflict, int size) =>
        Assert.That(Tally(1, Case(1, Verdict.Prohibited, conflict)).Sizes.Select(s => (int)s.Proposals), Is.EqualTo(Enumerable.Range(0, 6).Select(i => i == size ? 1 : 0)));

    [Test]
    public void A_town_hides_its_county_and_two_towns_are_a_row_of_their_own()
    {
        var tally = Tally(9, Case(1, Verdict.Prohibited, 1, "510604", "510604101000"), Case(2, Verdict.Compliant, 0, "510604"), Case(3, Verdict.Compliant, 0, "510604", "510604101000", "510604102000"), Case(4, Verdict.Compliant), Case(5, Verdict.Compliant, 0, "510604", "510681"));
        Assert.That(tally.Districts.Select(d => $"{d.Key} {d.Value.Proposals}"), Is.EqualTo(new[] { " 1", "510604 1", "510604101000 1", "510604101000;510604102000 1", "510604;510681 1" }));
    }

    [Test]
    public void A_clause_counts_a_proposal_once_by_its_gravest_use_and_each_zone_once()
    {
        CaseFinding Finding(Effect effect, string zone, params string[] clauses) => new("r", effect, "scenic-area", "景区", zone, [.. clauses]);
        var tally = Tally(9, Case(1, Verdict.Prohibited, 30) with
        {
            Overlaps = [new("scenic-area", "景区", "A", 10), new("scenic-area", "景区", "B", 20), new("forest-land", "林地", "A", 500), new("admin-boundary", "界", "510604", 900)],
            Findings = [Finding(Effect.Restricted, "A", "甲法第一条"), Finding(Effect.Prohibited, "A", "甲法第一条", "乙法第二条"), Finding(Effect.Restricted, "B", "甲法第一条")],
            Needs = [new(Need.Fact, "facility"), new(Need.Layer, "wetland")],
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tally.Clauses.Select(c => $"{c.Key} {c.Value.Proposals} {c.Value.Of(Effect.Prohibited)} {c.Value.OverlapArea}"), Is.EqualTo(new[] { "乙法第二条 1 1 10", "甲法第一条 1 1 30" }));
            Assert.That(tally.Kinds.Select(k => $"{k.Key} {k.Value.Proposals} {k.Value.OverlapArea}"), Is.EqualTo(new[] { "forest-land 1 500", "scenic-area 1 30" }));
            Assert.That(tally.Needs.Values, Is.EqualTo(new[] { 1, 1 }));
        }
    }

    [Test]
    public void Places_are_counted_in_few_squares_whatever_their_number_and_order()
    {
        (double Lon, double Lat)[] places = [.. Enumerable.Range(0, 40_000).Select(i => (104 + (i % 200 / 400.0), 31 + (i / 200 / 400.0)))];
        PlaceBins forward = new(), backward = new();
        foreach (var (lon, lat) in places)
            forward.Add(lon, lat, Verdict.Prohibited);
        foreach (var (lon, lat) in places.Reverse())
            backward.Add(lon, lat, Verdict.Prohibited);
        (double side, var bins) = forward.Within(8);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(side, Is.EqualTo(0.0625), "half a degree in eight squares");
            Assert.That(bins.Select(b => (b.Longitude, b.Latitude)), Is.EqualTo(from x in Enumerable.Range(0, 8) from y in Enumerable.Range(0, 8) select (104 + ((x + 0.5) * side), 31 + ((y + 0.5) * side))));
            Assert.That(bins.Select(b => b.Of(Verdict.Prohibited)), Is.All.EqualTo(625), "25 by 25 places in each");
            Assert.That(backward.Within(8).Bins.Select(b => (b.Longitude, b.Latitude, b.Of(Verdict.Prohibited))), Is.EqualTo(bins.Select(b => (b.Longitude, b.Latitude, b.Of(Verdict.Prohibited)))));
        }
    }

    [TestCase("fact:facility;layer:wetland", new[] { "Fact facility", "Layer wetland" })]
    [TestCase("geometry:a;b:c;fact:x", new[] { "Geometry ", "Fact x" })]
    [TestCase("geometry:one;geometry:two", new[] { "Geometry " })]
    [TestCase(null, new string[0])]
    public void What_is_missing_is_read_back_from_its_cell(string? cell, string[] needs) => Assert.That(CaseWords.Needs(cell).Select(n => $"{n.Needs} {n.Subject}"), Is.EqualTo(needs));
}

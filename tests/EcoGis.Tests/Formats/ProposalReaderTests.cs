namespace EcoGis.Tests;

/// <summary>What the command says of all proposals, against what a file says of each.</summary>
public sealed class ProposalReaderTests
{
    private static FeatureFile TwoPlots(string? industryOfTheSecond) => new(
        "two.geojson", "geojson", null, MadeUp.Plane, "EPSG:4523", null, ["code", "hy"],
        [Plot(1, "A", null), Plot(2, "B", industryOfTheSecond)], []);

    private static FeatureRecord Plot(int n, string code, string? industry) => new(
        n, null, MadeUp.Box(n * 200, 0, (n * 200) + 100, 100), new Dictionary<string, string?> { ["code"] = code, ["hy"] = industry }, null, new Place { Feature = code });

    [Test]
    public void A_filled_cell_wins_over_the_value_for_all()
    {
        var request = new ProposalRequest { Industry = "2614", Columns = new Dictionary<string, string> { ["industry"] = "hy" } };
        Assert.That(ProposalReader.Read(TwoPlots("C3011"), request, MadeUp.Rules).Select(p => p.Activity.Industry), Is.EqualTo(new[] { "C2614", "C3011" }));
    }

    [Test]
    public void A_wrong_value_for_all_is_one_fault_not_one_for_each_feature()
    {
        var refusal = Assert.Throws<EcoException>(() => ProposalReader.Read(TwoPlots(null), new ProposalRequest { Industry = "C9999" }, MadeUp.Rules))!;
        Assert.That(refusal.Faults.Select(f => (f.Kind.Code, f.Where)), Is.EqualTo(new[] { ("ECO-5013", Place.None) }));
    }

    [Test]
    public void A_wrong_cell_names_its_feature()
    {
        var request = new ProposalRequest { Columns = new Dictionary<string, string> { ["industry"] = "hy" } };
        var refusal = Assert.Throws<EcoException>(() => ProposalReader.Read(TwoPlots("C9999"), request, MadeUp.Rules))!;
        Assert.That(refusal.Faults.Select(f => (f.Kind.Code, f.Where.Feature)), Is.EqualTo(new[] { ("ECO-5013", "B") }));
    }

    [Test]
    public void A_fact_stated_by_id_and_by_name_is_refused_not_overruled()
    {
        var fact = MadeUp.Rules.Facts.Values.First(f => f.Type == FactType.Bool);
        var request = new ProposalRequest { Facts = new Dictionary<string, string> { [fact.Id] = "true", [fact.Name.Zh] = "false" } };
        var refusal = Assert.Throws<EcoException>(() => ProposalReader.Read(TwoPlots(null), request, MadeUp.Rules))!;
        Assert.That(refusal.Faults.Select(f => f.Kind.Code), Is.EqualTo(new[] { "ECO-5020" }));
    }

    [Test]
    public void An_option_given_two_values_for_one_name_is_refused()
    {
        var refusal = Assert.Throws<EcoException>(() => CommandLine.Pairs("--fact", ["facility=wharf", "facility=none"]))!;
        Assert.That(refusal.Faults.Select(f => f.Kind.Code), Is.EqualTo(new[] { "ECO-1008" }));
    }
}

namespace EcoGis.Tests;

/// <summary>What a person sees of a screening who may not see one of its layers.</summary>
[TestFixture]
internal sealed class WithholdingTests
{
    private const string Hidden = "scenic-area";

    [Test]
    public async Task Verdict_and_findings_stay_and_the_zone_is_not_told()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        ScreeningDesk desk = new(served.Options);
        Screening whole = Hotel(desk);
        OverlapRecord zone = whole.Overlaps.First(o => o.Layer == Hidden);
        Screening shown = Withholding.Shown(whole, [Hidden]);
        string json = ScreeningJson.Object(shown);
        Assert.Multiple(() =>
        {
            Assert.That(shown.Verdict, Is.EqualTo(whole.Verdict));
            Assert.That(shown.Findings.Select(f => (f.Rule, f.Effect)), Is.EqualTo(whole.Findings.Select(f => (f.Rule, f.Effect))));
            Assert.That(ScreeningJson.Object(whole), Does.Contain(zone.ZoneCode).And.Contain(zone.ZoneName), "told to those who may see it");
            Assert.That(json, Does.Not.Contain(zone.ZoneCode).And.Not.Contain(zone.ZoneName));
            Assert.That(shown.Overlaps.Select(o => o.Layer).Concat(shown.Proximities.Select(p => p.Layer)), Has.None.EqualTo(Hidden));
            Assert.That(shown.Findings.Where(f => f.Layer == Hidden).SelectMany(f => f.Numbers), Is.Empty);
            Assert.That(shown.Conflict, Is.Null);
            Assert.That(shown.Layers.Single(l => l.Name == Hidden).Status, Is.EqualTo(LayerStatus.Used), "that it was checked is said");
            Assert.That(new ScreeningShapes(shown).Site, Is.Not.Null);
        });
    }

    [Test]
    public async Task No_paper_is_given_of_what_may_not_be_seen()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        Screening screening = Hotel(new(served.Options));
        LayerAccess access = new();
        System.Security.Claims.ClaimsPrincipal viewer = As(Roles.Screener), steward = As(Roles.Steward);
        access.Restrict([Hidden]);
        Assert.Multiple(() =>
        {
            Assert.That(() => Withholding.Demand(screening, access, viewer), Throws.TypeOf<EcoException>().With.Message.Contains("ECO-7310"));
            Assert.That(() => Withholding.Demand(screening, access, steward), Throws.Nothing);
            Assert.That(Withholding.Layers(screening, new LayerAccess(), viewer), Is.Empty);
        });
    }

    private static System.Security.Claims.ClaimsPrincipal As(string role) => new(new System.Security.Claims.ClaimsIdentity([new(System.Security.Claims.ClaimTypes.Role, role)], "test"));

    private static Screening Hotel(ScreeningDesk desk)
    {
        FeatureFile file = FeatureReader.Read(Cli.Sample("proposals", "03-hotel-in-scenic-core.geojson"), new ReadOptions(), CancellationToken.None);
        ProposalRequest about = new() { Industry = "H6110", Nature = "new", Facts = new Dictionary<string, string> { ["facility"] = "lodging-training-sanatorium" } };
        return desk.Screen(ProposalReader.Read(file, about, desk.Rules)[0], DateOnly.ParseExact(ServedCatalog.Day, "yyyy-MM-dd"), new ScreenOptions(), CancellationToken.None);
    }
}

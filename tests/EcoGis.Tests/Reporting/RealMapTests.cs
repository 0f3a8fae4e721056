using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>The report of a screening that really ran: layers through the overlay index, rules of <c>data/</c>, styles of <c>maps/</c>.</summary>
internal sealed class RealMapTests
{
    [Test]
    public void A_screening_that_ran_has_its_maps_its_units_and_its_boundary_points()
    {
        PinnedLayer units = MadeUp.Layer("control-unit",
        [
            MadeUp.Zone(1, "ZH51060420009", "key-urban", MadeUp.Shape(MadeUp.Box(-500, -500, 3000, 3000)),
                new Dictionary<string, string> { ["city"] = "德阳市", ["county"] = "罗江区" }),
        ]);
        PinnedLayer scenic = MadeUp.Layer("scenic-area", [MadeUp.Zone(1, "JQ9001", "core", MadeUp.Shape(MadeUp.Box(200, -100, 900, 900)))]);
        Screening screening = MadeUp.Screen(
            MadeUp.Box(0, 0, 300, 200), new Activity("C2614", Nature.New, ImmutableSortedDictionary<string, FactValue>.Empty),
            MadeUp.Snapshot(new DateOnly(2026, 11, 23), MadeUp.Admin(), units, scenic));

        string page = ReportWriter.Html(screening, ReportContext.Of(MadeUp.Rules, HandDrawn.Styles()), Language.Zh);
        if (Environment.GetEnvironmentVariable("ECOGIS_LOOK") is { } folder)
            File.WriteAllText(Path.Combine(folder, "real.html"), page);
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("总图").And.Contain(">区JQ9001</text>"));
            Assert.That(page, Does.Contain("<td class=\"c\">ZH51060420009</td><td>区ZH51060420009</td><td>德阳市</td><td>罗江区</td><td>环境综合管控单元</td><td>环境综合管控单元城镇重点管控单元</td>"));
            Assert.That(page, Does.Contain("<td>J1</td><td class=\"n\">1</td>").And.Contain("<td>J4</td>").And.Not.Contain("<td>J5</td>"));
            Assert.That(page, Does.Contain("<td class=\"n\">3463200.0000</td><td class=\"n\">35450300.0000</td>"));
        });
    }
}

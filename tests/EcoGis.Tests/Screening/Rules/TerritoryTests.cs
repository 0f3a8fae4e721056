namespace EcoGis.Tests;

public sealed class TerritoryTests
{
    private static readonly Territory Sichuan = new("test", new("四川", "Sichuan"), ["51"], ["62"]);

    [TestCase("510604", Truth.True)]
    [TestCase("510604100000", Truth.True)]
    [TestCase("510000", Truth.True)]
    [TestCase("110101", Truth.False)]
    [TestCase("620102", Truth.Unknown, Description = "only partly inside")]
    public void An_adcode_lies_inside_outside_or_is_not_known(string adcode, Truth expected) => Assert.That(Sichuan.Holds(adcode), Is.EqualTo(expected));

    [Test]
    public void A_province_code_is_too_coarse_for_a_county_territory() =>
        Assert.That(new Territory("test", new("", ""), ["510604"], []).Holds("510000"), Is.EqualTo(Truth.Unknown));

    [TestCase("510604", true)]
    [TestCase("510604100", true)]
    [TestCase("1155950", false, Description = "an OSM id")]
    [TestCase("fid:3", false)]
    [TestCase("5106O4", false)]
    public void Only_administrative_codes_say_where_a_site_is(string code, bool expected) => Assert.That(Territory.IsAdcode(code), Is.EqualTo(expected));

    [Test]
    public void A_site_in_an_area_with_a_foreign_number_is_undetermined_for_want_of_its_adcode()
    {
        var screening = MadeUp.Screen(MadeUp.Box(0, 0, 100, 100), Activity.Unknown, MadeUp.Snapshot(new DateOnly(2026, 11, 23), MadeUp.Admin("1155950")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(screening.Verdict, Is.EqualTo(Verdict.Undetermined));
            Assert.That(screening.Site.Adcodes, Is.Empty);
            Assert.That(screening.Undetermined.Select(o => (o.Rule, o.Needs)), Does.Contain(("territory", Need.Layer)));
        }
    }
}

using System.Globalization;

namespace EcoGis.Tests;

/// <summary>Forest land by protection grade and tenure: four squares whose sums the eye sees.</summary>
internal sealed class CrossSumsTests
{
    private const string Title = "：类别 × 土地权属（m²，椭球）";

    private static Screening Screened(bool tenure)
    {
        Zone Patch(int number, string grade, string? owner, double west, double east, double north) =>
            MadeUp.Zone(number, $"L{number}", grade, MadeUp.Shape(MadeUp.Box(west, 0, east, north)), owner is null || !tenure ? null : new Dictionary<string, string> { ["land_tenure"] = owner });
        return MadeUp.Screen(MadeUp.Box(0, 0, 300, 100), Activity.Unknown, MadeUp.Snapshot(new DateOnly(2026, 11, 23), MadeUp.Admin(), MadeUp.Layer("forest-land",
            [Patch(1, "grade-1", "国有", 0, 100, 100), Patch(2, "grade-1", "集体", 100, 150, 100), Patch(3, "grade-2", "集体", 150, 200, 50), Patch(4, "grade-2", null, 200, 250, 100)])));
    }

    [Test]
    public void Grades_and_tenures_add_up_both_ways_and_what_is_not_stated_has_a_column()
    {
        var s = Screened(tenure: true);
        var rows = DocxFile.Of(s).Table($"类·forest-land{Title}");
        double Area(string code) => s.Overlaps.Single(o => o.ZoneCode == code).EllipsoidalArea;
        double[][] numbers = [.. rows.Skip(1).Select(r => r.Skip(1).Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray())];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows[0], Is.EqualTo(new[] { "类别", "国有", "集体", "未注明", "合计" }));
            Assert.That(rows.Skip(1).Select(r => r[0]), Is.EqualTo(new[] { "级·grade-1", "级·grade-2", "合计" }));
            Assert.That(numbers[0], Is.EqualTo(new[] { Area("L1"), Area("L2"), 0, Area("L1") + Area("L2") }).Within(0.0101));
            Assert.That(numbers[1], Is.EqualTo(new[] { 0, Area("L3"), Area("L4"), Area("L3") + Area("L4") }).Within(0.0101));
            Assert.That(Area("L1"), Is.EqualTo(10_000).Within(20), "a hectare, but for the projection");
            for (int c = 0; c < 4; c++)
                Assert.That((decimal)numbers[2][c], Is.EqualTo((decimal)numbers[0][c] + (decimal)numbers[1][c]), "columns add up as printed");
            foreach (double[] row in numbers)
                Assert.That((decimal)row[3], Is.EqualTo(row.Take(3).Sum(v => (decimal)v)), "rows add up as printed");
        }
    }

    [Test]
    public void A_layer_without_tenure_is_said_to_have_none()
    {
        DocxFile file = DocxFile.Of(Screened(tenure: false));
        int at = file.Paragraphs.ToList().FindIndex(p => p.EndsWith(Title, StringComparison.Ordinal));
        Assert.That(file.Paragraphs[at + 1], Is.EqualTo("没有这样分列：所涉要素都没有注明土地权属。"));
        Assert.That(DocxFile.Of(HandDrawn.Compliant).Text, Does.Not.Contain(Title), "no forest land is concerned");
    }
}

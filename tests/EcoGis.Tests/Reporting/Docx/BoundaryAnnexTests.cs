namespace EcoGis.Tests;

/// <summary>The annex of boundary points is a file: taken out of the document and imported, it is the same boundary.</summary>
internal sealed class BoundaryAnnexTests
{
    [Test]
    public void The_lines_of_the_annex_read_again_are_the_boundary_that_was_screened()
    {
        RawShape shape = RawShape.Rings(
        [
            Ring(0, 0, 1), Ring(20.123, 20.5, -0.1),
        ]);
        Screening s = MadeUp.Screen(shape, DossierTests.Chemical, MadeUp.Snapshot(new DateOnly(2026, 11, 23), MadeUp.Admin()));
        s = s with { Proposal = s.Proposal with { Name = "甲,乙@丙" } };
        DocxFile file = DocxFile.Of(s, context: DossierTests.Context);
        string[] lines = [.. file.Body.Elements(DocxFile.W + "p").Where(p => DocxFile.StyleOf(p) == "EcoFixed").Select(DocxFile.TextOf)];
        string path = Path.Combine(Directory.CreateTempSubdirectory("ecogis-annex-").FullName, "annex.txt");
        File.WriteAllLines(path, lines);

        FeatureFile read = FeatureReader.Read(path, new ReadOptions(), default);
        Proposal again = ProposalReader.Read(read, new ProposalRequest(), MadeUp.Rules).Single();
        Screening second = new Screener(MadeUp.Rules, MadeUp.Rules.District("none"), "test").Screen(again, MadeUp.Snapshot(new DateOnly(2026, 11, 23), MadeUp.Admin()), new ScreenOptions());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Located!.Shape.ContentKey, Is.EqualTo(s.Located!.Shape.ContentKey));
            Assert.That(again.DeclaredArea, Is.EqualTo(s.Site.EllipsoidalArea!.Value).Within(0.5));
            Assert.That(again.Name, Is.EqualTo("甲 乙 丙"));
            Assert.That(second.Site.Notices.Select(n => n.Zh), Has.None.Contains("界址点数"));
            Assert.That(file.Text, Does.Contain("（8 / 8）；2 圈"));
        }
    }

    [Test]
    public void A_boundary_in_degrees_has_a_table_instead()
    {
        RawShape shape = RawShape.Polygon(new RawPath([104.5, 104.51, 104.51, 104.5, 104.5], [31.3, 31.3, 31.31, 31.31, 31.3]));
        Screening s = new Screener(MadeUp.Rules, MadeUp.Rules.District("none"), "test").Screen(
            MadeUp.Proposal(shape, DossierTests.Chemical) with { Declared = Crs.Cgcs2000 }, MadeUp.Snapshot(new DateOnly(2026, 11, 23), MadeUp.Admin()), new ScreenOptions());
        DocxFile file = DocxFile.Of(s, context: DossierTests.Context);
        Assert.That(file.Table("界址点成果表").Skip(1).Select(r => r[3]), Is.EquivalentTo(new[] { "104.500000000", "104.510000000", "104.510000000", "104.500000000" }));
        Assert.That(file.Text, Does.Not.Contain("[地块坐标]"));
    }

    private static RawPath Ring(double x, double y, double scale)
    {
        double[] xs = [0, 300.125, 300.125, 0, 0], ys = [0, 0, 200.25, 200.25, 0];
        return new RawPath([.. xs.Select(v => MadeUp.E0 + x + Math.Round(Math.Abs(v * scale), 3))], [.. ys.Select(v => MadeUp.N0 + y + Math.Round(Math.Abs(v * scale), 3))]);
    }
}

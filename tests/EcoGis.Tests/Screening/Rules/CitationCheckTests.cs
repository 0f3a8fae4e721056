namespace EcoGis.Tests;

public sealed class CitationCheckTests
{
    [Test]
    public void Every_verified_citation_stands_in_the_official_text()
    {
        var results = CitationCheck.Run(MadeUp.Rules, LawFolder.Read(SharedData.Path("law")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Where(r => r.State == CitationState.NotThere).Select(r => $"{r.Clause.Instrument.Title.Zh}{r.Clause.Article}"), Is.Empty);
            Assert.That(results.Count(r => r.State == CitationState.Found), Is.GreaterThan(50));
        }
    }

    [TestCase("第二条第三款", CitationState.NotThere)]
    [TestCase("第二条第二款", CitationState.Found)]
    [TestCase("第二条第一款第二项", CitationState.Found)]
    [TestCase("第二条第一款第三项", CitationState.NotThere)]
    [TestCase("第四条", CitationState.NotThere)]
    [TestCase("某条（条号待核）", CitationState.NotChecked)]
    public void An_article_or_paragraph_that_is_not_there_is_found_out(string article, CitationState expected)
    {
        const string Text = "# 示范法\n\n第一条 甲。\n\n第二条 禁止：\n\n（一）乙；\n\n（二）丙。\n\n丁。\n\n第三条 戊。\n";
        var rule = MadeUp.Rules.Rules[0];
        var instrument = rule.Instrument with { Title = new("中华人民共和国示范法", "Sample Law") };
        var rules = MadeUp.Rules with { Rules = [rule with { Instrument = instrument, Clauses = [new Clause(instrument, "x", article, new("", ""), true)] }] };
        Assert.That(CitationCheck.Run(rules, [new DataFile("示范法(2020-01-01).md", Text)])[0].State, Is.EqualTo(expected));
    }
}

namespace EcoGis.Tests;

public sealed class CitationCheckTests
{
    private const string Text = "# 示范法\n\n第一条 甲。\n\n第二条 禁止：\n\n（一）乙；\n\n（二）丙。\n\n丁。\n\n第三条 戊。\n";

    private static LawLibrary Official => LawFolder.Library(SharedData.Path("law"), _ => { }, default);

    private static CitationResult Check(string article, string date = "2020-01-01")
    {
        var rule = MadeUp.Rules.Rules[0];
        var instrument = rule.Instrument with { Title = new("中华人民共和国示范法", "Sample Law"), From = new(2020, 1, 1) };
        var rules = MadeUp.Rules with { Rules = [rule with { Instrument = instrument, From = null, Clauses = [new Clause(instrument, "x", article, new("", ""), true)] }] };
        return CitationCheck.Run(rules, new LawLibrary([new LawEntry(LawDocument.Of($"示范法({date}).md", TextLines.Of(Text, markdown: true)))])).Single();
    }

    [Test]
    public void Every_citation_of_an_instrument_in_the_official_library_resolves()
    {
        var results = CitationCheck.Run(MadeUp.Rules, Official);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Select(r => r.Fault?.In(Language.En)).OfType<string>(), Is.Empty);
            Assert.That(results.Where(r => r.Text is not null).Select(r => r.State).Distinct(), Is.EqualTo(new[] { CitationState.Found }));
            Assert.That(results.Count(r => r.State == CitationState.Found), Is.GreaterThan(50));
            Assert.That(results.Where(r => r.Text is null).Select(r => r.Clause.Instrument.Id), Has.Member("nature-reserve-regulations-2026"), "its text of 2017 is there, that of 2026 is not");
        }
    }

    /// <summary>The operative words, from the official texts by hand: the article and paragraph resolve to these and no other.</summary>
    [TestCase("yangtze-protection-law", "26-2", "一公里范围内新建、扩建化工园区")]
    [TestCase("yangtze-protection-law", "26-3", "尾矿库")]
    [TestCase("land-administration-law", "44-2", "由国务院批准")]
    [TestCase("wetland-law", "28-2", "擅自填埋自然湿地")]
    [TestCase("scenic-areas-regulations", "26-2", "爆炸性、易燃性")]
    [TestCase("air-pollution-law", "38-2", "在禁燃区内")]
    [TestCase("nature-reserve-regulations-2017", "32-1", "不得建设任何生产设施")]
    public void A_citation_resolves_to_the_words_of_the_law(string instrument, string clause, string words)
    {
        var result = CitationCheck.Run(MadeUp.Rules, Official).Single(r => r.Clause.Instrument.Id == instrument && r.Clause.Id == clause);
        Assert.That(result.Passage!.Lines[^1], Does.Contain(words));
    }

    [Test]
    public void A_paragraph_number_that_is_off_is_told_with_the_number_there_are()
    {
        var rule = MadeUp.Rules.Rules.First(r => r.Clauses.Any(c => c.Instrument.Id == "yangtze-protection-law"));
        var clause = rule.Clauses.First(c => c.Instrument.Id == "yangtze-protection-law") with { Article = "第二十六条第四款" };
        var result = CitationCheck.Run(MadeUp.Rules with { Rules = [rule with { Clauses = [clause] }] }, Official).Single();
        Assert.That(result.Fault!.In(Language.Zh), Does.StartWith("ECO-5523 ").And.Contain("第二十六条第四款").And.Contain("该条有 3 款").And.Contain("2020-12-26"));
    }

    [TestCase("第二条第三款", CitationState.NotThere)]
    [TestCase("第二条第二款", CitationState.Found)]
    [TestCase("第二条第一款第二项", CitationState.Found)]
    [TestCase("第二条第二款第二项", CitationState.NotThere)]
    [TestCase("第二条第一款第三项", CitationState.NotThere)]
    [TestCase("第四条", CitationState.NotThere)]
    [TestCase("某条（条号待核）", CitationState.NotChecked)]
    public void An_article_or_paragraph_that_is_not_there_is_found_out(string article, CitationState expected) => Assert.That(Check(article).State, Is.EqualTo(expected));

    [Test]
    public void What_was_not_checked_says_why()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Check("某条").Text, Is.Not.Null, "a text, but no number");
            Assert.That(Check("第二条", "2024-01-01").Text!.Date, Is.EqualTo(new DateOnly(2024, 1, 1)), "the library begins later than the rule file");
            Assert.That(Check("第九条", "2024-01-01").Fault!.In(Language.En), Does.StartWith("ECO-5019 ").And.Contain("2024-01-01"));
        });
    }
}

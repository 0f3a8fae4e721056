namespace EcoGis.Tests;

/// <summary>Which text of an instrument is quoted, by made-up texts that differ in date and version only.</summary>
internal sealed class LawLibraryTests
{
    private static LawEntry Entry(string title, string date, int version = 1) =>
        new(title, DateOnly.Parse(date), version, $"sha256:{title}{date}{version}", "x", "", () => ("", $"第一条 {title}{date}第{version}版。"));

    private static Instrument Instrument(string title, string? from, string? to = null) =>
        MadeUp.Rules.Instruments[0] with { Id = "sample", Title = new(title, "Sample"), From = from is null ? null : DateOnly.Parse(from), To = to is null ? null : DateOnly.Parse(to) };

    private static string? Chosen(Instrument instrument, string? ruleFrom, string? day, params LawEntry[] texts) =>
        new LawLibrary(texts).TextOf(instrument, ruleFrom is null ? null : DateOnly.Parse(ruleFrom), day is null ? null : DateOnly.Parse(day)) is { } t ? $"{t.Date:yyyy-MM-dd} {t.Version}" : null;

    private static readonly LawEntry[] Three = [Entry("示范法", "2010-12-25"), Entry("中华人民共和国示范法", "2017-06-27"), Entry("示范法", "2024-11-08")];

    [TestCase("2018-01-01", null, null, "2017-06-27 1", Description = "passed in June, in force from January")]
    [TestCase("2017-06-27", null, null, "2017-06-27 1")]
    [TestCase("2017-06-26", null, null, "2010-12-25 1")]
    [TestCase("2025-07-01", null, null, "2024-11-08 1")]
    [TestCase("2011-03-01", "2018-01-01", null, "2017-06-27 1", Description = "the rule holds from a later text on")]
    [TestCase("2002-10-01", null, "2020-01-01", "2017-06-27 1", Description = "the library begins later than the rule file")]
    [TestCase("2002-10-01", null, "2009-01-01", null, Description = "no text was there on that day")]
    [TestCase(null, null, "2020-01-01", "2017-06-27 1")]
    public void The_text_is_the_one_the_rule_file_follows(string? from, string? ruleFrom, string? day, string? expected) =>
        Assert.That(Chosen(Instrument("中华人民共和国示范法", from), ruleFrom, day, Three), Is.EqualTo(expected));

    [Test]
    public void A_text_date_in_the_data_is_taken_exactly_or_not_at_all()
    {
        var instrument = Instrument("示范法", "2018-01-01");
        Assert.Multiple(() =>
        {
            Assert.That(Chosen(instrument with { TextDate = new(2010, 12, 25) }, null, null, Three), Is.EqualTo("2010-12-25 1"));
            Assert.That(Chosen(instrument with { TextDate = new(2016, 1, 1) }, null, null, Three), Is.Null);
        });
    }

    [TestCase("示范条例（2017年修订）", "2017-06-27 1")]
    [TestCase("示范条例（2026年修订）", null)]
    [TestCase("示范条例（试行，2017年版）", null)]
    [TestCase("中华人民共和国示范条例", "2017-06-27 1")]
    [TestCase("示范条例实施细则", null)]
    public void A_title_with_the_year_of_a_revision_takes_a_text_of_that_year_only(string title, string? expected) =>
        Assert.That(Chosen(Instrument(title, "2026-03-15"), null, null, Entry("中华人民共和国示范条例", "2017-06-27")), Is.EqualTo(expected));

    [Test]
    public void Other_names_are_data()
    {
        var text = Entry("关于示范的通知（示范发〔2022〕1号）", "2022-08-16");
        Assert.Multiple(() =>
        {
            Assert.That(Chosen(Instrument("示范通知", "2022-08-16"), null, null, text), Is.Null);
            Assert.That(Chosen(Instrument("示范通知", "2022-08-16") with { Aliases = ["关于示范的通知(示范发〔2022〕1号)"] }, null, null, text), Is.EqualTo("2022-08-16 1"));
        });
    }

    [Test]
    public void Of_two_texts_of_one_date_the_one_taken_in_last_holds() =>
        Assert.That(Chosen(Instrument("示范法", "2018-01-01"), null, null, Entry("示范法", "2017-06-27", 3), Entry("示范法", "2017-06-27", 2)), Is.EqualTo("2017-06-27 3"));

    [Test]
    public void The_digest_of_a_run_is_of_the_texts_it_could_quote_in_any_order()
    {
        var rules = MadeUp.Rules with { Instruments = [Instrument("示范法", "2018-01-01")] };
        string digest = new LawLibrary(Three).RecordFor(rules).Digest;
        Assert.Multiple(() =>
        {
            Assert.That(new LawLibrary(Three.Reverse()).RecordFor(rules).Digest, Is.EqualTo(digest));
            Assert.That(new LawLibrary([.. Three, Entry("别的法", "2020-01-01")]).RecordFor(rules).Digest, Is.EqualTo(digest), "a law no rule cites");
            Assert.That(new LawLibrary([.. Three, Entry("示范法", "2017-06-27", 2)]).RecordFor(rules).Digest, Is.Not.EqualTo(digest));
            Assert.That(new LawLibrary(Three).RecordFor(rules).Texts, Is.EqualTo(3));
        });
    }
}

using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace EcoGis.Tests;

/// <summary>The words of the law in the report, by hand: what is quoted, where, and that nothing changes without a library.</summary>
internal sealed class QuotationTests
{
    private static readonly Quotation Words = new(["在核心景区内，禁止：", "（一）开山<采石>；"], "风景名胜区条例", new(2016, 2, 6), "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");

    /// <summary>The scenic clause is in the library, the river clause of the other two findings is not.</summary>
    private static Screening Quoted => HandDrawn.Prohibited with
    {
        Law = new(1, "sha256:ee55"),
        Findings = [.. HandDrawn.Prohibited.Findings.Select(f => f with { Clauses = [.. f.Clauses.Select(c => c.Id == "26" ? c with { Quotation = Words } : c)] })],
    };

    /// <summary>All three findings cite the scenic clause.</summary>
    private static Screening Repeated => Quoted with { Findings = [.. Quoted.Findings.Select(f => f with { Clauses = Quoted.Findings[0].Clauses })] };

    private static string Page(Screening screening, Language language = Language.Zh) => ReportWriter.Html(screening, HandDrawn.Context, language, HandDrawn.Map);

    private static JsonNode Json(Screening screening)
    {
        using MemoryStream stream = new();
        ScreeningJson.Write(stream, [screening]);
        return JsonNode.Parse(stream.ToArray())![0]!;
    }

    [Test]
    public void The_json_has_the_words_their_date_and_digest_and_null_where_there_are_none()
    {
        var json = Json(Quoted);
        var clauses = json["findings"]!.AsArray().Select(f => f!["clauses"]![0]!).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(clauses[0]["text"]!.GetValue<string>(), Is.EqualTo("在核心景区内，禁止：\n（一）开山<采石>；"));
            Assert.That(clauses[0]["text_date"]!.GetValue<string>(), Is.EqualTo("2016-02-06"));
            Assert.That(clauses[0]["text_digest"]!.GetValue<string>(), Is.EqualTo(Words.TextDigest));
            Assert.That(clauses[1].AsObject().ContainsKey("text"), "named even where the library has none");
            Assert.That(clauses[1]["text"], Is.Null);
            Assert.That(json["law_library"]!.ToJsonString(), Is.EqualTo("{\"texts\":1,\"digest\":\"sha256:ee55\"}"));
        });
    }

    [Test]
    public void Without_a_library_neither_json_nor_page_says_anything_of_one()
    {
        string json = Json(HandDrawn.Prohibited).ToJsonString(), page = Page(HandDrawn.Prohibited);
        Assert.Multiple(() =>
        {
            Assert.That(json, Does.Not.Contain("law_library").And.Not.Contain("text_date").And.Not.Contain("\"text\":null"));
            Assert.That(page, Does.Not.Contain("法规库").And.Not.Contain("quoted").And.Not.Contain("details"));
        });
    }

    [Test]
    public void What_is_added_is_all_that_differs()
    {
        var with = Json(Quoted).AsObject();
        with.Remove("law_library");
        foreach (var clause in with["findings"]!.AsArray().SelectMany(f => f!["clauses"]!.AsArray()))
        {
            foreach (string key in new[] { "text", "text_date", "text_digest" })
                clause!.AsObject().Remove(key);
        }

        Assert.That(with.ToJsonString(), Is.EqualTo(Json(HandDrawn.Prohibited).ToJsonString()));
    }

    [Test]
    public void The_page_quotes_every_line_beside_the_summary_in_a_block_that_folds_and_is_printed()
    {
        string page = Page(Quoted);
        var clause = XDocument.Parse(page[page.IndexOf("<html", StringComparison.Ordinal)..]).Descendants("div").Single(d => (string?)d.Attribute("class") == "clause quoted");
        var block = clause.Element("details")!;
        Assert.Multiple(() =>
        {
            Assert.That(clause.Elements().First().Value, Does.Contain("风景名胜区内不得设立开发区"));
            Assert.That(block.Attribute("open"), Is.Not.Null);
            Assert.That(block.Element("summary")!.Value, Is.EqualTo("原文（2016-02-06 文本，摘要 0123456789ab）"));
            Assert.That(block.Element("blockquote")!.Elements("p").Select(p => p.Value), Is.EqualTo(Words.Lines));
            Assert.That(page, Does.Contain("法规库中没有本条原文").And.Contain(Words.TextDigest).And.Contain("sha256:ee55"));
            Assert.That(page, Does.Contain("details::details-content{content-visibility:visible"), "folded text is printed");
        });
    }

    [Test]
    public void A_provision_is_quoted_once_and_pointed_to_afterwards()
    {
        string page = Page(Repeated);
        Assert.Multiple(() =>
        {
            Assert.That(page.Split("<blockquote").Length - 1, Is.EqualTo(1));
            Assert.That(page.Split("原文见发现 1。").Length - 1, Is.EqualTo(2));
        });
    }

    [Test]
    public void The_english_page_quotes_the_chinese_words_and_says_so() =>
        Assert.That(Page(Quoted, Language.En), Does.Contain("Words of the law, Chinese (text of 2016-02-06").And.Contain("<blockquote lang=\"zh-CN\">").And.Contain("在核心景区内"));

    [Test]
    public void The_same_screening_gives_the_same_bytes()
    {
        string first = Page(Quoted);
        Assert.That(Page(Quoted), Is.EqualTo(first));
    }
}

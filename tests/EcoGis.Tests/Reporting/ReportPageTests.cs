using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace EcoGis.Tests;

/// <summary>The page that an official prints: complete, honest in its empty places, harmless whatever a file was called.</summary>
internal sealed partial class ReportPageTests
{
    private static readonly Language[] Languages = [Language.Zh, Language.En];

    [Test]
    public void The_step_from_the_code_to_the_policy_word_is_printed_with_the_clause_and_says_what_is_not_checked()
    {
        var screening = HandDrawn.Prohibited;
        var river = screening.Findings[1];
        string zh = Page(screening, Language.Zh), en = Page(screening, Language.En);
        string unsure = Page(screening with { Findings = [river with { Clauses = [HandDrawn.ScenicClause] }] }, Language.Zh);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(zh, Does.Contain("C2614 有机化学原料制造 属于“化工”（置信度 高，对应关系待核）"));
            Assert.That(zh.IndexOf("属于“化工”", StringComparison.Ordinal), Is.GreaterThan(zh.LastIndexOf("第二十六条第二款", zh.IndexOf("属于“化工”", StringComparison.Ordinal), StringComparison.Ordinal)));
            Assert.That(en, Does.Contain("falls under “Chemical industry” (confidence high, mapping not verified)"));
            Assert.That(unsure, Does.Contain("属于“化工”（置信度 高，对应关系待核，条款待核）"));
            Assert.That(zh, Does.Contain(">C2614 有机化学原料制造<"));
        }
    }

    [TestCaseSource(nameof(Languages))]
    public void Every_number_of_the_json_is_on_the_page(Language language)
    {
        string page = Page(HandDrawn.Prohibited, language);
        using var stream = new MemoryStream();
        ScreeningJson.Write(stream, [HandDrawn.Prohibited]);
        using JsonDocument json = JsonDocument.Parse(stream.ToArray());
        List<string> missing = [];
        int seen = 0;
        Visit(json.RootElement, "");
        Assert.That(seen, Is.GreaterThan(40));
        Assert.That(missing, Is.Empty);

        void Visit(JsonElement element, string key)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (JsonProperty property in element.EnumerateObject())
                        Visit(property.Value, property.Name);
                    break;
                case JsonValueKind.Array:
                    foreach (JsonElement item in element.EnumerateArray())
                        Visit(item, key);
                    break;
                case JsonValueKind.Number:
                    seen++;
                    string text = key.StartsWith("share", StringComparison.Ordinal)
                        ? (decimal.Parse(element.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture) * 100).ToString("0.#########", CultureInfo.InvariantCulture) + " %"
                        : element.GetRawText();
                    if (!Regex.IsMatch(page, $@"(?<![\d.]){Regex.Escape(text)}(?![1-9])"))
                        missing.Add($"{key} {text}");
                    break;
            }
        }
    }

    [TestCaseSource(nameof(Languages))]
    public void The_page_is_well_formed_and_refers_to_nothing_outside(Language language)
    {
        foreach (string page in (string[])[Page(HandDrawn.Prohibited, language), Page(HandDrawn.Refused, language), Page(HandDrawn.Compliant, language), Index(language)])
        {
            Assert.That(() => Load(page), Throws.Nothing);
            Assert.That(page, Does.Not.Match("(?i)https?:|//[a-z]|@import|<script|<link|<iframe|<img| src=|url\\((?!#)"));
            Assert.That(page, Does.Not.Contain("\r"));
        }
    }

    [TestCaseSource(nameof(Languages))]
    public void Markup_and_bidirectional_tricks_in_any_text_stay_text(Language language)
    {
        const string nasty = "\u202e<script>alert('x')</script>\"&\u0007]]>";
        Bilingual both = Bilingual.Same(nasty);
        Screening good = HandDrawn.Prohibited;
        Screening bad = good with
        {
            District = nasty,
            Proposal = good.Proposal with { Name = nasty, Id = nasty, SourceFile = nasty },
            Site = good.Site with { Notices = [both], DeclaredCrs = nasty },
            Layers = [.. good.Layers.Select(l => l with { Source = nasty, Name = nasty })],
            Overlaps = [.. good.Overlaps.Select(o => o with { ZoneName = nasty, ZoneCode = nasty, ZoneClass = nasty })],
            Findings = [.. good.Findings.Select(f => f with { ZoneName = nasty, ZoneCode = nasty, Remedy = both, RuleName = both, Clauses = [.. f.Clauses.Select(c => c with { Title = both, Article = nasty, Summary = both })] })],
            Undetermined = [.. good.Undetermined.Select(q => q with { Question = both, What = both })],
            Review = [.. good.Review.Select(r => r with { Text = both })],
            Clear = [.. good.Clear.Select(c => c with { NearestZoneName = nasty })],
        };
        foreach (string page in (string[])[Page(bad, language), IndexPage.Html([new(bad, "r.html")], HandDrawn.Context, language)])
        {
            Assert.That(page, Does.Not.Contain("<script").And.Not.Contain("\u202e").And.Not.Contain("\u0007"));
            Assert.That(page, Does.Contain(@"\u202e&lt;script&gt;"));
            Assert.That(() => Load(page), Throws.Nothing);
        }
    }

    [TestCase(Verdict.Prohibited, "不符合", "✕", "Not compliant")]
    [TestCase(Verdict.Undetermined, "无法判定", "?", "Undetermined")]
    [TestCase(Verdict.Conditional, "有条件符合", "!", "Conditionally compliant")]
    [TestCase(Verdict.Compliant, "符合", "✓", "Compliant")]
    public void The_verdict_is_a_word_and_an_icon_in_both_languages(Verdict verdict, string word, string icon, string english)
    {
        Screening screening = HandDrawn.Prohibited with { Verdict = verdict };
        Assert.Multiple(() =>
        {
            Assert.That(Page(screening, Language.Zh), Does.Contain($"<strong>{word}</strong>").And.Contain($"aria-hidden=\"true\">{icon}<").And.Contain("lang=\"zh-CN\""));
            Assert.That(Page(screening, Language.En), Does.Contain($"<strong>{english}</strong>").And.Contain($"aria-hidden=\"true\">{icon}<").And.Contain("lang=\"en\""));
        });
    }

    [Test]
    public void A_refused_boundary_prints_no_area_and_says_that_nothing_was_compared()
    {
        string page = Page(HandDrawn.Refused, Language.Zh);
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Not.Match(@">0\.0000|>0(\.0+)? m²"));
            Assert.That(page, Does.Contain("未量算").And.Contain("未与任何图层比对").And.Contain("环自相交").And.Contain("35452150"));
            Assert.That(page, Does.Not.Contain("<td>不涉及</td>"));
        });
    }

    [Test]
    public void Every_table_counts_its_rows_and_loses_none()
    {
        Screening many = HandDrawn.Prohibited with { Clear = [.. Enumerable.Range(1, 137).Select(i => new ClearRecord("wetland", "wetlands", $"SD{i:000}", "", i, null))] };
        string page = Page(many, Language.Zh);
        Assert.That(page, Does.Contain("（137 / 137）"));
        Assert.That(ClearRows().Count(page), Is.EqualTo(137));
    }

    [Test]
    public void The_unit_table_has_the_six_columns_of_the_provincial_service_in_its_order()
    {
        string page = Page(HandDrawn.Prohibited, Language.Zh);
        string[] columns = ["环境管控单元编码", "环境管控单元名称", "所属市(州)", "所属区县", "准入清单类型", "管控类型"];
        Assert.That(page, Does.Contain(string.Concat(columns.Select(c => $"<th scope=\"col\">{c}</th>"))));
        Assert.That(page, Does.Contain("<td class=\"c\">ZH51060410001</td><td>示范优先保护单元</td><td>—</td><td>—</td><td>环境综合管控单元</td>"));
    }

    [Test]
    public void Unverified_and_superseded_clauses_are_marked()
    {
        string page = Page(HandDrawn.Prohibited, Language.Zh);
        Assert.That(page, Does.Contain("《风景名胜区条例》第二十六条（条款待核）").And.Contain("可能已由《新条例（示范）》替代（待核），引用前须核对现行条款").And.Contain("class=\"mark\">条款待核"));
        Assert.That(page, Does.Not.Contain("长江保护法》第二十六条第二款（条款待核）"));
    }

    [Test]
    public void The_same_question_of_two_rules_is_asked_once_and_names_both()
    {
        string page = Page(HandDrawn.Prohibited, Language.Zh);
        Assert.That(Regex.Count(page, "项目是否使用燃煤锅炉"), Is.EqualTo(1));
        Assert.That(page, Does.Contain("2 条规则：boiler、boiler-2"));
    }

    // stated, ellipsoidal, planar: beyond 1 m² or 0.1 % of the nearer measure
    [TestCase(60_001.0, 59_976.0, 60_000.0, false)]
    [TestCase(60_001.5, 59_976.0, 60_000.0, true)]
    [TestCase(59_976.9, 59_976.0, 60_000.0, false)]
    [TestCase(200.5, 200.0, 200.0, true)]
    [TestCase(200.1, 200.0, 200.0, false)]
    public void A_stated_area_is_doubted_beyond_one_square_metre_or_a_thousandth(double stated, double ellipsoidal, double planar, bool doubted)
    {
        Screening screening = HandDrawn.Prohibited with { Site = HandDrawn.Prohibited.Site with { DeclaredArea = stated, EllipsoidalArea = ellipsoidal, PlanarArea = planar } };
        Assert.That(Page(screening, Language.Zh), doubted ? Does.Contain("⚠ 文件所载面积") : Does.Not.Contain("⚠ 文件所载面积"));
    }

    [Test]
    public void The_index_lists_the_gravest_first_and_links_beside_itself()
    {
        string page = Index(Language.Zh);
        Assert.That(page.IndexOf("a%20b.html", StringComparison.Ordinal), Is.GreaterThan(0).And.LessThan(page.IndexOf("refused.html", StringComparison.Ordinal)));
        Assert.That(page.IndexOf("refused.html", StringComparison.Ordinal), Is.LessThan(page.IndexOf("ok.html", StringComparison.Ordinal)));
        Assert.That(page, Does.Contain("（3 / 3）"));
    }

    [Test]
    public void The_same_screening_gives_the_same_page()
    {
        string first = Page(HandDrawn.Prohibited, Language.Zh), second = Page(HandDrawn.Prohibited, Language.Zh);
        Assert.That(second, Is.EqualTo(first));
    }

    [GeneratedRegex(">SD\\d\\d\\d<")]
    private static partial Regex ClearRows();

    private static string Page(Screening screening, Language language) =>
        ReportWriter.Html(screening, HandDrawn.Context, language, screening.Site.EllipsoidalArea is null ? null : HandDrawn.Map);

    private static string Index(Language language) => IndexPage.Html(
        [new(HandDrawn.Compliant, "out/ok.html"), new(HandDrawn.Refused, "refused.html"), new(HandDrawn.Prohibited, "a b.html")], HandDrawn.Context, language);

    private static void Load(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        while (reader.Read())
        {
        }
    }
}

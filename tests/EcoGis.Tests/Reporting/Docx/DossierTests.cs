using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EcoGis.Tests;

/// <summary>The Word document that goes into the file: what a reviewer reads back out of it is what was screened, whole and in both languages.</summary>
internal sealed class DossierTests
{
    private static readonly Language[] s_languages = [Language.Zh, Language.En];

    [TestCaseSource(nameof(s_languages))]
    public void Word_finds_no_fault_in_it(Language language)
    {
        foreach (Screening screening in (Screening[])[HandDrawn.Prohibited, HandDrawn.Refused, HandDrawn.Compliant, Real()])
            Assert.That(DocxFile.Of(screening, language).Errors(), Is.Empty);
    }

    [TestCaseSource(nameof(s_languages))]
    public void Every_area_distance_and_length_of_the_result_is_in_the_text(Language language)
    {
        Screening s = Real();
        string text = DocxFile.Of(s, language, context: Context).Text;
        var figures = s.Overlaps.SelectMany(o => (double[])[o.EllipsoidalArea, o.PlanarArea]).Concat([s.Site.EllipsoidalArea!.Value, s.Site.PlanarArea!.Value, s.Conflict!.EllipsoidalArea, s.Conflict.PlanarArea])
            .Select(a => (Text: Fixed(a, 2), Value: a)).ToList();
        Assert.That(figures, Has.Count.GreaterThan(8));
        var missing = figures.Where(f => !Numbers(text, decimals: 2).Concat(Numbers(text, decimals: 4)).Any(n => Math.Abs(n - (decimal)f.Value) <= 0.01m)).Select(f => f.Text);
        Assert.That(missing, Is.Empty);
        foreach (ProximityRecord p in s.Proximities.Where(p => s.Overlaps.All(o => o.Layer != p.Layer)))
            Assert.That(text, Does.Contain(Fixed(p.Distance, 3)), p.Layer);
        Assert.That(text, Does.Contain(Fixed(s.Site.Length!.Value, 3) + " m"));
    }

    [Test]
    public void Both_languages_have_the_same_figures()
    {
        string[] zh = Figures(DocxFile.Of(Real(), Language.Zh, context: Context)), en = Figures(DocxFile.Of(Real(), Language.En, context: Context));
        Assert.That(zh, Has.Length.GreaterThan(40));
        Assert.That(en, Is.EqualTo(zh));

        static string[] Figures(DocxFile file) => [.. Regex.Matches(file.Text, @"(?<![\d.])\d+\.\d+(?![\d.])").Select(m => m.Value).Order(StringComparer.Ordinal)];
    }

    [Test]
    public void Parts_of_a_layer_add_up_to_the_printed_sum_in_both_units()
    {
        Screening s = HandDrawn.Prohibited;
        s = s with { Overlaps = [.. Enumerable.Range(1, 7).Select(i => s.Overlaps[1] with { ZoneNumber = i, ZoneCode = $"Z{i}", EllipsoidalArea = 1000.0 / 7 * i + 0.00333 })] };
        var rows = DocxFile.Of(s).Table("重叠分析表").Where(r => r[1] == "scenic@3").ToList();
        var parts = rows.Where(r => !r[2].StartsWith("小计", StringComparison.Ordinal)).ToList();
        string[] sum = rows.Single(r => r[2].StartsWith("小计", StringComparison.Ordinal));
        Assert.That(parts, Has.Count.EqualTo(7));
        foreach (int column in (int[])[4, 5])
        {
            decimal total = parts.Sum(r => decimal.Parse(r[column], CultureInfo.InvariantCulture));
            decimal exact = (decimal)s.Overlaps.Sum(o => o.EllipsoidalArea) / (column == 4 ? 1 : 10_000);
            Assert.That(decimal.Parse(sum[column], CultureInfo.InvariantCulture), Is.EqualTo(total));
            Assert.That(total, Is.EqualTo(exact).Within(column == 4 ? 0.0051m : 0.000051m));
            Assert.That(parts.All(r => Regex.IsMatch(r[column], column == 4 ? @"^\d+\.\d\d$" : @"^\d+\.\d{4}$")));
        }
    }

    [Test]
    public void The_overlap_table_keeps_a_row_for_every_layer_and_calls_only_what_is_clear_not_concerned()
    {
        var rows = DocxFile.Of(HandDrawn.Prohibited).Table("重叠分析表").Skip(1).ToList();
        Assert.That(rows.Single(r => r[1] == "rivers@1")[7..11], Is.EqualTo(new[] { "800.000", "西", "—", "本图层无重叠" }), "near enough for a clause: not called clear");
        Assert.That(rows.Single(r => r[1].EndsWith("permanent-farmland", StringComparison.Ordinal)), Has.Member("无法判断").And.Member("缺失").And.None.EqualTo("不涉及"));
        Assert.That(rows.Single(r => r[11].StartsWith("声明本区没有", StringComparison.Ordinal))[10], Is.EqualTo("不涉及"));
        Screening clear = HandDrawn.Compliant with { Clear = [new ClearRecord("river-bank", "rivers", "HL9001", "示范河", 800, null)] };
        Assert.That(DocxFile.Of(clear).Table("重叠分析表").Single(r => r[1] == "rivers@1")[7..11], Is.EqualTo(new[] { "800.000", "西", "—", "不涉及" }));
    }

    [Test]
    public void Laws_are_held_against_the_project_one_row_a_clause_and_what_is_open_cannot_be_judged()
    {
        var rows = DocxFile.Of(HandDrawn.Prohibited).Table("与法律法规及管控文件的符合性");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows[0], Is.EqualTo(new[] { "文件名称", "相关要求", "本项目情况", "符合性" }));
            string[] scenic = rows.Single(r => r[0] == "《风景名胜区条例》第二十六条");
            Assert.That(scenic[1], Does.EndWith("（条款待核）"));
            Assert.That(scenic[2], Does.Contain("压占类·scenic-area 示范风景区核心景区（JQ9001） 19992.04 m²，占用地 33.3333 %"));
            Assert.That(scenic[3], Is.EqualTo("不符合"));
            string[] river = rows.First(r => r[0].Contains("长江保护法", StringComparison.Ordinal));
            Assert.That(river[2], Does.Contain("800.000 m（规定 1000.000 m 以内）").And.Contain("行业 C2614 属于“化工”"));
            Assert.That(rows.Where(r => r[3] == "无法判断").Select(r => r[2]), Has.Some.Contains("缺少永久基本农田图层"));
        }
    }

    [Test]
    public void The_rules_that_do_not_apply_are_all_there_with_the_condition_that_fails()
    {
        Screening s = Real();
        HashSet<string> found = [.. s.Findings.Select(f => f.Rule)], open = [.. s.Undetermined.Select(q => q.Rule)], not = [.. s.NotApplying.Select(p => p.Rule)];
        var inForce = MadeUp.Rules.Rules.Where(r => r.Decides && r.InForceOn(s.Date) && r.Instrument.Holds("510604") != Truth.False).Select(r => r.Id).ToList();
        Assert.That(not, Has.Count.GreaterThan(20));
        Assert.That(not.Intersect(found), Is.Empty);
        Assert.That(not.Intersect(open), Is.Empty);
        Assert.That(not.Concat(found).Concat(open).Intersect(inForce), Is.EquivalentTo(inForce), "every rule in force has exactly one answer");
        Assert.That(s.NotApplying.All(p => p.Conditions.Any(c => c.Truth == Truth.False)));
        var rows = DocxFile.Of(s, context: Context).Table("已核对而不适用的条款").Skip(1).ToList();
        Assert.That(rows, Has.Count.EqualTo(not.Count));
        Assert.That(rows.All(r => r.All(c => c.Length > 0)));
    }

    [Test]
    public void Tables_repeat_their_heading_no_row_splits_and_the_rows_are_counted()
    {
        DocxFile file = DocxFile.Of(HandDrawn.Prohibited);
        foreach (XElement table in file.Tables)
        {
            Assert.That(table.Elements(DocxFile.W + "tr").All(r => r.Element(DocxFile.W + "trPr")!.Element(DocxFile.W + "cantSplit") is not null));
            bool titled = table.ElementsBeforeSelf().Reverse().TakeWhile(e => DocxFile.StyleOf(e) is "EcoNote" or "Caption").Any(e => DocxFile.StyleOf(e) == "Caption");
            if (titled)
            {
                Assert.That(table.Elements(DocxFile.W + "tr").First().Element(DocxFile.W + "trPr")!.Element(DocxFile.W + "tblHeader"), Is.Not.Null);
                int rows = table.Elements(DocxFile.W + "tr").Count() - 1;
                Assert.That(DocxFile.TextOf(table.ElementsAfterSelf().First()), Is.EqualTo($"共 {rows} 行，本表列出 {rows} 行（{rows} / {rows}）"));
            }
        }
        Assert.That(file.Tables, Has.Count.GreaterThan(10));
    }

    [TestCaseSource(nameof(s_languages))]
    public void Three_hundred_findings_names_of_sixty_characters_and_two_thousand_points_lose_nothing(Language language)
    {
        string Name(int i) => $"第{i:000}号" + new string('长', 55);
        Screening drawn = MadeUp.Screen(Star(2000), Chemical, MadeUp.Snapshot(new DateOnly(2026, 11, 23), MadeUp.Admin()));
        Screening many = HandDrawn.Prohibited with
        {
            Located = drawn.Located,
            Findings = [.. Enumerable.Range(1, 300).Select(i => HandDrawn.Prohibited.Findings[1] with { ZoneNumber = i, ZoneCode = $"Z{i:000}", ZoneName = Name(i) })],
            Overlaps = [],
        };
        DocxFile file = DocxFile.Of(many, language);
        var rows = file.Table(language == Language.Zh ? "研判发现" : "Findings").Skip(1).ToList();
        Assert.That(rows.Select(r => r[3]), Is.EqualTo(Enumerable.Range(1, 300).Select(Name)));
        Assert.That(file.Text, Does.Contain(language == Language.Zh ? "（300 / 300）" : "300 of 300 rows"));
        Assert.That(file.Paragraphs.Count(p => Regex.IsMatch(p, @"^J\d+,1,\d{7}\.\d{3,4},\d{8}\.\d{3,4}$")), Is.EqualTo(2001), "and the first once more, which closes the ring");
        Assert.That(file.Errors(), Is.Empty);
    }

    [Test]
    public void Empty_chapters_say_what_was_looked_at()
    {
        string refused = DocxFile.Of(HandDrawn.Refused).Text, compliant = DocxFile.Of(HandDrawn.Compliant).Text;
        Assert.That(refused, Does.Contain("未与任何图层比对").And.Contain("用地范围未被接受").And.Contain("没有可绘制的用地范围"));
        Assert.That(DocxFile.Of(HandDrawn.Refused).Tables.SelectMany(t => t.Descendants(DocxFile.W + "tc")).Select(DocxFile.TextOf), Has.None.EqualTo("不涉及"));
        Assert.That(compliant, Does.Contain("没有未决问题").And.Contain("目录库中没有适用于本项目的准入清单：管控要求不知道，不判断符合性"));
    }

    [Test]
    public void Names_with_markup_fields_and_bidirectional_tricks_stay_text()
    {
        const string nasty = "\u202e<w:fldSimple w:instr=\"INCLUDETEXT c:/x\"/> {DDEAUTO cmd} &amp; \u0007 {name}";
        Screening bad = HandDrawn.Prohibited with { Proposal = HandDrawn.Prohibited.Proposal with { Name = nasty, Id = nasty, SourceFile = "=cmd|'/c calc'!A1" } };
        DocxFile file = DocxFile.Of(bad);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.Text, Does.Contain(@"\u202e<w:fldSimple w:instr=""INCLUDETEXT c:/x""/> {DDEAUTO cmd} &amp; \u0007 {name}"));
            Assert.That(file.Parts.Values.SelectMany(p => p.Descendants(DocxFile.W + "instrText")).Select(i => i.Value.Trim()).Distinct(), Is.EquivalentTo(new[] { "TOC \\o \"1-1\" \\h \\z", "PAGE", "NUMPAGES" }));
            Assert.That(file.Parts.Values.SelectMany(p => p.Descendants()).Select(e => e.Name.LocalName), Has.None.EqualTo("fldSimple").And.None.EqualTo("altChunk"));
            Assert.That(file.Body.Descendants(DocxFile.W + "hyperlink").SelectMany(h => h.Attributes()).Select(a => a.Name.LocalName).Distinct(), Is.EquivalentTo(new[] { "anchor", "history" }), "links lead to chapters only");
            Assert.That(file.Parts.Where(p => p.Key.EndsWith(".rels", StringComparison.Ordinal)).SelectMany(p => p.Value.Root!.Elements()).Select(r => (string?)r.Attribute("TargetMode")), Has.None.EqualTo("External"));
            Assert.That(file.Errors(), Is.Empty);
        }
    }

    [Test]
    public void The_foot_of_every_page_has_versions_digests_and_the_check_code_of_the_result()
    {
        DocxFile file = DocxFile.Of(HandDrawn.Prohibited);
        var json = new MemoryStream();
        ScreeningJson.Write(json, [HandDrawn.Prohibited]);
        using JsonDocument result = JsonDocument.Parse(json.ToArray());
        string code = CheckCode.Of(result.RootElement[0]);
        string[] feet = [.. file.Parts.Where(p => p.Key.Contains("foot", StringComparison.OrdinalIgnoreCase) && p.Key.EndsWith(".xml", StringComparison.Ordinal)).Select(p => DocxFile.TextOf(p.Value.Root!))];
        Assert.That(feet, Has.Length.EqualTo(2).And.All.Contains("EcoGis 0.1.0").And.All.Contains("规则库 2026.11 dd44").And.All.Contains("图层 3 个").And.All.Contains($"核验码 {code}"));
        Assert.That(file.Text, Does.Contain(code));
        Assert.That(DocxFile.Of(HandDrawn.Prohibited with { Verdict = Verdict.Conditional }).Text, Does.Not.Contain(code), "another result has another code");
        foreach (XElement section in file.Body.Descendants(DocxFile.W + "sectPr"))
            Assert.That(section.Elements(DocxFile.W + "footerReference"), Is.Not.Empty);
    }

    [Test]
    public void East_Asian_fonts_are_named_and_paragraphs_have_styles_that_exist()
    {
        DocxFile file = DocxFile.Of(HandDrawn.Prohibited);
        XElement styles = file.Parts["word/styles.xml"].Root!;
        Assert.That((string?)styles.Element(DocxFile.W + "docDefaults")!.Descendants(DocxFile.W + "rFonts").Single().Attribute(DocxFile.W + "eastAsia"), Is.EqualTo("宋体"));
        HashSet<string> known = [.. styles.Elements(DocxFile.W + "style").Select(s => (string)s.Attribute(DocxFile.W + "styleId")!)];
        Assert.That(file.Body.Descendants(DocxFile.W + "pStyle").Select(p => (string)p.Attribute(DocxFile.W + "val")!).Distinct(), Is.SubsetOf(known));
        Assert.That(file.Body.Descendants(DocxFile.W + "pStyle").Count(p => (string)p.Attribute(DocxFile.W + "val")! == "Heading1"), Is.GreaterThan(12));
    }

    [Test]
    public void There_is_a_map_for_the_site_and_for_each_zone_found_numbered_through()
    {
        DocxFile file = DocxFile.Of(HandDrawn.Prohibited);
        string[] captions = [.. file.Body.Elements(DocxFile.W + "p").Where(p => DocxFile.StyleOf(p) == "EcoFigure").Select(DocxFile.TextOf).Where(t => t.Length > 0)];
        Assert.That(captions.Select(c => c[..4].Trim()), Is.EqualTo(new[] { "附图 1", "附图 2", "附图 3" }));
        Assert.That(file.Names.Count(n => n.EndsWith(".png", StringComparison.Ordinal)), Is.EqualTo(3));
        Assert.That(DocxFile.Of(HandDrawn.Refused).Names.Count(n => n.EndsWith(".png", StringComparison.Ordinal)), Is.Zero);
    }

    internal static ReportContext Context => ReportContext.Of(MadeUp.Rules, HandDrawn.Styles());

    internal static Activity Chemical => new("C2614", Nature.New, ImmutableSortedDictionary<string, FactValue>.Empty);

    /// <summary>A screening that ran: two scenic zones and a red line overlapped, farmland far away.</summary>
    internal static Screening Real() => MadeUp.Screen(
        MadeUp.Box(0, 0, 300, 200), Chemical,
        MadeUp.Snapshot(
            new DateOnly(2026, 11, 23), MadeUp.Admin(),
            MadeUp.Layer("scenic-area", [MadeUp.Zone(1, "JQ9001", "core", MadeUp.Shape(MadeUp.Box(200, -100, 900, 900))), MadeUp.Zone(2, "JQ9002", "other", MadeUp.Shape(MadeUp.Box(-900, 33, 150, 900)))]),
            MadeUp.Layer("ecological-red-line", [MadeUp.Zone(1, "HX9001", MadeUp.Rules.Kind("ecological-red-line").Classes.FirstOrDefault()?.Id ?? "", MadeUp.Shape(MadeUp.Box(250, 150, 900, 900)))]),
            MadeUp.Layer("permanent-farmland", [MadeUp.Zone(1, "YN9001", MadeUp.Rules.Kind("permanent-farmland").Classes.FirstOrDefault()?.Id ?? "", MadeUp.Shape(MadeUp.Box(2000, 2000, 2500, 2500)))])));

    private static RawShape Star(int points)
    {
        double[] angles = [.. Enumerable.Range(0, points).Select(i => 2 * Math.PI * i / points)];
        double[] x = [.. angles.Select((a, i) => MadeUp.E0 + Math.Round((400 + i % 2 * 5) * Math.Cos(a), 3))], y = [.. angles.Select((a, i) => MadeUp.N0 + Math.Round((400 + i % 2 * 5) * Math.Sin(a), 3))];
        return RawShape.Polygon(new RawPath([.. x, x[0]], [.. y, y[0]]));
    }

    private static string Fixed(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture);

    private static IEnumerable<decimal> Numbers(string text, int decimals) =>
        Regex.Matches(text, $@"(?<![\d.])\d+\.\d{{{decimals}}}(?!\d)").Select(m => decimal.Parse(m.Value, CultureInfo.InvariantCulture));
}

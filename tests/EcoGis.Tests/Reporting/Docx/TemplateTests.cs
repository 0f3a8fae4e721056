namespace EcoGis.Tests;

/// <summary>An office changes the wording without code; a slip is named with file and line and nothing is left out in silence.</summary>
internal sealed class TemplateTests
{
    [Test]
    public void Letterhead_titles_order_and_judgements_are_those_of_the_template()
    {
        ReportTemplate other = Changed(
            ("（编制单位名称）, en: (name of the office)}\nmark", "示范测绘院, en: Sample Survey}\nmark"),
            ("prohibited: {zh: 不符合,", "prohibited: {zh: 不匹配,"),
            ("一、项目概况与结论", "第一章 结论"));
        DocxFile file = DocxFile.Of(HandDrawn.Prohibited, template: other);
        Assert.That(DocxFile.TextOf(file.Parts.Single(p => p.Key.Contains("head", StringComparison.OrdinalIgnoreCase) && p.Key.EndsWith(".xml", StringComparison.Ordinal)).Value.Root!), Does.StartWith("示范测绘院"));
        Assert.That(file.Paragraphs, Has.Member("第一章 结论"));
        Assert.That(file.Table("与法律法规及管控文件的符合性").Select(r => r[3]), Has.Member("不匹配").And.None.EqualTo("不符合"));
    }

    [TestCase("part: review", "part: clear", "ECO-6021")]
    [TestCase("part: not-known", "part: not-there", "ECO-50")]
    [TestCase("{area_ha} 公顷（椭球面积", "{area_acres} 公顷（椭球面积", "ECO-6023")]
    [TestCase("most_maps:", "most_map:", "ECO-5002")]
    public void A_slip_is_named_with_file_and_line(string good, string bad, string code)
    {
        var error = Assert.Throws<EcoException>(() => Changed((good, bad)))!;
        Assert.That(error.In(Language.Zh), Does.Contain(code).And.Contain("report-templates/dossier.yaml，第 "));
    }

    [TestCase("summary")]
    [TestCase("not-known")]
    [TestCase("method")]
    public void What_must_be_said_cannot_be_left_out(string part)
    {
        string text = Source.Text;
        int from = text.IndexOf($"  - part: {part}\n", StringComparison.Ordinal), to = text.IndexOf("  - part: ", from + 5, StringComparison.Ordinal);
        var error = Assert.Throws<EcoException>(() => Load(text.Remove(from, to - from)))!;
        Assert.That(error.In(Language.En), Does.Contain("ECO-6022").And.Contain(part));
    }

    [Test]
    public void Chapters_that_may_go_can_be_left_out()
    {
        string text = Source.Text;
        int from = text.IndexOf("  - part: points\n", StringComparison.Ordinal), to = text.IndexOf("  - part: not-applying\n", StringComparison.Ordinal);
        Assert.That(DocxFile.Of(HandDrawn.Prohibited, template: Load(text.Remove(from, to - from))).Text, Does.Not.Contain("附表一"));
    }

    [Test]
    public void Without_a_template_the_message_says_which_file_to_restore() =>
        Assert.That(Assert.Throws<EcoException>(() => ReportTemplate.Load([]))!.In(Language.Zh), Does.Contain("ECO-6020").And.Contain("report-templates/dossier.yaml"));

    [Test]
    public void The_wording_is_no_part_of_the_rule_base()
    {
        var reworded = DocxFile.Data.Select(f => f.Name == ReportTemplate.Dossier ? f with { Text = f.Text.Replace("重叠分析表", "压占分析表", StringComparison.Ordinal) } : f).ToList();
        Assert.That(RuleBase.Load(reworded).Digest, Is.EqualTo(MadeUp.Rules.Digest));
    }

    [Test]
    public void The_reasoning_for_the_red_line_is_there_when_it_is_overlapped_and_only_then()
    {
        DocxFile hit = DocxFile.Of(DossierTests.Real(), context: DossierTests.Context);
        string text = hit.Text;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("十、占用生态保护红线的不可避让论证（提纲）").And.Contain("4　不可避让性分析").And.Contain("☐ 10 "));
            Assert.That(hit.Table("占用生态保护红线")[1][4], Is.EqualTo("2500.00"), "50 m × 50 m in the plane");
            Assert.That(hit.Table("方案比选")[1][0], Is.EqualTo("方案一（本次筛查的范围）"));
            Assert.That(DocxFile.Of(HandDrawn.Prohibited).Text, Does.Not.Contain("不可避让"));
        }
    }

    private static DataFile Source => DocxFile.Data.Single(f => f.Name == ReportTemplate.Dossier);

    private static ReportTemplate Load(string text) => ReportTemplate.Load([Source with { Text = text }]);

    private static ReportTemplate Changed(params (string Good, string Bad)[] changes)
    {
        string text = Source.Text;
        foreach ((string good, string bad) in changes)
        {
            Assert.That(text, Does.Contain(good));
            text = text.Replace(good, bad, StringComparison.Ordinal);
        }
        return Load(text);
    }
}

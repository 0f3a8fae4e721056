namespace EcoGis.Tests;

/// <summary>Small texts drawn by hand, each for one way in which official texts are laid out.</summary>
internal sealed class LawTextTests
{
    private static LawDocument Document(string text, string file = "示范法(2020-01-01).txt") => LawDocument.Of(file, TextLines.Of(text, file.EndsWith(".md", StringComparison.Ordinal)));

    private static LawText Text(params string[] lines) => LawDocument.Divided(Document(string.Join("\n\n", lines)).Body);

    private static string Cited(LawText text, string citation)
    {
        var passage = Passage.Of(text, Citation.Parse(citation)!);
        return passage.State == PassageState.Found ? string.Join('|', passage.Lines) : $"{passage.State} {passage.Count}";
    }

    private static readonly LawText Sample = Text(
        "示范法", "第一章　总　则", "第一条　甲。", "第二条 禁止下列行为：", "（一）乙；", "（二）丙：", "1.丁；", "2.戊；", "（三）己。", "前款规定，自公布之日起执行。", "另有规定的除外：", "（一）庚。",
        "第二条之一 辛。", "第三条", "壬。", "第四条 第二条规定的，从其规定。", "第三条所称，指甲。");

    [TestCase("第一条", "甲。")]
    [TestCase("第二条第一款", "禁止下列行为：|（一）乙；|（二）丙：|1.丁；|2.戊；|（三）己。")]
    [TestCase("第二条第二款", "前款规定，自公布之日起执行。")]
    [TestCase("第二条第三款", "另有规定的除外：|（一）庚。")]
    [TestCase("第二条第四款", "NoParagraph 3")]
    [TestCase("第二条第一款第（二）项", "禁止下列行为：|（二）丙：|1.丁；|2.戊；")]
    [TestCase("第二条第一款第二项第2目", "禁止下列行为：|（二）丙：|2.戊；")]
    [TestCase("第二条第二项", "禁止下列行为：|（二）丙：|1.丁；|2.戊；")]
    [TestCase("第二条第一项", "Ambiguous 2")]
    [TestCase("第二条第一款第四项", "NoItem 3")]
    [TestCase("第二条之一", "辛。")]
    [TestCase("第二条之二", "NoArticle 5")]
    [TestCase("第3条", "壬。")]
    [TestCase("第四条第二款", "第三条所称，指甲。")]
    [TestCase("第五条", "NoArticle 5")]
    public void A_citation_finds_its_article_paragraph_and_item_and_nothing_near_it(string citation, string expected) => Assert.That(Cited(Sample, citation), Is.EqualTo(expected));

    [TestCase("第十七条", "第十七条", 0)]
    [TestCase("第 17 条之一第（三）项", "第十七条", 1)]
    [TestCase("第１７条", "第十七条", 0)]
    public void Citations_are_read_in_the_forms_people_write(string citation, string article, int sub)
    {
        var steps = Citation.Parse(citation)!.Steps;
        Assert.That((steps[0].Number, steps[0].Sub), Is.EqualTo((Citation.Parse(article)!.Steps[0].Number, sub)));
    }

    [TestCase("核心保护区管控条款（条号待核）")]
    [TestCase("第十条、第十二条")]
    [TestCase("第十条至第十二条")]
    [TestCase("第二款")]
    [TestCase("第三条第二项第一款")]
    [TestCase("第三条第一款等")]
    [TestCase("")]
    public void A_citation_of_no_single_provision_is_none(string citation) => Assert.That(Citation.Parse(citation), Is.Null);

    [TestCase("26", "第26条")]
    [TestCase("26-2", "第26条第2款")]
    [TestCase("26-2-4", "第26条第2款第4项")]
    [TestCase("第三条", "第三条")]
    public void The_short_form_of_clause_ids_is_a_citation(string text, string same) => Assert.That(Citation.ParseShort(text)!.Steps, Is.EqualTo(Citation.Parse(same)!.Steps));

    [Test]
    public void A_text_without_articles_is_divided_by_its_own_numbers()
    {
        var text = Text("关于示范的通知", "各市：", "一、规范管控", "（一）严格管理。红线内禁止开发。", "1.甲；", "2.乙。", "接上。", "（二）加强监管。", "二、保障措施", "（一）落实责任。");
        Assert.Multiple(() =>
        {
            Assert.That(text.HasArticles, Is.False);
            Assert.That(Cited(text, "一（一）"), Is.EqualTo("一、规范管控|（一）严格管理。红线内禁止开发。|1.甲；|2.乙。|接上。"));
            Assert.That(Cited(text, "一（二）"), Is.EqualTo("一、规范管控|（二）加强监管。"));
            Assert.That(Cited(text, "二、（一）"), Is.EqualTo("二、保障措施|（一）落实责任。"));
            Assert.That(Cited(text, "第一部分第（一）项"), Does.StartWith("一、规范管控|（一）严格管理。"));
            Assert.That(Cited(text, "一（一）2"), Is.EqualTo("一、规范管控|（一）严格管理。红线内禁止开发。|2.乙。|接上。"));
            Assert.That(Cited(text, "一（三）"), Is.EqualTo("NoItem 2"));
            Assert.That(Cited(text, "三（一）"), Is.EqualTo("NoArticle 2"));
        });
    }

    [Test]
    public void A_list_of_numbers_is_cited_by_article_all_the_same()
    {
        var text = Text("示范清单", "1.禁止甲。", "2.禁止1.5公里内的乙。", "1.5公里按岸线计。", "3.禁止丙。");
        Assert.Multiple(() =>
        {
            Assert.That(Cited(text, "第2条"), Is.EqualTo("2.禁止1.5公里内的乙。|1.5公里按岸线计。"));
            Assert.That(Cited(text, "第三条"), Is.EqualTo("3.禁止丙。"));
        });
    }

    [Test]
    public void A_table_of_contents_is_no_second_law()
    {
        var text = Text("示范法", "目　录", "第一章　总　则……1", "第二章　附　则……3", "第一章　总则", "第一条　甲。", "第二章　附则", "第二条　乙。");
        var notice = Text("示范通知", "目录", "一、规范管控 1", "二、保障措施 2", "一、规范管控", "甲。", "二、保障措施", "乙。");
        Assert.Multiple(() =>
        {
            Assert.That(text.Provisions.Select(p => $"{p.Chapter} {p.Label} {p.Paragraphs.Single().Text}"), Is.EqualTo(new[] { "第一章 总则 第一条 甲。", "第二章 附则 第二条 乙。" }));
            Assert.That(notice.Provisions.Select(p => p.Paragraphs[^1].Text), Is.EqualTo(new[] { "甲。", "乙。" }));
        });
    }

    [Test]
    public void An_appendix_and_numbers_that_begin_again_are_not_cited_from()
    {
        var annex = Text("示范法", "第一条 甲。", "附件1：示范目录", "第一条 乙。", "第二条 丙。");
        var again = Text("示范法", "第一条 甲。", "第二条 乙。", "关于修改的决定", "第一条 丁。", "第三条 戊。");
        Assert.Multiple(() =>
        {
            Assert.That(annex.Provisions.Select(p => p.Label), Is.EqualTo(new[] { "第一条" }));
            Assert.That(annex.Notices.Single().Zh, Does.Contain("附件1"));
            Assert.That(again.Provisions.Select(p => p.Label), Is.EqualTo(new[] { "第一条", "第二条" }));
            Assert.That(again.Notices.Single().Zh, Does.Contain("重新开始"));
        });
    }

    [Test]
    public void A_chapter_of_supplementary_provisions_is_no_appendix() => Assert.That(Text("示范法", "第一条 甲。", "附则", "第二条 乙。").Provisions, Has.Length.EqualTo(2));

    [Test]
    public void An_article_that_is_left_out_is_told() =>
        Assert.That(Text("示范法", "第一条 甲。", "第三条 乙。").Notices.Single().Zh, Is.EqualTo("“第三条”之前缺条"));

    [Test]
    public void An_excerpt_has_articles_too()
    {
        var text = Text("示范法", "第二十六条 禁止：", "（一）甲；", "（二）乙。", "第二十七条 丙。");
        Assert.Multiple(() =>
        {
            Assert.That(Cited(text, "第二十六条第二项"), Is.EqualTo("禁止：|（二）乙。"));
            Assert.That(text.Notices.Single().Zh, Is.EqualTo("“第二十六条”之前缺条"));
        });
    }

    [Test]
    public void A_reference_at_the_beginning_of_a_line_is_no_article()
    {
        var text = Text("示范法", "第一条 甲。", "第二条 乙。", "第三条规定的丙。", "第一条和第二条的丁。", "第三条戊。", "第四条");
        Assert.Multiple(() =>
        {
            Assert.That(text.Provisions.Select(p => p.Label), Is.EqualTo(new[] { "第一条", "第二条", "第三条", "第四条" }));
            Assert.That(Cited(text, "第二条第三款"), Is.EqualTo("第一条和第二条的丁。"));
            Assert.That(Cited(text, "第三条"), Is.EqualTo("戊。"));
        });
    }

    [Test]
    public void A_line_that_a_hard_wrap_broke_is_one_paragraph()
    {
        var text = LawDocument.Divided(Document("示范法\n第一条　为了甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲\n乙乙乙乙，制定本法。\n第二款在此。\n第二条　禁止下列行为：\n（一）丙；\n（二）丁。\n").Body);
        Assert.Multiple(() =>
        {
            Assert.That(text.Provisions[0].Paragraphs, Has.Length.EqualTo(2));
            Assert.That(text.Provisions[0].Paragraphs[0].Text, Does.EndWith("甲甲乙乙乙乙，制定本法。"));
            Assert.That(Cited(text, "第二条第二项"), Is.EqualTo("禁止下列行为：|（二）丁。"));
        });
    }

    [TestCase("示范法.txt", "示范法\n（2019年12月28日第十三届全国人大常委会第十五次会议通过　根据2021年4月29日《关于修改〈示范法〉的决定》修正　自2021年6月1日起施行）\n第一条　甲。", "示范法", "2021-04-29")]
    [TestCase("中华人民共和国示范法_20191228.txt", "中华人民共和国示范法\n第一条　甲。", "中华人民共和国示范法", "2019-12-28")]
    [TestCase("x(2018-10-26).md", "# 示范条例\n\n2020年3月1日 施行\n\n第一条 甲。", "示范条例", "2018-10-26")]
    [TestCase("x.txt", "示范部\n关于加强示范管理的通知（试行）\n示范发〔2022〕1号\n一、甲。\n示范部\n2022年8月16日", "示范部关于加强示范管理的通知（试行）", "2022-08-16")]
    [TestCase("x.txt", "中华人民共和国国务院令\n第743号\n《示范条例》已经通过，现予公布，自2021年9月1日起施行。\n总理　某某\n2021年7月2日\n中华人民共和国\n示范条例\n第一条　甲。", "中华人民共和国示范条例", "2021-07-02")]
    [TestCase("示范办法（2021年5月6日）.txt", "第一条 甲。", "示范办法", "2021-05-06")]
    public void Title_and_date_are_those_of_the_text(string file, string text, string title, string date)
    {
        var document = Document(text, file);
        Assert.That((document.Title, $"{document.Date:yyyy-MM-dd}"), Is.EqualTo((title, date)));
    }

    [TestCase("示范法.txt", "示范法\n第一条 甲。", "ECO-5522")]
    [TestCase("示范法(2020-01-01).txt", "只有文字，没有条文。", "ECO-5520")]
    [TestCase("(2020-01-01).txt", "第一条 甲。", "ECO-5521")]
    public void What_cannot_be_made_out_is_refused_and_not_guessed(string file, string text, string code) =>
        Assert.That(Assert.Throws<EcoException>(() => Document(text, file))!.Faults.Single().Kind.Code, Is.EqualTo(code));

    [Test]
    public void A_text_is_the_same_text_whatever_its_layout()
    {
        var plain = Document("中华人民共和国示范法\n\n第一章　总　　则\n\n第一条　甲。\n\n（一） 乙。");
        var markdown = Document("---\nlayout: law\n---\n# 中华人民共和国示范法\n\n2019年1月1日 通过\n<!-- INFO\nEND -->\n## 第一章 总 则\n\n**第一条** 甲。\n\n- （一）乙。\r\n", "示范法(2020-01-01).md");
        Assert.Multiple(() =>
        {
            Assert.That(markdown.Digest, Is.EqualTo(plain.Digest));
            Assert.That(Document("中华人民共和国示范法\n\n第一章　总　　则\n\n第一条　甲！\n\n（一） 乙。").Digest, Is.Not.EqualTo(plain.Digest), "another word");
            Assert.That(Document("中华人民共和国示范法\n\n第一章　总　　则\n\n第一条　甲。\n\n（一） 乙。", "示范法(2021-01-01).txt").Digest, Is.Not.EqualTo(plain.Digest), "another date");
        });
    }

    [Test]
    public void A_name_older_than_the_text_itself_is_told() =>
        Assert.That(Document("示范法\n2021年1月1日 修正\n第一条 甲。").Notices.Single().Zh, Does.Contain("2021-01-01"));
}

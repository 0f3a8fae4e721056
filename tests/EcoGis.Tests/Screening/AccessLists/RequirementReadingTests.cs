namespace EcoGis.Tests;

/// <summary>Verbs and exceptions in made-up sentences, as a person would underline them; the vocabulary file itself, and broken copies of it.</summary>
public sealed class RequirementReadingTests
{
    private static AccessVocabulary Words => MadeUp.Rules.AccessLists;

    [TestCase("禁止新建化工项目", "prohibit", "禁止")]
    [TestCase("原则上禁止新建，逐步退出现有企业", "prohibit-in-principle", "原则上禁止|逐步退出")]
    [TestCase("原则上不得新增；鼓励搬迁", "prohibit-in-principle", "原则上不得|鼓励")]
    [TestCase("严格控制新增，不再新增排放", "restrict", "严格控制|不再新增")]
    [TestCase("主要污染物实行倍量替代", "offset", "倍量替代")]
    [TestCase("现有企业限期搬迁", "phase-out", "限期搬迁")]
    [TestCase("企业应当编制应急预案", "oblige", "应当")]
    [TestCase("引导向园区集中", "encourage", "引导")]
    [TestCase("允许排放量为 100 吨", null, "")]
    [TestCase("供应清洁能源，提高响应能力", null, "")]
    public void The_strongest_verb_gives_the_force_and_the_longest_word_counts(string text, string? force, string words)
    {
        var marks = Words.Reading.Read(text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(marks.Force?.Id, Is.EqualTo(force));
            Assert.That(string.Join('|', marks.Stretches.Where(s => s.Mark == RequirementMark.Verb).Select(s => text.Substring(s.Start, s.Length))), Is.EqualTo(words));
        }
    }

    [TestCase("禁止新建尾矿库，以提升安全为目的的改建除外。", "以提升安全为目的的改建除外")]
    [TestCase("除国家重大项目外，禁止占用。", "除国家重大项目外")]
    [TestCase("除国家重大项目外禁止占用，除防洪工程外禁止取土。", "除国家重大项目外|除防洪工程外")]
    [TestCase("禁止建设；但是防洪护岸、供水除外。鼓励绿化", "但是防洪护岸、供水除外")]
    [TestCase("除居民生活以外不得新建。军事设施不在此限。", "除居民生活以外|军事设施不在此限")]
    [TestCase("除尘设施外排颗粒物须达标，去除率不低于90%", "")]
    [TestCase("除供水项目。以外的文字在下一句", "")]
    public void Exceptions_are_found_within_a_sentence(string text, string expected)
    {
        var found = Words.Reading.Read(text).Stretches.Where(s => s.Mark == RequirementMark.Exception).Select(s => text.Substring(s.Start, s.Length));
        Assert.That(string.Join('|', found), Is.EqualTo(expected));
    }

    [Test]
    public void Forces_stand_in_the_order_of_the_domain_paper() =>
        Assert.That(Words.Verbs.Select(v => v.Id), Is.EqualTo(new[] { "prohibit", "prohibit-in-principle", "restrict", "offset", "phase-out", "oblige", "encourage", "permit" }));

    [TestCase("KJBJYS", "spatial-layout")]
    [TestCase("PWWPFGK", "pollutant-discharge")]
    [TestCase("空间布局约束\n", "spatial-layout")]
    [TestCase("　ＨＪＦＸＦＫ ", "risk-control")]
    [TestCase("资源开发效率要求", "resource-efficiency")]
    public void Columns_are_known_by_both_generations_and_in_spite_of_line_ends_and_full_width(string column, string dimension) =>
        Assert.That(Words.DimensionCalled(column)?.Id, Is.EqualTo(dimension));

    [TestCase("ZH51060429002", "510604")]
    [TestCase("YS5101172340001", "510117")]
    [TestCase("ZH5106042900", null)]
    [TestCase("ZH51060449002", null)]
    [TestCase("YS51060429002", null)]
    [TestCase("zh51060429002", null)]
    public void Codes_are_those_of_the_grammar(string code, string? adcode) => Assert.That(UnitCode.Parse(code)?.Adcode, Is.EqualTo(adcode));

    [TestCase("  - {kind: control-unit, prefix: ZH}", "  - {kind: no-such-kind, prefix: ZH}", "ECO-5005")]
    [TestCase("prefix: YS", "prefix: ZH", "ECO-5006")]
    [TestCase("words: [禁止, 严禁", "words: [禁止, 鼓励, 严禁", "ECO-5006")]
    [TestCase("scope: unit-type", "scope: unit_type", "ECO-5004")]
    [TestCase("  condition: [", "  conditions: [", "ECO-5002")]
    [TestCase("not_verbs:", "no_verbs:", "ECO-5002")]
    public void A_broken_vocabulary_is_refused_with_its_place(string from, string to, string code)
    {
        const string Name = "access-lists/vocabulary.yaml";
        var files = DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data"));
        string text = files.Single(f => f.Name == Name).Text;
        Assert.That(text, Does.Contain(from));
        var refusal = Assert.Throws<EcoException>(() => RuleBase.Load([.. files.Where(f => f.Name != Name), new DataFile(Name, text.Replace(from, to, StringComparison.Ordinal))]))!;
        Assert.That(refusal.Faults.Select(f => (f.Kind.Code, f.Where.File)), Does.Contain((code, Name)));
    }

    [Test]
    public void A_rule_base_without_the_vocabulary_does_not_load() =>
        Assert.Throws<EcoException>(() => RuleBase.Load([.. DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data")).Where(f => !f.Name.StartsWith("access-lists/", StringComparison.Ordinal))]));
}

namespace EcoGis.Tests;

/// <summary>One small instrument for each thing the linter notices: it is told with its line, and not told once the data are put right.</summary>
public sealed class LintFindingTests
{
    private const string Law = "instrument: {id: law-a, title: 甲法（2019年修订）, issuer: 机关, in_force: {from: 2020-01-01}, applies_in: [china], verified: false}\nclauses:\n  '1': {article: 第一条, summary: 示范}\nrules:\n";
    private const string Other = "instrument: {id: law-b, title: 乙法, issuer: 机关, in_force: {from: 2020-01-01}, applies_in: [china], verified: false}\nclauses:\n  '1': {article: 第一条, summary: 示范}\nrules:\n";
    private const string Farm = "zone: {kind: permanent-farmland}, relation: overlaps, ";

    private static readonly DateOnly Day = new(2026, 11, 23);

    private static readonly DataFile[] s_withoutRules =
        [.. DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data")).Where(f => !f.Name.StartsWith("rules/", StringComparison.Ordinal) && f.Name != "not-modelled.yaml")];

    private static string R(int n, string rest) => $"  - {{id: rule-{n}, name: 甲, cites: ['1'], {rest}}}\n";

    private static IEnumerable<TestCaseData> Cases()
    {
        string any = R(1, Farm + "effect: prohibited"), second = R(2, Farm + "effect: prohibited");

        yield return Told("ECO-5030", 5, LintLevel.Error, Law + R(1, Farm + "in_force: {to: 2019-06-01}, effect: prohibited"), Law + R(1, Farm + "in_force: {to: 2021-06-01}, effect: prohibited"));
        yield return Told("ECO-5032", 5, LintLevel.Error, Law + R(1, Farm + "activity: {nature: [new]}, except: [{nature: [new, expand]}], effect: prohibited"), Law + R(1, Farm + "activity: {nature: [new]}, except: [{nature: [new], facts: {requisition: true}}], effect: prohibited"));
        yield return Told("ECO-5033", 5, LintLevel.Error, Law + R(1, "zone: {kind: river-outfall}, relation: {overlaps: {at_least: 1 ha}}, effect: restricted"), Law + R(1, "zone: {kind: cropland}, relation: {overlaps: {at_least: 1 ha}}, effect: restricted"));
        yield return Told("ECO-5033", 5, LintLevel.Error, Law + R(1, "zone: {kind: cropland}, relation: {overlaps: {below: 0 ha}}, effect: restricted"), Law + R(1, "zone: {kind: cropland}, relation: {overlaps: {below: 1 ha}}, effect: restricted"));
        yield return Told("ECO-5035", 5, LintLevel.Warning, Law + R(1, Farm + "activity: {nature: [new]}, except: [{nature: [rebuild]}], effect: prohibited"), Law + R(1, Farm + "activity: {nature: [new, rebuild]}, except: [{nature: [rebuild]}], effect: prohibited"));
        yield return Told("ECO-5036", 6, LintLevel.Note, Law + any + R(2, Farm + "activity: {nature: [new]}, effect: prohibited"), Law + R(1, Farm + "activity: {nature: [new]}, effect: prohibited") + R(2, Farm + "activity: {nature: [expand]}, effect: prohibited"));
        yield return Told("ECO-5037", 5, LintLevel.Note, Other + second, Other + second.Replace("permanent-farmland", "cropland", StringComparison.Ordinal), also: Law + any);
        yield return Told("ECO-5038", 6, LintLevel.Warning, Law + any + R(2, Farm + "activity: {nature: [new]}, effect: restricted"), Law + R(1, Farm + "except: [{nature: [new]}], effect: prohibited") + R(2, Farm + "activity: {nature: [new]}, effect: restricted"));
        yield return Told("ECO-5039", 5, LintLevel.Warning, Law + R(1, Farm + "except: [{facts: {purpose: [navigation]}}], effect: prohibited") + second, Law + R(1, Farm + "except: [{facts: {purpose: [navigation]}}], effect: prohibited"));
        yield return Told("ECO-5040", 5, LintLevel.Note, Law + R(1, Farm + "except: [{facts: {purpose: [navigation, water-supply]}}], effect: prohibited") + R(2, Farm + "except: [{facts: {purpose: [navigation]}}], effect: prohibited"), Law + R(1, Farm + "except: [{facts: {purpose: [navigation]}}], effect: prohibited") + R(2, Farm + "except: [{facts: {purpose: [navigation]}}], effect: prohibited"));
        string newer = Other.Replace("乙法", "甲法（2024年修订）", StringComparison.Ordinal).Replace("2020-01-01", "2024-01-01", StringComparison.Ordinal) + second;
        yield return Told("ECO-5041", 1, LintLevel.Error, newer, newer.Replace("甲法", "丙法", StringComparison.Ordinal), also: Law + any);
        yield return Told("ECO-5042", 1, LintLevel.Warning, newer, newer.Replace("2024-01-01", "2022-01-01", StringComparison.Ordinal), also: Law.Replace("2020-01-01", "2020-01-01, to: 2022-01-01", StringComparison.Ordinal) + any);
        yield return Told("ECO-5043", 1, LintLevel.Warning, Law.Replace("2020-01-01", "2020-01-01, to: 2026-11-23", StringComparison.Ordinal) + any, Law.Replace("2020-01-01", "2020-01-01, to: 2026-11-24", StringComparison.Ordinal) + any);
        string superseded = Law.Replace("verified: false", "superseded_by: {title: 乙法, from: 2026-11-23, verified: false}, verified: false", StringComparison.Ordinal) + any;
        yield return Told("ECO-5044", 1, LintLevel.Warning, superseded, superseded.Replace("2026-11-23", "2026-11-24", StringComparison.Ordinal));
        yield return Told("ECO-5045", 1, LintLevel.Error, superseded, superseded.Replace("乙法", "丙法", StringComparison.Ordinal), also: Other.Replace("verified: false", "superseded_by: {title: 甲法（2019年修订）, from: 2027-01-01, verified: false}, verified: false", StringComparison.Ordinal) + second);
        yield return Told("ECO-5049", 3, LintLevel.Warning, Law.Replace("rules:", "rules: []", StringComparison.Ordinal), Law + any);
        yield return Told("ECO-5052", 5, LintLevel.Warning, Law + R(1, "zone: {kind: shoreline}, relation: {within: 5 m}, effect: restricted"), Law + R(1, "zone: {kind: river-bank}, relation: {within: 5 m}, effect: restricted"));
        yield return Told("ECO-5054", 5, LintLevel.Warning, Law.Replace("summary: 示范", "summary: 不得占用，国家重点项目除外。", StringComparison.Ordinal) + any, Law.Replace("summary: 示范", "summary: 不得占用，国家重点项目除外。", StringComparison.Ordinal) + R(1, Farm + "no_exception: 由第二条规定, effect: prohibited"));
    }

    private static TestCaseData Told(string code, int line, LintLevel level, string faulty, string sound, string? also = null) =>
        new TestCaseData(code, line, level, faulty, sound, also).SetName($"{code} in line {line}: {faulty[faulty.IndexOf("rules:", StringComparison.Ordinal)..].ReplaceLineEndings(" ")}");

    [TestCaseSource(nameof(Cases))]
    public void A_slip_is_told_with_its_line_and_not_told_once_put_right(string code, int line, object level, string faulty, string sound, string? also)
    {
        var told = Lint(faulty, also).Where(f => f.Fault.Kind.Code == code && f.Fault.Where.File == "rules/t.yaml").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Select(f => (f.Fault.Where.Line, (object)f.Level)), Is.EqualTo(new[] { ((int?)line, level) }));
            Assert.That(told.SelectMany(f => f.Subjects), Is.Not.Empty);
            Assert.That(Lint(sound, also).Where(f => f.Fault.Kind.Code == code && f.Fault.Where.File == "rules/t.yaml"), Is.Empty, "put right");
        }
    }

    [Test]
    public void The_words_of_the_official_text_count_where_our_summary_is_silent()
    {
        var library = new LawLibrary([new LawEntry(LawDocument.Of("甲法(2019-12-31).md", TextLines.Of("# 甲法\n\n第一条 禁止占用；但是，抢险救灾除外。\n", markdown: true)))]);
        var told = RuleLint.Run(Load(Law + R(1, Farm + "effect: prohibited"), null), Day, library).Single(f => f.Fault.Kind.Code == "ECO-5054");
        Assert.That(told.Fault.In(Language.Zh), Does.Contain("官方文本").And.Contain("但是"));
    }

    [TestCase("adcodes: []", "adcodes: ['51']")]
    [TestCase("adcodes: ['990604']", "adcodes: ['510604']")]
    [TestCase("adcodes: ['5106040']", "adcodes: ['510604']")]
    [TestCase("adcodes: ['51O604']", "adcodes: ['510604']")]
    public void A_territory_of_nothing_is_an_error(string faulty, string sound)
    {
        DataFile File(string codes) => new("territories/t.yaml", $"id: t-land\nname: 示范地\n{codes}\nsource: 示范\nverified: false\n");
        bool Wrong(string codes) => RuleLint.Run(RuleBase.Load([.. s_withoutRules, File(codes)]), Day, null).Any(f => f is { Level: LintLevel.Error, Fault.Kind.Code: "ECO-5034", Fault.Where: { File: "territories/t.yaml", Line: 1 } });
        Assert.That((Wrong(faulty), Wrong(sound)), Is.EqualTo((true, false)));
    }

    [Test]
    public void Facts_values_words_and_territories_that_nothing_uses_are_told()
    {
        var findings = Lint(Law + R(1, "relation: anywhere, activity: {facts: {facility: [graves]}}, effect: restricted"), null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(findings.Where(f => f.Fault.Kind.Code == "ECO-5047").SelectMany(f => f.Subjects), Has.Member("purpose").And.No.Member("facility"));
            Assert.That(findings.Single(f => f.Fault.Kind.Code == "ECO-5048").Fault.In(Language.En), Does.Contain("cableway").And.Not.Contain("graves").And.Not.Contain("none,"));
            Assert.That(findings.Where(f => f.Fault.Kind.Code == "ECO-5050").SelectMany(f => f.Subjects), Has.Member("chemical"));
            Assert.That(findings.Where(f => f.Fault.Kind.Code == "ECO-5051").SelectMany(f => f.Subjects), Has.Member("sichuan").And.No.Member("china"));
        }
    }

    [Test]
    public void A_class_without_a_rule_is_told_also_when_it_has_one_on_some_days_only()
    {
        string dike = "zone: {kind: dike-protection, class: [dike]}, relation: overlaps, effect: restricted, ";
        string Told(string rules) => Lint(Law + rules, null).Single(f => f.Fault.Kind.Code == "ECO-5046" && f.Subjects[0] == "dike-protection").Fault.In(Language.En);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Told(R(1, dike + "in_force: {}")), Does.Contain(": safety-zone |"));
            Assert.That(Lint(Law + R(1, dike + "in_force: {to: 2024-01-01}") + R(2, "zone: {kind: dike-protection}, relation: overlaps, effect: advice, in_force: {from: 2024-03-01}"), null)
                .Where(f => f.Fault.Kind.Code == "ECO-5046" && f.Subjects[0] == "dike-protection").Select(f => f.Fault.In(Language.En)), Has.Some.Contain("dike (2024-01-01 – 2024-03-01)"));
        }
    }

    [Test]
    public void A_profile_where_no_rule_judges_and_a_kind_it_forgets_are_told()
    {
        DataFile District(string adcode) => new("districts/t.yaml", $"name: 示范区\nsite_accuracy: {{txt: 1 m}}\nadcodes: ['{adcode}']\n");
        string[] Codes(string adcode) => [.. RuleLint.Run(RuleBase.Load([.. s_withoutRules, new DataFile("rules/t.yaml", Law.Replace("[china]", "[luojiang]", StringComparison.Ordinal) + R(1, Farm + "effect: prohibited")), District(adcode)]), Day, null)
            .Where(f => f.Fault.Where.File == "districts/t.yaml").Select(f => f.Fault.Kind.Code)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Codes("110101"), Is.EqualTo(new[] { "ECO-5056" }));
            Assert.That(Codes("510604"), Is.EqualTo(new[] { "ECO-5053" }));
        }
    }

    [Test]
    public void Where_the_search_is_cut_short_nothing_is_claimed()
    {
        var rules = Load(Law + R(1, Farm + "activity: {nature: [new]}, except: [{nature: [new], facts: {requisition: true}}, {facts: {requisition: false}}], effect: prohibited"), null);
        Rule rule = rules.Rules.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new ActivitySpace(rules).Find([rule.Activity], rule.Except), Is.EqualTo(new Search(true, null)), "both exceptions together lift it always");
            Assert.That(new ActivitySpace(rules, mostSteps: 1).Find([rule.Activity], rule.Except).Impossible, Is.False);
        }
    }

    /// <summary>A thousand exceptions that would take forever to go through, and a summary made to stall a backtracking search for words.</summary>
    [Test]
    [CancelAfter(120_000)]
    public void Hostile_rules_are_looked_through_in_bounded_time()
    {
        string[] bools = [.. MadeUp.Rules.Facts.Values.Where(f => f.Type == FactType.Bool).Select(f => f.Id).Take(10)];
        string exceptions = string.Join(", ", Enumerable.Range(0, 1024).Select(n => $"{{facts: {{{string.Join(", ", bools.Select((b, i) => $"{b}: {((n >> i & 1) == 1 ? "true" : "false")}"))}}}}}").Chunk(20).Select(c => string.Join(", ", c) + "\n    "));
        string rule = $"  - id: rule-1\n    name: 甲\n    cites: ['1']\n    zone: {{kind: cropland}}\n    relation: overlaps\n    effect: prohibited\n    except: [{exceptions}]\n";
        var findings = Lint(Law.Replace("summary: 示范", $"summary: {string.Concat(Enumerable.Repeat("除但确", 5000))}", StringComparison.Ordinal) + rule, null);
        Assert.That(findings.Where(f => f.Subjects.Contains("rule-1")).Select(f => f.Fault.Kind.Code), Has.Member("ECO-5032").Or.Member("ECO-5055"));
    }

    private static System.Collections.Immutable.ImmutableArray<LintFinding> Lint(string text, string? also) => RuleLint.Run(Load(text, also), Day, null);

    private static RuleBase Load(string text, string? also) =>
        RuleBase.Load([.. s_withoutRules, new DataFile("rules/t.yaml", text), .. also is null ? Array.Empty<DataFile>() : [new DataFile("rules/u.yaml", also)]]);
}

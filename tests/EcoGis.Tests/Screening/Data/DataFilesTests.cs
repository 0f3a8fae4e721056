namespace EcoGis.Tests;

public sealed class DataFilesTests
{
    private static readonly string Data = Path.Combine(SharedData.RepositoryRoot, "data");

    [Test]
    public void Every_file_of_the_data_folder_loads() => Assert.That(MadeUp.Rules.Kinds, Is.Not.Empty);

    [Test]
    public void The_schemas_for_editors_are_those_of_the_types()
    {
        foreach (var schema in DataSchema.All().Append(DataSchema.File(ReportTemplate.Form.Name, ReportTemplate.Form.Type)))
        {
            string path = Path.Combine(Data, "schemas", schema.Name);
            if (Environment.GetEnvironmentVariable("ECOGIS_ACCEPT") == "1")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, schema.Text);
            }

            Assert.That(File.Exists(path) ? File.ReadAllText(path) : "", Is.EqualTo(schema.Text), $"{schema.Name}: run the tests with ECOGIS_ACCEPT=1 and read the difference");
        }
    }

    [TestCase("a: 1\nb: &x 2", "ECO-5001", 2, TestName = "An anchor is refused")]
    [TestCase("a: !!str 1", "ECO-5001", 1, TestName = "A type tag is refused")]
    [TestCase("version: a\nversion: b", "ECO-5001", 2, TestName = "A key that stands twice is refused")]
    [TestCase("version: a\nverison: b", "ECO-5002", 2, TestName = "An unknown key is refused and named with its line")]
    [TestCase("{}", "ECO-5003", 1, TestName = "A missing key is named")]
    [TestCase("- a", "ECO-5004", 1, TestName = "A list where a mapping belongs is refused")]
    [Category("reliability-69")]
    public void A_faulty_file_is_refused_with_code_and_line(string text, string code, int line)
    {
        var refusal = Assert.Throws<EcoException>(() => StrictYaml.Read<RuleBaseFile>(new DataFile("rule-base.yaml", text)))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Faults[0].Kind.Code, Is.EqualTo(code));
            Assert.That(refusal.Faults[0].Where.Line, Is.EqualTo(line));
            Assert.That(refusal.In(Language.Zh), Does.Contain("rule-base.yaml").And.Contain($"第 {line} 行"));
        }
    }

    [Test]
    public void Every_bad_reference_of_a_rule_is_listed_at_once_with_its_line()
    {
        const string Rule = """
            instrument:
              id: test-law
              title: 示范法
              issuer: 示范机关
              in_force: {from: 2020-01-01}
              applies_in: [nowhere-land]
              verified: false
            clauses:
              1: {article: 第一条, summary: 示范}
            rules:
              - id: no-citation
                name: 没有引用
                zone: {kind: scenic-area, class: [no-such-class]}
                relation: overlaps
                effect: prohibited
              - id: dangling
                name: 悬空
                cites: ['2']
                zone: {kind: no-such-kind}
                relation: overlaps
                activity: {industry: {groups: [no-such-group]}, facts: {no-such-fact: true}}
                effect: prohibited
            """;
        var files = DataFolder.Read(Data).Append(new DataFile("rules/test-law.yaml", Rule)).ToList();
        var faults = Assert.Throws<EcoException>(() => RuleBase.Load(files))!.Faults;
        Assert.That(faults.Select(f => (f.Kind.Code, f.Where.Line)), Is.EquivalentTo(new (string, int?)[]
        {
            ("ECO-5005", 2), ("ECO-5005", 13), ("ECO-5007", 11), ("ECO-5005", 19), ("ECO-5005", 16), ("ECO-5005", 21), ("ECO-5005", 21),
        }));
    }
}

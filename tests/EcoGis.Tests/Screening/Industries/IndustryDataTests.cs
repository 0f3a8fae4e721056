namespace EcoGis.Tests;

/// <summary>A wrong code in the data stops the rule base, with the line it stands on and the codes nearest to it.</summary>
internal sealed class IndustryDataTests
{
    private static readonly IReadOnlyList<DataFile> Data = DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data"));

    private static IReadOnlyList<Fault> Faults(DataFile added) =>
        Assert.Throws<EcoException>(() => RuleBase.Load([.. Data.Where(f => f.Name != added.Name), added]))!.Faults;

    [TestCase("      2614: 有机化学原料制造", "ECO-5540", 8, "26", TestName = "A class of another division")]
    [TestCase("      97145: 五位", "ECO-5540", 8, "97145", TestName = "A code of five digits")]
    [TestCase("      9711: 没有中类", "ECO-5541", 8, "971", TestName = "A class without its group")]
    [TestCase("      971: 中类\n      9710: 末位为零", "ECO-5542", 9, "971", TestName = "A class that ends in 0 beside its group")]
    [TestCase("      9710: 一\n      9710: 二", "ECO-5001", 9, "9710", TestName = "A class written twice")]
    public void A_bad_row_of_the_table_is_named_with_its_line(string rows, string code, int line, string about)
    {
        const string Head = "letter: T\nname: 国际组织\nverified: false\ndivisions:\n  - code: '97'\n    name: 国际组织\n    classes:\n";
        var fault = Faults(new DataFile("codes/industry-classes/t-international.yaml", Head + rows)).First(f => f.Kind.Code == code);
        Assert.That(fault.Where.Line, Is.EqualTo(line));
        Assert.That(fault.In(Language.Zh), Does.Contain(about).And.Contain("t-international.yaml"));
    }

    [Test]
    public void A_division_in_two_sections_is_a_fault()
    {
        var faults = Faults(new DataFile("codes/industry-classes/t-international.yaml", "letter: T\nname: 国际组织\nverified: false\ndivisions:\n  - {code: '96', name: 又一个}"));
        Assert.That(faults.Select(f => (f.Kind.Code, f.Where.Line)), Does.Contain(("ECO-5006", (int?)5)));
    }

    [Test]
    public void A_code_of_a_policy_word_that_the_standard_lacks_is_a_fault_with_its_line_and_its_neighbours()
    {
        const string Groups = "groups:\n  - id: made-up\n    name: 示范\n    source: 示范\n    rows:\n      - {code: C2615, confidence: high}";
        var fault = Faults(new DataFile("codes/industry-groups.yaml", Groups)).Single(f => f.Kind.Code == "ECO-5543");
        Assert.That((fault.Where.File, fault.Where.Line), Is.EqualTo(("codes/industry-groups.yaml", 6)));
        Assert.That(fault.In(Language.Zh).Split('|')[^1], Does.Contain("C2613 无机盐制造").And.Contain("C2614 有机化学原料制造"));
    }

    [Test]
    public void A_code_of_a_rule_that_the_standard_lacks_is_a_fault_with_its_line()
    {
        var fault = Assert.Throws<EcoException>(() => HandMadeRules.Of("china", "relation: anywhere, activity: {industry: {codes: [C2614, C2699]}}, effect: advice"))!.Faults.Single();
        Assert.That((fault.Kind.Code, fault.Where.File, fault.Where.Line), Is.EqualTo(("ECO-5543", "rules/hand-made.yaml", 5)));
        Assert.That(fault.In(Language.Zh), Does.Contain("C2699").And.Contain("C2689"));
    }
}

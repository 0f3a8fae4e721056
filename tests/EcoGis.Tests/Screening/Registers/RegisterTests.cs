namespace EcoGis.Tests;

/// <summary>The registers of data/registers, and which step may follow which: the six words of the founding plan, drawn by hand.</summary>
public sealed class RegisterTests
{
    private static readonly DateOnly s_day = new(2026, 5, 1), s_today = new(2026, 11, 23);
    private static readonly IReadOnlyList<DataFile> s_files = DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data"));

    public static RegisterBook Book { get; } = RegisterBook.Load(s_files, MadeUp.Rules.Kinds);

    private static Register Projects => Book.Default;

    private static EntryStep Step(string? remark = "依据", DateOnly? day = null, bool correction = false) => new(day ?? s_day, s_today, remark, correction);

    [Test]
    public void The_registers_of_the_founding_plan_are_there()
    {
        string[] kinds = ["assessment-section", "river-outfall", "carbide-slag-yard", "groundwater-source", "green-shield-site", "small-hydropower", "mine-restoration"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Book.All.Keys, Does.Contain("two-high-one-low").And.Contain("projects"));
            Assert.That(Book.All.Values.Select(r => r.Kind).OfType<string>(), Is.EquivalentTo(kinds));
            Assert.That(Book.Of("two-high-one-low").Statuses.Select(s => s.Name.Zh), Is.EqualTo(new[] { "拟建", "在建", "已建", "整改", "退出", "销号" }));
            Assert.That(Book.Of("carbide-slag-yards").Statuses.Select(s => s.Name.Zh), Is.EqualTo(new[] { "在用", "临时封场", "永久封场" }));
        }
    }

    [TestCase("拟建", "在建", true)]
    [TestCase("在建", "已建", true)]
    [TestCase("已建", "整改", true)]
    [TestCase("整改", "销号", true)]
    [TestCase("退出", "销号", true)]
    [TestCase("拟建", "销号", false)]
    [TestCase("已建", "拟建", false)]
    [TestCase("销号", "在建", false)]
    [TestCase("退出", "在建", false)]
    [TestCase("在建", "在建", false)]
    public void Only_a_sensible_status_follows(string present, string next, bool may)
    {
        void Take() => Projects.DemandStep("A-1", Projects.Status(present).Id, s_day, Projects.Status(next), Step());
        if (may)
            Assert.DoesNotThrow(Take);
        else
            Assert.That(Assert.Throws<EcoException>(Take)!.Faults[0].Kind, Is.EqualTo(RegisterFaults.CannotFollow));
    }

    [Test]
    public void A_step_to_an_earlier_or_a_coming_day_is_refused_and_one_that_must_be_explained_is_explained()
    {
        var (building, withdrawn) = (Projects.Status("在建"), Projects.Status("退出"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kind(() => Projects.DemandStep("A", "planned", s_day, building, Step(day: s_day.AddDays(-1)))), Is.EqualTo(RegisterFaults.EarlierDay));
            Assert.That(Kind(() => Projects.DemandStep("A", "planned", s_day, building, Step(day: s_today.AddDays(1)))), Is.EqualTo(RegisterFaults.FutureDay));
            Assert.That(Kind(() => Projects.DemandStep("A", "planned", s_day, withdrawn, Step(remark: " "))), Is.EqualTo(RegisterFaults.NeedsRemark));
            Assert.DoesNotThrow(() => Projects.DemandStep("A", "planned", s_day, building, Step(remark: null)));
            Assert.DoesNotThrow(() => Projects.DemandStep("A", "planned", s_day, building, Step(day: s_today)));
        }
    }

    [Test]
    public void A_correction_may_go_anywhere_but_must_say_why()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.DoesNotThrow(() => Projects.DemandStep("A", "built", s_day, Projects.Status("拟建"), Step(day: s_day.AddDays(-30), correction: true)));
            Assert.That(Kind(() => Projects.DemandStep("A", "built", s_day, Projects.Status("拟建"), Step(remark: null, correction: true))), Is.EqualTo(RegisterFaults.NeedsRemark));
        }
    }

    [TestCase("begins: [gone]", "begins: [a]", "ECO-5005", TestName = "A beginning that is no status is refused")]
    [TestCase("next: [gone]", "next: [a]", "ECO-5005", TestName = "A following status that is not there is refused")]
    [TestCase("verified: false\nextra: 1", "verified: false", "ECO-5002", TestName = "An unknown key of a register is refused")]
    [TestCase("kind: scenic-area\nverified: false", "verified: false", "ECO-5005", TestName = "A status that is no class of the register's kind is refused")]
    public void A_faulty_register_is_refused(string bad, string good, string code)
    {
        string text = "id: x\nname: 示范\nverified: false\nbegins: [a]\nstatuses:\n  - {id: a, name: 甲, next: [a]}\n".Replace(good, bad);
        var faults = Assert.Throws<EcoException>(() => RegisterBook.Load([.. s_files, new DataFile("registers/x.yaml", text)], MadeUp.Rules.Kinds))!.Faults;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults.Select(f => f.Kind.Code), Does.Contain(code));
            Assert.That(faults.Select(f => f.Where.File), Has.All.EndsWith("x.yaml"));
        }
    }

    [Test]
    public void A_new_word_for_a_status_is_no_new_rule_base()
    {
        string before = RuleBase.Load(s_files).Digest;
        var changed = s_files.Select(f => f.Name.StartsWith("registers/") ? f with { Text = f.Text + "\n# 注\n" } : f).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RuleBase.Load(changed).Digest, Is.EqualTo(before));
            Assert.That(RuleBase.Load([.. s_files.Select(f => f.Name.StartsWith("rules/") ? f with { Text = f.Text + "\n# 注\n" } : f)]).Digest, Is.Not.EqualTo(before));
        }
    }

    private static FaultKind Kind(Action act) => Assert.Throws<EcoException>(act)!.Faults[0].Kind;
}

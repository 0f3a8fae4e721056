using System.Text;

namespace EcoGis.Tests;

/// <summary>What a spreadsheet makes of the CSV, and how question lists are numbered. Expected texts are written by hand.</summary>
internal sealed class ResultTextTests
{
    private static readonly OverlapRecord Zone = new("scenic-area", "景区", 1, "-1", "甲,\"乙\"", "core", 12.5, 0.00001, 0, 1, 0.25, 3, Certainty.Firm);

    [Test]
    [Category("reliability-79")]
    public void Text_that_a_spreadsheet_would_run_is_disarmed_and_the_columns_are_named()
    {
        var proposal = MadeUp.Proposal(MadeUp.Box(0, 0, 10, 10), Activity.Unknown) with { Id = "=HYPERLINK(\"http://x\")" };
        var site = new SiteRecord(100, 100, 40, "EPSG:4523", "EPSG:4523", 1, null, [], [], null, []);
        var block = new CsvBlock(Language.Zh);
        block.Add(7, new SiteOverlaps(proposal, site, [Zone]));
        block.Add(8, new SiteOverlaps(proposal with { Id = "plain" }, site, []));
        using MemoryStream stream = new();
        CsvBlock.WriteHeader(stream, areasOnly: true);
        block.WriteTo(stream);
        Assert.That(Encoding.UTF8.GetString(stream.ToArray()), Is.EqualTo(
            "\ufefffeature,id,kind,layer,zone_code,zone_name,zone_class,area_ellipsoidal_m2,area_planar_m2,length_m,share_of_site,share_of_zone,mean_width_m,certainty,problem,escaped\r\n"
            + "7,\"'=HYPERLINK(\"\"http://x\"\")\",scenic-area,景区,'-1,\"甲,\"\"乙\"\"\",core,12.5,1E-05,0,1,0.25,3,firm,,id;zone_code\r\n"
            + "8,plain,,,,,,,,,,,,,,\r\n"));
    }

    [TestCase("=1", true)]
    [TestCase("+1", true)]
    [TestCase("-1", true)]
    [TestCase("@x", true)]
    [TestCase("\tx", true)]
    [TestCase("\rx", true)]
    [TestCase("\nx", true)]
    [TestCase("＝1", true)]
    [TestCase("a=1", false)]
    public void Only_a_dangerous_first_character_is_disarmed(string id, bool disarmed)
    {
        var block = new CsvBlock(Language.En);
        block.Add(1, new SiteOverlaps(MadeUp.Proposal(MadeUp.Box(0, 0, 10, 10), Activity.Unknown) with { Id = id }, new SiteRecord(1, 1, 4, "EPSG:4523", "EPSG:4523", 1, null, [], [], null, []), []));
        using MemoryStream stream = new();
        block.WriteTo(stream);
        Assert.That(Encoding.UTF8.GetString(stream.ToArray()), disarmed ? Does.Contain("'" + id).And.EndWith(",id\r\n") : Does.StartWith("1,a=1,").And.EndWith(",\r\n"));
    }

    [Test]
    public void Lists_are_numbered_by_first_use_and_a_restored_memory_goes_on_alike()
    {
        QuestionLists lists = new();
        Assert.That(Numbers(lists, "a", "b", "a", "", "c", "b"), Is.EqualTo("1! 2! 1 0 3! 2"));
        Assert.That(Numbers(QuestionLists.Restore(lists.Memory), "c", "a", "d", "b"), Is.EqualTo("3 1 4! 2"));
    }

    [Test]
    public void Memory_is_bounded_and_a_list_that_was_forgotten_gets_a_new_number_before_and_after_a_restore()
    {
        QuestionLists lists = new();
        for (int i = 1; i <= 5000; i++)
            lists.IsNew($"list {i}", out _);
        foreach (var one in new[] { QuestionLists.Restore(lists.Memory), lists })
            Assert.That(Numbers(one, "list 904", "list 905", "list 5000"), Is.EqualTo("5001! 5002! 5000"), "4096 are remembered, and a new one drives out the oldest");
        Assert.That(lists.Memory, Has.Length.LessThan(100_000));
    }

    private static string Numbers(QuestionLists lists, params string[] keys) => string.Join(' ', keys.Select(k => (lists.IsNew(k, out int n), n)).Select(x => $"{x.n}{(x.Item1 ? "!" : "")}"));
}

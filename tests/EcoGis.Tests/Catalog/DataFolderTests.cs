namespace EcoGis.Tests;

/// <summary>What lies in a data folder beside sound files: links, folders, devices, other extensions. What was meant as data is named, never left out in silence.</summary>
public sealed class DataFolderTests
{
    private string _folder = "";

    [SetUp]
    public void Folder()
    {
        _folder = Directory.CreateTempSubdirectory("ecogis-data-").FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "rules"));
        File.WriteAllText(At("rule-base.yaml"), "version: '1'\ncomplete_from: 2020-01-01\n");
    }

    [TearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);

    private (string Code, string? File)[] Refused() => [.. Assert.Throws<EcoException>(() => DataFolder.Read(_folder))!.Faults.Select(f => (f.Kind.Code, f.Where.File))];

    [TestCase("rules/new-law.yml")]
    [TestCase("rules/new-law.YAML")]
    [TestCase("rules/new-law.yaml.txt")]
    [TestCase("new-law.Yml.TXT")]
    public void A_data_file_with_another_extension_is_named(string name)
    {
        File.WriteAllText(At(name), "a: 1\n");
        Assert.That(Refused(), Is.EqualTo(new[] { ("ECO-5086", name) }));
    }

    [TestCase("rule/new-law.yaml")]
    [TestCase("Rules/new-law.yaml")]
    [TestCase("new-law.yaml")]
    [TestCase("codes/new-table.yaml")]
    public void A_data_file_where_nothing_reads_is_named(string name)
    {
        var real = DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data"));
        var faults = Assert.Throws<EcoException>(() => RuleBase.Load([.. real, new DataFile(name, "a: 1\n")]))!.Faults;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults.Select(f => (f.Kind.Code, f.Where.File)), Is.EqualTo(new[] { ("ECO-5086", name) }));
            Assert.That(faults[0].In(Language.En), Does.Contain("data/rules/"));
        }
    }

    [Test]
    public void Notes_backups_and_hidden_files_are_left_alone()
    {
        foreach (string name in (string[])["README.md", "rules/old.yaml~", "rules/.law.yaml.swp", "rules/law.yaml.bak", "rules/Thumbs.db"])
            File.WriteAllText(At(name), "?");
        Directory.CreateDirectory(At(".git"));
        File.WriteAllText(At(".git/x.yaml"), "?");
        Assert.That(DataFolder.Read(_folder).Select(f => f.Name), Is.EqualTo(new[] { "rule-base.yaml" }));
    }

    [Test]
    public void A_folder_named_as_a_file_is_told()
    {
        Directory.CreateDirectory(At("rules/law.yaml"));
        Assert.That(Refused(), Is.EqualTo(new[] { ("ECO-5085", "rules/law.yaml") }));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_linked_folder_is_told_and_not_walked()
    {
        Directory.CreateSymbolicLink(At("rules/loop"), _folder);
        Directory.CreateSymbolicLink(At("rules/again"), _folder);
        Assert.That(Refused(), Is.EquivalentTo(new[] { ("ECO-5085", "rules/again"), ("ECO-5085", "rules/loop") }));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_file_that_links_to_itself_or_to_nothing_cannot_be_read()
    {
        File.CreateSymbolicLink(At("rules/a.yaml"), At("rules/b.yaml"));
        File.CreateSymbolicLink(At("rules/b.yaml"), At("rules/a.yaml"));
        File.CreateSymbolicLink(At("rules/gone.yaml"), At("rules/nothing.yaml"));
        Assert.That(Refused(), Is.EquivalentTo(new[] { ("ECO-5084", "rules/a.yaml"), ("ECO-5084", "rules/b.yaml"), ("ECO-5084", "rules/gone.yaml") }));
    }

    [Test]
    [Platform("Linux")]
    public void A_file_without_end_is_too_large()
    {
        File.CreateSymbolicLink(At("rules/zero.yaml"), "/dev/zero");
        long before = GC.GetAllocatedBytesForCurrentThread();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refused(), Is.EqualTo(new[] { ("ECO-5083", "rules/zero.yaml") }));
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100L << 20));
        }
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_linked_file_is_read()
    {
        File.WriteAllText(At("elsewhere"), "a: 1\n");
        File.CreateSymbolicLink(At("rules/a.yaml"), At("elsewhere"));
        Assert.That(DataFolder.Read(_folder).Select(f => f.Text), Has.Member("a: 1\n"));
    }
}

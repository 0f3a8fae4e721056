using System.Text;

namespace EcoGis.Tests;

/// <summary>Spoilt rule files are each refused by name, line and remedy, in both languages, without much time or memory, and never half loaded.</summary>
public sealed class BadRuleFileTests
{
    private const string Name = "rules/bad-file.yaml";

    private static readonly DataFile[] s_others =
    [
        .. DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data")).Where(f => !f.Name.StartsWith("rules/", StringComparison.Ordinal) && f.Name != "not-modelled.yaml"),
        new DataFile("rules/another-law.yaml", BadRuleFile.Sound.Replace("bad-file", "other-law", StringComparison.Ordinal).Replace("sample-", "else-", StringComparison.Ordinal).Replace("second-rule", "other-rule", StringComparison.Ordinal)),
    ];

    private static IEnumerable<TestCaseData> All() => BadRuleFile.All().Select(b => new TestCaseData(b).SetName(b.What));

    private static RuleBase Load(byte[] bytes)
    {
        string folder = Directory.CreateTempSubdirectory("ecogis-bad-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "rules"));
            File.WriteAllBytes(Path.Combine(folder, Name), bytes);
            return RuleBase.Load([.. s_others, .. DataFolder.Read(folder)]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void The_file_before_it_is_spoilt_loads_and_lints() // else every case below would prove nothing
    {
        var rules = Load(Encoding.UTF8.GetBytes(BadRuleFile.Sound));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rules.Rules.Count(r => r.Instrument.Id == "bad-file"), Is.EqualTo(5));
            Assert.That(Load([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(BadRuleFile.Sound)]).Digest, Is.EqualTo(rules.Digest), "a mark in front, as Windows editors write it, is no fault");
            Assert.That(Load(Encoding.UTF8.GetBytes(BadRuleFile.Sound.Replace("\n", "\r\n", StringComparison.Ordinal))).Digest, Is.EqualTo(rules.Digest));
        }
    }

    [Test]
    public void There_are_a_hundred_kinds() => Assert.That(BadRuleFile.All().Select(b => b.What).Distinct().Count(), Is.GreaterThan(100));

    [TestCaseSource(nameof(All))]
    public void A_spoilt_rule_file_is_refused_with_code_file_line_and_remedy(object spoilt)
    {
        var bad = (BadRuleFile)spoilt;
        long before = GC.GetAllocatedBytesForCurrentThread();
        var faults = Assert.Throws<EcoException>(() => Load(bad.Bytes))!.Faults;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var fault = faults.FirstOrDefault(f => bad.Code.Contains(f.Kind.Code, StringComparison.Ordinal) && f.Where.File == Name && (bad.Line is null || f.Where.Line == bad.Line));
        Assert.That(fault, Is.Not.Null, $"expected {bad.Code} in line {bad.Line}, came: {string.Join("\n", faults.Select(f => f.In(Language.En)))}");
        string zh = fault!.In(Language.Zh), en = fault.In(Language.En);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(zh.Split(" | "), Has.Length.EqualTo(4).And.All.Not.Empty);
            Assert.That(en.Split(" | "), Has.Length.EqualTo(4).And.All.Not.Empty);
            Assert.That(zh, Is.Not.EqualTo(en));
            Assert.That(zh + en, Has.Length.LessThan(4000), "what a file says is quoted in part only");
            Assert.That((zh + en).Where(Fault.IsUnsafe), Is.Empty);
            Assert.That(faults, Has.Count.LessThan(20), "one slip is not told a hundred times");
            Assert.That(allocated, Is.LessThan(300L << 20));
        }
    }

    [Test]
    public void Every_fault_of_a_file_is_told_at_once()
    {
        string text = BadRuleFile.Sound.Replace("kind: river-bank", "kind: river-banks", StringComparison.Ordinal).Replace("requisition", "requisitions", StringComparison.Ordinal)
            .Replace("applies_in: [china]", "applies_in: [atlantis]", StringComparison.Ordinal);
        Assert.That(Assert.Throws<EcoException>(() => Load(Encoding.UTF8.GetBytes(text)))!.Faults.Select(f => f.Where.Line), Is.EquivalentTo(new[] { 2, 14, 28 }));
    }

    /// <summary>Whatever bytes change, the file loads or is refused in words; a fixed seed, so that a failure can be had again.</summary>
    [Test]
    public void A_file_with_bytes_changed_at_random_loads_or_is_refused_in_words()
    {
        var random = new Random(20261128);
        byte[] sound = Encoding.UTF8.GetBytes(BadRuleFile.Sound);
        byte[] special = Encoding.ASCII.GetBytes("[]{}:,-?!&*#|>'\"%@`~<\\\n\t \0");
        int refused = 0;
        for (int i = 0; i < 400; i++)
        {
            List<byte> bytes = [.. sound];
            for (int n = random.Next(1, 6); n > 0; n--)
            {
                int at = random.Next(bytes.Count);
                byte value = random.Next(2) == 0 ? special[random.Next(special.Length)] : (byte)random.Next(256);
                switch (random.Next(3))
                {
                    case 0: bytes[at] = value; break;
                    case 1: bytes.Insert(at, value); break;
                    default: bytes.RemoveRange(at, Math.Min(random.Next(1, 30), bytes.Count - at)); break;
                }
            }

            try
            {
                StrictlyRead([.. bytes]);
            }
            catch (EcoException e)
            {
                refused++;
                Assert.That(e.Faults.Select(f => f.Where.File), Has.All.EqualTo(Name), Encoding.UTF8.GetString([.. bytes]));
            }
        }

        Assert.That(refused, Is.InRange(200, 399), "some load, most do not");
    }

    /// <summary>Reading alone, without the rest of the base, so that many can be tried.</summary>
    private static void StrictlyRead(byte[] bytes)
    {
        string folder = Directory.CreateTempSubdirectory("ecogis-bad-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "rules"));
            File.WriteAllBytes(Path.Combine(folder, Name), bytes);
            _ = StrictYaml.Read<RuleFile>(DataFolder.Read(folder).Single());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

using System.Text.RegularExpressions;

namespace EcoGis.Tests;

/// <summary>
/// The table against the structure that GB/T 4754-2017 prints of itself: ranges of its contents page, numbers of groups and classes by section. The files are
/// read here as lines, not by our reader.
/// </summary>
internal sealed partial class IndustryTableTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot, "data", "codes", "industry-classes");

    private static readonly Dictionary<string, List<string>> Written = Directory.EnumerateFiles(Folder, "*.yaml").Select(File.ReadAllLines).ToDictionary(
        lines => lines.Select(l => Letter().Match(l)).Single(m => m.Success).Groups[1].Value,
        lines => lines.Select(l => Row().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToList());

    [Test]
    public void The_sections_hold_the_divisions_of_the_standards_contents()
    {
        const string Contents = "A01-05 B06-12 C13-43 D44-46 E47-50 F51-52 G53-60 H61-62 I63-65 J66-69 K70-70 L71-72 M73-75 N76-79 O80-82 P83-83 Q84-85 R86-90 S91-96 T97-97";
        string written = string.Join(' ', Written.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w =>
        {
            var divisions = w.Value.Where(c => c.Length == 2).Select(int.Parse).ToList();
            Assert.That(divisions, Is.EqualTo(Enumerable.Range(divisions[0], divisions.Count)), w.Key);
            return $"{w.Key}{divisions[0]:00}-{divisions[^1]:00}";
        }));
        Assert.That(written, Is.EqualTo(Contents));
    }

    // divisions, groups, classes: the summary of the standard; a class that ends in 0 is a group of its own
    [TestCase("A", 5, 24, 72)]
    [TestCase("B", 7, 19, 39)]
    [TestCase("C", 31, 179, 609)]
    [TestCase("D", 3, 9, 18)]
    [TestCase("E", 4, 18, 44)]
    [TestCase("G", 8, 27, 67)]
    [TestCase("H", 2, 10, 16)]
    [TestCase("K", 1, 5, 5)]
    [TestCase("N", 4, 18, 33)]
    public void A_section_in_full_has_as_many_groups_and_classes_as_the_standard_counts(string section, int divisions, int groups, int classes)
    {
        var codes = Written[section];
        Assert.That(
            (codes.Count(c => c.Length == 2), codes.Count(c => c.Length == 3 || (c.Length == 4 && c[3] == '0')), codes.Count(c => c.Length == 4)),
            Is.EqualTo((divisions, groups, classes)));
    }

    [Test]
    public void Every_class_has_its_group_and_every_group_its_division()
    {
        foreach (var (section, codes) in Written)
        {
            Assert.That(codes, Is.Unique.And.Ordered.Using((IComparer<string>)StringComparer.Ordinal), section);
            foreach (string code in codes.Where(c => c.Length == 4 && c[3] != '0'))
                Assert.That(codes, Does.Contain(code[..3]), section);
            foreach (string code in codes.Where(c => c.Length == 3))
                Assert.That(codes.Count(c => c.Length == 4 && c.StartsWith(code, StringComparison.Ordinal)), Is.GreaterThan(1), $"{section}{code}");
            foreach (string code in codes.Where(c => c.Length > 2))
                Assert.That(codes, Does.Contain(code[..2]), section);
        }
    }

    [Test]
    public void The_loaded_table_is_what_the_files_say()
    {
        var expected = Written.SelectMany(w => w.Value.Prepend("").SelectMany(c => c is [_, _, _, '0'] ? [w.Key + c[..3], w.Key + c] : new[] { w.Key + c })).Order(StringComparer.Ordinal);
        Assert.That(MadeUp.Rules.Industries.All.Select(c => c.Code), Is.EqualTo(expected));
    }

    // names as environmental impact reports and statistical bulletins print them
    [TestCase("B0610", "烟煤和无烟煤开采洗选")]
    [TestCase("B1020", "化学矿开采")]
    [TestCase("C1512", "白酒制造")]
    [TestCase("C252", "煤炭加工")]
    [TestCase("C26", "化学原料和化学制品制造业")]
    [TestCase("C2614", "有机化学原料制造")]
    [TestCase("C2622", "磷肥制造")]
    [TestCase("C3011", "水泥制造")]
    [TestCase("C312", "炼钢")]
    [TestCase("C3216", "铝冶炼")]
    [TestCase("D4413", "水力发电")]
    [TestCase("G5942", "危险化学品仓储")]
    [TestCase("K7010", "房地产开发经营")]
    [TestCase("N7724", "危险废物治理")]
    public void A_code_has_the_name_people_know(string code, string name) => Assert.That(MadeUp.Rules.Industries.Find(code)!.Name.Zh, Is.EqualTo(name));

    [TestCase("261", "C261 C2611 C2612 C2613 C2614 C2619")]
    [TestCase("c261", "C261 C2611 C2612 C2613 C2614 C2619")]
    [TestCase("D45", "D45 D451 D4511 D4512 D4513 D452 D4520")]
    [TestCase("平板玻璃", "C3041")]
    [TestCase("危险", "G5435 G594 G5942 G5949 N7724")]
    [TestCase("无此行业", "")]
    public void Search_finds_by_beginning_of_a_code_and_by_part_of_a_name(string text, string codes) =>
        Assert.That(string.Join(' ', MadeUp.Rules.Industries.Search(text).Select(c => c.Code)), Is.EqualTo(codes));

    [GeneratedRegex("^letter: ([A-T])$")]
    private static partial Regex Letter();

    [GeneratedRegex("""^(?:  - code: |      )'?(\d{2,4})'?(?::|$)""")]
    private static partial Regex Row();
}

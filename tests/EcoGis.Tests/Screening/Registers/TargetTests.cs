using System.Text.RegularExpressions;

namespace EcoGis.Tests;

/// <summary>Targets: every indicator of DOMAIN §3.1 is there, a value is computed only from a layer that can be believed, and what is not known is never zero.</summary>
public sealed class TargetTests
{
    private static readonly TargetBook s_book = TargetBook.Load(DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data")), MadeUp.Rules.Kinds);
    private static readonly DateOnly s_day = new(2026, 11, 23);

    private static Target Of(string id) => s_book.Find(id).Target;

    private static TargetStanding On(string id, Snapshot? snapshot = null, params StatedValue[] values) => TargetStanding.On(s_day, s_book.Find(id).Set, Of(id), snapshot, values);

    private static StatedValue Stated(double value, int year, int month = 12) => new(value, new DateOnly(year, month, 31), "公报", "li", null, "");

    [Test]
    public void Every_indicator_of_the_domain_page_is_a_target_with_its_goal()
    {
        string[] lines = File.ReadAllLines(SharedData.Path("DOMAIN.md"));
        var rows = lines.SkipWhile(l => !l.StartsWith("### 3.1")).Skip(1).TakeWhile(l => !l.StartsWith('#'))
            .Where(l => l.StartsWith("| ") && !l.StartsWith("| Key")).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToList();
        Assert.That(rows, Has.Count.GreaterThan(20));
        using (Assert.EnterMultipleScope())
        {
            foreach (string[] row in rows)
            {
                foreach (string key in row[1].Split(" / "))
                {
                    var targets = s_book.Sets.SelectMany(s => s.Targets).Where(t => t.Id == key || t.Id.StartsWith(key + "_")).ToList();
                    Assert.That(targets, Is.Not.Empty, key);
                    // a row of one indicator with one number has that number as its goal
                    var numbers = Regex.Matches(row[3].Replace(" ", ""), @"\d+(\.\d+)?").Select(m => double.Parse(m.Value)).ToList();
                    if (targets.Count == 1 && numbers.Count > 0 && !row[1].Contains('/'))
                        Assert.That(targets[0].Goal.AtLeast ?? targets[0].Goal.AtMost, Is.EqualTo(numbers[0]), key);
                    Assert.That(targets.Select(t => t.Verified), Has.All.False, $"{key}: the plan is a draft");
                }
            }
        }
    }

    [Test]
    public void Without_layer_and_entry_a_target_is_not_known_and_has_no_number()
    {
        foreach (var t in s_book.Sets.SelectMany(s => s.Targets))
        {
            var standing = TargetStanding.On(s_day, s_book.Sets[0], t, MadeUp.Snapshot(s_day), []);
            Assert.That((standing.Standing, standing.Value, standing.Done), Is.EqualTo((Standing.NotKnown, (double?)null, (double?)null)), t.Id);
        }
    }

    [Test]
    public void The_newest_value_up_to_the_day_counts_and_of_one_day_the_last_entered()
    {
        var standing = On("film", null, Stated(90, 2025), Stated(80, 2024), Stated(84, 2025), Stated(99, 2027));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(standing.Value, Is.EqualTo(84));
            Assert.That(standing.Standing, Is.EqualTo(Standing.Short));
            Assert.That(standing.Overdue, Is.True);
            Assert.That(standing.Done, Is.EqualTo(84 / 85.0));
            Assert.That(standing.History, Has.Length.EqualTo(4));
        }
    }

    [TestCase("film", 85, Standing.Met)]
    [TestCase("film", 84.99, Standing.Short)]
    [TestCase("boiler", 0, Standing.Met)]
    [TestCase("boiler", 1, Standing.Short)]
    [TestCase("forest_stock", 540000, Standing.Met)]
    [TestCase("black_water", 0, Standing.Judge)]
    public void A_value_is_held_against_its_goal(string id, double value, Standing expected) => Assert.That(On(id, null, Stated(value, 2025)).Standing, Is.EqualTo(expected));

    [TestCase("film", "85", 85)]
    [TestCase("film", " 85.5 % ", 85.5)]
    [TestCase("forest_stock", "512800 m³", 512800)]
    public void A_number_is_read_with_or_without_its_unit(string id, string text, double value) => Assert.That(Of(id).Parse(text), Is.EqualTo(value));

    [TestCase("film", "101")]
    [TestCase("film", "-1")]
    [TestCase("film", "NaN")]
    [TestCase("film", "1e999")]
    [TestCase("film", "1,5")]
    [TestCase("film", "")]
    [TestCase("forest_stock", "54 万m³")]
    public void What_is_no_value_is_refused(string id, string text) =>
        Assert.That(Assert.Throws<EcoException>(() => Of(id).Parse(text))!.Faults[0].Kind, Is.EqualTo(RegisterFaults.BadTargetValue));

    [Test]
    public void The_share_of_good_sections_is_computed_from_the_layer()
    {
        var snapshot = MadeUp.Snapshot(s_day, Sections(("A", "national", "ii"), ("B", "provincial", "iii"), ("C", "municipal", "iv")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(On("section_good", snapshot).Value, Is.EqualTo(200 / 3.0));
            Assert.That(On("section_good", snapshot).Origin, Is.EqualTo(ValueOrigin.Computed));
            Assert.That(On("section_class2", snapshot).Value, Is.EqualTo(100));
            Assert.That(On("section_class2", snapshot).How.Zh, Does.Contain("1 / 1"));
        }
    }

    [Test]
    public void A_layer_that_lacks_a_section_a_value_or_a_sound_position_gives_nothing()
    {
        Snapshot two = MadeUp.Snapshot(s_day, Sections(("A", "national", "ii"), ("B", "provincial", "iii")));
        Snapshot silent = MadeUp.Snapshot(s_day, Sections(("A", "national", "ii"), ("B", "provincial", "iii"), ("C", "municipal", null)));
        Snapshot shifted = MadeUp.Snapshot(s_day, Sections([("A", "national", "ii"), ("B", "provincial", "iii"), ("C", "municipal", "ii")], ["gcj02"]));
        Snapshot none = MadeUp.Snapshot(s_day, Sections(("A", "municipal", "ii"), ("B", "provincial", "iii"), ("C", "municipal", "ii")));
        using (Assert.EnterMultipleScope())
        {
            foreach (var snapshot in new[] { two, silent, shifted })
                Assert.That(On("section_good", snapshot).Value, Is.Null);
            Assert.That(On("section_class2", none).Value, Is.Null);
            Assert.That(On("section_good", two, Stated(66, 2025)).Origin, Is.EqualTo(ValueOrigin.Entered), "an entered value still counts");
        }
    }

    [Test]
    public void A_number_that_falls_just_short_is_not_printed_as_the_goal()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(StandingWords.Number(84.99999), Is.EqualTo("84.9999"));
            Assert.That(StandingWords.Number(0.3), Is.EqualTo("0.3"));
            Assert.That(StandingWords.Number(85), Is.EqualTo("85"));
            Assert.That(StandingWords.Done(0.9999), Is.EqualTo("99 %"));
            Assert.That(StandingWords.Of(On("film", null, Stated(86, 2022))).Zh, Is.EqualTo("已达到（2022 年数据）"));
        }
    }

    private static PinnedLayer Sections(params (string Code, string Class, string? Quality)[] sections) => Sections(sections, []);

    private static PinnedLayer Sections((string Code, string Class, string? Quality)[] sections, string[] flags) => MadeUp.Layer("assessment-section",
        [.. sections.Select((s, i) => MadeUp.Zone(i + 1, s.Code, s.Class, MadeUp.Shape(MadeUp.Line(0, i, 10, i)),
            s.Quality is null ? null : new Dictionary<string, string> { ["water_quality"] = s.Quality }))], flags: flags);
}

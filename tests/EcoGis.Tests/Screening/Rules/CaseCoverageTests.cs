using System.Text;
using System.Text.RegularExpressions;

namespace EcoGis.Tests;

/// <summary>What <c>tests/cases</c> must hold for every rule and instrument, printed as a table, and that each case quotes the words it was written from.</summary>
public sealed partial class CaseCoverageTests
{
    [Test]
    public void Every_rule_has_a_hit_a_near_miss_and_a_case_for_what_is_not_stated()
    {
        var table = new StringBuilder("rule | applies | silent | open").AppendLine();
        List<string> gaps = [];
        foreach (var rule in MadeUp.Rules.Rules)
        {
            int Count(string expect) => RuleCase.All.Count(c => c.Rule == rule.Id && c.Expect == expect);
            (int applies, int silent, int open) = (Count("applies"), Count("silent"), Count("open"));
            table.AppendLine($"{rule.Id} | {applies} | {silent} | {open}");
            if (applies == 0 || silent == 0 || (open == 0 && AsksAFact(rule)))
                gaps.Add(rule.Id);
        }

        TestContext.Out.WriteLine(table);
        Assert.That(gaps, Is.Empty);
    }

    [Test]
    public void Every_instrument_has_a_case_on_both_sides_of_each_of_its_days()
    {
        var table = new StringBuilder("instrument | day | before | on").AppendLine();
        List<string> gaps = [];
        foreach (var instrument in MadeUp.Rules.Instruments)
        {
            var own = RuleCase.All.Where(c => MadeUp.Rules.Rules.Any(r => r.Id == c.Rule && r.Instrument == instrument)).ToList();
            foreach (var (day, before, on) in new[] { (instrument.From, "silent", "applies"), (instrument.To, "applies", "silent") })
            {
                if (day is null)
                    continue;
                int first = own.Count(c => c.Date == day.Value.AddDays(-1) && c.Expect == before), second = own.Count(c => c.Date == day && c.Expect == on);
                table.AppendLine($"{instrument.Id} | {day:yyyy-MM-dd} | {first} | {second}");
                if (first == 0 || second == 0)
                    gaps.Add($"{instrument.Id} {day:yyyy-MM-dd}");
            }
        }

        TestContext.Out.WriteLine(table);
        Assert.That(gaps, Is.Empty);
    }

    [Test]
    public void Every_case_quotes_words_that_stand_in_the_cited_articles_or_in_the_domain_paper()
    {
        var laws = Directory.GetFiles(SharedData.Path("law"), "*.md").ToDictionary(f => Path.GetFileName(f).Split('(')[0], File.ReadAllText);
        string paper = File.ReadAllText(SharedData.Path("DOMAIN.md"));
        List<string> wrong = [];
        foreach (var c in RuleCase.All.DistinctBy(c => (c.Rule, c.Words)))
        {
            var rule = MadeUp.Rules.Rules.Single(r => r.Id == c.Rule);
            string text = rule.Instrument.Verified && laws.TryGetValue(Title(rule.Instrument), out string? law)
                ? string.Concat(rule.Clauses.SelectMany(k => Article(law, Number().Match(k.Article).Value)))
                : paper;
            if (c.Words.StartsWith("待核：", StringComparison.Ordinal) ? rule.Instrument.Verified : !text.Contains(c.Words, StringComparison.Ordinal) && !c.Words.Split('…').All(w => text.Contains(w, StringComparison.Ordinal)))
                wrong.Add($"{c.Rule}: {c.Words}");
        }

        Assert.That(wrong, Is.Empty);
    }

    private static bool AsksAFact(Rule rule) => rule.Decides && (rule.Activity.Facts.Length > 0 || rule.Except.Any(e => e.Facts.Length > 0));

    private static string Title(Instrument instrument) => Revision().Replace(instrument.Title.Zh, "").Replace("中华人民共和国", "", StringComparison.Ordinal);

    private static IEnumerable<string> Article(string law, string number) => law.Split('\n').Select(l => l.Trim())
        .SkipWhile(l => !l.StartsWith(number + " ", StringComparison.Ordinal) && !l.StartsWith(number + "\u3000", StringComparison.Ordinal))
        .TakeWhile((l, i) => i == 0 || !(Heading().IsMatch(l) || l.StartsWith('#')));

    [GeneratedRegex("^第[一二三四五六七八九十百零]+条", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex("^第[一二三四五六七八九十百零]+条\\s", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex("（[0-9]{4}年修订）$", RegexOptions.NonBacktracking)]
    private static partial Regex Revision();
}

using System.Text;

namespace EcoGis.Tests;

/// <summary>
/// Each part of each rule has a near miss in <c>tests/cases</c>: a case where the rule is silent and that differs from one where it applies in that part and in nothing
/// else. Each exception has a case that it lifts. Printed as a table.
/// </summary>
public sealed class NearMissTests
{
    [Test]
    public void Every_part_of_every_rule_has_a_near_miss_that_differs_in_nothing_else()
    {
        var table = new StringBuilder();
        List<string> gaps = [];
        foreach (var rule in MadeUp.Rules.Rules)
        {
            var own = RuleCase.All.Where(c => c.Rule == rule.Id).ToLookup(c => c.Expect);
            var missed = (from hit in own["applies"] from miss in own["silent"] let apart = Apart(hit, miss).Take(2).ToList() where apart.Count == 1 select apart[0]).ToHashSet(StringComparer.Ordinal);
            string[] wanted = [.. Parts(rule)];
            string[] lacking = [.. wanted.Where(p => !missed.Contains(p)), .. Unlifted(rule, own["silent"])];
            table.AppendLine($"{rule.Id} | {string.Join(", ", wanted)} | {rule.Except.Length} exceptions | {string.Join(", ", lacking)}");
            gaps.AddRange(lacking.Select(p => $"{rule.Id}: {p}"));
        }

        TestContext.Out.WriteLine(table);
        Assert.That(gaps, Is.Empty);
    }

    /// <summary>What the rule makes depend on: place, class, fields, industry, nature, each fact.</summary>
    private static IEnumerable<string> Parts(Rule rule)
    {
        if (rule.Zones is { } zones)
        {
            yield return "site";
            if (!zones.Classes.IsEmpty && MadeUp.Rules.Kind(zones.Kind).Classes.Any(c => !zones.Classes.Contains(c.Id)))
                yield return "class";
            if (!zones.Fields.IsEmpty)
                yield return "fields";
        }

        if (!rule.Activity.IndustryCodes.IsEmpty)
            yield return "industry";
        if (!rule.Activity.Natures.IsEmpty)
            yield return "nature";
        foreach (var fact in rule.Activity.Facts)
            yield return fact.Fact.Id;
    }

    private static IEnumerable<string> Apart(RuleCase a, RuleCase b)
    {
        if (a.Date != b.Date)
            yield return "date";
        if (a.Site != b.Site)
            yield return "site";
        if (a.Zone?.Class != b.Zone?.Class)
            yield return "class";
        if (Words(a.Zone?.Fields) != Words(b.Zone?.Fields))
            yield return "fields";
        if (a.Industry != b.Industry)
            yield return "industry";
        if (a.Nature != b.Nature)
            yield return "nature";
        if (a.Adcode != b.Adcode)
            yield return "adcode";
        foreach (string fact in Facts(a).Keys.Union(Facts(b).Keys).Where(f => Facts(a).GetValueOrDefault(f)?.Text != Facts(b).GetValueOrDefault(f)?.Text))
            yield return fact;
    }

    private static IEnumerable<string> Unlifted(Rule rule, IEnumerable<RuleCase> silent) =>
        rule.Except.Select((e, i) => (e, i)).Where(x => !silent.Any(c => x.e.Judge(c.Activity(MadeUp.Rules)) == Truth.True)).Select(x => $"exception {x.i + 1}");

    private static IReadOnlyDictionary<string, CaseFact> Facts(RuleCase c) => c.Facts ?? new Dictionary<string, CaseFact>();

    private static string Words(IReadOnlyDictionary<string, string>? fields) => fields is null ? "" : string.Join(';', fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"));
}

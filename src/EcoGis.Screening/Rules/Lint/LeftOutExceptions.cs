using System.Text.RegularExpressions;

namespace EcoGis;

/// <summary>
/// Prohibitions without an exception whose cited words, ours or the law's, make one (除……外, ……除外, 另有规定, 但是, 确需……的). A rule that rightly has none says why in
/// <c>no_exception</c>. It reads words, not meaning: 擅自 and 未经批准 are not looked for.
/// </summary>
internal static partial class LeftOutExceptions
{
    public static void Check(RuleBase rules, LawLibrary? library, List<LintFinding> findings, CancellationToken cancellation)
    {
        foreach (var rule in rules.Rules.Where(r => r is { Effect: Effect.Prohibited, Except.IsEmpty: true, NoException: null }))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var clause in rule.Clauses)
            {
                var (source, words) = Said(clause, rule, library);
                if (words.Length == 0)
                    continue;
                findings.Add(new LintFinding(LintLevel.Warning, new Fault(LintFaults.ExceptionLeftOut, rule.Where, rule.Id, clause.Article, source, words), [rule.Id]));
                break;
            }
        }
    }

    private static (Bilingual Source, string Words) Said(Clause clause, Rule rule, LawLibrary? library)
    {
        string own = Exception().Match(clause.Summary.Zh).Value;
        if (own.Length > 0)
            return (new("摘要", "summary"), own);
        var text = library?.TextOf(clause.Instrument, rule.From);
        string law = text is not null && Citation.Parse(clause.Article) is { } cited && Passage.Of(text.Text, cited) is { State: PassageState.Found } passage
            ? passage.Lines.Select(l => Exception().Match(l).Value).FirstOrDefault(w => w.Length > 0) ?? ""
            : "";
        return (new("官方文本", "official text"), law);
    }

    [GeneratedRegex("除[^。；，外]{1,80}[以之]?外|[^。；，]{0,40}除外|另有规定|但[是，][^。；，]{0,40}|确[需有][^。；，]{0,30}的", RegexOptions.NonBacktracking)]
    private static partial Regex Exception();
}

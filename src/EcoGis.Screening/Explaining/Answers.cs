using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What each answer to an open question leads to: every answer that the rules can tell apart, screened with the rest left as it is.</summary>
internal static class Answers
{
    public static ImmutableArray<AnswerOutcome> Of(Screening screening, Trials trials)
    {
        var live = trials.Now.Judge!.Live;
        return [.. screening.Questions.Where(q => live.Any(l => l.Conditions.Any(c => c.Unknowns(trials.Now.Proposal.Activity).Contains(q.Subject)))).Select(q => Of(q, live, trials))];
    }

    private static AnswerOutcome Of(NextQuestion question, IReadOnlyList<LiveRule> live, Trials trials)
    {
        var stated = trials.Now.Proposal.Activity;
        List<LiveRule> own = [.. live.Where(r => r.Conditions.SelectMany(c => c.Unknowns(stated)).Contains(question.Subject))];
        return new(question.Subject, question.Text,
        [
            .. AnswerClasses.Of(question.Subject, stated, own).Answers.Select(a => a(stated)).Select(a => new Answered(a, Difference(stated, a, trials.Rules)!, trials.With(a).Verdict)),
        ]);
    }

    /// <summary>The one thing that is stated differently, in words; null when nothing is.</summary>
    public static Bilingual? Difference(Activity from, Activity to, RuleBase rules)
    {
        if (to.Industry != from.Industry && to.Industry is { } code)
            return rules.Industries.Find(code)?.Title ?? new($"其他（如 {code}）", $"another (such as {code})");
        if (to.Nature != from.Nature && to.Nature is { } nature)
            return ProofTexts.Of(nature, rules);
        return to.Facts.FirstOrDefault(f => !from.Facts.TryGetValue(f.Key, out var old) || !Same(old, f.Value)) is { Key: { } id, Value: { } value }
            ? ProofTexts.Value(rules.Facts[id], value)
            : null;
    }

    private static bool Same(FactValue a, FactValue b) => a is FactValue.Set x && b is FactValue.Set y ? x.Values.SetEquals(y.Values) : a == b;
}

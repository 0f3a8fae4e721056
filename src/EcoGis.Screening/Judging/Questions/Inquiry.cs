using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Which unknown facts could still change the verdict, with the data as they are. A fact is asked when, for some answers to all the others, some answer to it
/// gives another verdict than silence does. Exact where the search ends within its bound; beyond it the fact is asked. Location is never a fact.
/// </summary>
internal sealed class Inquiry
{
    /// <summary>Verdicts tried for one fact before it is asked without proof.</summary>
    private const int MostTrials = 2_000;

    private readonly RuleBase _rules;
    private readonly Activity _stated;
    private readonly Settled _settled;
    private readonly ImmutableArray<LiveRule> _live;
    private readonly Lazy<Dictionary<string, AnswerClasses>> _classes;
    private readonly Lazy<ImmutableArray<NextQuestion>> _questions;
    private int _trials;

    public Inquiry(RuleBase rules, Activity stated, IEnumerable<LiveRule> live, Settled settled)
    {
        (_rules, _stated, _settled) = (rules, stated, settled);
        _live = [.. live];
        _classes = new(() => _live.SelectMany(Unstated).Distinct().Order(StringComparer.Ordinal)
            .ToDictionary(s => s, Quietest, StringComparer.Ordinal));
        _questions = new(Ask);
    }

    /// <summary>The questions to ask, that first which is expected to settle most; a person who answers in turn soon has a verdict. None when none matters.</summary>
    public ImmutableArray<NextQuestion> Questions() => _questions.Value;

    private Dictionary<string, AnswerClasses> Answers => _classes.Value;

    private ImmutableArray<NextQuestion> Ask()
    {
        var now = VerdictOf(_stated);
        if (now == Verdict.Prohibited)
            return [];
        var asked = Answers.Keys.Where(Matters).Union(_settled.Unread).ToList();
        if (asked.Count == 0 && now == Verdict.Undetermined && VerdictOf(Answers.Values.Aggregate(_stated, (a, c) => c.Answers[0](a))) != now)
            asked = [.. Answers.Keys]; // all answers agree and only silence does not
        return [.. asked.OrderBy(Left).ThenBy(s => s, StringComparer.Ordinal).Select(s => new NextQuestion(s, OpenTexts.Asking(s, _rules)))];
    }

    /// <summary>The verdict if just this were stated: unknown stays unknown.</summary>
    internal Verdict VerdictOf(Activity activity)
    {
        bool prohibited = _settled.Prohibited, restricted = _settled.Restricted, open = _settled.Open;
        foreach (var rule in _live)
        {
            var holds = rule.Holds(activity);
            open |= holds == Truth.Unknown;
            prohibited |= holds == Truth.True && rule.Rule.Effect == Effect.Prohibited;
            restricted |= holds == Truth.True && rule.Rule.Effect == Effect.Restricted;
        }

        return Verdicts.From(prohibited, open, restricted);
    }

    private bool Matters(string subject)
    {
        _trials = 0;
        var own = RulesAsking(subject).ToList();
        var others = Company(subject, own);
        return Search(subject, own, others, 0, _stated);
    }

    /// <summary>Other facts are answered one by one, those first that stand in one rule with the subject. A branch ends where the subject cannot matter any more.</summary>
    private bool Search(string subject, List<LiveRule> own, List<string> others, int at, Activity so)
    {
        bool stuck = _settled.Open || _live.Any(r => r.Place != Truth.True && r.Rule.AppliesTo(so) == Truth.True);
        if (VerdictOf(so) == Verdict.Prohibited || !own.Any(r => r.Rule.AppliesTo(so) == Truth.Unknown && (!stuck || (r.Place == Truth.True && r.Rule.Effect == Effect.Prohibited))))
            return false; // where data are missing only a prohibition changes the verdict
        if (++_trials > MostTrials)
            return true;
        var quiet = others.Skip(at).Aggregate(so, (a, s) => Answers[s].Answers[0](a));
        if (Decides(subject, quiet))
            return true;
        if (at == others.Count)
            return !Answers[subject].Complete;
        var answers = Answers[others[at]];
        return answers.Answers.Any(a => Search(subject, own, others, at + 1, a(so)))
            || !answers.Complete;
    }

    private bool Decides(string subject, Activity others)
    {
        var silent = VerdictOf(others);
        return Answers[subject].Answers.Any(a => VerdictOf(a(others)) != silent);
    }

    private List<string> Company(string subject, List<LiveRule> own)
    {
        var near = own.SelectMany(Unstated).ToHashSet(StringComparer.Ordinal);
        return [.. Answers.Keys.Where(s => s != subject).OrderBy(s => near.Contains(s) ? 0 : 1).ThenBy(s => s, StringComparer.Ordinal)];
    }

    private IEnumerable<LiveRule> RulesAsking(string subject) => _live.Where(r => Unstated(r).Contains(subject));

    private IEnumerable<string> Unstated(LiveRule rule) => rule.Conditions.SelectMany(c => c.Unknowns(_stated));

    /// <summary>The answer that rules most rules out comes first: with it a fact stays out of the way of the others.</summary>
    private AnswerClasses Quietest(string subject)
    {
        List<LiveRule> own = [.. RulesAsking(subject)];
        var classes = AnswerClasses.Of(subject, _stated, own);
        return classes with { Answers = [.. classes.Answers.OrderByDescending(a => own.Count(r => r.Holds(a(_stated)) == Truth.False))] };
    }

    /// <summary>How many facts stay open after an answer, over all answers alike; what settles the verdict leaves none.</summary>
    private double Left(string subject)
    {
        if (!Answers.TryGetValue(subject, out var classes))
            return Answers.Count;
        var own = RulesAsking(subject).ToList();
        var rest = _live.Except(own).SelectMany(Unstated).ToHashSet(StringComparer.Ordinal); // an answer does not touch them
        return classes.Answers.Average(answer =>
        {
            var then = answer(_stated);
            if (own.Any(r => r.Rule.Effect == Effect.Prohibited && r.Holds(then) == Truth.True))
                return 0;
            var left = own.Where(r => r.Holds(then) == Truth.Unknown).ToList();
            return left.Count == 0 && rest.Count == 0 && !_settled.Open ? 0 : 1 + left.SelectMany(r => r.Conditions).SelectMany(c => c.Unknowns(then)).Union(rest).Count();
        });
    }
}

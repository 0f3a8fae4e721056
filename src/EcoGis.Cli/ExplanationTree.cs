using Spectre.Console;

namespace EcoGis;

/// <summary>
/// An explanation on the terminal: verdict, why (rules with their conditions), how to get through, why not more, what to answer. The usual case fits a screen;
/// what is left out is counted. Signs ✓ ✗ ? carry the truth, colours only help.
/// </summary>
internal sealed class ExplanationTree(Session session, Explanation e, bool all)
{
    private const int MostZones = 3, FewestMissed = 2, MostMissed = 5, MostQuestions = 4;

    private readonly Screening _s = e.Screening;

    public void Print()
    {
        string name = Fault.Clean(_s.Proposal.Name.Length > 0 ? _s.Proposal.Name : _s.Proposal.Id);
        session.Out.MarkupLine($"[bold]{Markup.Escape(name)}[/]  [{SummaryTable.Colour(_s.Verdict)}]{VerdictWords.Icon(_s.Verdict)} {session.Text(VerdictWords.Of(_s.Verdict))}[/]  {Escape(T(
            $"筛查日期 {JsonOut.Day(_s.Date)}，行政区配置 {_s.District}，规则库 {_s.RuleBase.Version}", $"as of {JsonOut.Day(_s.Date)}, district {_s.District}, rule base {_s.RuleBase.Version}"))}");
        if (e.Findings.Length + _s.Undetermined.Length + _s.Review.Length > 0)
            session.Out.Write(Why());
        else
            session.Out.MarkupLine(Escape(T($"已核查 {_s.Clear.Length} 类，没有规则适用", $"{_s.Clear.Length} kinds checked, no rule applies")));
        if (e.Whole.Flips.Length + e.Whole.Others.Length > 0)
            session.Out.Write(Changes(new Tree(Bold(T("怎样才能通过（只改一处，两侧均已重新筛查）", "What would clear it (one change alone, both sides screened again)"))), e.Whole));
        if (e.Answers.Length > 0)
            session.Out.Write(Questions());
        if (e.NotApplied.Length > 0)
            session.Out.Write(WhyNot());
        if (!e.Complete)
            session.Out.MarkupLine($"[yellow]! {Escape(T($"试算 {e.Trials} 次后到达上限：没有列出的改变未必不存在", $"the search ended after {e.Trials} trials: a change not listed may still exist"))}[/]");
        session.Out.WriteLine();
    }

    private Tree Why()
    {
        var tree = new Tree(Bold(T("为什么", "Why")));
        foreach (var rule in e.Findings.GroupBy(f => f.Finding.Rule).Where(g => all || g.First().Finding.Effect != Effect.Advice))
            Rule(tree, [.. rule]);
        int advice = e.Findings.Where(f => f.Finding.Effect == Effect.Advice).DistinctBy(f => f.Finding.Rule).Count();
        if (advice > 0 && !all)
            tree.AddNode(Escape(T($"另有 {advice} 条提示，不影响结论（--all 列出）", $"{advice} piece(s) of advice that decide nothing (--all shows them)")));
        foreach (var review in _s.Review)
            tree.AddNode($"[yellow]![/] {Escape(T("需人工研判：", "for review: ") + session.Text(review.Text))}");
        Open(tree);
        return tree;
    }

    private void Rule(Tree tree, IReadOnlyList<FindingProof> found)
    {
        var proof = found[0].Proof;
        var node = tree.AddNode($"[{SummaryTable.Colour(proof.Effect == Effect.Prohibited ? Verdict.Prohibited : Verdict.Conditional)}]{session.Text(VerdictWords.Of(proof.Effect))}[/] [bold]{Escape(session.Text(proof.Name))}[/]  [grey]{proof.Rule}[/]");
        foreach (var clause in proof.Clauses)
            node.AddNode(Clause(clause));
        Zones(node, found);
        Conditions(node, proof.Conditions.Skip(1));
        Changes(node, found[0].Flips with { Flips = [.. found[0].Flips.Flips.Where(f => !OfPlace(f.Kind))], Others = [.. found[0].Flips.Others.Where(o => found.Count == 1 || !OfPlace(o.Kind))] });
    }

    /// <summary>Each zone with what takes the site out of it; the other changes are the same for all zones of a rule.</summary>
    private void Zones(IHasTreeNodes node, IReadOnlyList<FindingProof> found)
    {
        bool several = found.Count > 1;
        var parent = several ? node.AddNode($"{Mark(Truth.True)} {Escape(session.Text(found[0].Proof.Conditions[0].Asked))}") : node;
        foreach (var f in found.Take(all ? int.MaxValue : MostZones))
        {
            var place = f.Proof.Conditions[0];
            var zone = parent.AddNode((several ? Escape(session.Text(place.Stated)) : Line(place)) + Layer(f));
            if (f.Flips.LookedFor)
                Changes(zone, f.Flips with { Flips = [.. f.Flips.Flips.Where(x => OfPlace(x.Kind))], Others = [.. f.Flips.Others.Where(o => several && OfPlace(o.Kind))] });
        }

        if (!all && found.Count > MostZones)
            parent.AddNode(Escape(T($"另有 {found.Count - MostZones} 处（--all 列出）", $"{found.Count - MostZones} more places (--all shows them)")));
    }

    private static bool OfPlace(FlipKind kind) => kind is FlipKind.Move or FlipKind.Cut;

    /// <summary>Nature, territory and dates that hold share a line.</summary>
    private void Conditions(IHasTreeNodes node, IEnumerable<ConditionProof> conditions)
    {
        var list = conditions.ToList();
        var plain = list.Where(c => c.Kind is ConditionKind.Nature or ConditionKind.Territory or ConditionKind.Date && c.Truth == Truth.True).ToList();
        foreach (var c in list.Except(plain))
        {
            var child = node.AddNode(Line(c));
            foreach (var part in all && c.Kind == ConditionKind.Exception ? c.Parts : [])
                child.AddNode(Line(part));
        }

        if (plain.Count > 0)
            node.AddNode($"{Mark(Truth.True)} {Escape(string.Join(T("；", "; "), plain.Select(c => session.Text(ExplanationWords.Of(c)))))}");
    }

    private T Changes<T>(T node, FlipList flips) where T : IHasTreeNodes
    {
        foreach (var flip in flips.Flips.Where(f => all || !f.IsPast))
            node.AddNode($"[blue]↪[/] {Escape(session.Text(ExplanationWords.Of(flip, flips.Subject)))}");
        if ((all ? ExplanationWords.Unchanged(flips) : ExplanationWords.UnchangedBy(flips)) is { } others)
            node.AddNode($"[grey]× {Escape(session.Text(others))}[/]");
        return node;
    }

    private void Open(Tree tree)
    {
        var groups = _s.Undetermined.GroupBy(o => (o.Needs, o.Subject)).ToList();
        foreach (var g in groups.Take(all ? int.MaxValue : MostQuestions))
        {
            var first = g.First();
            var node = tree.AddNode($"[fuchsia]?[/] {Escape(session.Text(first.What) + T("：", ": ") + session.Text(first.Question))}");
            var cited = g.SelectMany(o => o.Clauses).Select(Cite).Distinct().ToList();
            if (cited.Count > 0)
                node.AddNode(Escape(T($"{g.Select(o => o.Rule).Distinct().Count()} 条规则等它：", $"{g.Select(o => o.Rule).Distinct().Count()} rule(s) wait: ") + string.Join(T("；", "; "), cited.Take(3)) + (cited.Count > 3 ? " …" : "")));
        }

        if (!all && groups.Count > MostQuestions)
            tree.AddNode(Escape(T($"另有 {groups.Count - MostQuestions} 项不掌握（--all 列出）", $"{groups.Count - MostQuestions} more things not known (--all shows them)")));
        if (all)
        {
            foreach (var proof in e.Open)
            {
                var node = tree.AddNode($"[fuchsia]?[/] [bold]{Escape(session.Text(proof.Name))}[/]  [grey]{proof.Rule}[/]");
                Conditions(node, proof.Conditions);
            }
        }
    }

    /// <summary>Questions of which no answer alone changes the verdict share a line.</summary>
    private Tree Questions()
    {
        var tree = new Tree(Bold(T("尚待回答：每种回答会得出什么", "To be answered: what each answer leads to")));
        var alone = e.Answers.Where(q => q.Answers.Any(a => a.Verdict != _s.Verdict)).ToList();
        foreach (var q in e.Answers.Where(q => all || alone.Contains(q)))
        {
            var node = tree.AddNode($"[fuchsia]?[/] {Escape(session.Text(q.Question))}  [grey]{q.Subject}[/]");
            foreach (var verdict in q.Answers.GroupBy(a => a.Verdict).OrderBy(g => g.Key))
                node.AddNode(Escape($"{string.Join(T("／", " / "), verdict.Take(all ? int.MaxValue : 4).Select(a => session.Text(a.Answer)))}{(verdict.Count() > 4 && !all ? " …" : "")} → {VerdictWords.Icon(verdict.Key)} {session.Text(VerdictWords.Of(verdict.Key))}"));
        }

        var together = e.Answers.Except(alone).Select(q => q.Subject).ToList();
        if (together.Count > 0 && !all)
            tree.AddNode($"[fuchsia]?[/] {Escape(T($"单独回答都不改变结论，须一并回答：{string.Join("、", together)}", $"no answer alone changes the verdict; answer them together: {string.Join(", ", together)}"))}");
        return tree;
    }

    private Tree WhyNot()
    {
        var tree = new Tree(Bold(T("只差一项而没有适用的规定", "Rules that one condition keeps away")));
        var shown = e.NotApplied.Take(all ? int.MaxValue : Math.Clamp(e.NotApplied.Count(m => m.Near), FewestMissed, MostMissed)).ToList();
        foreach (var m in shown)
        {
            string clause = m.Proof.Clauses.FirstOrDefault() is { } c ? Cite(c) : "";
            var node = tree.AddNode($"{session.Text(VerdictWords.Of(m.Proof.Effect))} {Escape(session.Text(m.Proof.Name))}  [grey]{Escape(clause)} {m.Proof.Rule}[/]");
            node.AddNode(Line(m.Failing));
            Changes(node, m.Flips with { Others = [] });
        }

        if (e.NotApplied.Length > shown.Count)
            tree.AddNode(Escape(T($"另有 {e.NotApplied.Length - shown.Count} 条（--all 列出）", $"{e.NotApplied.Length - shown.Count} more (--all shows them)")));
        return tree;
    }

    private string Line(ConditionProof c) => $"{Mark(c.Truth)} {Escape(session.Text(ExplanationWords.Of(c)))}";

    private static string Mark(Truth truth) => $"[{truth switch { Truth.True => "green", Truth.False => "red", _ => "fuchsia" }}]{ExplanationWords.Sign(truth)}[/]";

    private static string Layer(FindingProof f) => f.Proof.Layers.FirstOrDefault(l => l.Name == f.Finding.Layer) is { Version: { } v, Digest: { } digest } layer
        ? $"  [grey]{Escape($"{layer.Name}@{v} {digest[..Math.Min(digest.Length, 15)]}…")}[/]"
        : "";

    private string Clause(ClauseCitation c)
    {
        string text = c.Quotation is { } q ? T($"原文（{JsonOut.Day(q.TextDate)}）：", $"words of the law ({JsonOut.Day(q.TextDate)}): ") + string.Join("", q.Lines) : session.Text(c.Summary);
        string marks = (c.Verified ? "" : T("  ⚠ 条款待核", "  ⚠ unverified")) + (c.SupersededBy is { } by ? T($"  ⚠ {JsonOut.Day(by.From)} 起{(by.Verified ? "已" : "可能已")}由《{by.Title.Zh}》替代", $"  ⚠ {(by.Verified ? "superseded" : "may have been superseded")} from {JsonOut.Day(by.From)} by {by.Title.En}") : "");
        return Escape($"{Cite(c)}{T("：", ": ")}{text}{marks}");
    }

    private string Cite(ClauseCitation c) => T($"《{c.Title.Zh}》{c.Article}", $"{c.Title.En} {c.Article}");


    private static string Bold(string text) => $"[bold]{Markup.Escape(text)}[/]";

    private static string Escape(string text) => Markup.Escape(Fault.Clean(text));

    private string T(string zh, string en) => session.Text(zh, en);
}

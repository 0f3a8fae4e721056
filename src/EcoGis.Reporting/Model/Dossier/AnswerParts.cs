namespace EcoGis;

/// <summary>What was asked about the project: what was answered, and what is still open.</summary>
internal sealed class AnswerParts(Screening s, Speech say)
{
    public ReportTable Table()
    {
        Activity activity = s.Proposal.Activity;
        string open = say.T("未回答", "not answered");
        List<string[]> rows =
        [
            [say.T("行业（GB/T 4754-2017）", "Industry (GB/T 4754-2017)"), s.Industry is { } i ? say.In(i.Title) : activity.Industry ?? open, Figures.None],
            [say.T("建设性质", "Nature"), activity.Nature is null ? open : say.In(ReportWords.Of(activity.Nature)), Figures.None],
            .. activity.Facts.Select(f => (string[])[say.Question(f.Key), say.FactValue(f.Key, f.Value), Figures.None]),
            .. s.Undetermined.Where(q => q.Needs == Need.Fact).GroupBy(q => (q.Subject, q.Question))
                .Select(g => (string[])[say.In(g.Key.Question), open, say.T($"涉及 {g.Select(q => q.Rule).Distinct().Count()} 条规则", $"{g.Select(q => q.Rule).Distinct().Count()} rule(s) wait for it")]),
        ];
        return new(
            say.T("问题与回答", "Questions and answers"),
            [new(say.T("问题", "Question"), Share: 55), new(say.T("回答", "Answer"), Share: 25), new(say.T("影响", "Effect"), Share: 20)], rows, "");
    }
}

namespace EcoGis;

/// <summary>The words of the law beside our summaries: quoted once in full, later findings point there; and the list of the texts quoted, with date and digest.</summary>
internal sealed class LawParts(Screening s, Speech say)
{
    private const int ShortDigest = 12;

    private readonly Dictionary<(string Instrument, string Article), int> _quotedIn = [];

    /// <summary>Clauses come in the order of the findings.</summary>
    public ReportClause Quoted(ReportClause clause, ClauseCitation cited, int finding)
    {
        if (s.Law is null || cited.IsListed)
            return clause;
        if (cited.Quotation is not { } quotation)
            return clause with { InsteadOfQuotation = say.T("法规库中没有本条原文。", "The law library does not have these words.") };
        if (!_quotedIn.TryAdd((cited.Instrument, cited.Article), finding))
        {
            int first = _quotedIn[(cited.Instrument, cited.Article)];
            return clause with { InsteadOfQuotation = say.T($"原文见发现 {first}。", $"Quoted in finding {first}.") };
        }

        return clause with { Quotation = new(Caption(quotation), quotation.Lines) };
    }

    public ReportTable Texts() => new(
        say.T("引用的法规文本", "Legal texts quoted"),
        [
            new(say.T("文本", "Text")),
            new(say.T("文本日期", "Text of")),
            new(say.T("引用条款", "Provisions")),
            new(say.T("内容摘要", "Digest"), ColumnKind.Code),
        ],
        [
            .. s.Findings.SelectMany(f => f.Clauses).Where(c => c.Quotation is not null).GroupBy(c => c.Quotation!.TextDigest)
                .Select(g => (string[])[say.Quote(g.First().Quotation!.Title), Figures.Date(g.First().Quotation!.TextDate), say.List(g.Select(c => c.Article).Distinct()), g.Key]),
        ],
        say.T("没有引用原文：没有发现，或法规库中没有所引文本。", "Nothing is quoted: there is no finding, or the library does not have the texts cited."));

    private string Caption(Quotation q)
    {
        string digest = q.TextDigest["sha256:".Length..][..ShortDigest];
        return say.T($"原文（{Figures.Date(q.TextDate)} 文本，摘要 {digest}）", $"Words of the law, Chinese (text of {Figures.Date(q.TextDate)}, digest {digest})");
    }
}

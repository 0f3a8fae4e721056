namespace EcoGis;

/// <summary>A batch ready to be reported: what made it, what was counted, and names for what it calls by ids. Every writer prints from this.</summary>
/// <param name="DistrictName">Of a county by its code; null: not known, the code stands for itself.</param>
/// <param name="Cases">Reports of single proposals that were written, by feature, relative to the page.</param>
public sealed record BatchReport(BatchResultHeader Header, BatchTally Tally, ReportContext Context, Func<string, string?> DistrictName, IReadOnlyDictionary<long, string> Cases)
{
    /// <summary>The foot of every page: what made it, and the check code of its <c>batch-report/1</c>, by which paper and file are matched.</summary>
    internal string Identity(Language language)
    {
        int used = Header.Layers.Count(l => l.Digest is not null);
        string layers = IdentityParts.LayersDigest(Header.Layers.Select(l => (l.Name, l.Version, l.Digest))), rules = $"{Header.RuleBaseVersion} {IdentityParts.ShortOf(Header.RuleBaseDigest)}";
        string code = BatchReportJson.CheckCodeOf(this, language), day = Figures.Date(Header.Date);
        return new Bilingual(
            $"EcoGis {Header.Program} · 规则库 {rules} · 图层 {used} 个 {layers} · 时点 {day} · 核验码 {code}",
            $"EcoGis {Header.Program} · rule base {rules} · {used} layers {layers} · as of {day} · check code {code}").In(language);
    }

    /// <summary>"罗江区 510604", both where the site lies in two.</summary>
    internal string District(string key, Language language) => key.Length == 0
        ? new Bilingual("不知道（不在所用行政区界内，或图形有误）", "not known (in none of the known districts, or broken geometry)").In(language)
        : string.Join(" + ", key.Split(';').Select(code => DistrictName(code) is { Length: > 0 } name ? $"{name} {code}" : code)) + (key.Contains(';', StringComparison.Ordinal) ? new Bilingual("（跨行政区）", " (across the border)").In(language) : "");

    internal static string Need(CaseNeed need, ReportContext context, Language language)
    {
        string word = ReportWords.Of(need.Needs).In(language), subject = Subject(need, context, language);
        return subject.Length == 0 ? word : new Bilingual($"{word}：{subject}", $"{word}: {subject}").In(language);
    }

    /// <summary>The same in a cell: a fact by its name alone.</summary>
    internal static string NeedInBrief(CaseNeed need, ReportContext context, Language language) => need.Needs == EcoGis.Need.Fact ? Subject(need, context, language) : Need(need, context, language);

    private static string Subject(CaseNeed need, ReportContext context, Language language) => need switch
    {
        { Needs: EcoGis.Need.Fact, Subject: ActivityCondition.IndustrySubject } => new Bilingual("行业", "industry").In(language),
        { Needs: EcoGis.Need.Fact, Subject: ActivityCondition.NatureSubject } => new Bilingual("建设性质", "nature").In(language),
        { Needs: EcoGis.Need.Fact } => context.Fact(need.Subject)?.Name.In(language) ?? need.Subject,
        { Subject.Length: 0 } => "",
        _ => context.KindName(need.Subject).In(language),
    };
}

namespace EcoGis;

/// <summary>A batch ready to be reported: what made it, what was counted, and names for what it calls by ids. Every writer prints from this.</summary>
/// <param name="DistrictName">Of a county by its code; null: not known, the code stands for itself.</param>
/// <param name="Cases">Reports of single proposals that were written, by feature, relative to the page.</param>
public sealed record BatchReport(BatchResultHeader Header, BatchTally Tally, ReportContext Context, Func<string, string?> DistrictName, IReadOnlyDictionary<long, string> Cases)
{
    /// <summary>"罗江区 510604", both where the site lies in two.</summary>
    internal string District(string key, Language language) => key.Length == 0
        ? new Bilingual("不知道（不在所用行政区界内，或图形有误）", "not known (in none of the known districts, or broken geometry)").In(language)
        : string.Join(" + ", key.Split(';').Select(code => DistrictName(code) is { Length: > 0 } name ? $"{name} {code}" : code)) + (key.Contains(';', StringComparison.Ordinal) ? new Bilingual("（跨行政区）", " (across the border)").In(language) : "");

    internal string Need(CaseNeed need, Language language) => WordsOf(need, Context, language);

    /// <summary>What is missing, as people say it: 缺事实：设施.</summary>
    internal static string WordsOf(CaseNeed need, ReportContext context, Language language)
    {
        string word = ReportWords.Of(need.Needs).In(language);
        string subject = need.Needs == EcoGis.Need.Fact ? context.Fact(need.Subject)?.Name.In(language) ?? need.Subject : need.Subject.Length == 0 ? "" : context.KindName(need.Subject).In(language);
        return subject.Length == 0 ? word : new Bilingual($"{word}：{subject}", $"{word}: {subject}").In(language);
    }
}

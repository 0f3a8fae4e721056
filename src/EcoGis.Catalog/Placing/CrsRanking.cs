using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The explanations of a file's coordinates, best first, and the one that clearly wins, if there is one.</summary>
/// <param name="Against">What they were held against, for people.</param>
public sealed record CrsRanking(ImmutableArray<CrsExplanation> Explanations, CrsExplanation? Winner, Bilingual Against)
{
    private const int MostShown = 5;

    /// <summary>Numbered, on one line.</summary>
    public Bilingual Text
    {
        get
        {
            List<Bilingual> lines = [.. Explanations.Take(MostShown).Select((e, i) => new Bilingual($"{i + 1}) {e.Text.Zh}", $"{i + 1}) {e.Text.En}"))];
            if (lines.Count == 0)
                lines.Add(new("按数值与常用坐标系都不符：可能是地方独立坐标系，或坐标残缺", "by their values in none of the usual systems: a local grid, or damaged coordinates"));
            if (Explanations.Length > MostShown)
                lines.Add(new($"另 {Explanations.Length - MostShown} 种", $"{Explanations.Length - MostShown} more"));
            return new(string.Join("；", lines.Select(l => l.Zh)), string.Join("; ", lines.Select(l => l.En)));
        }
    }

    /// <summary>Whether one wins, and against what it was weighed; and what no ranking can tell where the file names no datum.</summary>
    public Bilingual Outcome => Explanations.FirstOrDefault() is { DatumKnown: false, Mismatch: null } ? new($"{Weighed.Zh}；{NoDatum.Zh}", $"{Weighed.En}; {NoDatum.En}") : Weighed;

    private static Bilingual NoDatum => new(
        "文件没有写明基准面：同样的数字若属西安 1980 或北京 1954，位置相差 50–100 m，凭坐标无法区分",
        "the file names no datum: on Xian 1980 or Beijing 1954 the same numbers lie 50–100 m off, which coordinates cannot show");

    private Bilingual Weighed => Winner switch
    {
        { Readable: true } w => new Bilingual("对照{0}，明显胜出的是：{1}", "held against the {0}, one clearly wins: {1}").Format(Against, w.Name),
        { } w => new Bilingual("对照{0}，明显胜出的是：{1}，但没有转换参数不能采用", "held against the {0}, one clearly wins: {1}, but it cannot be read without parameters").Format(Against, w.Name),
        null when Explanations.All(e => e.Inside is 0 or null) => new Bilingual("没有一种解释落在{0}之内：可能是地方独立坐标系，或数据确在区外", "by none of them the data lie inside the {0}: a local grid, or data from elsewhere").Format(Against),
        null => new Bilingual("对照{0}，没有一种明显胜出", "held against the {0}, none clearly wins").Format(Against),
    };
}

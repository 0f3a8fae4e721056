namespace EcoGis;

/// <summary>Picks the language, names kinds and classes, joins lists the way the language does.</summary>
internal sealed class Speech(Language language, ReportContext context)
{
    public Language Language => language;

    public bool Zh => language == Language.Zh;

    public string T(string zh, string en) => Zh ? zh : en;

    public string In(Bilingual text) => text.In(language);

    /// <summary>A rule may hold anywhere, without a kind.</summary>
    public string Kind(string? id) => id is null ? T("不限区类", "any place") : context.KindName(id).In(language);

    public string Class(string? kind, string? id) => kind is null || string.IsNullOrEmpty(id) ? Figures.None : context.ClassName(kind, id).In(language);

    /// <summary>Name (code), or the code alone where there is no other name.</summary>
    public string Zone(string name, string code) => name.Length == 0 || name == code ? code : T($"{name}（{code}）", $"{name} ({code})");

    public string Fact(string id) => context.Fact(id)?.Name.In(language) ?? id;

    public string Question(string fact) => context.Fact(fact)?.Question.In(language) ?? Fact(fact);

    public string FactValue(string id, FactValue value) => value switch
    {
        EcoGis.FactValue.Bool b => b.Value ? T("是", "yes") : T("否", "no"),
        EcoGis.FactValue.Number n => context.Fact(id)?.Unit is { } unit ? $"{Figures.Plain(n.Value)} {unit}" : Figures.Plain(n.Value),
        EcoGis.FactValue.Set set => set.Values.Count == 0 ? T("无", "none") : List(set.Values.Select(v => context.Fact(id)?.Values.FirstOrDefault(x => x.Id == v).Name?.In(language) ?? v)),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    public string List(IEnumerable<string> items) => string.Join(Zh ? "、" : ", ", items);

    public string Join(params IEnumerable<string> clauses) => string.Join(Zh ? "；" : "; ", clauses.Where(c => c.Length > 0));

    /// <summary>《title》article, or “title” article.</summary>
    public string Cite(ClauseCitation c) => Quote(In(c.Title)) + (Zh ? "" : " ") + c.Article;

    public string? Refused(Screening s) => s.Site.EllipsoidalArea is null ? T("用地范围几何有误，未与任何图层比对。", "The boundary is broken: no layer was compared.") : null;

    public string Quote(string title) => Zh ? $"《{title}》" : $"“{title}”";
}

namespace EcoGis;

/// <summary>Picks the language, names kinds and classes, joins lists the way the language does.</summary>
internal sealed class Speech(Language language, ReportContext context)
{
    public Language Language => language;

    public bool Zh => language == Language.Zh;

    public string T(string zh, string en) => Zh ? zh : en;

    public string In(Bilingual text) => text.In(language);

    public string Kind(string id) => context.KindName(id).In(language);

    public string Class(string kind, string? id) => string.IsNullOrEmpty(id) ? Figures.None : context.ClassName(kind, id).In(language);

    public string Fact(string id) => context.FactName(id).In(language);

    public string List(IEnumerable<string> items) => string.Join(Zh ? "、" : ", ", items);

    public string Join(params IEnumerable<string> clauses) => string.Join(Zh ? "；" : "; ", clauses.Where(c => c.Length > 0));

    public string Quote(string title) => Zh ? $"《{title}》" : $"“{title}”";
}

namespace EcoGis;

/// <summary>A report before a writer lays it out: words and figures, and the map sheets by the number of their finding. Empty of maps where the boundary was refused.</summary>
internal sealed record ReportContent(ReportModel Model, Scene? Overview, IReadOnlyDictionary<int, Scene> Sheets)
{
    /// <summary>Vertices that the sheets of one report draw in all; at some ten bytes each, twice where filled, well under 2 MB of a page.</summary>
    private const int Vertices = 40_000;

    /// <param name="mostSheets">Findings drawn on a sheet of their own, the first ones; the overview has all.</param>
    /// <param name="mark">What stands on every sheet of who drew it and who may see it; empty: nothing.</param>
    /// <exception cref="EcoException">ECO-6001: a kind on the map has no style.</exception>
    public static ReportContent Of(
        Screening screening, ReportContext context, Language language, IMapSource? source, Explanation? explanation, int mostSheets = int.MaxValue, string mark = "")
    {
        ReportModel model = ReportBuilder.Build(screening, context, language, explanation);
        if (source is null)
            return new(model, null, new Dictionary<int, Scene>());

        var say = new Speech(language, context);
        IReadOnlyList<FindingSection> drawn = [.. model.Sections.Where(f => f.SameMapAs is null).Take(mostSheets)];
        var text = new MapText(language, say.Kind, SourceLine(screening, say)) { Mark = mark };
        var maps = new ReportMaps(source, context.Styles, text, Vertices / (drawn.Count + 1));
        Scene overview = maps.Overview(say.T($"总图　{model.Name}", $"Overview · {model.Name}"), [.. model.Sections.Select(s => s.Map)]);
        Dictionary<int, Scene> sheets = [];
        foreach (FindingSection section in drawn)
        {
            if (maps.Of(say.T($"图 {section.Number}　{section.Heading}", $"Map {section.Number} · {section.Heading}"), section.Map) is { } scene)
                sheets.Add(section.Number, scene);
        }
        return new(model, overview, sheets);
    }

    private static string SourceLine(Screening s, Speech say) => say.T(
        $"资料：数据清单所列图层，时点 {Figures.Date(s.Date)}；规则库 {s.RuleBase.Version}；EcoGis {s.ProgramVersion} 制图",
        $"Source: layers of the data sheet as of {Figures.Date(s.Date)}; rule base {s.RuleBase.Version}; drawn by EcoGis {s.ProgramVersion}");
}

namespace EcoGis;

/// <summary>A screening as a document. The page is complete in itself: no script, no font, no image and no address outside it.</summary>
public static class ReportWriter
{
    /// <summary>Vertices a page may draw; at some ten bytes each, twice where filled, well under 2 MB.</summary>
    private const int PageVertices = 40_000;

    /// <summary>One HTML page, LF line ends. The same screening gives the same bytes.</summary>
    /// <exception cref="EcoException">ECO-6001: a kind on the map has no style.</exception>
    /// <param name="explanation">Of this screening: the page then says why, and what would clear each finding. Null: it does not.</param>
    public static string Html(Screening screening, ReportContext context, Language language, Explanation? explanation = null) =>
        Html(screening, context, language, SnapshotMapSource.Of(screening), explanation);

    internal static string Html(Screening screening, ReportContext context, Language language, IMapSource? source, Explanation? explanation = null)
    {
        ReportModel model = ReportBuilder.Build(screening, context, language, explanation);
        if (source is null)
            return new ReportPage(model, null, new Dictionary<int, Scene>()).Write();

        var say = new Speech(language, context);
        IReadOnlyList<FindingSection> drawn = [.. model.Sections.Where(f => f.SameMapAs is null)];
        var text = new MapText(language, say.Kind, SourceLine(screening, say));
        var maps = new ReportMaps(source, context.Styles, text, PageVertices / (drawn.Count + 1));
        Scene overview = maps.Overview(say.T($"总图　{model.Name}", $"Overview · {model.Name}"), [.. model.Sections.Select(s => s.Map)]);
        Dictionary<int, Scene> sheets = [];
        foreach (FindingSection section in drawn)
        {
            if (maps.Of(say.T($"图 {section.Number}　{section.Heading}", $"Map {section.Number} · {section.Heading}"), section.Map) is { } scene)
                sheets.Add(section.Number, scene);
        }
        return new ReportPage(model, overview, sheets).Write();
    }

    private static string SourceLine(Screening s, Speech say) => say.T(
        $"资料：数据清单所列图层，时点 {Figures.Date(s.Date)}；规则库 {s.RuleBase.Version}；EcoGis {s.ProgramVersion} 制图",
        $"Source: layers of the data sheet as of {Figures.Date(s.Date)}; rule base {s.RuleBase.Version}; drawn by EcoGis {s.ProgramVersion}");
}

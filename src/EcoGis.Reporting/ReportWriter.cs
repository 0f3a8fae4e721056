namespace EcoGis;

/// <summary>A screening as a page. It is complete in itself: no script, no font, no image and no address outside it.</summary>
public static class ReportWriter
{
    /// <summary>One HTML page, LF line ends. The same screening gives the same bytes.</summary>
    /// <exception cref="EcoException">ECO-6001: a kind on the map has no style.</exception>
    /// <param name="explanation">Of this screening: the page then says why, and what would clear each finding. Null: it does not.</param>
    public static string Html(Screening screening, ReportContext context, Language language, Explanation? explanation = null) =>
        Html(screening, context, language, SnapshotMapSource.Of(screening), explanation);

    internal static string Html(Screening screening, ReportContext context, Language language, IMapSource? source, Explanation? explanation = null)
    {
        ReportContent content = ReportContent.Of(screening, context, language, source, explanation);
        return new ReportPage(content.Model, content.Overview, content.Sheets).Write();
    }
}

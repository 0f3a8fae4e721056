namespace EcoGis;

/// <summary>A screening as the Word document that goes into the file.</summary>
public static class DossierDocument
{
    /// <param name="stream">Can be read and can seek.</param>
    /// <exception cref="EcoException">ECO-6001: a kind on the map has no style; 6011: no font has a character of the map.</exception>
    public static void Write(Stream stream, Screening screening, ReportContext context, ReportTemplate template, DrawingFonts fonts, Language language, Explanation? explanation = null) =>
        Write(stream, screening, context, template, fonts, language, SnapshotMapSource.Of(screening), explanation);

    internal static void Write(
        Stream stream, Screening screening, ReportContext context, ReportTemplate template, DrawingFonts fonts, Language language, IMapSource? source, Explanation? explanation = null)
    {
        var content = ReportContent.Of(screening, context, language, source, explanation, (int)template.File.MostMaps, DossierBuilder.MarkOf(template, language));
        new DocxWriter(DossierBuilder.Build(screening, content, context, template, language), new PngPainter(fonts)).Write(stream);
    }
}

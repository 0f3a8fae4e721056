using System.Text;

namespace EcoGis;

/// <summary>
/// Writes screenings into a folder: <c>screening.json</c> (the array), one <c>report-&lt;safe id&gt;</c> of each kind asked for (HTML, Word, PDF), an index of the pages, and one
/// workbook and one GeoPackage of them all. A file is complete or absent.
/// </summary>
internal sealed class ScreeningOutput(Session session)
{
    private const string Json = "json", Html = "html", Docx = "docx", Xlsx = "xlsx", Gpkg = "gpkg", Pdf = "pdf";

    public static readonly IReadOnlyList<string> Known = [Json, Html, Docx, Xlsx, Gpkg, Pdf];

    private readonly Lazy<ReportContext> _context = new(() => ReportContext.Of(session.Rules, Installation.Styles()));

    private readonly Lazy<DrawingFonts> _fonts = new(() => DrawingFonts.Open(Installation.Font));

    private readonly Lazy<PagePrinter> _printer = new(() => PagePrinter.Find(Installation.Browser));

    public static IReadOnlyList<string> Formats(string list)
    {
        string[] formats = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (formats.FirstOrDefault(f => !Known.Contains(f)) is { } unknown)
            throw new Fault(CliFaults.FormatUnknown, Place.None, unknown, string.Join(", ", Known)).Raise();
        return formats;
    }

    /// <summary>What the formats need of this machine, asked for before anything is screened or written.</summary>
    public void Demand(IReadOnlyList<string> formats)
    {
        if (formats.Contains(Docx))
            _ = (_fonts.Value, Session.Template);
        if (formats.Contains(Pdf))
            _ = _printer.Value;
    }

    /// <summary>Every screening with the report file written for it, or none.</summary>
    public IReadOnlyList<(Screening Screening, string? Report)> Write(string folder, IReadOnlyList<Screening> screenings, IReadOnlyList<string> formats, CancellationToken cancellation) =>
        Write(folder, screenings, null, formats, cancellation);

    /// <summary>As of screenings, with <c>explanation.json</c> and reports that say why and what would clear it.</summary>
    public void Write(string folder, IReadOnlyList<Explanation> explanations, CancellationToken cancellation) =>
        Write(folder, [.. explanations.Select(e => e.Screening)], explanations, [Json, Html], cancellation);

    private List<(Screening Screening, string? Report)> Write(
        string folder, IReadOnlyList<Screening> screenings, IReadOnlyList<Explanation>? explanations, IReadOnlyList<string> formats, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder);
            if (formats.Contains(Json))
                OutputFile.Replace(Path.Combine(folder, "screening.json"), stream => ScreeningJson.Write(stream, screenings));
            if (explanations is not null)
                OutputFile.Replace(Path.Combine(folder, "explanation.json"), stream => ExplanationJson.Write(stream, explanations));
            List<(Screening, string?)> written = [];
            HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
            foreach (var (i, screening) in screenings.Index())
            {
                cancellation.ThrowIfCancellationRequested();
                written.Add((screening, Reports(folder, Unique(names, SafeName.Of(screening.Proposal.Id)), screening, explanations?[i], formats, cancellation)));
            }

            Tables(folder, screenings, formats, cancellation);
            if (formats.Contains(Html) && screenings.Count > 1)
            {
                var entries = written.Select(w => new IndexEntry(w.Item1, w.Item2!)).ToList();
                OutputFile.Replace(Path.Combine(folder, "index.html"), Text(IndexPage.Html(entries, _context.Value, session.Language)));
            }

            return written;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(CliFaults.OutputRefused, new Place { File = folder }, e.Message).Raise(e);
        }
    }

    /// <summary>The files of one screening; the name of the one to look at first, the page before the document.</summary>
    private string? Reports(string folder, string name, Screening screening, Explanation? explanation, IReadOnlyList<string> formats, CancellationToken cancellation)
    {
        string? first = null;
        if (formats.Contains(Html) || formats.Contains(Pdf))
        {
            string page = ReportWriter.Html(screening, _context.Value, session.Language, explanation);
            if (formats.Contains(Html))
                Put(Html, Text(page));
            if (formats.Contains(Pdf))
            {
                byte[] pdf = _printer.Value.Print(page, cancellation);
                Put(Pdf, stream => stream.Write(pdf));
            }
        }

        if (formats.Contains(Docx))
            Put(Docx, stream => DossierDocument.Write(stream, screening, _context.Value, Session.Template, _fonts.Value, session.Language, explanation));
        return first;

        void Put(string format, Action<Stream> write)
        {
            string file = $"{name}.{format}";
            OutputFile.Replace(Path.Combine(folder, file), write);
            first ??= file;
        }
    }

    /// <summary>The files of all screenings together.</summary>
    private void Tables(string folder, IReadOnlyList<Screening> screenings, IReadOnlyList<string> formats, CancellationToken cancellation)
    {
        if (!formats.Contains(Xlsx) && !formats.Contains(Gpkg))
            return;
        var sheets = new ScreeningSheets(screenings, _context.Value, session.Language);
        if (formats.Contains(Xlsx))
        {
            IReadOnlyList<Sheet> all = sheets.All();
            if (all.FirstOrDefault(s => s.Rows.Count > WorkbookWriter.MostRows) is { } large)
                throw new Fault(CliFaults.TooManyRows, Place.None, large.Title, large.Rows.Count, WorkbookWriter.MostRows).Raise();
            OutputFile.Replace(Path.Combine(folder, "screening.xlsx"), stream => WorkbookWriter.Write(stream, all, session.Language));
        }

        if (formats.Contains(Gpkg))
            ScreeningGeoPackage.Write(Path.Combine(folder, "screening.gpkg"), screenings, sheets, _context.Value, session.Language, cancellation);
    }

    private static string Unique(HashSet<string> names, string id)
    {
        string name = $"report-{id}";
        for (int n = 2; !names.Add(name); n++)
            name = $"report-{id}-{n}";
        return name;
    }

    private static Action<Stream> Text(string text) => stream => stream.Write(Encoding.UTF8.GetBytes(text));
}

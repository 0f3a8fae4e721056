using System.Text;

namespace EcoGis;

/// <summary>One screening as a file to hand out, by the writers that <c>ecogis screen --format</c> uses.</summary>
internal sealed class ReportFile(ScreeningDesk desk)
{
    public const string Html = "html", Docx = "docx", Xlsx = "xlsx", Gpkg = "gpkg", Pdf = "pdf", Json = "json";

    private static readonly Dictionary<string, string> s_types = new()
    {
        [Html] = "text/html",
        [Docx] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [Xlsx] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [Gpkg] = "application/geopackage+sqlite3",
        [Pdf] = "application/pdf",
        [Json] = "application/json",
    };

    public static string? TypeOf(string format) => s_types.GetValueOrDefault(format);

    /// <summary>What this machine can write: Word needs a Chinese font for its maps, PDF a browser.</summary>
    public IEnumerable<(string Format, bool Ready)> Formats() => s_types.Keys.Select(f => (f, f switch { Docx => Ready(() => desk.Fonts), Pdf => Ready(() => desk.Printer), _ => true }));

    /// <exception cref="EcoException">The machine lacks what the format needs.</exception>
    public byte[] Write(string format, ShelvedReport report, Language language, CancellationToken cancellation)
    {
        Screening[] one = [report.Screening];
        using MemoryStream stream = new();
        switch (format)
        {
            case Html:
                return Encoding.UTF8.GetBytes(Page());
            case Pdf:
                return desk.Printer.Print(Page(), cancellation);
            case Docx:
                DossierDocument.Write(stream, report.Screening, desk.Reports, desk.Template, desk.Fonts, language, report.Explanation);
                break;
            case Xlsx:
                WorkbookWriter.Write(stream, new ScreeningSheets(one, desk.Reports, language).All(), language);
                break;
            case Gpkg:
                return GeoPackage(one, language, cancellation);
            default:
                ScreeningJson.Write(stream, one);
                break;
        }

        return stream.ToArray();

        string Page() => ReportWriter.Html(report.Screening, desk.Reports, language, report.Explanation);
    }

    private byte[] GeoPackage(Screening[] screenings, Language language, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("ecogis-report-");
        try
        {
            string path = Path.Combine(folder.FullName, "screening.gpkg");
            ScreeningGeoPackage.Write(path, screenings, new ScreeningSheets(screenings, desk.Reports, language), desk.Reports, language, cancellation);
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Ready(Func<object> need)
    {
        try
        {
            return need() is not null;
        }
        catch (EcoException)
        {
            return false;
        }
    }
}

using System.Text;

namespace EcoGis;

/// <summary>The files of a batch report: <c>summary.html</c>, <c>summary.xlsx</c>, <c>summary.json</c> and, where PDF is asked for, <c>summary.pdf</c>. Complete or absent.</summary>
internal static class BatchReportOutput
{
    /// <summary>The folder beside them for reports of single proposals.</summary>
    public const string Cases = "cases";

    private const string Pdf = "pdf", Name = "summary";

    public static void Write(
        Session session, string folder, BatchReport report, IEnumerable<(double[] Longitudes, double[] Latitudes)> boundary, IReadOnlyList<string> formats, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string page = BatchReportPage.Html(report, boundary, Installation.Version, session.Language);
            Put("json", stream => JsonOut.WriteTo(stream, json => BatchReportJson.Write(json, report, session.Language)));
            Put("xlsx", stream => WorkbookWriter.Write(stream, new BatchReportSheets(report, session.Language).All(), session.Language));
            if (formats.Contains(Pdf))
            {
                byte[] pdf = PagePrinter.Find(Installation.Browser).Print(page, cancellation);
                Put(Pdf, stream => stream.Write(pdf));
            }

            Put("html", stream => stream.Write(Encoding.UTF8.GetBytes(page)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(CliFaults.OutputRefused, new Place { File = folder }, e.Message).Raise(e);
        }

        session.Notice(new($"已写入 {Path.Combine(folder, Name)}.html", $"wrote {Path.Combine(folder, Name)}.html"));

        void Put(string extension, Action<Stream> write) => OutputFile.Replace(Path.Combine(folder, $"{Name}.{extension}"), write);
    }
}

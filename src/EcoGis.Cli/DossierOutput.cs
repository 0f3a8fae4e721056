using System.Text;

namespace EcoGis;

/// <summary>Writes the dossiers of a check into a folder: a page and a boundary TXT for each change, an index, check.json and screening.json. A file is complete or absent.</summary>
internal sealed class DossierOutput(Session session)
{
    public void Write(string folder, ForestCheck check, DateOnly day, CancellationToken cancellation)
    {
        var context = ReportContext.Of(session.Rules, MapStyles.Parse("zones.yaml", File.ReadAllText(Path.Combine(Installation.Maps, "styles", "zones.yaml"))));
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var change in check.Changes)
            {
                cancellation.ThrowIfCancellationRequested();
                OutputFile.Replace(Path.Combine(folder, Page(change)), Text(DossierIndex.Page(change, check, context, day, session.Language)));
                OutputFile.Replace(Path.Combine(folder, $"{change.Code}.txt"), Text(DossierIndex.Corners(change, day)));
            }

            OutputFile.Replace(Path.Combine(folder, "check.json"), stream => JsonOut.WriteTo(stream, w => ForestCheckJson.Write(w, check, session.Language)));
            OutputFile.Replace(Path.Combine(folder, "screening.json"), stream => ScreeningJson.Write(stream, [.. check.Changes.Select(c => c.Screening)]));
            OutputFile.Replace(Path.Combine(folder, "index.html"), Text(DossierIndex.Html(check, Page, session.Language)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(CliFaults.OutputRefused, new Place { File = folder }, e.Message).Raise(e);
        }

        session.Notice(new($"已写入 {folder}：{check.Changes.Length} 份档案", $"wrote {folder}: {check.Changes.Length} dossiers"));
    }

    /// <summary>Codes are the register's own numbers, so they are safe names.</summary>
    private static string Page(CheckedChange change) => $"{change.Code}.html";

    private static Action<Stream> Text(string text) => stream => stream.Write(Encoding.UTF8.GetBytes(text));
}

using System.Text;

namespace EcoGis;

/// <summary>Writes screenings into a folder: <c>screening.json</c> (the array), one <c>report-&lt;safe id&gt;.html</c> each, and an index of them. A file is complete or absent.</summary>
internal sealed class ScreeningOutput(Session session)
{
    private static readonly string[] Known = ["json", "html"];

    private readonly Lazy<ReportContext> _context = new(() => ReportContext.Of(session.Rules, Installation.Styles()));

    public static IReadOnlyList<string> Formats(string list)
    {
        string[] formats = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (formats.FirstOrDefault(f => !Known.Contains(f)) is { } unknown)
            throw new Fault(CliFaults.FormatNotYet, Place.None, unknown, string.Join(", ", Known)).Raise();
        return formats;
    }

    /// <summary>Every screening with the report file written for it, or none.</summary>
    public IReadOnlyList<(Screening Screening, string? Report)> Write(string folder, IReadOnlyList<Screening> screenings, IReadOnlyList<string> formats, CancellationToken cancellation) =>
        Write(folder, screenings, null, formats, cancellation);

    /// <summary>As of screenings, with <c>explanation.json</c> and reports that say why and what would clear it.</summary>
    public void Write(string folder, IReadOnlyList<Explanation> explanations, CancellationToken cancellation) =>
        Write(folder, [.. explanations.Select(e => e.Screening)], explanations, Known, cancellation);

    private List<(Screening Screening, string? Report)> Write(
        string folder, IReadOnlyList<Screening> screenings, IReadOnlyList<Explanation>? explanations, IReadOnlyList<string> formats, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder);
            if (formats.Contains("json"))
                OutputFile.Replace(Path.Combine(folder, "screening.json"), stream => ScreeningJson.Write(stream, screenings));
            if (explanations is not null)
                OutputFile.Replace(Path.Combine(folder, "explanation.json"), stream => ExplanationJson.Write(stream, explanations));
            List<(Screening, string?)> written = [];
            HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
            foreach (var (i, screening) in screenings.Index())
            {
                cancellation.ThrowIfCancellationRequested();
                string? report = formats.Contains("html") ? Unique(names, SafeName.Of(screening.Proposal.Id)) : null;
                if (report is not null)
                    OutputFile.Replace(Path.Combine(folder, report), Text(ReportWriter.Html(screening, _context.Value, session.Language, explanations?[i])));
                written.Add((screening, report));
            }

            if (formats.Contains("html") && screenings.Count > 1)
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

    private static string Unique(HashSet<string> names, string id)
    {
        string name = $"report-{id}.html";
        for (int n = 2; !names.Add(name); n++)
            name = $"report-{id}-{n}.html";
        return name;
    }

    private static Action<Stream> Text(string text) => stream => stream.Write(Encoding.UTF8.GetBytes(text));
}

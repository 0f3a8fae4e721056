using System.Collections.Concurrent;

namespace EcoGis;

/// <summary>The summary of a finished batch, made once by <c>ecogis report</c> in a process of its own and kept in the folder of the job.</summary>
internal sealed class BatchReports(ServeOptions options, JobProcess process)
{
    /// <summary>Problem cases that the report lists.</summary>
    private const string Listed = "1000";

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _making = new(StringComparer.Ordinal);

    /// <param name="folder">Of the job.</param>
    /// <param name="extension">html or xlsx.</param>
    public async Task<string> File(string folder, string result, Language language, string extension, CancellationToken cancellation)
    {
        string into = Path.Combine(folder, language == Language.Zh ? "report-zh" : "report-en"), page = Path.Combine(into, "summary.html"); // written last
        var turn = _making.GetOrAdd(into, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellation);
        try
        {
            if (!System.IO.File.Exists(page))
            {
                await process.Run(
                    folder, "report.json", ["report", result, "--out", into, "--top", Listed, "--lang", language == Language.Zh ? "zh" : "en", "--json", "--catalog", Path.GetFullPath(options.Catalog), "--district", options.District],
                    _ => { }, (_, _, _) => { }, CancellationToken.None, cancellation);
            }
        }
        finally
        {
            turn.Release();
        }

        return Path.ChangeExtension(page, extension);
    }
}

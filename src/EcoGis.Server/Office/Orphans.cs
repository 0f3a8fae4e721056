using Microsoft.Extensions.Logging;

namespace EcoGis;

/// <summary>
/// Folders that no row of the office file knows: what a server that was killed had begun, or what an older office file that was put back no longer knows.
/// They are put aside in <c>orphans/</c>, which the log tells, and go after thirty days.
/// </summary>
internal sealed partial class Orphans(OfficeStore office, TimeProvider clock, ILogger<Orphans> log)
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(30);

    private string Aside => Path.Combine(office.Files, "orphans");

    /// <param name="part">The folder whose folders are looked at; each is named by an id.</param>
    public void PutAside(string part, IReadOnlySet<string> known)
    {
        foreach (string folder in FoldersOf(Path.Combine(office.Files, part)).Where(f => !known.Contains(Path.GetFileName(f))))
        {
            OwnerOnly.Folder(Aside);
            string name = $"{part}-{Path.GetFileName(folder)}", aside = Path.Combine(Aside, name);
            Guarded(name, () =>
            {
                Directory.Move(folder, aside);
                Directory.SetLastWriteTimeUtc(aside, clock.GetUtcNow().UtcDateTime);
                Found(log, Fault.Clean(name));
            });
        }
    }

    public void Sweep()
    {
        foreach (string folder in FoldersOf(Aside).Where(f => clock.GetUtcNow() - Directory.GetLastWriteTimeUtc(f) > s_kept))
        {
            Guarded(Path.GetFileName(folder), () =>
            {
                Directory.Delete(folder, recursive: true);
                Removed(log, Fault.Clean(Path.GetFileName(folder)));
            });
        }
    }

    private static string[] FoldersOf(string folder) => Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    private void Guarded(string name, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Stays(log, e, Fault.Clean(name));
        }
    }

    [LoggerMessage(LogLevel.Warning, "no row knows {Name}: put aside in orphans/")]
    private static partial void Found(ILogger log, string name);

    [LoggerMessage(LogLevel.Warning, "orphans/{Name} is older than thirty days: removed")]
    private static partial void Removed(ILogger log, string name);

    [LoggerMessage(LogLevel.Warning, "orphan {Name} stays where it is")]
    private static partial void Stays(ILogger log, Exception e, string name);
}

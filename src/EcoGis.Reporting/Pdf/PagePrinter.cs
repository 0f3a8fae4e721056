using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace EcoGis;

/// <summary>
/// Prints a self-contained page as PDF with a browser that is installed: Chromium, Chrome or Edge, without a window, in a process with a time limit, with a profile of its
/// own that is thrown away, and with no name that resolves, so that nothing can be fetched.
/// </summary>
public sealed class PagePrinter
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge-stable", "microsoft-edge", "msedge"];

    private readonly string _browser;
    private readonly TimeSpan _limit;

    private PagePrinter(string browser, TimeSpan limit) => (_browser, _limit) = (browser, limit);

    /// <param name="setting">The browser's program; null: the first of the known names on the path, then the usual places.</param>
    /// <exception cref="EcoException">ECO-6040.</exception>
    public static PagePrinter Find(string? setting, TimeSpan? limit = null)
    {
        IEnumerable<string> places = setting is { Length: > 0 } ? [setting] : Places();
        return new PagePrinter(
            places.FirstOrDefault(File.Exists) ?? throw new Fault(PdfFaults.NoBrowser, Place.None, setting is { Length: > 0 } ? setting : string.Join(", ", s_names)).Raise(),
            limit ?? TimeSpan.FromSeconds(120));
    }

    /// <exception cref="EcoException">ECO-6041, 6042.</exception>
    public byte[] Print(string html, CancellationToken cancellation = default)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("ecogis-print-");
        try
        {
            string page = Path.Combine(folder.FullName, "page.html"), pdf = Path.Combine(folder.FullName, "page.pdf");
            File.WriteAllText(page, html, new UTF8Encoding(false));
            string said = Run(page, pdf, Path.Combine(folder.FullName, "profile"), cancellation);
            byte[] printed = File.Exists(pdf) ? File.ReadAllBytes(pdf) : [];
            return printed.AsSpan().StartsWith("%PDF-"u8) ? printed : throw new Fault(PdfFaults.PrintFailed, Place.None, Path.GetFileName(_browser), said).Raise();
        }
        finally
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (IOException)
            {
                // a browser that is still closing keeps its profile; the system clears its temporary folder
            }
        }
    }

    private string Run(string page, string pdf, string profile, CancellationToken cancellation)
    {
        List<string> arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + profile, "--no-pdf-header-footer", "--print-to-pdf=" + pdf, new Uri(page).AbsoluteUri,
        ];
        if (Environment.IsPrivilegedProcess && OperatingSystem.IsLinux())
            arguments.Insert(0, "--no-sandbox"); // refused otherwise; the page is our own and runs no script
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(_browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None), output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(_limit);
            try
            {
                process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellation.ThrowIfCancellationRequested();
                throw new Fault(PdfFaults.TooSlow, Place.None, Path.GetFileName(_browser), (int)_limit.TotalSeconds).Raise();
            }

            string said = error.Wait(TimeSpan.FromSeconds(5), CancellationToken.None) ? error.Result.Trim() : "";
            return said.Length <= 300 ? said : said[^300..];
        }
        catch (Win32Exception e)
        {
            throw new Fault(PdfFaults.PrintFailed, Place.None, Path.GetFileName(_browser), e.Message).Raise(e);
        }
    }

    private static IEnumerable<string> Places()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string ending = OperatingSystem.IsWindows() ? ".exe" : "";
        foreach (string name in s_names)
        {
            foreach (string folder in folders)
                yield return Path.Combine(folder, name + ending);
        }

        foreach (var root in (Environment.SpecialFolder[])[Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData])
        {
            string folder = Environment.GetFolderPath(root);
            yield return Path.Combine(folder, "Microsoft", "Edge", "Application", "msedge.exe");
            yield return Path.Combine(folder, "Google", "Chrome", "Application", "chrome.exe");
            yield return Path.Combine(folder, "Chromium", "Application", "chrome.exe");
        }

        foreach (string app in (string[])["Google Chrome", "Chromium", "Microsoft Edge"])
            yield return $"/Applications/{app}.app/Contents/MacOS/{app}";
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EcoGis.BrowserTests;

/// <summary><c>ecogis serve</c> over a catalog of its own, with accounts as on its very first start, or for a single user: for tests that change either.</summary>
internal sealed partial class OfficeServer : IAsyncDisposable
{
    private readonly Process _process;

    private OfficeServer(Process process, string catalog, string address, string first) => (_process, Catalog, Address, First) = (process, catalog, address, first);

    public string Catalog { get; }

    public string Address { get; }

    /// <summary>The link that makes the first administrator; empty for a single user.</summary>
    public string First { get; }

    public static async Task<OfficeServer> Start(string folder, params string[] options)
    {
        string catalog = Path.Combine(folder, "demo.gpkg");
        File.Copy(Served.Fresh, catalog);
        Process process = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(TestContext.CurrentContext.TestDirectory, "ecogis.dll"), "serve", "--catalog", catalog, "--district", "510604-demo", "--urls", "http://127.0.0.1:0", .. options])
        { RedirectStandardError = true })!;
        string said = "";
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said += line + "\n";
            if (Link().Match(line) is not { Success: true } found || (found.Groups[2].Value.Length == 0 && !options.Contains("--single-user")))
                continue;
            _ = process.StandardError.ReadToEndAsync();
            return new(process, catalog, found.Groups[1].Value, found.Value);
        }

        throw new InvalidOperationException("the server does not start: " + said);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"(http://127\.0\.0\.1:\d+)(/login#first=\S+)?")]
    private static partial Regex Link();
}

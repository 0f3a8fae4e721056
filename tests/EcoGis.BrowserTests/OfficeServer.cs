using System.Diagnostics;

namespace EcoGis.BrowserTests;

/// <summary><c>ecogis serve</c> with accounts over a catalog of its own, as it is on its very first start.</summary>
internal sealed class OfficeServer : IAsyncDisposable
{
    private readonly Process _process;

    private OfficeServer(Process process, string catalog, string first) => (_process, Catalog, First) = (process, catalog, first);

    public string Catalog { get; }

    /// <summary>The link that makes the first administrator.</summary>
    public string First { get; }

    public string Address => First[..First.IndexOf("/login", StringComparison.Ordinal)];

    public static async Task<OfficeServer> Start(string folder, params string[] options)
    {
        string catalog = Path.Combine(folder, "demo.gpkg");
        File.Copy(Path.Combine(Served.Folder, "demo.gpkg"), catalog);
        Process process = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(TestContext.CurrentContext.TestDirectory, "ecogis.dll"), "serve", "--catalog", catalog, "--district", "510604-demo", "--urls", "http://127.0.0.1:0", .. options])
        { RedirectStandardError = true })!;
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (!line.Contains("/login#first=", StringComparison.Ordinal))
                continue;
            _ = process.StandardError.ReadToEndAsync();
            return new(process, catalog, line.Trim());
        }

        throw new InvalidOperationException("the server with accounts does not start");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

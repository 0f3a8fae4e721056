namespace EcoGis.Tests;

/// <summary>
/// The server over a copy of the demonstration catalog, on a free port of this machine. The catalog is made once for all tests; every server has a folder of
/// its own, so that tests do not meet. Single user unless a test says otherwise.
/// </summary>
internal sealed class ServedCatalog : IAsyncDisposable
{
    /// <summary>The day that the demonstration set is made for.</summary>
    public const string Day = "2026-11-23", District = "510604-demo";

    private readonly EcoServer _server;

    private ServedCatalog(EcoServer server, ServeOptions options, string folder)
    {
        _server = server;
        Options = options;
        Folder = folder;
        Address = new Uri(server.Addresses.First());
        Client = NewClient();
    }

    public ServeOptions Options { get; }

    public string Folder { get; }

    public Uri Address { get; }

    /// <summary>Without cookies and proxies.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _server.Services;

    public static async Task<ServedCatalog> Start(Func<ServeOptions, ServeOptions>? change = null)
    {
        string folder = Directory.CreateTempSubdirectory("ecogis-serve-").FullName, catalog = Path.Combine(folder, "demo.gpkg");
        DemoCatalog.CopyTo(catalog);
        ServeOptions options = new()
        {
            Catalog = catalog,
            Office = Path.ChangeExtension(catalog, ".office"),
            Data = Session.Data,
            Styles = Installation.Styles(),
            Page = Installation.Page,
            Samples = Installation.Samples,
            Apart = new("dotnet", [typeof(CommandLine).Assembly.Location, CommandLine.ReadApart]),
            Version = Installation.Version,
            District = District,
            Urls = "http://127.0.0.1:0",
            SingleUser = true,
            Clock = TimeProvider.System,
        };
        options = change?.Invoke(options) ?? options;
        return new(await EcoServer.Start(options, CancellationToken.None), options, folder);
    }

    public HttpClient NewClient(HttpMessageHandler? handler = null) =>
        new(handler ?? new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

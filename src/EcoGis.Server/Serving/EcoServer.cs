using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EcoGis;

/// <summary>
/// <c>ecogis serve</c>: the page, its API and the OGC API over one catalog. Composes the parts and the order in which a request meets them. Makes no
/// outbound call of any kind.
/// </summary>
public sealed class EcoServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly OfficeStore _office;

    private EcoServer(WebApplication app, OfficeStore office, string? firstToken) => (_app, _office, FirstToken) = (app, office, firstToken);

    /// <summary>Where it listens, once started.</summary>
    public IReadOnlyCollection<string> Addresses => [.. _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>The one-time token that makes the first administrator; null: there is one, or nobody logs in.</summary>
    public string? FirstToken { get; }

    /// <summary>What the tests ask of the running server.</summary>
    internal IServiceProvider Services => _app.Services;

    /// <exception cref="EcoException">The data, the catalog or the page is at fault, or the address is not ours to use.</exception>
    public static async Task<EcoServer> Start(ServeOptions options, CancellationToken cancellation)
    {
        if (options.SingleUser)
            DemandLoopback(options.Urls);
        DemandCertificate(options);
        var office = OfficeStore.Open(options.Office, options.Clock);
        WebApplication? app = null;
        try
        {
            app = Build(options, office);
            await app.StartAsync(cancellation);
            return new(app, office, options.SingleUser ? null : app.Services.GetRequiredService<FirstStart>().Open());
        }
        catch (Exception e)
        {
            if (app is not null)
                await app.DisposeAsync();
            office.Dispose();
            if (e is IOException or InvalidOperationException or System.Net.Sockets.SocketException or FormatException)
                throw new Fault(ServerFaults.Address, Place.None, options.Urls, e.Message).Raise(e);
            throw;
        }
    }

    /// <summary>Until it is told to stop; requests that run are answered first. Meanwhile what the first request would wait for is done ahead.</summary>
    public Task Run(CancellationToken cancellation)
    {
        _ = Task.Run(() => _app.Services.GetRequiredService<ScreeningDesk>().WarmUp(cancellation), CancellationToken.None);
        return _app.WaitForShutdownAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _office.Dispose();
    }

    private static WebApplication Build(ServeOptions options, OfficeStore office)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(EcoServer).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Hardening.Limit(kestrel, options.Certificate)).UseUrls(Parts(options.Urls));
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddRoutingCore().AddAccessPolicy().AddSingleton(office).AddJobs(options, office);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        LayerAccess access = new();
        ScreeningDesk desk = new(options);
        builder.Services.AddSingleton(options.Clock).AddSingleton(access).AddSingleton(desk).AddSingleton(new FreeSpace(options)).AddSingleton(new RestrictedScreenings(options, access, office)).AddLogin(options.SingleUser);

        PageFiles page = new(options.Page);
        Basemaps basemaps = new(options);
        WebApplication app = builder.Build();
        app.UseForwardedHeaders();
        app.UseSafeHeaders(basemaps.OutsideHosts);
        app.UseMiddleware<FaultGuard>();
        app.UseMiddleware<CrossSiteGuard>(options.SingleUser);
        app.UseRouting();
        app.Use((http, next) =>
        {
            if (http.GetEndpoint() is not null)
                return next(http);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.UseLogin();
        page.Map(app);
        app.MapAccess(desk);
        UploadStore uploads = new(options);
        uploads.Sweep();
        UploadReader uploaded = new(uploads, desk);
        app.Lifetime.ApplicationStopped.Register(uploaded.Dispose);
        Samples samples = new(options, desk.Rules);
        Boundaries boundaries = new(desk, uploads, uploaded, samples);
        app.MapScreening(desk, boundaries, access);
        app.MapReports(desk, boundaries, access);
        app.MapCodes(desk, samples);
        basemaps.Map(app);
        app.Lifetime.ApplicationStopped.Register(basemaps.Dispose);
        app.MapUploads(uploads, uploaded, desk);
        app.MapOgc(options, desk, access, uploads, boundaries);
        JobStore jobs = app.Services.GetRequiredService<JobStore>();
        new BatchEndpoints(desk, access, new BatchResults(jobs), new BatchReports(options, new JobProcess(options.Apart, app.Services.GetRequiredService<JobLimits>()))).Map(app);
        app.MapForest(new ForestDesk(options, desk), access);
        new QueueEndpoints(options, desk, access).Map(app);
        CaseIntake intake = new(office, desk, boundaries, uploads, uploaded, samples, app.Services.GetRequiredService<RestrictedScreenings>());
        CaseSealing sealing = new(options, office, intake);
        sealing.Sweep();
        CaseStore cases = new(office);
        Orphans orphans = new(office, options.Clock, app.Services.GetRequiredService<ILogger<Orphans>>());
        orphans.PutAside(JobStore.Part, jobs.Ids());
        orphans.PutAside(CaseIntake.Part, cases.Sources());
        orphans.Sweep();
        app.MapCases(new ReviewDesk(cases, intake, sealing), sealing, desk, access);
        return app;
    }

    private static string[] Parts(string urls) => urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Without one of ours Kestrel would take a certificate for developers, where it finds one.</summary>
    private static void DemandCertificate(ServeOptions options)
    {
        if (options.Certificate is null && Parts(options.Urls).FirstOrDefault(u => u.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) is { } url)
            throw new Fault(ServerFaults.NoCertificate, Place.None, url).Raise();
    }

    private static void DemandLoopback(string urls)
    {
        foreach (string url in Parts(urls))
        {
            string host = Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address.Host.Trim('[', ']') : "";
            if (host != "localhost" && !(IPAddress.TryParse(host, out IPAddress? ip) && IPAddress.IsLoopback(ip)))
                throw new Fault(ServerFaults.NotLoopback, Place.None, url).Raise();
        }
    }
}

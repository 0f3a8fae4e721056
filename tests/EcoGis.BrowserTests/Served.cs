using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;

[assembly: Parallelizable(ParallelScope.None)]

namespace EcoGis.BrowserTests;

/// <summary>
/// The program as a user starts it — the demonstration catalog, <c>ecogis serve</c> in a process of its own on a free port — and one browser for all tests: Debian's
/// chromium, or what ECOGIS_BROWSER names. Nothing is fetched for it.
/// </summary>
[SetUpFixture]
internal sealed class Served
{
    private const string District = "510604-demo";

    private static readonly string s_program = Path.Combine(TestContext.CurrentContext.TestDirectory, "ecogis.dll");

    private static Process? s_server;
    private static IPlaywright? s_playwright;

    private static readonly StringBuilder s_said = new();

    /// <summary>What the server wrote on its error stream so far.</summary>
    public static string Said
    {
        get
        {
            lock (s_said)
                return s_said.ToString();
        }
    }

    public static string Address { get; private set; } = "";

    public static IBrowser Browser { get; private set; } = null!;

    /// <summary>The demonstration catalog as it was made.</summary>
    public static string Fresh => Path.Combine(Folder, "fresh.gpkg");

    public static string Folder { get; } = Directory.CreateTempSubdirectory("ecogis-browser-").FullName;

    /// <summary>Where screenshots stay.</summary>
    public static string Pictures { get; } = Path.Combine(TestContext.CurrentContext.WorkDirectory, "screenshots");

    [OneTimeSetUp]
    public async Task Start()
    {
        string? chromium = Environment.GetEnvironmentVariable("ECOGIS_BROWSER") is { Length: > 0 } setting ? setting
            : new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
        if (chromium is null)
            Missing("needs chromium, which is not here");
        if (!File.Exists(Path.Combine(TestContext.CurrentContext.TestDirectory, "page", "lib", "ol.js")))
            Missing("needs the libraries of the page: install npm and build again");
        using (Process demo = Run("demo", "--out", Folder))
        {
            await demo.WaitForExitAsync();
            Assert.That(demo.ExitCode, Is.Zero);
        }

        File.Copy(Path.Combine(Folder, "demo.gpkg"), Fresh);

        Address = $"http://127.0.0.1:{FreePort()}";
        s_server = Run("serve", "--catalog", Path.Combine(Folder, "demo.gpkg"), "--district", District, "--single-user", "--urls", Address);
        s_server.ErrorDataReceived += (_, line) =>
        {
            lock (s_said)
                s_said.AppendLine(line.Data);
        };
        s_server.BeginErrorReadLine();
        await Answers();
        s_playwright = await Playwright.CreateAsync();
        Browser = await s_playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [] });
        Directory.CreateDirectory(Pictures);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        s_playwright?.Dispose();
        if (s_server is not null)
        {
            s_server.Kill(entireProcessTree: true);
            await s_server.WaitForExitAsync();
            s_server.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static Process Run(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [s_program, .. arguments]) { WorkingDirectory = Folder, RedirectStandardError = true })!;

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task Answers()
    {
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
        for (int i = 0; i < 300; i++)
        {
            try
            {
                using HttpResponseMessage page = await client.GetAsync(Address);
                return;
            }
            catch (HttpRequestException) when (!s_server!.HasExited)
            {
                await Task.Delay(200);
            }
        }

        Assert.Fail("the server does not answer");
    }

    /// <summary>Something these tests need and this machine has not: they fail on CI and are ignored elsewhere.</summary>
    private static void Missing(string message)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(message);
        Assert.Ignore(message);
    }
}

using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>
/// Secrets of the real server with accounts and a certificate: none is found in what it writes to its streams, in any answer but the one that hands it out, in any file
/// it keeps, or in the audit log — also not after mistakes, refusals and a fault inside the server.
/// </summary>
internal sealed class CanaryTests
{
    private const string Password = "canary-3d41-password", Mistyped = "canary-77aa-mistyped", CertificatePassword = "canary-5e0b-certificate";

    [Test]
    [Category("reliability-86")]
    public async Task No_secret_is_told_or_kept()
    {
        using Cli cli = new();
        DemoCatalog.CopyTo(cli.File("demo", "demo.gpkg"));
        string catalog = cli.File("demo", "demo.gpkg"), office = cli.File("demo", "demo.office"), pfx = cli.File("server.pfx");
        File.WriteAllBytes(pfx, TestCertificate.Pfx(CertificatePassword));
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12FromFile(pfx, CertificatePassword);
        Dictionary<string, string> environment = new() { [ServerCertificate.PasswordVariable] = CertificatePassword };
        using ServedProcess server = ServedProcess.Start(cli, environment, "https://127.0.0.1:0", "--catalog", catalog, "--district", ServedCatalog.District, "--certificate", pfx);
        await server.Answers();
        string first = await server.FirstToken();
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, SslOptions = { RemoteCertificateValidationCallback = (_, proof, _, _) => TestCertificate.Is(proof, certificate) } }) { BaseAddress = server.Address };
        StringBuilder answers = new();

        var made = await Send("/api/session/redeem", $$"""{"token":"{{first}}","name":"admin","password":"{{Password}}"}""", handsOut: true);
        var invited = await Send("/api/accounts", """{"name":"li","roles":["screener"]}""", made, handsOut: true);
        string invitation = (string)invited.Json["invitation"]!;
        var li = await Send("/api/session/redeem", $$"""{"token":"{{invitation}}","password":"{{Password}}"}""", handsOut: true);
        string token = (string)(await Send("/api/tokens", """{"name":"p"}""", li, handsOut: true)).Json["token"]!;
        string[] secrets = [Password, Mistyped, CertificatePassword, first, invitation, token, made.Secret, li.Secret, made.Csrf, li.Csrf];
        Assert.That(secrets, Is.All.Not.Empty);

        await Send("/api/session", $$"""{"name":"li","password":"{{Mistyped}}"}""");
        await Send("/api/session", $$"""{"name":"{{Password}}" "password":"{{Mistyped}}"}"""); // broken JSON
        await Send("/api/session/redeem", $$"""{"token":"{{first}}","name":"x","password":"{{Password}}"}"""); // used
        await Send("/api/session/password", $$"""{"old":"{{Mistyped}}","password":"short"}""", li);
        await Send("/api/session/password", $$"""{"old":"{{Password}}","password":"short"}""", li);
        await Send("/api/screen", $$"""{"boundary":1,"token":"{{token}}"}""", bearer: token);
        await Send("/api/screen?token=" + token, "{", bearer: token);
        await Send("/api/accounts", """{"name":"x","roles":["administrator"]}""", bearer: token);
        foreach (string path in new[] { "/api/session", "/api/tokens", "/api/accounts", "/api/audit?lang=en", "/api/audit/verification", "/ogc/jobs", "/api/cases", "/ogc/collections" })
        {
            await Send(path, null, made, handsOut: path == "/api/session");
            await Send(path, null, bearer: token);
        }

        File.WriteAllBytes(catalog, new byte[4096]); // a fault of the server from here on
        await Send("/api/screen", """{"boundary":{"type":"Polygon","coordinates":[[[104.5,31.3],[104.51,31.3],[104.51,31.31],[104.5,31.3]]]}}""", bearer: token);
        await Send("/ogc/collections", null, bearer: token);
        await server.Kill();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(secrets.Where(answers.ToString().Contains), Is.Empty, "in an answer");
            string said = server.Said.Replace($"/login#first={first}", "", StringComparison.Ordinal); // the one line that is there to hand it out
            Assert.That(said, Does.Contain("https://127.0.0.1"));
            Assert.That(secrets.Where(said.Contains), Is.Empty, "on the error stream");
            Assert.That(server.Printed, Is.Empty);
            foreach (string file in Directory.EnumerateFiles(cli.File("demo"), "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
            {
                string text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
                Assert.That(secrets.Where(text.Contains), Is.Empty, file);
            }
        }

        async Task<Session> Send(string path, string? body, Session? by = null, string? bearer = null, bool handsOut = false)
        {
            using HttpRequestMessage request = new(body is null ? HttpMethod.Get : HttpMethod.Post, path);
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            if (by is not null)
                request.Headers.Add("Cookie", $"{Session.CookieName}={by.Secret}");
            if (by is not null)
                request.Headers.Add("X-CSRF", by.Csrf);
            if (bearer is not null)
                request.Headers.Add("Authorization", "Bearer " + bearer);
            using HttpResponseMessage answer = await client.SendAsync(request);
            string text = await answer.Content.ReadAsStringAsync();
            if (handsOut)
                Assert.That(answer.IsSuccessStatusCode, Is.True, text);
            else
                answers.AppendLine(answer.Headers.ToString()).AppendLine(text);
            string? set = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Single() : null;
            return new(set?[(set.IndexOf('=') + 1)..set.IndexOf(';')] ?? "", text);
        }
    }

    private sealed record Session(string Secret, string Text)
    {
        /// <summary>Bound to TLS and this host.</summary>
        public const string CookieName = "__Host-ecogis";

        public JsonNode Json => JsonNode.Parse(Text)!;

        public string Csrf => (string?)Json["csrf"] ?? "";
    }
}

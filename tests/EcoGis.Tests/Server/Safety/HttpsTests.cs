using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>https without a proxy: with the certificate that was given and no other, and cookies that go nowhere else.</summary>
internal sealed class HttpsTests
{
    [Test]
    public async Task It_proves_itself_by_the_given_certificate_and_the_cookie_is_for_https_alone()
    {
        using X509Certificate2 certificate = TestCertificate.New();
        await using var office = await ServedOffice.Start(o => o with { Urls = "https://127.0.0.1:0", Certificate = certificate });
        await office.Add("li", Roles.Screener);
        X509Certificate2? shown = null;
        using SocketsHttpHandler handler = new() { UseProxy = false, UseCookies = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, proof, _, _) =>
        {
            shown = new(proof!);
            return TestCertificate.Is(proof, certificate);
        };
        using HttpClient client = office.Served.NewClient(handler);
        JsonObject login = new() { ["name"] = "li", ["password"] = ServedOffice.Password };
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/session") { Content = new StringContent(login.ToJsonString()), Headers = { { "Origin", office.Served.Address.GetLeftPart(UriPartial.Authority) } } };
        using HttpResponseMessage answer = await client.SendAsync(request);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(office.Served.Address.Scheme, Is.EqualTo("https"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
            Assert.That(shown?.Thumbprint, Is.EqualTo(certificate.Thumbprint));
            Assert.That(answer.Headers.GetValues("Set-Cookie").Single(), Does.StartWith("__Host-ecogis=").And.Contain("secure").And.Contain("httponly").And.Contain("samesite=strict"));
        }
    }

    [Test]
    public void Without_a_certificate_there_is_no_https()
    {
        var refused = Assert.ThrowsAsync<EcoException>(async () => await (await ServedCatalog.Start(o => o with { Urls = "http://127.0.0.1:0;https://127.0.0.1:0" })).DisposeAsync());
        Assert.That(refused!.Faults[0].Kind.Code, Is.EqualTo("ECO-7011"));
    }

    [Test]
    public void A_certificate_that_cannot_be_used_is_refused_before_the_start()
    {
        using Cli cli = new();
        DemoCatalog.CopyTo(cli.File("demo", "demo.gpkg"));
        File.WriteAllBytes(cli.File("good.pfx"), TestCertificate.Pfx("right"));
        File.WriteAllBytes(cli.File("old.pfx"), TestCertificate.Pfx("right", daysLeft: -1));
        File.WriteAllText(cli.File("none.pfx"), "no certificate");
        File.WriteAllText(cli.File("password.txt"), "right\n");
        File.WriteAllText(cli.File("wrong.txt"), "wrong-canary\n");
        using (Assert.EnterMultipleScope())
        {
            foreach (var (pfx, password) in new[] { ("good.pfx", "wrong.txt"), ("old.pfx", "password.txt"), ("none.pfx", "password.txt"), ("missing.pfx", "password.txt"), ("good.pfx", "missing.txt") })
            {
                CliRun run = cli.Run("serve", "--catalog", cli.File("demo", "demo.gpkg"), "--district", ServedCatalog.District, "--urls", "https://127.0.0.1:0", "--certificate", cli.File(pfx), "--certificate-password-file", cli.File(password), "--lang", "en");
                Assert.That(run.Exit, Is.EqualTo(2), run.ToString());
                Assert.That(run.Err, Does.StartWith("ECO-7012").And.Not.Contain("canary"), run.ToString());
            }
        }
    }
}

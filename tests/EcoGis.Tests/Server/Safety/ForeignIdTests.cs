using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>Whoever knows or guesses the id of what is another's gets the answer that there is none.</summary>
internal sealed class ForeignIdTests
{
    private static readonly JsonNode s_boundary = JsonNode.Parse(File.ReadAllText(Cli.Sample("proposals", "03-hotel-in-scenic-core.geojson")))!;

    [Test]
    [Category("reliability-82")]
    public async Task What_is_another_s_is_not_there()
    {
        await using var office = await ServedOffice.WithAdministrator();
        Browser li = await office.Person("li", Roles.Screener), wang = await office.Person("wang", Roles.Reviewer), admin = await office.Browser("admin");
        string upload = await Upload(office, li), token = (string)(await li.Post("/api/tokens", new JsonObject { ["name"] = "p" })).Json["id"]!;
        string report = (string)(await li.Post("/api/reports", new JsonObject { ["boundary"] = s_boundary.DeepClone() })).Json["id"]!;
        string job = (string)(await li.Post("/ogc/processes/batch/execution", new JsonObject { ["inputs"] = new JsonObject { ["upload"] = upload } })).Json["jobID"]!;
        JsonObject ofUpload = new() { ["upload"] = upload };
        (HttpMethod Method, string Path, JsonNode? Body)[] attempts =
        [
            (HttpMethod.Get, $"/api/uploads/{upload}", null), (HttpMethod.Get, $"/api/uploads/{upload}/receipt", null), (HttpMethod.Get, $"/api/uploads/{upload}/boundary", null), (HttpMethod.Delete, $"/api/uploads/{upload}", null),
            (HttpMethod.Post, "/api/screen", ofUpload), (HttpMethod.Post, "/api/explain", ofUpload), (HttpMethod.Post, "/api/reports", ofUpload),
            (HttpMethod.Post, "/api/cases", new JsonObject { ["title"] = "t", ["request"] = ofUpload.DeepClone() }),
            (HttpMethod.Post, "/ogc/processes/batch/execution", new JsonObject { ["inputs"] = ofUpload.DeepClone() }), (HttpMethod.Post, "/ogc/processes/screen/execution", new JsonObject { ["inputs"] = ofUpload.DeepClone() }),
            (HttpMethod.Get, $"/api/reports/{report}/report.json", null), (HttpMethod.Get, $"/api/reports/{report}/report.html", null),
            (HttpMethod.Get, $"/ogc/jobs/{job}", null), (HttpMethod.Get, $"/ogc/jobs/{job}/results", null), (HttpMethod.Delete, $"/ogc/jobs/{job}", null),
            (HttpMethod.Get, $"/api/batches/{job}", null), (HttpMethod.Get, $"/api/batches/{job}/report.html", null), (HttpMethod.Get, $"/api/batches/{job}/proposals/1", null),
            (HttpMethod.Delete, $"/api/tokens/{token}", null),
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach (var (method, path, body) in attempts)
            {
                Answer theirs = await wang.Send(method, path, body?.DeepClone()), nobodys = await wang.Send(method, None(path), body is null ? null : JsonNode.Parse(None(body.ToJsonString())));
                Assert.That((int)theirs.Status, Is.InRange(400, 499), $"{method} {path}: {theirs.Text}");
                Assert.That((theirs.Status, Told(theirs.Text)), Is.EqualTo((nobodys.Status, Told(nobodys.Text))), $"{method} {path}: it tells that it is there");
            }

            Assert.That((await li.Get($"/api/uploads/{upload}")).Status, Is.EqualTo(HttpStatusCode.OK), "it is there all the same");
            Assert.That((await li.Get($"/api/reports/{report}/report.json")).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((string?)(await li.Get($"/ogc/jobs/{job}")).Json["status"], Is.Not.EqualTo("dismissed"));
            Assert.That((await li.Get("/api/tokens")).Json.AsArray().Single()!["revoked"], Is.Null);
            Assert.That((await admin.Get($"/api/uploads/{upload}")).Status, Is.EqualTo(HttpStatusCode.Forbidden), "an administrator opens nobody's files");
        }

        string None(string text) => text.Replace(upload, Other(upload)).Replace(report, Other(report)).Replace(job, Other(job)).Replace(token, Other(token));

        string Told(string text) => None(text).Replace(Other(Other(job)), Other(job));

        static string Other(string id) => new([.. id.Select(c => c == 'a' ? 'b' : char.IsAsciiHexDigitLower(c) ? 'a' : c)]);
    }

    private static async Task<string> Upload(ServedOffice office, Browser person)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/uploads?name=a.geojson") { Content = new StringContent(s_boundary.ToJsonString(), Encoding.UTF8) };
        request.Headers.Add("Cookie", person.Cookie);
        request.Headers.Add("X-CSRF", person.Csrf);
        using HttpResponseMessage answer = await office.Served.Client.SendAsync(request);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
    }

    [Test]
    [Category("reliability-90")]
    public async Task There_is_no_door_for_developers_and_no_account_from_the_factory()
    {
        await using var office = await ServedOffice.Start();
        Browser nobody = new(office.Served);
        using (Assert.EnterMultipleScope())
        {
            foreach (string path in new[] { "/metrics", "/debug", "/env", "/.env", "/swagger", "/swagger/index.html", "/actuator", "/_framework/debug", "/appsettings.json", "/web.config", "/server-status", "/trace", "/admin/api", "/api/debug", "/.git/config" })
                Assert.That((await nobody.Get(path)).Status, Is.EqualTo(HttpStatusCode.NotFound), path);
            foreach (string name in new[] { "admin", "administrator", "root", "ecogis", "local", "test" })
            {
                foreach (string password in new[] { "admin", "password", "ecogis", "123456", name })
                    Assert.That((await nobody.Login(name, password)).Status, Is.Not.EqualTo(HttpStatusCode.OK), $"{name} {password}");
            }

            Assert.That((await nobody.Get("/health")).Text, Is.EqualTo("ok"), "no version, no path, no count");
            using HttpResponseMessage page = await office.Served.Client.GetAsync("/health");
            Assert.That(page.Headers.Contains("Server") || page.Headers.Contains("X-Powered-By"), Is.False);
        }
    }
}

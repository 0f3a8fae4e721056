using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis.Tests.Server;

/// <summary>Accounts and sessions: first start, guessing, theft, fixation, forged requests, and that secrets are kept nowhere.</summary>
internal sealed class AccountTests
{
    [Test]
    [Category("reliability-90")]
    public async Task The_first_administrator_is_made_by_the_one_time_token_and_only_once()
    {
        await using var office = await ServedOffice.Start();
        string token = office.Services.GetRequiredService<FirstStart>().Open()!;
        Browser browser = new(office.Served);
        var wrong = await browser.Post("/api/session/redeem", Redeem(token + "x", "li"));
        var weak = await browser.Post("/api/session/redeem", Redeem(token, "li", "short"));
        var right = await browser.Post("/api/session/redeem", Redeem(token, "李主任"));
        var again = await new Browser(office.Served).Post("/api/session/redeem", Redeem(token, "wang"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((wrong.Status, wrong.Fault), Is.EqualTo((HttpStatusCode.Unauthorized, "ECO-7111")));
            Assert.That(weak.Fault, Is.EqualTo("ECO-7115"));
            Assert.That(right.Status, Is.EqualTo(HttpStatusCode.OK), right.Text);
            Assert.That(right.Json["roles"]!.AsArray().Select(r => (string)r!), Is.EqualTo(new[] { "administrator" }));
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await browser.Get("/api/accounts")).Json.AsArray(), Has.Count.EqualTo(1));
            Assert.That(office.Log("account.first"), Has.Count.EqualTo(1));
            Assert.That(office.Services.GetRequiredService<FirstStart>().Open(), Is.Null, "there is an administrator: no token any more");
        }
    }

    [Test]
    [Category("reliability-84")]
    public async Task Five_wrong_passwords_lock_and_the_answer_tells_nothing()
    {
        await using var office = await ServedOffice.WithAdministrator();
        await office.Add("wang", Roles.Viewer);
        Browser browser = new(office.Served);
        var unknown = await browser.Login("nobody here", "wrong password");
        List<Answer> wrong = [];
        for (int i = 0; i < 5; i++)
            wrong.Add(await browser.Login("wang", "wrong password"));
        var right = await browser.Login("wang", ServedOffice.Password);
        Browser admin = await office.Browser("admin");
        await admin.Post($"/api/accounts/{office.Accounts.All().Single(a => a.Name == "wang").Id}/lock", new JsonObject { ["locked"] = false });
        var unlocked = await browser.Login("wang", ServedOffice.Password);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong.Append(right).Select(a => (a.Status, a.Text)), Is.All.EqualTo((HttpStatusCode.Unauthorized, unknown.Text)));
            Assert.That(unlocked.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(office.Log("session.refused"), Has.Count.EqualTo(7));
        }
    }

    [Test]
    [Category("reliability-84")]
    public async Task A_login_makes_a_new_session_whatever_cookie_was_planted()
    {
        await using var office = await ServedOffice.WithAdministrator();
        Browser victim = new(office.Served) { Cookie = "ecogis=planted-by-somebody" };
        await victim.Login("admin", ServedOffice.Password);
        string first = victim.Cookie!;
        await victim.Login("admin", ServedOffice.Password);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Does.Not.Contain("planted"));
            Assert.That(victim.Cookie, Is.Not.EqualTo(first));
            Assert.That((await new Browser(office.Served) { Cookie = "ecogis=planted-by-somebody" }.Get("/api/session")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await new Browser(office.Served) { Cookie = first }.Get("/api/session")).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "the session before the new login");
            Assert.That((await victim.Get("/api/session")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task The_cookie_is_kept_from_scripts_other_sites_and_plain_connections()
    {
        await using var office = await ServedOffice.WithAdministrator();
        JsonObject login = new() { ["name"] = "admin", ["password"] = ServedOffice.Password };
        var plain = await new Browser(office.Served).Post("/api/session", login);
        var proxied = await new Browser(office.Served).Send(HttpMethod.Post, "/api/session", login.DeepClone(), ("X-Forwarded-Proto", "https"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain.Cookie, Does.StartWith("ecogis=").And.Contain("httponly").And.Contain("samesite=strict").And.Not.Contain("secure"));
            Assert.That(proxied.Cookie, Does.StartWith("__Host-ecogis=").And.Contain("httponly").And.Contain("samesite=strict").And.Contain("secure").And.Contain("path=/"));
        }
    }

    [Test]
    [Category("reliability-83")]
    public async Task An_unsafe_request_with_a_cookie_needs_the_token_of_its_own_session()
    {
        await using var office = await ServedOffice.WithAdministrator();
        Browser li = await office.Person("li", Roles.Screener), wang = await office.Person("wang", Roles.Screener);
        string own = li.Csrf!;
        JsonObject body = new() { ["name"] = "a program" };
        li.Csrf = null;
        var none = await li.Post("/api/tokens", body);
        li.Csrf = wang.Csrf;
        var foreign = await li.Post("/api/tokens", body);
        li.Csrf = own;
        var right = await li.Post("/api/tokens", body);
        Browser program = new(office.Served) { Bearer = (string)right.Json["token"]! };
        using (Assert.EnterMultipleScope())
        {
            Assert.That((none.Status, none.Fault), Is.EqualTo((HttpStatusCode.Forbidden, "ECO-7112")));
            Assert.That((foreign.Status, foreign.Fault), Is.EqualTo((HttpStatusCode.Forbidden, "ECO-7112")));
            Assert.That(right.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await li.Send(HttpMethod.Post, "/api/tokens", body, ("Origin", "http://evil.example"))).Fault, Is.EqualTo("ECO-7001"));
            Assert.That((await program.Post("/api/screen", new JsonObject())).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "a program needs no such token");
            Assert.That((await program.Post("/api/tokens", body)).Status, Is.EqualTo(HttpStatusCode.Forbidden), "a token makes no token");
        }
    }

    [Test]
    public async Task A_session_ends_by_logout_by_another_role_and_by_a_lock()
    {
        await using var office = await ServedOffice.WithAdministrator();
        Browser admin = await office.Browser("admin");
        foreach (string how in new[] { "logout", "roles", "lock" })
        {
            Browser li = await office.Person("li " + how, Roles.Viewer);
            string cookie = li.Cookie!, id = office.Accounts.All().Single(a => a.Name == "li " + how).Id;
            var done = how switch
            {
                "logout" => await li.Send(HttpMethod.Delete, "/api/session"),
                "roles" => await admin.Post($"/api/accounts/{id}/roles", new JsonObject { ["roles"] = new JsonArray("screener") }),
                _ => await admin.Post($"/api/accounts/{id}/lock", new JsonObject { ["locked"] = true }),
            };
            Assert.That(done.Status, Is.EqualTo(HttpStatusCode.NoContent), done.Text);
            Assert.That((await new Browser(office.Served) { Cookie = cookie }.Get("/api/tokens")).Status, Is.EqualTo(HttpStatusCode.Unauthorized), how);
        }
    }

    [Test]
    public async Task A_session_ends_after_thirty_minutes_without_use_and_after_twelve_hours()
    {
        MovedClock clock = new();
        await using var office = await ServedOffice.Start(o => o with { Clock = clock });
        Account li = await office.Add("li", Roles.Viewer);
        var sessions = office.Services.GetRequiredService<Sessions>();
        string idle = sessions.Begin(li, null), busy = sessions.Begin(li, null);
        clock.Ahead += TimeSpan.FromMinutes(29);
        Assert.That(sessions.Find(busy), Is.Not.Null);
        clock.Ahead += TimeSpan.FromMinutes(2);
        Assert.That(sessions.Find(idle), Is.Null, "31 minutes");
        for (int i = 0; i < 24; i++, clock.Ahead += TimeSpan.FromMinutes(29))
            Assert.That(sessions.Find(busy), Is.Not.Null, $"{clock.Ahead}");
        Assert.That(sessions.Find(busy), Is.Null, $"{clock.Ahead}, in use all the time");
    }

    [Test]
    public async Task Guesses_are_limited_by_address()
    {
        await using var office = await ServedOffice.Start();
        Browser browser = new(office.Served);
        List<HttpStatusCode> answers = [];
        for (int i = 0; i < 40; i++)
            answers.Add((await browser.Post("/api/session/redeem", Redeem("guess " + i, "x"))).Status);
        Assert.That(answers.Count(s => s == HttpStatusCode.TooManyRequests), Is.EqualTo(10));
    }

    [Test]
    public async Task A_changed_password_ends_the_other_sessions_and_needs_the_old_one()
    {
        await using var office = await ServedOffice.WithAdministrator();
        Browser here = await office.Person("li", Roles.Viewer), elsewhere = await office.Browser("li");
        JsonObject change = new() { ["old"] = "not the old one", ["password"] = "another long one" };
        var wrong = await here.Post("/api/session/password", change);
        change["old"] = ServedOffice.Password;
        var right = await here.Post("/api/session/password", change);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((wrong.Status, wrong.Fault), Is.EqualTo((HttpStatusCode.BadRequest, "ECO-7122")), "not 401: the page would take it for a session that ended");
            Assert.That(right.Status, Is.EqualTo(HttpStatusCode.OK), right.Text);
            Assert.That((await here.Get("/api/tokens")).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await elsewhere.Get("/api/tokens")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await new Browser(office.Served).Login("li", ServedOffice.Password)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await new Browser(office.Served).Login("li", "another long one")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task The_last_administrator_stays()
    {
        await using var office = await ServedOffice.WithAdministrator();
        Browser admin = await office.Browser("admin");
        string id = office.Accounts.All().Single().Id;
        var roles = await admin.Post($"/api/accounts/{id}/roles", new JsonObject { ["roles"] = new JsonArray("viewer") });
        var locked = await admin.Post($"/api/accounts/{id}/lock", new JsonObject { ["locked"] = true });
        await office.Add("second", Roles.Administrator);
        var now = await admin.Post($"/api/accounts/{id}/lock", new JsonObject { ["locked"] = true });
        using (Assert.EnterMultipleScope())
        {
            Assert.That((roles.Status, roles.Fault), Is.EqualTo((HttpStatusCode.Conflict, "ECO-7117")));
            Assert.That(locked.Fault, Is.EqualTo("ECO-7117"));
            Assert.That(now.Status, Is.EqualTo(HttpStatusCode.NoContent));
        }
    }

    [Test]
    [Category("reliability-86")]
    public async Task Secrets_are_kept_nowhere()
    {
        const string Canary = "canary-9f3b7c21-password";
        string folder;
        List<string> secrets = [Canary];
        await using (var office = await ServedOffice.WithAdministrator())
        {
            Browser admin = await office.Browser("admin");
            string invitation = (string)(await admin.Post("/api/accounts", new JsonObject { ["name"] = "li", ["roles"] = new JsonArray("viewer") })).Json["invitation"]!;
            Browser li = new(office.Served);
            li.Csrf = (string?)(await li.Post("/api/session/redeem", Redeem(invitation, null, Canary))).Json["csrf"];
            string token = (string)(await li.Post("/api/tokens", new JsonObject { ["name"] = "p" })).Json["token"]!;
            secrets.AddRange([invitation, token, li.Cookie!["ecogis=".Length..], li.Csrf!]);
            await li.Login("li", Canary + " mistyped");
            folder = office.Served.Folder;
            using (Assert.EnterMultipleScope())
            {
                foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock")))
                {
                    using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                    using MemoryStream bytes = new();
                    stream.CopyTo(bytes);
                    string text = Encoding.Latin1.GetString(bytes.ToArray());
                    Assert.That(secrets.Where(text.Contains), Is.Empty, file);
                }
            }

            Assert.That((await admin.Get("/api/audit?lang=en")).Text, Does.Contain("session.login").And.Not.Contain(Canary));
        }
    }

    [Test]
    public async Task Restricted_layers_are_kept_and_only_of_this_catalog()
    {
        await using var office = await ServedOffice.WithAdministrator();
        Browser steward = await office.Person("steward", Roles.Steward);
        string layer = (string)(await steward.Get("/api/layer-access")).Json[0]!["name"]!;
        var set = await steward.Send(HttpMethod.Put, "/api/layer-access", new JsonObject { ["restricted"] = new JsonArray(layer) });
        var unknown = await steward.Send(HttpMethod.Put, "/api/layer-access", new JsonObject { ["restricted"] = new JsonArray("no such layer") });
        LayerAccess again = new();
        _ = new LayerRestrictions(office.Store, again);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(set.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(unknown.Fault, Is.EqualTo("ECO-7121"));
            Assert.That(again.Restricted, Is.EqualTo(new[] { layer }), "as the next start reads it");
            Assert.That(office.Services.GetRequiredService<LayerAccess>().Restricted, Is.EqualTo(new[] { layer }));
            Assert.That(office.Log("layers.restrict").Single().Detail, Does.Contain(layer));
        }
    }

    private static JsonObject Redeem(string token, string? name, string password = ServedOffice.Password) => new() { ["token"] = token, ["name"] = name, ["password"] = password };

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}

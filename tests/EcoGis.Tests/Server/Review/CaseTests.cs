using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis.Tests.Server;

/// <summary>A case from draft to approval by three people, and everything that somebody must not be able to do with it.</summary>
internal sealed class CaseTests
{
    private static readonly JsonObject s_hotel = new()
    {
        ["boundary"] = JsonNode.Parse(File.ReadAllText(Cli.Sample("proposals", "03-hotel-in-scenic-core.geojson"))),
        ["industry"] = "H6110",
        ["nature"] = "new",
        ["facts"] = new JsonObject { ["facility"] = "lodging-training-sanatorium" },
        ["date"] = ServedCatalog.Day,
        ["id"] = "LJ-7",
        ["name"] = "林间酒店",
        ["accuracy"] = 0.5,
    };

    [Test]
    public async Task From_draft_to_approval_with_an_override_by_two_and_evidence_that_proves_itself()
    {
        await using var office = await ServedOffice.Start();
        Browser author = await office.Person("li", Roles.Screener), first = await office.Person("wang", Roles.Reviewer), second = await office.Person("zhao", Roles.Reviewer);
        JsonNode made = await Create(author);
        string id = (string)made["id"]!;
        string verdict = (string)made["verdict"]!, screening = made["screening"]!.ToJsonString();
        JsonNode now = await Done(author, id, "steps", new() { ["act"] = "submit" });
        now = await Done(first, id, "steps", new() { ["act"] = "take" });
        var points = now["open"]!.AsArray().Select(p => (string)p!).ToList();

        var early = await Ask(first, id, "steps", new() { ["act"] = "approve" });
        now = await Done(first, id, "decisions", new() { ["kind"] = "override", ["points"] = new JsonArray("findings/0"), ["instead"] = "不适用", ["reason"] = "范围已调出" });
        now = await Done(first, id, "decisions", new() { ["kind"] = "accept", ["points"] = new JsonArray([.. points.Skip(1).Select(p => (JsonNode)p)]) });
        var alone = await Ask(first, id, "confirmations", new() { ["point"] = "findings/0" });
        var unconfirmed = await Ask(first, id, "steps", new() { ["act"] = "approve" });
        now = await Done(second, id, "confirmations", new() { ["point"] = "findings/0" });
        now = await Done(first, id, "steps", new() { ["act"] = "approve" });
        using var cli = new Cli();
        byte[] package = await office.Served.Client.SendAsync(new(HttpMethod.Get, $"/api/cases/{id}/evidence") { Headers = { { "Cookie", author.Cookie } } }).Result.Content.ReadAsByteArrayAsync();
        File.WriteAllBytes(cli.File("x.ecoz"), package);
        var verified = cli.Run("evidence", "verify", cli.File("x.ecoz"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict, Is.EqualTo("prohibited"));
            Assert.That(points[0], Is.EqualTo("findings/0"));
            Assert.That((early.Status, early.Fault), Is.EqualTo((HttpStatusCode.Conflict, "ECO-7135")));
            Assert.That((alone.Status, alone.Fault), Is.EqualTo((HttpStatusCode.Forbidden, "ECO-7137")));
            Assert.That((unconfirmed.Status, unconfirmed.Fault), Is.EqualTo((HttpStatusCode.Conflict, "ECO-7135")));
            Assert.That((string)now["state"]!, Is.EqualTo("approved"));
            Assert.That(now["screening"]!.ToJsonString(), Is.EqualTo(screening), "what the tool found stays as it was");
            Assert.That((string)now["decisions"]![0]!["confirmed_by"]!, Is.EqualTo("zhao"));
            Assert.That(verified.Exit, Is.Zero, verified.ToString());
            Assert.That((string)now["seal"]!["package"]!, Is.EqualTo("sha256:" + Convert.ToHexString(SHA256.HashData(package)).ToLowerInvariant()));
            Assert.That(office.Log("case.approve").Single().Detail, Does.Contain((string)now["seal"]!["package"]!));
            Assert.That(office.Store.Verify().FirstBad, Is.Null);
            Assert.That(Directory.GetDirectories(Path.Combine(office.Store.Files, "evidence")), Is.Empty, "nothing is left of the work");
            Assert.That((await Ask(first, id, "steps", new() { ["act"] = "return", ["reason"] = "x" })).Fault, Is.EqualTo("ECO-7132"), "what is approved stays so");
        }
    }

    [Test]
    [Category("reliability-82")]
    public async Task A_foreign_case_is_none()
    {
        await using var office = await ServedOffice.Start();
        Browser author = await office.Person("li", Roles.Screener), other = await office.Person("wang", Roles.Screener), reviewer = await office.Person("zhao", Roles.Reviewer), steward = await office.Person("sun", Roles.Steward);
        string id = (string)(await Create(author))["id"]!;
        string none = (await other.Get("/api/cases/0123456789abcdef")).Text;
        using (Assert.EnterMultipleScope())
        {
            foreach (Browser person in new[] { other, reviewer, steward })
                await SeesNothing(person, "draft");
            await Done(author, id, "steps", new() { ["act"] = "submit" });
            foreach (Browser person in new[] { other, steward })
                await SeesNothing(person, "submitted");
            Assert.That((await reviewer.Get($"/api/cases/{id}")).Status, Is.EqualTo(HttpStatusCode.OK), "reviewers see what was submitted");
        }

        async Task SeesNothing(Browser person, string state)
        {
            foreach (string path in new[] { "", "/versions/1", "/comparison?before=1&after=1", "/evidence" })
                Assert.That(await person.Get($"/api/cases/{id}{path}"), Has.Property("Status").EqualTo(HttpStatusCode.NotFound).And.Property("Text").EqualTo(none), state + path);
            foreach (string path in new[] { "steps", "comments", "decisions", "confirmations", "versions" })
                Assert.That((await person.Post($"/api/cases/{id}/{path}", Everything())).Status, Is.EqualTo(HttpStatusCode.NotFound), $"{state} {path}");
            Assert.That((await person.Get("/api/cases")).Json.AsArray(), Is.Empty);
        }

        static JsonObject Everything() => new()
        {
            ["revision"] = 1,
            ["act"] = "submit",
            ["reason"] = "r",
            ["text"] = "t",
            ["kind"] = "accept",
            ["points"] = new JsonArray("findings/0"),
            ["point"] = "findings/0",
            ["request"] = s_hotel.DeepClone(),
        };
    }

    [Test]
    public async Task Nobody_reviews_a_case_of_their_own()
    {
        await using var office = await ServedOffice.Start();
        Browser both = await office.Person("li", Roles.Reviewer), other = await office.Person("wang", Roles.Reviewer);
        string id = (string)(await Create(both))["id"]!;
        await Done(both, id, "steps", new() { ["act"] = "submit" });
        var take = await Ask(both, id, "steps", new() { ["act"] = "take" });
        await Done(other, id, "steps", new() { ["act"] = "take" });
        await Done(other, id, "decisions", new() { ["kind"] = "override", ["points"] = new JsonArray("findings/0"), ["instead"] = "i", ["reason"] = "r" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That((take.Status, take.Fault), Is.EqualTo((HttpStatusCode.Forbidden, "ECO-7133")));
            Assert.That((await Ask(both, id, "decisions", new() { ["kind"] = "accept", ["points"] = new JsonArray("findings/0") })).Fault, Is.EqualTo("ECO-7133"));
            Assert.That((await Ask(both, id, "confirmations", new() { ["point"] = "findings/0" })).Fault, Is.EqualTo("ECO-7133"));
            Assert.That((await Ask(both, id, "steps", new() { ["act"] = "approve" })).Fault, Is.EqualTo("ECO-7133"));
        }
    }

    [Test]
    public async Task Who_saw_an_older_state_changes_nothing()
    {
        await using var office = await ServedOffice.Start();
        Browser author = await office.Person("li", Roles.Screener), first = await office.Person("wang", Roles.Reviewer), second = await office.Person("zhao", Roles.Reviewer);
        string id = (string)(await Create(author))["id"]!;
        await Done(author, id, "steps", new() { ["act"] = "submit" });
        JsonNode seen = (await first.Get($"/api/cases/{id}")).Json;
        var both = await Task.WhenAll(new[] { first, second }.Select(b => b.Post($"/api/cases/{id}/steps", new JsonObject { ["revision"] = (long)seen["revision"]!, ["act"] = "take" })));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(both.Select(a => a.Status).Order(), Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
            Assert.That(both.Single(a => a.Status == HttpStatusCode.Conflict).Fault, Is.EqualTo("ECO-7131"));
            Assert.That(office.Log("case.take"), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Reasons_are_demanded_and_questions_keep_a_point_open()
    {
        await using var office = await ServedOffice.Start();
        Browser author = await office.Person("li", Roles.Screener), first = await office.Person("wang", Roles.Reviewer);
        string id = (string)(await Create(author))["id"]!;
        await Done(author, id, "steps", new() { ["act"] = "submit" });
        JsonNode now = await Done(first, id, "steps", new() { ["act"] = "take" });
        int open = now["open"]!.AsArray().Count;
        using (Assert.EnterMultipleScope())
        {
            foreach (var body in new JsonObject[]
            {
                new() { ["kind"] = "override", ["points"] = new JsonArray("findings/0"), ["instead"] = "i" },
                new() { ["kind"] = "override", ["points"] = new JsonArray("findings/0"), ["reason"] = "r" },
                new() { ["kind"] = "ask", ["points"] = new JsonArray("findings/0"), ["reason"] = " " },
            })
                Assert.That((await Ask(first, id, "decisions", body)).Fault, Is.EqualTo("ECO-7134"), body.ToJsonString());
            Assert.That((await Ask(first, id, "steps", new() { ["act"] = "return" })).Fault, Is.EqualTo("ECO-7134"));
            Assert.That((await Ask(first, id, "decisions", new() { ["kind"] = "accept", ["points"] = new JsonArray("findings/99") })).Fault, Is.EqualTo("ECO-7136"));
        }

        now = await Done(first, id, "decisions", new() { ["kind"] = "ask", ["points"] = new JsonArray("findings/0"), ["reason"] = "为何选址于此？" });
        Assert.That(now["open"]!.AsArray(), Has.Count.EqualTo(open), "asked is not settled");
        now = await Done(author, id, "comments", new() { ["text"] = "<img src=x onerror=alert(1)> 见附件", ["point"] = "findings/0" });
        now = await Done(first, id, "decisions", new() { ["kind"] = "accept", ["points"] = new JsonArray("findings/0") });
        Assert.That(now["open"]!.AsArray(), Has.Count.EqualTo(open - 1));
        Assert.That(now["decisions"]!.AsArray(), Has.Count.EqualTo(2), "the earlier decision stays readable");
    }

    [Test]
    public async Task A_returned_case_gets_another_version_and_the_two_are_compared()
    {
        await using var office = await ServedOffice.Start();
        Browser author = await office.Person("li", Roles.Screener), first = await office.Person("wang", Roles.Reviewer);
        string id = (string)(await Create(author))["id"]!;
        await Done(author, id, "steps", new() { ["act"] = "submit" });
        JsonObject elsewhere = s_hotel.DeepClone().AsObject();
        elsewhere["facts"] = new JsonObject { ["facility"] = "none" };
        var tooLate = await Ask(author, id, "versions", new() { ["request"] = elsewhere.DeepClone() });
        await Done(first, id, "steps", new() { ["act"] = "take" });
        await Done(first, id, "decisions", new() { ["kind"] = "accept", ["points"] = new JsonArray("findings/0") });
        await Done(first, id, "steps", new() { ["act"] = "return", ["reason"] = "请说明设施" });
        elsewhere["facts"] = new JsonObject();
        JsonNode now = await Done(author, id, "versions", new() { ["request"] = elsewhere });
        var compared = (await first.Get($"/api/cases/{id}/comparison?before=1&after=2")).Json;
        var old = (await author.Get($"/api/cases/{id}/versions/1")).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((tooLate.Status, tooLate.Fault), Is.EqualTo((HttpStatusCode.Conflict, "ECO-7132")));
            Assert.That((int)now["version"]!, Is.EqualTo(2));
            Assert.That(now["open"]!.AsArray().Select(p => (string)p!), Does.Contain("findings/0").Or.Contain("undetermined/0"), "another version is reviewed anew");
            Assert.That(compared["inputs"]!.AsArray().Select(i => (string)i!["text_en"]!), Has.Exactly(1).Contains("facility"));
            Assert.That((bool)compared["outcome_changed"]!, Is.True);
            Assert.That((string)old["request"]!["facts"]!["facility"]!, Is.EqualTo("lodging-training-sanatorium"));
            Assert.That(now["comments"]!.AsArray().Select(c => (string)c!["text"]!), Is.EqualTo(new[] { "请说明设施" }));
        }
    }

    [Test]
    [Category("reliability-88")]
    public async Task Of_restricted_layers_a_case_tells_neither_zone_nor_number()
    {
        await using var office = await ServedOffice.Start();
        Browser author = await office.Person("li", Roles.Screener), steward = await office.Person("sun", Roles.Steward, Roles.Reviewer);
        JsonNode open = await Create(author);
        var finding = open["screening"]!["findings"]![0]!;
        string layer = (string)finding["layer"]!, code = (string)finding["zone_code"]!, zone = (string)finding["zone_name"]!, id = (string)open["id"]!;
        await Done(author, id, "steps", new() { ["act"] = "submit" });
        string before = (await author.Get($"/api/cases/{id}")).Text;
        office.Services.GetRequiredService<LayerAccess>().Restrict([layer]);
        var shown = await author.Get($"/api/cases/{id}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Contains(code) && before.Contains(zone) && before.Contains("\"conflict\""), Is.True, "what is looked for is there when nothing is restricted");
            Assert.That(shown.Text, Does.Not.Contain(code).And.Not.Contain(zone).And.Not.Contain("\"conflict\""));
            Assert.That((string)shown.Json["screening"]!["verdict"]!, Is.EqualTo("prohibited"));
            Assert.That((string)shown.Json["screening"]!["findings"]![0]!["rule"]!, Is.EqualTo((string)finding["rule"]!));
            Assert.That(shown.Json["withheld"]!.AsArray().Select(l => (string)l!), Is.EqualTo(new[] { layer }));
            Assert.That((await author.Get($"/api/cases/{id}/comparison?before=1&after=1")).Fault, Is.EqualTo("ECO-7142"));
            Assert.That((await steward.Get($"/api/cases/{id}")).Text, Does.Contain(code));
        }
    }

    /// <summary>Evidence is made of the file itself, which is kept with the case: its owner may remove the upload.</summary>
    [TestCase("upload")]
    [TestCase("sample")]
    public async Task A_case_keeps_the_file_of_its_boundary(string from)
    {
        await using var office = await ServedOffice.Start(o => o with { Samples = Path.GetDirectoryName(Path.GetDirectoryName(Cli.Sample("proposals", "x"))) });
        Browser author = await office.Person("li", Roles.Screener), reviewer = await office.Person("wang", Roles.Reviewer);
        JsonObject request = new() { ["date"] = ServedCatalog.Day, ["name"] = "不是文件里的名称" };
        if (from == "upload")
        {
            using HttpRequestMessage send = new(HttpMethod.Post, "/api/uploads?name=a%20b.geojson") { Content = new ByteArrayContent(File.ReadAllBytes(Cli.Sample("proposals", "15-bridge.geojson"))) };
            send.Headers.Add("Cookie", author.Cookie);
            send.Headers.Add("X-CSRF", author.Csrf);
            using var sent = await office.Served.Client.SendAsync(send);
            request["upload"] = (string)JsonNode.Parse(await sent.Content.ReadAsStringAsync())!["id"]!;
        }
        else
        {
            request["sample"] = 1;
        }

        var made = await author.Post("/api/cases", new JsonObject { ["title"] = from, ["request"] = request.DeepClone() });
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Created), made.Text);
        string id = (string)made.Json["id"]!;
        if (from == "upload")
            Assert.That((await author.Send(HttpMethod.Delete, $"/api/uploads/{request["upload"]}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        await Done(author, id, "steps", new() { ["act"] = "submit" });
        JsonNode now = await Done(reviewer, id, "steps", new() { ["act"] = "take" });
        if (now["open"]!.AsArray() is { Count: > 0 } open)
            await Done(reviewer, id, "decisions", new() { ["kind"] = "accept", ["points"] = open.DeepClone() });
        now = await Done(reviewer, id, "steps", new() { ["act"] = "approve" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string)now["state"]!, Is.EqualTo("approved"));
            Assert.That((string)now["source"]!, from == "upload" ? Is.EqualTo("a b.geojson") : Is.Not.Empty);
            Assert.That((string)now["screening"]!["proposal"]!["source_file"]!, Is.EqualTo((string)now["source"]!));
            Assert.That((string?)now["shape"]!["type"], Is.Not.Null);
        }
    }

    [Test]
    public async Task Of_each_version_it_is_read_once_what_it_was_screened_with()
    {
        await using var office = await ServedOffice.Start();
        Browser author = await office.Person("li", Roles.Screener);
        Case filed = new CaseStore(office.Store).One((string)(await Create(author))["id"]!);
        JsonNode earlier = JsonNode.Parse(filed.Newest.Screening)!;
        earlier["rule_base"]!["version"] = "0";
        Case later = filed with
        {
            Head = filed.Head with { Version = 2 },
            Versions = [.. filed.Versions, filed.Newest with { Number = 2, Screening = earlier.ToJsonString() }],
        };
        CaseDrift drift = new(new ScreeningDesk(office.Served.Options));
        List<Case> read = [];
        using (Assert.EnterMultipleScope())
        {
            foreach (Case seen in (Case[])[filed, later, filed, later])
                Assert.That(drift.Since(seen.Head, () => Read(seen))!.Select(c => c.Cause), Is.EqualTo(seen == later ? [ChangeCause.RuleBase] : Array.Empty<ChangeCause>()));
            Assert.That(read, Is.EqualTo((Case[])[filed, later]));
        }

        Case Read(Case seen)
        {
            read.Add(seen);
            return seen;
        }
    }

    private static async Task<JsonNode> Create(Browser author)
    {
        var made = await author.Post("/api/cases", new JsonObject { ["title"] = "林间酒店", ["request"] = s_hotel.DeepClone() });
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Created), made.Text);
        return made.Json;
    }

    /// <summary>Asks for a change as the page does: with the revision that is seen now.</summary>
    private static async Task<Answer> Ask(Browser browser, string id, string what, JsonObject body)
    {
        body["revision"] = (long)(await browser.Get($"/api/cases/{id}")).Json["revision"]!;
        return await browser.Post($"/api/cases/{id}/{what}", body);
    }

    private static async Task<JsonNode> Done(Browser browser, string id, string what, JsonObject body)
    {
        var answer = await Ask(browser, id, what, body);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), $"{what}: {answer.Text}");
        return answer.Json;
    }
}

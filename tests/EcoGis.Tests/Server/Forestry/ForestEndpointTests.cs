using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>The forestry page's figures are those of the command, and a decision in the queue is a line of the register's history.</summary>
[TestFixture]
internal sealed class ForestEndpointTests
{
    [Test]
    public async Task Figures_are_those_of_the_command()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using var cli = new Cli();
        string[] catalog = ["--catalog", served.Options.Catalog, "--district", ServedCatalog.District, "--json"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Text("trend?layer=forest-patch"), Is.EqualTo(By("trend", "forest-patch")));
            Assert.That(await Text("change?layer=forest-patch&before=1&after=2"), Is.EqualTo(By("change", "forest-patch@1", "forest-patch@2")));
            var (over, by) = (JsonNode.Parse(await Text("stats?layer=forest-patch&version=2"))!, JsonNode.Parse(By("stats", "forest-patch@2"))!);
            foreach (var stats in new[] { over, by })
                stats.AsObject().Remove("date"); // the day asked for there, the day of the epoch here
            Assert.That(over.ToJsonString(), Is.EqualTo(by.ToJsonString()));
        }

        async Task<string> Text(string query) => JsonNode.Parse(await served.Client.GetStringAsync($"/api/forest/{query}"))!.ToJsonString();
        string By(params string[] what) => cli.Run(["forest", .. what, .. catalog]).Json.ToJsonString();
    }

    [TestCase("/api/forest/trend?layer=nothing")]
    [TestCase("/api/forest/trend")]
    [TestCase("/api/forest/stats?layer=forest-patch&version=99")]
    [TestCase("/api/forest/change?layer=forest-patch&before=1&after=-2")]
    [TestCase("/api/forest/queue/..%2F..%2Fetc")]
    public async Task What_is_not_there_is_refused_with_a_code(string address)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using HttpResponseMessage answer = await served.Client.GetAsync(address);
        Assert.That((int)answer.StatusCode, Is.InRange(400, 499));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("ECO-"));
    }

    [Test]
    public async Task A_decision_is_a_line_of_the_history_in_the_name_of_who_made_it()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using (var cli = new Cli())
            Assert.That(cli.Run("forest", "check", "forest-patch@1", "forest-patch@3", "--by", "某人", "--catalog", served.Options.Catalog, "--district", ServedCatalog.District).Exit, Is.Zero);
        JsonNode queue = JsonNode.Parse(await served.Client.GetStringAsync("/api/forest/queue"))!;
        string code = (string)queue["entries"]![0]!["code"]!;
        JsonNode entry = JsonNode.Parse(await served.Client.GetStringAsync($"/api/forest/queue/{code}"))!;
        Assert.That((string)entry["geometry"]!["type"]!, Does.EndWith("Polygon"));
        Assert.That(entry["before"]!["features"]!.AsArray(), Is.Not.Empty);
        Assert.That((string)entry["screening"]!["schema"]!, Is.EqualTo("screening/1"));

        using HttpResponseMessage bare = await served.Client.PostAsJsonAsync($"/api/forest/queue/{code}", new { status = "confirmed" });
        using HttpResponseMessage leap = await served.Client.PostAsJsonAsync($"/api/forest/queue/{code}", new { status = "struck-off", remark = "x" });
        using HttpResponseMessage made = await served.Client.PostAsJsonAsync($"/api/forest/queue/{code}", new { status = "confirmed", remark = "现场为砍伐", source = "核查表 7" });
        JsonNode after = JsonNode.Parse(await made.Content.ReadAsStringAsync())!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)bare.StatusCode, Is.InRange(400, 422), "a status that must be explained");
            Assert.That((int)leap.StatusCode, Is.InRange(400, 422), "a status that does not follow");
            Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((string)after["status"]!, Is.EqualTo("confirmed"));
            Assert.That(after["history"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That((string)after["history"]![1]!["by"]!, Is.EqualTo("local"));
            Assert.That((string)after["history"]![1]!["remark"]!, Is.EqualTo("现场为砍伐"));
            Assert.That((string)after["history"]![1]!["source"]!, Is.EqualTo("核查表 7"));
        }
    }
}

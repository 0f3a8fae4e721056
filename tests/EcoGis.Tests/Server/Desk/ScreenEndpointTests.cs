using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

[TestFixture]
internal sealed class ScreenEndpointTests
{
    private const string Hotel = "03-hotel-in-scenic-core.geojson";

    /// <summary>The same boundary and statements, over the network and by the command: one answer, but for the name of the file.</summary>
    [Test]
    public async Task AnswersAsTheCommandDoes()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        JsonObject request = Request();
        using HttpResponseMessage answer = await served.Client.PostAsync("/api/screen", Json(request));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        JsonNode over = JsonNode.Parse(await answer.Content.ReadAsStringAsync())![0]!;

        using var cli = new Cli();
        JsonNode by = cli.Run(
            "screen", Cli.Sample("proposals", Hotel), "--crs", "EPSG:4490", "--catalog", served.Options.Catalog, "--district", ServedCatalog.District, "--industry", "H6110", "--nature", "new",
            "--fact", "facility=lodging-training-sanatorium", "--date", ServedCatalog.Day, "--json").Json[0]!;
        foreach (JsonNode screening in new[] { over, by })
            screening["proposal"]!.AsObject().Remove("source_file");
        Assert.That(over["verdict"]!.GetValue<string>(), Is.EqualTo("prohibited"));
        Assert.That(over.ToJsonString(), Is.EqualTo(by.ToJsonString()));
    }

    [TestCase("not json", HttpStatusCode.UnprocessableEntity)]
    [TestCase("{}", HttpStatusCode.UnprocessableEntity)]
    [TestCase("{\"boundary\":{\"type\":\"Point\",\"coordinates\":[1e400,2]}}", HttpStatusCode.UnprocessableEntity)]
    [TestCase("{\"boundary\":{\"type\":\"Polygon\",\"coordinates\":[]},\"industry\":5}", HttpStatusCode.UnprocessableEntity)]
    public async Task RefusesWhatItCannotRead(string body, HttpStatusCode status)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using HttpResponseMessage answer = await served.Client.PostAsync("/api/screen", new StringContent(body, Encoding.UTF8, "application/json"));
        JsonNode problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(status));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(problem["faults"]![0]!["zh"]!["what"]!.GetValue<string>(), Is.Not.Empty);
        });
    }

    private static JsonObject Request() => new()
    {
        ["boundary"] = JsonNode.Parse(File.ReadAllText(Cli.Sample("proposals", Hotel))),
        ["industry"] = "H6110",
        ["nature"] = "new",
        ["facts"] = new JsonObject { ["facility"] = "lodging-training-sanatorium" },
        ["date"] = ServedCatalog.Day,
    };

    private static StringContent Json(JsonNode node) => new(node.ToJsonString(), Encoding.UTF8, "application/json");
}

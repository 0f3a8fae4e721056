using System.Net;
using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>Who may not see a layer learns nothing of its zones by any door of the OGC APIs; jobs belong to who started them.</summary>
internal sealed class RestrictionTests
{
    private const string Hidden = "control-unit", Site = """{"type":"Polygon","coordinates":[[[104.5,31.3],[104.502,31.3],[104.502,31.302],[104.5,31.302],[104.5,31.3]]]}""";

    private static JsonObject Execution(string inputs) => new() { ["inputs"] = JsonNode.Parse(inputs) };

    private static async Task<ServedOffice> Restricting(params string[] layers)
    {
        ServedOffice office = await ServedOffice.WithAdministrator();
        Browser steward = await office.Person("steward", Roles.Steward);
        JsonArray names = [.. layers.Select(l => JsonValue.Create(l))];
        Answer answer = await steward.Send(HttpMethod.Put, "/api/layer-access", new JsonObject { ["restricted"] = names });
        Assert.That((int)answer.Status, Is.LessThan(300), answer.Text);
        return office;
    }

    [TestCase("/ogc/collections/control-unit")]
    [TestCase("/ogc/collections/CONTROL-unit/items")]
    [TestCase("/ogc/collections/control-unit/items/1.1")]
    [TestCase("/ogc/collections/control-unit/queryables")]
    [TestCase("/ogc/collections/control-unit/tiles")]
    [TestCase("/ogc/collections/control-unit/tiles/WebMercatorQuad/8/104/202")]
    public async Task A_restricted_layer_is_closed_to_a_screener_and_open_to_a_steward(string address)
    {
        await using ServedOffice office = await Restricting(Hidden);
        Browser screener = await office.Person("screener", Roles.Screener), steward = await office.Browser("steward");
        Assert.That(((await screener.Get(address)).Status, (await steward.Get(address)).Status), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Lists_tell_that_it_is_there_and_nothing_of_its_zones()
    {
        await using ServedOffice office = await Restricting(Hidden);
        Browser viewer = await office.Person("viewer", Roles.Viewer);
        JsonNode told = (await viewer.Get("/api/layers")).Json.AsArray().Single(l => (string)l!["name"]! == Hidden)!;
        Answer collections = await viewer.Get("/ogc/collections");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool)told["restricted"]!, Is.True);
            Assert.That((told["bbox"], told["zones"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)));
            Assert.That(collections.Text, Does.Not.Contain(Hidden));
            Assert.That(collections.Text, Does.Contain("scenic-area"));
        }
    }

    [Test]
    public async Task The_queue_of_changes_does_not_name_them()
    {
        await using ServedOffice office = await Restricting(Hidden);
        Browser screener = await office.Person("screener", Roles.Screener), steward = await office.Browser("steward");
        using (Cli cli = new())
            Assert.That(cli.Run("forest", "check", "forest-patch@1", "forest-patch@3", "--by", "某人", "--catalog", office.Served.Options.Catalog, "--district", ServedCatalog.District).Exit, Is.Zero);
        string address = "/api/forest/queue/" + (string)(await steward.Get("/api/forest/queue")).Json["entries"]![0]!["code"]!;
        Answer whole = await steward.Get(address), shown = await screener.Get(address);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(whole.Text, Does.Contain("ZH5106"));
            Assert.That(shown.Text, Does.Not.Contain("ZH5106"));
            Assert.That((string)shown.Json["screening"]!["verdict"]!, Is.EqualTo((string)whole.Json["screening"]!["verdict"]!));
        }
    }

    [Test]
    public async Task What_would_name_its_zones_is_not_begun_and_a_screening_does_not_name_them()
    {
        await using ServedOffice office = await Restricting(Hidden, "forest-patch");
        Browser screener = await office.Person("screener", Roles.Screener), steward = await office.Browser("steward");
        Answer batch = await screener.Post("/ogc/processes/batch/execution", Execution("""{"upload":"00000000000000000000000000000000"}"""));
        Answer forest = await screener.Post("/ogc/processes/forest-change/execution", Execution("""{"before":"forest-patch@1","after":"forest-patch@2"}"""));
        string screen = $$"""{"boundary":{{Site}},"industry":"C2614","nature":"new"}""";
        Answer shown = await screener.Post("/ogc/processes/screen/execution", Execution(screen)), whole = await steward.Post("/ogc/processes/screen/execution", Execution(screen));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((batch.Fault, forest.Fault), Is.EqualTo(("ECO-7213", "ECO-7213")));
            Assert.That(whole.Text, Does.Contain("ZH5106"));
            Assert.That(shown.Text, Does.Not.Contain("ZH5106"));
            Assert.That((string)shown.Json[0]!["verdict"]!, Is.EqualTo((string)whole.Json[0]!["verdict"]!));
            Assert.That((await screener.Get("/ogc/jobs")).Text, Does.Not.Contain("ZH5106"));
        }
    }

    [Test]
    public async Task A_job_is_its_owners_and_an_administrator_sees_that_it_is_there()
    {
        await using ServedOffice office = await Restricting();
        Browser one = await office.Person("one", Roles.Screener), other = await office.Person("other", Roles.Screener), admin = await office.Browser("admin");
        Assert.That((await one.Post("/ogc/processes/screen/execution", Execution($$"""{"boundary":{{Site}}}"""))).Status, Is.EqualTo(HttpStatusCode.OK));
        string id = (string)(await one.Get("/ogc/jobs")).Json["jobs"]![0]!["jobID"]!;
        async Task<HttpStatusCode> Status(Browser who, string what) => (await who.Get($"/ogc/jobs/{id}{what}")).Status;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Status(one, ""), await Status(one, "/results"), await Status(one, "/results/screening.json")), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That((await Status(other, ""), await Status(other, "/results"), await Status(other, "/results/screening.json")), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
            Assert.That((await Status(admin, ""), await Status(admin, "/results")), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)));
            Assert.That((await other.Send(HttpMethod.Delete, $"/ogc/jobs/{id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(((await other.Get("/ogc/jobs")).Json["jobs"]!.AsArray().Count, (await admin.Get("/ogc/jobs")).Json["jobs"]!.AsArray().Count), Is.EqualTo((0, 1)));
        }
    }
}

using System.Net;
using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>Results of batches among the collections: for their owner as GDAL reads the file itself, for others as if there were none.</summary>
internal sealed class ResultAccessTests
{
    private static readonly string[] s_below = ["", "/queryables", "/items", "/items/1", "/items?f=html", "/tiles", "/tiles/WebMercatorQuad/8/104/202"];

    [Test]
    public async Task A_result_is_a_collection_for_its_owner_alone()
    {
        await using ServedOffice office = await ServedOffice.WithAdministrator();
        Browser owner = await office.Person("owner", Roles.Screener), other = await office.Person("other", Roles.Screener), steward = await office.Person("steward", Roles.Steward), admin = await office.Browser("admin");
        string job = await FinishedBatch.Of(owner), address = $"/ogc/collections/result-{job}";
        Answer list = await owner.Get("/ogc/collections?lang=en"), page = await owner.Get("/ogc/collections?f=html");
        JsonNode listed = list.Json["collections"]!.AsArray().Single(c => (string)c!["id"]! == $"result-{job}")!;
        JsonNode state = (await owner.Get($"/ogc/jobs/{job}")).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string)listed["title"]!, Is.EqualTo($"batch {(string)state["finished"]!}"));
            Assert.That(page.Text, Does.Contain($"result-{job}"));
            foreach (string below in s_below)
            {
                bool tiles = below.StartsWith("/tiles", StringComparison.Ordinal);
                Assert.That((await owner.Get(address + below)).Status, Is.EqualTo(tiles ? HttpStatusCode.NotFound : HttpStatusCode.OK), below);
                foreach (Browser stranger in new[] { other, steward, admin })
                    Assert.That((await stranger.Get(address + below)).Status, Is.EqualTo(HttpStatusCode.NotFound), below);
            }

            foreach (Browser stranger in new[] { other, steward, admin })
                Assert.That((await stranger.Get("/ogc/collections")).Text, Does.Not.Contain(job));
            Assert.That((await new Browser(office.Served).Get(address)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }

        JsonArray links = [.. (await owner.Get(address)).Json["links"]!.AsArray().Select(l => l!.DeepClone())];
        Assert.That((await steward.Send(HttpMethod.Put, "/api/layer-access", new JsonObject { ["restricted"] = new JsonArray("control-unit") })).Status, Is.LessThan(HttpStatusCode.Ambiguous));
        Answer later = await owner.Get(address + "/items");
        using (Assert.EnterMultipleScope())
        {
            foreach (JsonNode? link in links)
                Assert.That((await owner.Get((string)link!["href"]!)).Status, Is.EqualTo(HttpStatusCode.OK), (string)link["href"]!);
            Assert.That(links, Has.Count.EqualTo(5));
            Assert.That((later.Status, (int)later.Json["numberMatched"]!), Is.EqualTo((HttpStatusCode.OK, 3)), "a later restriction leaves the owner's proposals");
        }
    }

    [Test]
    public async Task GDAL_reads_a_result_over_the_network_as_it_reads_the_file()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        Browser person = new(served);
        string job = await FinishedBatch.Of(person), collection = $"result-{job}", file = Path.Combine(served.Folder, "result.gpkg");
        await File.WriteAllBytesAsync(file, await served.Client.GetByteArrayAsync($"/ogc/jobs/{job}/results/result.gpkg"));
        string[] columns = ["feature", "name", "verdict", "conclusion", "industry", "site_area_ellipsoidal_m2", "overlaps", "findings", "needs", "problem", "longitude"];
        Dictionary<int, JsonNode> stored = ByGdal(served.Folder, file, "proposals"), read = ByGdal(served.Folder, $"OAPIF:{served.Address}ogc", collection, "-oo", "PAGE_SIZE=2");
        string told = OracleTool.Run("ogrinfo", ["-ro", "-so", $"OAPIF:{served.Address}ogc", collection]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told, Does.Contain("Feature Count: 3").And.Contain("verdict: String"));
            Assert.That(read.Keys, Is.EquivalentTo(new[] { 1, 2, 3 }));
            foreach ((int feature, JsonNode one) in read)
            {
                foreach (string column in columns)
                    Assert.That(one["properties"]![column]?.ToJsonString(), Is.EqualTo(stored[feature]["properties"]![column]?.ToJsonString()), $"{feature} {column}");
                Assert.That((one["geometry"] is null, stored[feature]["geometry"] is null), Is.EqualTo((feature == 3, feature == 3)));
            }

            Assert.That(ByGdal(served.Folder, $"OAPIF:{served.Address}ogc", collection, "-spat", "104.499", "31.349", "104.502", "31.352").Keys, Is.EqualTo(new[] { 2 }));
            double[] first = [.. read[1]["geometry"]!.ToJsonString().Split('[', ']', ',').Select(t => double.TryParse(t, out double v) ? v : double.NaN).Where(double.IsFinite).Take(2)];
            Assert.That(first, Is.EqualTo(new[] { 104.4685, 31.3442 }).Within(0.002));
        }
    }

    [Test]
    public async Task Items_are_given_in_any_system_by_number_and_as_a_page_and_another_form_is_no_collection()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        Browser person = new(served);
        string job = await FinishedBatch.Of(person), lines = await FinishedBatch.Of(person, "jsonl"), items = $"/ogc/collections/result-{job}/items";
        JsonNode plane = (await person.Get($"{items}/1?crs=http://www.opengis.net/def/crs/EPSG/0/4523")).Json, swapped = (await person.Get($"{items}/1?crs=http://www.opengis.net/def/crs/EPSG/0/4490")).Json;
        double[] first = [.. plane["geometry"]!["coordinates"]![0]![0]!.AsArray().Select(v => (double)v!)], degrees = [.. swapped["geometry"]!["coordinates"]![0]![0]!.AsArray().Select(v => (double)v!)];
        double[] proj = OracleTool.Rows("cs2cs", ["-f", "%.6f", "EPSG:4490", "EPSG:4523"], [[degrees[0], degrees[1]]])[0];
        Answer html = await person.Get($"{items}?f=html&lang=en"), none = await person.Get($"{items}/4"), queryables = await person.Get($"/ogc/collections/result-{job}/queryables");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string)plane["id"]!, Is.EqualTo("1"));
            Assert.That(degrees[0], Is.InRange(31, 32), "latitude first");
            Assert.That(first, Is.EqualTo(proj[..2]).Within(0.0005));
            Assert.That(html.Text, Does.StartWith("<!doctype html>").And.Contain("&lt;b&gt;乙&lt;/b&gt;").And.Contain("Undetermined").And.Not.Contain("<b>乙").And.Not.Contain("<script"));
            Assert.That(none.Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(queryables.Json["properties"]!["verdict"]!["enum"]!.AsArray().Select(v => (string)v!), Is.EquivalentTo(new[] { "compliant", "conditional", "undetermined", "prohibited" }));
            Assert.That((await person.Get("/ogc/collections")).Text, Does.Not.Contain(lines));
            Assert.That((await person.Get($"/ogc/collections/result-{lines}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await person.Get($"{items}?filter=colour='red'")).Fault, Is.EqualTo("ECO-7203"));
        }
    }

    [Test]
    public async Task A_damaged_result_says_so_and_does_not_take_the_others_away()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        Browser person = new(served);
        string job = await FinishedBatch.Of(person);
        var store = (JobStore)served.Services.GetService(typeof(JobStore))!;
        await File.WriteAllTextAsync(Path.Combine(store.FolderOf(job), "result.gpkg"), "no database, but long enough to have a header of one: " + new string('x', 200));
        Answer list = await person.Get("/ogc/collections"), one = await person.Get($"/ogc/collections/result-{job}");
        Assert.That((list.Status, list.Text.Contains("scenic-area"), list.Text.Contains(job), one.Fault), Is.EqualTo((HttpStatusCode.OK, true, false, "ECO-4451")));
    }

    private static Dictionary<int, JsonNode> ByGdal(string folder, string source, string layer, params string[] options)
    {
        string file = Path.Combine(folder, $"{Guid.NewGuid():N}.geojson");
        OracleTool.Run("ogr2ogr", ["-f", "GeoJSON", "-lco", "RFC7946=NO", .. options, file, source, layer]);
        return JsonNode.Parse(File.ReadAllText(file))!["features"]!.AsArray().ToDictionary(f => (int)f!["properties"]!["feature"]!, f => f!);
    }
}

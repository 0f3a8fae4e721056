using System.Net;
using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>Finding out a restricted layer cell by cell: it is logged, and soon there are no more answers.</summary>
internal sealed class ProbingTests
{
    private const string Hidden = "scenic-area";
    private const int Most = 20;

    private static async Task<(ServedOffice Office, Browser Prober, Browser Steward)> Restricted()
    {
        ServedOffice office = await ServedOffice.WithAdministrator(o => o with { ProbesAtOnce = Most, ProbeBack = TimeSpan.FromDays(1) });
        Browser steward = await office.Person("steward", Roles.Steward), prober = await office.Person("li", Roles.Screener);
        Answer set = await steward.Send(HttpMethod.Put, "/api/layer-access", new JsonObject { ["restricted"] = new JsonArray(Hidden) });
        Assert.That((int)set.Status, Is.LessThan(300), set.Text);
        return (office, prober, steward);
    }

    /// <summary>So many cells of about 20 m, in the middle of the scenic area or far from it.</summary>
    private static JsonObject Cells(int count, double x = 104.4781, double y = 31.2681) => new()
    {
        ["boundary"] = JsonNode.Parse($"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(',', Enumerable.Range(0, count).Select(i => Cell(i, x + (i % 10 * 2e-4), y + (i / 10 * 2e-4))))}]}}"),
        ["date"] = ServedCatalog.Day,
    };

    private static string Cell(int i, double x, double y) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{{\"type\":\"Feature\",\"properties\":{{\"name\":\"c{i}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{x},{y}],[{x + 2e-4},{y}],[{x + 2e-4},{y + 2e-4}],[{x},{y + 2e-4}],[{x},{y}]]]}}}}");

    [Test]
    [Category("reliability-88")]
    public async Task After_so_many_cells_there_is_no_answer_and_whether_they_touched_makes_no_difference()
    {
        var (office, prober, steward) = await Restricted();
        await using (office)
        {
            const int Half = Most / 2;
            Answer first = await prober.Post("/api/screen", Cells(Half)), second = await prober.Post("/api/screen", Cells(Half, 104.60, 31.40));
            Answer third = await prober.Post("/api/screen", Cells(1)), far = await prober.Post("/api/screen", Cells(1, 104.60, 31.40));
            Browser other = await office.Person("wang", Roles.Screener);
            using (Assert.EnterMultipleScope())
            {
                Assert.That((first.Status, second.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)), first.Text[..200]);
                Assert.That((third.Status, third.Fault), Is.EqualTo((HttpStatusCode.TooManyRequests, "ECO-7113")));
                Assert.That((far.Status, far.Text), Is.EqualTo((third.Status, third.Text)));
                foreach (string door in new[] { "/api/explain", "/api/reports" })
                    Assert.That((await prober.Post(door, Cells(1))).Status, Is.EqualTo(HttpStatusCode.TooManyRequests), door);
                Assert.That((await prober.Post("/ogc/processes/screen/execution", new JsonObject { ["inputs"] = Cells(1) })).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
                Assert.That((await prober.Post("/api/cases", new JsonObject { ["title"] = "t", ["request"] = Cells(1) })).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
                Assert.That((await other.Post("/api/screen", Cells(1))).Status, Is.EqualTo(HttpStatusCode.OK), "each account has its own");
                Assert.That((await steward.Post("/api/screen", Cells(Most + 1))).Status, Is.EqualTo(HttpStatusCode.OK), "who sees the layer finds nothing out");
                Assert.That(office.Log("screen.refused"), Has.Count.EqualTo(6));
            }
        }
    }

    [Test]
    [Category("reliability-88")]
    public async Task What_touched_a_restricted_layer_stands_in_the_log_and_what_did_not_does_not()
    {
        var (office, prober, steward) = await Restricted();
        await using (office)
        {
            await prober.Post("/api/screen", Cells(3));
            await prober.Post("/api/screen", Cells(2, 104.60, 31.40));
            await steward.Post("/api/screen", Cells(4));
            AuditEntry entry = office.Log("screen.restricted").Single();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(entry.Actor, Is.EqualTo("li"));
                Assert.That(entry.Detail, Is.EqualTo($$"""{"layers":"{{Hidden}}","sites":"3"}"""));
                Assert.That(office.Store.Verify().FirstBad, Is.Null);
            }
        }
    }
}

using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>A batch started over the network and waited for, on three sites whose fates are known.</summary>
internal static class FinishedBatch
{
    /// <summary>Three squares: in a water source, elsewhere, and a bow tie, which is refused. Corners in degrees.</summary>
    public const string Three = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"甲"},"geometry":{"type":"Polygon","coordinates":[[[104.4685,31.3442],[104.4703,31.3442],[104.4703,31.3460],[104.4685,31.3460],[104.4685,31.3442]]]}},
        {"type":"Feature","properties":{"name":"<b>乙</b>"},"geometry":{"type":"Polygon","coordinates":[[[104.500,31.350],[104.501,31.350],[104.501,31.351],[104.500,31.351],[104.500,31.350]]]}},
        {"type":"Feature","properties":{"name":"丙"},"geometry":{"type":"Polygon","coordinates":[[[104.5,31.36],[104.501,31.361],[104.501,31.36],[104.5,31.361],[104.5,31.36]]]}}]}
        """;

    /// <summary>The id of the job.</summary>
    public static async Task<string> Of(Browser person, string format = "gpkg")
    {
        string upload = (string)(await person.Post("/api/uploads?name=three.geojson", JsonNode.Parse(Three))).Json["id"]!;
        Answer begun = await person.Send(HttpMethod.Post, "/ogc/processes/batch/execution", JsonNode.Parse(
            $$"""{"inputs":{"upload":"{{upload}}","industry":"H6110","nature":"new","crs":"EPSG:4490","format":"{{format}}","date":"{{ServedCatalog.Day}}"} }"""), ("Prefer", "respond-async"));
        string job = (string)begun.Json["jobID"]!;
        for (int i = 0; i < 600; i++)
        {
            Answer state = await person.Get($"/ogc/jobs/{job}");
            if ((string)state.Json["status"]! == "successful")
                return job;
            Assert.That((string)state.Json["status"]!, Is.AnyOf("accepted", "running"), state.Text);
            await Task.Delay(200);
        }

        throw new AssertionException("the batch never ended");
    }
}

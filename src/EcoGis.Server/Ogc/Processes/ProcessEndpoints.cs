using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary>OGC API Processes (18-062r2): the list, each description, and execution. A job answers 201 with its address.</summary>
internal static class ProcessEndpoints
{
    public static void MapProcesses(this IEndpointRouteBuilder routes, Processes processes)
    {
        routes.MapGet(OgcReply.Root + "/processes", http => Reply.Json(http, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("processes");
            foreach (ProcessDescription process in Processes.All)
                process.Write(json, http, whole: false);
            json.WriteEndArray();
            json.WriteStartArray("links");
            OgcReply.Link(json, "self", OgcReply.Address(http, "/processes"), OgcReply.Json);
            json.WriteEndArray();
            json.WriteEndObject();
        })).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/processes/{process}", http =>
            Find(http) is { } process ? Reply.Json(http, json => process.Write(json, http, whole: true)) : OgcReply.Ended(http, StatusCodes.Status404NotFound)).Needs(Permission.View);

        routes.MapPost(OgcReply.Root + "/processes/{process}/execution", async http =>
        {
            if (Find(http) is not { } process)
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            using JsonDocument body = await ScreenRequest.Json(http);
            if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("inputs", out JsonElement inputs) || inputs.ValueKind != JsonValueKind.Object)
                throw ProcessInput.Bad("inputs", "-");
            if (process.Sync)
            {
                (Job job, byte[] result) = await processes.RunScreen(http, inputs);
                http.Response.Headers.Append("Link", $"<{JobEndpoints.AddressOf(http, job)}>; rel=\"monitor\"");
                await Reply.Bytes(http, StatusCodes.Status200OK, OgcReply.Json, result);
                return;
            }

            Job begun = processes.Start(http, process, inputs);
            http.Response.Headers.Location = JobEndpoints.AddressOf(http, begun);
            http.Response.Headers["Preference-Applied"] = "respond-async";
            await Reply.Json(http, StatusCodes.Status201Created, OgcReply.Json, json => JobEndpoints.Status(json, http, begun));
        }).Needs(Permission.Screen);
    }

    private static ProcessDescription? Find(HttpContext http) => Processes.All.FirstOrDefault(p => p.Id == (string)http.Request.RouteValues["process"]!);
}

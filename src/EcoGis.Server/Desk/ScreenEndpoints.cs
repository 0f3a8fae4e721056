using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis;

/// <summary>
/// <c>POST /api/screen</c>: a boundary and what is known of the project → <c>screening/1</c>, an array as <c>ecogis screen --json</c> prints it; with <c>?shapes=true</c>
/// an array of <see cref="ScreeningAnswer"/>. <c>POST /api/explain</c>: the same of one site with why, and what would change it.
/// </summary>
internal static class ScreenEndpoints
{
    public static void MapScreening(this IEndpointRouteBuilder routes, ScreeningDesk desk, Boundaries boundaries, LayerAccess access)
    {
        RestrictedScreenings probes = routes.ServiceProvider.GetRequiredService<RestrictedScreenings>();
        routes.MapPost("/api/screen", async http =>
        {
            ScreenRequest request = await ScreenRequest.Read(http);
            List<Screening> screenings = [];
            foreach (Proposal proposal in await boundaries.Of(request, http))
                screenings.Add(desk.Screen(proposal, request.Day, request.Options, http.RequestAborted));
            probes.Demand(http, screenings);
            if (http.Request.Query["shapes"] == "true")
            {
                ScreeningAnswer answer = new(desk, Reply.LanguageOf(http));
                await Reply.Json(http, json =>
                {
                    json.WriteStartArray();
                    foreach (Screening screening in screenings)
                    {
                        var withheld = Withholding.Layers(screening, access, http.User);
                        answer.Write(json, Withholding.Shown(screening, withheld), withheld);
                    }

                    json.WriteEndArray();
                });
                return;
            }

            using MemoryStream text = new();
            ScreeningJson.Write(text, [.. screenings.Select(s => Withholding.Shown(s, Withholding.Layers(s, access, http.User)))]);
            await Reply.Bytes(http, StatusCodes.Status200OK, "application/json", text.GetBuffer().AsMemory(0, (int)text.Length));
        }).Needs(Permission.Screen);

        routes.MapPost("/api/explain", async http =>
        {
            ScreenRequest request = await ScreenRequest.Read(http);
            Proposal proposal = await boundaries.One(request, http);
            Screening asked = desk.Screen(proposal, request.Day, request.Options, http.RequestAborted);
            probes.Demand(http, asked);
            Withholding.Demand(asked, access, http.User);
            Explanation explanation = desk.Explain(proposal, request.Day, request.Options, http.RequestAborted);
            if (http.Request.Query["shapes"] == "true")
            {
                ScreeningAnswer answer = new(desk, Reply.LanguageOf(http));
                await Reply.Json(http, json => answer.Write(json, explanation.Screening, [], explanation));
                return;
            }

            using MemoryStream text = new();
            ExplanationJson.Write(text, [explanation]);
            await Reply.Bytes(http, StatusCodes.Status200OK, "application/json", text.GetBuffer().AsMemory(0, (int)text.Length));
        }).Needs(Permission.Screen);
    }
}

using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary><c>POST /api/screen</c>: a boundary and what is known of the project → <c>screening/1</c>, an array as <c>ecogis screen --json</c> prints it.</summary>
internal static class ScreenEndpoints
{
    public static void MapScreening(this IEndpointRouteBuilder routes, ScreeningDesk desk) =>
        routes.MapPost("/api/screen", async http =>
        {
            ScreenRequest request = await ScreenRequest.Read(http);
            List<Screening> screenings = [];
            foreach (Proposal proposal in request.Proposals(desk.Rules, http.RequestAborted))
                screenings.Add(desk.Screen(proposal, request.Day, request.Options, http.RequestAborted));
            using MemoryStream text = new();
            ScreeningJson.Write(text, screenings);
            await Reply.Bytes(http, StatusCodes.Status200OK, "application/json", text.GetBuffer().AsMemory(0, (int)text.Length));
        }).Needs(Permission.Screen);
}

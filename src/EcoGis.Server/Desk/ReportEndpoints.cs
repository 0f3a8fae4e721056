using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace EcoGis;

/// <summary>
/// <c>POST /api/reports</c> (a request to screen; <c>?explain=true</c>: with why) → an id and the formats that can be had; <c>GET /api/reports/{id}/report.{format}</c>
/// → the file, a page to be read in the browser and the others to be saved. For whoever made it.
/// </summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes, ScreeningDesk desk, Boundaries boundaries, LayerAccess access)
    {
        ReportShelf shelf = new();
        ReportFile files = new(desk);
        routes.MapPost("/api/reports", async http =>
        {
            ScreenRequest request = await ScreenRequest.Read(http);
            Proposal proposal = await boundaries.One(request, http);
            Screening screening = desk.Screen(proposal, request.Day, request.Options, http.RequestAborted);
            http.RequestServices.GetRequiredService<RestrictedScreenings>().Demand(http, screening);
            Withholding.Demand(screening, access, http.User);
            Explanation? explanation = http.Request.Query["explain"] == "true" ? desk.Explain(proposal, request.Day, request.Options, http.RequestAborted) : null;
            ShelvedReport report = shelf.Add(UploadEndpoints.Person(http), explanation?.Screening ?? screening, explanation);
            await Reply.Json(http, StatusCodes.Status201Created, "application/json", json =>
            {
                json.WriteStartObject();
                json.WriteString("id", report.Id);
                json.WriteStartArray("files");
                foreach ((string format, bool ready) in files.Formats())
                {
                    json.WriteStartObject();
                    json.WriteString("format", format);
                    json.WriteString("href", $"/api/reports/{report.Id}/report.{format}");
                    json.WriteBoolean("ready", ready);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
        }).Needs(Permission.Screen);

        routes.MapGet("/api/reports/{id}/report.{format}", async http =>
        {
            ShelvedReport report = shelf.Find(UploadEndpoints.Person(http), http.Request.RouteValues["id"]!.ToString()!);
            string format = http.Request.RouteValues["format"]!.ToString()!;
            if (ReportFile.TypeOf(format) is not { } type)
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            Withholding.Demand(report.Screening, access, http.User);
            byte[] content = files.Write(format, report, Reply.LanguageOf(http), http.RequestAborted);
            if (format == ReportFile.Html)
            {
                http.Response.Headers.ContentSecurityPolicy = Hardening.ReportPolicy;
            }
            else
            {
                ContentDispositionHeaderValue save = new("attachment");
                save.SetHttpFileName($"{SafeName.Of(report.Screening.Proposal.Name is { Length: > 0 } name ? name : report.Screening.Proposal.Id)}.{format}");
                http.Response.Headers.ContentDisposition = save.ToString();
            }

            await Reply.Bytes(http, StatusCodes.Status200OK, type, content);
        }).Needs(Permission.Screen);
    }
}

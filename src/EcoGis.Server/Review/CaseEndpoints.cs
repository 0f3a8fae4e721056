using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary><c>/api/cases</c>: lists, one case, its versions, and what can be done with it. Who may what is decided by <see cref="ReviewDesk"/>; a foreign case is 404.</summary>
internal static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder routes, ReviewDesk desk, CaseSealing sealing, ScreeningDesk screening, LayerAccess access)
    {
        CaseDrift drift = new(screening);
        CaseLaw law = new(screening);
        RouteGroupBuilder group = routes.MapGroup("/api/cases").Needs(Permission.Screen);
        group.MapGet("", http => Reply.Json(http, json =>
        {
            json.WriteStartArray();
            foreach (CaseHead head in desk.For(Person.Of(http)))
                CaseJson.Head(json, head, Person.Of(http), CaseFlow.Ended(head.State) ? [] : drift.Since(head, () => desk.One(Person.Of(http), head.Id)));
            json.WriteEndArray();
        }));
        group.MapPost("", async http =>
        {
            RequestBody body = await RequestBody.Read(http);
            string id = await desk.Create(http, body.Text("title"), body.Object("request"));
            await Told(http, StatusCodes.Status201Created, id);
        });
        group.MapGet("/{id}", http => Told(http, StatusCodes.Status200OK, Id(http)));
        group.MapPost("/{id}/versions", async http =>
        {
            RequestBody body = await RequestBody.Read(http);
            await desk.AddVersion(http, Id(http), body.Whole("revision"), body.Object("request"));
            await Told(http, StatusCodes.Status200OK, Id(http));
        });
        group.MapPost("/{id}/steps", async http =>
        {
            RequestBody body = await RequestBody.Read(http);
            await desk.Step(Person.Of(http), Id(http), body.Whole("revision"), body.Text("act"), body.OptionalText("reason"), http.RequestAborted);
            await Told(http, StatusCodes.Status200OK, Id(http));
        });
        group.MapPost("/{id}/comments", async http =>
        {
            RequestBody body = await RequestBody.Read(http);
            desk.Comment(Person.Of(http), Id(http), body.OptionalText("point"), body.Text("text"));
            await Told(http, StatusCodes.Status200OK, Id(http));
        });
        group.MapPost("/{id}/decisions", async http =>
        {
            RequestBody body = await RequestBody.Read(http);
            desk.Decide(Person.Of(http), Id(http), body.Whole("revision"), body.Texts("points"), body.OneOf<DecisionKind>("kind"), body.OptionalText("reason"), body.OptionalText("instead"));
            await Told(http, StatusCodes.Status200OK, Id(http));
        });
        group.MapPost("/{id}/confirmations", async http =>
        {
            RequestBody body = await RequestBody.Read(http);
            desk.Confirm(Person.Of(http), Id(http), body.Whole("revision"), body.Text("point"));
            await Told(http, StatusCodes.Status200OK, Id(http));
        });
        group.MapGet("/{id}/versions/{number:int}", http =>
        {
            CaseVersion version = ReviewDesk.Version(desk.One(Person.Of(http), Id(http)), Number(http.Request.RouteValues["number"]));
            return Reply.Json(http, json => CaseJson.Version(json, version, CaseWithholding.Hidden(version.Screening, access, http.User)));
        });
        group.MapGet("/{id}/comparison", http =>
        {
            Case seen = desk.One(Person.Of(http), Id(http));
            CaseVersion before = ReviewDesk.Version(seen, Number(http.Request.Query["before"])), after = ReviewDesk.Version(seen, Number(http.Request.Query["after"]));
            CaseWithholding.Demand(before.Screening, access, http.User);
            CaseWithholding.Demand(after.Screening, access, http.User);
            return Reply.Json(http, json => CaseJson.Comparison(json, before, after, Names));
        });
        group.MapGet("/{id}/today", async http =>
        {
            CaseVersion filed = desk.One(Person.Of(http), Id(http)).Newest;
            CaseWithholding.Demand(filed.Screening, access, http.User);
            CaseVersion now = await desk.Again(filed, http.RequestAborted);
            CaseWithholding.Demand(now.Screening, access, http.User);
            await Reply.Json(http, json => CaseJson.Comparison(json, filed, now, Names));
        });
        group.MapGet("/{id}/evidence", http =>
        {
            Case seen = desk.One(Person.Of(http), Id(http));
            string path = sealing.PackageOf(seen);
            CaseWithholding.Demand(seen.Newest.Screening, access, http.User);
            http.Response.ContentType = "application/octet-stream";
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{seen.Head.Id}.ecoz\"";
            return http.Response.SendFileAsync(path, http.RequestAborted);
        });

        Bilingual? Names(string id) => screening.Rules.Rules.FirstOrDefault(r => r.Id == id)?.Name ?? screening.Reports.Fact(id)?.Name ?? screening.Rules.Kinds.GetValueOrDefault(id)?.Name;

        Task Told(HttpContext http, int status, string id)
        {
            Person person = Person.Of(http);
            Case seen = desk.One(person, id);
            return Reply.Json(http, status, "application/json", json => CaseJson.All(json, seen, person, CaseWithholding.Hidden(seen.Newest.Screening, access, http.User), CaseFlow.Ended(seen.Head.State) ? [] : drift.Since(seen.Head, () => seen), law));
        }
    }

    private static string Id(HttpContext http) => (string)http.Request.RouteValues["id"]!;

    private static int Number(object? value) => int.TryParse(value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}

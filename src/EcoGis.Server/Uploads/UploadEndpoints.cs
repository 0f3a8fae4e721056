using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EcoGis;

/// <summary>
/// <c>/api/uploads</c>: send a file (<c>POST ?name=</c> with the bytes, or a form with the files of one dataset), list one's own, read the receipt
/// (<c>receipt/1</c>, as <c>ecogis inspect --json</c>) and the boundaries as GeoJSON, remove. How a file is to be read goes in the query, as <see cref="ReadingChoice"/> says.
/// </summary>
internal static class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder routes, UploadStore store, UploadReader reader, ScreeningDesk desk)
    {
        routes.MapPost("/api/uploads", async http =>
        {
            Hardening.AllowUpload(http);
            string? form = http.Request.HasFormContentType ? Boundary(http) : null;
            Upload upload = await store.Add(Person(http), form is null ? Body(http) : Parts(http, form), http.RequestAborted, http.Request.ContentLength ?? 0);
            http.Response.Headers.Location = $"/api/uploads/{upload.Id}";
            await Reply.Json(http, StatusCodes.Status201Created, "application/json", upload.Write);
        }).Needs(Permission.Screen);

        routes.MapGet("/api/uploads", http => Reply.Json(http, json =>
        {
            json.WriteStartArray();
            foreach (Upload upload in store.Of(Person(http)))
                upload.Write(json);
            json.WriteEndArray();
        })).Needs(Permission.Screen);

        routes.MapGet("/api/uploads/{id}", http => Reply.Json(http, Asked(http).Write)).Needs(Permission.Screen);

        routes.MapGet("/api/uploads/{id}/receipt", async http =>
        {
            Receipt receipt = await reader.Receipt(Asked(http), Choice(http), http.RequestAborted);
            await Reply.Json(http, json => ReceiptJson.Write(json, receipt, Reply.LanguageOf(http)));
        }).Needs(Permission.Screen);

        routes.MapGet("/api/uploads/{id}/boundary", async http =>
        {
            FeatureFile file = await reader.Read(Asked(http), Choice(http), http.RequestAborted);
            IReadOnlyList<Proposal> proposals = ProposalReader.Read(file, new ProposalRequest(), desk.Rules);
            await Reply.Json(http, json => BoundaryJson.Write(json, proposals));
        }).Needs(Permission.Screen);

        routes.MapDelete("/api/uploads/{id}", http =>
        {
            string id = Asked(http).Id;
            store.Remove(Person(http), id);
            reader.Forget(id);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }).Needs(Permission.Screen);

        Upload Asked(HttpContext http) => store.Find(Person(http), http.Request.RouteValues["id"]!.ToString()!);
    }

    public static string Person(HttpContext http) => http.User.Identity!.Name!;

    private static ReadingChoice Choice(HttpContext http) => ReadingChoice.Of(name => http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null);

    private static async IAsyncEnumerable<(string Name, Stream Content)> Body(HttpContext http)
    {
        await Task.CompletedTask;
        yield return (http.Request.Query["name"].ToString(), http.Request.Body);
    }

    private static async IAsyncEnumerable<(string Name, Stream Content)> Parts(HttpContext http, string boundary, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        MultipartReader form = new(boundary, http.Request.Body);
        while (await Next(form, cancellation) is { } part)
        {
            if (ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var about) && (about.FileNameStar.HasValue || about.FileName.HasValue))
                yield return (HeaderUtilities.RemoveQuotes(about.FileNameStar.HasValue ? about.FileNameStar : about.FileName).ToString(), part.Body);
        }
    }

    private static async Task<MultipartSection?> Next(MultipartReader form, CancellationToken cancellation)
    {
        try
        {
            return await form.ReadNextSectionAsync(cancellation);
        }
        catch (Exception e) when (e is IOException and not BadHttpRequestException or InvalidDataException)
        {
            throw new Fault(UploadFaults.BadForm, Place.None, e.Message).Raise(e);
        }
    }

    private static string Boundary(HttpContext http) =>
        MediaTypeHeaderValue.TryParse(http.Request.ContentType, out MediaTypeHeaderValue? type) && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 200 } boundary
            ? boundary.ToString() : throw new Fault(UploadFaults.BadForm, Place.None, "boundary").Raise();
}

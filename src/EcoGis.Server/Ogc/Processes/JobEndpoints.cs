using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary>
/// Jobs by OGC API Processes (18-062r2, §7.11–7.13, dismiss, job list): their states, results by reference, cancelling. Everybody sees their own; an administrator
/// sees that all there are, and may cancel them, but opens the results of nobody else.
/// </summary>
internal static class JobEndpoints
{
    private const int MostListed = 1_000;

    public static void MapJobs(this IEndpointRouteBuilder routes, JobStore store, JobRunner runner)
    {
        routes.MapGet(OgcReply.Root + "/jobs", http => Reply.Json(http, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("jobs");
            foreach (Job job in store.List(Administers(http) ? null : Processes.OwnerOf(http), MostListed))
                Status(json, http, job);
            json.WriteEndArray();
            json.WriteStartArray("links");
            OgcReply.Link(json, "self", OgcReply.Address(http, "/jobs"), OgcReply.Json);
            json.WriteEndArray();
            json.WriteEndObject();
        })).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/jobs/{job}", http => Find(http, store) is { } job ? Reply.Json(http, json => Status(json, http, job)) : OgcReply.Ended(http, StatusCodes.Status404NotFound))
            .Needs(Permission.View);

        routes.MapDelete(OgcReply.Root + "/jobs/{job}", http =>
        {
            if (Find(http, store) is not { } job)
                return OgcReply.Ended(http, StatusCodes.Status404NotFound);
            runner.Dismiss(job.Id, Processes.OwnerOf(http));
            return Reply.Json(http, json => Status(json, http, store.Find(job.Id)!));
        }).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/jobs/{job}/results", http =>
        {
            if (Own(http, store) is not { } job)
                return OgcReply.Ended(http, StatusCodes.Status404NotFound);
            Demand(http, job);
            string folder = store.FolderOf(job.Id);
            return job.Arguments.Count == 0 && File.Exists(Path.Combine(folder, JobFiles.Screening))
                ? Reply.Bytes(http, StatusCodes.Status200OK, OgcReply.Json, File.ReadAllBytes(Path.Combine(folder, JobFiles.Screening)))
                : Reply.Json(http, json => References(json, http, job, folder));
        }).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/jobs/{job}/results/{file}", http =>
        {
            if (Own(http, store) is not { } job)
                return OgcReply.Ended(http, StatusCodes.Status404NotFound);
            Demand(http, job);
            string folder = store.FolderOf(job.Id);
            (string name, string type, long bytes) = JobFiles.Of(folder).FirstOrDefault(f => f.Name == (string)http.Request.RouteValues["file"]!);
            if (name is null)
                return OgcReply.Ended(http, StatusCodes.Status404NotFound);
            http.Response.ContentType = type;
            http.Response.ContentLength = bytes;
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
            return http.Response.SendFileAsync(Path.Combine(folder, name), http.RequestAborted);
        }).Needs(Permission.View);
    }

    public static string AddressOf(HttpContext http, Job job) => OgcReply.Address(http, $"/jobs/{job.Id}");

    /// <summary>A statusInfo (18-062r2, §7.12.2).</summary>
    public static void Status(Utf8JsonWriter json, HttpContext http, Job job)
    {
        json.WriteStartObject();
        json.WriteString("jobID", job.Id);
        json.WriteString("processID", job.Process);
        json.WriteString("type", "process");
        json.WriteString("status", JobStore.Word(job.Status));
        if (job.Message is { } message)
            json.WriteString("message", message.In(Reply.LanguageOf(http)));
        json.WriteString("created", job.Created);
        if (job.Started is { } started)
            json.WriteString("started", started);
        if (job.Finished is { } finished)
            json.WriteString("finished", finished);
        json.WriteNumber("progress", job.Progress);
        json.WriteNumber("done", job.Done);
        json.WriteNumber("total", job.Total);
        json.WriteNumber("attempts", job.Attempts);
        json.WriteString("owner", job.Owner);
        if (job.Owner == Processes.OwnerOf(http))
        {
            json.WritePropertyName("inputs");
            json.WriteRawValue(job.Inputs);
        }

        json.WriteStartArray("links");
        OgcReply.Link(json, "self", AddressOf(http, job), OgcReply.Json);
        if (job.Status == JobStatus.Successful)
            OgcReply.Link(json, "http://www.opengis.net/def/rel/ogc/1.0/results", AddressOf(http, job) + "/results", OgcReply.Json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void References(Utf8JsonWriter json, HttpContext http, Job job, string folder)
    {
        json.WriteStartObject();
        foreach ((string name, string type, long bytes) in JobFiles.Of(folder))
        {
            json.WriteStartObject(Path.GetFileNameWithoutExtension(name));
            json.WriteString("href", $"{AddressOf(http, job)}/results/{name}");
            json.WriteString("type", type);
            json.WriteNumber("length", bytes);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Demand(HttpContext http, Job job)
    {
        if (job.Status != JobStatus.Successful)
            throw new Fault(JobFaults.NotReady, Place.None, $"{JobStore.Word(job.Status)} {job.Message?.In(Reply.LanguageOf(http))}".TrimEnd()).Raise();
    }

    private static bool Administers(HttpContext http) => Roles.With(Permission.Administer).Any(http.User.IsInRole);

    private static Job? Find(HttpContext http, JobStore store) =>
        store.Find((string)http.Request.RouteValues["job"]!) is { } job && (job.Owner == Processes.OwnerOf(http) || Administers(http)) ? job : null;

    private static Job? Own(HttpContext http, JobStore store) => Find(http, store) is { } job && job.Owner == Processes.OwnerOf(http) ? job : null;
}

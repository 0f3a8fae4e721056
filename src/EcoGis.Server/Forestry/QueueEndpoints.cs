using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// <c>/api/forest/queue</c>: the changes of forest that checks found (变化图斑核查台账): the list, one entry with its ground before and after, and a person's decision,
/// which is a line of the register's history in that person's name. The program decides nothing.
/// </summary>
internal sealed class QueueEndpoints(ServeOptions options, ScreeningDesk desk, LayerAccess access)
{
    /// <summary>Patches shown around a change, of each epoch.</summary>
    private const int MostPatches = 300;

    private readonly Lazy<Register> _queue = new(() => RegisterBook.Load(options.Data, desk.Rules.Kinds).ChangeQueue);

    private RegisterStore Store => RegisterStore.At(options.Catalog);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/forest/queue", List).Needs(Permission.View);
        routes.MapGet("/api/forest/queue/{code}", Show).Needs(Permission.View);
        routes.MapPost("/api/forest/queue/{code}", Decide).Needs(Permission.Screen);
    }

    private Task List(HttpContext http)
    {
        Language language = Reply.LanguageOf(http);
        var entries = Store.Entries([_queue.Value.Id]).Where(e => MaySee(http, e)).ToList();
        return Reply.Json(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("register", _queue.Value.Name.In(language));
            json.WriteStartArray("statuses");
            foreach (var status in _queue.Value.Statuses)
                Status(json, status, language);
            json.WriteEndArray();
            json.WriteStartArray("entries");
            foreach (var entry in entries)
            {
                json.WriteStartObject();
                Summary(json, entry, language);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private Task Show(HttpContext http)
    {
        Language language = Reply.LanguageOf(http);
        var entry = Entry(http);
        var shape = ShapeGate.Check(entry.Proposal.Boundary, entry.Proposal.Declared).Shape;
        return Reply.Json(http, json =>
        {
            json.WriteStartObject();
            Summary(json, entry, language);
            json.WriteStartArray("next");
            foreach (string next in _queue.Value.Stored(entry.Status).Next)
                Status(json, _queue.Value.Stored(next), language);
            json.WriteEndArray();
            json.WritePropertyName("geometry");
            GeoJsonShape.Write(json, shape, Crs.Cgcs2000);
            foreach (string epoch in new[] { "before", "after" })
                Around(json, epoch, entry, shape, language);
            History(json, entry, language);
            json.WritePropertyName("screening");
            if (entry.Newest is { } newest)
                CaseWithholding.Write(json, newest.Json, CaseWithholding.Hidden(newest.Json, access, http.User));
            else
                json.WriteNullValue();
            json.WriteEndObject();
        });
    }

    private async Task Decide(HttpContext http)
    {
        var entry = Entry(http);
        using JsonDocument body = await ScreenRequest.Json(http);
        string Text(string name) => body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
        string? remark = Text("remark") is { Length: > 0 } stated ? stated : null, source = Text("source") is { Length: > 0 } named ? named : null;
        EntryChange change = new(_queue.Value.Status(Text("status")), null, null, new EntryStep(desk.Today, desk.Today, remark));
        Store.Append(_queue.Value, entry.Code, change, new EntryAuthor(http.User.Identity!.Name!, source));
        await Show(http);
    }

    private RegisterEntry Entry(HttpContext http)
    {
        string code = (string)http.Request.RouteValues["code"]!;
        return Store.Entry(code, [_queue.Value.Id]) is var entry && MaySee(http, entry) ? entry : throw new Fault(ServerFaults.NotFound, Place.None, code).Raise();
    }

    /// <summary>An entry tells of the patches of both its epochs.</summary>
    private bool MaySee(HttpContext http, RegisterEntry entry) => new[] { "before", "after" }.All(e => EpochOf(entry, e) is not { } epoch || access.MaySee(http.User, epoch.Layer));

    private static (string Layer, int Version)? EpochOf(RegisterEntry entry, string field) =>
        entry.Fields.GetValueOrDefault(field)?.Split(' ')[0].Split('@') is [var layer, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            ? (layer, version) : null;

    private static void Status(Utf8JsonWriter json, RegisterStatus status, Language language)
    {
        json.WriteStartObject();
        json.WriteString("id", status.Id);
        json.WriteString("name", status.Name.In(language));
        json.WriteBoolean("needs_remark", status.NeedsRemark);
        json.WriteBoolean("closed", status.IsClosed);
        json.WriteEndObject();
    }

    private void Summary(Utf8JsonWriter json, RegisterEntry entry, Language language)
    {
        var status = _queue.Value.Stored(entry.Status);
        json.WriteString("code", entry.Code);
        json.WriteString("name", entry.Proposal.Name);
        json.WriteString("status", status.Id);
        json.WriteString("status_name", status.Name.In(language));
        json.WriteBoolean("closed", status.IsClosed);
        json.WriteString("since", Day(entry.Since));
        json.WriteString("verdict", entry.Newest?.Conclusion);
        json.WriteStartObject("fields");
        foreach (var field in _queue.Value.Fields.Where(f => entry.Fields.ContainsKey(f.Id)))
        {
            json.WriteStartObject(field.Id);
            json.WriteString("name", field.Name.In(language));
            json.WriteString("value", entry.Fields[field.Id]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void History(Utf8JsonWriter json, RegisterEntry entry, Language language)
    {
        json.WriteStartArray("history");
        foreach (var line in entry.Events)
        {
            json.WriteStartObject();
            json.WriteString("day", Day(line.Day));
            json.WriteString("status", line.Status is null ? null : _queue.Value.Stored(line.Status).Name.In(language));
            json.WriteString("remark", line.Remark);
            json.WriteString("by", line.By);
            json.WriteString("source", line.Source);
            json.WriteString("entered", line.Entered);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The patches of an epoch around a change, as a GeoJSON collection; null where the epoch is no layer of the catalog.</summary>
    private void Around(Utf8JsonWriter json, string field, RegisterEntry entry, Shape? shape, Language language)
    {
        json.WritePropertyName(field);
        if (shape is null || EpochOf(entry, field) is not { } epoch || desk.Catalog.History(epoch.Layer).All(v => v.Version != epoch.Version))
        {
            json.WriteNullValue();
            return;
        }

        Envelope view = shape.LonLatBounds.Copy();
        view.ExpandBy(Math.Max(view.Width, view.Height));
        var version = desk.Catalog.Version(epoch.Layer, epoch.Version);
        var classes = desk.Rules.LandClasses.Value;
        var near = version.Zones.Where(z => z.Shape.LonLatBounds.Intersects(view)).Take(MostPatches + 1).ToList();
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("layer", $"{epoch.Layer}@{epoch.Version}");
        json.WriteString("day", version.ValidFrom is { } day ? Day(day) : null);
        json.WriteBoolean("all", near.Count <= MostPatches);
        json.WriteStartArray("features");
        foreach (var zone in near.Take(MostPatches))
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WritePropertyName("geometry");
            GeoJsonShape.Write(json, zone.Shape, Crs.Cgcs2000);
            json.WriteStartObject("properties");
            json.WriteString("code", zone.Code);
            if (version.Kind.Fields.FirstOrDefault(f => f.CodedBy is not null) is { } coded && zone.Fields.TryGetValue(coded.Id, out string? code)
                && classes.All.GetValueOrDefault(zone.Fields.GetValueOrDefault(coded.CodedBy!, ""))?.Find(code) is { } land)
            {
                json.WriteString("class", land.Code);
                json.WriteString("class_name", land.Name.In(language));
                json.WriteBoolean("forest", ForestChange.IsForest(land));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

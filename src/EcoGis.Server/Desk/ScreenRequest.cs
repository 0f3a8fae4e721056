using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>
/// One request to screen, as JSON: <c>boundary</c> (a GeoJSON geometry, feature or collection), and what is known: <c>crs</c> (default CGCS2000 lon/lat), <c>id</c>,
/// <c>name</c>, <c>industry</c>, <c>nature</c>, <c>facts</c>, <c>date</c>, <c>accuracy</c> (m), <c>planar_crs</c>, <c>repair</c> ("structure"), <c>width</c>, <c>radius</c> (m).
/// </summary>
/// <param name="Boundary">The GeoJSON as bytes.</param>
internal sealed record ScreenRequest(byte[] Boundary, Crs Declared, string? Id, string? Name, ProposalRequest About, ScreenOptions Options, DateOnly? Day)
{
    private const string File = "boundary.geojson";

    public static async Task<ScreenRequest> Read(HttpContext http)
    {
        using JsonDocument body = await Json(http);
        return Parse(body.RootElement);
    }

    /// <summary>The body of a request as JSON.</summary>
    public static async Task<JsonDocument> Json(HttpContext http)
    {
        try
        {
            return await JsonDocument.ParseAsync(http.Request.Body, new JsonDocumentOptions { MaxDepth = 64 }, http.RequestAborted);
        }
        catch (JsonException e)
        {
            throw new Fault(ServerFaults.NotJson, Place.None, e.Message).Raise(e);
        }
    }

    public static ScreenRequest Parse(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("boundary", out JsonElement boundary) || boundary.ValueKind != JsonValueKind.Object)
            throw Missing("boundary");
        Dictionary<string, string> facts = [];
        if (body.TryGetProperty("facts", out JsonElement stated) && stated.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty fact in stated.EnumerateObject().Where(f => f.Value.ValueKind is not JsonValueKind.Null))
                facts[fact.Name] = fact.Value.ToString() is var text && fact.Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? text.ToLowerInvariant() : text;
        }

        return new(
            Encoding.UTF8.GetBytes(boundary.GetRawText()),
            Text("crs") is { } crs ? Crs.Parse(crs) : Crs.Cgcs2000,
            Text("id"), Text("name"),
            new ProposalRequest
            {
                Industry = Text("industry"),
                Nature = Text("nature"),
                Facts = facts,
                Corridor = new(Number("width") is { } width ? Corridor.Metres(width) : null, Number("radius") is { } radius ? Corridor.Metres(radius) : null),
            },
            new ScreenOptions(
                Number("accuracy") is var metres && metres is null or >= 0 ? metres : throw Missing("accuracy"),
                Text("planar_crs") is { } plane ? Crs.Parse(plane) : null,
                Text("repair") switch { null => Repair.None, "structure" => Repair.Structure, _ => throw Missing("repair") }),
            Text("date") is { } day ? DateOnly.TryParseExact(day, "yyyy-MM-dd", out DateOnly date) ? date : throw Missing("date") : null);

        string? Text(string name) => body.TryGetProperty(name, out JsonElement value) && value.ValueKind is not JsonValueKind.Null
            ? value.ValueKind == JsonValueKind.String ? value.GetString()! is var text && text.Length > 0 ? text : null : throw Missing(name)
            : null;

        double? Number(string name) => body.TryGetProperty(name, out JsonElement value) && value.ValueKind is not JsonValueKind.Null
            ? value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number : throw Missing(name)
            : null;

        static EcoException Missing(string name) => new Fault(ServerFaults.NotJson, new Place { Field = name }, name).Raise();
    }

    /// <summary>The proposals that the boundary holds, read and named as those of a GeoJSON file are.</summary>
    public IReadOnlyList<Proposal> Proposals(RuleBase rules, CancellationToken cancellation)
    {
        FeatureFile file = FeatureReader.ReadGeoJson(Boundary, File, new ReadOptions { Crs = Declared }, cancellation);
        IReadOnlyList<Proposal> read = ProposalReader.Read(file, About, rules);
        return read.Count == 1 ? [read[0] with { Id = Id ?? read[0].Id, Name = Name ?? read[0].Name }] : read;
    }
}

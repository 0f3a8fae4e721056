using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>
/// One request to screen, as JSON: what to screen, and what is known. <c>boundary</c> (a GeoJSON geometry, feature or collection, in <c>crs</c>, default CGCS2000
/// lon/lat), or <c>upload</c> (its id; <c>reading</c> as <see cref="ReadingChoice"/> says) or <c>sample</c> (its number), and <c>item</c>, the place in the file (from 1)
/// where only one is wanted; <c>id</c>, <c>name</c>, <c>industry</c>, <c>nature</c>, <c>facts</c>, <c>date</c>, <c>accuracy</c> (m), <c>planar_crs</c>, <c>repair</c>
/// ("structure"), <c>width</c>, <c>radius</c> (m).
/// </summary>
/// <param name="Boundary">The GeoJSON as bytes; null: the boundary is in a file that the server has.</param>
internal sealed record ScreenRequest(byte[]? Boundary, Crs Declared, string? Id, string? Name, ProposalRequest About, ScreenOptions Options, DateOnly? Day)
{
    private const string File = "boundary.geojson";

    public string? Upload { get; init; }

    public ReadingChoice Reading { get; init; } = ReadingChoice.None;

    public int? Sample { get; init; }

    /// <summary>Place in the file, from 1.</summary>
    public int? Item { get; init; }

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
        if (body.ValueKind != JsonValueKind.Object)
            throw JsonField.Missing("boundary");
        string? upload = JsonField.Text(body, "upload");
        int? sample = Whole("sample");
        byte[]? boundary = body.TryGetProperty("boundary", out JsonElement given) && given.ValueKind == JsonValueKind.Object ? Encoding.UTF8.GetBytes(given.GetRawText()) : null;
        if (new[] { boundary is not null, upload is not null, sample is not null }.Count(stated => stated) != 1)
            throw JsonField.Missing("boundary");
        return new(
            boundary,
            JsonField.Text(body, "crs") is { } crs ? Crs.Parse(crs) : Crs.Cgcs2000,
            JsonField.Text(body, "id"), JsonField.Text(body, "name"),
            new ProposalRequest
            {
                Industry = JsonField.Text(body, "industry"),
                Nature = JsonField.Text(body, "nature"),
                Facts = Facts(body),
                Corridor = new(JsonField.Number(body, "width") is { } width ? Corridor.Metres(width) : null, JsonField.Number(body, "radius") is { } radius ? Corridor.Metres(radius) : null),
            },
            new ScreenOptions(
                JsonField.Number(body, "accuracy") is var metres && metres is null or >= 0 ? metres : throw JsonField.Missing("accuracy"),
                JsonField.Text(body, "planar_crs") is { } plane ? Crs.Parse(plane) : null,
                JsonField.Text(body, "repair") switch { null => Repair.None, "structure" => Repair.Structure, _ => throw JsonField.Missing("repair") }),
            JsonField.Text(body, "date") is { } day ? DateOnly.TryParseExact(day, "yyyy-MM-dd", out DateOnly date) ? date : throw JsonField.Missing("date") : null)
        {
            Upload = upload,
            Sample = sample,
            Item = Whole("item"),
            Reading = body.TryGetProperty("reading", out JsonElement reading) && reading.ValueKind == JsonValueKind.Object ? ReadingChoice.Of(name => JsonField.Word(reading, name)) : ReadingChoice.None,
        };

        int? Whole(string name) => JsonField.Number(body, name) is { } number ? number is >= 1 and <= int.MaxValue && Math.Truncate(number) == number ? (int)number : throw JsonField.Missing(name) : null;
    }

    /// <summary>The proposals that the boundary holds, read and named as those of a GeoJSON file are.</summary>
    public IReadOnlyList<Proposal> Proposals(RuleBase rules, CancellationToken cancellation) =>
        Proposals(FeatureReader.ReadGeoJson(Boundary ?? throw JsonField.Missing("boundary"), File, new ReadOptions { Crs = Declared }, cancellation), rules);

    /// <summary>Those of a file, with what the request states.</summary>
    public IReadOnlyList<Proposal> Proposals(FeatureFile file, RuleBase rules)
    {
        IReadOnlyList<Proposal> read = ProposalReader.Read(file, About, rules);
        if (Item is { } item)
            read = read.Where(p => p.Position == item).ToList() is { Count: 1 } one ? one : throw JsonField.Missing("item");
        return read.Count == 1 ? [read[0] with { Id = Id ?? read[0].Id, Name = Name ?? read[0].Name }] : read;
    }

    private static Dictionary<string, string> Facts(JsonElement body)
    {
        Dictionary<string, string> facts = [];
        if (!body.TryGetProperty("facts", out JsonElement stated) || stated.ValueKind != JsonValueKind.Object)
            return facts;
        foreach (JsonProperty fact in stated.EnumerateObject().Where(f => f.Value.ValueKind is not JsonValueKind.Null))
            facts[fact.Name] = fact.Value.ValueKind is JsonValueKind.Array ? string.Join(',', fact.Value.EnumerateArray().Select(v => v.ToString())) : JsonField.Plain(fact.Value);
        return facts;
    }
}

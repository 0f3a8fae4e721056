using System.Globalization;
using System.Text.Json;

namespace EcoGis;

/// <summary>A layer as the batch used it.</summary>
/// <param name="Status">The contract's word.</param>
public sealed record BatchLayer(string Kind, string Name, long? Version, string? Digest, string Status, string? Source);

/// <summary>What made a result of a batch, read back from its header (<c>batch/1</c>).</summary>
/// <param name="Arguments">Empty: the result does not say (an older program).</param>
public sealed record BatchResultHeader(
    string Program, DateOnly Date, string District, string SourceFile, string SourceDigest, bool AreasOnly, string RuleBaseVersion, string RuleBaseDigest,
    IReadOnlyList<BatchLayer> Layers, IReadOnlyList<string> Arguments, IReadOnlyList<KeyValuePair<string, string>> Run)
{
    /// <exception cref="FormatException">It is no such header.</exception>
    public static BatchResultHeader Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.GetProperty("schema").GetString() != "batch/1")
                throw new FormatException("schema");
            var rules = root.GetProperty("rule_base");
            return new BatchResultHeader(
                Text(root.GetProperty("program"), "version"), DateOnly.ParseExact(Text(root, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture), Text(root, "district"),
                Text(root, "source_file"), Text(root, "source_digest"), Text(root, "rows") == "areas", Text(rules, "version"), Text(rules, "digest"),
                [.. root.GetProperty("layers").EnumerateArray().Select(Layer)],
                root.TryGetProperty("arguments", out var arguments) ? [.. arguments.EnumerateArray().Select(a => a.GetString() ?? "")] : [],
                root.TryGetProperty("run", out var run) ? [.. run.EnumerateArray().Select(p => KeyValuePair.Create(p[0].GetString() ?? "", p[1].GetString() ?? ""))] : []);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private static BatchLayer Layer(JsonElement l) => new(
        Text(l, "kind"), Text(l, "name"), l.GetProperty("version") is { ValueKind: JsonValueKind.Number } version ? version.GetInt64() : null,
        l.GetProperty("digest").GetString(), Text(l, "status"), l.GetProperty("source").GetString());

    private static string Text(JsonElement of, string key) => of.GetProperty(key).GetString() ?? throw new FormatException(key);
}

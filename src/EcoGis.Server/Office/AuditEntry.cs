using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// One line of the audit log. <see cref="Hash"/> is the SHA-256 of the JSON array [sequence, time, actor, action, subject, detail, previous hash], so that no
/// line can be changed, left out or moved without every later hash being another. Order is by sequence; the time is a label.
/// </summary>
/// <param name="Time">UTC, ISO 8601.</param>
/// <param name="Detail">A JSON object of texts, keys in ordinal order.</param>
internal sealed record AuditEntry(long Sequence, string Time, string Actor, string Action, string Subject, string Detail, string Previous, string Hash)
{
    /// <summary>What the first entry follows.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AuditEntry After(AuditEntry? last, string time, string actor, string action, string subject, IReadOnlyDictionary<string, string> detail)
    {
        AuditEntry entry = new((last?.Sequence ?? 0) + 1, time, actor, action, subject, Text(json =>
        {
            json.WriteStartObject();
            foreach (var (name, value) in detail)
                json.WriteString(name, value);
            json.WriteEndObject();
        }), last?.Hash ?? Beginning, "");
        return entry with { Hash = entry.OwnHash() };
    }

    /// <summary>The hash that belongs to what the entry says.</summary>
    public string OwnHash() => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Text(json =>
    {
        json.WriteStartArray();
        json.WriteNumberValue(Sequence);
        foreach (string part in new[] { Time, Actor, Action, Subject, Detail, Previous })
            json.WriteStringValue(part);
        json.WriteEndArray();
    }))));

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, s_plain))
            write(json);
        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}

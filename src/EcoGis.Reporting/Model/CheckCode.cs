using System.Security.Cryptography;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// 核验码: ten characters by which a person tells that two papers, or a paper and a <c>screening.json</c>, show the same screening. The first 50 bits,
/// in base32 (RFC 4648 §6: no 0, 1, 8 or 9), of the SHA-256 of the screening's object in <c>screening.json</c>, written without spaces and without
/// <c>program</c>. It finds mistakes and casual changes; who would forge a paper can search 50 bits, so proof is the evidence package's whole digest.
/// </summary>
public static class CheckCode
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly JsonWriterOptions Compact = ScreeningJson.Options with { Indented = false };

    /// <returns>Such as <c>MZXW6-YTBOI</c>.</returns>
    public static string Of(Screening screening)
    {
        using var document = JsonDocument.Parse(ScreeningJson.Object(screening));
        return Of(document.RootElement);
    }

    /// <param name="screening">One object of a <c>screening.json</c>.</param>
    public static string Of(JsonElement screening)
    {
        using MemoryStream text = new();
        using (var json = new Utf8JsonWriter(text, Compact))
        {
            json.WriteStartObject();
            foreach (var property in screening.EnumerateObject().Where(p => p.Name != "program"))
                property.WriteTo(json);
            json.WriteEndObject();
        }

        return Short(SHA256.HashData(text.GetBuffer().AsSpan(0, (int)text.Length)));
    }

    /// <summary>The first 50 bits of a digest as two groups of five characters.</summary>
    public static string Short(ReadOnlySpan<byte> digest)
    {
        Span<char> code = stackalloc char[11];
        int at = 0;
        for (int bit = 0; bit < 50; bit += 5)
        {
            if (bit == 25)
                code[at++] = '-';
            int pair = (digest[bit / 8] << 8) | digest[(bit / 8) + 1];
            code[at++] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }

        return new string(code);
    }
}

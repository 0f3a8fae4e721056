using System.Globalization;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// One upload, as <c>upload.json</c> beside its bytes says: what its owner calls it (a label, never a path), whose it is, when it came. The bytes are
/// <c>content.&lt;ext&gt;</c>, and of a dataset of several files every one of them by the same stem.
/// </summary>
/// <param name="Main">The file to read, in the upload's folder.</param>
/// <param name="Sha256">Of the main file, lower-case hexadecimal.</param>
internal sealed record Upload(string Id, string Label, string Main, long Bytes, string Sha256, string Owner, DateTimeOffset When)
{
    public const string Record = "upload.json", Stem = "content";

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("label", Label);
        json.WriteString("main", Main);
        json.WriteNumber("bytes", Bytes);
        json.WriteString("sha256", Sha256);
        json.WriteString("owner", Owner);
        json.WriteString("when", When.ToString("O", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    /// <summary>Null where there is none, or a half one.</summary>
    public static Upload? In(string folder)
    {
        try
        {
            using JsonDocument record = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, Record)));
            JsonElement r = record.RootElement;
            return new(
                Path.GetFileName(folder), r.GetProperty("label").GetString()!, r.GetProperty("main").GetString()!, r.GetProperty("bytes").GetInt64(), r.GetProperty("sha256").GetString()!,
                r.GetProperty("owner").GetString()!, DateTimeOffset.Parse(r.GetProperty("when").GetString()!, CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}

using System.Text;
using System.Text.Json;

namespace EcoGis;

/// <summary>One GeoJSON Feature: id, geometry, properties. Nested properties are kept as JSON text; other members are foreign and ignored.</summary>
internal static class GeoJsonFeatures
{
    public static void Read(ref Utf8JsonReader reader, GeoJsonScan scan)
    {
        scan.NextFeature();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new Fault(GeoJsonFaults.NotGeoJson, scan.Here with { Byte = scan.Origin + reader.TokenStartIndex }, "features[]").Raise();
        string? id = null;
        RawShape? shape = null;
        Dictionary<string, string?> attributes = [];
        HashSet<string> seen = [];
        bool isFeature = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            if (!seen.Add(key))
                scan.Collect(GeoJsonFaults.DuplicateKey, reader.TokenStartIndex, NoticeList.Sample(key));
            reader.Read();
            switch (key)
            {
                case "type":
                    isFeature = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("Feature"u8);
                    reader.Skip();
                    break;
                case "id" when reader.TokenType is JsonTokenType.String or JsonTokenType.Number:
                    id = Text(ref reader, scan);
                    scan.NameFeature(id ?? $"#{scan.Position}");
                    break;
                case "geometry":
                    shape = GeoJsonGeometry.Read(ref reader, scan);
                    break;
                case "properties" when reader.TokenType == JsonTokenType.StartObject:
                    ReadProperties(ref reader, attributes, scan);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (!isFeature)
            throw new Fault(GeoJsonFaults.NotGeoJson, scan.Here, "type ≠ Feature").Raise();
        scan.Features.Add(new FeatureRecord(scan.Position, id, shape, attributes, null, scan.Here));
    }

    private static void ReadProperties(ref Utf8JsonReader reader, Dictionary<string, string?> attributes, GeoJsonScan scan)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            long at = reader.TokenStartIndex;
            reader.Read();
            if (!attributes.TryAdd(key, Text(ref reader, scan)))
                scan.Collect(GeoJsonFaults.DuplicateKey, at, NoticeList.Sample(key));
            scan.AddField(key);
        }
    }

    private static string? Text(ref Utf8JsonReader reader, GeoJsonScan scan)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.Number:
                string raw = Encoding.ASCII.GetString(reader.ValueSpan);
                if (NumberText.Canonical(raw) is { } number)
                    return number;
                scan.Collect(GeoJsonFaults.NotFinite, reader.TokenStartIndex, NoticeList.Sample(raw));
                return null;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                using (JsonDocument nested = JsonDocument.ParseValue(ref reader))
                    return nested.RootElement.GetRawText();
            default:
                return null;
        }
    }
}

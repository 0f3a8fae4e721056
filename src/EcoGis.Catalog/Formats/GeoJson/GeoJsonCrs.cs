using System.Globalization;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// The CRS of a GeoJSON: WGS 84 by RFC 7946 §4, or the named crs of the 2008 draft. Coordinates stay x before y whatever the
/// authority's axis order: that is how all known writers of the crs member write them.
/// </summary>
/// <param name="Name">The name in the crs member; null when there is none.</param>
/// <param name="Default">No crs member: RFC 7946 decides. False with a null name: the file says that its CRS is unknown.</param>
internal sealed record GeoJsonCrs(string? Name, bool Default)
{
    public string Declared => Name ?? (Default ? "RFC 7946 (WGS 84)" : "");

    public static GeoJsonCrs Read(ref Utf8JsonReader reader, NoticeList notices)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return new(null, false);
        using JsonDocument member = JsonDocument.ParseValue(ref reader);
        string name = member.RootElement.ValueKind == JsonValueKind.Object
            && member.RootElement.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("name", out JsonElement named) && named.ValueKind == JsonValueKind.String
                ? named.GetString()!
                : NoticeList.Sample(member.RootElement.GetRawText());
        notices.Add(new("文件带有旧式 crs 成员（RFC 7946 已取消），按它读取：{0}", "the file has an old crs member (dropped by RFC 7946), which is honoured: {0}"), NoticeList.Sample(name));
        return new(name, false);
    }

    public Crs? Resolve(Place where)
    {
        if (Name is null)
            return Default ? Crs.Wgs84 : null;
        string code = Name.ToUpperInvariant();
        if (code.EndsWith("CRS84", StringComparison.Ordinal) || code.EndsWith("OGC:1.3:CRS:84", StringComparison.Ordinal))
            return Crs.Wgs84;
        string number = code[(code.LastIndexOf(':') + 1)..];
        return code.Contains("EPSG", StringComparison.Ordinal) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int epsg)
            ? CrsDecision.InFile(() => Crs.Parse(string.Create(CultureInfo.InvariantCulture, $"EPSG:{epsg}")), where)
            : throw new Fault(GeoJsonFaults.CrsUnknown, where, NoticeList.Sample(Name)).Raise();
    }
}

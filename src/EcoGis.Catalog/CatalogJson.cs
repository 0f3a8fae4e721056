using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcoGis;

/// <summary>What the catalog keeps as JSON, written without reflection.</summary>
[JsonSerializable(typeof(RunState))]
[JsonSerializable(typeof(IsolatedRequest))]
[JsonSerializable(typeof(StoredRepair))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class CatalogJson : JsonSerializerContext
{
    /// <summary>For people who open the file in QGIS: Chinese as it is.</summary>
    public static CatalogJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

using System.Text.Json;

namespace EcoGis;

/// <summary>What the reading process is asked for, as one JSON text on its standard input. The limits of <see cref="ReadLimits"/> hold in it as they do here.</summary>
internal sealed record IsolatedRequest(
    string Path, string Output, long MaxMemoryBytes, int MaxSeconds, long MaxOutputBytes,
    string? Layer, string? Crs, string? Encoding, bool SwapAxes, string? XColumn, string? YColumn, bool GeometryOnly, double? CloseGap, ReadLimits Limits)
{
    public static IsolatedRequest Of(string path, string output, ReadOptions options, Isolation isolation) => new(
        PostGisSource.Is(path) ? path : System.IO.Path.GetFullPath(path), output, isolation.MaxMemoryBytes, isolation.MaxSeconds, isolation.MaxOutputBytes,
        options.Layer, options.Crs?.Code, options.Encoding, options.SwapAxes, options.XColumn, options.YColumn, options.GeometryOnly, options.CloseGap, options.Limits);

    public ReadOptions Options => new()
    {
        Layer = Layer,
        Crs = Crs is null ? null : EcoGis.Crs.Parse(Crs),
        Encoding = Encoding,
        SwapAxes = SwapAxes,
        XColumn = XColumn,
        YColumn = YColumn,
        GeometryOnly = GeometryOnly,
        CloseGap = CloseGap,
        Limits = Limits,
    };

    public string ToJson() => JsonSerializer.Serialize(this, CatalogJson.Default.IsolatedRequest);

    public static IsolatedRequest Parse(string json) => JsonSerializer.Deserialize(json, CatalogJson.Default.IsolatedRequest)!;
}

namespace EcoGis;

/// <summary>
/// Refuses a layer file that could not be held in memory, before it is read. Held whole, a layer takes near eleven times the bytes of a GeoPackage or
/// Shapefile; streamed, it takes so much for each feature, whatever its coordinates (figures in DECISIONS.md). Estimates on the generous side; formats of text
/// have limits of their own.
/// </summary>
public static class ImportMemory
{
    private const int BytesPerByte = 11;
    private const long BytesPerFeature = 1500;

    private static readonly string[] s_binary = [".gpkg", ".shp"];

    /// <param name="available">Bytes this process may use; null: what the runtime says.</param>
    /// <exception cref="EcoException">It needs more.</exception>
    public static void Demand(string path, long? available = null)
    {
        if (File.Exists(path) && s_binary.Contains(Path.GetExtension(path).ToLowerInvariant()))
            Demand(new FileInfo(path).Length * BytesPerByte, Place.InFile(path), available);
    }

    /// <summary>The same of a file that is streamed.</summary>
    /// <exception cref="EcoException">It needs more.</exception>
    public static void DemandFor(long features, Place where, long? available = null) => Demand(features * BytesPerFeature, where, available);

    private static void Demand(long needed, Place where, long? available)
    {
        long free = available ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > free)
            throw new Fault(CheckFaults.Memory, where, needed / 1e9, free / 1e9).Raise();
    }
}

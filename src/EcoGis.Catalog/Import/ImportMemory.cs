namespace EcoGis;

/// <summary>
/// Refuses a layer file that could not be held in memory, before it is read: an import holds the whole layer, near eleven times the bytes of a
/// GeoPackage or Shapefile (measured: 200,000 polygons of 33 vertices, 154 MB, take 1.6 GB). An estimate on the generous side; formats of text have limits
/// of their own.
/// </summary>
public static class ImportMemory
{
    private const int BytesPerByte = 11;

    private static readonly string[] s_binary = [".gpkg", ".shp"];

    /// <param name="available">Bytes this process may use; null: what the runtime says.</param>
    /// <exception cref="EcoException">It needs more.</exception>
    public static void Demand(string path, long? available = null)
    {
        if (!File.Exists(path) || !s_binary.Contains(Path.GetExtension(path).ToLowerInvariant()))
            return;
        long needed = new FileInfo(path).Length * BytesPerByte, free = available ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > free)
            throw new Fault(CheckFaults.Memory, Place.InFile(path), needed / 1e9, free / 1e9).Raise();
    }
}

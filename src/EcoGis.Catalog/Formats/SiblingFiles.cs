namespace EcoGis;

/// <summary>Files with the same stem and another extension, whatever the case of either (Shapefiles travel between systems).</summary>
internal static class SiblingFiles
{
    private static readonly string[] s_shapefile = [".shx", ".dbf", ".prj", ".cpg"], s_tab = [".dat", ".map", ".id", ".ind", ".dbf"], s_mif = [".mid"];

    /// <summary>Extensions of the files that make one dataset with a file of this extension.</summary>
    public static string[] PartsOf(string extension) => extension.ToLowerInvariant() switch
    {
        ".shp" => s_shapefile,
        ".tab" => s_tab,
        ".mif" => s_mif,
        _ => [],
    };

    public static string? Find(string path, string extension)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string stem = Path.GetFileNameWithoutExtension(path);
        return Directory.EnumerateFiles(folder)
            .Where(f => Path.GetExtension(f).Equals(extension, StringComparison.OrdinalIgnoreCase)
                && Path.GetFileNameWithoutExtension(f).Equals(stem, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(f => Path.GetFileNameWithoutExtension(f) == stem)
            .ThenBy(f => f, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}

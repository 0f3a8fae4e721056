namespace EcoGis;

/// <summary>Files with the same stem and another extension, whatever the case of either (Shapefiles travel between systems).</summary>
internal static class SiblingFiles
{
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

namespace EcoGis;

/// <summary>Reads the text files of a <c>data/</c> folder as (name, text) pairs for the rule base. <c>schemas/</c> is for editors and is left out.</summary>
public static class DataFolder
{
    public static IReadOnlyList<DataFile> Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new Fault(ScreeningFaults.NoDataFolder, new Place { File = folder }).Raise();
        return
        [
            .. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Select(path => (path, name: Path.GetRelativePath(folder, path).Replace('\\', '/')))
                .Where(f => !f.name.StartsWith("schemas/", StringComparison.Ordinal))
                .OrderBy(f => f.name, StringComparer.Ordinal)
                .Select(f => new DataFile(f.name, File.ReadAllText(f.path))),
        ];
    }
}

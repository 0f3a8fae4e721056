namespace EcoGis;

/// <summary>Reads the text files of a <c>data/</c> folder as (name, text) pairs for the rule base. <c>schemas/</c> is for editors and is left out.</summary>
public static class DataFolder
{
    public static IReadOnlyList<DataFile> Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new Fault(ScreeningFaults.NoDataFolder, new Place { File = folder }).Raise();
        List<DataFile> files = [];
        foreach (string path in Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!name.StartsWith("schemas/", StringComparison.Ordinal))
                files.Add(new DataFile(name, File.ReadAllText(path)));
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files;
    }
}

namespace EcoGis;

/// <summary>Reads official law texts that the user installed (<c>*.md</c>, <c>*.txt</c>), one file per instrument. They are not part of EcoGis.</summary>
public static class LawFolder
{
    public static IReadOnlyList<DataFile> Read(string folder) => Directory.Exists(folder)
        ?
        [
            .. Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f) is ".md" or ".txt").Order(StringComparer.Ordinal)
                .Select(f => new DataFile(Path.GetFileName(f), File.ReadAllText(f))),
        ]
        : throw new Fault(ScreeningFaults.NoDataFolder, new Place { File = folder }).Raise();
}

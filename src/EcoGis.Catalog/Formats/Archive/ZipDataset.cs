using System.IO.Compression;

namespace EcoGis;

/// <summary>
/// One vector dataset inside a ZIP: its main entry and the files that belong to it (of a shapefile, a MapInfo table, a File Geodatabase). Recognised by
/// content, not by name alone: a readme.txt is none. Tables of coordinates and workbooks in a ZIP are not read.
/// </summary>
internal sealed record ZipDataset(string Name, ZipArchiveEntry Main, IReadOnlyList<ZipArchiveEntry> Beside)
{
    private const int HeadBytes = 64 * 1024;

    /// <summary>The files of a File Geodatabase keep their names and their folder.</summary>
    public bool IsFolder => Last(Main.FullName).Equals(FileKind.GdbCatalog, StringComparison.OrdinalIgnoreCase);

    public static List<ZipDataset> In(ZipArchive zip, Place where)
    {
        List<ZipDataset> found = [];
        ZipArchiveEntry[] files = [.. zip.Entries.Where(e => !e.FullName.EndsWith('/') && !IsLitter(e.FullName))];
        foreach (var entry in files.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            string extension = Extension(entry);
            switch (extension)
            {
                case ".shp":
                    found.Add(new(entry.FullName, entry, Companions(entry, SiblingFiles.PartsOf(extension), files, where)));
                    break;
                case ".gdbtable" when Last(entry.FullName).Equals(FileKind.GdbCatalog, StringComparison.OrdinalIgnoreCase):
                    found.Add(Geodatabase(entry, files, where));
                    break;
                case ".gpkg" or ".geojson" or ".json" or ".txt" or ".kml" or ".dxf" or ".fgb" or ".tab" or ".mif" when FileKind.Recognised(Head(entry, where), extension).Format is not null:
                    found.Add(new(entry.FullName, entry, Companions(entry, SiblingFiles.PartsOf(extension), files, where)));
                    break;
            }
        }

        return found;
    }

    private static ZipDataset Geodatabase(ZipArchiveEntry catalog, ZipArchiveEntry[] files, Place where)
    {
        string folder = catalog.FullName[..^Last(catalog.FullName).Length];
        List<ZipArchiveEntry> beside = [.. files.Where(e => e != catalog && e.FullName == folder + Last(e.FullName) && IsGdbName(Last(e.FullName)))];
        if (beside.GroupBy(e => e.FullName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new Fault(ArchiveFaults.TwoAlike, where, string.Join(", ", twice.Select(e => NoticeList.Sample(e.FullName)))).Raise();
        return new(folder.Length == 0 ? catalog.FullName : folder[..^1], catalog, beside);
    }

    /// <summary>a00000009.gdbtable, a00000009.CatRowsByTableID.atx, gdb, timestamps: never a path, a device or a lock.</summary>
    private static bool IsGdbName(string name) =>
        name is "gdb" or "timestamps" || (name.Length is > 10 and <= 100 && name[0] is 'a' or 'A' && name[9] == '.' && name[1..9].All(char.IsAsciiHexDigit) && name[10..].All(c => char.IsLetterOrDigit(c) || c is '_' or '.'));

    /// <summary>By the entry's whole name, its last part, or that without the extension.</summary>
    public bool IsCalled(string word) => word == Name || word == Last(Name) || word == Path.GetFileNameWithoutExtension(Last(Name));

    /// <summary>What may follow a slash of either kind.</summary>
    public static string Last(string entryName) => entryName[(entryName.LastIndexOfAny(['/', '\\']) + 1)..];

    private static string Extension(ZipArchiveEntry entry) => Path.GetExtension(Last(entry.FullName)).ToLowerInvariant();

    private static List<ZipArchiveEntry> Companions(ZipArchiveEntry main, string[] parts, ZipArchiveEntry[] files, Place where)
    {
        List<ZipArchiveEntry> beside = [.. files.Where(e => e != main && Stem(e).Equals(Stem(main), StringComparison.OrdinalIgnoreCase) && parts.Contains(Extension(e)))];
        if (beside.GroupBy(Extension).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new Fault(ArchiveFaults.TwoAlike, where, string.Join(", ", twice.Select(e => NoticeList.Sample(e.FullName)))).Raise();
        return beside;
    }

    private static string Stem(ZipArchiveEntry entry) => entry.FullName[..^Path.GetExtension(entry.FullName).Length];

    /// <summary>What macOS and Windows leave beside the files.</summary>
    private static bool IsLitter(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal) || Last(name).StartsWith('.') || Last(name).Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase);

    private static byte[] Head(ZipArchiveEntry entry, Place where)
    {
        if (entry.IsEncrypted)
            throw new Fault(ArchiveFaults.Encrypted, where, NoticeList.Sample(entry.FullName)).Raise();
        using Stream unpacked = entry.Open();
        byte[] head = new byte[HeadBytes];
        return head[..unpacked.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }
}

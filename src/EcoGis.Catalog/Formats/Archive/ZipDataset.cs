using System.IO.Compression;

namespace EcoGis;

/// <summary>One vector dataset inside a ZIP: its main entry and, for a shapefile, the files beside it. Recognised by content, not by name alone: a readme.txt is none.</summary>
internal sealed record ZipDataset(string Name, ZipArchiveEntry Main, IReadOnlyList<ZipArchiveEntry> Beside)
{
    private const int HeadBytes = 64 * 1024;

    private static readonly string[] ShapefileParts = [".shx", ".dbf", ".prj", ".cpg"];

    public static List<ZipDataset> In(ZipArchive zip, Place where)
    {
        List<ZipDataset> found = [];
        ZipArchiveEntry[] files = [.. zip.Entries.Where(e => !e.FullName.EndsWith('/') && !IsLitter(e.FullName))];
        foreach (var entry in files.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            switch (Extension(entry))
            {
                case ".shp":
                    found.Add(new(entry.FullName, entry, Companions(entry, files, where)));
                    break;
                case ".gpkg" or ".geojson" or ".json" or ".txt" when FileKind.Recognised(Head(entry, where), Extension(entry)).Format is not null:
                    found.Add(new(entry.FullName, entry, []));
                    break;
            }
        }

        return found;
    }

    /// <summary>By the entry's whole name, its last part, or that without the extension.</summary>
    public bool IsCalled(string word) => word == Name || word == Last(Name) || word == Path.GetFileNameWithoutExtension(Last(Name));

    /// <summary>What may follow a slash of either kind.</summary>
    public static string Last(string entryName) => entryName[(entryName.LastIndexOfAny(['/', '\\']) + 1)..];

    private static string Extension(ZipArchiveEntry entry) => Path.GetExtension(Last(entry.FullName)).ToLowerInvariant();

    private static List<ZipArchiveEntry> Companions(ZipArchiveEntry shp, ZipArchiveEntry[] files, Place where)
    {
        List<ZipArchiveEntry> beside = [.. files.Where(e => e != shp && Stem(e).Equals(Stem(shp), StringComparison.OrdinalIgnoreCase) && ShapefileParts.Contains(Extension(e)))];
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

using System.Buffers;
using System.IO.Compression;
using System.IO.Hashing;

namespace EcoGis;

/// <summary>
/// A ZIP with geodata, as bureaus send it: exactly one dataset of it is unpacked into a private folder that goes with this object, and read like any other file.
/// Entry names are never paths: only the last part is used, and only when it is harmless. Sizes count as they are unpacked, whatever the archive declares.
/// Nothing else in the archive is opened; an archive inside it is not read.
/// </summary>
internal sealed class ZipInput : IDisposable
{
    private const int MostNamed = 20;
    private const int LongestName = 100;
    private const int Piece = 1 << 16;

    private readonly DirectoryInfo _folder;

    private ZipInput(DirectoryInfo folder, string path, ReadOptions options, Bilingual notice) => (_folder, Path, Options, Notice) = (folder, path, options, notice);

    /// <summary>The unpacked main file.</summary>
    public string Path { get; }

    /// <summary>As asked, with the layer inside the dataset.</summary>
    public ReadOptions Options { get; }

    /// <summary>What was read and what was not.</summary>
    public Bilingual Notice { get; }

    /// <summary>Null when the file is no ZIP, or one that is a format of its own (XLSX, DOCX). A KMZ is a ZIP whose doc.kml is the dataset.</summary>
    /// <exception cref="EcoException">Damaged, too large, with a password, with no dataset or with several and none named.</exception>
    public static ZipInput? Open(string path, ReadOptions options, CancellationToken ct)
    {
        if (!File.Exists(path) || System.IO.Path.GetExtension(path).ToLowerInvariant() is ".shp" or ".gpkg" or ".geojson" || !IsZip(path))
            return null;
        Place where = Place.InFile(path);
        options.Limits.CheckFile(new FileInfo(path).Length, where);
        try
        {
            using ZipArchive zip = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), ZipArchiveMode.Read, leaveOpen: false, new EntryNames());
            options.Limits.CheckEntries(zip.Entries.Count, where);
            if (zip.GetEntry("[Content_Types].xml") is not null)
                return null;
            List<ZipDataset> datasets = ZipDataset.In(zip, where);
            if (datasets.Find(d => d.Name == "doc.kml") is { } main)
                datasets = [main];
            (ZipDataset dataset, string? layer) = Choose(datasets, zip, options.Layer, where);
            return Unpack(zip, dataset, options with { Layer = layer }, where, ct);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException or EndOfStreamException)
        {
            throw new Fault(ArchiveFaults.Broken, where, NoticeList.Sample(e.Message)).Raise(e);
        }
    }

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // a scanner holds a file for a moment; the folder is the user's own and lies in the temporary folder
        }
    }

    private static bool IsZip(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> head = stackalloc byte[4];
        return stream.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && (head.SequenceEqual("PK\u0003\u0004"u8) || head.SequenceEqual("PK\u0005\u0006"u8));
    }

    private static (ZipDataset Dataset, string? Layer) Choose(List<ZipDataset> datasets, ZipArchive zip, string? asked, Place where)
    {
        if (datasets.Count == 0)
            throw new Fault(ArchiveFaults.NothingInside, where, Listed(zip.Entries.Select(e => e.FullName))).Raise();
        if (asked is not null)
        {
            int colon = asked.LastIndexOf(':');
            foreach ((string name, string? layer) in colon < 0 ? [(asked, null)] : new[] { (asked, (string?)null), (asked[..colon], asked[(colon + 1)..]) })
            {
                ZipDataset[] called = [.. datasets.Where(d => d.IsCalled(name))];
                if (called.Length > 1)
                    throw new Fault(ArchiveFaults.SeveralInside, where, called.Length, Listed(called.Select(d => d.Name))).Raise();
                if (called.Length == 1)
                    return (called[0], layer);
            }

            if (datasets.Count > 1)
                throw new Fault(ArchiveFaults.NotInside, where, NoticeList.Sample(asked), Listed(datasets.Select(d => d.Name))).Raise();
        }

        return datasets.Count == 1
            ? (datasets[0], asked)
            : throw new Fault(ArchiveFaults.SeveralInside, where, datasets.Count, Listed(datasets.Select(d => d.Name))).Raise();
    }

    private static ZipInput Unpack(ZipArchive zip, ZipDataset dataset, ReadOptions options, Place where, CancellationToken ct)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("ecogis-zip-");
        try
        {
            string stem = Harmless(System.IO.Path.GetFileNameWithoutExtension(ZipDataset.Last(dataset.Name))) ?? "1";
            string main = "";
            UnpackLimit limit = new(options.Limits, where);
            string inner = System.IO.Path.Combine(folder.FullName, stem + ".gdb");
            if (dataset.IsFolder)
                Directory.CreateDirectory(main = inner);
            foreach (ZipArchiveEntry entry in dataset.Beside.Prepend(dataset.Main))
            {
                string path = dataset.IsFolder
                    ? System.IO.Path.Combine(inner, ZipDataset.Last(entry.FullName))
                    : System.IO.Path.Combine(folder.FullName, stem + System.IO.Path.GetExtension(entry.FullName).ToLowerInvariant());
                main = main.Length == 0 ? path : main;
                Unpack(entry, path, limit, where, ct);
            }

            string[] rest = [.. zip.Entries.Where(e => !e.FullName.EndsWith('/') && e != dataset.Main && !dataset.Beside.Contains(e)).Select(e => e.FullName)];
            Bilingual notice = rest.Length == 0
                ? new Bilingual("读取压缩包内的 {0}", "read {0} inside the archive").Format(NoticeList.Sample(dataset.Name))
                : new Bilingual("读取压缩包内的 {0}；未读：{1}", "read {0} inside the archive; not read: {1}").Format(NoticeList.Sample(dataset.Name), Listed(rest));
            return new ZipInput(folder, main, options, notice);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    private static void Unpack(ZipArchiveEntry entry, string path, UnpackLimit limit, Place where, CancellationToken ct)
    {
        if (entry.IsEncrypted)
            throw new Fault(ArchiveFaults.Encrypted, where, NoticeList.Sample(entry.FullName)).Raise();
        using Stream from = entry.Open();
        using FileStream to = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        byte[] piece = ArrayPool<byte>.Shared.Rent(Piece);
        limit.Begin(entry.CompressedLength);
        Crc32 sum = new(); // the framework's reader does not look at it
        for (int read; (read = from.Read(piece, 0, Piece)) > 0;)
        {
            ct.ThrowIfCancellationRequested();
            limit.Count(read);
            sum.Append(piece.AsSpan(0, read));
            to.Write(piece, 0, read);
        }

        ArrayPool<byte>.Shared.Return(piece);
        if (sum.GetCurrentHashAsUInt32() != entry.Crc32)
            throw new Fault(ArchiveFaults.Broken, where, new Bilingual("{0} 的校验和不符", "the checksum of {0} does not match").Format(NoticeList.Sample(entry.FullName))).Raise();
    }

    /// <summary>A name that is safe on every system and shown in messages; null for any other.</summary>
    internal static string? Harmless(string name) =>
        name.Length is > 0 and <= LongestName && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '（' or '）' or '(' or ')' or ' ') && name.Trim() == name && !IsDevice(name) ? name : null;

    /// <summary>Names that Windows gives to devices, whatever the extension.</summary>
    private static bool IsDevice(string name) =>
        name.ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL" || (name.Length == 4 && name[..3].ToUpperInvariant() is "COM" or "LPT");

    private static string Listed(IEnumerable<string> names)
    {
        string[] all = [.. names.Order(StringComparer.Ordinal)];
        return string.Join(", ", all.Take(MostNamed).Select(n => NoticeList.Sample(n))) + (all.Length > MostNamed ? $", … ({all.Length})" : "");
    }
}

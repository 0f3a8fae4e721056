using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace EcoGis;

/// <summary>
/// Reads the YAML files of a <c>data/</c> folder as (name, text) pairs for the rule base: strict UTF-8, at most 16 MB each, no linked folders. <c>schemas/</c> is for
/// editors; hidden files and other extensions are left alone, but a file that was meant as data (<c>.yml</c>, <c>.yaml.txt</c>) is named, for it would not count.
/// </summary>
public static class DataFolder
{
    private const string Extension = ".yaml";
    private const int MostMegabytes = 16;

    private static readonly string[] s_meantAsData = [Extension, ".yml", ".yaml.txt", ".yml.txt"];

    /// <exception cref="EcoException">Every file that cannot be read.</exception>
    public static IReadOnlyList<DataFile> Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new Fault(ScreeningFaults.NoDataFolder, new Place { File = folder }).Raise();
        List<DataFile> files = [];
        List<Fault> faults = [];
        Read(new DirectoryInfo(folder), "", files, faults);
        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return faults.Count > 0 ? throw new EcoException(faults) : files;
    }

    private static void Read(DirectoryInfo folder, string above, List<DataFile> files, List<Fault> faults)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().Where(e => e.Name[0] != '.').OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            string name = above + entry.Name;
            try
            {
                if (entry.Attributes.HasFlag(FileAttributes.Directory))
                {
                    if (entry.LinkTarget is not null || MeantAsData(name))
                        faults.Add(new Fault(DataFileFaults.NotAFile, new Place { File = name }, entry.LinkTarget is null ? new Bilingual("文件夹", "a folder") : new Bilingual("链接的文件夹", "a linked folder")));
                    else if (name != "schemas")
                        Read(new DirectoryInfo(entry.FullName), name + "/", files, faults);
                }
                else if (name.EndsWith(Extension, StringComparison.Ordinal))
                {
                    files.Add(new DataFile(name, Text(entry.FullName, name)));
                }
                else if (MeantAsData(name))
                {
                    faults.Add(new Fault(DataFileFaults.NeverRead, new Place { File = name }, $"data/{above}"));
                }
            }
            catch (EcoException e)
            {
                faults.AddRange(e.Faults);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                faults.Add(new Fault(DataFileFaults.Unreadable, new Place { File = name }, e.Message));
            }
        }
    }

    private static bool MeantAsData(string name) => s_meantAsData.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static string Text(string path, string name)
    {
        const int Most = MostMegabytes << 20;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var bytes = new MemoryStream();
        byte[] block = new byte[65536];
        for (int read = stream.Read(block); read > 0; read = stream.Read(block)) // a device or a growing file says no length
        {
            bytes.Write(block, 0, read);
            if (bytes.Length > Most)
                throw new Fault(DataFileFaults.TooLarge, new Place { File = name }, MostMegabytes).Raise();
        }

        return Decoded(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), name);
    }

    private static string Decoded(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith<byte>([0xff, 0xfe]) || bytes.StartsWith<byte>([0xfe, 0xff]))
            throw new Fault(DataFileFaults.NotUtf8, new Place { File = name, Line = 1 }, "UTF-16").Raise();
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        char[] text = new char[bytes.Length];
        if (Utf8.ToUtf16(bytes, text, out int read, out int written, replaceInvalidSequences: false) != OperationStatus.Done)
            throw new Fault(DataFileFaults.NotUtf8, new Place { File = name, Line = 1 + bytes[..read].Count((byte)'\n'), Byte = read }, $"0x{bytes[read]:x2}").Raise();
        return new string(text, 0, written);
    }
}

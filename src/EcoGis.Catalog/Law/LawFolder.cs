namespace EcoGis;

/// <summary>What came of a file: a text, or why it was refused.</summary>
public sealed record LawReading(string Path, LawDocument? Document, EcoException? Refusal, IReadOnlyList<Bilingual> Notices);

/// <summary>
/// Reads official texts that the user has, one file or a folder with its sub-folders in order of their names. Links are not followed. Word-processor files of other
/// kinds are refused by name; what is no document at all is passed over and counted. They are not part of EcoGis.
/// </summary>
public static class LawFolder
{
    private const int MostFiles = 20_000, Deepest = 16;

    private static readonly string[] s_read = [".md", ".markdown", ".txt", ".docx"];
    private static readonly string[] s_refused = [".doc", ".wps", ".pdf", ".rtf", ".htm", ".html", ".odt", ".ofd", ".dot", ".docm", ".mht", ".epub"];

    public static IEnumerable<LawReading> Read(string path, string? title, DateOnly? date, Action<Bilingual> notice, CancellationToken cancellation)
    {
        var files = Files(path, notice);
        if ((title ?? (object?)date) is not null && files.Count > 1)
            throw new Fault(LawFileFaults.Several, Place.InFile(path), files.Count).Raise();
        foreach (string file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return One(file, title, date);
        }
    }

    /// <summary>The texts as a library, not installed; a folder in which anything is refused is no library.</summary>
    public static LawLibrary Library(string path, Action<Bilingual> notice, CancellationToken cancellation)
    {
        var readings = Read(path, null, null, notice, cancellation).ToList();
        var refused = readings.SelectMany(r => r.Refusal?.Faults ?? []).ToList();
        return refused.Count > 0 ? throw new EcoException(refused) : new LawLibrary(readings.Select(r => new LawEntry(r.Document!)));
    }

    private static LawReading One(string path, string? title, DateOnly? date)
    {
        NoticeList notices = new();
        try
        {
            var document = LawDocument.Of(Path.GetFileName(path), LawFileReader.Read(path, notices), title, date);
            return new(path, document, null, [.. notices.ToList(), .. document.Notices]);
        }
        catch (EcoException e)
        {
            return new(path, null, e, []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(path, null, new Fault(FormatFaults.Unreadable, Place.InFile(path)).Raise(e), []);
        }
    }

    private static List<string> Files(string path, Action<Bilingual> notice)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw new Fault(FormatFaults.NotFound, Place.InFile(path)).Raise();
        List<string> files = [];
        int passed = 0;
        try
        {
            foreach (var entry in Below(new DirectoryInfo(path), Deepest))
            {
                bool document = Knows(entry.Name) && !entry.Name.StartsWith("~$", StringComparison.Ordinal) && entry.LinkTarget is null;
                if (!document)
                    passed++;
                else
                    files.Add(entry.FullName);
                if (files.Count > MostFiles)
                    throw new Fault(LawFileFaults.TooLarge, Place.InFile(path), new Bilingual("文件数", "files"), MostFiles, files.Count).Raise();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(FormatFaults.Unreadable, Place.InFile(path)).Raise(e);
        }

        if (files.Count == 0)
            throw new Fault(LawFileFaults.NoText, Place.InFile(path)).Raise();
        if (passed > 0)
            notice(new Bilingual("{0} 个文件或链接不是法规文本格式，已略过", "{0} files or links are in no format of legal texts and were passed over").Format(passed));
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>Hidden files are files; a link, to a file or a folder, is given as it is and not entered.</summary>
    private static IEnumerable<FileSystemInfo> Below(DirectoryInfo folder, int deep) => folder.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })
        .SelectMany(e => e is DirectoryInfo { LinkTarget: null } inner && deep > 0 ? Below(inner, deep - 1) : [e]);

    private static bool Knows(string name) => Path.GetExtension(name).ToLowerInvariant() is var extension && (s_read.Contains(extension) || s_refused.Contains(extension));
}

namespace EcoGis;

/// <summary>
/// Where fonts lie: the files of a setting first, then files of well-known families in the folders of the system, sans before serif, Chinese before Latin.
/// Files are found by name, for the drawing library comes without fontconfig. Opens nothing.
/// </summary>
internal static class FontFiles
{
    /// <summary>Families that write Chinese, as their packages and systems name the files.</summary>
    private static readonly string[] s_chinese =
    [
        "wqy-microhei.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf", "NotoSansSC-Regular.ttf", "NotoSansCJK-Regular.ttc", "NotoSansCJK-VF.otf.ttc", "NotoSansCJK-VF.ttc",
        "SourceHanSansSC-Regular.otf", "SourceHanSansCN-Regular.otf", "SourceHanSans-Regular.ttc", "msyh.ttc", "simhei.ttf", "Deng.ttf", "simsun.ttc",
        "PingFang.ttc", "Hiragino Sans GB.ttc", "STHeiti Medium.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "uming.ttc", "ukai.ttc", "Arial Unicode.ttf",
    ];

    /// <summary>For what a Chinese font may lack: Latin letters, and rare characters.</summary>
    private static readonly string[] s_others =
        ["DejaVuSans.ttf", "LiberationSans-Regular.ttf", "NotoSans-Regular.ttf", "arial.ttf", "Arial.ttf", "HanaMinA.ttf", "HanaMinB.ttf", "simsunb.ttf"];

    public static IReadOnlyList<string> Folders { get; } = [.. Places().Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>Files of the setting, which must be there, then those found; in the order of trying.</summary>
    /// <exception cref="EcoException">A file of the setting is not there.</exception>
    public static IReadOnlyList<string> Find(string? setting, IReadOnlyList<string> folders)
    {
        List<string> found = [.. (setting ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (found.FirstOrDefault(f => !File.Exists(f)) is { } absent)
            throw new Fault(FontFaults.FontUnreadable, Place.None, absent).Raise();
        var installed = folders.Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 6 }))
            .Where(f => s_chinese.Contains(Path.GetFileName(f)) || s_others.Contains(Path.GetFileName(f)))
            .Order(StringComparer.Ordinal).DistinctBy(Path.GetFileName).ToDictionary(f => Path.GetFileName(f)!, StringComparer.Ordinal);
        found.AddRange(s_chinese.Concat(s_others).Select(installed.GetValueOrDefault).OfType<string>());
        return found;
    }

    private static IEnumerable<string> Places()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        yield return Environment.GetFolderPath(Environment.SpecialFolder.Fonts);
        if (OperatingSystem.IsWindows())
        {
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "Windows", "Fonts");
            yield break;
        }
        yield return "/usr/share/fonts";
        yield return "/usr/local/share/fonts";
        yield return Path.Combine(home, ".local", "share", "fonts");
        yield return Path.Combine(home, ".fonts");
        yield return "/System/Library/Fonts";
        yield return "/Library/Fonts";
        yield return Path.Combine(home, "Library", "Fonts");
    }
}

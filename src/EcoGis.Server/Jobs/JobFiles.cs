namespace EcoGis;

/// <summary>The files in the folder of a job: what it was given, what it printed, what it made. Only results have an address, and by these names alone.</summary>
internal static class JobFiles
{
    /// <summary>What the program printed, JSON.</summary>
    public const string Summary = "summary.json";

    /// <summary>The name of a result without its extension.</summary>
    public const string Result = "result";

    public const string Screening = "screening.json";

    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        [Screening] = "application/json",
        [Summary] = "application/json",
        [Result + ".gpkg"] = "application/geopackage+sqlite3",
        [Result + ".csv"] = "text/csv",
        [Result + ".jsonl"] = "application/x-ndjson",
        [Result + ".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary>The process had ended well: what it printed gets its name last.</summary>
    public static bool IsWhole(string folder) => File.Exists(Path.Combine(folder, Summary));

    /// <summary>Removes results that got their names before the process ended, so that it can make them again; what is partial stays to be continued.</summary>
    public static void ClearResults(string folder)
    {
        foreach (string name in s_types.Keys)
            File.Delete(Path.Combine(folder, name));
    }

    /// <summary>What a finished job has: name, media type, bytes.</summary>
    public static IReadOnlyList<(string Name, string Type, long Bytes)> Of(string folder) =>
        [.. s_types.Where(t => File.Exists(Path.Combine(folder, t.Key))).Select(t => (t.Key, t.Value, new FileInfo(Path.Combine(folder, t.Key)).Length)).OrderBy(t => t.Key, StringComparer.Ordinal)];
}

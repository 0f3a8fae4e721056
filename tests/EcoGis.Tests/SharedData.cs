namespace EcoGis;

/// <summary>
/// Finds the reference data that lies beside the repository (<c>../shared</c>, or the folder named by ECOGIS_SHARED). Where it is missing a test
/// fails on CI and is ignored elsewhere.
/// </summary>
internal static class SharedData
{
    public static string RepositoryRoot { get; } = FindRoot();

    public static string Path(params string[] parts)
    {
        string?[] roots = [Environment.GetEnvironmentVariable("ECOGIS_SHARED"), System.IO.Path.Combine(RepositoryRoot, "..", "shared")];
        foreach (string root in roots.OfType<string>())
        {
            string path = System.IO.Path.Combine([root, .. parts]);
            if (File.Exists(path) || Directory.Exists(path))
                return path;
        }
        string message = $"shared data not found: {string.Join('/', parts)}";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(message);
        Assert.Ignore(message);
        return "";
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "EcoGis.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("no EcoGis.sln above " + AppContext.BaseDirectory);
    }
}

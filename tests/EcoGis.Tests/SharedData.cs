namespace EcoGis;

/// <summary>
/// Data kept beside the repository (<c>../shared</c>, or the folder of the environment variable ECOGIS_SHARED) and never committed.
/// A test that needs it fails on CI when it is missing and is ignored elsewhere.
/// </summary>
internal static class SharedData
{
    public static string RepositoryRoot { get; } = FindRoot();

    public static string Path(params string[] parts)
    {
        string? set = Environment.GetEnvironmentVariable("ECOGIS_SHARED");
        string shared = string.IsNullOrEmpty(set) ? System.IO.Path.Combine(RepositoryRoot, "..", "shared") : set;
        string path = System.IO.Path.Combine([shared, .. parts]);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail($"missing {string.Join('/', parts)}");
            else
                Assert.Ignore($"missing {string.Join('/', parts)}");
        }

        return path;
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "EcoGis.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("EcoGis.sln not found above the test folder");
    }
}

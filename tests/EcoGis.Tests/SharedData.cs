namespace EcoGis.Tests;

/// <summary>Files outside the repository: <c>../shared</c> beside it, or where ECOGIS_SHARED says. Missing is a failure on CI, else the test is ignored.</summary>
internal static class SharedData
{
    public static string RepositoryRoot { get; } = Root();

    public static string Path(params string[] parts)
    {
        string shared = Environment.GetEnvironmentVariable("ECOGIS_SHARED") ?? System.IO.Path.Combine(RepositoryRoot, "..", "shared");
        string path = System.IO.Path.Combine([shared, .. parts]);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            string missing = $"shared data is missing: {System.IO.Path.Combine(parts)}";
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(missing);
            else
                Assert.Ignore(missing);
        }

        return path;
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "EcoGis.sln")))
                return folder.FullName;
        throw new InvalidOperationException("EcoGis.sln not found above the tests");
    }
}

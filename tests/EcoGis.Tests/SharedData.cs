namespace EcoGis.Tests;

/// <summary>Finds the repository and the shared test data beside it. A test that needs missing data fails on CI and is reported as skipped elsewhere.</summary>
internal static class SharedData
{
    public static string RepositoryRoot { get; } = FindRoot();

    public static string Path(params string[] parts)
    {
        string root = Environment.GetEnvironmentVariable("ECOGIS_SHARED") ?? System.IO.Path.Combine(RepositoryRoot, "..", "shared");
        string path = System.IO.Path.GetFullPath(System.IO.Path.Combine([root, .. parts]));
        if (!File.Exists(path) && !Directory.Exists(path))
            Missing.Report($"needs {System.IO.Path.Combine(["../shared", .. parts])}, which is not here");
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "EcoGis.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("EcoGis.sln is not above the test directory");
    }
}

namespace EcoGis.Tests;

/// <summary>The catalog that <c>ecogis demo</c> makes, made once for all tests; each has a copy of its own.</summary>
internal static class DemoCatalog
{
    private static readonly Lazy<string> s_made = new(Make);

    public static void CopyTo(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(s_made.Value, path);
    }

    private static string Make()
    {
        var cli = new Cli(); // its folder stays until the tests end
        CliRun run = cli.Run("demo", "--out", cli.File("demo"));
        Assert.That(run.Exit, Is.Zero, run.ToString());
        return cli.File("demo", "demo.gpkg");
    }
}

using System.Text.RegularExpressions;

namespace EcoGis.Tests.Reliability;

/// <summary>A catalog with the demonstration layers, and <c>screen</c> and <c>layer import</c> run against copies of it.</summary>
internal sealed partial class CommandBench : IDisposable
{
    /// <summary>Waiting threads count for nothing in the pool: without a bound it would start ever more processes.</summary>
    public static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    private readonly string _folder = Directory.CreateTempSubdirectory("ecogis-sweep-").FullName;
    private readonly byte[] _catalog;
    private int _runs;

    public CommandBench()
    {
        CommandRun demo = CommandRun.Of("demo", "--out", _folder);
        Assert.That(demo.Exit, Is.Zero, demo.Error);
        _catalog = File.ReadAllBytes(Path.Combine(_folder, "demo.gpkg"));
    }

    /// <summary>One plain run of each command on one file, or with the options given.</summary>
    public IEnumerable<(CommandRun Run, string[] Wrongs)> Try(string file, params string[] options)
    {
        yield return Run(["screen", file, "--district", "none", "--json", "--lang", "en", .. options]);
        yield return Run(["layer", "import", file, "--kind", "ecological-red-line", "--name", "sweep", "--set", "code=S-1", "--set", "name=S", "--allow-outside", "--json", "--lang", "en", .. options]);
    }

    /// <summary>The plain runs; a file that asks for a CRS or a layer is tried again with each answer, so that its geometry is reached.</summary>
    public IEnumerable<(CommandRun Run, string[] Wrongs)> TryWithAnswers(string file)
    {
        Stack<string[]> todo = new([[]]);
        HashSet<string> tried = [];
        while (todo.TryPop(out string[]? options))
        {
            if (!tried.Add(string.Join(' ', options)) || tried.Count > 20)
                continue;
            foreach (var (run, wrongs) in Try(file, options))
            {
                yield return (run, wrongs);
                if (!options.Contains("--crs") && Regex.IsMatch(run.Error, "ECO-(3009|3010|3011|20[0-9][0-9])"))
                    todo.Push([.. options, "--crs", "EPSG:4326"]);
                if (SeveralLayers().Match(run.Error) is { Success: true } several)
                {
                    foreach (string layer in several.Groups[1].Value.Split(", "))
                        todo.Push([.. options, "--layer", layer]);
                }
            }
        }
    }

    public void Dispose()
    {
        CommandRun.EndAll();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A refusal leaves the catalog as it was to the byte, with no journal beside it; a screening always does.</summary>
    private (CommandRun Run, string[] Wrongs) Run(string[] arguments)
    {
        string folder = Path.Combine(_folder, $"run-{Interlocked.Increment(ref _runs)}"), catalog = Path.Combine(folder, "catalog.gpkg");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(catalog, _catalog);
        CommandRun run = CommandRun.Of([.. arguments, "--catalog", catalog]);
        List<string> wrongs = [.. run.Wrongs()];
        if ((run.Exit != 0 || arguments[0] == "screen") && !(Directory.GetFileSystemEntries(folder).Length == 1 && File.ReadAllBytes(catalog).AsSpan().SequenceEqual(_catalog)))
            wrongs.Add("the catalog changed");
        Directory.Delete(folder, recursive: true);
        return (run, [.. wrongs]);
    }

    [GeneratedRegex(@"ECO-3015 the file has \d+ layers: ([^|]*) \|")]
    private static partial Regex SeveralLayers();
}

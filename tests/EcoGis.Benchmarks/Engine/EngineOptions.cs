using System.Globalization;

namespace EcoGis.Benchmarks.Engine;

/// <summary>What <c>engine</c> is asked: <c>--name value</c>, each with a default.</summary>
internal sealed record EngineOptions
{
    /// <summary>Sections of the table, in order.</summary>
    public static readonly string[] AllSections = ["join", "series", "index", "large", "nearest", "natural", "accuracy", "file", "site", "raster"];

    public const string Usage = """
        engine [--n 10000|100000|1000000[,…]]  candidates of the join and of the file (default 100000)
               [--sections join,series,index,large,nearest,natural,accuracy,file,site,raster]
               [--bench DIR]     workload generator and peers (default $ECOGIS_BENCH)
               [--data DIR]      generated files and built peers (default ecobench in the temporary folder)
               [--copies 1,4,10] the series ends with so many copies of the largest --n
               [--world FILE]    GeoPackage with layers countries and states_provinces (workload A and B)
               [--country FILE]  GeoPackage with layers landuse, forest and buildings
               [--cli FILE]      the published program (default: the one built beside this)
               [--exactextract FILE]
               [--repeat 3]      our medians are of so many processes
               [--slow]          prepared NTS above 100000 candidates too (minutes)
               [--no-peers]
        """;

    public IReadOnlyList<int> Sizes { get; private init; } = [100_000];

    public IReadOnlyList<string> Sections { get; private init; } = AllSections;

    public string? Bench { get; private init; } = Environment.GetEnvironmentVariable("ECOGIS_BENCH");

    public string Work { get; private init; } = Path.Combine(Path.GetTempPath(), "ecobench");

    public IReadOnlyList<int> Copies { get; private init; } = [1, 4, 10];

    public string? World { get; private init; }

    public string? Country { get; private init; }

    public string Cli { get; private init; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ecogis.exe" : "ecogis");

    public string? ExactExtract { get; private init; }

    public int Repeat { get; private init; } = 3;

    public bool Slow { get; private init; }

    public bool Peers { get; private init; } = true;

    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static EngineOptions Parse(string[] arguments)
    {
        EngineOptions o = new();
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            o = name switch
            {
                "--slow" => o with { Slow = true },
                "--no-peers" => o with { Peers = false },
                "--n" => o with { Sizes = Numbers(Value()) },
                "--sections" => o with { Sections = Known(Value().Split(',')) },
                "--bench" => o with { Bench = Path.GetFullPath(Value()) },
                "--data" => o with { Work = Path.GetFullPath(Value()) },
                "--copies" => o with { Copies = Numbers(Value()) },
                "--world" => o with { World = Path.GetFullPath(Value()) },
                "--country" => o with { Country = Path.GetFullPath(Value()) },
                "--cli" => o with { Cli = Path.GetFullPath(Value()) },
                "--exactextract" => o with { ExactExtract = Path.GetFullPath(Value()) },
                "--repeat" => o with { Repeat = Numbers(Value())[0] },
                _ => throw new ArgumentException($"{name}?\n{Usage}"),
            };

            string Value() => ++i < arguments.Length ? arguments[i] : throw new ArgumentException($"{name} needs a value\n{Usage}");
        }

        return o;
    }

    private static int[] Numbers(string text) => [.. text.Split(',').Select(t => int.Parse(t, CultureInfo.InvariantCulture))];

    private static string[] Known(string[] sections) =>
        sections.Except(AllSections).FirstOrDefault() is { } unknown ? throw new ArgumentException($"no section {unknown}\n{Usage}") : sections;
}

namespace EcoGis;

/// <summary>Where the program's own data lies: beside it, or where ECOGIS_DATA and ECOGIS_MAPS point.</summary>
internal static class Installation
{
    public static string Data => Environment.GetEnvironmentVariable("ECOGIS_DATA") ?? Path.Combine(AppContext.BaseDirectory, "data");

    public static string Maps => Environment.GetEnvironmentVariable("ECOGIS_MAPS") ?? Path.Combine(AppContext.BaseDirectory, "maps");

    /// <summary>The demonstration set.</summary>
    public static string Samples => Path.Combine(Maps, "samples", "luojiang");

    /// <summary>The files of the web page.</summary>
    public static string Page => Path.Combine(AppContext.BaseDirectory, "page");

    /// <summary>How zone kinds look on maps.</summary>
    public static MapStyles Styles() => MapStyles.Parse("zones.yaml", File.ReadAllText(Path.Combine(Maps, "styles", "zones.yaml")));

    /// <summary>Font files for drawn maps, with semicolons between them; null: those of the system.</summary>
    public static string? Font => Environment.GetEnvironmentVariable("ECOGIS_FONT");

    /// <summary>The browser that prints PDF; null: one that is installed.</summary>
    public static string? Browser => Environment.GetEnvironmentVariable("ECOGIS_BROWSER");

    /// <summary>This program again, to read a file in a process of its own.</summary>
    public static Isolation Apart
    {
        get
        {
            string program = Environment.ProcessPath!;
            bool hosted = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
            return new(program, hosted ? [Path.Combine(AppContext.BaseDirectory, "ecogis.dll"), CommandLine.ReadApart] : [CommandLine.ReadApart]);
        }
    }

    public static string Version { get; } =
        typeof(Installation).Assembly.GetName().Version is { } v ? $"{v.Major}.{v.Minor}.{v.Build}" : "0";
}

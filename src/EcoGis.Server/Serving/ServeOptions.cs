using System.Security.Cryptography.X509Certificates;

namespace EcoGis;

/// <summary>What <c>ecogis serve</c> hands to the server: where everything lies, and who may come.</summary>
public sealed record ServeOptions
{
    /// <summary>The embedded catalog (.gpkg).</summary>
    public required string Catalog { get; init; }

    /// <summary>Accounts, cases, jobs and the audit log; beside the catalog unless said otherwise.</summary>
    public required string Office { get; init; }

    /// <summary>The files of <c>data/</c>.</summary>
    public required IReadOnlyList<DataFile> Data { get; init; }

    public required MapStyles Styles { get; init; }

    /// <summary>The folder of the page's files.</summary>
    public required string Page { get; init; }

    /// <summary>This program again: uploads are read and long work is done in processes of their own.</summary>
    public required Isolation Apart { get; init; }

    /// <summary>The folder of the demonstration set, offered to try where the district is its own; null: nothing is offered.</summary>
    public string? Samples { get; init; }

    public required string Version { get; init; }

    public required string District { get; init; }

    public Language Language { get; init; }

    /// <summary>Fonts for drawn maps; null: those of the system.</summary>
    public string? Font { get; init; }

    /// <summary>The browser that prints PDF; null: one that is installed.</summary>
    public string? Browser { get; init; }

    /// <summary>Where to listen, with semicolons between the addresses.</summary>
    public required string Urls { get; init; }

    /// <summary>Raster tiles of a base map (.mbtiles or .gpkg), served from here; null: none.</summary>
    public string? Basemap { get; init; }

    /// <summary>The key with which browsers may fetch pictures from Tianditu (天地图) themselves; null: they may not.</summary>
    public string? TiandituKey { get; init; }

    /// <summary>No login: whoever reaches the loopback address is the one user, with every right.</summary>
    public bool SingleUser { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>With which https addresses prove who they are; null: there are none, TLS is the reverse proxy's.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>How long finished jobs and their files are kept; null: for ever.</summary>
    public TimeSpan? JobsKept { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Sites that who may not see a restricted layer may have screened against it at once.</summary>
    public int ProbesAtOnce { get; init; } = 300;

    /// <summary>The time in which one of them comes back.</summary>
    public TimeSpan ProbeBack { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Bytes that uploads and jobs must leave free on the disk of the office file, so that cases and the log can still be written.</summary>
    public long SpareBytes { get; init; } = 256L << 20;

    /// <summary>Free bytes of the disk that a folder is on.</summary>
    public Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;
}

using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace EcoGis;

/// <summary>
/// Finds GDAL when it is first needed, and sets it up once for the process: only the drivers named here stay, none of which opens a connection but
/// the one for PostGIS, and PROJ asks no network. The library is a file named by <c>ECOGIS_GDAL</c> (<c>none</c>: as if there were none), else
/// <c>libgdal.so.NN</c>, OSGeo4W's <c>gdal3NN.dll</c> or the <c>gdal.dll</c> of GDAL.Native. Nothing here is needed by the managed formats.
/// </summary>
internal static class GdalLibrary
{
    public const string Setting = "ECOGIS_GDAL";

    /// <summary>The oldest version tried: the first that writes File Geodatabases.</summary>
    private const int OldestTried = 3_06_00_00;

    private const int NewestSoName = 50, OldestSoName = 32;

    private static readonly string[] s_drivers =
    [
        "OpenFileGDB", "DXF", "LIBKML", "KML", "MapInfo File", "FlatGeobuf", "XLSX", "PostgreSQL", // read, and most of them written
        "ESRI Shapefile", "GPKG", "GeoJSON", // written
        "GTiff", "HFA", "AAIGrid", "MEM", // rasters
    ];

    private static readonly Lazy<(string? Version, Bilingual Why)> s_state = new(Load);

    public static bool IsThere => s_state.Value.Version is not null;

    /// <summary>Such as 3.6.2.</summary>
    /// <exception cref="EcoException">GDAL is not there.</exception>
    public static string Version(Place where, Bilingual neededFor) =>
        s_state.Value.Version ?? throw new Fault(GdalFaults.NotInstalled, where, neededFor, s_state.Value.Why).Raise();

    private static (string? Version, Bilingual Why) Load()
    {
        string? asked = Environment.GetEnvironmentVariable(Setting);
        string[] candidates = string.IsNullOrEmpty(asked) ? [.. Candidates()] : asked == "none" ? [] : [asked];
        foreach (string candidate in candidates)
        {
            if (!NativeLibrary.TryLoad(candidate, typeof(GdalLibrary).Assembly, DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory, out nint library))
                continue;
            NativeLibrary.SetDllImportResolver(typeof(GdalLibrary).Assembly, (name, _, _) => name == GdalNative.Library ? library : 0);
            return SetUp(candidate);
        }

        return (null, string.IsNullOrEmpty(asked)
            ? new("找过 libgdal.so.NN、gdal3NN.dll 和 gdal.dll", "looked for libgdal.so.NN, gdal3NN.dll and gdal.dll")
            : new($"设置 {Setting}={NoticeList.Sample(asked)}", $"the setting {Setting}={NoticeList.Sample(asked)}"));
    }

    private static IEnumerable<string> Candidates()
    {
        if (!OperatingSystem.IsWindows())
            return OperatingSystem.IsMacOS() ? ["libgdal.dylib"] : ["libgdal.so", .. Enumerable.Range(OldestSoName, NewestSoName - OldestSoName + 1).Reverse().Select(n => $"libgdal.so.{n}")];
        string[] folders = [AppContext.BaseDirectory, .. new[] { Environment.GetEnvironmentVariable("OSGEO4W_ROOT"), @"C:\OSGeo4W", @"C:\OSGeo4W64" }.OfType<string>().Select(r => Path.Combine(r, "bin"))];
        return folders.SelectMany(f => Enumerable.Range(306, 60).Reverse().Select(n => Path.Combine(f, $"gdal{n}.dll")).Append(Path.Combine(f, "gdal.dll"))).Where(File.Exists);
    }

    private static (string? Version, Bilingual Why) SetUp(string file)
    {
        try
        {
            int number = int.Parse(GdalText.Of(GdalNative.GDALVersionInfo("VERSION_NUM"))!, CultureInfo.InvariantCulture);
            string version = GdalText.Of(GdalNative.GDALVersionInfo("RELEASE_NAME"))!;
            if (number < OldestTried)
                return (null, new($"{file} 是 {version}，需要 3.6 或更新", $"{file} is {version}; 3.6 or newer is needed"));
            Configure(Path.GetDirectoryName(file));
            return (version, Bilingual.Same(""));
        }
        catch (Exception e) when (e is EntryPointNotFoundException or FormatException or ArgumentNullException or OverflowException)
        {
            return (null, new($"{NoticeList.Sample(file)} 不是 GDAL", $"{NoticeList.Sample(file)} is not GDAL"));
        }
    }

    private static void Configure(string? folder)
    {
        using GdalErrors errors = new(); // a driver that cannot load its own library says so: it is then not there
        if (!string.IsNullOrEmpty(folder) && Path.Combine(folder, "..", "share") is var share && Directory.Exists(Path.Combine(share, "gdal")) && OperatingSystem.IsWindows())
        {
            GdalNative.CPLSetConfigOption("GDAL_DATA", Path.GetFullPath(Path.Combine(share, "gdal")));
            GdalNative.OSRSetPROJSearchPaths([Path.GetFullPath(Path.Combine(share, "proj")), null]);
        }

        GdalNative.GDALAllRegister();
        for (int i = GdalNative.GDALGetDriverCount() - 1; i >= 0; i--)
        {
            nint driver = GdalNative.GDALGetDriver(i);
            if (!s_drivers.Contains(GdalText.Of(GdalNative.GDALGetDriverShortName(driver))))
                GdalNative.GDALDeregisterDriver(driver);
        }

        GdalNative.OSRSetPROJEnableNetwork(0);
        foreach ((string key, string value) in new[]
        {
            ("GDAL_DISABLE_READDIR_ON_OPEN", "TRUE"), // files beside the file are opened by name, the folder is not listed
            ("GDAL_PAM_ENABLED", "NO"), // nothing is written beside what is read
            ("CPL_TMPDIR", Path.GetTempPath()),
            ("OGR_ARC_STEPSIZE", GdalReader.ArcStep.ToString(CultureInfo.InvariantCulture)),
            ("OGR_XLSX_HEADERS", "FORCE"),
            ("DXF_WRITE_HATCH", "YES"),
            ("DXF_MERGE_BLOCK_GEOMETRIES", "FALSE"), // each entity of a block is one of its own
            ("DXF_FEATURE_LIMIT_PER_BLOCK", "-1"), // DxfScan has counted them
        })
        {
            GdalNative.CPLSetConfigOption(key, value);
        }
    }
}

using System.Security;

namespace EcoGis;

/// <summary>
/// Reads a vector file: 界址点 TXT, GeoJSON, GeoPackage, Shapefile and CSV with managed code only; File Geodatabase, DXF, KML, MapInfo, FlatGeobuf, Excel and
/// a PostGIS database through GDAL where it is installed; or a ZIP with one of them. Decides by content, reads whole or refuses whole, keeps coordinates as
/// they are (x = east or longitude) in the file's CRS. Does not check validity, close rings (but for TXT, where the closing point is optional) or judge: that
/// is the gate's.
/// </summary>
public static class FeatureReader
{
    /// <exception cref="EcoException">Every refusal, with a stable code.</exception>
    public static FeatureFile Read(string path, ReadOptions options, CancellationToken ct) => options.Isolation is { } apart
        ? Readable(path, () =>
        {
            FeatureFile file = IsolatedReader.Read(path, options, apart, ct);
            if (options.From is not null)
                return CrsDecision.Settle(IsolatedReader.Draft(file), options with { Crs = null, SwapAxes = false }, ct);
            return CrsGuess.Weighed(file, IsolatedReader.Draft(file), options, ct); // the other process does not know what places are weighed against
        })
        : Read(path, options, (draft, asked) => CrsDecision.Settle(draft, asked, ct), ct);

    /// <summary>The same with another way to settle what was read: a receipt shows also what is refused.</summary>
    internal static FeatureFile Read(string path, ReadOptions options, Func<FileDraft, ReadOptions, FeatureFile> settle, CancellationToken ct)
    {
        return Readable(path, () =>
        {
            if (options.Isolation is { } apart)
                return settle(IsolatedReader.Draft(IsolatedReader.Read(path, options, apart, ct)), options with { Crs = null, SwapAxes = false });
            if (PostGisSource.Is(path))
            {
                options.DemandNoClosing(PostGisSource.Where(path));
                return settle(PostGisSource.Read(path, options, ct), options);
            }

            using ZipInput? zip = ZipInput.Open(path, options, ct);
            if (zip is null)
                return settle(Draft(path, options, ct), options);
            FeatureFile inside = settle(Draft(zip.Path, zip.Options, ct), zip.Options);
            return inside with { Path = path, Notices = [zip.Notice, .. inside.Notices] };
        });
    }

    /// <summary>GeoJSON that came without a file; read by managed code alone.</summary>
    /// <param name="name">What messages and records call it.</param>
    public static FeatureFile ReadGeoJson(byte[] content, string name, ReadOptions options, CancellationToken ct)
    {
        options.Limits.CheckText(content.Length, Place.InFile(name));
        return CrsDecision.Settle(GeoJsonReader.Read(name, content, options, ct), options, ct);
    }

    private static FileDraft Draft(string path, ReadOptions options, CancellationToken ct)
    {
        FileKind kind = FileKind.Of(path, options);
        return kind.Format switch
        {
            "shapefile" => ShapefileReader.Read(path, options, ct),
            "geojson" => GeoJsonReader.Read(path, options, ct),
            "geopackage" => GeoPackageReader.Read(path, options, ct),
            _ => Whole(kind, path, options, ct),
        };
    }

    /// <summary>A format that is read in one go, also where it is asked for in blocks.</summary>
    internal static FileDraft Whole(FileKind kind, string path, ReadOptions options, CancellationToken ct) =>
        kind == FileKind.BoundaryText ? BoundaryTextReader.Read(path, options, ct)
        : kind == FileKind.Csv ? CsvReader.Read(path, options, ct)
        : GdalReader.Read(path, GdalFormat.Of(kind.Format)!, options, ct);

    /// <summary>What the operating system refuses becomes a fault that names the file.</summary>
    internal static T Readable<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
        {
            throw new Fault(FormatFaults.Unreadable, PostGisSource.Is(path) ? PostGisSource.Where(path) : Place.InFile(path)).Raise(e);
        }
    }
}

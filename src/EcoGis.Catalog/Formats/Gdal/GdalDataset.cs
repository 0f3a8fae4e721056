namespace EcoGis;

/// <summary>
/// Opens one file or database for reading, with the drivers of its format and no other. Only what really lies on the disk is opened: GDAL's virtual
/// paths (/vsicurl, /vsizip …) and connection texts that look like names are refused, so nothing is fetched.
/// </summary>
internal static class GdalDataset
{
    private const uint Vector = 0x04, Raster = 0x02, VerboseErrors = 0x40;

    public static GdalDatasetHandle OpenVector(string path, GdalFormat format, Place where, GdalErrors errors) =>
        Open(Plain(path, where), Vector, format.Name, format.Drivers, [null], where, errors);

    public static GdalDatasetHandle OpenDatabase(string connection, GdalFormat format, Place where, GdalErrors errors, params string?[] options) =>
        Open(connection, Vector, format.Name, format.Drivers, [.. options, null], where, errors);

    public static GdalDatasetHandle OpenRaster(string path, Bilingual name, IReadOnlyList<string> drivers, Place where, GdalErrors errors) =>
        Open(Plain(path, where), Raster, name, drivers, [null], where, errors);

    private static GdalDatasetHandle Open(string path, uint kind, Bilingual format, IReadOnlyList<string> drivers, string?[] options, Place where, GdalErrors errors)
    {
        string version = GdalLibrary.Version(where, format);
        string[] present = [.. drivers.Where(d => GdalNative.GDALGetDriverByName(d) != 0)];
        if (present.Length == 0)
            throw new Fault(GdalFaults.DriverMissing, where, format, version, string.Join(", ", drivers)).Raise();
        Bilingual declined = new("不是该格式", "it is not of this format");
        foreach (string driver in present)
        {
            // one after the other, so that what is kept is what the driver that opened the file has said of it
            errors.Clear();
            GdalDatasetHandle dataset = GdalNative.GDALOpenEx(path, kind | VerboseErrors, [driver, null], options, 0);
            if (!dataset.IsInvalid)
                return dataset;
            dataset.Dispose();
            declined = errors.FirstFailure is { } words ? Bilingual.Same(words) : declined;
        }

        throw new Fault(GdalFaults.NotOpened, where, format, declined).Raise();
    }

    private static string Plain(string path, Place where)
    {
        string full = Path.GetFullPath(path);
        return (File.Exists(full) || Directory.Exists(full)) && !full.StartsWith("/vsi", StringComparison.OrdinalIgnoreCase)
            ? full
            : throw new Fault(FormatFaults.NotFound, where).Raise();
    }
}

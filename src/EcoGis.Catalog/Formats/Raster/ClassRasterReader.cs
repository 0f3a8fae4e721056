namespace EcoGis;

/// <summary>
/// Reads a raster of classes: a plain GeoTIFF by managed code, others (other compressions, CRS without a code, Erdas .img, ASCII grid) through GDAL where it is
/// installed, and through GDAL too where the person asks for resampling. Which of both it was is told. Fractions are refused, never rounded.
/// </summary>
public static class ClassRasterReader
{
    private const int HeadBytes = 16;

    private static readonly string[] s_extensions = [".tif", ".tiff", ".img", ".asc", ".vrt"];

    /// <summary>By content, or by an extension that promises a raster.</summary>
    public static bool Is(string path) => s_extensions.Contains(Path.GetExtension(path).ToLowerInvariant()) || (File.Exists(path) && TiffFile.Is(FeatureReader.Readable(path, () => Head(path))));

    /// <exception cref="EcoException">Every refusal, with a stable code.</exception>
    public static ClassRaster Read(string path, RasterOptions options, CancellationToken cancellation) => FeatureReader.Readable(path, () =>
    {
        Place where = Place.InFile(path);
        if (!File.Exists(path))
            throw new Fault(Directory.Exists(path) ? FormatFaults.IsDirectory : FormatFaults.NotFound, where, Path.GetFileName(path)).Raise();
        byte[] head = Head(path);
        if (head.Length == 0)
            throw new Fault(FormatFaults.EmptyFile, where).Raise();
        bool tiff = TiffFile.Is(head);
        if (!tiff && Path.GetExtension(path).ToLowerInvariant() is ".tif" or ".tiff")
            throw new Fault(TiffFaults.Broken, where, new Bilingual("开头不是 TIFF", "it does not begin as a TIFF")).Raise();
        ClassRaster raster = ByName(() =>
        {
            (ClassRaster? plain, Bilingual? beyond) = tiff && !options.IsWarped ? GeoTiffReader.Read(path, options, cancellation) : (null, null);
            return plain ?? RasterFile.ReadClasses(path, beyond, options, cancellation);
        });
        return raster.Names.IsEmpty ? raster with { Names = AuxiliaryNames.Of(path, options.Band ?? 1, cancellation) } : raster;
    });

    /// <summary>A projection that is not known here may be resampled, but only when the person says so.</summary>
    private static ClassRaster ByName(Func<ClassRaster> read)
    {
        try
        {
            return read();
        }
        catch (EcoException e) when (e.Faults is [var fault] && (fault.Kind == CrsFaults.ProjectionUnsupported || fault.Kind == GeometryFaults.CrsUnknown))
        {
            throw new Fault(RasterFileFaults.WarpNeeded, fault.Where, fault.Sentences[0]).Raise(e);
        }
    }

    private static byte[] Head(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] head = new byte[HeadBytes];
        return head[..stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
    }
}

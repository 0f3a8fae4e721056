namespace EcoGis;

/// <summary>
/// A raster file open for reading through GDAL (GeoTIFF, Erdas .img, ASCII grid): its description, blocks of one band as codes, or a whole band as a
/// <see cref="ClassGrid"/>. The CRS goes through our own front and is asked for where it is missing, like a vector file's. One thread at a time. No resampling,
/// no overviews; a band of fractions is refused as classes, never rounded.
/// </summary>
public sealed class RasterFile : IDisposable
{
    private const int Int32 = 5, Byte = 1, Read = 0;
    private const long CellsAtOnce = 4 << 20;

    private static readonly string[] s_drivers = ["GTiff", "HFA", "AAIGrid"];
    private static readonly Bilingual s_name = new("栅格", "a raster");

    private readonly GdalDatasetHandle dataset;
    private readonly Place where;
    private readonly GdalCrs? crs;

    private RasterFile(GdalDatasetHandle dataset, GdalErrors errors, string path, Place where)
    {
        (this.dataset, this.where) = (dataset, where);
        crs = GdalCrs.Of(GdalNative.GDALGetSpatialRef(dataset), where, errors);
        Info = Describe(path);
        errors.Demand(GdalFaults.ReadFailed, where, s_name);
    }

    public RasterInfo Info { get; }

    /// <exception cref="EcoException">No GDAL, no such file, or no raster that is read.</exception>
    public static RasterFile Open(string path) => FeatureReader.Readable(path, () =>
    {
        Place where = Place.InFile(path);
        GdalLibrary.Version(where, s_name);
        using GdalErrors errors = new();
        GdalDatasetHandle dataset = GdalDataset.OpenRaster(path, s_name, s_drivers, where, errors);
        try
        {
            return new RasterFile(dataset, errors, path, where);
        }
        catch
        {
            dataset.Dispose();
            throw;
        }
    });

    /// <summary>Where the cells lie. <paramref name="asked"/> is used instead of what the file states, as <c>--crs</c> is.</summary>
    /// <exception cref="EcoException">No place, no CRS, one that is not known, or rotated.</exception>
    public GridFrame Frame(Crs? asked = null)
    {
        if (Info.Geotransform is not { } six)
            throw new Fault(RasterFileFaults.NoPlace, where).Raise();
        Crs? stated = asked ?? crs?.Parse();
        if (stated is null)
        {
            Extent box = new(six[0], six[3] + (Info.Rows * six[5]), six[0] + (Info.Columns * six[1]), six[3]);
            throw new Fault(FormatFaults.CrsMissing, where, new Bilingual("栅格未注明", "the raster states none"), box, CoordinateSense.Candidates(box)).Raise();
        }

        return GridFrame.FromGeotransform([.. six], stated, Info.Columns, Info.Rows, where);
    }

    /// <summary>A window of one band, row after row, as 32-bit codes.</summary>
    /// <exception cref="EcoException">The band holds fractions, or the file cannot be read there.</exception>
    public void ReadBlock(int band, int column, int row, int columns, int rows, Span<int> codes) => ReadCells(band, column, row, columns, rows, codes, Int32);

    /// <summary>The same of a band of bytes.</summary>
    public void ReadBlock(int band, int column, int row, int columns, int rows, Span<byte> codes)
    {
        if (Band(band).Type != "Byte")
            throw new Fault(RasterFileFaults.NotCodes, where, band, Band(band).Type).Raise();
        ReadCells(band, column, row, columns, rows, codes, Byte);
    }

    /// <summary>A whole band as classes, rows as stored.</summary>
    public ClassGrid Classes(int band, Crs? asked, CancellationToken ct)
    {
        int? noData = Band(band).NoData is { } value ? (value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? (int)value : null) : null;
        ClassGridBuilder builder = new(Frame(asked), noData, where);
        int rowsAtOnce = (int)Math.Clamp(CellsAtOnce / Info.Columns, 1, Info.Rows);
        int[] cells = new int[rowsAtOnce * Info.Columns];
        for (int row = 0; row < Info.Rows; row += rowsAtOnce)
        {
            ct.ThrowIfCancellationRequested();
            int rows = Math.Min(rowsAtOnce, Info.Rows - row);
            Span<int> read = cells.AsSpan(0, rows * Info.Columns);
            ReadBlock(band, 0, row, Info.Columns, rows, read);
            builder.Add(read);
        }

        return builder.Build();
    }

    public void Dispose()
    {
        using GdalErrors quiet = new();
        dataset.Dispose();
    }

    private RasterBand Band(int number) => number >= 1 && number <= Info.Bands.Count ? Info.Bands[number - 1] : throw new Fault(RasterFileFaults.NoBand, where, number, Info.Bands.Count).Raise();

    private unsafe void ReadCells<T>(int band, int column, int row, int columns, int rows, Span<T> cells, int type)
        where T : unmanaged
    {
        if (!Band(band).IsWhole)
            throw new Fault(RasterFileFaults.NotCodes, where, band, Band(band).Type).Raise();
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, (long)columns * rows);
        using GdalErrors errors = new();
        fixed (T* to = cells)
        {
            int error = GdalNative.GDALRasterIO(GdalNative.GDALGetRasterBand(dataset, band), Read, column, row, columns, rows, to, columns, rows, type, 0, 0);
            errors.Demand(GdalFaults.ReadFailed, where, s_name);
            if (error != 0)
                throw new Fault(GdalFaults.ReadFailed, where, s_name, "-").Raise();
        }
    }

    private unsafe RasterInfo Describe(string path)
    {
        double[] six = new double[6];
        bool placed;
        fixed (double* numbers = six)
            placed = GdalNative.GDALGetGeoTransform(dataset, numbers) == 0;
        RasterBand[] bands = [.. Enumerable.Range(1, GdalNative.GDALGetRasterCount(dataset)).Select(number =>
        {
            nint band = GdalNative.GDALGetRasterBand(dataset, number);
            double noData = GdalNative.GDALGetRasterNoDataValue(band, out int present);
            GdalNative.GDALGetBlockSize(band, out int width, out int height);
            return new RasterBand(number, GdalText.Of(GdalNative.GDALGetDataTypeName(GdalNative.GDALGetRasterDataType(band))) ?? "", present != 0 ? noData : null, width, height);
        })];
        return new(path, GdalText.Of(GdalNative.GDALGetDriverShortName(GdalNative.GDALGetDatasetDriver(dataset))) ?? "",
            GdalNative.GDALGetRasterXSize(dataset), GdalNative.GDALGetRasterYSize(dataset), bands, placed ? six : null, crs?.Declared ?? "");
    }
}

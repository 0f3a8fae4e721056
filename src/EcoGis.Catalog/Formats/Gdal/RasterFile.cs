using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// A raster file open for reading through GDAL (GeoTIFF, Erdas .img, ASCII grid): its description, blocks of one band as codes, or a whole band as a
/// <see cref="ClassGrid"/>. The CRS goes through our own front and is asked for where it is missing, like a vector file's. One thread at a time. No
/// overviews, resampled only by <see cref="GdalWarp"/> when asked; a band of fractions is refused as classes, never rounded.
/// </summary>
public sealed class RasterFile : IDisposable
{
    private const int Int32 = 5, Byte = 1, Read = 0;
    private const int MaskOfDataset = 2;
    private const long CellsAtOnce = 4 << 20;

    private static readonly string[] s_drivers = ["GTiff", "HFA", "AAIGrid"];
    private static readonly Bilingual s_name = new("栅格", "a raster");

    private readonly GdalDatasetHandle dataset;
    private readonly Place where;
    private readonly GdalCrs? crs;

    /// <summary>Takes the dataset over.</summary>
    internal RasterFile(GdalDatasetHandle dataset, GdalErrors errors, string path, Place where)
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
        return RasterPlace.Frame(Info.Geotransform?.ToArray(), asked, () => crs?.Parse(), Info.Columns, Info.Rows, where);
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
    /// <param name="noDataAsked">Used instead of what the band declares.</param>
    public ClassGrid Classes(int band, Crs? asked, CancellationToken ct, int? noDataAsked = null)
    {
        int? noData = noDataAsked ?? (Band(band).NoData is { } value ? RasterPlace.Whole(value) : null);
        if ((GdalNative.GDALGetMaskFlags(GdalNative.GDALGetRasterBand(dataset, band)) & MaskOfDataset) != 0)
            throw new Fault(RasterFileFaults.HasMask, where).Raise();
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

    /// <summary>A file as classes, resampled where the person asks for it.</summary>
    /// <param name="beyond">Why it is not read without GDAL; null: for its format.</param>
    internal static ClassRaster ReadClasses(string path, Bilingual? beyond, RasterOptions options, CancellationToken ct)
    {
        if (beyond is { } what && !GdalLibrary.IsThere)
            throw new Fault(RasterFileFaults.BeyondManaged, Place.InFile(path), what).Raise();
        using RasterFile file = Open(path);
        string gdal = $"GDAL {GdalLibrary.Version(file.where, s_name)}";
        options.CheckCells(file.Info.Columns, file.Info.Rows, file.where);
        int band = options.DemandBand(file.Info.Bands.Count, file.where);
        if (!file.Band(band).IsWhole)
            throw new Fault(RasterFileFaults.NotCodes, file.where, band, file.Band(band).Type).Raise();
        using RasterFile? warped = options.IsWarped ? GdalWarp.Of(file, options) : null;
        Crs? target = options.WarpTo ?? options.WarpOnto?.Crs;
        return new ClassRaster
        {
            Path = path,
            Format = file.Info.Format,
            Reader = gdal,
            Grid = warped is null ? file.Classes(band, options.Crs, ct, options.NoData) : warped.Classes(band, target, ct),
            Names = file.CategoryNames(band),
            Resampled = warped is null ? null : new($"{gdal} 最邻近重采样到 {target!.Code}{(options.WarpOnto is null ? "" : "，前期格网")}", $"resampled by {gdal}, nearest neighbour, to {target.Code}{(options.WarpOnto is null ? "" : ", the earlier grid")}"),
        };
    }

    /// <summary>What <see cref="GdalWarp"/> needs of the file.</summary>
    internal GdalDatasetHandle Dataset => dataset;

    internal Place Where => where;

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

    private unsafe ImmutableSortedDictionary<int, string> CategoryNames(int band)
    {
        var names = ImmutableSortedDictionary.CreateBuilder<int, string>();
        nint* list = (nint*)GdalNative.GDALGetRasterCategoryNames(GdalNative.GDALGetRasterBand(dataset, band));
        for (int i = 0; list is not null && list[i] != 0; i++)
        {
            if (GdalText.Of(list[i]) is { Length: > 0 } name)
                names[i] = NoticeList.Sample(name, 200);
        }

        return names.ToImmutable();
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

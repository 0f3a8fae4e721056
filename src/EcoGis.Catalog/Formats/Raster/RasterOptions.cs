namespace EcoGis;

/// <summary>What the person who runs the command adds to what a raster says.</summary>
public sealed record RasterOptions
{
    /// <summary>A raster of 65,000 × 65,000 cells.</summary>
    private const long DefaultMostCells = 4_300_000_000;

    /// <summary><c>--band</c>, from 1; a file with several is asked for.</summary>
    public int? Band { get; init; }

    /// <summary><c>--crs</c>: used instead of what the file states; a contradiction with the coordinates is still refused.</summary>
    public Crs? Crs { get; init; }

    /// <summary><c>--nodata</c>: the value of cells without data, instead of what the file declares.</summary>
    public int? NoData { get; init; }

    /// <summary><c>--warp EPSG:n</c>: have GDAL resample it to this CRS, nearest neighbour.</summary>
    public Crs? WarpTo { get; init; }

    /// <summary><c>--warp before</c>: have GDAL resample it onto these cells, nearest neighbour.</summary>
    public GridFrame? WarpOnto { get; init; }

    /// <summary><c>read.max-cells</c>.</summary>
    public long MaxCells { get; init; } = DefaultMostCells;

    public bool IsWarped => WarpTo is not null || WarpOnto is not null;

    internal void CheckCells(long columns, long rows, Place where)
    {
        if (columns * (double)rows > MaxCells)
            throw new Fault(FormatFaults.LimitExceeded, where, "read.max-cells", MaxCells, columns * (double)rows).Raise();
    }

    /// <exception cref="EcoException">There is no such band, or there are several and none is named.</exception>
    internal int DemandBand(int bands, Place where) => Band is { } asked
        ? asked >= 1 && asked <= bands ? asked : throw new Fault(RasterFileFaults.NoBand, where, asked, bands).Raise()
        : bands == 1 ? 1 : throw new Fault(RasterFileFaults.WhichBand, where, bands).Raise();
}

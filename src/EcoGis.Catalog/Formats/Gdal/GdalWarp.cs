using System.Globalization;

namespace EcoGis;

/// <summary>
/// Has GDAL resample a raster in memory, because the person asked for it by name: nearest neighbour, exact transformation of every cell centre, cells that
/// no source cell reaches without data. Only between CRS whose datum is CGCS2000 or WGS 84: for others GDAL would take a default that is tens of
/// metres off and not say so.
/// </summary>
internal static class GdalWarp
{
    private const string NoData = "-2147483648";

    /// <exception cref="EcoException">No CRS, another datum, or GDAL fails.</exception>
    public static unsafe RasterFile Of(RasterFile source, RasterOptions options)
    {
        using GdalErrors errors = new();
        List<string?> arguments = ["-of", "MEM", "-r", "near", "-et", "0", "-ovr", "NONE", "-ot", "Int32", "-dstnodata", NoData, "-t_srs", Name(options.WarpTo ?? options.WarpOnto!.Crs)];
        if (SourceCrs(source, options, errors) is { } named)
            arguments.AddRange(["-s_srs", Name(named)]);
        if (options.NoData is { } value)
            arguments.AddRange(["-srcnodata", value.ToString(CultureInfo.InvariantCulture)]);
        if (options.WarpOnto is { } grid)
        {
            double x = grid.OriginX + (grid.Columns * grid.CellWidth), y = grid.OriginY + (grid.Rows * grid.CellHeight);
            arguments.AddRange(["-te", Text(grid.OriginX), Text(Math.Min(grid.OriginY, y)), Text(x), Text(Math.Max(grid.OriginY, y)), "-ts", Text(grid.Columns), Text(grid.Rows)]);
        }

        nint chosen = GdalNative.GDALWarpAppOptionsNew([.. arguments, null], 0);
        try
        {
            errors.Clear();
            nint from = source.Dataset.DangerousGetHandle();
            GdalDatasetHandle warped = chosen == 0 ? new GdalDatasetHandle() : GdalNative.GDALWarp("", 0, 1, &from, chosen, out _);
            GC.KeepAlive(source);
            if (warped.IsInvalid || errors.FirstFailure is not null)
            {
                warped.Dispose();
                throw new Fault(RasterFileFaults.WarpFailed, source.Where, errors.FirstFailure ?? "-").Raise();
            }

            return new RasterFile(warped, errors, source.Info.Path, source.Where);
        }
        finally
        {
            if (chosen != 0)
                GdalNative.GDALWarpAppOptionsFree(chosen);
        }
    }

    /// <summary>The CRS that is to be used instead of the file's; null: the file's own, whose datum is one that we know.</summary>
    private static Crs? SourceCrs(RasterFile source, RasterOptions options, GdalErrors errors)
    {
        nint reference = GdalNative.GDALGetSpatialRef(source.Dataset);
        if (options.Crs is not null || reference == 0)
            return source.Frame(options.Crs).Crs; // refuses and asks as for every raster
        nint degrees = GdalNative.OSRCloneGeogCS(reference);
        try
        {
            if (GdalCrs.Of(degrees, source.Where, errors)?.Parse().IsGeographic != true)
                throw new Fault(RasterFileFaults.WarpDatum, source.Where, "-").Raise();
            return null;
        }
        catch (EcoException e) when (e.Faults[0].Kind != RasterFileFaults.WarpDatum)
        {
            throw new Fault(RasterFileFaults.WarpDatum, source.Where, e.Faults[0].Sentences[0]).Raise(e);
        }
        finally
        {
            if (degrees != 0)
                GdalNative.OSRDestroySpatialReference(degrees);
        }
    }

    private static string Name(Crs crs) => crs.Epsg is { } code ? $"EPSG:{code.ToString(CultureInfo.InvariantCulture)}" : crs.ToWkt();

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

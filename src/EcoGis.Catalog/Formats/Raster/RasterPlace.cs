namespace EcoGis;

/// <summary>Where a raster's cells lie and in which CRS, decided as for a vector file: asked for where it is missing, refused where the numbers cannot be in it.</summary>
internal static class RasterPlace
{
    /// <param name="six">As GDAL's geotransform; null: the file has none.</param>
    /// <param name="asked"><c>--crs</c>.</param>
    /// <param name="stated">What the file states; null: nothing.</param>
    public static GridFrame Frame(double[]? six, Crs? asked, Func<Crs?> stated, int columns, int rows, Place where)
    {
        if (six is null)
            throw new Fault(RasterFileFaults.NoPlace, where).Raise();
        double x = six[0] + (columns * six[1]), y = six[3] + (rows * six[5]);
        Extent box = new(Math.Min(six[0], x), Math.Min(six[3], y), Math.Max(six[0], x), Math.Max(six[3], y));
        Crs crs = (asked is null ? stated() : Asked(asked, stated))
            ?? throw new Fault(FormatFaults.CrsMissing, where, new Bilingual("栅格未注明", "the raster states none"), box, CoordinateSense.Candidates(box)).Raise();
        GridFrame frame = GridFrame.FromGeotransform(six, crs, columns, rows, where);
        Extent? allowed = CoordinateSense.Allowed(crs);
        double cell = crs.IsGeographic ? Math.Max(frame.CellWidth, Math.Abs(frame.CellHeight)) : 0; // a global grid of cell centres reaches half a cell beyond
        if (allowed is null ? CoordinateSense.LooksLikeDegrees(box) : !box.Within(new(allowed.MinX - cell, allowed.MinY - cell, allowed.MaxX + cell, allowed.MaxY + cell)))
            throw new Fault(FormatFaults.CrsContradiction, where, crs.Code, allowed is null ? new Bilingual("米制坐标范围", "a range in metres") : allowed, box, CoordinateSense.Candidates(box)).Raise();
        return frame;
    }

    /// <summary>A number as a class code; null when no cell of whole numbers can hold it.</summary>
    public static int? Whole(double value) => value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? (int)value : null;

    /// <summary>Naming another CRS for a raster on an old datum is no transformation.</summary>
    private static Crs Asked(Crs asked, Func<Crs?> stated)
    {
        try
        {
            _ = stated();
        }
        catch (EcoException e) when (e.Faults.Any(f => f.Kind == CrsFaults.NoDatumParameters))
        {
            throw;
        }
        catch (EcoException)
        {
            // what the file says is unknown or broken, which is why another CRS was named
        }

        return asked;
    }
}

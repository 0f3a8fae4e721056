using System.Globalization;

namespace EcoGis;

/// <summary>
/// Where the cells of a raster lie: column c and row r cover x = OriginX + c·CellWidth … + CellWidth and y = OriginY + r·CellHeight … + CellHeight,
/// in the units of the CRS. Columns run east; rows run south when the height is negative (the usual case) and north when it is positive.
/// Rotated rasters are refused. Knows the area of a cell, not what is in it.
/// </summary>
public sealed record GridFrame
{
    /// <exception cref="EcoException">No columns or rows, a width that is not positive, a height of 0, or a number that is not finite.</exception>
    public GridFrame(Crs crs, int columns, int rows, double originX, double originY, double cellWidth, double cellHeight, Place? where = null)
    {
        ArgumentNullException.ThrowIfNull(crs);
        bool sound = columns > 0 && rows > 0 && cellWidth > 0 && cellHeight != 0
            && double.IsFinite(originX + (columns * cellWidth)) && double.IsFinite(originY + (rows * cellHeight));
        if (!sound)
        {
            throw new Fault(RasterFaults.NoFrame, where ?? Place.None, columns, rows, Text(originX), Text(originY), Text(cellWidth), Text(cellHeight)).Raise();
        }
        (Crs, Columns, Rows, OriginX, OriginY, CellWidth, CellHeight) = (crs, columns, rows, originX, originY, cellWidth, cellHeight);
    }

    public Crs Crs { get; }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>The outer corner of the first cell of the first row.</summary>
    public double OriginX { get; }

    public double OriginY { get; }

    public double CellWidth { get; }

    /// <summary>Negative when the first row is the northernmost.</summary>
    public double CellHeight { get; }

    /// <summary>True when all cells have one area: in a plane in metres. Elsewhere it depends on the latitude, thus on the row.</summary>
    public bool IsUniform => Crs.IsPlane;

    /// <summary>From the six numbers of a geotransform in GDAL's order: x, width, row rotation, y, column rotation, height.</summary>
    /// <exception cref="EcoException">Rotated, or as for the constructor.</exception>
    public static GridFrame FromGeotransform(ReadOnlySpan<double> six, Crs crs, int columns, int rows, Place? where = null)
    {
        if (six.Length != 6)
            throw new ArgumentException("six numbers", nameof(six));
        return six[2] == 0 && six[4] == 0
            ? new GridFrame(crs, columns, rows, six[0], six[3], six[1], six[5], where)
            : throw new Fault(RasterFaults.Rotated, where ?? Place.None, Text(six[2]), Text(six[4])).Raise();
    }

    /// <summary>
    /// What keeps the cells of another frame from being these cells; null when they are the same, which they are with corners less than a millionth of a
    /// cell apart. CGCS2000 and WGS 84 degrees are one system here as everywhere.
    /// </summary>
    public Bilingual? DifferenceTo(GridFrame other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!CrsTransform.Between(Crs, other.Crs).IsIdentity)
            return new($"坐标系 {Crs.Code} 与 {other.Crs.Code}", $"CRS {Crs.Code} and {other.Crs.Code}");
        if (Columns != other.Columns || Rows != other.Rows)
            return new($"{Columns} 列 × {Rows} 行与 {other.Columns} 列 × {other.Rows} 行", $"{Columns} columns × {Rows} rows and {other.Columns} × {other.Rows}");
        if (Apart(CellWidth, other.CellWidth, CellWidth, Columns) || Apart(CellHeight, other.CellHeight, CellHeight, Rows))
            return new($"像元 {Text(CellWidth)} × {Text(CellHeight)} 与 {Text(other.CellWidth)} × {Text(other.CellHeight)}", $"cells of {Text(CellWidth)} × {Text(CellHeight)} and {Text(other.CellWidth)} × {Text(other.CellHeight)}");
        return Apart(OriginX, other.OriginX, CellWidth, 1) || Apart(OriginY, other.OriginY, CellHeight, 1)
            ? new($"原点 ({Text(OriginX)}, {Text(OriginY)}) 与 ({Text(other.OriginX)}, {Text(other.OriginY)})", $"origin ({Text(OriginX)}, {Text(OriginY)}) and ({Text(other.OriginX)}, {Text(other.OriginY)})")
            : null;

        static bool Apart(double a, double b, double cell, double times) => Math.Abs(a - b) * times > SameCorner * Math.Abs(cell);
    }

    /// <summary>
    /// Square metres of one cell of a row: of the plane, or on the CGCS2000 ellipsoid between the row's two parallels
    /// (<see cref="ClosedFormArea.F"/>). Rows outside the grid, and beyond a pole (0), count too.
    /// </summary>
    public double CellArea(double row) => CellArea(row, row + 1);

    /// <summary>Mean over the rows between two row lines.</summary>
    internal double CellArea(double from, double to) => IsUniform
        ? CellWidth * Math.Abs(CellHeight)
        : Crs.Inverse(CellWidth, 0).Longitude * Radian * Math.Abs(ClosedFormArea.Band(Latitude(from), Latitude(to))) / (to - from);

    private const double Radian = Math.PI / 180;

    /// <summary>Of a cell: what software leaves when it writes the same grid twice.</summary>
    private const double SameCorner = 1e-6;

    private double Latitude(double line) => Math.Clamp(Crs.Inverse(0, Math.FusedMultiplyAdd(line, CellHeight, OriginY)).Latitude, -90, 90) * Radian;

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}

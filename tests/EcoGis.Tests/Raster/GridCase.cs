using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis.Tests.Raster;

/// <summary>Small class grids drawn as text, one digit a cell, '.' for no data (255), first row first; and polygons as WKT.</summary>
internal static class GridCase
{
    public const int NoData = 255;

    public static Crs Plane { get; } = Crs.Parse("EPSG:4544");

    /// <summary>Unit cells; the south-west corner is 0, 0.</summary>
    public static ClassGrid Grid(params string[] rows) => Grid(new GridFrame(Plane, rows[0].Length, rows.Length, 0, rows.Length, 1, -1), rows);

    public static ClassGrid Grid(GridFrame frame, params string[] rows)
    {
        ClassGridBuilder builder = new(frame, NoData);
        foreach (string row in rows)
            builder.Add([.. row.Select(c => c == '.' ? (byte)NoData : (byte)(c - '0'))]);
        return builder.Build();
    }

    /// <summary>Every cell a class of its own, row by row from 0.</summary>
    public static ClassGrid Numbered(GridFrame frame)
    {
        ClassGridBuilder builder = new(frame, null);
        builder.Add([.. Enumerable.Range(0, frame.Rows * frame.Columns)]);
        return builder.Build();
    }

    public static FlatPaths Paths(string wkt) => Paths(new WKTReader().Read(wkt));

    /// <summary>Shells counter-clockwise and holes clockwise, as the gate leaves them.</summary>
    public static FlatPaths Paths(Geometry geometry)
    {
        geometry = geometry.Copy();
        geometry.Normalize(); // shells clockwise in NetTopologySuite
        return FlatPaths.Of(geometry.Reverse());
    }

    public static ClassCoverage Coverage(ClassGrid grid, FlatPaths polygon) => new CellCoverage(grid).Of(polygon.Rings);

    public static ClassCoverage Coverage(ClassGrid grid, string wkt) => Coverage(grid, Paths(wkt));

    /// <summary>Covered fraction of each cell of a grid where every cell is its own class.</summary>
    public static double[,] Matrix(GridFrame frame, FlatPaths polygon)
    {
        var matrix = new double[frame.Rows, frame.Columns];
        foreach (ClassCells c in Coverage(Numbered(frame), polygon).Classes)
            matrix[c.Class / frame.Columns, c.Class % frame.Columns] = c.Covered.Cells;
        return matrix;
    }

    public static Dictionary<int, double> Cells(ClassCoverage coverage) => coverage.Classes.ToDictionary(c => c.Class, c => c.Covered.Cells);
}

namespace EcoGis.Tests;

/// <summary>Rasters drawn as text in the metres of <see cref="ForestDrawing"/>: cells of 100 m, one hectare, the lower left corner at its round point; '.' is no data.</summary>
internal static class RasterDrawing
{
    public const int NoData = 255;

    public static RasterEpoch Epoch(string[] rows, RasterLegend legend, int? noDataIs = null) =>
        Epoch(new GridFrame(ForestDrawing.Plane, rows[0].Length, rows.Length, ForestDrawing.East, ForestDrawing.North + (100 * rows.Length), 100, -100), rows, legend, noDataIs);

    public static RasterEpoch Epoch(GridFrame frame, string[] rows, RasterLegend legend, int? noDataIs = null)
    {
        ClassGridBuilder builder = new(frame, NoData);
        foreach (string row in rows)
            builder.Add([.. row.Select(c => c == '.' ? (byte)NoData : (byte)(c - '0'))]);
        return new RasterEpoch("drawn", "sha256:-", "drawn", "managed", null, builder.Build(), legend, noDataIs);
    }

    /// <summary>1 is forest, 2 cropland, 3 water; 4 is not in the table.</summary>
    public static RasterLegend Legend { get; } = RasterLegend.OfTable("drawn", [(1, "forest", Truth.True), (2, "cropland", Truth.False), (3, "water", Truth.False)]);

    public static RasterStatistics Statistics(RasterEpoch epoch, ForestUnits units) => RasterStatistics.Of(epoch, units, 1, CancellationToken.None);

    public static RasterChange Change(RasterEpoch before, RasterEpoch after, ForestUnits units) => RasterChange.Between(before, after, units, 1, CancellationToken.None);

    public static Dictionary<int, double> Cells(RasterTally tally) => tally.Classes.ToDictionary(c => c.Key, c => c.Value.Cells);
}

namespace EcoGis;

/// <summary>
/// The runs of 64 rows, in tiles of 256 columns: a run is a stretch of equal class in one row of one tile, so its end takes one byte whatever the
/// width of the grid. Runs of a tile lie together, row after row, and tiles after tiles: a polygon reads a few short stretches of memory.
/// </summary>
/// <param name="firsts">Index of the first run of tile t and row r at 64·t + r.</param>
/// <param name="lasts">For each run its last column, counted within the tile.</param>
/// <param name="classes">For each run the index of its class.</param>
internal sealed class RunBand(int[] firsts, byte[] lasts, ushort[] classes)
{
    public const int RowBits = 6, Rows = 1 << RowBits;
    public const int TileBits = 8, Columns = 1 << TileBits;

    public int[] Firsts { get; } = firsts;

    public byte[] Lasts { get; } = lasts;

    public ushort[] Classes { get; } = classes;
}

namespace EcoGis;

/// <summary>
/// The runs of a few rows. A run is a stretch of equal class inside one block of 256 columns, so its end takes one byte whatever the width of the
/// grid, and the run at any column is found from its block without a search through the row. Runs of a row are consecutive.
/// </summary>
/// <param name="firsts">For each row and block the index of the block's first run.</param>
/// <param name="lasts">For each run its last column, counted within the block.</param>
/// <param name="classes">For each run the index of its class.</param>
internal sealed class RowBand(int[] firsts, byte[] lasts, ushort[] classes)
{
    public const int RowBits = 6, Rows = 1 << RowBits;
    public const int BlockBits = 8, Block = 1 << BlockBits;

    public int[] Firsts { get; } = firsts;

    public byte[] Lasts { get; } = lasts;

    public ushort[] Classes { get; } = classes;
}

using System.Runtime.CompilerServices;

namespace EcoGis;

/// <summary>Walks the runs of one row eastwards. Must not be moved past the last column.</summary>
internal ref struct RunCursor
{
    private readonly ReadOnlySpan<int> firsts;
    private readonly ReadOnlySpan<byte> lasts;
    private readonly ReadOnlySpan<ushort> classes;
    private readonly int row;
    private int tile;
    private int run;

    /// <param name="row">Row of the band.</param>
    public RunCursor(RunBand band, int row, int column)
    {
        firsts = band.Firsts;
        lasts = band.Lasts;
        classes = band.Classes;
        this.row = row;
        Enter(column >> RunBand.TileBits);
        while (End <= column)
            Next();
    }

    /// <summary>The column after the run; 0 for the default value, which stands nowhere.</summary>
    public int End { get; private set; }

    /// <summary>Index of the run's class.</summary>
    public readonly int Class => classes[run];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        if (lasts[run] == RunBand.Columns - 1)
            Enter(tile + 1);
        else
            End = (tile << RunBand.TileBits) + lasts[++run] + 1;
    }

    private void Enter(int next)
    {
        tile = next;
        run = firsts[(next << RunBand.RowBits) + row];
        End = (next << RunBand.TileBits) + lasts[run] + 1;
    }
}

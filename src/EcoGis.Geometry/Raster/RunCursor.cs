using System.Runtime.CompilerServices;

namespace EcoGis;

/// <summary>Walks the runs of one row eastwards. Must not be moved past the last column.</summary>
internal ref struct RunCursor
{
    private readonly ReadOnlySpan<byte> lasts;
    private readonly ReadOnlySpan<ushort> classes;
    private int run;
    private int block;

    public RunCursor(RowBand band, int run, int block)
    {
        lasts = band.Lasts;
        classes = band.Classes;
        (this.run, this.block) = (run, block);
        End = block + lasts[run] + 1;
    }

    /// <summary>False for the default value, which stands nowhere.</summary>
    public readonly bool IsOpen => !lasts.IsEmpty;

    /// <summary>The column after the run.</summary>
    public int End { get; private set; }

    /// <summary>Index of the run's class.</summary>
    public readonly int Class => classes[run];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        if (lasts[run] == RowBand.Block - 1)
            block += RowBand.Block;
        End = block + lasts[++run] + 1;
    }
}

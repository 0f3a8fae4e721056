namespace EcoGis;

/// <summary>
/// Which edges reach into which band of rows of a window, in the order of the rings, so that a large polygon is read once and not once per band.
/// An edge is named by where its first vertex stands in the flat points.
/// </summary>
internal sealed class BandEdges
{
    private int[] ends = [];
    private int[] edges = [];

    public void Sort(ReadOnlySpan<double> points, ReadOnlySpan<int> rings, GridWindow window, int rowsOfBand)
    {
        int bands = (window.Rows + rowsOfBand - 1) / rowsOfBand;
        if (ends.Length < bands + 1)
            ends = new int[2 * (bands + 1)];
        Array.Clear(ends);
        double bottom = GridWindow.Top + window.Rows;

        // counted, then placed from the front: afterwards ends[b] is where band b ends
        for (int pass = 0; pass < 2; pass++)
        {
            for (int ring = 0, i = 0; ring < rings.Length; ring++, i += 2)
            {
                for (; i < 2 * (rings[ring] - 1); i += 2)
                {
                    (double low, double high) = points[i + 1] < points[i + 3] ? (points[i + 1], points[i + 3]) : (points[i + 3], points[i + 1]);
                    if (low == high || high <= GridWindow.Top || low >= bottom)
                        continue;
                    int first = Band(Math.Max(low, GridWindow.Top)), last = bands == 1 ? 0 : Band(Math.Min(high, bottom - 1));
                    for (int band = first; band <= last; band++)
                    {
                        if (pass == 0)
                            ends[band + 1]++;
                        else
                            edges[ends[band]++] = i;
                    }
                }
            }
            if (pass == 0)
            {
                for (int band = 1; band <= bands; band++)
                    ends[band] += ends[band - 1];
                if (edges.Length < ends[bands])
                    edges = new int[2 * ends[bands]];
            }
        }

        int Band(double y) => bands == 1 ? 0 : ((int)y - (int)GridWindow.Top) / rowsOfBand;
    }

    public ReadOnlySpan<int> Of(int band) => edges.AsSpan((band == 0 ? 0 : ends[band - 1])..ends[band]);
}

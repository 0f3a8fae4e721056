namespace EcoGis;

/// <summary>
/// The edges of one candidate as the kernel reads them: relative to the lower left corner of its box, left end first, in blocks of eight
/// (left x, right x, left y, slope, half the sign). Vertical edges bound no area below them and are dropped; blocks are filled up with edges of no width.
/// </summary>
internal sealed unsafe class EdgeTable : IDisposable
{
    public const int Lanes = 8, Left = 0, Right = 8, Low = 16, Slope = 24, HalfSign = 32, BlockLength = 40;

    /// <summary>Blocks in a group, and groups in a group of groups: of those the ends in x are known, so that most of a large candidate is passed over.</summary>
    public const int Fanout = 16;

    private const double Never = 1e300;

    private readonly NativeList<double> blocks = new();
    private readonly NativeList<EdgeRange> groups = new(), supers = new();
    private long edges;

    public double* Blocks => blocks.Items;

    public long Count => edges;

    public int BlockCount => (int)(blocks.Count / BlockLength);

    /// <summary>In x, of every <see cref="Fanout"/> blocks.</summary>
    public EdgeRange* Groups => groups.Items;

    public int GroupCount => (int)groups.Count;

    /// <summary>In x, of every <see cref="Fanout"/> groups.</summary>
    public EdgeRange* Supers => supers.Items;

    public int SuperCount => (int)supers.Count;

    public void Fill(Rings rings, double originX, double originY)
    {
        blocks.Clear();
        edges = 0;
        int from = 0;
        fixed (double* points = rings.Points)
        {
            // one block too many is cheaper than counting vertical edges first
            double* to = blocks.Extend(((rings.Points.Length / 2 / Lanes) + 1) * BlockLength);
            foreach (int end in rings.Ends)
            {
                double px = points[2 * from] - originX, py = points[(2 * from) + 1] - originY;
                for (int k = from + 1; k < end; k++)
                {
                    double x = points[2 * k] - originX, y = points[(2 * k) + 1] - originY;
                    if (x != px)
                    {
                        bool leftward = x < px;
                        double* at = to + ((edges / Lanes) * BlockLength) + (edges % Lanes);
                        at[Left] = leftward ? x : px;
                        at[Right] = leftward ? px : x;
                        at[Low] = leftward ? y : py;
                        at[Slope] = (y - py) / (x - px);
                        at[HalfSign] = leftward ? 0.5 : -0.5;
                        edges++;
                    }

                    (px, py) = (x, y);
                }

                from = end;
            }

            long used = (edges + Lanes - 1) / Lanes;
            for (long e = edges; e < used * Lanes; e++)
            {
                double* at = to + ((e / Lanes) * BlockLength) + (e % Lanes);
                (at[Left], at[Right], at[Low], at[Slope], at[HalfSign]) = (Never, -Never, 0, 0, 0);
            }

            blocks.Clear();
            blocks.Extend(used * BlockLength);
        }

        Group();
    }

    public void Dispose()
    {
        blocks.Dispose();
        groups.Dispose();
        supers.Dispose();
    }

    private void Group()
    {
        groups.Clear();
        supers.Clear();
        double* at = Blocks;
        for (int b = 0; b < BlockCount; b++, at += BlockLength)
        {
            if (b % Fanout == 0)
                groups.Add(EdgeRange.Nothing);
            ref EdgeRange range = ref groups.Items[groups.Count - 1];
            for (int lane = 0; lane < Lanes; lane++)
                range = range.With(at[Left + lane], at[Right + lane]);
        }

        for (int g = 0; g < GroupCount; g++)
        {
            if (g % Fanout == 0)
                supers.Add(EdgeRange.Nothing);
            ref EdgeRange range = ref supers.Items[supers.Count - 1];
            range = range.With(groups.Items[g].From, groups.Items[g].To);
        }
    }
}

/// <summary>How far edges reach in x.</summary>
internal readonly record struct EdgeRange(double From, double To)
{
    public static EdgeRange Nothing { get; } = new(double.PositiveInfinity, double.NegativeInfinity);

    public EdgeRange With(double from, double to) => new(Math.Min(From, from), Math.Max(To, to));

    public bool Meets(double from, double to) => From < to && To > from;
}

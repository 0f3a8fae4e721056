namespace EcoGis;

/// <summary>
/// The edges of one candidate as the kernel reads them: relative to the lower left corner of its box, left end first, in blocks of eight
/// (left x, right x, left y, slope, half the sign). Vertical edges bound no area below them and are dropped; blocks are filled up with edges of no width.
/// </summary>
internal sealed unsafe class EdgeTable : IDisposable
{
    public const int Lanes = 8, Left = 0, Right = 8, Low = 16, Slope = 24, HalfSign = 32, BlockLength = 40;

    private const double Never = 1e300;

    private readonly NativeList<double> blocks = new();
    private long edges;

    public double* Blocks => blocks.Items;

    public long Count => edges;

    public int BlockCount => (int)(blocks.Count / BlockLength);

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
    }

    public void Dispose() => blocks.Dispose();
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// The edges of one candidate as the kernel reads them: relative to the lower left corner of its box, left end first, in blocks of eight
/// (left x, right x, left y, slope, half the sign: + for edges that run left). A place without an edge reaches nowhere in x.
/// </summary>
internal sealed unsafe class EdgeTable : IDisposable
{
    public const int Lanes = 8, Left = 0, Right = 8, Low = 16, Slope = 24, HalfSign = 32, BlockLength = 40;

    /// <summary>Blocks in a group, and groups in a group of groups: of those the ends in x are known, so that most of a large candidate is passed over.</summary>
    public const int Fanout = 16;

    /// <summary>Edges narrower than this count as vertical: what lies below them is less than any area that can be measured.</summary>
    public const double Narrowest = 1e-30;

    private const double Never = 1e300;

    private readonly NativeList<double> xs = new(), ys = new(), blocks = new();
    private readonly NativeList<EdgeRange> groups = new(), supers = new();

    public double* Blocks => blocks.Items;

    public int BlockCount { get; private set; }

    /// <summary>Of <see cref="Fanout"/> blocks each; none when there are not more blocks than that.</summary>
    public int GroupCount { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(Rings rings, double originX, double originY)
    {
        // a place for each pair of neighbouring vertices; those between two rings are no edges
        int vertices = rings.Points.Length / 2, edges = vertices - 1, count = (edges + Lanes - 1) / Lanes;
        xs.Clear();
        ys.Clear();
        blocks.Clear();
        double* x = xs.Extend(vertices + Lanes), y = ys.Extend(vertices + Lanes), to = blocks.Extend((long)count * BlockLength);
        fixed (double* points = rings.Points)
        {
            for (int k = 0; k < vertices; k++)
                (x[k], y[k]) = (points[2 * k] - originX, points[(2 * k) + 1] - originY);
        }

        for (int k = vertices; k < vertices + Lanes; k++)
            (x[k], y[k]) = (x[vertices - 1], y[vertices - 1]);
        for (int k = 0; k < edges; k += Lanes, to += BlockLength)
        {
            Vector512<double> ax = Vector512.Load(x + k), ay = Vector512.Load(y + k), bx = Vector512.Load(x + k + 1), by = Vector512.Load(y + k + 1);
            Vector512<double> dx = bx - ax, leftward = Vector512.LessThan(dx, Vector512<double>.Zero);
            var wide = Vector512.GreaterThan(Vector512.Abs(dx), Vector512.Create(Narrowest));
            Vector512.ConditionalSelect(wide, Vector512.ConditionalSelect(leftward, bx, ax), Vector512.Create(Never)).Store(to + Left);
            Vector512.ConditionalSelect(wide, Vector512.ConditionalSelect(leftward, ax, bx), Vector512.Create(-Never)).Store(to + Right);
            Vector512.ConditionalSelect(leftward, by, ay).Store(to + Low);
            Vector512.ConditionalSelect(wide, (by - ay) / dx, Vector512<double>.Zero).Store(to + Slope);
            Vector512.ConditionalSelect(leftward, Vector512.Create(0.5), Vector512.Create(-0.5)).Store(to + HalfSign);
        }

        foreach (int end in rings.Ends[..^1])
        {
            double* at = Blocks + ((long)((end - 1) / Lanes) * BlockLength) + ((end - 1) % Lanes);
            (at[Left], at[Right]) = (Never, -Never);
        }

        (BlockCount, GroupCount) = (count, 0);
        if (count > Fanout)
            Group();
    }

    /// <summary>The next block, from one on, that may reach into a range of x; <see cref="BlockCount"/> or more when none does.</summary>
    public int Next(int block, double from, double to)
    {
        while (GroupCount > 0 && block < BlockCount && block % Fanout == 0)
        {
            int group = block / Fanout;
            if (group % Fanout == 0 && !supers[group / Fanout].Meets(from, to))
                block += Fanout * Fanout;
            else if (!groups[group].Meets(from, to))
                block += Fanout;
            else
                break;
        }

        return block;
    }

    public void Dispose()
    {
        xs.Dispose();
        ys.Dispose();
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

        GroupCount = (int)groups.Count;
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

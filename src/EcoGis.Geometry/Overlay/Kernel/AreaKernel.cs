using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// The area that a candidate shares with one feature, as a sum over pairs of edges: Σ sₑ s_f ∫ min(yₑ, y_f) dx over the common x (each polygon is the
/// signed sum of the ground below its edges, + for edges that run left). With d = y_f − yₑ at both ends of the common x, N = min(d₀, 0) + min(d₁, 0)
/// and width w the integral is w/2 · (e₀ + e₁ + N), and N becomes N·|N| / (|d₀| + |d₁|) where the edges cross. Continuous in the coordinates: nothing
/// is decided. Only edges in the squares of the candidate's box are given; what the feature covers above them is given as intervals on the top line.
/// Unit: square of the coordinates' unit. Eight lanes, eight edges of the feature, each step rounded once and the lanes added in one order, whatever
/// registers the machine has: equal bits.
/// </summary>
internal sealed unsafe class AreaKernel(EdgeTable table)
{
    private const int Lanes = EdgeTable.Lanes;

    private Vector512<double> below, above;
    private Box box;

    /// <summary>A candidate's table has been filled relative to the lower left corner of <paramref name="candidate"/>.</summary>
    public void Begin(in Box candidate) => (below, above, box) = (Vector512<double>.Zero, Vector512<double>.Zero, candidate);

    public double Total()
    {
        double* s = stackalloc double[Lanes];
        (below + above).Store(s);
        return (s[0] + s[4] + (s[2] + s[6])) + (s[1] + s[5] + (s[3] + s[7]));
    }

    /// <summary>
    /// A run of edges listed in one square: each counts once per column, in the lowest row of the box in which it is listed, and only the part in the
    /// column. Eight more vertices than edges + 1 may be read.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Edges(double* xs, double* ys, int edges, in CellWindow cell)
    {
        for (int k = 0; k < edges; k += Lanes, xs += Lanes, ys += Lanes)
        {
            Vector512<double> ax = Vector512.Load(xs), ay = Vector512.Load(ys), bx = Vector512.Load(xs + 1), by = Vector512.Load(ys + 1);
            Vector512<double> xl = Vector512.MinNative(ax, bx), xr = Vector512.MaxNative(ax, bx), highest = Vector512.MaxNative(ay, by);
            Vector512<double> from = Vector512.MaxNative(xl, Vector512.Create(cell.Left)), to = Vector512.MinNative(xr, Vector512.Create(cell.Right));
            uint live = edges - k >= Lanes ? 0xffu : (1u << (edges - k)) - 1;
            uint high = live & Bits(Vector512.GreaterThanOrEqual(highest, Vector512.Create(cell.High)));
            uint deep = live & Bits(Vector512.LessThan(Vector512.MinNative(ay, by), Vector512.Create(cell.Low)));
            uint kept = live & Bits(Vector512.GreaterThan(to, from) & Vector512.GreaterThan(to, Vector512.Create(box.MinX)) & Vector512.LessThan(from, Vector512.Create(box.MaxX))
                & Vector512.GreaterThan(highest, Vector512.Create(box.MinY)) & Vector512.GreaterThan(xr - xl, Vector512.Create(EdgeTable.Narrowest)));
            if (cell.IsTop && high != 0)
                Above(xs, ys, cell, high);
            if (!cell.IsBottom && (deep & kept) != 0)
                kept &= ~ListedLower(xs, ys, cell, deep & kept);
            if (kept != 0)
                Eight(xs, ys, kept, cell);
        }
    }

    /// <summary>Some of eight edges of the feature, the parts of them in the square's column, against all of the candidate that reach into their x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Eight(double* xs, double* ys, uint kept, in CellWindow cell)
    {
        // y = Y + slope × (x − X) from From to To, relative to the candidate's box; all 0 where an edge is not wanted
        Vector512<double> none = Vector512<double>.Zero, originX = Vector512.Create(box.MinX), originY = Vector512.Create(box.MinY);
        Vector512<long> lanes = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
        Vector512<double> keep = Vector512.Equals(lanes & Vector512.Create((long)kept), lanes).AsDouble();
        Vector512<double> ax = Vector512.Load(xs), ay = Vector512.Load(ys), bx = Vector512.Load(xs + 1), by = Vector512.Load(ys + 1), leftward = Vector512.LessThan(bx, ax);
        Vector512<double> xl = Vector512.MinNative(ax, bx), xr = Vector512.MaxNative(ax, bx), yl = Vector512.ConditionalSelect(leftward, by, ay), yr = Vector512.ConditionalSelect(leftward, ay, by);
        Vector512<double> slope = Vector512.ConditionalSelect(keep, (yr - yl) / (xr - xl), none), sign = Vector512.ConditionalSelect(leftward, Vector512.Create(1.0), Vector512.Create(-1.0));
        Vector512<double> x = Vector512.ConditionalSelect(keep, xl - originX, none), y = Vector512.ConditionalSelect(keep, yl - originY, none);
        Vector512<double> start = Vector512.MaxNative(xl, Vector512.Create(cell.Left)) - originX, end = Vector512.MinNative(xr, Vector512.Create(cell.Right)) - originX;
        Vector512<double> from = Vector512.ConditionalSelect(keep, start, none), to = Vector512.ConditionalSelect(keep, end, none);
        double least = Least(Vector512.ConditionalSelect(keep, start, Vector512.Create(double.MaxValue))), most = -Least(-to);
        Vector512<double> first = Vector512.Create(least), last = Vector512.Create(most), total = below;
        int blocks = table.BlockCount;
        for (int b = 0; b < blocks; b++)
        {
            if (table.GroupCount > 0 && b % EdgeTable.Fanout == 0 && (b = table.Next(b, least, most)) >= blocks)
                break;
            double* block = table.Blocks + ((long)b * EdgeTable.BlockLength);
            for (uint meets = Bits(Vector512.LessThan(Vector512.Load(block + EdgeTable.Left), last) & Vector512.GreaterThan(Vector512.Load(block + EdgeTable.Right), first)); meets != 0; meets &= meets - 1)
            {
                double* e = block + BitOperations.TrailingZeroCount(meets);
                Vector512<double> left = Vector512.Create(e[EdgeTable.Left]), es = Vector512.Create(e[EdgeTable.Slope]);
                Vector512<double> low = Vector512.MaxNative(left, from), width = Vector512.MaxNative(Vector512.MinNative(Vector512.Create(e[EdgeTable.Right]), to) - low, none);
                Vector512<double> e0 = Vector512.FusedMultiplyAdd(es, low - left, Vector512.Create(e[EdgeTable.Low])), e1 = Vector512.FusedMultiplyAdd(es, width, e0);
                Vector512<double> f0 = Vector512.FusedMultiplyAdd(slope, low - x, y), f1 = Vector512.FusedMultiplyAdd(slope, width, f0);
                Vector512<double> d0 = f0 - e0, d1 = f1 - e1, n = Vector512.MinNative(d0, none) + Vector512.MinNative(d1, none), crossed = Vector512.LessThan(d0 * d1, none);
                if (Bits(crossed) != 0)
                    n = Vector512.ConditionalSelect(crossed, n * Vector512.Abs(n) / (Vector512.Abs(d0) + Vector512.Abs(d1)), n);
                total = Vector512.FusedMultiplyAdd(width * (Vector512.Create(e[EdgeTable.HalfSign]) * sign), e0 + e1 + n, total);
            }
        }

        below = total;
    }

    /// <summary>Everything of the candidate below a stretch of the top line that the feature covers (sign 1), or no longer covers (−1); metres of the plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Cap(double from, double to, double sign)
    {
        (from, to) = (from - box.MinX, to - box.MinX);
        Vector512<double> total = above, start = Vector512.Create(from), end = Vector512.Create(to), signs = Vector512.Create(sign);
        int blocks = table.BlockCount;
        for (int b = 0; b < blocks; b++)
        {
            if (table.GroupCount > 0 && b % EdgeTable.Fanout == 0 && (b = table.Next(b, from, to)) >= blocks)
                break;
            double* e = table.Blocks + ((long)b * EdgeTable.BlockLength);
            Vector512<double> left = Vector512.Load(e + EdgeTable.Left), slope = Vector512.Load(e + EdgeTable.Slope), low = Vector512.MaxNative(left, start);
            var width = Vector512.MaxNative(Vector512.MinNative(Vector512.Load(e + EdgeTable.Right), end) - low, Vector512<double>.Zero);
            Vector512<double> e0 = Vector512.FusedMultiplyAdd(slope, low - left, Vector512.Load(e + EdgeTable.Low)), e1 = Vector512.FusedMultiplyAdd(slope, width, e0);
            total = Vector512.FusedMultiplyAdd(width * (Vector512.Load(e + EdgeTable.HalfSign) * signs), e0 + e1, total);
        }

        above = total;
    }

    /// <summary>
    /// The edges that lie wholly above the top row cover, of the column, what the corner says, changed at every end of an edge that leaves the row upwards:
    /// there the edge stops, or starts, to be one of those below.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Above(double* x, double* y, in CellWindow cell, uint lanes)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int k = BitOperations.TrailingZeroCount(lanes);
            double ax = x[k], ay = y[k], bx = x[k + 1], by = y[k + 1];
            if (ay >= cell.High && ax >= cell.Left && ax < cell.Right)
                Cap(ax, cell.Right, 1);
            if (by >= cell.High && bx >= cell.Left && bx < cell.Right)
                Cap(bx, cell.Right, -1);
            if (Math.Min(ax, bx) < cell.Left && EdgeLine.IsAtOrAbove(ax, ay, bx, by, cell.Left, cell.High))
                Cap(cell.Left, cell.Right, bx < ax ? -1 : 1);
        }
    }

    /// <summary>Those edges of which a lower row of the box, in the same column, has a part too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint ListedLower(double* x, double* y, in CellWindow cell, uint lanes)
    {
        uint listed = 0;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int k = BitOperations.TrailingZeroCount(lanes);
            double ax = x[k], ay = y[k], bx = x[k + 1], by = y[k + 1];
            bool leftward = bx < ax;
            double xl = leftward ? bx : ax, yl = leftward ? by : ay, xr = leftward ? ax : bx, yr = leftward ? ay : by;
            if (!(xl >= cell.Left ? yl >= cell.Low : EdgeLine.IsAtOrAbove(ax, ay, bx, by, cell.Left, cell.Low))
                || !(xr < cell.Right ? yr >= cell.Low : EdgeLine.IsAtOrAbove(ax, ay, bx, by, cell.Right, cell.Low)))
                listed |= 1u << k;
        }

        return listed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bits(Vector512<double> mask) => (uint)mask.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Least(Vector512<double> v)
    {
        var half = Vector256.MinNative(v.GetLower(), v.GetUpper());
        var quarter = Vector128.MinNative(half.GetLower(), half.GetUpper());
        return double.MinNative(quarter[0], quarter[1]);
    }
}

using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Reads a <see cref="GridIndex"/> for one candidate after the other; holds the scratch memory for that, so one per thread. Planar, metres. What it
/// answers for a candidate and a feature depends on these two alone, bit for bit.
/// </summary>
internal sealed unsafe class GridOverlay : IDisposable
{
    private readonly GridIndex index;
    private readonly AreaKernel kernel;
    private readonly GridWalk walk;
    private readonly EdgeTable table = new();
    private readonly NativeList<KernelEdge> edges = new();
    private readonly NativeList<KernelCap> caps = new();
    private readonly NativeList<double> decoded = new();
    private readonly GridLocal local;
    private GridHit[] hits = new GridHit[16];

    public GridOverlay(GridIndex index)
        : this(index, AreaKernel.Widest)
    {
    }

    internal GridOverlay(GridIndex index, AreaKernel kernel)
    {
        this.index = index;
        this.kernel = kernel;
        walk = new GridWalk(index);
        local = new GridLocal(index, walk);
    }

    /// <summary>Of the last candidate.</summary>
    public Box CandidateBox { get; private set; }

    /// <summary>Of the last candidate; 0 when no feature was near and nobody needed it.</summary>
    public double CandidateArea { get; private set; }

    /// <summary>The polygon features whose squares meet those of the candidate's box, in feature order. The span holds until the next call.</summary>
    public ReadOnlySpan<GridHit> Areas(Rings candidate)
    {
        CandidateArea = 0;
        if (candidate.IsEmpty)
            return [];
        Box box = CandidateBox = Candidate.Box(candidate.Points);
        walk.Over(box, ShapeKind.Polygon);
        if (walk.Found == 0)
            return [];
        CandidateArea = Candidate.Area(candidate, box);
        walk.InOrder();
        if (hits.Length < walk.Found)
            Array.Resize(ref hits, Math.Max(walk.Found, 2 * hits.Length));
        bool filled = false;
        for (int i = 0; i < walk.Found; i++)
        {
            ref readonly GridWalk.Met met = ref walk[i];
            if (met.Full == met.Cells)
            {
                hits[i] = new GridHit(met.Feature, GridRelation.Inside, CandidateArea);
                continue;
            }

            if (!filled)
                table.Fill(candidate, box.MinX, box.MinY);
            filled = true;
            Gather(met, box);
            double area = kernel.Sum(table, edges.Items, edges.Count, caps.Items, caps.Count);
            hits[i] = new GridHit(met.Feature, GridRelation.Boundary, Math.Clamp(area, 0, CandidateArea));
        }

        return hits.AsSpan(0, walk.Found);
    }

    /// <summary>
    /// The whole edges of a feature (of points: its points) in the squares that a box meets, exactly as they were, each once, in their order. No edge that
    /// meets the box is missing. The span holds until the next call.
    /// </summary>
    public LocalEdges Edges(int feature, in Box box)
    {
        ref readonly GridFeature f = ref index[feature];
        return new LocalEdges(local.Edges(feature, box), f.Vertices - f.Paths, f.Paths == 1);
    }

    /// <summary>Where a point lies in a polygon feature: exact.</summary>
    public Location Locate(int feature, double x, double y) => local.Locate(feature, x, y);

    /// <summary>True when a polygon feature fills all squares of the box. False says nothing.</summary>
    public bool Covers(int feature, in Box box) => local.Covers(feature, box);

    public void Dispose()
    {
        local.Dispose();
        walk.Dispose();
        table.Dispose();
        edges.Dispose();
        caps.Dispose();
        decoded.Dispose();
    }

    /// <summary>The feature's edges in the squares of the box, each once per column, and what it covers above them.</summary>
    private void Gather(in GridWalk.Met met, in Box box)
    {
        edges.Clear();
        caps.Clear();
        ref readonly GridFeature feature = ref index[met.Feature];
        CellSize cells = new(feature.Exponent);
        int bottom = cells.Of(box.MinY), top = cells.Of(box.MaxY);
        byte* vertices = index.Block + index.Header.VerticesAt;
        for (int at = met.First; at >= 0; at = walk.Piece(at).Next)
        {
            ref readonly GridWalk.Part part = ref walk.Piece(at);
            double left = part.Column * cells.Metres, right = (part.LastColumn + 1) * cells.Metres;
            if (part.Corner && part.Row == top)
                caps.Add(new KernelCap { From = left - box.MinX, To = right - box.MinX, Sign = 1 });
            if (part.Count == 0)
                continue;
            decoded.Clear();
            double* v = decoded.Extend(2L * (part.Count + 1));
            VertexCoder.Decode(feature, vertices, part.Start, part.Count + 1, v);
            Gather(v, part.Count, box, left, right, part.Row * cells.Metres, (part.Row + 1) * cells.Metres, part.Row == bottom, part.Row == top);
        }
    }

    private void Gather(double* v, int count, in Box box, double left, double right, double low, double high, bool bottom, bool top)
    {
        for (int k = 0; k < count; k++, v += 2)
        {
            double ax = v[0], ay = v[1], bx = v[2], by = v[3];
            bool leftward = bx < ax;
            double xl = leftward ? bx : ax, yl = leftward ? by : ay, xr = leftward ? ax : bx, yr = leftward ? ay : by;
            if (top && (ay >= high || by >= high))
                Cap(ax, ay, bx, by, box.MinX, left, right, high);
            double from = Math.Max(xl, left), to = Math.Min(xr, right);
            if (to <= from || to <= box.MinX || from >= box.MaxX || (ay <= box.MinY && by <= box.MinY))
                continue;
            // listed in several rows of this column: counted in the lowest of them that the box has
            if (!bottom && (ay < low || by < low)
                && (!(xl >= left ? yl >= low : EdgeLine.IsAtOrAbove(ax, ay, bx, by, left, low))
                    || !(xr < right ? yr >= low : EdgeLine.IsAtOrAbove(ax, ay, bx, by, right, low))))
                continue;
            edges.Add(new KernelEdge
            {
                From = from - box.MinX,
                To = to - box.MinX,
                X = xl - box.MinX,
                Y = yl - box.MinY,
                Slope = (yr - yl) / (xr - xl),
                Sign = leftward ? 1 : -1,
            });
        }
    }

    /// <summary>
    /// The edges that lie wholly above the top row cover, of the column, what the corner says, changed at every end of an edge that leaves the row upwards:
    /// there the edge stops, or starts, to be one of those below.
    /// </summary>
    private void Cap(double ax, double ay, double bx, double by, double origin, double left, double right, double high)
    {
        if (ay >= high && ax >= left && ax < right)
            caps.Add(new KernelCap { From = ax - origin, To = right - origin, Sign = 1 });
        if (by >= high && bx >= left && bx < right)
            caps.Add(new KernelCap { From = bx - origin, To = right - origin, Sign = -1 });
        if (Math.Min(ax, bx) < left && EdgeLine.IsAtOrAbove(ax, ay, bx, by, left, high))
            caps.Add(new KernelCap { From = left - origin, To = right - origin, Sign = bx < ax ? -1 : 1 });
    }
}

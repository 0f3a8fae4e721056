using System.Runtime.CompilerServices;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Reads a <see cref="GridIndex"/> for one candidate after the other; holds the scratch memory for that, so one per thread. Planar, metres. What it
/// answers for a candidate and a feature depends on these two alone, bit for bit.
/// </summary>
internal sealed unsafe class GridOverlay : IDisposable
{
    private readonly GridIndex index;
    private readonly GridWalk walk;
    private readonly EdgeTable table = new();
    private readonly AreaKernel kernel;
    private readonly NativeList<double> xs = new(), ys = new();
    private readonly GridLocal local;
    private GridHit[] hits = new GridHit[16];

    public GridOverlay(GridIndex index)
    {
        this.index = index;
        kernel = new AreaKernel(table);
        walk = new GridWalk(index);
        local = new GridLocal(index, walk);
    }

    /// <summary>Of the last candidate.</summary>
    public Box CandidateBox { get; private set; }

    /// <summary>Of the last candidate; 0 when no feature was near and nobody needed it.</summary>
    public double CandidateArea { get; private set; }

    /// <summary>The polygon features whose squares meet those of the candidate's box, in feature order. The span holds until the next call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        if (walk.Found > 1)
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
            double area = Shared(met, box);
            hits[i] = new GridHit(met.Feature, GridRelation.Boundary, Math.Clamp(area, 0, CandidateArea));
        }

        return hits.AsSpan(0, walk.Found);
    }

    /// <summary>
    /// The whole edges of a feature (of points: its points) that meet a box, exactly as they were, each once, in their order; a few only have a box that
    /// does. The span holds until the next call.
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
        xs.Dispose();
        ys.Dispose();
    }

    /// <summary>The kernel's sum over the feature's runs in the squares of the box, and what it covers above them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Shared(in GridWalk.Met met, in Box box)
    {
        kernel.Begin(box);
        ref readonly GridFeature feature = ref index[met.Feature];
        CellSize cells = new(feature.Exponent);
        int bottom = cells.Of(box.MinY), top = cells.Of(box.MaxY);
        byte* vertices = index.Block + index.Header.VerticesAt;
        for (int at = met.First; at >= 0; at = walk.Piece(at).Next)
        {
            ref readonly GridWalk.Part part = ref walk.Piece(at);
            double left = part.Column * cells.Metres, right = (part.LastColumn + 1) * cells.Metres;
            if (part.Corner && part.Row == top)
                kernel.Cap(left, right, 1);
            if (part.Count == 0)
                continue;
            xs.Clear();
            ys.Clear();
            double* x = xs.Extend(part.Count + 1 + EdgeTable.Lanes), y = ys.Extend(part.Count + 1 + EdgeTable.Lanes);
            VertexCoder.Decode(feature, vertices, part.Start, part.Count + 1, x, y);
            kernel.Edges(x, y, part.Count, new CellWindow(left, right, part.Row * cells.Metres, (part.Row + 1) * cells.Metres, part.Row == bottom, part.Row == top));
        }

        return kernel.Total();
    }
}

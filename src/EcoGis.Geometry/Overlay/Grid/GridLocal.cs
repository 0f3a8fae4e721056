using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>One feature near one place, exactly: its edges, and where a point lies.</summary>
internal sealed unsafe class GridLocal(GridIndex index, GridWalk walk) : IDisposable
{
    private readonly NativeList<LocalEdge> edges = new();
    private readonly NativeList<double> decoded = new();
    private readonly List<(int Start, int End)> runs = [];

    public ReadOnlySpan<LocalEdge> Edges(int feature, in Box box)
    {
        edges.Clear();
        if (!walk.Over(box, feature))
            return [];
        Runs();
        ref readonly GridFeature f = ref index[feature];
        int seen = 0, further = f.Kind == (sbyte)ShapeKind.Point ? 0 : 1;
        foreach (var (start, end) in runs)
        {
            int from = Math.Max(start, seen), count = end - from;
            if (count <= 0)
                continue;
            double* v = Decode(f, from, count + further);
            for (int k = 0; k < count; k++, v += 2)
            {
                if (box.MeetsEdge(v[0], v[1], v[2 * further], v[(2 * further) + 1]))
                    edges.Add(new LocalEdge(v[0], v[1], v[2 * further], v[(2 * further) + 1], from + k));
            }

            seen = end;
        }

        return new(edges.Items, (int)edges.Count);
    }

    public bool Covers(int feature, in Box box) => walk.Over(box, feature) && walk[0].Full == walk[0].Cells;

    /// <summary>
    /// The coverage just left of the point: that of the cell's upper left corner, carried along the upper line to the point's x (where an edge that leaves the
    /// cell upwards ends, the ones above it change), then down past the edges between.
    /// </summary>
    public Location Locate(int feature, double x, double y)
    {
        if (!walk.Over(new Box(x, y, x, y), feature))
            return Location.Exterior;
        if (walk[0].Full > 0)
            return Location.Interior;
        ref readonly GridFeature f = ref index[feature];
        CellSize cells = new(f.Exponent);
        double left = cells.Of(x) * cells.Metres, high = (cells.Of(y) + 1) * cells.Metres;
        int cover = 0;
        for (int at = walk[0].First; at >= 0; at = walk.Piece(at).Next)
        {
            ref readonly GridWalk.Part part = ref walk.Piece(at);
            cover += part.Corner ? 1 : 0;
            double* v = Decode(f, part.Start, part.Count + 1);
            for (int k = 0; k < part.Count; k++, v += 2)
            {
                double ax = v[0], ay = v[1], bx = v[2], by = v[3];
                bool leftward = bx < ax;
                int sign = leftward ? 1 : -1;
                if (ay >= high && ax >= left && ax < x)
                    cover++;
                if (by >= high && bx >= left && bx < x)
                    cover--;
                double xl = leftward ? bx : ax, xr = leftward ? ax : bx;
                if (xl < left && xr >= left && EdgeLine.IsAtOrAbove(ax, ay, bx, by, left, high))
                    cover -= sign;
                if (x < xl || x > xr)
                    continue;
                int side = CGAlgorithmsDD.OrientationIndex(ax, ay, bx, by, x, y);
                if (side == 0 && y >= Math.Min(ay, by) && y <= Math.Max(ay, by))
                    return Location.Boundary;
                // above the point: it lies to the right of an edge that runs right
                if (xl < x && side == sign)
                    cover += sign;
            }
        }

        return cover > 0 ? Location.Interior : Location.Exterior;
    }

    public void Dispose()
    {
        edges.Dispose();
        decoded.Dispose();
    }

    private void Runs()
    {
        runs.Clear();
        for (int at = walk[0].First; at >= 0; at = walk.Piece(at).Next)
        {
            ref readonly GridWalk.Part part = ref walk.Piece(at);
            if (part.Count > 0)
                runs.Add((part.Start, part.Start + part.Count));
        }

        runs.Sort();
    }

    private double* Decode(in GridFeature feature, int start, int count)
    {
        decoded.Clear();
        double* v = decoded.Extend(2L * count);
        VertexCoder.Decode(feature, index.Block + index.Header.VerticesAt, start, count, v);
        return v;
    }
}

namespace EcoGis;

/// <summary>
/// A polygon feature as its file has it, flat: finite coordinates in the file's CRS, x before y, nothing judged, closed, turned or ordered.
/// A view over buffers that the next feature overwrites. It has at least one ring and no ring without vertices.
/// </summary>
public readonly ref struct FlatPolygon
{
    /// <summary>x, y of all vertices.</summary>
    public ReadOnlySpan<double> Points { get; init; }

    /// <summary>For each ring the number of vertices up to and with it.</summary>
    public ReadOnlySpan<int> Ends { get; init; }

    /// <summary>For each part the number of rings up to and with it; one part when containment decides the roles.</summary>
    public ReadOnlySpan<int> PartEnds { get; init; }

    /// <summary>As given: the first ring of each part is its shell.</summary>
    public RingRoles Roles { get; init; }

    public double MinX { get; init; }

    public double MinY { get; init; }

    public double MaxX { get; init; }

    public double MaxY { get; init; }

    /// <summary>Headers that announced Z or M, which were skipped.</summary>
    internal int ExtraDimensions { get; init; }

    internal Extent Box => new(MinX, MinY, MaxX, MaxY);

    /// <summary>The same as <see cref="FeatureReader"/> gives it.</summary>
    public RawShape ToRaw()
    {
        List<IReadOnlyList<RawPath>> parts = [];
        int ring = 0, vertex = 0;
        foreach (int partEnd in PartEnds)
        {
            List<RawPath> rings = [];
            for (; ring < partEnd; vertex = Ends[ring++])
            {
                double[] xs = new double[Ends[ring] - vertex], ys = new double[xs.Length];
                for (int i = 0; i < xs.Length; i++)
                    (xs[i], ys[i]) = (Points[2 * (vertex + i)], Points[(2 * (vertex + i)) + 1]);
                rings.Add(new RawPath(xs, ys));
            }

            parts.Add(rings);
        }

        return new RawShape(ShapeKind.Polygon, Roles, parts);
    }
}

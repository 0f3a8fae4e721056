namespace EcoGis;

/// <summary>Box, planar area (0 unless polygon), length of all edges and their number: metres of the plane, summed in drawing order.</summary>
internal static class PathMeasures
{
    public static (Box Box, double Area, double Length, long Edges) Of(FlatPaths paths)
    {
        double[] p = paths.Points;
        double minX = p[0], minY = p[1], maxX = minX, maxY = minY;
        for (int i = 2; i < p.Length; i += 2)
        {
            (minX, maxX) = (Math.Min(minX, p[i]), Math.Max(maxX, p[i]));
            (minY, maxY) = (Math.Min(minY, p[i + 1]), Math.Max(maxY, p[i + 1]));
        }

        double doubled = 0, length = 0;
        long edges = 0;
        int from = 0;
        foreach (int end in paths.Ends)
        {
            for (int k = from; k + 1 < end; k++)
            {
                double ax = p[2 * k] - minX, ay = p[(2 * k) + 1] - minY, bx = p[(2 * k) + 2] - minX, by = p[(2 * k) + 3] - minY;
                doubled += (ax * by) - (ay * bx);
                length += Math.Sqrt(((bx - ax) * (bx - ax)) + ((by - ay) * (by - ay)));
            }

            edges += end - from - 1;
            from = end;
        }

        return (new Box(minX, minY, maxX, maxY), paths.Kind == ShapeKind.Polygon ? doubled / 2 : 0, length, edges);
    }
}

namespace EcoGis;

/// <summary>
/// Points that stand for the ground of a file's features, in its own coordinates: of polygons interior points weighted by the area they stand for
/// (even-odd over all rings, so that broken rings count too), of a file without polygons its vertices. A sample, evenly spread over at most
/// <see cref="MostFeatures"/> features; the same for the same file.
/// </summary>
internal sealed record InteriorSample(double[] Xs, double[] Ys, double[] Weights, Extent Box)
{
    private const int MostFeatures = 300, Points = 1200, FewestRows = 3, MostRows = 40;

    /// <summary>Null when there is no finite coordinate.</summary>
    public static InteriorSample? Of(IReadOnlyList<FeatureRecord> features)
    {
        RawShape[] shapes = [.. features.Select(f => f.Shape).OfType<RawShape>().Where(s => !s.IsEmpty)];
        Extent? box = shapes.Aggregate((Extent?)null, (b, s) => Extent.Of(s, b));
        if (box is null)
            return null;
        RawShape[] polygons = [.. shapes.Where(s => s.Kind == ShapeKind.Polygon)], chosen = Spread(polygons.Length > 0 ? polygons : shapes);
        List<(double X, double Y, double Weight)> points = [];
        int each = Math.Max(1, Points / chosen.Length);
        foreach (RawShape shape in chosen)
        {
            if (shape.Kind == ShapeKind.Polygon)
                AddInterior(shape, Math.Clamp(each / 4, FewestRows, MostRows), points);
            else
                AddVertices(shape, each, points);
        }

        if (points.Count == 0)
            AddVertices(chosen[0], each, points); // rings without any interior
        return new([.. points.Select(p => p.X)], [.. points.Select(p => p.Y)], [.. points.Select(p => p.Weight)], box);
    }

    private static RawShape[] Spread(RawShape[] all)
    {
        int count = Math.Min(all.Length, MostFeatures);
        return [.. Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Length / count)])];
    }

    /// <summary>Evenly spaced scan lines; the stretches inside each carry two points.</summary>
    private static void AddInterior(RawShape shape, int rows, List<(double X, double Y, double Weight)> points)
    {
        if (Extent.Of(shape) is not { } box || !(box.MaxY > box.MinY))
            return;
        double step = (box.MaxY - box.MinY) / rows;
        for (int row = 0; row < rows; row++)
        {
            double y = box.MinY + ((row + 0.5) * step);
            List<double> crossings = [];
            foreach (RawPath ring in shape.Parts.SelectMany(p => p))
            {
                for (int i = 0; i < ring.Count; i++)
                {
                    int next = i + 1 < ring.Count ? i + 1 : 0;
                    (double x1, double y1, double x2, double y2) = (ring.Xs[i], ring.Ys[i], ring.Xs[next], ring.Ys[next]);
                    if (y1 <= y != y2 <= y && double.IsFinite(x1 + x2 + y1 + y2))
                        crossings.Add(x1 + ((x2 - x1) * (y - y1) / (y2 - y1)));
                }
            }

            crossings.Sort();
            for (int i = 0; i + 1 < crossings.Count; i += 2)
            {
                double length = crossings[i + 1] - crossings[i];
                if (length > 0)
                    points.AddRange([(crossings[i] + (0.25 * length), y, length * step / 2), (crossings[i] + (0.75 * length), y, length * step / 2)]);
            }
        }
    }

    private static void AddVertices(RawShape shape, int most, List<(double X, double Y, double Weight)> points)
    {
        var finite = shape.Parts.SelectMany(p => p).SelectMany(p => p.Xs.Zip(p.Ys)).Where(p => double.IsFinite(p.First) && double.IsFinite(p.Second)).ToList();
        int count = Math.Min(most, finite.Count);
        for (int i = 0; i < count; i++)
        {
            var (x, y) = finite[(int)((long)i * finite.Count / count)];
            points.Add((x, y, 1));
        }
    }
}

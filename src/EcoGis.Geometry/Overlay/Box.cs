using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>A closed axis-parallel box.</summary>
internal readonly record struct Box(double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>Of an edge.</summary>
    public static Box Of(double ax, double ay, double bx, double by) => new(Math.Min(ax, bx), Math.Min(ay, by), Math.Max(ax, bx), Math.Max(ay, by));

    public static Box Of(Envelope envelope) => new(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY);

    /// <summary>Of points, x and y interleaved.</summary>
    public static Box Around(ReadOnlySpan<double> points)
    {
        var (minX, minY, maxX, maxY) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        for (int i = 0; i + 1 < points.Length; i += 2)
        {
            (minX, maxX) = (Math.Min(minX, points[i]), Math.Max(maxX, points[i]));
            (minY, maxY) = (Math.Min(minY, points[i + 1]), Math.Max(maxY, points[i + 1]));
        }

        return new Box(minX, minY, maxX, maxY);
    }

    public bool Meets(Box other) => MinX <= other.MaxX && other.MinX <= MaxX && MinY <= other.MaxY && other.MinY <= MaxY;

    /// <summary>The closed box of an edge meets this one.</summary>
    public bool MeetsEdge(double ax, double ay, double bx, double by) =>
        (ax >= MinX || bx >= MinX) && (ax <= MaxX || bx <= MaxX) && (ay >= MinY || by >= MinY) && (ay <= MaxY || by <= MaxY);

    public Box With(Box other) =>
        new(Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    /// <summary>Square of the planar distance between two boxes, 0 when they meet.</summary>
    public double SquaredDistance(Box other)
    {
        double dx = Math.Max(0, Math.Max(MinX - other.MaxX, other.MinX - MaxX)), dy = Math.Max(0, Math.Max(MinY - other.MaxY, other.MinY - MaxY));
        return (dx * dx) + (dy * dy);
    }
}

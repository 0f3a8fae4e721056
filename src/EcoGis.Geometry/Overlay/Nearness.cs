namespace EcoGis;

/// <summary>
/// How near two things in a plane come: the square of the distance, and a point of the first and of the second that are so near. Two edges that have a
/// point in common, decided exactly, have the distance 0 and no others do. An edge gives the same bits in both directions, so that neighbours
/// are as near along the border that they share.
/// </summary>
internal readonly record struct Nearness(double Squared, double X, double Y, double OtherX, double OtherY)
{
    /// <summary>Further than anything.</summary>
    public static Nearness None { get; } = new(double.PositiveInfinity, 0, 0, 0, 0);

    public static Nearness Touching { get; }

    /// <summary>A square of a distance and what rounding may take from one that is as large: nothing below it is passed over.</summary>
    public static double Loosened(double squared) => (squared * (1 + 1e-9)) + 1e-12;

    /// <summary>Of the edges pq and rs; an edge may be a point.</summary>
    public static Nearness Between(double px, double py, double qx, double qy, double rx, double ry, double sx, double sy)
    {
        if (Box.Of(px, py, qx, qy).Meets(Box.Of(rx, ry, sx, sy)) && Cross(px, py, qx, qy, rx, ry, sx, sy))
            return Touching;
        return ToEdge(px, py, rx, ry, sx, sy)
            .Or(ToEdge(qx, qy, rx, ry, sx, sy))
            .Or(ToEdge(rx, ry, px, py, qx, qy).Turned)
            .Or(ToEdge(sx, sy, px, py, qx, qy).Turned);
    }

    /// <summary>The nearer of two; of two as near, that of the smaller coordinates, whatever the order in which they are met.</summary>
    public Nearness Or(in Nearness other) => other.Squared < Squared || (other.Squared == Squared && other.ComesBefore(this)) ? other : this;

    private Nearness Turned => new(Squared, OtherX, OtherY, X, Y);

    private bool ComesBefore(in Nearness other) => (X, Y, OtherX, OtherY).CompareTo((other.X, other.Y, other.OtherX, other.OtherY)) < 0;

    /// <summary>True when two edges whose boxes meet have a point in common.</summary>
    private static bool Cross(double px, double py, double qx, double qy, double rx, double ry, double sx, double sy) =>
        !SameSide(Turn.Of(px, py, qx, qy, rx, ry), Turn.Of(px, py, qx, qy, sx, sy)) && !SameSide(Turn.Of(rx, ry, sx, sy, px, py), Turn.Of(rx, ry, sx, sy, qx, qy));

    private static bool SameSide(double a, double b) => (a > 0 && b > 0) || (a < 0 && b < 0);

    private static Nearness ToEdge(double x, double y, double ax, double ay, double bx, double by)
    {
        if (bx < ax || (bx == ax && by < ay))
            (ax, ay, bx, by) = (bx, by, ax, ay);
        double dx = bx - ax, dy = by - ay, length = (dx * dx) + (dy * dy), along = ((x - ax) * dx) + ((y - ay) * dy);
        if (along > 0 && along < length)
        {
            double turn = Turn.Of(ax, ay, bx, by, x, y), share = along / length;
            return new Nearness(turn * turn / length, x, y, ax + (share * dx), ay + (share * dy));
        }

        var (nx, ny) = along > 0 ? (bx, by) : (ax, ay);
        return new Nearness(((x - nx) * (x - nx)) + ((y - ny) * (y - ny)), x, y, nx, ny);
    }
}

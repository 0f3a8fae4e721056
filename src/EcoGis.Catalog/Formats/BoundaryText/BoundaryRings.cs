namespace EcoGis;

/// <summary>
/// The points of one plot → rings in file order, grouped by 圈号, closed where the closing point is not repeated. A ring that has closed
/// ends there even if its number goes on; a closing point under a wrong number closes its ring; a ring number that comes back after an
/// open ring is refused. Which rings are holes is decided later by containment, never by number.
/// </summary>
internal static class BoundaryRings
{
    public static List<List<BoundaryPoint>> Group(IReadOnlyList<BoundaryPoint> points, Place where, NoticeList notices)
    {
        List<List<BoundaryPoint>> rings = [];
        HashSet<string> open = [];
        List<BoundaryPoint> ring = [];
        string number = "";
        for (int i = 0; i < points.Count; i++)
        {
            BoundaryPoint point = points[i];
            Place here = where with { Line = point.Line };
            bool closes = ring.Count >= 3 && Same(point, ring[0]);
            if (ring.Count > 0 && point.Ring != number)
            {
                bool lone = i + 1 == points.Count || points[i + 1].Ring != point.Ring;
                if (closes && lone && !IsClosed(ring))
                {
                    notices.Count(new("{0} 个闭合点的圈号写错，已归入所闭合的圈（第一处：{1}）", "{0} closing point(s) had a wrong ring number and were given to the ring they close (first: {1})"), here);
                    ring.Add(point);
                    continue;
                }

                Finish();
            }
            else if (IsClosed(ring))
            {
                notices.Count(new("{0} 个圈闭合后圈号未变，按新的圈读取（第一处：{1}）", "{0} ring(s) closed and went on under the same number; read as new rings (first: {1})"), here);
                Finish();
            }

            if (ring.Count == 0)
            {
                number = point.Ring;
                if (open.Contains(number))
                    throw new Fault(BoundaryTextFaults.RingResumed, here, NoticeList.Sample(number, 20)).Raise();
            }

            ring.Add(point);
        }

        Finish();
        return rings;

        void Finish()
        {
            if (ring.Count == 0)
                return;
            if (!IsClosed(ring))
                open.Add(number);
            rings.Add(ring);
            ring = [];
        }
    }

    public static RawPath Close(List<BoundaryPoint> ring, BoundaryAxes axes, Place where, NoticeList notices)
    {
        bool closed = IsClosed(ring);
        if (!closed)
            notices.Count(new("{0} 个圈未重复首点，已闭合（第一处：{1}）", "{0} ring(s) did not repeat the first point and were closed (first: {1})"), where with { Line = ring[^1].Line });
        return Path(closed ? ring : [.. ring, ring[0]], axes);
    }

    public static RawPath Path(IReadOnlyList<BoundaryPoint> points, BoundaryAxes axes) =>
        new([.. points.Select(p => axes.At(p).East)], [.. points.Select(p => axes.At(p).North)]);

    /// <summary>Distinct corners: what 界址点数 counts when it does not count lines.</summary>
    public static int Distinct(List<BoundaryPoint> ring) => IsClosed(ring) ? ring.Count - 1 : ring.Count;

    private static bool IsClosed(List<BoundaryPoint> ring) => ring.Count >= 4 && Same(ring[0], ring[^1]);

    private static bool Same(BoundaryPoint p, BoundaryPoint q) => p.A == q.A && p.B == q.B;
}

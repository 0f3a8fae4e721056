namespace EcoGis;

/// <summary>
/// Which traced rings bound one connected piece. Rings of one walk do; a walk without a shell is a hole in the smallest shell around it. Numbers
/// the pieces and measures them. False where a ring is too thin to have a side, or lies on a shell so closely that rounding hides where.
/// </summary>
internal sealed class PieceGroups
{
    /// <summary>A ring this short may be taken for what its rounded area says, m.</summary>
    private const double Speck = 1e-6;

    /// <summary>Share of the coordinates within which a rounded point may lie on either side of an edge.</summary>
    private const double Hidden = 1e-12;

    private readonly EdgeTree tree = new();
    private readonly Scratch<TracedPiece> pieces = new();
    private readonly Scratch<double> ax = new(), ay = new(), bx = new(), by = new();
    private readonly Scratch<int> met = new(), ringOf = new(), odd = new();

    public Span<TracedPiece> Pieces => pieces.Span;

    public bool Group(Span<TraceRing> rings, ReadOnlySpan<TracePoint> points)
    {
        pieces.Clear();
        bool holes = false;
        for (int first = 0, end; first < rings.Length; first = end)
        {
            int shell = TraceNodes.None;
            for (end = first; end < rings.Length && rings[end].Walk == rings[first].Walk; end++)
            {
                if (Math.Abs(rings[end].Area) <= rings[end].Doubt && rings[end].Length > Speck)
                    return false;
                if (rings[end].Area <= 0)
                    continue;
                if (shell != TraceNodes.None)
                    return false;
                shell = end;
            }

            holes |= shell == TraceNodes.None;
            if (shell == TraceNodes.None)
                continue;
            for (int i = first; i < end; i++)
                rings[i].Piece = pieces.Count;
            pieces.Add(new TracedPiece(0, 0, shell, 0));
        }

        if (holes && !Enclose(rings, points))
            return false;
        foreach (ref readonly TraceRing ring in rings)
        {
            ref TracedPiece piece = ref pieces[ring.Piece];
            piece = piece with { Area = piece.Area + ring.Area, Perimeter = piece.Perimeter + ring.Length, Rings = piece.Rings + 1 };
        }

        return true;
    }

    private bool Enclose(Span<TraceRing> rings, ReadOnlySpan<TracePoint> points)
    {
        if (pieces.Count == 0)
            return false;
        if (pieces.Count > 1)
            Build(rings, points);
        for (int i = 0; i < rings.Length; i++)
        {
            if (rings[i].Piece != TraceNodes.None)
                continue;
            int piece = i > 0 && rings[i - 1].Walk == rings[i].Walk ? rings[i - 1].Piece
                : pieces.Count == 1 ? 0 : Around(rings, points, points.Slice(rings[i].From, rings[i].Count - 1));
            if (piece == TraceNodes.None)
                return false;
            rings[i].Piece = piece;
        }

        return true;
    }

    /// <summary>The edges of all shells, from the candidate's corner.</summary>
    private void Build(ReadOnlySpan<TraceRing> rings, ReadOnlySpan<TracePoint> points)
    {
        ax.Clear();
        ay.Clear();
        bx.Clear();
        by.Clear();
        ringOf.Clear();
        foreach (ref readonly TracedPiece piece in pieces.Span)
        {
            TraceRing shell = rings[piece.Shell];
            for (int i = shell.From + 1; i < shell.From + shell.Count; i++)
            {
                ax.Add(points[i - 1].U);
                ay.Add(points[i - 1].V);
                bx.Add(points[i].U);
                by.Add(points[i].V);
                ringOf.Add(rings[piece.Shell].Piece);
            }
        }

        tree.Build(ax.Span, ay.Span, bx.Span, by.Span);
    }

    /// <summary>The smallest shell around a hole, by the first of its vertices that lies clearly off every shell.</summary>
    private int Around(ReadOnlySpan<TraceRing> rings, ReadOnlySpan<TracePoint> points, ReadOnlySpan<TracePoint> hole)
    {
        foreach (ref readonly TracePoint p in hole)
        {
            if (!Cast(p.U, p.V))
                continue;
            int best = TraceNodes.None;
            foreach (int piece in odd.Span)
                if (best == TraceNodes.None || rings[pieces[piece].Shell].Area < rings[pieces[best].Shell].Area)
                    best = piece;
            return best;
        }

        return TraceNodes.None;
    }

    /// <summary>Collects the shells that a ray to the east crosses an odd number of times. False when it starts too near to one.</summary>
    private bool Cast(double x, double y)
    {
        met.Clear();
        odd.Clear();
        tree.Meeting(x, y, double.PositiveInfinity, y, met);
        foreach (int i in met.Span)
        {
            double dx = bx[i] - ax[i], dy = by[i] - ay[i], turn = (dx * (y - ay[i])) - (dy * (x - ax[i]));
            double near = Hidden * (Math.Abs(x) + Math.Abs(y) + Math.Abs(dx) + Math.Abs(dy));
            if (x >= Math.Min(ax[i], bx[i]) - near && Math.Abs(turn) <= near * (Math.Abs(dx) + Math.Abs(dy)))
                return false;
            bool up = ay[i] <= y;
            if (up == (by[i] <= y) || turn > 0 != up)
                continue;
            int at = odd.Span.IndexOf(ringOf[i]);
            if (at < 0)
            {
                odd.Add(ringOf[i]);
                continue;
            }

            odd[at] = odd[odd.Count - 1];
            odd.Cut(odd.Count - 1);
        }

        return true;
    }
}

/// <summary>One connected piece in the plane: m², m with its holes. <c>Shell</c> and <c>Rings</c>: its first ring, and how many there are from there.</summary>
internal readonly record struct TracedPiece(double Area, double Perimeter, int Shell, int Rings)
{
    /// <summary>2A/P, m.</summary>
    public double MeanWidth => 2 * Area / Perimeter;
}

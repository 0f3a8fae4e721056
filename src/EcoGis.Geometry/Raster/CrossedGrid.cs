namespace EcoGis;

/// <summary>
/// Two grids of classes on the same cells as one grid of pairs: summing it under a polygon gives both epochs at once, so every row and column of
/// a transition matrix adds up to what either epoch has there. Cells without data are a class of their own on either side; none is left out.
/// </summary>
public sealed class CrossedGrid
{
    private CrossedGrid(ClassGrid grid, IReadOnlyList<(int? From, int? To)> pairs) => (Grid, Pairs) = (grid, pairs);

    /// <summary>Its class c is pair number c; it has no "no data" of its own.</summary>
    public ClassGrid Grid { get; }

    /// <summary>Values of the earlier and the later grid; null: no data there.</summary>
    public IReadOnlyList<(int? From, int? To)> Pairs { get; }

    /// <exception cref="ArgumentException">The frames differ: ask <see cref="GridFrame.DifferenceTo"/> first.</exception>
    /// <exception cref="EcoException">More pairs than a grid can hold.</exception>
    public static CrossedGrid Of(ClassGrid before, ClassGrid after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Frame.DifferenceTo(after.Frame) is not null)
            throw new ArgumentException("the grids do not have the same cells", nameof(after));
        GridFrame frame = before.Frame;
        ClassGridBuilder builder = new(frame, null);
        Dictionary<(int From, int To), int> numbers = [];
        int[] row = new int[frame.Columns];
        for (int r = 0; r < frame.Rows; r++)
        {
            cancellation.ThrowIfCancellationRequested();
            RunCursor a = before.RunAt(r, 0), b = after.RunAt(r, 0);
            for (int at = 0; at < row.Length;)
            {
                int end = Math.Min(a.End, b.End);
                if (!numbers.TryGetValue((a.Class, b.Class), out int number))
                    numbers.Add((a.Class, b.Class), number = numbers.Count);
                row.AsSpan(at, end - at).Fill(number);
                at = end;
                if (at == row.Length)
                    break;
                if (a.End == at)
                    a.Next();
                if (b.End == at)
                    b.Next();
            }

            builder.Add(row);
        }

        return new CrossedGrid(builder.Build(), [.. numbers.OrderBy(n => n.Value).Select(n => (Value(before, n.Key.From), Value(after, n.Key.To)))]);

        static int? Value(ClassGrid grid, int index) => grid.Classes[index] == grid.NoData ? null : grid.Classes[index];
    }
}

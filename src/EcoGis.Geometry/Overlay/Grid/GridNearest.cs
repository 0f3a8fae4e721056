using System.Numerics;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The features of a grid in the order of their distance from a site, in the plane: best first over supers, tiles and cells (Hjaltason and Samet, Distance
/// browsing in spatial databases, ACM TODS 24, 1999), so that only edges that can still be next are read. Features of all kinds; polygons, the site too,
/// are solid: what lies inside or touches is at distance 0. The pair of points of a feature depends on it and the site alone, bit for bit. One per thread.
/// </summary>
internal sealed class GridNearest
{
    private readonly GridIndex index;
    private readonly GridSquares squares;
    private readonly GridHolders holders;
    private readonly Predicate<int> mayCount;
    private readonly Scratch<int> holding = new();
    private readonly PriorityQueue<int, double> open = new(); // the place of a square, or ~ that of a feature met, which is next when nothing nearer is left
    private readonly Scratch<Step> steps = new();
    private readonly Scratch<Met> met = new();
    private readonly Scratch<double> decoded = new();
    private readonly int[] place;
    private NearSite site = new();
    private Predicate<int> wanted = _ => false;
    private IEnumerator<(GridSquare Square, double Squared)>? supers;
    private double limit;

    public GridNearest(GridIndex index, GridOverlay grid)
    {
        this.index = index;
        squares = new GridSquares(index);
        holders = new GridHolders(index, grid);
        place = new int[index.Features];
        mayCount = feature => Of(feature) is { Wanted: true, Best.Squared: > 0 };
    }

    /// <param name="features">The features that count; asked once for each that is met.</param>
    public void Begin(NearSite from, Predicate<int> features)
    {
        (site, wanted, limit) = (from, features, double.PositiveInfinity);
        open.Clear();
        steps.Clear();
        met.Clear();
        supers?.Dispose();
        supers = index.Supers.From(site.Box).GetEnumerator();
        if (!supers.MoveNext())
            supers = null;
        Contain();
    }

    /// <summary>The next feature and how near it is.</summary>
    /// <param name="metres">Nothing further away is wanted; not more than the last time.</param>
    public bool Next(double metres, out int feature, out Nearness nearness)
    {
        limit = Nearness.Loosened(metres * metres);
        while (Pop(out int next, out double bound))
        {
            if (next < 0)
            {
                ref Met found = ref met[~next];
                if (found.Done || found.Best.Squared > metres * metres)
                    continue;
                (found.Done, feature, nearness) = (true, found.Feature, found.Best);
                return true;
            }

            Step step = steps[next];
            if (step.Square.Side == 1 && !Wants(step.Square))
                continue;
            if (!step.Refined && site.Bound(step.Square.Box, limit) is var near && near > bound)
            {
                steps[next].Refined = true;
                Push(next, near);
            }
            else if (step.Square.Side == 1)
            {
                Cell(step.Square);
            }
            else
            {
                Open(step.Square);
            }
        }

        (feature, nearness) = (-1, Nearness.None);
        return false;
    }

    private bool Pop(out int next, out double bound)
    {
        while (supers is not null && (!open.TryPeek(out _, out double first) || supers.Current.Squared <= first))
        {
            Push(supers.Current.Square, supers.Current.Squared);
            if (supers.Current.Squared > limit || !supers.MoveNext())
                supers = null;
        }

        return open.TryDequeue(out next, out bound) && bound <= limit;
    }

    private void Push(in GridSquare square, double bound)
    {
        if (bound > limit)
            return;
        steps.Add(new Step { Square = square });
        open.Enqueue(steps.Count - 1, bound);
    }

    private void Push(int next, double bound)
    {
        if (bound <= limit)
            open.Enqueue(next, bound);
    }

    private void Open(in GridSquare square)
    {
        ref readonly GridNode node = ref squares.Node(square.At);
        ReadOnlySpan<uint> slots = squares.Slots(node);
        int side = square.Side / CellSize.Radix, next = 0;
        for (int quarter = 0; quarter < 4; quarter++)
        {
            for (ulong bits = GridSquares.Rows(node, quarter); bits != 0; bits &= bits - 1)
            {
                uint slot = slots[next++];
                if ((slot & Slot.Filled) != 0)
                    continue; // no edge; what fills it was found at the start if the site is there
                int at = (quarter << 6) | BitOperations.TrailingZeroCount(bits);
                GridSquare child = new(slot, square.X + ((at & 15) * side), square.Y + ((at >> 4) * side), side, square.Metres);
                Push(child, site.Box.SquaredDistance(child.Box));
            }
        }
    }

    private bool Wants(in GridSquare cell)
    {
        foreach (ref readonly GridEntry entry in squares.Entries(cell.At))
            if (Wants(entry))
                return true;
        return false;
    }

    /// <summary>Edges of a feature that may come nearer than is known.</summary>
    private bool Wants(in GridEntry entry) => (entry.Marks & GridEntry.Full) == 0 && Of(entry.Feature) is { Wanted: true, Done: false, Best.Squared: > 0 };

    private void Cell(in GridSquare square)
    {
        foreach (ref readonly GridEntry entry in squares.Entries(square.At))
        {
            if (!Wants(entry))
                continue;
            ref Met found = ref Of(entry.Feature);
            Nearness best = Nearest(entry, found.Best);
            if (best == found.Best)
                continue;
            found.Best = best;
            Push(~place[entry.Feature], Nearness.Loosened(best.Squared));
        }
    }

    private Nearness Nearest(in GridEntry run, Nearness best)
    {
        ref readonly GridFeature feature = ref index[run.Feature];
        squares.Decode(run, feature, decoded);
        ReadOnlySpan<double> v = decoded.Span;
        bool points = feature.Kind == (sbyte)ShapeKind.Point;
        int further = points ? 0 : 2;
        for (int k = 0; k + further < v.Length && best.Squared > 0; k += 2)
        {
            best = site.Nearer(best, v[k], v[k + 1], v[k + further], v[k + further + 1], limit);
            if ((points || k == 0) && site.Holds(v[k], v[k + 1])) // if a chain of edges does not touch the border, all of it is where its start is
                return Nearness.Touching;
        }

        return best;
    }

    /// <summary>Polygons that hold a point of each part of the site: where borders do not meet, they hold the part.</summary>
    private void Contain()
    {
        bool points = site.Paths.Kind == ShapeKind.Point;
        int from = 0;
        foreach (int end in site.Paths.Ends)
        {
            for (int k = from; k < (points ? end : from + 1); k++)
                holders.Find(site.Paths.Points[2 * k], site.Paths.Points[(2 * k) + 1], mayCount, holding);
            from = end;
        }

        foreach (int feature in holding.Span)
            Touch(feature);
        holding.Clear();
    }

    private void Touch(int feature)
    {
        ref Met found = ref Of(feature);
        if (!found.Wanted || found.Best.Squared == 0)
            return;
        found.Best = Nearness.Touching;
        open.Enqueue(~place[feature], Nearness.Loosened(0));
    }

    // a feature's place is believed only when the list confirms it, so nothing has to be cleared between sites
    private ref Met Of(int feature)
    {
        if ((uint)feature >= (uint)place.Length)
            throw GridCheck.Damaged("a feature");
        int i = place[feature];
        if (i < met.Count && met[i].Feature == feature)
            return ref met[i];
        place[feature] = met.Count;
        met.Add(new Met { Feature = feature, Wanted = wanted(feature), Best = Nearness.None });
        return ref met[place[feature]];
    }

    private struct Met
    {
        public int Feature;
        public bool Wanted, Done;
        public Nearness Best;
    }

    /// <summary>A square to be looked into; first its distance from the box of the site is known, then from the site.</summary>
    private struct Step
    {
        public GridSquare Square;
        public bool Refined;
    }
}

using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// One order for everything that a file may write in any order: where a ring starts, which way a path runs, which part comes first.
/// Points compare by x, then y; sequences lexicographically. Units and CRS do not matter. Changes no coordinate.
/// </summary>
internal static class CanonicalOrder
{
    public static int Compare(Coordinate a, Coordinate b) => a.X.CompareTo(b.X) is var x and not 0 ? x : a.Y.CompareTo(b.Y);

    public static int Compare(Coordinate[] a, Coordinate[] b)
    {
        int shared = Math.Min(a.Length, b.Length);
        for (int i = 0; i < shared; i++)
            if (Compare(a[i], b[i]) is var c and not 0)
                return c;
        return a.Length.CompareTo(b.Length);
    }

    /// <summary>A path in the direction whose sequence is the smaller; a closed one is also turned to its smallest start.</summary>
    public static Coordinate[] OfPath(Coordinate[] path)
    {
        if (path.Length > 2 && path[0].Equals2D(path[^1]))
            return OfRing(path);
        Coordinate[] reverse = Reversed(path);
        return Compare(path, reverse) <= 0 ? path : reverse;
    }

    /// <summary>A closed sequence (first = last) in the start and direction that make it smallest.</summary>
    public static Coordinate[] OfRing(Coordinate[] ring)
    {
        Coordinate[] forward = FromLeastStart(ring), backward = FromLeastStart(Reversed(ring));
        return Compare(forward, backward) <= 0 ? forward : backward;
    }

    /// <summary>
    /// The least rotation of a closed sequence in its own direction, in linear time (two candidates race; Shiloach, J. Algorithms 2 (1981) 107–121).
    /// </summary>
    public static Coordinate[] FromLeastStart(Coordinate[] ring)
    {
        int n = ring.Length - 1;
        int i = 0, j = 1, k = 0;
        while (i < n && j < n && k < n)
        {
            int c = Compare(ring[(i + k) % n], ring[(j + k) % n]);
            if (c == 0)
            {
                k++;
                continue;
            }

            if (c > 0)
                i += k + 1;
            else
                j += k + 1;
            if (i == j)
                j++;
            k = 0;
        }

        int start = Math.Min(i, j);
        var turned = new Coordinate[ring.Length];
        for (int p = 0; p < n; p++)
            turned[p] = ring[(start + p) % n];
        turned[n] = turned[0].Copy();
        return turned;
    }

    public static Coordinate[] Reversed(Coordinate[] path)
    {
        var reverse = (Coordinate[])path.Clone();
        Array.Reverse(reverse);
        return reverse;
    }
}

using CsCheck;

namespace EcoGis.Tests.Overlay;

/// <summary>
/// A polygon that its centre sees, with a hole of the same form or none. It can be cut along the rays through its vertices into parts that share their
/// borders to the last bit: hole and centre are lattice points.
/// </summary>
/// <param name="Corners">Offsets from the centre in quarters of a lattice step × 4, counter-clockwise.</param>
/// <param name="Hole">Quarters of the radius: 0 to 3.</param>
internal sealed record Star((int X, int Y) Centre, IReadOnlyList<(int X, int Y)> Corners, int Hole)
{
    public Drawing Whole => Hole == 0 ? Drawing.Polygon(At(4)) : Drawing.Polygon(At(4), At(Hole));

    /// <summary>The same star, smaller: so many quarters.</summary>
    public Drawing Scaled(int quarters) => Drawing.Polygon(At(quarters));

    /// <summary>From one ray to another, counter-clockwise.</summary>
    public Drawing Sector(int from, int to)
    {
        int n = Corners.Count, steps = (((to - from) % n) + n) % n;
        (int, int)[] outer = [.. Enumerable.Range(from, steps + 1).Select(i => Point(i % n, 4))];
        return Drawing.Polygon([.. outer, .. Hole == 0 ? [Centre] : Enumerable.Range(from, steps + 1).Reverse().Select(i => Point(i % n, Hole))]);
    }

    public static Gen<Star> Gen(int size) =>
        from n in CsCheck.Gen.Int[5, 12]
        from x in CsCheck.Gen.Int[-size / 2, size / 2]
        from y in CsCheck.Gen.Int[-size / 2, size / 2]
        from radii in CsCheck.Gen.Double[0.2, 1].Array[n]
        from turns in CsCheck.Gen.Double[-0.4, 0.4].Array[n]
        from hole in CsCheck.Gen.Int[0, 3]
        let star = new Star((x, y), [.. Enumerable.Range(0, n).Select(i => Corner(radii[i] * size / 4, 2 * Math.PI * (i + turns[i]) / n))], hole)
        where star.Sees()
        select star;

    private static (int, int) Corner(double radius, double angle) => ((int)Math.Round(radius * Math.Cos(angle)), (int)Math.Round(radius * Math.Sin(angle)));

    private bool Sees() => Corners.Index().All(c =>
    {
        var (x, y) = Corners[(c.Index + 1) % Corners.Count];
        return ((long)c.Item.X * y) - ((long)c.Item.Y * x) > 0;
    });

    private (int, int)[] At(int quarters) => [.. Corners.Select((_, i) => Point(i, quarters))];

    private (int, int) Point(int corner, int quarters) => (Centre.X + (Corners[corner].X * quarters), Centre.Y + (Corners[corner].Y * quarters));
}

/// <summary>Columns of squares on a coarse lattice that all drawings share, so that borders coincide everywhere; its area is a count of squares.</summary>
/// <param name="Step">The side of a square, in lattice steps.</param>
internal sealed record Blocks(int Left, IReadOnlyList<(int From, int To)> Columns, int Step)
{
    public IEnumerable<(int X, int Y)> Squares => Columns.SelectMany((c, i) => Enumerable.Range(c.From, c.To - c.From).Select(y => (Left + i, y)));

    public Drawing Whole => Drawing.Polygon(Outline());

    /// <summary>A frame whose inner border is the outline.</summary>
    public Drawing Frame
    {
        get
        {
            int left = (Left - 1) * Step, right = (Left + Columns.Count + 1) * Step, low = (Columns.Min(c => c.From) - 1) * Step, high = (Columns.Max(c => c.To) + 1) * Step;
            return Drawing.Polygon([(left, low), (right, low), (right, high), (left, high)], Outline());
        }
    }

    public Blocks Part(int from, int to) => this with { Left = Left + from, Columns = [.. Columns.Take(to).Skip(from)] };

    public static Gen<Blocks> Gen(int size) =>
        from left in CsCheck.Gen.Int[-5, 2]
        from columns in CsCheck.Gen.Select(CsCheck.Gen.Int[-5, -1], CsCheck.Gen.Int[1, 5]).Array[1, 7]
        select new Blocks(left, columns, Math.Max(1, size / 6));

    private (int, int)[] Outline()
    {
        var low = Columns.SelectMany((c, i) => new[] { (Left + i, c.From), (Left + i + 1, c.From) });
        var high = Columns.SelectMany((c, i) => new[] { (Left + i, c.To), (Left + i + 1, c.To) }).Reverse();
        List<(int X, int Y)> ring = [.. low.Concat(high)];
        ring = [.. ring.Where((v, i) => v != ring[(i + 1) % ring.Count])];
        return [.. ring.Select(v => (v.X * Step, v.Y * Step))];
    }
}

/// <summary>Random drawings of about ±size lattice steps: stars with holes, multipolygons, coincident lattices, combs and slivers.</summary>
internal static class Figures
{
    /// <summary>Teeth as narrow as one lattice step.</summary>
    public static Gen<Drawing> Comb(int size) =>
        from teeth in Gen.Int[1, 12].Array[2, 8]
        from width in Gen.Int[1, Math.Max(1, size / 12)]
        from gap in Gen.Int[1, Math.Max(1, size / 12)]
        from left in Gen.Int[-size, 0]
        from turned in Gen.Bool
        let ring = Enumerable.Range(0, teeth.Length).SelectMany(i => Tooth(left + (i * (width + gap)), width, teeth[i] * size / 12))
        let end = left + (teeth.Length * (width + gap)) - gap
        let comb = Drawing.Polygon([.. ring, (end, -size / 4), (left, -size / 4)])
        select turned ? comb.Map((x, y) => (x - y, x + y)) : comb;

    /// <summary>A long triangle a few steps wide.</summary>
    public static Gen<Drawing> Sliver(int size) =>
        from a in Point(size)
        from b in Point(size)
        from dx in Gen.Int[-3, 3]
        from dy in Gen.Int[-3, 3]
        where ((long)(b.X - a.X) * dy) - ((long)(b.Y - a.Y) * dx) != 0
        select Drawing.Polygon([a, b, (b.X + dx, b.Y + dy)]);

    public static Gen<Drawing> Pair(int size) =>
        from left in Star.Gen(size / 2)
        from right in Star.Gen(size / 2)
        select left.Whole.Moved(-size, 0).With(right.Whole.Moved(size, 0));

    public static Gen<Drawing> Any(int size) => Gen.OneOf(
        Star.Gen(size).Select(s => s.Whole), Star.Gen(size).Select(s => s.Whole), Pair(size),
        Blocks.Gen(size).Select(b => b.Whole), Blocks.Gen(size).Select(b => b.Frame), Comb(size), Sliver(size));

    /// <summary>A sheet, and what the size of 64 m is there.</summary>
    public static Gen<(Sheet Sheet, int Size)> Sheets => Gen.Int[0, Sheet.All.Count - 1].Select(i => (Sheet.All[i], 64 * Sheet.All[i].PerMetre));

    /// <summary>A sheet with a candidate and a feature.</summary>
    public static Gen<(Sheet Sheet, Drawing Candidate, Drawing Feature)> Pairs =>
        from s in Sheets
        from candidate in Any(s.Size)
        from feature in Any(s.Size)
        select (s.Sheet, candidate, feature);

    private static Gen<(int X, int Y)> Point(int size) => Gen.Select(Gen.Int[-size, size], Gen.Int[-size, size]);

    private static (int, int)[] Tooth(int left, int width, int height) => [(left, 0), (left, height), (left + width, height), (left + width, 0)];
}

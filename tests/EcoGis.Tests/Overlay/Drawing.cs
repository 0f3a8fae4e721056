namespace EcoGis.Tests.Overlay;

/// <summary>
/// A (multi)polygon on an integer lattice: parts of rings, the first of a part its shell; rings are open. Moves are exact, because nothing
/// is a metre before it is laid on a <see cref="Sheet"/>.
/// </summary>
internal sealed record Drawing(IReadOnlyList<IReadOnlyList<IReadOnlyList<(int X, int Y)>>> Parts)
{
    public static Drawing Polygon(params IReadOnlyList<(int X, int Y)>[] rings) => new([rings]);

    public int Vertices => Parts.Sum(p => p.Sum(r => r.Count));

    public Drawing With(Drawing other) => new([.. Parts, .. other.Parts]);

    public Drawing Moved(int dx, int dy) => Map((x, y) => (x + dx, y + dy));

    public Drawing Map(Func<int, int, (int X, int Y)> move) =>
        new([.. Parts.Select(p => (IReadOnlyList<IReadOnlyList<(int, int)>>)[.. p.Select(r => (IReadOnlyList<(int, int)>)[.. r.Select(v => move(v.X, v.Y))])])]);

    /// <summary>The same polygons as another file might write them.</summary>
    public Drawing Shuffled(Random random)
    {
        var parts = Parts.Select(p => (IReadOnlyList<IReadOnlyList<(int, int)>>)[Turned(p[0]), .. p.Skip(1).Select(Turned).OrderBy(_ => random.Next())]);
        return new([.. parts.OrderBy(_ => random.Next())]);

        IReadOnlyList<(int, int)> Turned(IReadOnlyList<(int, int)> ring)
        {
            int start = random.Next(ring.Count);
            (int, int)[] turned = [.. ring.Skip(start), .. ring.Take(start)];
            if (random.Next(2) == 0)
                Array.Reverse(turned);
            return turned;
        }
    }

    public override string ToString() =>
        string.Join(" + ", Parts.Select(p => string.Join(" − ", p.Select(r => "(" + string.Join(", ", r.Select(v => $"{v.X} {v.Y}")) + ")"))));
}

/// <summary>Where the lattice lies in a plane: its origin in whole metres, and how many lattice lines make a metre.</summary>
internal sealed record Sheet(Crs Plane, int East, int North, int PerMetre)
{
    /// <summary>On the central meridian with and without the zone number in the easting; whole metres, millimetres, tenths of them.</summary>
    public static IReadOnlyList<Sheet> All { get; } =
    [
        .. from plane in new[] { (Crs: OverlayCase.Plane, East: 500_000), (Crs: Crs.Parse("EPSG:4523"), East: 35_500_000) }
           from perMetre in new[] { 1, 1000, 10_000 }
           select new Sheet(plane.Crs, plane.East, 3_400_000, perMetre),
    ];

    public Shape Shape(Drawing drawing)
    {
        RawShape raw = new(ShapeKind.Polygon, RingRoles.AsGiven, [.. drawing.Parts.Select(p => (IReadOnlyList<RawPath>)[.. p.Select(Path)])]);
        ShapeReading reading = ShapeGate.Check(raw, Plane);
        return reading.Shape ?? throw new AssertionException($"{drawing}\n{string.Join('\n', reading.Problems)}");
    }

    public Site Site(Drawing drawing, double accuracy = 0) => EcoGis.Site.Of(Shape(drawing), Plane, accuracy);

    public OverlayIndex Index(params IReadOnlyList<Drawing> features) => OverlayIndex.Build([.. features.Select(Shape)], Plane);

    /// <summary>The overlaps of one pair, one of each.</summary>
    public Shared Shared(Drawing candidate, params IReadOnlyList<Drawing> features)
    {
        Site site = Site(candidate);
        Shape[] shapes = [.. features.Select(Shape)];
        return EcoGis.Tests.Overlay.Shared.Of(site, shapes, OverlayIndex.Build(shapes, Plane).Overlaps(site, 0));
    }

    private RawPath Path(IReadOnlyList<(int X, int Y)> ring) => new(
        [.. ring.Append(ring[0]).Select(v => (((long)East * PerMetre) + v.X) / (double)PerMetre)],
        [.. ring.Append(ring[0]).Select(v => (((long)North * PerMetre) + v.Y) / (double)PerMetre)]);
}

/// <summary>
/// The planar area that a site shares with some features, m²: what was found, and how much more may hide in touches, pieces under 1 mm wide,
/// which are no overlap. Two such areas are equal within the tolerance of rounding.
/// </summary>
internal readonly record struct Shared(double Area, double Touches, double Tolerance)
{
    public static Shared Of(Site site, IReadOnlyList<Shape> features, IReadOnlyList<EcoGis.Overlap> overlaps)
    {
        // a touch has 2A/P < 1 mm, and its outline is made of the outlines of the two
        double hidden = features.Where((_, i) => overlaps.All(o => o.Feature != i)).Sum(f => (site.PlanarLength + Planar.Length(f.Geometry)) * 0.001 / 2);
        var box = site.Plane.EnvelopeInternal;
        double square = Math.Pow(Math.Max(box.Width, box.Height), 2);
        int vertices = site.Plane.NumPoints + features.Sum(f => f.Geometry.NumPoints);
        return new(overlaps.Sum(o => o.PlanarArea), hidden, (1e-9 * square) + (8 * (Math.BitIncrement(square) - square) * vertices));
    }

    public static Shared operator +(Shared a, Shared b) => new(a.Area + b.Area, a.Touches + b.Touches, a.Tolerance + b.Tolerance);

    public static Shared operator -(Shared a, Shared b) => new(a.Area - b.Area, a.Touches + b.Touches, a.Tolerance + b.Tolerance);

    public bool Is(Shared other) => Math.Abs(Area - other.Area) <= Tolerance + other.Tolerance + Touches + other.Touches;

    /// <param name="exact">m².</param>
    public bool Is(double exact) => Math.Abs(Area - exact) <= Tolerance + Touches;

    public bool IsAtMost(Shared other) => Area <= other.Area + Tolerance + other.Tolerance + other.Touches;
}

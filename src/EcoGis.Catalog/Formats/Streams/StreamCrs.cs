namespace EcoGis;

/// <summary>
/// <see cref="CrsDecision"/> for a file of which only a block is at hand, with the same answer once all blocks are read. A projected range is
/// checked shape by shape. In degrees the boxes that look swapped or leave the globe are counted over the blocks and refuse as soon as they are
/// more than one in a hundred of the whole file; fewer are the gate's. Boxes in the file's CRS.
/// </summary>
internal sealed class StreamCrs
{
    private readonly FileDraft header;
    private readonly Extent? allowed;

    private StreamCrs(FileDraft header, Crs crs, bool swaps)
    {
        this.header = header;
        Crs = crs;
        Swaps = swaps;
        allowed = crs.IsGeographic ? null : CoordinateSense.Allowed(crs);
    }

    public Crs Crs { get; }

    public bool Swaps { get; }

    /// <summary>A file without CRS and without any coordinate has nothing to place; it counts as CGCS 2000.</summary>
    public static StreamCrs Settle(FeatureSource source, ReadOptions options, CancellationToken ct)
    {
        bool swaps = options.SwapAxes && !source.Header.AxesSettled;
        if (swaps)
            source.Header.Notices.Add(CrsDecision.AxesSwappedAsAsked);
        Crs? crs = CrsDecision.Choose(source.Header, options, () => Span(source, swaps, _ => true, ct));
        StreamCrs settled = new(source.Header, crs ?? Crs.Cgcs2000, swaps);

        // degrees in metres of an unknown range: one shape beyond a globe's degrees settles it, mostly the first
        if (!settled.Crs.IsGeographic && settled.allowed is null
            && Span(source, swaps, box => box.Within(CoordinateSense.Globe), ct) is { } all && CoordinateSense.LooksLikeDegrees(all))
            throw CrsDecision.Contradiction(source.Header, settled.Crs, all, swaps);
        return settled;
    }

    /// <summary>One more shape of a block: refused here when its box alone contradicts the CRS, else counted.</summary>
    public void Take(Extent? box, Func<Place> where, DegreeTally degrees)
    {
        if (allowed is not null && box is not null && !box.Within(allowed))
            throw CrsDecision.Contradiction(header with { Feature = where().Feature }, Crs, box, Swaps);
        if (Crs.IsGeographic && box is not null)
            degrees.Add(box, where());
    }

    /// <summary>The same for a plain polygon, without an object unless there is something to say. False: ask <see cref="Take"/>.</summary>
    public bool TakesPlain(in FlatPolygon polygon, DegreeTally degrees)
    {
        if (Crs.IsGeographic)
        {
            bool onGlobe = polygon.MinX >= -180 && polygon.MaxX <= 180 && polygon.MinY >= -90 && polygon.MaxY <= 90;
            if (!onGlobe || polygon.MinY >= CoordinateSense.China.MinX)
                return false;
            degrees.AddPlain();
            return true;
        }

        return allowed is null || (polygon.MinX >= allowed.MinX && polygon.MaxX <= allowed.MaxX && polygon.MinY >= allowed.MinY && polygon.MaxY <= allowed.MaxY);
    }

    /// <param name="shapes">As many shapes with coordinates as the whole file may have.</param>
    public void CheckShares(DegreeTally soFar, long shapes)
    {
        if (soFar.Swapped > 0 || soFar.Outside > 0)
            CrsDecision.CheckDegrees(header, Crs, soFar, shapes, soFar.Strange!, Swaps);
    }

    /// <summary>The box of the shapes from the first on, up to and with the block after which <paramref name="goesOn"/> says no.</summary>
    private static Extent? Span(FeatureSource source, bool swaps, Func<Extent, bool> goesOn, CancellationToken ct)
    {
        Extent? all = null;
        foreach (FeatureBlock block in source.Blocks(100))
        {
            source.Read(block, new NoticeList(), f => all = Extent.Of(f.Shape, all), ct);
            if (all is not null && !goesOn(all))
                break;
        }

        return swaps ? all?.Swapped : all;
    }
}

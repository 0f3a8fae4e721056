using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>What never changes of a finished result: its properties, the CRS of its shapes, their bounds in degrees, how many proposals it has.</summary>
/// <param name="Extent">Degrees, x longitude; a null envelope: no proposal has a shape.</param>
internal sealed record ResultFacts(IReadOnlyList<Queryable> Properties, Crs Crs, Envelope Extent, long Proposals)
{
    /// <summary>Wider than any rounding: degrees, metres.</summary>
    private const double MarginDegrees = 1e-6, MarginMetres = 1;

    /// <exception cref="EcoException">The file is no finished result, or damaged.</exception>
    public static ResultFacts Read(string path)
    {
        using ResultTables tables = ResultTables.Open(path);
        Envelope extent = tables.Extent;
        return new(ResultProperties.Of(tables.Columns), tables.Crs, extent.IsNull ? extent : Moved(extent, tables.Crs, Crs.Cgcs2000, MarginMetres, 0), tables.Count);
    }

    /// <summary>Bounds, in the CRS of the result, of whatever of it may lie in a box in degrees; a null envelope: nothing does.</summary>
    public Envelope Candidates(Envelope lonLat)
    {
        Envelope within = lonLat.Copy();
        if (!within.IsNull)
            within.ExpandBy(MarginDegrees);
        within = within.Intersection(Extent);
        return within.IsNull ? within : Moved(within, Crs.Cgcs2000, Crs, MarginDegrees, MarginMetres);
    }

    /// <summary>Bounds of a box in another CRS, its edges followed.</summary>
    private static Envelope Moved(Envelope box, Crs from, Crs to, double before, double after)
    {
        Envelope wide = box.Copy();
        if (CrsTransform.Between(from, to).IsIdentity)
            return wide;
        wide.ExpandBy(before); // a point or line becomes a box
        RawPath ring = new([wide.MinX, wide.MaxX, wide.MaxX, wide.MinX, wide.MinX], [wide.MinY, wide.MinY, wide.MaxY, wide.MaxY, wide.MinY]);
        Envelope moved = ShapeGate.Check(new RawShape(ShapeKind.Polygon, RingRoles.AsGiven, [[ring]]), from).Shape!.In(to).EnvelopeInternal.Copy();
        moved.ExpandBy(after);
        return moved;
    }
}

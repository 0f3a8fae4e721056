using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace EcoGis;

/// <summary>
/// The repair a user asks for by name: open rings closed, then NetTopologySuite's GeometryFixer, and the result through the gate again.
/// Rings whose roles come from containment are combined even-odd. What cannot be read at all (non-finite, out of range, over the
/// antimeridian) is not repaired; what collapses to nothing stays refused. The problems stay listed.
/// </summary>
internal static class StructureRepair
{
    public static (Geometry? Geometry, RepairReceipt? Repair) Of(
        List<RingPart> parts, bool byContainment, Geometry? closedOnly, GroundExtent extent, Findings findings)
    {
        if (findings.Any(GeometryProblemKind.NonFinite, GeometryProblemKind.OutOfRange, GeometryProblemKind.CrossesAntimeridian))
            return (null, null);
        double before = Math.Abs(byContainment ? AreaByNesting(parts, AreaOf) : parts.Sum(p => (p.Shell is { } shell ? AreaOf(shell) : 0) - p.Holes.Sum(AreaOf)));
        if (closedOnly is not null)
            return (closedOnly, new RepairReceipt(before, extent.AreaOf(closedOnly)));
        Geometry repaired = byContainment ? EvenOdd(parts.SelectMany(p => p.Rings)) : Fix(parts);
        if (repaired.Area <= 0)
            return (null, null);
        var (geometry, _) = ShapeGate.Check(Raw(repaired), extent, Repair.None, new Findings());
        return geometry is null ? (null, null) : (geometry, new RepairReceipt(before, extent.AreaOf(geometry)));

        double AreaOf(Ring ring) => IsRing(ring) ? extent.AreaOf(Nts.Factory.CreatePolygon(Linear(ring))) : 0;
    }

    private static Geometry Fix(List<RingPart> parts) => GeometryFixer.Fix(Nts.Factory.CreateMultiPolygon([.. parts
        .Where(p => p.Shell is { } shell && IsRing(shell))
        .Select(p => Nts.Factory.CreatePolygon(Linear(p.Shell!), [.. p.Holes.Where(IsRing).Select(Linear)]))]));

    private static Geometry EvenOdd(IEnumerable<Ring> rings)
    {
        Geometry sum = Nts.Factory.CreatePolygon();
        foreach (Ring ring in rings.Where(IsRing))
            sum = Nts.Exclusive(sum, GeometryFixer.Fix(Nts.Factory.CreatePolygon(Linear(ring))));
        return sum;
    }

    private static double AreaByNesting(List<RingPart> parts, Func<Ring, double> area)
    {
        List<Ring> rings = [.. parts.SelectMany(p => p.Rings).Where(r => r.Sound)];
        return new RingNesting(rings, contacts: null).SignedArea(rings, area);
    }

    private static bool IsRing(Ring ring) => ring.Points.Length >= 4 && ring.Points[0].Equals2D(ring.Points[^1]);

    private static LinearRing Linear(Ring ring) => Nts.Factory.CreateLinearRing(ring.Points);

    private static RawShape Raw(Geometry geometry)
    {
        List<IReadOnlyList<RawPath>> parts = [];
        for (int i = 0; i < geometry.NumGeometries; i++)
            if (geometry.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
                parts.Add([Path(polygon.Shell), .. polygon.Holes.Select(Path)]);
        return new RawShape(ShapeKind.Polygon, RingRoles.AsGiven, parts);

        static RawPath Path(LinearRing ring) =>
            new([.. ring.Coordinates.Select(c => c.X)], [.. ring.Coordinates.Select(c => c.Y)]);
    }
}

using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace EcoGis;

/// <summary>
/// The polygon half of <see cref="ShapeGate"/>: rings → roles → contacts → nesting → polygons, in the declared CRS. Later checks are left out
/// where an earlier finding would mislead them: rings that are not sound, pairs that cross, everything about nesting when roles must come
/// from containment and some rings cross.
/// </summary>
internal static class PolygonGate
{
    public static (Geometry? Geometry, RepairReceipt? Repair) Check(RawShape raw, GroundExtent extent, Repair repair, Findings findings)
    {
        bool byContainment = raw.Roles == RingRoles.ByContainment, close = repair == Repair.Structure;
        List<RingPart> parts = Read(raw, new RingReader(extent, findings), close);
        Number(parts);
        List<Ring> sound = [.. parts.SelectMany(p => p.Rings).Where(r => r.Sound)];
        RingContacts contacts = RingContacts.Among(sound);
        contacts.Report(findings);
        if (!contacts.Truncated && !byContainment)
            new RingNesting(sound, contacts).Report(sound, contacts, findings);
        if (byContainment && contacts.Clean && sound.Count == parts.Sum(p => p.Rings.Count()))
        {
            parts = new RingNesting(sound, contacts).Parts(sound);
            Number(parts);
        }

        if (contacts.Clean)
            RingNesting.ReportCuts(contacts, findings);

        // rings that were open are closed by now when a repair was asked for: nothing else may be wrong
        Geometry? polygons = null;
        if (!findings.AnyFatalBut(close ? GeometryProblemKind.UnclosedRing : null))
            polygons = Arbitrate(Polygons(parts), findings);
        if (!findings.AnyFatal)
            return (polygons, null);
        return close ? StructureRepair.Of(parts, byContainment, polygons, extent, findings) : (null, null);
    }

    private static List<RingPart> Read(RawShape raw, RingReader reader, bool close)
    {
        List<RingPart> parts = [];
        if (raw.Roles == RingRoles.ByContainment)
        {
            var all = new RingPart(null);
            foreach (RawPath path in raw.Parts.SelectMany(p => p).Where(p => p.Count > 0))
                all.Holes.Add(reader.Ring(path, close));
            parts.Add(all);
        }
        else
        {
            foreach (var paths in raw.Parts.Where(p => p.Any(r => r.Count > 0)))
            {
                var part = new RingPart(reader.Ring(paths[0], close));
                foreach (RawPath path in paths.Skip(1).Where(p => p.Count > 0))
                    part.Holes.Add(reader.Ring(path, close));
                parts.Add(part);
            }
        }

        foreach (RingPart part in parts)
            foreach (Ring ring in part.Rings)
                ring.Part = part;
        return parts;
    }

    /// <summary>Sorts holes and parts, and numbers the rings in that order.</summary>
    private static void Number(List<RingPart> parts)
    {
        foreach (RingPart part in parts)
            part.Holes.Sort((a, b) => CanonicalOrder.Compare(a.Points, b.Points));
        parts.Sort(Compare);
        int number = 0;
        foreach (Ring ring in parts.SelectMany(p => p.Rings))
            ring.Number = ++number;

        static int Compare(RingPart a, RingPart b)
        {
            foreach (var (x, y) in a.Rings.Zip(b.Rings))
                if (CanonicalOrder.Compare(x.Points, y.Points) is var c and not 0)
                    return c;
            return a.Holes.Count.CompareTo(b.Holes.Count);
        }
    }

    private static Geometry Polygons(List<RingPart> parts)
    {
        Polygon[] polygons = [.. parts.Select(p => Nts.Factory.CreatePolygon(
            Nts.Factory.CreateLinearRing(p.Shell!.Points),
            [.. p.Holes.Select(h => Nts.Factory.CreateLinearRing(CanonicalOrder.Reversed(h.Points)))]))];
        return polygons.Length == 1 ? polygons[0] : Nts.Factory.CreateMultiPolygon(polygons);
    }

    /// <summary>The last word: what NetTopologySuite still finds invalid is a problem too (in no named ring).</summary>
    private static Geometry? Arbitrate(Geometry polygons, Findings findings)
    {
        if (new IsValidOp(polygons).ValidationError is not { } error)
        {
            if (polygons.Area > 0)
                return polygons;
            findings.Add(GeometryProblemKind.ZeroArea, null, polygons.Coordinate);
            return null;
        }

        findings.Add(Kind(error.ErrorType), null, error.Coordinate ?? ShapeGate.Nowhere);
        return null;

        static GeometryProblemKind Kind(TopologyValidationErrors error) => error switch
        {
            TopologyValidationErrors.HoleOutsideShell => GeometryProblemKind.HoleOutsideShell,
            TopologyValidationErrors.NestedHoles => GeometryProblemKind.NestedHoles,
            TopologyValidationErrors.NestedShells => GeometryProblemKind.NestedShells,
            TopologyValidationErrors.DisconnectedInteriors => GeometryProblemKind.DisconnectedInterior,
            TopologyValidationErrors.DuplicateRings => GeometryProblemKind.OverlappingParts,
            TopologyValidationErrors.TooFewPoints => GeometryProblemKind.TooFewPoints,
            TopologyValidationErrors.InvalidCoordinate => GeometryProblemKind.NonFinite,
            TopologyValidationErrors.RingNotClosed => GeometryProblemKind.UnclosedRing,
            _ => GeometryProblemKind.SelfIntersection,
        };
    }
}

using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>Whether structure may be repaired, and only when the user asked (<c>--repair=structure</c>).</summary>
public enum Repair
{
    None,
    Structure,
}

/// <summary>What a structure repair did: ellipsoidal area before, by the rings as read, and after, m².</summary>
public sealed record RepairReceipt(double AreaBefore, double AreaAfter);

/// <summary>The gate's answer: a shape unless a fatal problem was found; always every problem, in canonical order.</summary>
public sealed record ShapeReading(Shape? Shape, IReadOnlyList<GeometryProblem> Problems, RepairReceipt? Repair)
{
    /// <summary>Problems beyond the first 1000 of their kind: counted, not listed.</summary>
    public int Unlisted { get; init; }
}

/// <summary>
/// The typed gate: raw shape → valid canonical <see cref="Shape"/> or every problem. Nothing is repaired silently: repeated points and exact
/// back-tracks are dropped with a notice (the area does not change), everything else is refused, or repaired on request.
/// </summary>
/// <remarks>
/// Canonical: shells counter-clockwise, holes clockwise, each from its smallest (x, y) vertex; holes, parts, paths and points sorted;
/// paths in the direction whose sequence is smaller; +0 for −0. Validity is OGC Simple Features 06-103r4 §6.1.11: our checks list every
/// place, NetTopologySuite's IsValid has the last word. At most 1000 problems of a kind are listed, the rest counted; the search for
/// crossings stops at 100 000. Non-finite and out-of-range rings, open and too short ones take no part in the checks between rings.
/// </remarks>
public static class ShapeGate
{
    /// <exception cref="EcoException">The shape is too complex to be checked, or too large to be measured, in bounded time and memory.</exception>
    public static ShapeReading Check(RawShape raw, Crs crs, Repair repair = Repair.None)
    {
        if (PlainPolygon.Read(raw, crs) is { } plain)
            return new ShapeReading(Shape.Of(plain, raw.Kind, crs), [], null);
        var findings = new Findings();
        var extent = new GroundExtent(crs);
        var (geometry, receipt) = Check(raw, extent, repair, findings);
        if (geometry is not null)
            extent.DemandMeasurable(geometry);
        return Reading(geometry is null ? null : Shape.Of(geometry, raw.Kind, crs), findings, receipt);
    }

    /// <summary>The structure alone, without a CRS: for tests of rings on any grid.</summary>
    internal static (Geometry? Geometry, IReadOnlyList<GeometryProblem> Problems) CheckStructure(RawShape raw, Repair repair = Repair.None)
    {
        var findings = new Findings();
        var (geometry, _) = Check(raw, new GroundExtent(null), repair, findings);
        return (geometry, findings.List().Listed);
    }

    /// <summary>The whole gate, without the short way of <see cref="PlainPolygon"/>.</summary>
    internal static (Geometry? Geometry, RepairReceipt? Repair) Check(RawShape raw, GroundExtent extent, Repair repair, Findings findings)
    {
        if (raw.IsEmpty)
        {
            findings.Add(GeometryProblemKind.Empty, null, Nowhere);
            return (null, null);
        }

        return raw.Kind switch
        {
            ShapeKind.Polygon => PolygonGate.Check(raw, extent, repair, findings),
            ShapeKind.Line => (Lines(raw, extent, findings), null),
            _ => (Points(raw, extent, findings), null),
        };
    }

    /// <summary>The coordinate of a problem that has none.</summary>
    internal static Coordinate Nowhere => new(double.NaN, double.NaN);

    private static ShapeReading Reading(Shape? shape, Findings findings, RepairReceipt? receipt)
    {
        var (listed, unlisted) = findings.List();
        return new ShapeReading(shape, listed, receipt) { Unlisted = unlisted };
    }

    private static Geometry? Lines(RawShape raw, GroundExtent extent, Findings findings)
    {
        var reader = new RingReader(extent, findings);
        List<Ring> lines = [.. raw.Parts.SelectMany(p => p).Where(p => p.Count > 0).Select(reader.Line)];
        lines.Sort((a, b) => CanonicalOrder.Compare(a.Points, b.Points));
        for (int i = 0; i < lines.Count; i++)
            lines[i].Number = i + 1;
        if (findings.AnyFatal)
            return null;
        LineString[] strings = [.. lines.Select(l => Nts.Factory.CreateLineString(l.Points))];
        return strings.Length == 1 ? strings[0] : Nts.Factory.CreateMultiLineString(strings);
    }

    /// <summary>Points have no ring: their problems carry ring 0.</summary>
    private static Geometry? Points(RawShape raw, GroundExtent extent, Findings findings)
    {
        List<Coordinate> points = [];
        foreach (RawPath path in raw.Parts.SelectMany(p => p))
        {
            for (int i = 0; i < path.Count; i++)
                foreach (var (kind, at) in extent.Problems(new RawPath([path.Xs[i]], [path.Ys[i]])))
                    findings.Add(kind, null, at);
            points.AddRange(RingReader.Points(path));
        }

        if (findings.AnyFatal)
            return null;
        points.Sort(CanonicalOrder.Compare);
        List<Point> kept = [];
        foreach (Coordinate p in points)
            if (kept.Count > 0 && kept[^1].Coordinate.Equals2D(p))
                findings.Add(GeometryProblemKind.RepeatedPoint, null, p);
            else
                kept.Add(Nts.Factory.CreatePoint(p));
        return kept.Count == 1 ? kept[0] : Nts.Factory.CreateMultiPoint([.. kept]);
    }
}

using System.Globalization;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Holds a new layer against the administrative boundary already in the catalog: is it there at all (RELIABILITY 52), and does it look
/// shifted like the web maps (51). Without such a boundary neither can be said, and neither is.
/// </summary>
public static class ReferenceChecks
{
    private const string BoundaryKind = "admin-boundary";

    /// <summary>The newest boundary layers of the catalog that are not doubtful themselves.</summary>
    public static IReadOnlyList<LayerVersion> Boundaries(ILayerStore store) => [.. store.NewestOfKind(BoundaryKind).Where(b => b.Flags.Count == 0)];

    /// <summary>Refuses a layer of which under half the features' bounds meet the extent of a boundary layer.</summary>
    internal static void Extent(IReadOnlyList<Shape> shapes, ZoneKind kind, ImportRequest request, IReadOnlyList<LayerVersion> boundaries, Place where, List<Fault> faults)
    {
        Envelope[] areas = [.. boundaries.Where(b => b.Zones.Count > 0).Select(b => Bounds(b.Zones.Select(z => z.Shape)))];
        if (request.AllowOutside || kind.Id == BoundaryKind || areas.Length == 0 || shapes.Count == 0)
            return;
        int inside = shapes.Count(s => areas.Any(a => a.Intersects(s.LonLatBounds)));
        if (2 * inside < shapes.Count)
            faults.Add(new Fault(ImportFaults.OutsideArea, where, inside, shapes.Count, Box(Bounds(shapes)), string.Join("; ", areas.Select(Box))));
    }

    /// <summary>The shift finding when it looks like GCJ-02, else null.</summary>
    /// <param name="outlines">As the file has them, so that refused files are looked at too.</param>
    internal static OutlineShift? Gcj02(IReadOnlyList<DegreeOutline> outlines, IReadOnlyList<LayerVersion> boundaries, CancellationToken cancellation)
    {
        if (outlines.Count == 0 || PlaceReference.Of(boundaries) is not { } reference)
            return null;
        OutlineShift? shift = OutlineShift.Fit(outlines, reference.Outlines, cancellation);
        return shift is { LooksGcj02: true } ? shift : null;
    }

    internal static Bilingual Describe(OutlineShift shift) => new Bilingual(
        "疑似 GCJ-02（火星坐标）数据：与图层库中的行政区界相比，平移（东 {0:0} 米，北 {1:0} 米）后边界偏差由 {2:0} 米降至 {3:0} 米，该处 GCJ-02 的偏移为（东 {4:0} 米，北 {5:0} 米）；未作纠偏",
        "looks like GCJ-02: against the administrative boundary of the catalog a shift of {0:0} m east, {1:0} m north brings the mismatch from {2:0} m to {3:0} m; GCJ-02 is off by {4:0} m east, {5:0} m north there; nothing was corrected")
        .Format(shift.East, shift.North, shift.MismatchBefore, shift.MismatchAfter, shift.GcjEast, shift.GcjNorth);

    internal static Envelope Bounds(IEnumerable<Shape> shapes)
    {
        Envelope all = new();
        foreach (Shape shape in shapes)
            all.ExpandToInclude(shape.LonLatBounds);
        return all;
    }

    private static string Box(Envelope e) =>
        string.Create(CultureInfo.InvariantCulture, $"{e.MinX:0.####}–{e.MaxX:0.####}° E, {e.MinY:0.####}–{e.MaxY:0.####}° N");
}

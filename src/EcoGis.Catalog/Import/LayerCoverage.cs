using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The polygons within which a layer claims to be complete, through the same gate as zones, in order of content key, each once.
/// They keep the CRS they came in; the bounding box is taken in the CRS of the layer.
/// </summary>
internal static class LayerCoverage
{
    /// <param name="bounds">Of the layer, in its CRS.</param>
    public static ImmutableArray<Shape> Of(CoverageRequest request, Envelope bounds, Crs crs, Place where, List<Fault> faults)
    {
        IEnumerable<Shape> coverage = request switch
        {
            CoverageRequest.Extent => Box(bounds, crs, where, faults),
            CoverageRequest.Polygons(FeatureFile file) => FromFile(file, faults),
            _ => [],
        };
        return [.. coverage.DistinctBy(s => s.ContentKey).OrderBy(s => s.ContentKey, StringComparer.Ordinal)];
    }

    private static Shape[] Box(Envelope box, Crs crs, Place where, List<Fault> faults)
    {
        if (box.IsNull)
            return [];
        RawPath ring = new([box.MinX, box.MaxX, box.MaxX, box.MinX, box.MinX], [box.MinY, box.MinY, box.MaxY, box.MaxY, box.MinY]);
        return Gate(RawShape.Polygon(ring), crs, where with { Field = "coverage" }, faults);
    }

    private static Shape[] FromFile(FeatureFile file, List<Fault> faults)
    {
        Place where = Place.InFile(file.Path) with { Layer = file.Layer };
        if (file.Crs is null)
        {
            faults.Add(new Fault(ImportFaults.NoCrs, where, file.DeclaredCrs));
            return [];
        }

        if (file.Features.Count == 0 || file.Features.Any(f => f.Shape is not { Kind: ShapeKind.Polygon, IsEmpty: false }))
        {
            faults.Add(new Fault(ImportFaults.CoverageNotPolygons, where));
            return [];
        }

        return [.. file.Features.SelectMany(f => Gate(f.Shape!, file.Crs, f.Where with { File = where.File }, faults))];
    }

    private static Shape[] Gate(RawShape raw, Crs crs, Place where, List<Fault> faults)
    {
        ShapeReading reading = ShapeGate.Check(raw, crs);
        faults.AddRange(reading.Problems.Where(p => p.IsFatal)
            .Select(p => new Fault(ImportFaults.BadGeometry, where with { Ring = p.Ring > 0 ? p.Ring : null, At = (p.X, p.Y) }, ProblemWords.Of(p.Kind))));
        return reading.Shape is null ? [] : [reading.Shape];
    }
}

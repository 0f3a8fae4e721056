namespace EcoGis;

/// <summary>What a repair did to one feature: ellipsoidal area before and after, m²; vertices that are not where they were; how far the border moved, m.</summary>
public sealed record FeatureRepair(string Feature, double AreaBefore, double AreaAfter, int VerticesMoved, double Displacement);

/// <summary>
/// What was repaired on request, feature by feature; features that stayed as they were are left out. Refused as a whole when one feature changes more than
/// the request allows. Area before is that of the rings as read.
/// </summary>
public sealed record LayerRepair(RepairRequest Request, IReadOnlyList<FeatureRepair> Features)
{
    /// <summary>Appended to the source, so that reports show it: a repaired layer is not what the source published.</summary>
    public string Provenance => $"（经 --repair={Request.Text} 修复，改动 {Features.Count} 个要素）";

    /// <param name="shapes">In file order; replaced by the repaired ones.</param>
    internal static LayerRepair Of(IReadOnlyList<FeatureRecord> features, RepairRequest request, IReadOnlyList<ShapeReading?> readings, Shape?[] shapes, Place where, List<Fault> faults)
    {
        List<FeatureRepair> done = [];
        SnappedShape[] snapped = request is RepairRequest.Snap grid ? SnapRepair.Of([.. shapes.OfType<Shape>()], grid.Grid) : [];
        for (int i = 0, n = 0; i < shapes.Length; i++)
        {
            if (shapes[i] is not { } shape)
                continue;
            FeatureRecord feature = features[i];
            Place at = where with { Feature = feature.Where.Feature ?? LayerGate.Name(feature) };
            FeatureRepair? repair = request switch
            {
                RepairRequest.Snap snap => Snapped(snapped[n++], snap, at),
                _ when readings[i]!.Repair is { } receipt => new(LayerGate.Name(feature), receipt.AreaBefore, receipt.AreaAfter,
                    BorderMove.NewVertices(feature.Shape!, shape), BorderMove.Largest(feature.Shape!, shape)),
                _ => null,
            };
            if (repair is null)
                continue;
            double percent = repair.AreaBefore == repair.AreaAfter ? 0 : 100 * Math.Abs(repair.AreaAfter - repair.AreaBefore) / Math.Max(repair.AreaBefore, double.Epsilon);
            if (percent > request.MostPercent)
                faults.Add(new Fault(CheckFaults.RepairArea, at, repair.AreaBefore, repair.AreaAfter, percent, request.MostPercent));
            done.Add(repair);

            FeatureRepair? Snapped(SnappedShape result, RepairRequest.Snap snap, Place place)
            {
                if (result.Shape is null)
                    faults.Add(new Fault(CheckFaults.RepairLost, place, snap.Grid));
                else if (result.Displacement > snap.Grid)
                    faults.Add(new Fault(CheckFaults.RepairMove, place, result.Displacement, snap.Grid));
                shapes[i] = result.Shape;
                return result is { Shape: { } after, VerticesMoved: > 0 }
                    ? new(LayerGate.Name(feature), shape.EllipsoidalArea, after.EllipsoidalArea, result.VerticesMoved, result.Displacement)
                    : null;
            }
        }

        return new(request, done);
    }
}

using System.Globalization;

namespace EcoGis;

/// <summary>
/// Undoes a web map's offset (<c>--from</c>) or leads out of an old datum (<c>--datum-shift</c>), vertex by vertex; a notice and the
/// <see cref="Correction"/> say it. Nothing of this happens unless asked for, and what was asked for without need is refused.
/// </summary>
internal static class CoordinateCorrection
{
    /// <summary>Old datums lie 50–100 m off (DOMAIN §5.2); parameters that move a point further than this were made for something else, or have a wrong sign.</summary>
    private const double FarthestShift = 1000; // m

    public static (IReadOnlyList<FeatureRecord> Features, Correction Done) Shift(FileDraft draft, IReadOnlyList<FeatureRecord> features, OldDatumCrs old, DatumShift shift)
    {
        double farthest = 0;
        IReadOnlyList<FeatureRecord> moved = Moved(features, old.Modern.IsGeographic ? Degrees : Metres, draft, PlacingFaults.ShiftImpossible);
        if (farthest > FarthestShift)
            throw new Fault(PlacingFaults.ShiftTooFar, draft.Where, Math.Round(farthest), FarthestShift).Raise();
        Correction done = new(new Bilingual(
            "由 {0} 按用户给出的{1}转换到 CGCS2000（{2}），最大移动 {3:0.###} m，参数精度计 {4:0.###} m",
            "led from {0} to CGCS2000 ({2}) by the {1} of the user, moved by at most {3:0.###} m, the parameters counted as good to {4:0.###} m")
            .Format(old.Title, DatumShiftText.Describe(shift), old.Modern.Code, farthest, shift.Accuracy), shift.Accuracy);
        return (moved, done);

        (double, double) Metres(double x, double y)
        {
            (double X, double Y) to = shift.Apply(old, x, y);
            farthest = Math.Max(farthest, Math.Sqrt(((to.X - x) * (to.X - x)) + ((to.Y - y) * (to.Y - y))));
            return to;
        }

        (double, double) Degrees(double x, double y)
        {
            (double X, double Y) to = shift.Apply(old, x, y);
            farthest = Math.Max(farthest, double.IsFinite(to.X) ? Geodesic.Distance(x, y, to.X, to.Y).Metres : 0);
            return to;
        }
    }

    public static (IReadOnlyList<FeatureRecord> Features, Correction Done) Undo(FileDraft draft, IReadOnlyList<FeatureRecord> features, Crs crs, MapOffset offset)
    {
        CrsTransform toDegrees = CrsTransform.Between(crs, Crs.Wgs84), back = CrsTransform.Between(Crs.Wgs84, crs);
        IReadOnlyList<FeatureRecord> moved = Moved(features, (x, y) =>
        {
            (double lon, double lat) = toDegrees.Apply(x, y);
            (lon, lat) = offset.ToWgs84(lon, lat);
            return double.IsFinite(lon) ? back.Apply(lon, lat) : (double.NaN, double.NaN);
        }, draft, PlacingFaults.NoOffsetThere);
        return (moved, new(new Bilingual(
            "坐标已从 {0} 反算（按要求，--from {1}），平面误差另计 {2} m",
            "coordinates led back from {0} (as asked, --from {1}), counted as another {2} m of error").Format(offset.Name, offset.Id, offset.Error), offset.Error));
    }

    public static RawShape? Moved(RawShape? shape, Func<double, double, (double X, double Y)> move) => shape is null ? null
        : new(shape.Kind, shape.Roles, [.. shape.Parts.Select(part => (IReadOnlyList<RawPath>)[.. part.Select(path =>
        {
            double[] xs = new double[path.Count], ys = new double[path.Count];
            for (int i = 0; i < path.Count; i++)
                (xs[i], ys[i]) = double.IsFinite(path.Xs[i]) && double.IsFinite(path.Ys[i]) ? move(path.Xs[i], path.Ys[i]) : (path.Xs[i], path.Ys[i]);
            return new RawPath(xs, ys);
        })])]);

    private static List<FeatureRecord> Moved(IReadOnlyList<FeatureRecord> features, Func<double, double, (double X, double Y)> move, FileDraft draft, FaultKind lost)
    {
        FeatureRecord? here = null;
        List<FeatureRecord> moved = new(features.Count);
        foreach (FeatureRecord feature in features)
        {
            here = feature;
            moved.Add(feature with { Shape = Moved(feature.Shape, Checked) });
        }

        return moved;

        (double, double) Checked(double x, double y)
        {
            (double X, double Y) to = move(x, y);
            return double.IsFinite(to.X) && double.IsFinite(to.Y) ? to
                : throw new Fault(lost, draft.Where with { Feature = here!.Where.Feature, At = (x, y) }, string.Create(CultureInfo.InvariantCulture, $"({x:0.######}, {y:0.######})")).Raise();
        }
    }
}

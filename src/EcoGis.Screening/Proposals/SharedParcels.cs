using System.Globalization;

namespace EcoGis;

/// <summary>
/// Parcels of one run that share ground (RELIABILITY 54): each pair with its area, and both totals by their names, since a sum counts shared ground twice.
/// Beside the verdicts, and changing none of them. Sites without area are not in it.
/// </summary>
public static class SharedParcels
{
    private const int MostNamed = 5;

    /// <summary>Null when fewer than two sites have an area, or none share ground.</summary>
    public static Bilingual? Notice(IReadOnlyList<Screening> screenings, CancellationToken cancellation)
    {
        Screening[] areas = [.. screenings.Where(s => s.Located is { Shape.Kind: ShapeKind.Polygon })];
        if (areas.Length < 2)
            return null;
        if (SharedGround.Of(InOneCrs([.. areas.Select(s => s.Located!.Shape)]), cancellation) is not { } shared)
            return new Bilingual("地块之间是否重叠未比对：外框相交的地块超过 {0} 个顶点", "whether parcels share ground was not looked at: more than {0} vertices in parcels whose bounds meet").Format(SharedGround.MostVertices);
        if (shared.Pairs.Count == 0)
            return null;
        string pairs = string.Join(", ", shared.Pairs.OrderByDescending(p => p.EllipsoidalArea).Take(MostNamed)
            .Select(p => $"{areas[p.First].Proposal.Id} × {areas[p.Second].Proposal.Id} {Area(p.EllipsoidalArea)} m²")) + (shared.Pairs.Count > MostNamed ? ", …" : "");
        return new Bilingual("{0} 对地块相互重叠：{1}；面积逐块相加 {2} m²，重叠只计一次 {3} m²（椭球）", "{0} pairs of parcels share ground: {1}; sum of areas {2} m², union {3} m² (ellipsoidal)")
            .Format(shared.Pairs.Count, pairs, Area(shared.Sum), Area(shared.Union));
    }

    private static Shape[] InOneCrs(Shape[] shapes) =>
        shapes.All(s => s.Crs.Equals(shapes[0].Crs)) ? shapes : [.. shapes.Select(s => s.Crs.IsGeographic ? s : Shape.Trusted(s.In(Crs.Cgcs2000), Crs.Cgcs2000))];

    private static string Area(double area) => Rounded.Area(area).ToString("#,0.00##", CultureInfo.InvariantCulture);
}

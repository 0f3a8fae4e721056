using System.Globalization;

namespace EcoGis;

/// <summary>
/// The entities of a drawing → features of one CAD layer (RELIABILITY 31). Closed polylines and hatches are polygons, each one of its own: which of two
/// nested outlines is a hole only a hatch says. Open lines are listed beside polygons and not closed, unless the person says up to which gap; in a layer without
/// polygons they are the features.
/// Texts, and what lies in paper space, are counted. Which CAD layer is meant is asked when several hold polygons.
/// </summary>
internal static class DxfEntities
{
    private const string Layer = "Layer", PaperSpace = "PaperSpace", Text = "Text";
    private const int MostNamed = 20;

    private static readonly Bilingual Closed = new(
        "{0} 条闭合多段线各作一个面，套在里面的也不作为洞（第一条：{1}）", "{0} closed polyline(s) are a polygon each; one inside another is no hole (first: {1})");

    private static readonly Bilingual Open = new(
        "{0} 条未闭合的线不是地块，未读入、未闭合（第一条：{1}）", "{0} open line(s) are no parcels: neither read nor closed (first: {1})");

    private static readonly Bilingual Points = new("{0} 个点未读入（第一个：{1}）", "{0} point(s) were not read (first: {1})");

    private static readonly Bilingual Texts = new("{0} 个文字、标注或无图形的图元未读入（第一个：{1}）", "{0} texts, dimensions or entities without a shape were not read (first: {1})");

    private static readonly Bilingual Paper = new("图纸空间的 {0} 个图元未读入（第一个：{1}）", "{0} entities of paper space were not read (first: {1})");

    public static FileDraft Choose(FileDraft draft, ReadOptions options)
    {
        Entity[] all = [.. draft.Features.Select(f => Of(f, options.CloseGap))];
        foreach (Entity paper in all.Where(e => e.InPaperSpace))
            draft.Notices.Count(Paper, paper.Feature.Where);
        ILookup<string, Entity> layers = all.Where(e => !e.InPaperSpace).ToLookup(e => e.Layer, StringComparer.Ordinal);
        string? layer = Chosen(draft, layers, options.Layer);
        Entity[] inside = layer is null ? [] : [.. layers[layer]];
        ShapeKind? kind = inside.Where(e => e.Kind is not null).Select(e => e.Kind).DefaultIfEmpty(null).Min();
        List<FeatureRecord> features = [];
        foreach (Entity entity in inside)
        {
            if (entity.Kind is null)
                draft.Notices.Count(Texts, entity.Feature.Where);
            else if (entity.Kind == kind)
                features.Add(entity.Feature with { Position = features.Count + 1 });
            else
                draft.Notices.Count(entity.Kind == ShapeKind.Line ? Open : Points, entity.Feature.Where);
            if (entity.IsClosedLine)
                draft.Notices.Count(Closed, entity.Feature.Where);
        }

        TellGaps(draft, [.. inside.Where(e => e.Gap > 0)], options.CloseGap);
        string[] others = [.. layers.Select(g => g.Key).Where(k => k != layer).Order(StringComparer.Ordinal)];
        if (others.Length > 0 && layer is not null)
            draft.Notices.Add(new("只读 CAD 图层 {0}；未读：{1}", "read the CAD layer {0} only; not read: {1}"), NoticeList.Sample(layer), Listed(others));
        return features.Count > 0 || draft.Features.Count == 0 ? draft with { Layer = layer ?? draft.Layer, Features = features, CrsAbsence = new("DXF 不含坐标系", "a DXF states none") }
            : throw new Fault(GdalFaults.DxfNothing, Place.InFile(draft.Path), NoticeList.Sample(layer ?? "-"), Listed([.. layers.Select(g => g.Key)])).Raise();
    }

    private static string? Chosen(FileDraft draft, ILookup<string, Entity> layers, string? asked)
    {
        Place where = Place.InFile(draft.Path);
        if (asked is not null)
            return layers.Contains(asked) ? asked : throw new Fault(FormatFaults.LayerUnknown, where, NoticeList.Sample(asked), Listed([.. layers.Select(g => g.Key)])).Raise();
        foreach (ShapeKind kind in Enum.GetValues<ShapeKind>())
        {
            string[] holding = [.. layers.Where(g => g.Any(e => e.Kind == kind)).Select(g => g.Key).Order(StringComparer.Ordinal)];
            if (holding.Length > 1)
                throw new Fault(FormatFaults.LayerAmbiguous, where, holding.Length, Listed(holding)).Raise();
            if (holding.Length == 1)
                return holding[0];
        }

        return null;
    }

    /// <summary>What was closed because it was asked for, each with its gap.</summary>
    private static void TellGaps(FileDraft draft, Entity[] closed, double? most)
    {
        if (closed.Length == 0)
            return;
        string each = string.Join(", ", closed.OrderByDescending(e => e.Gap).Take(MostNamed).Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Feature.Where.Feature} {e.Gap:0.######}"))) + (closed.Length > MostNamed ? ", …" : "");
        draft.Notices.Add(new("按要求（--close {1}）把 {0} 条首尾不相接的线闭合为面，首尾相距（要素、距离，大者在前）：{2}", "{0} line(s) whose ends do not meet were closed to polygons as asked (--close {1}); gaps (feature, distance, largest first): {2}"), closed.Length, most, each);
    }

    /// <param name="most">The gap up to which a line is closed; null: only lines without one are.</param>
    private static Entity Of(FeatureRecord feature, double? most)
    {
        string? Cell(string column) => feature.Attributes.GetValueOrDefault(column);
        bool isText = feature.Shape is { Kind: ShapeKind.Point } && Cell(Text) is not null;
        double gap = feature.Shape is { Kind: ShapeKind.Line } line ? line.Parts.Max(p => Gap(p[0])) : double.NaN;
        bool closed = gap == 0 || gap <= most;
        RawShape? shape = closed ? new RawShape(ShapeKind.Polygon, RingRoles.AsGiven, [.. feature.Shape!.Parts.Select(p => (IReadOnlyList<RawPath>)[AsRing(p[0])])]) : feature.Shape;
        return new Entity(feature with { Shape = shape }, Cell(Layer) ?? "", isText || shape is null ? null : shape.Kind, closed, closed ? gap : 0, Cell(PaperSpace) == "1");
    }

    /// <summary>Between the ends of what can be a ring; NaN for what cannot.</summary>
    private static double Gap(RawPath path) => path.Count >= 4 || (path.Count == 3 && !Meets(path)) ? double.Hypot(path.Xs[^1] - path.Xs[0], path.Ys[^1] - path.Ys[0]) : double.NaN;

    private static bool Meets(RawPath path) => path.Xs[0] == path.Xs[^1] && path.Ys[0] == path.Ys[^1];

    /// <summary>No vertex is moved: the first is repeated.</summary>
    private static RawPath AsRing(RawPath path) => Meets(path) ? path : new([.. path.Xs, path.Xs[0]], [.. path.Ys, path.Ys[0]]);

    private static string Listed(IReadOnlyList<string> names) => string.Join(", ", names.Select(n => NoticeList.Sample(n)));

    private sealed record Entity(FeatureRecord Feature, string Layer, ShapeKind? Kind, bool IsClosedLine, double Gap, bool InPaperSpace);
}

namespace EcoGis;

/// <summary>
/// One shape out of the members of a collection: all polygons, else all lines, else all points. What is left out is counted, never
/// dropped in silence (RELIABILITY 48).
/// </summary>
internal static class ShapeMix
{
    public static RawShape? Take(IReadOnlyList<RawShape> members, Place where, NoticeList notices)
    {
        if (members.Count == 0)
            return null;
        if (members.Count == 1)
            return members[0];
        ShapeKind kind = members.Min(m => m.Kind);
        int left = members.Count(m => m.Kind != kind);
        if (left > 0)
        {
            Bilingual text = kind == ShapeKind.Polygon
                ? new("几何集合中只取面，略去 {0} 个线或点（第一处：{1}）", "only the polygons of a collection were taken: {0} line(s) or point(s) left out (first: {1})")
                : new("几何集合中只取线，略去 {0} 个点（第一处：{1}）", "only the lines of a collection were taken: {0} point(s) left out (first: {1})");
            notices.Count(text, where, left);
        }

        return new RawShape(kind, RingRoles.AsGiven, [.. members.Where(m => m.Kind == kind).SelectMany(m => m.Parts)]);
    }
}

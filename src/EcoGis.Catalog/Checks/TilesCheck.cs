using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Zones that should tile: gaps, overlaps and slivers by <see cref="TilingCheck"/>, each group that tiles for itself; then the ground of all of them
/// held against the administrative areas that they cover for the greater part, and against the coverage that the layer claims. What is narrower than
/// the borders' combined accuracy is summed, not listed.
/// </summary>
internal static class TilesCheck
{
    private static readonly Bilingual s_tiling = new("空隙与重叠", "gaps and overlaps");
    private static readonly Bilingual s_boundary = new("与行政区界比对", "against the administrative boundary");

    public static void Add(CheckedLayer layer, CheckList list, CancellationToken cancellation)
    {
        LayerChecks checks = layer.Kind.Checks;
        if (!checks.Tiles || layer.Zones.Count == 0 || layer.Zones[0].Shape.Kind != ShapeKind.Polygon)
            return;
        bool made = false, held = false;
        List<string> apart = [];
        foreach (var group in layer.Zones.GroupBy(z => checks.TilesBy is null ? "" : Value(z, checks.TilesBy)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (checks.TilesOnly is { IsEmpty: false } only && !only.Contains(group.Key))
                continue;
            Zone[] zones = [.. group];
            Place where = group.Key.Length == 0 ? layer.Where : layer.Where with { Field = $"{checks.TilesBy}={group.Key}" };
            if (TilingCheck.Read([.. zones.Select(z => z.Shape)], layer.Accuracy, cancellation) is not { } reading)
            {
                list.NotMade(s_tiling, new Bilingual("顶点超过 {0}", "more than {0} vertices").Format(TilingCheck.MostVertices));
                continue;
            }

            made = true;
            Tell(layer, list, zones, reading, where);
            if (!HoldAgainst(layer, list, reading.Covered, where))
                apart.Add(group.Key);
            else
                held = true;
        }

        TellHeld(layer, list, made, held, apart);
        if (made)
            list.Made(s_tiling);
        else if (checks.TilesOnly.Length > 0)
            list.NotMade(s_tiling, new Bilingual("没有 {0} 为 {1} 的要素", "no feature has {0} = {1}").Format(checks.TilesBy, string.Join(" / ", checks.TilesOnly)));
    }

    private static string Value(Zone zone, string field) => field == "class" ? zone.Class : zone.Fields.GetValueOrDefault(field, "");

    private static void Tell(CheckedLayer layer, CheckList list, Zone[] zones, TilingReading reading, Place where)
    {
        PieceMeter meter = new(layer.Crs, layer.Accuracy, layer.Accuracy);
        foreach (TilingFlaw flaw in reading.Flaws)
        {
            string[] codes = [.. flaw.Features.Select(i => zones[i].Code)];
            FaultKind kind = (flaw.Kind, flaw.IsSliver) switch
            {
                (TilingFlawKind.Gap, false) => CheckFaults.Gap,
                (TilingFlawKind.Gap, true) => CheckFaults.SliverGap,
                (_, false) => CheckFaults.Overlap,
                _ => CheckFaults.SliverOverlap,
            };
            Coordinate at = flaw.At;
            list.Add(new(flaw.IsSliver ? CheckSeverity.Notice : CheckSeverity.Warning,
                new Fault(kind, where with { At = (at.X, at.Y) }, flaw.EllipsoidalArea, flaw.MeanWidth, string.Join(", ", codes)), codes)
            {
                Ground = flaw.Ground,
                Area = flaw.EllipsoidalArea,
                MeanWidth = flaw.MeanWidth,
                At = meter.LonLat(at),
            });
        }

        if (reading.UnlistedPairs > 0)
            list.Add(new(CheckSeverity.Warning, new Fault(CheckFaults.UnlistedPairs, where, reading.UnlistedPairs, TilingCheck.MostPairs), []));
    }

    /// <summary>Whether the comparison with the boundary was made, once for the layer; classes that it could not be made for are named.</summary>
    private static void TellHeld(CheckedLayer layer, CheckList list, bool made, bool held, List<string> apart)
    {
        if (held)
            list.Made(s_boundary);
        if (!made || (held && apart.Count == 0))
            return;
        Bilingual who = apart.All(k => k.Length == 0) ? Bilingual.Same("") : Bilingual.Same($" {layer.Kind.Checks.TilesBy} = {string.Join(" / ", apart)}");
        if (layer.Boundaries.Count == 0)
            list.NotMade(s_boundary, new("图层库中没有行政区界（admin-boundary）", "the catalog has no administrative boundary (admin-boundary)"));
        else if (layer.Boundaries.Any(b => b.Kind.Id != layer.Kind.Id))
            list.NotMade(s_boundary, new Bilingual("没有一个行政区的大部分在图层之内{0}", "the layer has the greater part of no administrative area{0}").Format(who));
    }

    /// <summary>The areas of which the layer has the greater part, and what it claims to be complete for.</summary>
    /// <returns>False: no area of the boundary could be compared.</returns>
    private static bool HoldAgainst(CheckedLayer layer, CheckList list, Geometry covered, Place where)
    {
        bool any = false;
        foreach (LayerVersion boundary in layer.Boundaries.Where(b => b.Kind.Id != layer.Kind.Id))
        {
            foreach (Zone area in boundary.Zones.Where(z => z.Shape.Kind == ShapeKind.Polygon && z.Shape.LonLatBounds.Intersects(layer.Bounds)))
                any |= Share(layer, list, covered, area.Shape, new(layer.Crs, layer.Accuracy, boundary.Accuracy), $"{area.Name} {area.Code}".Trim(), mostly: true, where);
        }

        foreach (Shape claim in layer.Coverage)
            Share(layer, list, covered, claim, new(layer.Crs, layer.Accuracy, 0), "--coverage", mostly: false, where);
        return any;
    }

    private static bool Share(CheckedLayer layer, CheckList list, Geometry covered, Shape area, PieceMeter meter, string name, bool mostly, Place where)
    {
        Geometry ground = area.In(layer.Crs);
        double whole = area.EllipsoidalArea;
        var (missing, wide) = GroundPieces.Left(ground, covered, meter);
        if (mostly && missing > whole / 2)
            return false;
        if (mostly)
        {
            foreach (GroundPiece beyond in GroundPieces.Left(covered, ground, meter).Wide)
                list.Add(Item(beyond, CheckFaults.Beyond, CheckSeverity.Notice));
            list.Add(new(CheckSeverity.Notice, new Fault(CheckFaults.ShareCovered, where, name, 100 * (1 - (missing / whole)), missing, wide.Count), []));
        }

        foreach (GroundPiece uncovered in wide)
            list.Add(Item(uncovered, CheckFaults.Uncovered, CheckSeverity.Warning));
        return true;

        CheckItem Item(GroundPiece piece, FaultKind kind, CheckSeverity severity) => new(
            severity, new Fault(kind, where with { At = (piece.At.X, piece.At.Y) }, piece.EllipsoidalArea, piece.MeanWidth, name), [])
        {
            Ground = piece.Ground,
            Area = piece.EllipsoidalArea,
            MeanWidth = piece.MeanWidth,
            At = meter.LonLat(piece.At),
        };
    }
}

using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace EcoGis;

/// <summary>What a map shows of one finding: its numbers in the table, its zone, and the recorded distance if it is one of distance.</summary>
internal sealed record MapFinding(int Number, string? Layer, int? Zone, Answer Answer, string? Distance);

/// <summary>
/// Composes the sheets of a report: one overview with every finding's number, one per finding. All zones in view are drawn; lines are thinned
/// until a sheet keeps to its share of vertices, so that a page stays small. Nearest points are found in the plane, for drawing only.
/// </summary>
internal sealed class ReportMaps(IMapSource source, MapStyles styles, MapText text, int vertexBudget)
{
    private const string District = "admin-boundary";

    private const double OverviewHeight = 400, FindingHeight = 360, Reach = 5000;

    public Scene Overview(string title, IReadOnlyList<MapFinding> findings)
    {
        Envelope ground = source.Site.EnvelopeInternal.Copy();
        ground.ExpandBy(Math.Max(200, ground.Diameter));
        foreach (MapFinding finding in findings)
        {
            if (ZoneOf(finding) is { } zone && NearestPoints(zone) is { } pair && pair.From.Distance(pair.To) <= Reach)
                ground.ExpandToInclude(pair.To);
        }
        MapSheet sheet = Draw(ground, OverviewHeight, out List<MapZone> zones);
        foreach (MapFinding finding in findings.DistinctBy(f => (f.Layer, f.Zone)))
        {
            if (finding.Answer == Answer.Overlaps && ZoneOf(finding) is { } zone)
                sheet.Overlap(source.Shared(zone));
        }
        sheet.Site(source.Site, source.Axis);
        foreach (IGrouping<(string?, int?), MapFinding> group in findings.GroupBy(f => (f.Layer, f.Zone)))
        {
            if (MarkerOf(sheet, group.First()) is { } at)
                sheet.Number(at, Numbers([.. group.Select(g => g.Number)]));
        }
        Name(sheet, zones, findings);
        ScreenBox f = sheet.View.Frame;
        return sheet.Finish(title, source.Plane, OverviewHeight, Locator(new ScreenBox(f.Right + 14, f.Bottom - 118, 150, 118), sheet.View));
    }

    /// <summary>Null when the finding has no zone to show (a layer that does not cover the site).</summary>
    public Scene? Of(string title, MapFinding finding)
    {
        if (ZoneOf(finding) is not { } zone)
            return null;
        Envelope ground = source.Site.EnvelopeInternal.Copy();
        Geometry? shared = finding.Answer is Answer.Overlaps ? source.Shared(zone) : null;
        (Coordinate From, Coordinate To)? pair = shared is { IsEmpty: false } ? null : NearestPoints(zone);
        if (shared is { IsEmpty: false })
            ground.ExpandToInclude(shared.EnvelopeInternal);
        if (pair is { } points)
            ground.ExpandToInclude(points.To);
        ground.ExpandBy(Math.Max(ground.Width, ground.Height) * 0.15 + 5);
        MapSheet sheet = Draw(ground, FindingHeight, out List<MapZone> zones);
        if (shared is { IsEmpty: false })
            sheet.Overlap(shared);
        sheet.Site(source.Site, source.Axis);
        if (pair is { } line && finding.Distance is { } distance)
            sheet.Nearest(line.From, line.To, distance);
        Name(sheet, zones, [finding]);
        return sheet.Finish(title, source.Plane, FindingHeight, []);
    }

    private MapSheet Draw(Envelope ground, double height, out List<MapZone> zones)
    {
        MapView view = MapView.Fit(ground, MapSheet.FrameOf(height));
        zones = [.. source.InView(view.Ground)];
        double tolerance = 0.5;
        while (true)
        {
            var sheet = new MapSheet(view, styles, text, tolerance);
            foreach (MapZone zone in zones.Where(z => z.Kind != District).OrderByDescending(z => z.Shape.Dimension).ThenByDescending(z => z.Shape.EnvelopeInternal.Area))
                sheet.Zone(zone, district: false);
            foreach (MapZone zone in zones.Where(z => z.Kind == District))
                sheet.Zone(zone, district: true);
            if (sheet.Vertices <= vertexBudget || tolerance > 30)
                return sheet;
            tolerance *= 2;
        }
    }

    private static void Name(MapSheet sheet, List<MapZone> zones, IReadOnlyList<MapFinding> findings)
    {
        HashSet<(string?, int?)> hit = [.. findings.Select(f => (f.Layer, f.Zone))];
        foreach (MapZone zone in zones.Where(z => hit.Contains((z.Layer, z.Number))).Take(30))
            sheet.Name(zone, mustShow: false);
        foreach (MapZone zone in zones.Where(z => z.Kind != District && !hit.Contains((z.Layer, z.Number))).OrderByDescending(z => z.Shape.EnvelopeInternal.Area).Take(25))
            sheet.Name(zone, mustShow: false);
    }

    private ScreenPoint? MarkerOf(MapSheet sheet, MapFinding finding)
    {
        if (ZoneOf(finding) is not { } zone)
            return sheet.AnchorOf(source.Site);
        if (finding.Answer == Answer.Overlaps && source.Shared(zone) is { IsEmpty: false } shared && sheet.AnchorOf(shared) is { } inside)
            return inside;
        if (NearestPoints(zone) is { } pair && sheet.View.At(pair.To.X, pair.To.Y) is var at && sheet.View.Frame.Holds(at))
            return at;
        return sheet.AnchorOf(source.Site);
    }

    private MapZone? ZoneOf(MapFinding finding) =>
        finding is { Layer: { } layer, Zone: { } number } ? source.Zone(layer, number) : null;

    private (Coordinate From, Coordinate To)? NearestPoints(MapZone zone) =>
        DistanceOp.NearestPoints(source.Site, zone.Shape) is [{ } from, { } to] ? (from, to) : null;

    private List<SceneItem> Locator(ScreenBox box, MapView main)
    {
        Geometry? district = source.InView(source.Site.EnvelopeInternal).Where(z => z.Kind == District).OrderByDescending(z => z.Shape.EnvelopeInternal.Area).FirstOrDefault()?.Shape;
        if (district is null)
            return [];
        var frame = new ScreenBox(box.X, box.Y + 16, box.Width, box.Height - 16);
        MapView view = MapView.Fit(district.EnvelopeInternal, frame);
        ScreenPoint a = view.At(main.Ground.MinX, main.Ground.MaxY), b = view.At(main.Ground.MaxX, main.Ground.MinY);
        double w = Math.Max(b.X - a.X, 5), h = Math.Max(b.Y - a.Y, 5);
        var extent = new ScreenBox((a.X + b.X - w) / 2, (a.Y + b.Y - h) / 2, w, h);
        return
        [
            new SceneText(box.X, box.Y + 11, text.Locator, 11, Anchor.Start, "#222222", Halo: false, Bold: true),
            new SceneClip(frame,
            [
                new ScenePath([Furniture.Box(frame)], true, Paint.Solid("#fcfcfa")),
                new ScenePath(ScreenLines.Rings(district, view, 0.7), true, new Paint("#eeeeee", 1, "#333333", 1, [], null)),
                new ScenePath([Furniture.Box(extent)], true, new Paint("#d40000", 0.35, styles.Site.Stroke, 1.4, [], null)),
            ]),
            new ScenePath([Furniture.Box(frame)], true, Paint.Line("#222222", 0.8)),
        ];
    }

    /// <summary>1·2·3, or 1–9 for a run, or the first three and how many more.</summary>
    private static string Numbers(int[] numbers)
    {
        if (numbers.Length <= 3)
            return string.Join('·', numbers);
        return numbers[^1] - numbers[0] == numbers.Length - 1
            ? FormattableString.Invariant($"{numbers[0]}–{numbers[^1]}")
            : FormattableString.Invariant($"{string.Join('·', numbers[..3])} +{numbers.Length - 3}");
    }
}

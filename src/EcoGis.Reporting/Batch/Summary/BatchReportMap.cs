using System.Globalization;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Where the proposals of a batch lie: one small map for each verdict, alike in ground and scale, each square of ground with one symbol at its middle whose area
/// goes by the number of proposals and which bears that number. Shape, number and heading say all; colours only help. In the Gauss-Krüger plane at the middle.
/// </summary>
internal static class BatchReportMap
{
    private const double Width = 1040, PanelHeight = 380, Gap = 14, Head = 22, Foot = 40, LeastRadius = 2.5, MostRadius = 40, LabelSize = 11;
    private const int Across = 8;
    private const double Widest = 1.36; // half the width of the widest shape, in radii of the disc of its area

    /// <summary>Null when no result states a place.</summary>
    /// <param name="boundary">Rings in degrees.</param>
    public static Scene? Of(BatchReport report, IEnumerable<(double[] Longitudes, double[] Latitudes)> boundary, MapText text)
    {
        (double side, var bins) = report.Tally.Places.Within(Across);
        if (bins.Count == 0)
            return null;
        var plane = Crs.PlaneAt((bins.Min(b => b.Longitude) + bins.Max(b => b.Longitude)) / 2, (bins.Min(b => b.Latitude) + bins.Max(b => b.Latitude)) / 2);
        var toPlane = CrsTransform.Between(Crs.Wgs84, plane);
        var lines = boundary.Select(ring => InPlane(toPlane, ring.Longitudes.Zip(ring.Latitudes))).Where(l => l.Length > 1).ToList();
        Envelope ground = new();
        foreach (var (x, y) in bins.SelectMany(b => InPlane(toPlane, [(b.Longitude - (side / 2), b.Latitude - (side / 2)), (b.Longitude + (side / 2), b.Latitude + (side / 2))])).Concat(lines.SelectMany(l => l)))
            ground.ExpandToInclude(x, y);
        double panel = (Width - Gap) / 2, most = bins.Max(b => b.Proposals.Max());
        List<SceneItem> items = [];
        foreach (var (i, verdict) in Enum.GetValues<Verdict>().Index())
        {
            ScreenBox box = new(i % 2 * (panel + Gap), i / 2 * (PanelHeight + Gap), panel, PanelHeight);
            var view = MapView.Fill(ground, new ScreenBox(box.X + 1, box.Y + Head, box.Width - 2, box.Height - Head));
            items.Add(ChartParts.Text(box.X + 2, box.Y + 15, $"{VerdictWords.Icon(verdict)} {VerdictWords.Of(verdict).In(text.Language)}  {Number(report.Tally.All.Of(verdict))}", 14, bold: true));
            List<SceneItem> inside = [.. lines.Select(line => new ScenePath([[.. line.Select(p => view.At(p.X, p.Y))]], true, Paint.Line("#8a8a8a", 1, 6, 2)))];
            inside.AddRange(Symbols(verdict, bins, most, view, toPlane));
            items.Add(new SceneClip(view.Frame, inside));
            items.Add(new ScenePath([Furniture.Box(view.Frame)], true, Paint.Line(ChartParts.Ink, 1)));
            items.AddRange(Furniture.ScaleBar(view).Concat(Furniture.North(view.Frame, text)));
        }

        double height = (2 * PanelHeight) + Gap + Foot;
        bool zh = text.Language == Language.Zh;
        items.Add(ChartParts.Text(2, height - 22, zh ? $"坐标系：{plane.Name} ({plane.Code})；每个符号代表边长 {side:0.####}° 的一格，面积与该格地块数成正比（极少的放大到可见），四幅图同一尺度" : $"CRS: {plane.Name} ({plane.Code}); a symbol stands for a square of {side:0.####}°, its area for the proposals in it (very few are drawn larger, to be seen), on one scale in all four maps", 11, colour: ChartParts.Soft));
        items.Add(ChartParts.Text(2, height - 6, text.SourceLine, 11, colour: ChartParts.Soft));
        return new Scene(zh ? "各结论的地块数" : "Proposals by verdict", Width, height, items);
    }

    private static IEnumerable<SceneItem> Symbols(Verdict verdict, IReadOnlyList<PlaceBin> bins, double most, MapView view, CrsTransform toPlane)
    {
        ScreenPoint[] places = [.. bins.Select(b => toPlane.Apply(b.Longitude, b.Latitude)).Select(p => view.At(p.X, p.Y))];
        double room = Math.Min(MostRadius, Nearest(places) / 2 / Widest);
        foreach (var (i, bin) in bins.Index().Where(b => b.Item.Of(verdict) > 0 && double.IsFinite(places[b.Index].X)))
        {
            double radius = Math.Max(Math.Min(LeastRadius, room), room * Math.Sqrt(bin.Of(verdict) / most));
            yield return new ScenePath([Symbol(verdict, places[i], radius)], true, Look(verdict));
            bool below = radius < LabelSize * 0.7; // too small to be written on
            yield return new SceneText(places[i].X, places[i].Y + (below ? radius + LabelSize : LabelSize * 0.36), Number(bin.Of(verdict)), LabelSize, Anchor.Middle, ChartParts.Ink, Halo: below, Bold: true);
        }
    }

    /// <summary>The least distance between two of a hundred places or so; of one place none.</summary>
    private static double Nearest(ScreenPoint[] places) =>
        places.Index().SelectMany(a => places.Skip(a.Index + 1).Select(b => double.Hypot(a.Item.X - b.X, a.Item.Y - b.Y))).Where(double.IsFinite).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>Square, diamond, triangle or disc: of equal area for one number.</summary>
    private static ScreenPoint[] Symbol(Verdict verdict, ScreenPoint at, double radius)
    {
        (int corners, double turn) = verdict switch
        {
            Verdict.Prohibited => (4, Math.PI / 4),
            Verdict.Undetermined => (4, 0),
            Verdict.Conditional => (3, -Math.PI / 2),
            _ => (32, 0d),
        };
        double reach = radius * Math.Sqrt(2 * Math.PI / (corners * Math.Sin(2 * Math.PI / corners)));
        return [.. Enumerable.Range(0, corners).Select(i => turn + (2 * Math.PI * i / corners)).Select(a => new ScreenPoint(at.X + (reach * Math.Cos(a)), at.Y + (reach * Math.Sin(a))))];
    }

    private static Paint Look(Verdict verdict) => verdict switch
    {
        Verdict.Prohibited => new("#f2b48c", 0.9, "#a34700", 1.6, [], null),
        Verdict.Undetermined => new("#dddddd", 0.9, "#4d4d4d", 1.6, [], null),
        Verdict.Conditional => new("#f7e27a", 0.9, "#8a7400", 1.6, [], null),
        _ => new("#b5dbf2", 0.9, "#005a8d", 1.6, [], null),
    };

    private static (double X, double Y)[] InPlane(CrsTransform toPlane, IEnumerable<(double Longitude, double Latitude)> places) =>
        [.. places.Select(p => toPlane.Apply(p.Longitude, p.Latitude)).Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)).Select(p => (p.X, p.Y))];

    private static string Number(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}

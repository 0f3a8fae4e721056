using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The map of a receipt: the features over the administrative boundary, problems by number; drawn in the Gauss-Krüger plane at the middle of what is shown.
/// What is far from everything else (a file in a wrong zone) is still shown, and then all is small. For the eye only.
/// </summary>
internal static class ReceiptMap
{
    private const double Height = 460, Tolerance = 0.4, Mark = 4;

    /// <summary>Null when nothing of it can be drawn in a plane.</summary>
    public static Scene? Of(ReceiptPicture picture, string title, MapStyles styles, MapText text)
    {
        Envelope degrees = new();
        foreach ((double[] lon, double[] lat) in picture.Features.Concat(picture.Boundary))
        {
            for (int i = 0; i < lon.Length; i++)
                degrees.ExpandToInclude(lon[i], lat[i]);
        }

        if (degrees.IsNull)
            return null;
        Crs plane = Crs.PlaneAt(degrees.Centre.X, degrees.Centre.Y);
        CrsTransform toPlane = CrsTransform.Between(Crs.Wgs84, plane);
        List<Coordinate[]> features = InPlane(picture.Features, toPlane), boundary = InPlane(picture.Boundary, toPlane);
        if (features.Count == 0)
            return null;
        Envelope ground = new();
        foreach (Coordinate point in features.Concat(boundary).SelectMany(p => p))
            ground.ExpandToInclude(point);
        MapView view = MapView.Fit(ground, MapSheet.FrameOf(Height));
        MapSheet sheet = new(view, styles, text, Tolerance);
        if (boundary.Count > 0)
            sheet.District(Lines(boundary));
        sheet.Site(Lines(features.SelectMany(f => f.Length > 1 ? [f] : Cross(f[0], Mark * view.MetresPerPixel))), null);
        foreach ((string number, double lon, double lat) in picture.Problems)
        {
            if (toPlane.Apply(lon, lat) is var (x, y) && double.IsFinite(x) && double.IsFinite(y))
                sheet.Number(sheet.View.At(x, y), number);
        }

        return sheet.Finish(title, $"{plane.Name} ({plane.Code})", Height, []);
    }

    private static List<Coordinate[]> InPlane(IReadOnlyList<(double[] Lon, double[] Lat)> paths, CrsTransform toPlane) =>
    [
        .. paths.Select(path => path.Lon.Zip(path.Lat).Select(p => toPlane.Apply(p.First, p.Second))
            .Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)).Select(p => new Coordinate(p.X, p.Y)).ToArray()).Where(p => p.Length > 0),
    ];

    private static MultiLineString Lines(IEnumerable<Coordinate[]> paths) => new([.. paths.Select(p => new LineString(p))]);

    /// <summary>How a single point is seen.</summary>
    private static Coordinate[][] Cross(Coordinate at, double arm) =>
        [[new(at.X - arm, at.Y - arm), new(at.X + arm, at.Y + arm)], [new(at.X - arm, at.Y + arm), new(at.X + arm, at.Y - arm)]];
}

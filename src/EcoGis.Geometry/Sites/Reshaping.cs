using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A site's boundary changed on purpose, in its plane (m of that plane): moved as a whole, or cut along features. What comes out is raw and passes the
/// gate like any other boundary. It measures nothing: whoever asks has the result measured.
/// </summary>
public static class Reshaping
{
    private const int QuadrantSegments = 32;

    /// <summary>Vertices of features near the site beyond which no cut is drawn: growing them would take too long.</summary>
    private const int MostVertices = 50_000;

    /// <param name="azimuth">Degrees from grid north, clockwise.</param>
    public static RawShape Moved(Geometry site, double azimuth, double metres)
    {
        var (sin, cos) = Math.SinCos(azimuth * Math.PI / 180);
        return Raw(site, metres * sin, metres * cos);
    }

    /// <summary>What is needed of features to cut this site at up to <paramref name="reach"/> m around them; null when there is too much of it.</summary>
    public static Geometry? Near(Geometry site, IEnumerable<Geometry> features, double reach)
    {
        Envelope window = new(site.EnvelopeInternal);
        window.ExpandBy(window.Diameter + reach + 10);
        Geometry frame = Nts.Factory.ToGeometry(window);
        List<Geometry> near = [.. features.Where(f => f.EnvelopeInternal.Intersects(window)).Select(f => window.Contains(f.EnvelopeInternal) ? f : Nts.Intersection(f, frame).Shared)];
        return near.Sum(f => f.NumPoints) <= MostVertices ? near.Count == 1 ? near[0] : Nts.Union(near) : null;
    }

    /// <summary>The part of the site further than <paramref name="distance"/> from the features; a negative distance leaves a strip so wide inside them. Null: nothing is left.</summary>
    public static RawShape? Without(Geometry site, Geometry features, double distance) => Left(Nts.Difference(site, Grown(features, distance)).Left);

    /// <summary>The part of the site that is <paramref name="distance"/> inside the features; a negative distance: up to so far outside them. Null: nothing is left.</summary>
    public static RawShape? Within(Geometry site, Geometry features, double distance) => Left(Nts.Intersection(site, Grown(features, -distance)).Shared);

    /// <summary>The way from the middle of the site to the nearest point of the features' border, degrees from grid north: out of them where the middle lies inside, else away from them.</summary>
    public static double Away(Geometry site, Geometry features)
    {
        Geometry middle = site.InteriorPoint;
        Geometry border = features.Dimension == Dimension.Surface ? features.Boundary : features;
        Coordinate[] way = NetTopologySuite.Operation.Distance.DistanceOp.NearestPoints(middle, border);
        bool inside = features.Dimension == Dimension.Surface && features.Contains(middle);
        double east = way[1].X - way[0].X, north = way[1].Y - way[0].Y;
        return Degrees(inside ? east : -east, inside ? north : -north);
    }

    /// <summary>The way from the middle of the site into the middle of a feature, degrees from grid north, and how far it is.</summary>
    public static (double Azimuth, double Metres) Towards(Geometry site, Geometry feature)
    {
        Coordinate from = site.InteriorPoint.Coordinate, to = feature.InteriorPoint.Coordinate;
        return (Degrees(to.X - from.X, to.Y - from.Y), from.Distance(to));
    }

    private static double Degrees(double east, double north) => east == 0 && north == 0 ? 0 : ((Math.Atan2(east, north) * 180 / Math.PI) + 360) % 360;

    private static Geometry Grown(Geometry features, double distance) => distance == 0 ? features : features.Buffer(distance, QuadrantSegments);

    private static RawShape? Left(Geometry left) => left.IsEmpty ? null : Raw(left, 0, 0);

    private static RawShape Raw(Geometry geometry, double east, double north)
    {
        List<IReadOnlyList<RawPath>> parts = [];
        for (int i = 0; i < geometry.NumGeometries; i++)
        {
            Geometry part = geometry.GetGeometryN(i);
            parts.Add(part is Polygon polygon ? [Path(polygon.Shell), .. polygon.Holes.Select(Path)] : [Path(part)]);
        }

        ShapeKind kind = geometry.Dimension switch { Dimension.Surface => ShapeKind.Polygon, Dimension.Curve => ShapeKind.Line, _ => ShapeKind.Point };
        return new RawShape(kind, RingRoles.AsGiven, parts);

        RawPath Path(Geometry path) => new(Array.ConvertAll(path.Coordinates, c => c.X + east), Array.ConvertAll(path.Coordinates, c => c.Y + north));
    }
}

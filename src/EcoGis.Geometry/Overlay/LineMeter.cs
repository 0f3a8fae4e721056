using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>What a site and a feature share when one of them is a line or a point: lengths in m, shares of 1. Null when they only touch.</summary>
internal static class LineMeter
{
    public static Overlap? Overlap(Site site, IndexedFeature feature) => (site.Shape.Kind, feature.Shape.Kind) switch
    {
        (ShapeKind.Point, ShapeKind.Polygon) => Points(site.Plane, feature.Body, ofSite: true),
        (ShapeKind.Polygon, ShapeKind.Point) => Points(feature.Body.Geometry, site.Body, ofSite: false),
        (ShapeKind.Point, _) or (_, ShapeKind.Point) => null,
        _ => Lines(site, feature),
    };

    private static Overlap? Lines(Site site, IndexedFeature feature)
    {
        var (shared, snapped) = Nts.Intersection(site.Plane, feature.Body.Geometry);
        double length = Planar.Length(shared);
        if (length < Pieces.Touch)
            return null;
        double ofSite = site.Shape.Kind == ShapeKind.Line ? Share(length, site.PlanarLength) : 0;
        double ofFeature = feature.Shape.Kind == ShapeKind.Line ? Share(length, feature.PlanarLength) : 0;
        return new Overlap(0, 0, 0, length, 0, Certainty.Firm, ofSite, ofSite, ofFeature, ofFeature) { Snapped = snapped };
    }

    private static Overlap? Points(Geometry points, Body polygon, bool ofSite)
    {
        Coordinate[] all = points.Coordinates;
        int inside = all.Count(polygon.Covers);
        if (inside == 0)
            return null;
        double share = Share(inside, all.Length);
        return ofSite
            ? new Overlap(0, 0, 0, 0, 0, Certainty.Firm, share, share, 0, 0)
            : new Overlap(0, 0, 0, 0, 0, Certainty.Firm, 0, 0, share, share);
    }

    private static double Share(double part, double whole) => whole > 0 ? Math.Clamp(part / whole, 0, 1) : 0;
}

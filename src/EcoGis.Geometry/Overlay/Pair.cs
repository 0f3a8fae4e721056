using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>What one site and one feature share, in the plane; m², m. Null when they only touch.</summary>
internal static class Pair
{
    /// <summary>Areas nearer than this share of the whole are the whole: noding moves a border by rounding only.</summary>
    private const double Whole = 1e-9;

    public static Overlap? Overlap(Site site, IndexedFeature feature, Contact contact, Crs plane, double accuracy) =>
        (site.Shape.Kind, feature.Shape.Kind) switch
        {
            (ShapeKind.Polygon, ShapeKind.Polygon) => Areas(site, feature, contact, plane, accuracy),
            (ShapeKind.Point, ShapeKind.Polygon) => Points(site.Plane, feature.Body, ofSite: true),
            (ShapeKind.Polygon, ShapeKind.Point) => Points(feature.Body.Geometry, site.Body, ofSite: false),
            (ShapeKind.Point, _) or (_, ShapeKind.Point) => null,
            _ => Lines(site, feature),
        };

    private static Overlap? Areas(Site site, IndexedFeature feature, Contact contact, Crs plane, double accuracy)
    {
        var (shared, snapped) = contact switch
        {
            Contact.Inside => (site.Plane, false),
            Contact.Holds => (feature.Body.Geometry, false),
            _ => Nts.Intersection(site.Plane, feature.Body.Geometry),
        };
        Pieces pieces = Pieces.Of(shared, plane, Pieces.Combined(site.Accuracy, accuracy), Math.Min(site.MeanWidth, feature.MeanWidth));
        if (pieces.AllTouch)
            return null;
        bool allOfSite = pieces.PlanarArea >= site.PlanarArea * (1 - Whole), allOfFeature = pieces.PlanarArea >= feature.PlanarArea * (1 - Whole);
        double ellipsoidal = allOfSite ? site.EllipsoidalArea : allOfFeature ? feature.EllipsoidalArea : pieces.EllipsoidalArea;
        double planar = allOfSite ? site.PlanarArea : allOfFeature ? feature.PlanarArea : pieces.PlanarArea;
        return new Overlap(
            0, ellipsoidal, planar, 0, pieces.Widest, pieces.AnyFirm ? Certainty.Firm : Certainty.Sliver,
            allOfSite ? 1 : Share(ellipsoidal, site.EllipsoidalArea),
            allOfSite ? 1 : Share(planar, site.PlanarArea),
            allOfFeature ? 1 : Share(ellipsoidal, feature.EllipsoidalArea),
            allOfFeature ? 1 : Share(planar, feature.PlanarArea))
        {
            Snapped = snapped,
        };
    }

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

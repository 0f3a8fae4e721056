using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using NetTopologySuite.Noding;
using NetTopologySuite.Noding.Snapround;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace EcoGis;

/// <summary>
/// The only file that configures NetTopologySuite. Overlay is OverlayNG in floating precision, asked for by name (the library's default is the
/// legacy engine; a fixed precision model on degrees erases real overlaps); only when floating noding fails does it fall back to snapping,
/// and says so. Results hold areas only where areas were asked for (strict mode).
/// </summary>
internal static class Nts
{
    private static readonly NtsGeometryServices Services = new(
        CoordinateArraySequenceFactory.Instance, new PrecisionModel(PrecisionModels.Floating), 0, GeometryOverlay.NG, new CoordinateEqualityComparer());

    public static GeometryFactory Factory { get; } = Services.CreateGeometryFactory();

    /// <summary>The part two geometries share; <c>Snapped</c> when floating noding failed.</summary>
    public static (Geometry Shared, bool Snapped) Intersection(Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.Intersection);

    public static (Geometry Left, bool Snapped) Difference(Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.Difference);

    public static Geometry Exclusive(Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.SymDifference).Result;

    public static Geometry Union(IEnumerable<Geometry> geometries) => OverlayNGRobust.Union(geometries, Factory) ?? Factory.CreatePolygon();

    /// <summary>The same line-work cut at every crossing and touch, each part once.</summary>
    public static Geometry Noded(IReadOnlyList<Geometry> lines) =>
        lines.Count == 0 ? Factory.CreateMultiLineString() : OverlayNGRobust.Union(Factory.BuildGeometry(lines));

    /// <summary>Paths with all vertices on the grid of 1/scale, cut wherever one meets another there; the pieces of a path keep its order and context.</summary>
    public static IList<ISegmentString> SnapRounded(IList<ISegmentString> paths, double scale)
    {
        var noder = new SnapRoundingNoder(new PrecisionModel(scale));
        noder.ComputeNodes(paths);
        return noder.GetNodedSubstrings();
    }

    /// <summary>One ordinate on that grid.</summary>
    public static double Rounded(double ordinate, double scale) => new PrecisionModel(scale).MakePrecise(ordinate);

    private static (Geometry Result, bool Snapped) Overlay(Geometry a, Geometry b, SpatialFunction operation)
    {
        try
        {
            var overlay = new OverlayNG(a, b, Factory.PrecisionModel, operation) { StrictMode = true };
            return (overlay.GetResult(), false);
        }
        catch (TopologyException)
        {
            return (OverlayNGRobust.Overlay(a, b, operation), true);
        }
    }
}

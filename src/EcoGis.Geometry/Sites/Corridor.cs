using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;

namespace EcoGis;

/// <summary>
/// The ground that a line or a point takes up: a strip of <paramref name="Width"/> metres in all along a line, its ends flat and its bends round, or a
/// disc of <paramref name="Radius"/> metres around a point; places covered twice count once. Laid out in the site's plane, in metres of the plane
/// (conformal; a 3° zone stretches lengths by less than 0.04 %). Arcs are drawn by chords that keep within <see cref="Tolerance"/>.
/// </summary>
/// <param name="Width">廊道全宽, m; null: a line stays a line.</param>
/// <param name="Radius">半径, m; null: a point stays a point.</param>
public sealed record Corridor(double? Width = null, double? Radius = null)
{
    public static readonly Corridor None = new();

    /// <summary>m.</summary>
    public const double Tolerance = 0.001;

    /// <summary>m; wider is a region, not a corridor.</summary>
    public const double Widest = 10_000;

    /// <summary>How far the ground reaches from the line or point, m; null where the shape stays as it is.</summary>
    public double? Reach(ShapeKind kind) => kind switch
    {
        ShapeKind.Line => Width / 2,
        ShapeKind.Point => Radius,
        _ => null,
    };

    /// <summary>A width or radius that was asked for.</summary>
    /// <exception cref="EcoException">It is not above 0, or too wide.</exception>
    public static double Metres(double metres) =>
        metres is > 0 and <= Widest ? metres : throw new Fault(SiteFaults.NoWidth, Place.None, metres, Widest).Raise();

    /// <summary>The ground around a shape, in the plane; null where the shape stays as it is.</summary>
    internal Shape? Around(Shape axis, Crs plane)
    {
        if (Reach(axis.Kind) is not { } reach)
            return null;
        var look = new BufferParameters(Segments(reach), EndCapStyle.Flat, JoinStyle.Round, BufferParameters.DefaultMitreLimit)
        {
            // the library flattens hollows by this share of the distance
            SimplifyFactor = Math.Min(BufferParameters.DefaultSimplifyFactor, Tolerance / reach),
        };
        if (axis.Kind == ShapeKind.Point)
            look.EndCapStyle = EndCapStyle.Round;
        Geometry ground = BufferOp.Buffer(axis.In(plane), reach, look);
        return ShapeGate.Check(Raw(ground), plane).Shape ?? throw new Fault(SiteFaults.NoCorridor, Place.None, reach * 2).Raise();
    }

    /// <summary>Chords per quarter circle: a chord over the angle θ leaves its arc by r·(1 − cos θ/2).</summary>
    private static int Segments(double reach) => Math.Max(8, (int)Math.Ceiling(Math.PI / 4 / Math.Acos(1 - Math.Min(1, Tolerance / reach))));

    private static RawShape Raw(Geometry polygons) => new(ShapeKind.Polygon, RingRoles.AsGiven,
        [.. Enumerable.Range(0, polygons.NumGeometries).Select(polygons.GetGeometryN).Cast<Polygon>().Select(p => (IReadOnlyList<RawPath>)[RawPath.Of(p.Shell), .. p.Holes.Select(RawPath.Of)])]);
}

using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A shape that passed the gate: valid, two-dimensional, in canonical order (ring start, direction, ring and part order), in its own CRS,
/// where its edges are straight. Made only by <see cref="ShapeGate"/>, or from a store that checked its digest: by <see cref="Trusted"/>, or by
/// <see cref="Deferred"/> when the coordinates are to be fetched only if something asks for them.
/// </summary>
public sealed class Shape
{
    private readonly ConcurrentDictionary<string, Lazy<Geometry>> projected = new(StringComparer.Ordinal);
    private readonly Lazy<Geometry> geometry;
    private readonly Lazy<Envelope> lonLatBounds;
    private readonly Lazy<string> contentKey;
    private readonly Lazy<double> ellipsoidalArea;

    private Shape(Geometry geometry, ShapeKind kind, Crs crs)
    {
        this.geometry = new(geometry);
        Kind = kind;
        Crs = crs;
        lonLatBounds = new(() => crs.IsGeographic ? geometry.EnvelopeInternal : LonLatBox.Of(geometry, crs) ?? Project(Crs.Cgcs2000).EnvelopeInternal);
        contentKey = new(ComputeContentKey);
        ellipsoidalArea = new(() => kind == ShapeKind.Polygon ? Ellipsoidal.Area(FlatPaths.Of(geometry).Rings, crs) : 0);
    }

    private Shape(FeatureSummary summary, Crs crs, Func<Geometry> load)
    {
        geometry = new(load);
        Kind = summary.Kind;
        Crs = crs;
        lonLatBounds = new(summary.LonLatBounds);
        contentKey = new(summary.ContentKey);
        ellipsoidalArea = new(summary.EllipsoidalArea);
    }

    /// <summary>(Multi)Polygon, (Multi)LineString or (Multi)Point; x east or longitude, y north or latitude.</summary>
    public Geometry Geometry => geometry.Value;

    public ShapeKind Kind { get; }

    public Crs Crs { get; }

    /// <summary>Bounds in degrees (x longitude, y latitude), of the densified edges, to a nanometre.</summary>
    public Envelope LonLatBounds => lonLatBounds.Value;

    /// <summary>SHA-256 over kind, CRS code and the canonical coordinates' bits: equal content, equal key, whatever file it came from.</summary>
    public string ContentKey => contentKey.Value;

    /// <summary>m² on the ellipsoid; 0 for lines and points.</summary>
    public double EllipsoidalArea => ellipsoidalArea.Value;

    /// <summary>A shape read back from a store that verified the digest of its content; it must be one this gate once passed.</summary>
    public static Shape Trusted(Geometry geometry, Crs crs) => new(
        geometry,
        geometry.Dimension switch { Dimension.Surface => ShapeKind.Polygon, Dimension.Curve => ShapeKind.Line, _ => ShapeKind.Point },
        crs);

    /// <summary>
    /// A shape of which a store knows everything but the coordinates. <paramref name="load"/> fetches those once, when first asked for, and answers for
    /// their having the content key of the summary.
    /// </summary>
    public static Shape Deferred(FeatureSummary summary, Crs crs, Func<Geometry> load) => new(summary, crs, load);

    /// <summary>
    /// The shape in another CRS: edges longer than 70 m are first split where they are straight, in the shape's own CRS; the same object when
    /// the CRS is the same. Kept once computed.
    /// </summary>
    /// <exception cref="EcoException">The shape reaches beyond the domain of <paramref name="crs"/>.</exception>
    public Geometry In(Crs crs) =>
        crs.Equals(Crs) ? Geometry : projected.GetOrAdd(crs.Code, _ => new Lazy<Geometry>(() => Project(crs))).Value;

    internal static Shape Of(Geometry geometry, ShapeKind kind, Crs crs) => new(geometry, kind, crs);

    private Geometry Project(Crs crs)
    {
        CrsTransform transform = CrsTransform.Between(Crs, crs);
        return transform.IsIdentity ? Geometry : Moved(EdgeSplitter.Split(Geometry, Crs), transform, crs);
    }

    /// <summary>Vertex by vertex: order and direction stay, so equal content gives equal results.</summary>
    private static Geometry Moved(Geometry geometry, CrsTransform transform, Crs crs)
    {
        return geometry switch
        {
            Polygon p => Nts.Factory.CreatePolygon(Ring(p.Shell), [.. p.Holes.Select(Ring)]),
            MultiPolygon m => Nts.Factory.CreateMultiPolygon([.. m.Geometries.Select(g => (Polygon)Moved(g, transform, crs))]),
            MultiLineString m => Nts.Factory.CreateMultiLineString([.. m.Geometries.Select(g => (LineString)Moved(g, transform, crs))]),
            MultiPoint m => Nts.Factory.CreateMultiPoint([.. m.Geometries.Select(g => (Point)Moved(g, transform, crs))]),
            LineString l => Nts.Factory.CreateLineString(Sequence(l)),
            Point p => Nts.Factory.CreatePoint(Sequence(p)[0]),
            _ => throw new ArgumentException(geometry.GeometryType, nameof(geometry)),
        };

        LinearRing Ring(LineString ring) => Nts.Factory.CreateLinearRing(Sequence(ring));

        Coordinate[] Sequence(Geometry path)
        {
            Coordinate[] from = path.Coordinates;
            double[] xs = Array.ConvertAll(from, c => c.X), ys = Array.ConvertAll(from, c => c.Y);
            transform.Apply(xs, ys);
            var to = new Coordinate[from.Length];
            for (int i = 0; i < to.Length; i++)
                to[i] = double.IsFinite(xs[i]) && double.IsFinite(ys[i]) ? new Coordinate(xs[i], ys[i])
                    : throw new Fault(SiteFaults.BeyondPlane, new Place { At = (from[i].X, from[i].Y) }, crs.Code).Raise();
            return to;
        }
    }

    private string ComputeContentKey()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Kind}\n{Crs.Code}\n"));
        for (int i = 0; i < Geometry.NumGeometries; i++)
        {
            if (Geometry.GetGeometryN(i) is Polygon polygon)
            {
                Append(polygon.NumInteriorRings + 1);
                Path(polygon.Shell);
                foreach (LinearRing hole in polygon.Holes)
                    Path(hole);
            }
            else
            {
                Path(Geometry.GetGeometryN(i));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Path(Geometry path)
        {
            Coordinate[] points = path.Coordinates;
            Append(points.Length);
            var ordinates = new long[points.Length * 2];
            for (int i = 0; i < points.Length; i++)
            {
                ordinates[2 * i] = LittleEndian(BitConverter.DoubleToInt64Bits(points[i].X));
                ordinates[(2 * i) + 1] = LittleEndian(BitConverter.DoubleToInt64Bits(points[i].Y));
            }

            hash.AppendData(MemoryMarshal.AsBytes<long>(ordinates));
        }

        void Append(long count) => hash.AppendData(MemoryMarshal.AsBytes<long>([LittleEndian(count)]));

        static long LittleEndian(long value) =>
            BitConverter.IsLittleEndian ? value : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(value);
    }
}

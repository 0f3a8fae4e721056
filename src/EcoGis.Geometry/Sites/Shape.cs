using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>Coordinates that are kept elsewhere.</summary>
public interface IGeometryStore
{
    /// <summary>By any thread.</summary>
    Geometry Load(long place);
}

/// <summary>
/// A shape that passed the gate: valid, two-dimensional, in canonical order (ring start, direction, ring and part order), in its own CRS,
/// where its edges are straight. Made only by <see cref="ShapeGate"/>, or from a store that checked its digest: by <see cref="Trusted"/>, or by
/// <see cref="Deferred(FeatureSummary, Crs, IGeometryStore, long, bool)"/> when the coordinates are to be fetched only if something asks for them.
/// </summary>
public sealed class Shape
{
    private readonly IGeometryStore? store;
    private readonly long place;
    private readonly bool keep;
    private ConcurrentDictionary<string, Lazy<Geometry>>? projected;
    private Geometry? geometry;
    private Envelope? lonLatBounds;
    private string? contentKey;
    private double ellipsoidalArea = double.NaN; // not computed yet

    private Shape(Geometry geometry, ShapeKind kind, Crs crs)
    {
        this.geometry = geometry;
        Kind = kind;
        Crs = crs;
    }

    private Shape(FeatureSummary summary, Crs crs, IGeometryStore store, long place, bool keep)
    {
        (this.store, this.place, this.keep) = (store, place, keep);
        Kind = summary.Kind;
        Crs = crs;
        lonLatBounds = summary.LonLatBounds;
        contentKey = summary.ContentKey;
        ellipsoidalArea = summary.EllipsoidalArea;
    }

    /// <summary>(Multi)Polygon, (Multi)LineString or (Multi)Point; x east or longitude, y north or latitude.</summary>
    public Geometry Geometry => geometry ?? Loaded();

    public ShapeKind Kind { get; }

    public Crs Crs { get; }

    /// <summary>Bounds in degrees (x longitude, y latitude), of the densified edges, to a nanometre.</summary>
    public Envelope LonLatBounds => lonLatBounds ??= Crs.IsGeographic ? Geometry.EnvelopeInternal : LonLatBox.Of(Geometry, Crs) ?? Project(Crs.Cgcs2000).EnvelopeInternal;

    /// <summary>SHA-256 over kind, CRS code and the canonical coordinates' bits: equal content, equal key, whatever file it came from.</summary>
    public string ContentKey => contentKey ??= ComputeContentKey();

    /// <summary>m² on the ellipsoid; 0 for lines and points.</summary>
    public double EllipsoidalArea
    {
        get
        {
            if (double.IsNaN(ellipsoidalArea))
                ellipsoidalArea = Kind == ShapeKind.Polygon ? Ellipsoidal.Area(FlatPaths.Of(Geometry).Rings, Crs) : 0; // by two threads at once: the same number
            return ellipsoidalArea;
        }
    }

    /// <summary>The coordinates are held already: asking for them reads nothing.</summary>
    public bool IsHeld => geometry is not null;

    /// <summary>Where the coordinates are, when this object keeps none; null: it holds, or will hold, them.</summary>
    public (IGeometryStore Store, long Place)? Stored => store is not null && !keep ? (store, place) : null;

    /// <summary>A shape read back from a store that verified the digest of its content; it must be one this gate once passed.</summary>
    public static Shape Trusted(Geometry geometry, Crs crs) => new(
        geometry,
        geometry.Dimension switch { Dimension.Surface => ShapeKind.Polygon, Dimension.Curve => ShapeKind.Line, _ => ShapeKind.Point },
        crs);

    /// <summary>
    /// A shape of which a store knows everything but the coordinates. The store answers for their having the content key of the summary.
    /// </summary>
    /// <param name="keep">Coordinates are loaded once, when first asked for, and held; else each time.</param>
    public static Shape Deferred(FeatureSummary summary, Crs crs, IGeometryStore store, long place, bool keep) => new(summary, crs, store, place, keep);

    /// <summary>The same of a single shape: <paramref name="load"/> is its store.</summary>
    public static Shape Deferred(FeatureSummary summary, Crs crs, Func<Geometry> load) => new(summary, crs, new OneShape(load), 0, keep: true);

    /// <summary>
    /// The shape in another CRS: edges longer than 70 m are first split where they are straight, in the shape's own CRS; the same object when
    /// the CRS is the same. Kept once computed.
    /// </summary>
    /// <exception cref="EcoException">The shape reaches beyond the domain of <paramref name="crs"/>.</exception>
    public Geometry In(Crs crs) =>
        crs.Equals(Crs) ? Geometry : Projected.GetOrAdd(crs.Code, _ => new Lazy<Geometry>(() => Project(crs))).Value;

    internal static Shape Of(Geometry geometry, ShapeKind kind, Crs crs) => new(geometry, kind, crs);

    private ConcurrentDictionary<string, Lazy<Geometry>> Projected => LazyInitializer.EnsureInitialized(ref projected, () => new(1, 1, StringComparer.Ordinal));

    private Geometry Loaded()
    {
        if (!keep)
            return store!.Load(place);
        Geometry loaded = store!.Load(place);
        return Interlocked.CompareExchange(ref geometry, loaded, null) ?? loaded;
    }

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

    private sealed class OneShape(Func<Geometry> load) : IGeometryStore
    {
        public Geometry Load(long place) => load();
    }
}

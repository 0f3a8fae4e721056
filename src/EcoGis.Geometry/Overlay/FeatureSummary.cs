using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// What is known of a feature without its coordinates, whatever the plane: what it is (the content key names every coordinate), where it lies
/// (degrees, x longitude, y latitude, of the densified edges) and how large it is (m² on the ellipsoid; 0 for lines and points). The same values,
/// bit for bit, that the shape itself gives. Written as <see cref="Length"/> bytes, little-endian.
/// </summary>
public sealed record FeatureSummary(string ContentKey, ShapeKind Kind, Envelope LonLatBounds, double EllipsoidalArea)
{
    /// <summary>Bytes of one summary: key 32, bounds 4 × 8, area 8, kind 4, 4 that are zero.</summary>
    public const int Length = 80;

    private const int Key = 32;

    public static FeatureSummary Of(Shape shape) => new(shape.ContentKey, shape.Kind, shape.LonLatBounds, shape.EllipsoidalArea);

    public void Write(Span<byte> to)
    {
        Convert.FromHexString(ContentKey).CopyTo(to);
        Span<double> numbers = [LonLatBounds.MinX, LonLatBounds.MaxX, LonLatBounds.MinY, LonLatBounds.MaxY, EllipsoidalArea];
        for (int i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(to[(Key + (8 * i))..], numbers[i]);
        BinaryPrimitives.WriteInt32LittleEndian(to[72..], (int)Kind);
        BinaryPrimitives.WriteInt32LittleEndian(to[76..], 0);
    }

    public static FeatureSummary Read(ReadOnlySpan<byte> from)
    {
        return new(
            Convert.ToHexStringLower(from[..Key]),
            (ShapeKind)BinaryPrimitives.ReadInt32LittleEndian(from[72..]),
            new Envelope(Number(from, 0), Number(from, 1), Number(from, 2), Number(from, 3)),
            Number(from, 4));

        static double Number(ReadOnlySpan<byte> from, int i) => BinaryPrimitives.ReadDoubleLittleEndian(from[(Key + (8 * i))..]);
    }
}

/// <summary>
/// What is known of a feature in one plane without its coordinates: its box there (empty when the plane holds nothing of it), its planar area and
/// length in m² and m, of what the plane holds, and whether that is all of it. Written as <see cref="Length"/> bytes, little-endian.
/// </summary>
public sealed record FeatureInPlane(Envelope Bounds, double Area, double PathLength, bool Whole)
{
    /// <summary>Bytes of one summary: bounds 4 × 8, area 8, length 8, whole 4, 4 that are zero.</summary>
    public const int Length = 56;

    /// <param name="geometry">In the plane.</param>
    /// <param name="whole">The plane holds the whole feature.</param>
    public static FeatureInPlane Of(Geometry geometry, bool whole) => new(geometry.EnvelopeInternal, Planar.Area(geometry), Planar.Length(geometry), whole);

    public void Write(Span<byte> to)
    {
        Span<double> numbers = [Bounds.MinX, Bounds.MaxX, Bounds.MinY, Bounds.MaxY, Area, PathLength];
        if (Bounds.IsNull)
            numbers[..4].Fill(double.NaN);
        for (int i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(to[(8 * i)..], numbers[i]);
        BinaryPrimitives.WriteInt32LittleEndian(to[48..], Whole ? 1 : 0);
        BinaryPrimitives.WriteInt32LittleEndian(to[52..], 0);
    }

    public static FeatureInPlane Read(ReadOnlySpan<byte> from)
    {
        double[] numbers = new double[6];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = BinaryPrimitives.ReadDoubleLittleEndian(from[(8 * i)..]);
        Envelope bounds = double.IsNaN(numbers[0]) ? new Envelope() : new Envelope(numbers[0], numbers[1], numbers[2], numbers[3]);
        return new(bounds, numbers[4], numbers[5], BinaryPrimitives.ReadInt32LittleEndian(from[48..]) != 0);
    }
}

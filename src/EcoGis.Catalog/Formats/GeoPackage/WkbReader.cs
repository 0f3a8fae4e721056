using System.Buffers.Binary;

namespace EcoGis;

/// <summary>
/// ISO WKB (and the old 2.5D flag) → raw shape. Every count is checked against the bytes that remain before anything is allocated, nesting
/// stops at 16. X and Y are kept even when not finite (the gate names them), Z and M are skipped whatever they are (RELIABILITY 46).
/// </summary>
internal ref struct WkbReader(ReadOnlySpan<byte> wkb, WkbCurves curves, Place where, ReadLimits limits, NoticeList notices)
{
    private const int MaxDepth = 16;
    private const int HeaderSize = 5;

    public static readonly Bilingual ExtraDimensions = new(
        "{0} 处几何带有 Z/M 值，叠加时不用（第一处：{1}）", "{0} geometry part(s) have Z/M values, which the overlay ignores (first: {1})");

    private static readonly string[] Names =
    [
        "Geometry", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection", "CircularString",
        "CompoundCurve", "CurvePolygon", "MultiCurve", "MultiSurface", "Curve", "Surface", "PolyhedralSurface", "TIN", "Triangle",
    ];

    private readonly ReadOnlySpan<byte> wkb = wkb;
    private int at;
    private bool little;
    private int vertices;

    public RawShape? Read()
    {
        List<RawShape> members = [];
        Geometry(members, 0);
        if (at != wkb.Length)
            throw Bad($"{wkb.Length - at} bytes left over");
        return ShapeMix.Take(members, where, notices);
    }

    private void Geometry(List<RawShape> into, int depth)
    {
        (int type, int dimensions) = Header(depth);
        switch (type)
        {
            case 1:
                RawPath point = Points(1, dimensions);
                if (!double.IsNaN(point.Xs[0]) || !double.IsNaN(point.Ys[0]))
                    into.Add(new RawShape(ShapeKind.Point, RingRoles.AsGiven, [[point]]));
                break;
            case 2 or 8 or 9:
                RawPath line = Curve(type, dimensions, depth);
                if (line.Count > 0)
                    into.Add(new RawShape(ShapeKind.Line, RingRoles.AsGiven, [[line]]));
                break;
            case 3 or 10:
                List<RawPath> rings = [];
                for (int left = Count(type == 3 ? 4 : HeaderSize + 4); left > 0; left--)
                    rings.Add(type == 3 ? Points(Count(8 * dimensions), dimensions) : SubCurve(depth + 1));
                if (rings.Exists(r => r.Count > 0))
                    into.Add(RawShape.Polygon([.. rings]));
                break;
            case 4 or 5 or 6 or 7 or 11 or 12:
                List<RawShape> members = [];
                for (int left = Count(HeaderSize); left > 0; left--)
                    Geometry(members, depth + 1);
                Merge(members, type == 7, into);
                break;
            default:
                throw new Fault(GeoPackageFaults.TypeUnsupported, where, type < Names.Length ? Names[type] : type).Raise();
        }
    }

    /// <summary>The parts of a multi-geometry are one shape; the members of a collection stay apart for <see cref="ShapeMix"/>.</summary>
    private static void Merge(List<RawShape> members, bool collection, List<RawShape> into)
    {
        if (collection)
            into.AddRange(members);
        else if (members.Count > 0 && members.TrueForAll(m => m.Kind == members[0].Kind))
            into.Add(new RawShape(members[0].Kind, RingRoles.AsGiven, [.. members.SelectMany(m => m.Parts)]));
        else
            into.AddRange(members);
    }

    private RawPath SubCurve(int depth)
    {
        (int type, int dimensions) = Header(depth);
        return type is 2 or 8 or 9 ? Curve(type, dimensions, depth) : throw Bad($"type {type} in a curve");
    }

    private RawPath Curve(int type, int dimensions, int depth)
    {
        if (type == 2)
            return Points(Count(8 * dimensions), dimensions);
        notices.Count(new("{0} 条圆弧曲线已折线化，弦高不超过 0.01 米（第一条：{1}）", "{0} curve(s) were turned into chords within 0.01 m (first: {1})"), where);
        curves.Used = true;
        if (type == 8)
        {
            RawPath arc = curves.Chords(Points(Count(8 * dimensions), dimensions), limits, where) ?? throw Bad("CircularString needs 3, 5, 7 … points");
            limits.CheckVertices(vertices += arc.Count, where);
            return arc;
        }

        List<RawPath> pieces = [];
        for (int left = Count(HeaderSize + 4); left > 0; left--)
            pieces.Add(SubCurve(depth + 1));
        return WkbCurves.Join(pieces);
    }

    private (int Type, int Dimensions) Header(int depth)
    {
        if (depth > MaxDepth)
            throw new Fault(GeoPackageFaults.TooDeep, where, MaxDepth).Raise();
        if (wkb.Length - at < HeaderSize)
            throw Bad("cut short");
        little = wkb[at] switch { 0 => false, 1 => true, var order => throw Bad($"byte order {order}") };
        at++;
        uint code = UInt32();
        bool z25 = (code & 0x8000_0000) != 0;
        code &= 0x7FFF_FFFF;
        if (code > 3999)
            throw Bad($"type {code}");
        int extra = (int)(code / 1000);
        int dimensions = 2 + (extra is 1 or 2 || (extra == 0 && z25) ? 1 : extra == 3 ? 2 : 0);
        if (dimensions > 2)
            notices.Count(ExtraDimensions, where);
        return ((int)(code % 1000), dimensions);
    }

    private int Count(int minimumSize)
    {
        if (wkb.Length - at < 4)
            throw Bad("cut short");
        uint count = UInt32();
        long need = (long)count * minimumSize;
        return need <= wkb.Length - at
            ? (int)count
            : throw new Fault(GeoPackageFaults.BombBlob, where, count, need, wkb.Length - at).Raise();
    }

    private RawPath Points(int count, int dimensions)
    {
        if ((long)count * 8 * dimensions > wkb.Length - at)
            throw Bad("cut short");
        limits.CheckVertices(vertices += count, where);
        double[] xs = new double[count], ys = new double[count];
        for (int i = 0; i < count; i++, at += 8 * dimensions)
        {
            xs[i] = Double(at);
            ys[i] = Double(at + 8);
        }

        return new RawPath(xs, ys);
    }

    private readonly double Double(int offset) =>
        little ? BinaryPrimitives.ReadDoubleLittleEndian(wkb[offset..]) : BinaryPrimitives.ReadDoubleBigEndian(wkb[offset..]);

    private uint UInt32()
    {
        uint value = little ? BinaryPrimitives.ReadUInt32LittleEndian(wkb[at..]) : BinaryPrimitives.ReadUInt32BigEndian(wkb[at..]);
        at += 4;
        return value;
    }

    private readonly EcoException Bad(string what) => new Fault(GeoPackageFaults.BadBlob, where, what).Raise();
}

using System.Buffers.Binary;

namespace EcoGis;

/// <summary>
/// One .shp record content → raw shape. Counts are checked against the record before anything is allocated. Rings keep the file's order
/// and direction; which are holes is decided by containment (RELIABILITY 43). Z and M are skipped.
/// </summary>
internal static class ShpGeometry
{
    public static readonly Bilingual ExtraDimensions = new(
        "{0} 个要素带有 Z/M 值，叠加时不用（第一个：{1}）", "{0} feature(s) have Z/M values, which the overlay ignores (first: {1})");

    public static RawShape? Read(ReadOnlySpan<byte> content, int number, Place where, ReadLimits limits, NoticeList notices)
    {
        int type = BinaryPrimitives.ReadInt32LittleEndian(content);
        if (type is >= 11 and <= 28)
            notices.Count(ExtraDimensions, where);
        return type switch
        {
            0 => null,
            1 or 11 or 21 => Point(content, number, where),
            8 or 18 or 28 => MultiPoint(content, number, where, limits),
            3 or 13 or 23 => Paths(content, number, where, limits) is { Count: > 0 } paths
                ? new RawShape(ShapeKind.Line, RingRoles.AsGiven, [.. paths.Select(p => (IReadOnlyList<RawPath>)[p])])
                : null,
            5 or 15 or 25 => Paths(content, number, where, limits) is { Count: > 0 } rings ? RawShape.Rings(rings) : null,
            31 => throw new Fault(ShapefileFaults.TypeUnsupported, where, number, "MultiPatch").Raise(),
            _ => throw new Fault(ShapefileFaults.TypeUnsupported, where, number, type).Raise(),
        };
    }

    private static RawShape? Point(ReadOnlySpan<byte> content, int number, Place where)
    {
        if (content.Length < 20)
            throw Broken(number, where, $"{content.Length} < 20");
        double x = BinaryPrimitives.ReadDoubleLittleEndian(content[4..]), y = BinaryPrimitives.ReadDoubleLittleEndian(content[12..]);
        return double.IsNaN(x) && double.IsNaN(y) ? null : new RawShape(ShapeKind.Point, RingRoles.AsGiven, [[new RawPath([x], [y])]]);
    }

    private static RawShape? MultiPoint(ReadOnlySpan<byte> content, int number, Place where, ReadLimits limits)
    {
        if (content.Length < 40)
            throw Broken(number, where, $"{content.Length} < 40");
        uint points = BinaryPrimitives.ReadUInt32LittleEndian(content[36..]);
        CheckCounts(0, points, 40 + (16L * points), content.Length, number, where, limits);
        RawPath all = Read(content[40..], 0, (int)points);
        return points == 0
            ? null
            : new RawShape(ShapeKind.Point, RingRoles.AsGiven, [.. Enumerable.Range(0, (int)points).Select(i => (IReadOnlyList<RawPath>)[new RawPath([all.Xs[i]], [all.Ys[i]])])]);
    }

    private static List<RawPath> Paths(ReadOnlySpan<byte> content, int number, Place where, ReadLimits limits)
    {
        if (content.Length < 44)
            throw Broken(number, where, $"{content.Length} < 44");
        uint parts = BinaryPrimitives.ReadUInt32LittleEndian(content[36..]), points = BinaryPrimitives.ReadUInt32LittleEndian(content[40..]);
        CheckCounts(parts, points, 44 + (4L * parts) + (16L * points), content.Length, number, where, limits);
        if (parts == 0 && points > 0)
            throw Broken(number, where, $"0 parts, {points} points");
        List<RawPath> paths = new((int)parts);
        ReadOnlySpan<byte> starts = content.Slice(44, 4 * (int)parts), coordinates = content[(44 + (4 * (int)parts))..];
        for (int part = 0; part < parts; part++)
        {
            uint start = BinaryPrimitives.ReadUInt32LittleEndian(starts[(4 * part)..]);
            uint end = part + 1 < parts ? BinaryPrimitives.ReadUInt32LittleEndian(starts[(4 * (part + 1))..]) : points;
            if (start > end || end > points || (part == 0 && start != 0))
                throw Broken(number, where, $"part {part + 1}: {start}…{end} of {points}");
            if (end > start)
                paths.Add(Read(coordinates, (int)start, (int)(end - start)));
        }

        return paths;
    }

    private static void CheckCounts(uint parts, uint points, long need, int have, int number, Place where, ReadLimits limits)
    {
        if (need > have)
            throw new Fault(ShapefileFaults.CountTooLarge, where, number, parts, points, need, have).Raise();
        limits.CheckVertices(points, where);
    }

    private static RawPath Read(ReadOnlySpan<byte> coordinates, int first, int count)
    {
        double[] xs = new double[count], ys = new double[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> at = coordinates[(16 * (first + i))..];
            xs[i] = BinaryPrimitives.ReadDoubleLittleEndian(at);
            ys[i] = BinaryPrimitives.ReadDoubleLittleEndian(at[8..]);
        }

        return new RawPath(xs, ys);
    }

    private static EcoException Broken(int number, Place where, string detail) => new Fault(ShapefileFaults.RecordBroken, where, number, detail).Raise();
}

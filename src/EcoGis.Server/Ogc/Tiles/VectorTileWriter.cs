using System.Runtime.InteropServices;
using System.Text;

namespace EcoGis;

/// <summary>
/// One layer of one vector tile (Mapbox vector tile specification 2.1) as protocol buffer bytes: features of whole tile coordinates with text or whole-number
/// attributes. Knows the format only; what is drawn is decided by <see cref="TileMaker"/>.
/// </summary>
internal sealed class VectorTileWriter(string layer)
{
    private const int PointType = 1, LineType = 2, PolygonType = 3, MoveTo = 1, LineTo = 2, ClosePath = 7;

    private readonly Buffer _features = new();
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? Text, long Number), int> _values = [];

    public int Features { get; private set; }

    public int Vertices { get; private set; }

    /// <param name="paths">Rings without closing point, outer ones clockwise on the screen, holes the other way behind theirs; or lines; or points.</param>
    public void Add(ulong id, ShapeKind kind, IReadOnlyList<List<int>> paths, params ReadOnlySpan<(string Key, string? Text, long Number)> attributes)
    {
        Buffer feature = new(), tags = new(), geometry = new();
        foreach ((string key, string? text, long number) in attributes)
        {
            tags.Varint((ulong)Place(_keys, key));
            tags.Varint((ulong)Place(_values, (text, number)));
        }

        int x = 0, y = 0;
        foreach (List<int> path in paths)
        {
            int points = path.Count / 2;
            Vertices += points;
            Command(MoveTo, kind == ShapeKind.Point ? points : 1);
            for (int i = 0; i < path.Count; i += 2)
            {
                if (i == 2 && kind != ShapeKind.Point)
                    Command(LineTo, points - 1);
                Delta(path[i] - x);
                Delta(path[i + 1] - y);
                (x, y) = (path[i], path[i + 1]);
            }

            if (kind == ShapeKind.Polygon)
                Command(ClosePath, 1);
        }

        feature.Number(1, id);
        feature.Bytes(2, tags);
        feature.Number(3, kind switch { ShapeKind.Point => PointType, ShapeKind.Line => LineType, _ => PolygonType });
        feature.Bytes(4, geometry);
        _features.Bytes(2, feature);
        Features++;

        void Command(int command, int count) => geometry.Varint((ulong)((count << 3) | command));

        void Delta(int d) => geometry.Varint((uint)((d << 1) ^ (d >> 31)));
    }

    /// <summary>A tile with this one layer; nothing at all when it has no feature.</summary>
    public byte[] ToTile()
    {
        if (Features == 0)
            return [];
        Buffer content = new(), tile = new();
        content.Text(1, layer);
        content.Append(_features);
        foreach (string key in _keys.Keys) // in order of insertion: nothing is ever removed
            content.Text(3, key);
        foreach ((string? text, long number) in _values.Keys)
        {
            Buffer value = new();
            if (text is not null)
                value.Text(1, text);
            else
                value.Number(4, (ulong)number);
            content.Bytes(4, value);
        }

        content.Number(5, TileAddress.Extent);
        content.Number(15, 2);
        tile.Bytes(3, content);
        return tile.ToArray();
    }

    private static int Place<T>(Dictionary<T, int> table, T item)
        where T : notnull
    {
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(table, item, out bool known);
        if (!known)
            place = table.Count - 1;
        return place;
    }

    /// <summary>Protocol buffer fields, in the wire types that tiles use: 0 varint, 2 length-delimited.</summary>
    private sealed class Buffer
    {
        private readonly List<byte> _bytes = [];

        public void Varint(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
                _bytes.Add((byte)(value | 0x80));
            _bytes.Add((byte)value);
        }

        public void Number(int field, ulong value)
        {
            Varint((ulong)(field << 3));
            Varint(value);
        }

        public void Bytes(int field, Buffer content)
        {
            Varint((ulong)((field << 3) | 2));
            Varint((ulong)content._bytes.Count);
            Append(content);
        }

        public void Text(int field, string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            Varint((ulong)((field << 3) | 2));
            Varint((ulong)bytes.Length);
            _bytes.AddRange(bytes);
        }

        public void Append(Buffer other) => _bytes.AddRange(CollectionsMarshal.AsSpan(other._bytes));

        public byte[] ToArray() => [.. _bytes];
    }
}

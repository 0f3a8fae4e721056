namespace EcoGis;

/// <summary>Tiles already made, by the digest of their layer, so that none outlives a change; the ones not asked for longest go first. Thread-safe.</summary>
internal sealed class TileCache(long mostBytes = 64 << 20)
{
    private const int Overhead = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Digest, TileAddress Tile), LinkedListNode<Entry>> _tiles = [];
    private readonly LinkedList<Entry> _order = [];

    public long Bytes { get; private set; }

    public MadeTile Get(string digest, TileAddress tile, Func<MadeTile> make)
    {
        lock (_gate)
        {
            if (_tiles.TryGetValue((digest, tile), out var node))
            {
                _order.Remove(node);
                _order.AddFirst(node);
                return node.Value.Tile;
            }
        }

        MadeTile made = make(); // by two at once: the same tile
        lock (_gate)
        {
            if (_tiles.TryAdd((digest, tile), null!))
            {
                _tiles[(digest, tile)] = _order.AddFirst(new Entry((digest, tile), made));
                Bytes += made.Content.Length + Overhead;
            }

            while (Bytes > mostBytes && _order.Last is { } oldest)
            {
                _order.RemoveLast();
                _tiles.Remove(oldest.Value.Key);
                Bytes -= oldest.Value.Tile.Content.Length + Overhead;
            }
        }

        return made;
    }

    private sealed record Entry((string Digest, TileAddress Tile) Key, MadeTile Tile);
}

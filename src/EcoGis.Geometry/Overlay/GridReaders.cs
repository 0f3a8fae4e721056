using System.Collections.Concurrent;

namespace EcoGis;

/// <summary>Lends what one thread needs to read a grid, and takes it back: scratch memory is made once per thread that reads at a time.</summary>
internal sealed class GridReaders(GridIndex index, Crs plane)
{
    private readonly ConcurrentBag<GridReader> idle = [];

    public GridIndex Index => index;

    public Lease Rent() => new(this, idle.TryTake(out GridReader? reader) ? reader : new GridReader(index, plane));

    public readonly struct Lease(GridReaders from, GridReader reader) : IDisposable
    {
        public GridIndex Index => from.Index;

        public GridOverlay Grid => reader.Grid;

        public PolygonMeter Polygons => reader.Polygons;

        public LineMeter Lines => reader.Lines;

        public GridNearest Nearest => reader.Nearest;

        public void Dispose() => from.idle.Add(reader);
    }

    internal sealed class GridReader(GridIndex index, Crs plane)
    {
        public GridOverlay Grid { get; } = new(index);

        public PolygonMeter Polygons => field ??= new(plane);

        public LineMeter Lines => field ??= new();

        public GridNearest Nearest => field ??= new(index, Grid);
    }
}

using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// 压占面积 of plain polygons of one format and CRS, without an object for a site that meets nothing: the overlaps that <see cref="Screener.Overlay"/>
/// records, bit for bit, and nothing when that has to look. Thread-safe; every thread measures in a pass of its own.
/// </summary>
public sealed class FlatAreas
{
    private readonly SurePlane _plane;
    private readonly Lazy<SnapshotInPlane> _view;
    private readonly double _accuracy;

    internal FlatAreas(SurePlane plane, Func<SnapshotInPlane> view, double accuracy)
    {
        _plane = plane;
        _view = new(view);
        _accuracy = accuracy;
    }

    public FlatPass Begin() => new(new FlatSite(_plane, _accuracy), _view);
}

/// <summary>One thread's way through many polygons (<see cref="FlatAreas"/>). Give it back when done.</summary>
public sealed class FlatPass : IDisposable
{
    private readonly Lazy<SnapshotInPlane> _view;
    private readonly List<(LayerVersion Layer, FlatOverlaps Overlaps)> _layers = [];
    private readonly List<Overlap> _found = [];
    private readonly List<Hit> _hits = [];
    private bool _ready;

    internal FlatPass(FlatSite site, Lazy<SnapshotInPlane> view)
    {
        Site = site;
        _view = view;
    }

    /// <summary>The last polygon, after it was measured.</summary>
    public FlatSite Site { get; }

    /// <param name="points">x, y of all rings as read, in the declared CRS.</param>
    /// <param name="ends">For each ring the number of vertices up to and with it.</param>
    /// <param name="parts">For each part the number of rings up to and with it.</param>
    /// <returns>False: <see cref="Screener.Overlay"/> has to look.</returns>
    public bool TryMeasure(ReadOnlySpan<double> points, ReadOnlySpan<int> ends, ReadOnlySpan<int> parts, RingRoles roles, out ImmutableArray<OverlapRecord> overlaps)
    {
        overlaps = [];
        try
        {
            if (!Site.TryTake(points, ends, parts, roles) || !Ready())
                return false;
            foreach (var (layer, index) in _layers)
            {
                if (!index.TryMeasure(Site, _found))
                    return false;
                foreach (var overlap in _found)
                    _hits.Add(new Hit(layer, layer.Zones[overlap.Feature], overlap));
                _found.Clear();
            }

            overlaps = _hits.Count == 0 ? [] : Measurements.Records(_hits);
            return true;
        }
        catch (EcoException e) when (e.Class == FaultClass.Input)
        {
            return false;
        }
        finally
        {
            _found.Clear();
            _hits.Clear();
        }
    }

    public void Dispose() => Clear();

    private void Clear()
    {
        foreach (var (_, overlaps) in _layers)
            overlaps.Dispose();
        _layers.Clear();
    }

    /// <summary>As soon as every layer has its grid.</summary>
    private bool Ready()
    {
        if (_ready)
            return true;
        foreach (var layer in _view.Value.AllUsed)
        {
            if (layer.IndexIn(Site.Crs).Flat(layer.Accuracy) is { } overlaps)
            {
                _layers.Add((layer, overlaps));
                continue;
            }

            Clear();
            return false;
        }

        return _ready = true;
    }
}

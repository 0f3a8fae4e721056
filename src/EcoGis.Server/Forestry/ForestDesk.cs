using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Forest statistics of the catalog's layers of patches for the dashboard, by the same classes as <c>ecogis forest</c>. What was worked out is kept for as long as
/// its layer versions are asked for; versions never change. Thread-safe.
/// </summary>
internal sealed class ForestDesk(ServeOptions options, ScreeningDesk desk)
{
    private const int MostKept = 32;

    private readonly Lazy<ForestBook> _book = new(() => ForestBook.Load(options.Data, desk.Rules.LandClasses.Value));
    private readonly Lazy<TargetBook> _targets = new(() => TargetBook.Load(options.Data, desk.Rules.Kinds));
    private readonly Kept<string, object> _kept = new(StringComparer.Ordinal);

    /// <summary>Every version of every layer of forest patches, by layer, oldest first.</summary>
    public IReadOnlyList<IGrouping<string, LayerSummary>> Layers() =>
        [.. desk.Catalog.List().Where(l => l.Kind == ForestLayer.PatchKind).SelectMany(l => desk.Catalog.History(l.Name)).GroupBy(v => v.Name)];

    /// <summary>All versions of a layer side by side, and the targets held against the newest.</summary>
    public ForestTrend Trend(string layer, CancellationToken cancellation)
    {
        ForestLayer[] epochs = [.. desk.Catalog.History(layer).Select(v => Epoch(v.Name, v.Version))];
        return Kept("trend", epochs, () =>
        {
            var plane = epochs[0].Plane();
            var units = Units(plane);
            ForestStatistics[] all = [.. epochs.Select(e => ForestStatistics.Of(e, _book.Value, units, plane, cancellation))];
            return ForestTrend.Of(all, Targets(all[^1]));
        });
    }

    public (ForestStatistics Statistics, IReadOnlyList<ForestTarget> Targets) Statistics(string layer, int version, CancellationToken cancellation)
    {
        var epoch = Epoch(layer, version);
        var statistics = Kept("statistics", [epoch], () =>
        {
            var plane = epoch.Plane();
            return ForestStatistics.Of(epoch, _book.Value, Units(plane), plane, cancellation);
        });
        return (statistics, Targets(statistics));
    }

    public ForestChange Change(string layer, int before, int after, CancellationToken cancellation)
    {
        ForestLayer a = Epoch(layer, before), b = Epoch(layer, after);
        return Kept("change", [a, b], () =>
        {
            var plane = a.Plane();
            return ForestChange.Between(a, b, _book.Value, Units(plane), plane, cancellation);
        });
    }

    private ForestLayer Epoch(string layer, int version) => Kept("epoch", $"{layer}@{version}", () => ForestLayer.Of(desk.Catalog.Version(layer, version), _book.Value, StockUnit.NotStated));

    private ForestUnits Units(Crs plane) =>
        ForestUnits.Of([.. desk.On(desk.Today).Snapshot.Layers.Where(l => l.Kind == ForestUnits.Kind).Select(l => l.Version).OfType<LayerVersion>()], plane);

    private ImmutableArray<ForestTarget> Targets(ForestStatistics statistics) => ForestTarget.Of(statistics, _targets.Value, desk.Profile.Adcodes);

    /// <summary>By the digests of the epochs and of the units that hold today.</summary>
    private T Kept<T>(string what, IEnumerable<ForestLayer> epochs, Func<T> make)
        where T : class => Kept(what, string.Join(' ', epochs.Select(e => e.Version.Digest)
            .Concat(desk.On(desk.Today).Snapshot.Layers.Where(l => l.Kind == ForestUnits.Kind && l.Version is not null).Select(l => l.Version!.Digest))), make);

    private T Kept<T>(string what, string of, Func<T> make)
        where T : class
    {
        if (_kept.Count > MostKept)
            _kept.Clear();
        return (T)_kept.Of($"{what} {of}", _ => make());
    }
}

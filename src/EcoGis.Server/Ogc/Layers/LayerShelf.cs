using System.Runtime.CompilerServices;
using System.Security.Claims;

namespace EcoGis;

/// <summary>
/// The layers of the catalog as the network sees them: by name, as they hold on a day, zones only for who may see them. The versions are those that the
/// screener has pinned, so that nothing is read twice. Thread-safe.
/// </summary>
internal sealed class LayerShelf(ScreeningDesk desk, LayerAccess access)
{
    private const int MostOthers = 4;

    private readonly ConditionalWeakTable<LayerVersion, ShelvedLayer> _shelved = [];

    /// <summary>Versions other than today's that were asked for, newest last.</summary>
    private readonly List<LayerVersion> _others = [];

    public DateOnly Today => desk.Today;

    /// <summary>Every layer of the catalog on a day, also those of which no version holds then.</summary>
    public IReadOnlyList<PinnedLayer> All(DateOnly? day = null) => desk.On(day ?? Today).Snapshot.Layers;

    public bool MaySee(ClaimsPrincipal person, string layer) => access.MaySee(person, layer);

    public ZoneKind KindOf(string kind) => desk.Rules.Kinds[kind];

    public ZoneKind KindOf(LayerSummary version) => KindOf(version.Kind);

    public ShelvedLayer Of(LayerVersion version) => _shelved.GetValue(version, v => new ShelvedLayer(v, zones => desk.Catalog.Shapes(v, zones)));

    /// <summary>Every version of a layer, oldest first; empty: there is no such layer.</summary>
    public IReadOnlyList<LayerSummary> History(string name) => All().Any(l => Same(l.Name, name)) ? desk.Catalog.History(name) : [];

    /// <summary>The newest version of every layer, whatever its dates.</summary>
    public IReadOnlyList<LayerSummary> Newest() => desk.Catalog.List();

    /// <summary>Null: no such layer, or no version of it holds on the day.</summary>
    public ShelvedLayer? Find(string name, DateOnly? day = null) => All(day).FirstOrDefault(l => Same(l.Name, name))?.Version is { } version ? Of(version) : null;

    /// <summary>One version by number; null: there is none.</summary>
    public ShelvedLayer? Version(string name, int version)
    {
        if (Find(name) is { } today && today.Version.Version == version)
            return today;
        if (History(name).All(v => v.Version != version))
            return null;
        lock (_others)
        {
            LayerVersion other = _others.FirstOrDefault(v => Same(v.Name, name) && v.Version == version) ?? desk.Catalog.Version(name, version);
            _others.Remove(other);
            _others.Add(other);
            if (_others.Count > MostOthers)
                _others.RemoveAt(0);
            return Of(other);
        }
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

using System.Collections.Concurrent;

namespace EcoGis;

/// <summary>
/// The statistics of a layer of forest patches as it is, and how a site is shared out among patches and units. Without statistics <see cref="Unknown"/> says why; without
/// a layer its patches have no land classes.
/// </summary>
internal sealed class ForestBaseline
{
    private readonly ConcurrentDictionary<Crs, OverlayIndex> _units = new();

    private ForestBaseline(ForestLayer? layer, ForestStatistics? statistics, Bilingual? unknown) => (Layer, Statistics, Unknown) = (layer, statistics, unknown);

    public ForestLayer? Layer { get; }

    public ForestStatistics? Statistics { get; }

    public Bilingual? Unknown { get; }

    public static ForestBaseline Of(LayerVersion version, Snapshot snapshot, ForestBook book, CancellationToken cancellation)
    {
        ForestLayer? layer = null;
        try
        {
            layer = ForestLayer.Of(version, book, StockUnit.NotStated);
            var plane = layer.Plane();
            var units = ForestUnits.Of([.. snapshot.Layers.Where(l => l.Kind == ForestUnits.Kind).Select(l => l.Version).OfType<LayerVersion>()], plane);
            return new(layer, ForestStatistics.Of(layer, book, units, plane, cancellation), null);
        }
        catch (EcoException e) when (e.Class == FaultClass.Input)
        {
            return new(layer, null, e.Faults[0].Sentences[0]);
        }
    }

    /// <summary>What the site takes of each patch, m² on the ellipsoid, by unit; unit null: outside all of them, or there are none.</summary>
    public IReadOnlyList<(ForestUnit? Unit, List<(ForestPatch Patch, double Area)> Parts)> Taken(Site site)
    {
        var (layer, units) = (Layer!, Statistics!.Units);
        List<(ForestPatch Patch, double Area)> all = Parts(site);
        if (units.All.IsEmpty)
            return [(null, all)];
        var index = _units.GetOrAdd(site.Crs, plane => OverlayIndex.Build([.. units.All.Select(u => u.Shape)], plane));
        var met = index.Overlaps(site, units.Accuracy);
        if (met.Count == 1 && site.EllipsoidalArea - met[0].EllipsoidalArea <= Closure(site))
            return [(units.All[met[0].Feature], all)];
        List<(ForestUnit? Unit, List<(ForestPatch Patch, double Area)> Parts)> shared =
            [.. met.Select(o => ((ForestUnit?)units.All[o.Feature], site.Piece(index.Shared(site, o.Feature)) is { } piece ? Parts(piece) : []))];
        List<(ForestPatch Patch, double Area)> rest =
        [
            .. all.Select(a => (a.Patch, Area: a.Area - shared.Sum(u => u.Parts.Where(p => p.Patch == a.Patch).Sum(p => p.Area)))).Where(r => r.Area > Closure(site)),
        ];
        return rest.Count > 0 ? [.. shared, (null, rest)] : shared;

        List<(ForestPatch, double)> Parts(Site ground) =>
            [.. layer.Version.IndexIn(ground.Crs).Overlaps(ground, layer.Version.Accuracy).Select(o => (layer.Patches[o.Feature], o.EllipsoidalArea))];
    }

    /// <summary>m²: what touches of a millimetre may leave over.</summary>
    private static double Closure(Site site) => Math.Max(1e-9 * site.EllipsoidalArea, 0.001 * site.PlanarLength);
}

using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>In what unit a file states its stock, as a person says it; <see cref="NotStated"/>: m³/ha, and refused where that is implausible.</summary>
public sealed record StockUnit(string Word, double Factor)
{
    public static readonly StockUnit NotStated = new("", 1);

    private static readonly StockUnit[] s_all = [new("m3/ha", 1), new("m3/mu", 15), new("1000m3/ha", 1000), new("l/ha", 0.001)];

    public static StockUnit Parse(string? word) => word is null
        ? NotStated
        : s_all.FirstOrDefault(u => u.Word == word) ?? throw new Fault(ForestFaults.BadUnit, Place.None, word, string.Join(", ", s_all.Select(u => u.Word))).Raise();

    /// <summary>The units other than m³/ha that would bring a mean into the bounds.</summary>
    internal static IEnumerable<StockUnit> Explaining(double mean, StockBounds bounds) => s_all.Where(u => u.Factor != 1 && mean * u.Factor >= bounds.AtLeast && mean * u.Factor <= bounds.AtMost);
}

/// <summary>
/// One epoch: the patches of one layer version with their land classes, all of one classification. Every patch has a class; no two overlap by more than
/// slivers, which <see cref="Slivers"/> counts. The plane is one for the whole layer.
/// </summary>
public sealed class ForestLayer
{
    /// <summary>The zone kind of 小班.</summary>
    public const string PatchKind = "forest-patch";

    private const int MostNamed = 5;

    private ForestLayer(LayerVersion version, LandClassification classification, LandClassification survey, double factor, ImmutableArray<ForestPatch> patches)
    {
        Version = version;
        Classification = classification;
        SurveyClassification = survey;
        StockFactor = factor;
        Patches = patches;
    }

    public LayerVersion Version { get; }

    /// <summary>For people: name and version, or the file's name where it is in no catalog.</summary>
    public string Label => Version.Version > 0 ? $"{Version.Name}@{Version.Version}" : Version.Name;

    public LandClassification Classification { get; }

    public LandClassification SurveyClassification { get; }

    public double StockFactor { get; }

    public ImmutableArray<ForestPatch> Patches { get; }

    /// <summary>m² that thin overlaps of neighbours count twice.</summary>
    public double Slivers { get; private set; }

    public bool HasStock => Version.States(ForestFields.StockPerHa);

    /// <exception cref="EcoException">No polygons, no land classes, or a mean stock that no forest has.</exception>
    public static ForestLayer Of(LayerVersion version, ForestBook book, StockUnit unit)
    {
        if (version.Kind.Fields.FirstOrDefault(f => f.CodedBy is not null) is not { } field || version.Kind.LandClasses is not { } classes)
            throw new Fault(ForestFaults.NotForest, Place.None, version.Name, version.Kind.Name).Raise();
        var zones = version.Zones;
        if (zones.Any(z => z.Shape.Kind != ShapeKind.Polygon))
            throw new Fault(ForestFaults.NotPolygons, Place.None, version.Name).Raise();
        var bare = zones.Where(z => !z.Fields.ContainsKey(field.Id)).ToList();
        if (zones.Count == 0 || bare.Count > 0)
            throw new Fault(ForestFaults.NoLandClass, Place.None, version.Name, bare.Count, string.Join(", ", bare.Take(MostNamed).Select(z => z.Code))).Raise();
        var classification = classes.Value.All[zones[0].Fields[field.CodedBy!]];
        ForestLayer layer = new(version, classification, book.SurveyClassification, unit.Factor,
            [.. zones.Select(z => new ForestPatch(z, classification.Find(z.Fields[field.Id])!))]);
        if (unit == StockUnit.NotStated)
            layer.DemandPlausibleStock(book.PlausibleMeanStock);
        return layer;
    }

    /// <summary>The plane of the layer: its own, else that of its middle.</summary>
    public Crs Plane()
    {
        if (Patches[0].Zone.Shape.Crs is { IsPlane: true } own)
            return own;
        Envelope bounds = new();
        foreach (var patch in Patches)
            bounds.ExpandToInclude(patch.Zone.Shape.LonLatBounds);
        return Crs.PlaneAt(bounds.Centre.X, bounds.Centre.Y);
    }

    /// <exception cref="EcoException">Patches overlap by more than slivers; all pairs are counted, some named.</exception>
    public void DemandDisjoint(Crs plane, CancellationToken cancellation)
    {
        var index = Version.IndexIn(plane);
        var found = new List<(int Other, Overlap Overlap)>[Patches.Length];
        Parallel.For(0, Patches.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
            found[i] = [.. index.Overlaps(Site.Of(Patches[i].Zone.Shape, plane, Version.Accuracy), Version.Accuracy).Where(o => o.Feature > i).Select(o => (o.Feature, o))]);
        var firm = found.Index().SelectMany(f => f.Item.Where(o => o.Overlap.Certainty == Certainty.Firm).Select(o => (f.Index, o.Other, o.Overlap))).ToList();
        if (firm.Count > 0)
        {
            throw new Fault(ForestFaults.Overlapping, Place.None, Label, firm.Count, Math.Round(firm.Sum(f => f.Overlap.EllipsoidalArea), 2),
                string.Join(", ", firm.Take(MostNamed).Select(f => $"{Patches[f.Index].Code} × {Patches[f.Other].Code}"))).Raise();
        }

        Slivers = found.Sum(f => f.Sum(o => o.Overlap.EllipsoidalArea));
    }

    private void DemandPlausibleStock(StockBounds bounds)
    {
        var stated = Patches.Where(p => p.Class.Stand == Stand.Arbour && p.StockPerHa(1) > 0).ToList();
        if (stated.Count == 0)
            return;
        double mean = stated.Sum(p => p.StockPerHa(1)!.Value * p.Area) / stated.Sum(p => p.Area);
        if (mean >= bounds.AtLeast && mean <= bounds.AtMost)
            return;
        string words = string.Join(", ", StockUnit.Explaining(mean, bounds).Select(u => u.Word));
        throw new Fault(ForestFaults.StockUnit, Place.None, Label, Math.Round(mean, 3), bounds.AtLeast, bounds.AtMost,
            words.Length == 0 ? new Bilingual("", "") : new Bilingual($"，可能是 {words}", $", perhaps {words}")).Raise();
    }
}

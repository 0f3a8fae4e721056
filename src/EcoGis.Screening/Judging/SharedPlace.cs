using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Where a rule asks for an overlap: the zones it selects, by class and field, that the site really shares something with; and, where the rule names an
/// area, whether what is shared with all of them together reaches it. Zones that overlap each other count once.
/// </summary>
internal sealed class SharedPlace(Ground ground, Rule rule)
{
    private static readonly ImmutableSortedDictionary<string, double> NoNumbers = ImmutableSortedDictionary<string, double>.Empty.WithComparers(StringComparer.Ordinal);

    private readonly ZoneSelector zones = rule.Zones!;

    public PlaceAnswer Answer()
    {
        List<Hit> sure = [];
        List<Lack> lacks = [];
        foreach (var hit in ground.HitsOf(zones.Kind))
        {
            var selected = zones.Selects(hit.Zone, hit.Layer.States);
            if (selected == Truth.False)
                continue;
            if (hit.Overlap.Certainty == Certainty.Sliver)
                lacks.Add(SliverLack(hit));
            else if (selected == Truth.Unknown)
                lacks.AddRange(Untold(hit));
            else if (hit.Layer.Flags.Count == 0)
                sure.Add(hit);
        }

        lacks.AddRange(ground.Lacks(zones.Kind, 0));
        return rule.Relation.Area is { } bounds ? Measured(bounds, sure, lacks) : new PlaceAnswer([.. sure.Select(h => ToPlace(h, Numbers(h)))], lacks);
    }

    /// <summary>What is missing can only add to the area, up to the whole site.</summary>
    private PlaceAnswer Measured(NumberRange bounds, List<Hit> sure, List<Lack> lacks)
    {
        bool areal = ground.Site.PlanarArea > 0;
        if (sure.Count == 0 && lacks.Count == 0)
            return new PlaceAnswer([], []);
        if (!areal)
            lacks.Add(NoArea(rule));
        double shared = Union(sure);
        double most = !areal ? double.PositiveInfinity : lacks.Count == 0 ? shared : OfRecord(ground.Site.EllipsoidalArea, ground.Site.PlanarArea);
        return bounds.HoldsBetween(Hectares(shared), Hectares(Math.Max(shared, most))) switch
        {
            Truth.True when sure.Count > 0 => new PlaceAnswer([.. sure.Select(h => ToPlace(h, Numbers(h).Add("area_together_m2", Rounded.Area(shared))))], []),
            Truth.False => new PlaceAnswer([], []) { Compared = NoNumbers.Add("area_together_m2", Rounded.Area(shared)) },
            _ => new PlaceAnswer([], lacks),
        };
    }

    public static Lack NoArea(Rule rule) => new(Need.Geometry, rule.Id, OpenTexts.NoArea.Format(rule.Name), OpenTexts.AskArea);

    /// <summary>As the report prints it, so that what is compared with the law's figure is what is read.</summary>
    public static double Hectares(double squareMetres) => double.IsInfinity(squareMetres) ? squareMetres : Rounded.Area(squareMetres) / 10_000;

    private double Union(List<Hit> hits)
    {
        var areal = hits.Where(h => h.Overlap.PlanarArea > 0).ToList();
        if (areal.Count < 2)
            return areal.Sum(AreaOfRecord);
        var (ellipsoidal, planar) = UnionArea.Of([.. areal.Select(h => h.Layer.IndexIn(ground.View.Plane).Shared(ground.Site, h.Overlap.Feature))], ground.View.Plane);
        return OfRecord(ellipsoidal, planar);
    }

    private IEnumerable<Lack> Untold(Hit hit) => zones.Fields.Where(f => f.Judge(hit.Zone, hit.Layer.States) == Truth.Unknown)
        .Select(f => new Lack(Need.Layer, hit.Layer.Name, OpenTexts.Untold.Format(hit.Layer.Kind.Name, hit.Zone.Name, f.Field.Name), OpenTexts.AskUntold.Format(hit.Layer.Kind.Name, f.Field.Name)));

    public static Lack SliverLack(Hit hit) => new(
        Need.Accuracy, hit.Zone.Code,
        OpenTexts.Sliver.Format(hit.Layer.Kind.Name, hit.Zone.Name, Rounded.Area(AreaOfRecord(hit)), Rounded.Length(hit.Overlap.MeanWidth)), OpenTexts.AskSliver);

    private static double AreaOfRecord(Hit hit) => hit.Layer.Kind.AreaOfRecord == AreaMeasure.Planar ? hit.Overlap.PlanarArea : hit.Overlap.EllipsoidalArea;

    private double OfRecord(double ellipsoidal, double planar) => ground.KindOf(rule).AreaOfRecord == AreaMeasure.Planar ? planar : ellipsoidal;

    public static PlaceHit ToPlace(Hit hit, ImmutableSortedDictionary<string, double> numbers) => new(hit.Layer.Name, hit.Zone, EcoGis.Answer.Overlaps, numbers, Certainty.Firm);

    public static ImmutableSortedDictionary<string, double> Numbers(Hit hit)
    {
        var o = hit.Overlap;
        bool planar = hit.Layer.Kind.AreaOfRecord == AreaMeasure.Planar;
        var numbers = NoNumbers;
        if (o.PlanarArea > 0)
        {
            numbers = numbers.Add("area_ellipsoidal_m2", Rounded.Area(o.EllipsoidalArea)).Add("area_planar_m2", Rounded.Area(o.PlanarArea))
                .Add("share_of_site", Rounded.Share(planar ? o.PlanarShareOfSite : o.EllipsoidalShareOfSite))
                .Add("share_of_zone", Rounded.Share(planar ? o.PlanarShareOfFeature : o.EllipsoidalShareOfFeature));
        }

        return o.Length > 0 ? numbers.Add("length_m", Rounded.Length(o.Length)) : numbers;
    }
}

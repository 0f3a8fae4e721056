using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Changes of the boundary that turn a target over: a move of the whole site, and a part given up. Steps are whole decimetres, so that what is printed is
/// what was screened: the last step that stands and the next one, which does not. A move is the shortest of those found in the directions tried.
/// </summary>
/// <param name="once">Along any direction the target turns once and stays so, as leaving one zone does; then a direction that is no better is left at once.</param>
internal sealed class PlaceChanges(Trials trials, FlipTarget target, bool once)
{
    private const int Refinements = 4;
    private const double Decimetres = 10;

    /// <summary>The furthest move tried, m, and in how many directions.</summary>
    public const int Furthest = 10_000, Directions = 16;

    public static Bilingual NotFound => FlipTexts.MovesNothing.Format(Directions, Furthest / 1000);

    private readonly Site _site = trials.Now.Reading.Site!;

    /// <param name="first">The direction that is likely to be the shortest.</param>
    /// <param name="onlyFirst">No other direction is tried.</param>
    public Flip? Move(double first, bool onlyFirst = false, double furthest = Furthest)
    {
        (double Azimuth, int Stands, int Turns)? best = null;
        void Along(double degrees)
        {
            double azimuth = Math.Round((degrees + 360) % 360, 1); // as it is printed
            if (Shortest(azimuth, best?.Turns ?? (int)(furthest * Decimetres), best is null) is var (stands, turns) && (best is null || turns < best.Value.Turns))
                best = (azimuth, stands, turns);
        }

        Along(first);
        for (int i = 1; i < Directions && !onlyFirst; i++)
            Along(first + (i * 360.0 / Directions));
        double step = 180.0 / Directions;
        for (int i = 0; i < Refinements && best is { } found && !onlyFirst; i++, step /= 2)
        {
            Along(found.Azimuth + step);
            Along(found.Azimuth - step);
        }

        if (best is not var (way, still, gone) || At(way, still) is not { } before || At(way, gone) is not { } after)
            return null;
        return new Flip(
            FlipKind.Move, FlipTexts.Moved.Format(FlipTexts.Wind(way), way, gone / Decimetres),
            Side(before, still == 0 ? FlipTexts.AsItIs : FlipTexts.Metres.Format(still / Decimetres)), Side(after, FlipTexts.Metres.Format(gone / Decimetres)))
        {
            Numbers = Numbers(("azimuth_deg", way), ("distance_m", gone / Decimetres), ("distance_before_m", still / Decimetres)),
        };
    }

    /// <summary>The first turn met in growing steps along one direction, if it comes before <paramref name="before"/>.</summary>
    private (int Stands, int Turns)? Shortest(double azimuth, int before, bool first)
    {
        if (!first && once && Turns(azimuth, before - 1) != true)
            return null;
        for (int stands = 0, step = Math.Min((int)Decimetres, before - 1); stands < before - 1; stands = step, step = (int)Math.Min(before - 1L, step * 2L))
        {
            if (Turns(azimuth, step) is not { } turns)
                return null;
            if (turns)
                return Neighbouring.Steps(stands, step, k => Turns(azimuth, k));
        }

        return null;
    }

    private bool? Turns(double azimuth, int decimetres) => At(azimuth, decimetres) is { } trial ? target.Turns(trial) : null;

    private Trial? At(double azimuth, int decimetres) => decimetres == 0 ? trials.Now : trials.With(Reshaping.Moved(_site.Plane, azimuth, decimetres / Decimetres));

    /// <summary>The largest part of the site that turns the target over, by a cut at one distance from each of the zones.</summary>
    /// <param name="why">Why there is none.</param>
    public Flip? Cut(IReadOnlyList<Cut> cuts, out Bilingual? why)
    {
        why = cuts.Count == 0 ? FlipTexts.NoZones : _site.Shape.Kind == ShapeKind.Point ? FlipTexts.PointsStay : cuts.Any(c => c.Zones is null) ? FlipTexts.TooFine : null;
        if (why is not null)
            return null;
        if (Part(cuts, 0) is null)
        {
            why = cuts.All(c => c.Keep) ? FlipTexts.NothingInside : FlipTexts.NothingLeft;
            return null;
        }

        double reach = cuts.Max(c => c.Reach);
        int most = (int)(Math.Max(2, reach * 0.03) * Decimetres), least = -(int)Math.Ceiling((_site.Plane.EnvelopeInternal.Diameter + reach) * Decimetres);
        int? turned = Enumerable.Range(0, 12).Select(i => i == 0 ? 0 : Math.Min(1 << (i - 1), most)).Distinct().Cast<int?>().FirstOrDefault(k => Turns(cuts, k!.Value) == true);
        why = turned is null ? FlipTexts.CutsNothing : FlipTexts.NotDrawn;
        if (turned is not { } turns || Turns(cuts, least) != false || Neighbouring.Steps(least, turns, k => Turns(cuts, k)) is not var (stands, gone)
            || trials.With(Part(cuts, stands)) is not { } before || trials.With(Part(cuts, gone)) is not { } after)
            return null;
        why = null;
        return ToFlip(cuts, before, after);
    }

    private Flip ToFlip(IReadOnlyList<Cut> cuts, Trial before, Trial after)
    {
        Site left = after.Reading.Site!;
        bool line = _site.Shape.Kind == ShapeKind.Line;
        double share = line ? left.PlanarLength / _site.PlanarLength : left.EllipsoidalArea / _site.EllipsoidalArea;
        double shared = Shared(after, cuts);
        var text = line ? FlipTexts.CutLine : cuts.All(c => c.Keep) ? FlipTexts.KeptInside : cuts.Any(c => c.Reach > 0) || shared > 0 ? FlipTexts.CutBack : FlipTexts.CutOff;
        var change = text.Format(line ? left.PlanarLength : left.EllipsoidalArea, share * 100, left.Plane.NumGeometries);
        return new Flip(FlipKind.Cut, change, Side(before, State(before, cuts)), Side(after, State(after, cuts)))
        {
            Numbers = line
                ? Numbers(("length_left_m", Rounded.Length(left.PlanarLength)), ("share_left", Rounded.Share(share)))
                : Numbers(
                    ("area_left_ellipsoidal_m2", Rounded.Area(left.EllipsoidalArea)), ("area_left_planar_m2", Rounded.Area(left.PlanarArea)), ("share_left", Rounded.Share(share)),
                    ("shared_before_m2", Rounded.Area(Shared(before, cuts))), ("shared_after_m2", Rounded.Area(shared))),
        };
    }

    private static Bilingual State(Trial trial, IReadOnlyList<Cut> cuts) => cuts.All(c => c is { Reach: 0, Keep: false })
        ? FlipTexts.Strip(Shared(trial, cuts))
        : FlipTexts.Left.Format(trial.Reading.Site!.EllipsoidalArea);

    /// <summary>What the site still shares with the zones cut along, ellipsoidal, m²; ground in two of them twice.</summary>
    private static double Shared(Trial trial, IReadOnlyList<Cut> cuts) =>
        trial.Judge!.Ground.Hits.Where(h => cuts.Any(c => c is { Reach: 0, Keep: false } && c.Holds(h))).Sum(h => h.Overlap.EllipsoidalArea);

    private bool? Turns(IReadOnlyList<Cut> cuts, int decimetres) => trials.With(Part(cuts, decimetres)) is { } trial ? target.Turns(trial) : null;

    /// <summary>One cut after the other, each of what the one before left.</summary>
    private RawShape? Part(IReadOnlyList<Cut> cuts, int decimetres)
    {
        Geometry left = _site.Plane;
        RawShape? part = null;
        foreach (var cut in cuts)
        {
            double offset = decimetres / Decimetres;
            part = cut.Keep ? Reshaping.Within(left, cut.Zones!, offset) : Reshaping.Without(left, cut.Zones!, cut.Reach + offset);
            if (part is null)
                return null;
            if (cuts.Count > 1 && ShapeGate.Check(part, _site.Crs).Shape is { } shape)
                left = shape.Geometry;
        }

        return part;
    }

    private static FlipSide Side(Trial trial, Bilingual state) => new(state, trial.Proposal, trial.Snapshot.Date, trial.Verdict);

    private static ImmutableSortedDictionary<string, double> Numbers(params (string Key, double Value)[] numbers) =>
        numbers.ToImmutableSortedDictionary(n => n.Key, n => n.Value, StringComparer.Ordinal);
}

/// <summary>Where a site may be cut: along these zones, at a distance from them, or so that only what lies inside stays.</summary>
/// <param name="Zones">Those near the site, in its plane; null: too many vertices.</param>
/// <param name="Reach">The rule's distance, m.</param>
internal sealed record Cut(Geometry? Zones, double Reach, bool Keep, ImmutableHashSet<(string Layer, int Zone)> Of)
{
    public bool Holds(Hit hit) => Of.Contains((hit.Layer.Name, hit.Zone.Number));

    public static Cut Along(Ground ground, IReadOnlyCollection<(string Layer, int Zone)> zones, double reach, bool keep = false)
    {
        var shapes = ground.View.AllUsed.SelectMany(l => zones.Where(z => z.Layer == l.Name).Select(z => l.IndexIn(ground.View.Plane).Feature(z.Zone - 1)));
        return new(Reshaping.Near(ground.Site.Plane, shapes, reach), reach, keep, [.. zones]);
    }
}

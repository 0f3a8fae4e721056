using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>A polygon to be measured against features, in their plane: its rings, and what a share is a share of (m², m; accuracy in m).</summary>
internal interface ICandidate
{
    Rings Rings { get; }

    double EllipsoidalArea { get; }

    double PlanarArea { get; }

    double PlanarLength { get; }

    double Accuracy { get; }

    /// <summary>The same polygon as geometry, for pairs that the trace leaves in doubt.</summary>
    Geometry Geometry { get; }
}

/// <summary>
/// Measures what one polygon after the other shares with polygon features, each pair in two ways: the area by the kernel, the pieces, widths and
/// ellipsoidal area along the traced boundary, whose own area must be the kernel's. Where the trace is in doubt, NetTopologySuite makes the
/// geometry; when that disagrees with the kernel too, nothing is chosen: it is a fault. One per thread; m², m.
/// </summary>
internal sealed class PolygonMeter(Crs plane)
{
    /// <summary>Areas nearer than this share of the whole are the whole: noding moves a border by rounding only.</summary>
    private const double Whole = 1e-9;

    /// <summary>Two ways that differ by more than this share of the candidate, or of a square metre, disagree.</summary>
    private const double Agreement = 1e-9, LeastAgreement = 1e-6;

    private readonly Tracer tracer = new();
    private readonly GridLocator locator = new();
    private bool begun;

    /// <summary>The next candidate: nothing is kept of the last.</summary>
    public void Begin() => begun = false;

    /// <param name="candidate">That <paramref name="grid"/> was last asked for.</param>
    /// <param name="hit">What the grid said; <see cref="GridHit.Feature"/> is the feature's place in that grid.</param>
    /// <returns>Null when they only touch. <see cref="Overlap.Feature"/> is the place in the grid.</returns>
    /// <exception cref="EcoException">Two ways to measure the pair disagree.</exception>
    public Overlap? Measure(ICandidate candidate, GridOverlay grid, in GridHit hit, IndexedFeature feature, double accuracy)
    {
        double combined = Pieces.Combined(candidate.Accuracy, accuracy), parents = Math.Min(MeanWidth(candidate), feature.MeanWidth);
        if (hit.Relation == GridRelation.Inside)
            return Of(hit, candidate, feature, RingPieces.Of(candidate, combined, parents) with { PlanarArea = candidate.PlanarArea }, false);
        if (hit.Area + (1e-12 * candidate.PlanarArea) < Pieces.LeastArea)
            return null;
        if (!begun)
            tracer.Begin(candidate.Rings);
        begun = true;
        TracedOverlap traced = tracer.Trace(grid.Edges(hit.Feature, grid.CandidateBox), locator.On(grid, hit.Feature), hit.Area);
        if (!traced.Holds)
            return AsGeometry(candidate, hit, feature, combined, parents);
        Pieces pieces = Pieces.Of(traced.Pieces, traced.Rings, plane, combined, parents);
        return pieces.AllTouch ? null : Of(hit, candidate, feature, pieces with { PlanarArea = hit.Area }, false);
    }

    private Overlap? AsGeometry(ICandidate candidate, in GridHit hit, IndexedFeature feature, double combined, double parents)
    {
        var (shared, snapped) = Nts.Intersection(candidate.Geometry, feature.Geometry);
        Pieces pieces = Pieces.Of(shared, plane, combined, parents);
        if (Math.Abs(pieces.PlanarArea - hit.Area) > Math.Max(LeastAgreement, Agreement * candidate.PlanarArea))
            throw new Fault(OverlayFaults.Disagreement, Place.None, hit.Area, pieces.PlanarArea).Raise();
        return pieces.AllTouch ? null : Of(hit, candidate, feature, pieces with { PlanarArea = hit.Area }, snapped);
    }

    private static Overlap? Of(in GridHit hit, ICandidate candidate, IndexedFeature feature, in Pieces pieces, bool snapped)
    {
        if (pieces.AllTouch)
            return null;
        bool allOfCandidate = pieces.PlanarArea >= candidate.PlanarArea * (1 - Whole), allOfFeature = pieces.PlanarArea >= feature.PlanarArea * (1 - Whole);
        double ellipsoidal = allOfCandidate ? candidate.EllipsoidalArea : allOfFeature ? feature.EllipsoidalArea : pieces.EllipsoidalArea;
        double planar = allOfCandidate ? candidate.PlanarArea : allOfFeature ? feature.PlanarArea : pieces.PlanarArea;
        return new Overlap(
            hit.Feature, ellipsoidal, planar, 0, pieces.Widest, pieces.AnyFirm ? Certainty.Firm : Certainty.Sliver,
            allOfCandidate ? 1 : Share(ellipsoidal, candidate.EllipsoidalArea),
            allOfCandidate ? 1 : Share(planar, candidate.PlanarArea),
            allOfFeature ? 1 : Share(ellipsoidal, feature.EllipsoidalArea),
            allOfFeature ? 1 : Share(planar, feature.PlanarArea))
        {
            Snapped = snapped,
        };
    }

    private static double MeanWidth(ICandidate candidate) => candidate.PlanarLength > 0 ? 2 * candidate.PlanarArea / candidate.PlanarLength : 0;

    private static double Share(double part, double whole) => whole > 0 ? Math.Clamp(part / whole, 0, 1) : 0;
}

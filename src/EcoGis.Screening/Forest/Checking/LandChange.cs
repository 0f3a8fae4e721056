namespace EcoGis;

/// <summary>
/// 变化图斑: one observed change of land class on one piece of ground, in the plane of the comparison and in canonical order. What it is called from one run to the
/// next is <see cref="Identity"/>: the geometry's digest and the two classes, so that the same change is the same whatever epochs it was found between.
/// </summary>
/// <param name="Ground">Canonical, in the plane, accurate to both epochs together.</param>
public sealed record LandChange(ForestChange Comparison, ChangePatch Patch, Site Ground, ChangePeriod Period, ChangeActivity Activity)
{
    public ForestPatch Before => Patch.Before;

    public ForestPatch After => Patch.After;

    public string Identity => $"{Ground.Shape.ContentKey} {Before.Class.Code} {After.Class.Code}";

    /// <summary>"乔木林地 → 其他建设用地".</summary>
    public Bilingual Name => new($"{Before.Class.Name.Zh} → {After.Class.Name.Zh}", $"{Before.Class.Name.En} → {After.Class.Name.En}");

    /// <summary>The firm changes of a comparison, in order of patch; border noise is none of them.</summary>
    public static IReadOnlyList<LandChange> Of(ForestChange change, ChangePeriod period, ChangeActivityBook activities, CancellationToken cancellation)
    {
        List<LandChange> changes = [];
        foreach (var patch in change.Patches.Where(p => p.Certainty == Certainty.Firm))
        {
            cancellation.ThrowIfCancellationRequested();
            changes.Add(new LandChange(change, patch, GroundOf(change, patch), period, activities.Of(patch, change.Before.Classification)));
        }

        return changes;
    }

    /// <exception cref="EcoException">The overlay left a shape that the gate refuses.</exception>
    private static Site GroundOf(ForestChange change, ChangePatch patch)
    {
        try
        {
            return Site.Of(patch.Before.Zone.Shape, change.Plane, change.Accuracy).Piece(change.GeometryOf(patch).Geometry) ?? throw new Fault(SiteFaults.NoPiece, Place.None).Raise();
        }
        catch (EcoException e)
        {
            throw new EcoException([.. e.Faults.Select(f => f with { Where = new Place { Feature = $"{patch.Before.Code} → {patch.After.Code}" } })], e);
        }
    }

    /// <summary>As a proposal to be screened: its ground, and what is presumed to have been done there.</summary>
    public Proposal AsProposal(string code) => new(
        code, Patch.Unit is { Name.Length: > 0 } unit ? $"{Name.Zh}（{unit.Name}）" : Name.Zh, $"{Comparison.Before.Label} → {Comparison.After.Label}", Format,
        RawShape.Of(Ground.Shape), Ground.Crs, Activity.Activity, null, []);

    /// <summary>What <see cref="Proposal.Format"/> calls a boundary that an overlay of epochs made.</summary>
    public const string Format = "change";
}

using System.Collections.Immutable;

namespace EcoGis;

/// <summary>One change, held against permits and screened. <paramref name="IsNew"/>: no earlier check had it; <paramref name="Entry"/> null: a preview, nothing was entered.</summary>
/// <param name="Code">Of its entry, or a number of the preview.</param>
public sealed record CheckedChange(string Code, LandChange Change, bool IsNew, RegisterEntry? Entry, PermitMatch Match, Screening Screening);

/// <summary>变化图斑核查: every firm change between two epochs with what is known of it, and what became of the queue of earlier checks. It decides no status.</summary>
/// <param name="Unlocated">Permits whose boundary was refused: they may cover ground and nobody can say which.</param>
public sealed record ForestCheck(
    Register Register, ForestChange Comparison, ChangePeriod Period, ImmutableArray<CheckedChange> Changes, ImmutableArray<RegisterEntry> Gone, ImmutableArray<RegisterEntry> Elsewhere,
    ImmutableArray<Permit> Unlocated)
{
    public RegisterStatus StatusOf(CheckedChange change) => Register.Stored(change.Entry?.Status ?? Register.Begins[0]);

    public bool IsOpen(CheckedChange change) => !StatusOf(change).IsClosed;

    public IReadOnlyList<PermitUse> Uses => PermitUse.Of(Changes.Select(c => (c.Change, c.Match)));

    /// <summary>Border noise, which is no change and in no queue: patches and m².</summary>
    public (int Patches, double Area) Noise => (Comparison.Patches.Count(p => p.Certainty == Certainty.Sliver), Comparison.Matrix.Noise);
}

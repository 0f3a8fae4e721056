using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The rules that were asked and did not apply, with the reasons: what a dossier lists beside the findings. A rule is here where its answer is "no", never where it is "not known".</summary>
internal sealed class UnmetRules(ProofBuilder proofs, RuleJudge judge)
{
    /// <summary>In the order of instrument and rule.</summary>
    public ImmutableArray<RuleProof> Proofs() =>
    [
        .. judge.Active.Where(r => r.Decides).Select(judge.Weigh).Where(p => p.Holds == Truth.False)
            .OrderBy(p => p.Rule.Instrument.Id, StringComparer.Ordinal).ThenBy(p => p.Rule.Id, StringComparer.Ordinal).Select(proofs.Of),
    ];
}

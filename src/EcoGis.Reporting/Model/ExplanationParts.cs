namespace EcoGis;

/// <summary>What a report says when an explanation is at hand: the conditions behind each finding and the changes that were confirmed. Words and order only.</summary>
internal sealed class ExplanationParts(Explanation e, Speech say)
{
    /// <summary>The section of the same finding, with its reasons and changes.</summary>
    public FindingSection Of(FindingSection section)
    {
        var finding = e.Findings[section.Number - 1];
        return section with { Reasons = [.. finding.Proof.Conditions.Select(Line)], Changes = Lines(finding.Flips) };
    }

    public IReadOnlyList<string> Whole() =>
    [
        .. Lines(e.Whole),
        .. e.Complete ? [] : new[] { say.T($"试算 {e.Trials} 次后到达上限：没有列出的改变未必不存在。", $"The search ended after {e.Trials} trials: a change not listed may still exist.") },
    ];

    private string Line(ConditionProof c) => $"{ExplanationWords.Sign(c.Truth)} {say.In(ExplanationWords.Of(c))}";

    private List<string> Lines(FlipList flips) =>
        [.. flips.Flips.Where(f => !f.IsPast).Select(f => say.In(ExplanationWords.Of(f, flips.Subject))), .. ExplanationWords.Unchanged(flips) is { } others ? [say.In(others)] : Array.Empty<string>()];
}

namespace EcoGis;

/// <summary>The enum words of <c>screening/1</c> as CONTRACT.md spells them: total, one direction, never localised.</summary>
internal static class ContractWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Prohibited => "prohibited",
        Verdict.Undetermined => "undetermined",
        Verdict.Conditional => "conditional",
        Verdict.Compliant => "compliant",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    public static string Of(Effect effect) => effect switch
    {
        Effect.Prohibited => "prohibited",
        Effect.Restricted => "restricted",
        Effect.Advice => "advice",
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, null),
    };

    public static string Of(Answer answer) => answer switch
    {
        Answer.Overlaps => "overlaps",
        Answer.Within => "within",
        Answer.Outside => "outside",
        Answer.Clear => "clear",
        Answer.NotCovered => "not_covered",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, null),
    };

    public static string Of(ListAnswer answer) => answer switch
    {
        ListAnswer.Applies => "applies",
        ListAnswer.DoesNotApply => "does_not_apply",
        ListAnswer.Open => "open",
        ListAnswer.Person => "person",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, null),
    };

    public static string Of(Need need) => need switch
    {
        Need.Fact => "fact",
        Need.Layer => "layer",
        Need.Coverage => "coverage",
        Need.Accuracy => "accuracy",
        Need.Geometry => "geometry",
        Need.Expired => "expired",
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, null),
    };

    public static string Of(LayerStatus status) => status switch
    {
        LayerStatus.Used => "used",
        LayerStatus.Missing => "missing",
        LayerStatus.Expired => "expired",
        LayerStatus.NotCovering => "not_covering",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(Certainty certainty) => certainty switch
    {
        Certainty.Firm => "firm",
        Certainty.Sliver => "sliver",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty), certainty, null),
    };

    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.High => "high",
        Confidence.Medium => "medium",
        Confidence.Low => "low",
        _ => throw new ArgumentOutOfRangeException(nameof(confidence), confidence, null),
    };

    public static string? Of(Nature? nature) => nature switch
    {
        null => null,
        Nature.New => "new",
        Nature.Rebuild => "rebuild",
        Nature.Expand => "expand",
        _ => throw new ArgumentOutOfRangeException(nameof(nature), nature, null),
    };

    public static string Of(Truth truth) => truth switch
    {
        Truth.True => "true",
        Truth.False => "false",
        Truth.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(truth), truth, null),
    };

    public static string Of(ConditionKind kind) => kind.ToString().ToLowerInvariant();

    public static string Of(FlipKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>SelfIntersection → self_intersection.</summary>
    public static string Of(GeometryProblemKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}

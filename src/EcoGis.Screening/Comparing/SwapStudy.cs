using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What one input that differs has to do with the verdicts that differ.</summary>
public enum SwapRole
{
    /// <summary>It alone turns the first verdict into the second, and without it the second is not reached.</summary>
    Decisive,

    /// <summary>It alone is enough, and so is something else.</summary>
    Enough,

    /// <summary>Without it the second verdict is not reached, but it alone is not enough.</summary>
    Needed,

    /// <summary>The verdict does not turn on it; findings, questions or review items do.</summary>
    Contents,

    /// <summary>Nothing that is compared turns on it.</summary>
    None,

    /// <summary>One of the two could not be screened.</summary>
    Unknown,
}

/// <summary>One screening of a swap: what came of it, or why there is none.</summary>
public sealed record SwapResult(ScreeningGist? Gist, EcoException? Refused);

/// <summary>One input, swapped both ways.</summary>
/// <param name="Forward">The first screening with this input of the second.</param>
/// <param name="Backward">The second screening with this input of the first.</param>
public sealed record InputSwap(ChangedInput Input, SwapResult Forward, SwapResult Backward, SwapRole Role);

/// <summary>
/// Which of the inputs that differ between two screenings caused the difference: each is put alone in the place of the other's, in both directions, and screened
/// again by this program. Inputs that only do something together show as such: none of them is enough. Pairs of inputs are not tried.
/// </summary>
/// <param name="Before">The first screening made again by this program.</param>
public sealed record SwapStudy(ScreeningGist Before, ScreeningGist After, ImmutableArray<InputSwap> Swaps)
{
    public bool VerdictChanged => Before.Verdict != After.Verdict;

    /// <summary>The verdicts differ and no input alone explains it.</summary>
    public bool Interacts => VerdictChanged && Swaps.All(s => s.Role is not (SwapRole.Decisive or SwapRole.Enough or SwapRole.Unknown));

    /// <param name="gist">Of a screening, from its text.</param>
    public static SwapStudy Of(ScreeningInputs before, ScreeningInputs after, Func<Screening, ScreeningGist> gist, CancellationToken cancellation)
    {
        ScreeningGist first = gist(before.Screen(cancellation)), second = gist(after.Screen(cancellation));
        List<InputSwap> swaps = [];
        foreach (var input in Inputs(first, second, before, after))
        {
            if (before.With(input, after) is not { } forward || after.With(input, before) is not { } backward)
                continue;
            SwapResult there = Try(forward, gist, cancellation), back = Try(backward, gist, cancellation);
            swaps.Add(new(input, there, back, RoleOf(first, second, there, back)));
        }

        return new(first, second, [.. swaps]);
    }

    /// <summary>Those that the texts name, and the boundary, of which a text says only how large it is.</summary>
    private static IEnumerable<ChangedInput> Inputs(ScreeningGist first, ScreeningGist second, ScreeningInputs before, ScreeningInputs after)
    {
        var named = ScreeningChange.Between(first, second).Inputs;
        if (!before.SameSite(after) && named.All(i => i.Cause != ChangeCause.Site))
            yield return new(ChangeCause.Site, "", first.Site, second.Site);
        foreach (var input in named)
            yield return input;
    }

    private static SwapResult Try(ScreeningInputs inputs, Func<Screening, ScreeningGist> gist, CancellationToken cancellation)
    {
        try
        {
            return new(gist(inputs.Screen(cancellation)), null);
        }
        catch (EcoException e)
        {
            return new(null, e);
        }
    }

    private static SwapRole RoleOf(ScreeningGist first, ScreeningGist second, SwapResult there, SwapResult back)
    {
        if (there.Gist is not { } forward || back.Gist is not { } backward)
            return SwapRole.Unknown;
        bool enough = first.Verdict != second.Verdict && forward.Verdict == second.Verdict, needed = first.Verdict != second.Verdict && backward.Verdict != second.Verdict;
        bool contents = Differs(first, forward) || Differs(second, backward);
        return enough ? needed ? SwapRole.Decisive : SwapRole.Enough : needed ? SwapRole.Needed : contents ? SwapRole.Contents : SwapRole.None;
    }

    private static bool Differs(ScreeningGist one, ScreeningGist other) => ScreeningChange.Between(one, other) is { OutcomeChanged: true } or { Areas.Length: > 0 };
}

using System.Collections.Immutable;

namespace EcoGis;

/// <summary>How much a finding weighs.</summary>
public enum LintLevel
{
    /// <summary>The data cannot mean what they say: the command ends in status 4.</summary>
    Error,

    /// <summary>A person must look: it may be right.</summary>
    Warning,

    /// <summary>Good to know; often as intended.</summary>
    Note,
}

/// <summary>One thing that the linter noticed about data that load.</summary>
/// <param name="Subjects">Ids of the rules, instruments, facts or kinds it speaks of, the one at fault first.</param>
/// <param name="Example">An activity that shows it, where there is one.</param>
public sealed record LintFinding(LintLevel Level, Fault Fault, ImmutableArray<string> Subjects, Activity? Example = null);

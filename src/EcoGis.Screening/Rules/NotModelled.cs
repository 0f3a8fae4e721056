using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Why a clause that concerns land is no rule.</summary>
public enum WhyNot
{
    /// <summary>Rules of another instrument say the same of the same zones and activities, or more.</summary>
    Covered,

    /// <summary>It says what a word means; rules use the word.</summary>
    Definition,

    /// <summary>It binds authorities, not a project.</summary>
    Duty,

    /// <summary>It needs a plan, list or catalogue that is not held.</summary>
    NoList,

    /// <summary>It needs a layer that nobody publishes.</summary>
    NoLayer,

    /// <summary>It limits how something is run or built, not where.</summary>
    Operation,

    /// <summary>It names a distance or degree in words that cannot be measured.</summary>
    NoMeasure,

    /// <summary>It says what a breach costs.</summary>
    Penalty,
}

/// <summary>未编为规则的条款: a clause known and looked at, and why no rule carries it. What is not listed here and not cited by a rule was not looked at.</summary>
public sealed record NotModelled(Bilingual Instrument, string Article, Bilingual Summary, WhyNot Why, Bilingual? Note, ImmutableArray<string> CoveredBy, bool Verified);

/// <summary>The form of <c>data/not-modelled.yaml</c>.</summary>
internal sealed record NotModelledFile(IReadOnlyList<NotModelledEntry> Clauses);

internal sealed record NotModelledEntry(
    Words Instrument, string Article, Words Summary, WhyNot Why, Verification Verified, Place Where, Words? Note = null, IReadOnlyList<string>? CoveredBy = null)
{
    public NotModelled ToClause() => new(Instrument.Text, Article, Summary.Text, Why, Note?.Text, [.. CoveredBy ?? []], Verified.IsVerified);
}

using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The form of <c>data/codes/industry-groups.yaml</c>: what a policy word such as 化工 means in codes. Editable; each row carries its confidence.</summary>
internal sealed record IndustryGroupFile(IReadOnlyList<IndustryGroupEntry> Groups);

internal sealed record IndustryGroupEntry(string Id, Words Name, string Source, IReadOnlyList<IndustryRow> Rows);

/// <summary>How sure we are that a code falls under the policy word.</summary>
public enum Confidence
{
    High,
    Medium,
    Low,
}

/// <summary>A code prefix, letter included.</summary>
internal sealed record IndustryRow(string Code, Confidence Confidence, bool Verified = false, string? Note = null);

/// <summary>政策用语对应的行业: a word and the code prefixes under it.</summary>
public sealed record IndustryGroup(string Id, Bilingual Name, ImmutableArray<string> Codes);

using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The form of <c>data/codes/industry-groups.yaml</c>: what a policy word such as 化工 means in codes. Editable; each row carries its confidence.</summary>
internal sealed record IndustryGroupFile(IReadOnlyList<IndustryGroupEntry> Groups);

internal sealed record IndustryGroupEntry(string Id, Words Name, string Source, IReadOnlyList<IndustryRow> Rows, Place Where)
{
    public IndustryGroup ToGroup() => new(Id, Name.Text, Source, [.. Rows.Select(r => new IndustryMember(r.Code, r.Confidence, r.Verified, r.Note))]) { Where = Where };
}

/// <summary>How sure we are that a code falls under the policy word. It is printed and decides nothing: a row of low confidence counts like one of high.</summary>
public enum Confidence
{
    High,
    Medium,
    Low,
}

public static class ConfidenceWords
{
    public static Bilingual Of(Confidence confidence) => confidence switch
    {
        Confidence.High => new("高", "high"),
        Confidence.Medium => new("中", "medium"),
        Confidence.Low => new("低", "low"),
        _ => throw new ArgumentOutOfRangeException(nameof(confidence), confidence, null),
    };
}

/// <summary>A code prefix, letter included.</summary>
internal sealed record IndustryRow(string Code, Confidence Confidence, Place Where, bool Verified = false, string? Note = null);

/// <summary>A code prefix under a policy word.</summary>
/// <param name="Verified">The row was compared with an official text that says so.</param>
public sealed record IndustryMember(string Code, Confidence Confidence, bool Verified, string? Note);

/// <summary>政策用语对应的行业: a word and the code prefixes under it.</summary>
public sealed record IndustryGroup(string Id, Bilingual Name, string Source, ImmutableArray<IndustryMember> Members)
{
    /// <summary>Where its file says so.</summary>
    public Place Where { get; init; } = Place.None;

    /// <summary>The word itself, without what its name explains in brackets.</summary>
    public string Word => Name.Zh.Split('（')[0];

    /// <summary>The row that says most exactly that the code falls under the word; null when none does.</summary>
    public IndustryMember? MemberFor(string code) =>
        Members.Where(m => code.StartsWith(m.Code, StringComparison.Ordinal)).MaxBy(m => m.Code.Length);

    /// <summary>Rows finer than the code: part of what it stands for falls under the word.</summary>
    public IEnumerable<IndustryMember> MembersWithin(string code) =>
        Members.Where(m => m.Code.Length > code.Length && m.Code.StartsWith(code, StringComparison.Ordinal));
}

/// <summary>A stated code under a policy word that a rule uses.</summary>
public sealed record IndustryMembership(string Code, IndustryGroup Group, IndustryMember Member);

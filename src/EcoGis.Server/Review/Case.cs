using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A case as lists show it.</summary>
/// <param name="Revision">Counts the changes: a change is asked for with the one that was seen.</param>
/// <param name="Version">The newest.</param>
internal sealed record CaseHead(string Id, string Title, string AuthorId, string Author, CaseState State, string? Reviewer, long Revision, int Version, Verdict Verdict, DateOnly Day, string Created, string Changed)
{
    public bool IsBy(Person person) => AuthorId == person.Id;
}

/// <summary>What was submitted: the request to screen, and the text of the screening that the server made of it. Never changed.</summary>
/// <param name="Shape">The site as a GeoJSON geometry in longitude and latitude, for the map; null: the boundary is broken.</param>
/// <param name="Source">The file that the boundary is in; null: it is in the request.</param>
internal sealed record CaseVersion(int Number, string Request, string Screening, string Digest, Verdict Verdict, DateOnly Day, string? Shape, CaseSource? Source, string At);

/// <summary>A file kept with a case.</summary>
/// <param name="Id">Of its folder.</param>
/// <param name="Label">What its owner calls it; also its name in the folder.</param>
internal sealed record CaseSource(string Id, string Label);

/// <summary>What a reviewer holds of a point.</summary>
internal enum DecisionKind
{
    /// <summary>The tool is right.</summary>
    Accept,

    /// <summary>It is not, and why; counts when another reviewer has confirmed it. What the tool found stays as it is.</summary>
    Override,

    /// <summary>A question to who made the case; the point stays open.</summary>
    Ask,
}

/// <summary>A decision on a point of a version; the newest of a point counts, the others stay readable.</summary>
/// <param name="Instead">Of an override: what holds instead.</param>
internal sealed record CaseDecision(long Sequence, int Version, string Point, DecisionKind Kind, string? Reason, string? Instead, string ById, string By, string At, string? Confirmer, string? Confirmed)
{
    public bool Settles => Kind == DecisionKind.Accept || (Kind == DecisionKind.Override && Confirmed is not null);
}

/// <param name="Point">What it is about; null: the case.</param>
internal sealed record CaseComment(long Sequence, string At, string By, string? Point, string Text);

/// <summary>What was sealed on approval, by SHA-256.</summary>
internal sealed record CaseSeal(string Package, string Record, string By, string At);

/// <summary>All of a case.</summary>
internal sealed record Case(CaseHead Head, ImmutableArray<CaseVersion> Versions, ImmutableArray<CaseDecision> Decisions, ImmutableArray<CaseComment> Comments, CaseSeal? Seal)
{
    public CaseVersion Newest => Versions[^1];

    /// <summary>The decision that counts for a point of the newest version.</summary>
    public CaseDecision? On(string point) => Decisions.LastOrDefault(d => d.Version == Newest.Number && d.Point == point);

    public IReadOnlyList<string> OpenPoints => [.. CasePoints.Of(Newest.Screening).Where(p => On(p)?.Settles != true)];
}

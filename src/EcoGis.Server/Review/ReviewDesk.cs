using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>
/// What people do with cases, and who may: whose a case is, who reviews it, when it can be approved. A case that somebody may not see is, for them, none.
/// The screening is made here, by the server's own screener: nobody submits a result.
/// </summary>
internal sealed class ReviewDesk(CaseStore cases, CaseIntake intake, CaseSealing sealing)
{
    private const int LongestTitle = 120;

    /// <summary>One's own, and for reviewers those that were ever submitted.</summary>
    public IReadOnlyList<CaseHead> For(Person person) => [.. cases.All().Where(c => Sees(person, c))];

    /// <exception cref="EcoException">There is none, or none for this person.</exception>
    public Case One(Person person, string id) => cases.One(id) is var found && Sees(person, found.Head) ? found : throw new Fault(ReviewFaults.NoCase, Place.None).Raise();

    public async Task<string> Create(HttpContext http, string title, JsonElement request) =>
        cases.Add(Person.Of(http), Fault.Clean(title.Length > LongestTitle ? title[..LongestTitle] : title), await intake.Screened(http, request));

    public async Task AddVersion(HttpContext http, string id, long revision, JsonElement request)
    {
        Person author = Person.Of(http);
        Case seen = Seen(author, id, revision);
        Demand(author, seen.Head, CaseParty.Author);
        if (!CaseFlow.Editable(seen.Head.State))
            throw new Fault(ReviewFaults.NotNow, Place.None, "version", CaseFlow.Names[seen.Head.State]).Raise();
        cases.AddVersion(author, seen, await intake.Screened(http, request));
    }

    /// <summary>A version as it would be screened now; nothing is changed.</summary>
    public Task<CaseVersion> Again(CaseVersion filed, CancellationToken cancellation) => intake.Again(filed, cancellation);

    public async Task Step(Person person, string id, long revision, string act, string? reason, CancellationToken cancellation)
    {
        Case seen = Seen(person, id, revision);
        CaseStep step = CaseFlow.Step(seen.Head.State, act);
        Demand(person, seen.Head, step.By);
        if (step.Reasoned)
            DemandReason(reason);
        CaseSeal? seal = null;
        if (step.Act == CaseFlow.Approve)
        {
            DemandSettled(seen);
            seal = await sealing.Make(seen, person, cancellation);
        }

        cases.Move(person, seen, step, Text(reason), seal);
    }

    public void Decide(Person reviewer, string id, long revision, IReadOnlyList<string> points, DecisionKind kind, string? reason, string? instead)
    {
        Case seen = InReview(reviewer, id, revision);
        var known = CasePoints.Of(seen.Newest.Screening);
        if (points.Count == 0 || points.Any(p => !known.Contains(p)))
            throw new Fault(ReviewFaults.NoPoint, Place.None, points.FirstOrDefault(p => !known.Contains(p)) ?? "").Raise();
        if (kind != DecisionKind.Accept)
            DemandReason(reason);
        if (kind == DecisionKind.Override)
            DemandReason(instead);
        cases.Decide(reviewer, seen, [.. points.Distinct()], kind, Text(reason), kind == DecisionKind.Override ? Text(instead) : null);
    }

    /// <summary>The two-person rule: an override counts only after somebody else who reviews has confirmed it.</summary>
    public void Confirm(Person reviewer, string id, long revision, string point)
    {
        Case seen = InReview(reviewer, id, revision);
        if (seen.On(point) is not { Kind: DecisionKind.Override, Confirmed: null } decision)
            throw new Fault(ReviewFaults.NoPoint, Place.None, point).Raise();
        if (decision.ById == reviewer.Id)
            throw new Fault(ReviewFaults.SecondPerson, Place.None).Raise();
        cases.Confirm(reviewer, seen, decision);
    }

    public void Comment(Person person, string id, string? point, string text) => cases.Comment(person, One(person, id), Text(point), text.Trim());

    public static CaseVersion Version(Case seen, int number) => seen.Versions.FirstOrDefault(v => v.Number == number) ?? throw new Fault(ReviewFaults.NoVersion, Place.None, number).Raise();

    /// <summary>What this person could do now with the state of the case.</summary>
    public static IEnumerable<CaseStep> Offered(Person person, CaseHead head) => CaseFlow.Steps.Where(s => s.From == head.State && Is(person, head, s.By));

    private static bool Sees(Person person, CaseHead head) => head.IsBy(person) || (head.State != CaseState.Draft && person.May(Permission.Review));

    private static bool Is(Person person, CaseHead head, CaseParty party) => party == CaseParty.Author ? head.IsBy(person) : !head.IsBy(person) && person.May(Permission.Review);

    private static void Demand(Person person, CaseHead head, CaseParty party)
    {
        if (!Is(person, head, party))
            throw new Fault(ReviewFaults.NotYours, Place.None, party == CaseParty.Author ? ReviewFaults.Author : ReviewFaults.Reviewer).Raise();
    }

    private static void DemandReason(string? reason)
    {
        if (Text(reason) is null)
            throw new Fault(ReviewFaults.NoReason, Place.None).Raise();
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static void DemandSettled(Case seen)
    {
        if (seen.OpenPoints is not { Count: > 0 } open)
            return;
        Bilingual why = seen.On(open[0]) switch
        {
            null => new("未审查", "nobody has looked at it"),
            { Kind: DecisionKind.Override } => new("改判待确认", "its override is not confirmed"),
            _ => new("待编制人答复", "a question about it is open"),
        };
        throw new Fault(ReviewFaults.Open, Place.None, open.Count, open[0], why).Raise();
    }

    private Case Seen(Person person, string id, long revision)
    {
        Case found = One(person, id);
        return found.Head.Revision == revision ? found : throw new Fault(ReviewFaults.Changed, Place.None, found.Head.Revision, revision).Raise();
    }

    private Case InReview(Person reviewer, string id, long revision)
    {
        Case seen = Seen(reviewer, id, revision);
        Demand(reviewer, seen.Head, CaseParty.Reviewer);
        return seen.Head.State == CaseState.InReview ? seen : throw new Fault(ReviewFaults.NotNow, Place.None, "decide", CaseFlow.Names[seen.Head.State]).Raise();
    }
}

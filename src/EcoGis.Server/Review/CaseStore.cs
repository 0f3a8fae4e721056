using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// Cases in the office file. Versions, decisions and comments are only added; of a case itself only state, reviewer and revision change. A change names the
/// revision that was seen, and is refused when it is no longer that. Every change is an act with its audit entry.
/// </summary>
internal sealed class CaseStore
{
    private const string Tables = """
        CREATE TABLE review_case (
          id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, author TEXT NOT NULL, author_name TEXT NOT NULL, state TEXT NOT NULL, reviewer TEXT,
          revision INTEGER NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL) STRICT;
        CREATE TABLE case_version (
          case_id TEXT NOT NULL REFERENCES review_case(id), number INTEGER NOT NULL, request TEXT NOT NULL, screening TEXT NOT NULL, digest TEXT NOT NULL,
          verdict TEXT NOT NULL, day TEXT NOT NULL, shape TEXT, source TEXT, source_label TEXT, at TEXT NOT NULL, PRIMARY KEY (case_id, number)) STRICT;
        CREATE TABLE case_decision (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, case_id TEXT NOT NULL REFERENCES review_case(id), version INTEGER NOT NULL, point TEXT NOT NULL,
          kind TEXT NOT NULL, reason TEXT, instead TEXT, by_id TEXT NOT NULL, by_name TEXT NOT NULL, at TEXT NOT NULL) STRICT;
        CREATE TABLE case_confirmation (decision INTEGER PRIMARY KEY NOT NULL REFERENCES case_decision(sequence), by_id TEXT NOT NULL, by_name TEXT NOT NULL, at TEXT NOT NULL) STRICT;
        CREATE TABLE case_comment (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, case_id TEXT NOT NULL REFERENCES review_case(id), point TEXT, text TEXT NOT NULL, by_name TEXT NOT NULL, at TEXT NOT NULL) STRICT;
        CREATE TABLE case_seal (case_id TEXT PRIMARY KEY NOT NULL REFERENCES review_case(id), package TEXT NOT NULL, record TEXT NOT NULL, by_name TEXT NOT NULL, at TEXT NOT NULL) STRICT;
        CREATE INDEX case_decision_case ON case_decision (case_id);
        CREATE INDEX case_comment_case ON case_comment (case_id);
        """;

    private const string Heads = """
        SELECT c.id, c.title, c.author, c.author_name, c.state, c.reviewer, c.revision, v.number, v.verdict, v.day, c.created, c.changed
        FROM review_case c JOIN case_version v ON v.case_id=c.id AND v.number=(SELECT max(number) FROM case_version WHERE case_id=c.id)
        """;

    private readonly OfficeStore _office;

    public CaseStore(OfficeStore office)
    {
        _office = office;
        office.Prepare("cases", 1, Tables);
    }

    public IReadOnlyList<CaseHead> All() => _office.Read(c => c.Rows($"{Heads} ORDER BY c.created, c.id", Head));

    /// <summary>Ids of the folders that versions have their files in.</summary>
    public IReadOnlySet<string> Sources() => _office.Read(c => c.Rows("SELECT source FROM case_version WHERE source IS NOT NULL", r => r.GetString(0))).ToHashSet(StringComparer.Ordinal);

    /// <exception cref="EcoException">There is none.</exception>
    public Case One(string id) => _office.Read(c => One(c, id));

    /// <summary>Makes a case with its first version.</summary>
    public string Add(Person author, string title, CaseVersion first)
    {
        string id = Guid.CreateVersion7().ToString("N");
        _office.Change(author.Name, "case.create", id, change =>
        {
            change.Connection.Run("INSERT INTO review_case VALUES (?1, ?2, ?3, ?4, ?5, NULL, 1, ?6, ?6)", id, title, author.Id, author.Name, nameof(CaseState.Draft), change.At);
            change.Say("title", title);
            Insert(change, id, first);
        });
        return id;
    }

    /// <summary>Adds a version; what it is numbered follows from those that are there.</summary>
    public void AddVersion(Person author, Case seen, CaseVersion version) => Act(author, seen, "case.version", change => Insert(change, seen.Head.Id, version));

    public void Move(Person by, Case seen, CaseStep step, string? reason, CaseSeal? seal) => Act(by, seen, "case." + step.Act, change =>
    {
        change.Connection.Run("UPDATE review_case SET state=?2, reviewer=coalesce(?3, reviewer) WHERE id=?1", seen.Head.Id, step.To.ToString(), step.By == CaseParty.Reviewer ? by.Name : null);
        change.Say("state", CaseFlow.Word(step.To));
        change.Say("reason", reason);
        if (reason is not null)
            Insert(change, seen.Head.Id, null, reason, by);
        if (seal is null)
            return;
        change.Say("package", seal.Package);
        change.Say("record", seal.Record);
        change.Connection.Run("INSERT INTO case_seal VALUES (?1, ?2, ?3, ?4, ?5)", seen.Head.Id, seal.Package, seal.Record, by.Name, change.At);
    });

    public void Decide(Person by, Case seen, IReadOnlyList<string> points, DecisionKind kind, string? reason, string? instead) => Act(by, seen, "case." + kind.ToString().ToLowerInvariant(), change =>
    {
        foreach (string point in points)
        {
            change.Connection.Run("INSERT INTO case_decision (case_id, version, point, kind, reason, instead, by_id, by_name, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                seen.Head.Id, seen.Newest.Number, point, kind.ToString(), reason, instead, by.Id, by.Name, change.At);
        }

        change.Say("points", string.Join(' ', points));
        change.Say("reason", reason);
        change.Say("instead", instead);
    });

    public void Confirm(Person by, Case seen, CaseDecision decision) => Act(by, seen, "case.confirm", change =>
    {
        change.Connection.Run("INSERT INTO case_confirmation VALUES (?1, ?2, ?3, ?4)", decision.Sequence, by.Id, by.Name, change.At);
        change.Say("point", decision.Point);
        change.Say("of", decision.By);
    });

    /// <summary>A comment changes nothing that was seen: it needs no revision.</summary>
    public void Comment(Person by, Case seen, string? point, string text) => _office.Change(by.Name, "case.comment", seen.Head.Id, change =>
    {
        Insert(change, seen.Head.Id, point, text, by);
        change.Say("point", point);
    });

    private void Act(Person by, Case seen, string action, Action<OfficeChange> work) => _office.Change(by.Name, action, seen.Head.Id, change =>
    {
        if (change.Connection.Run("UPDATE review_case SET revision=revision+1, changed=?3 WHERE id=?1 AND revision=?2", seen.Head.Id, seen.Head.Revision, change.At) == 0)
            throw new Fault(ReviewFaults.Changed, Place.None, change.Connection.Scalar("SELECT revision FROM review_case WHERE id=?1", seen.Head.Id), seen.Head.Revision).Raise();
        work(change);
    });

    private static void Insert(OfficeChange change, string id, CaseVersion v)
    {
        long number = (long)change.Connection.Scalar("SELECT coalesce(max(number), 0) + 1 FROM case_version WHERE case_id=?1", id)!;
        change.Connection.Run("INSERT INTO case_version VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            id, number, v.Request, v.Screening, v.Digest, v.Verdict.ToString(), v.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), v.Shape, v.Source?.Id, v.Source?.Label, change.At);
        change.Say("version", number.ToString(CultureInfo.InvariantCulture));
        change.Say("screening", v.Digest);
    }

    private static void Insert(OfficeChange change, string id, string? point, string text, Person by) =>
        change.Connection.Run("INSERT INTO case_comment (case_id, point, text, by_name, at) VALUES (?1, ?2, ?3, ?4, ?5)", id, point, text, by.Name, change.At);

    private static Case One(SqliteConnection c, string id) => c.Rows($"{Heads} WHERE c.id=?1", Head, id) is [var head]
        ? new(head,
            [.. c.Rows("SELECT number, request, screening, digest, verdict, day, at, shape, source, source_label FROM case_version WHERE case_id=?1 ORDER BY number", Version, id)],
            [.. c.Rows("SELECT d.sequence, version, point, kind, reason, instead, d.by_id, d.by_name, d.at, f.by_name, f.at FROM case_decision d LEFT JOIN case_confirmation f ON f.decision=d.sequence WHERE case_id=?1 ORDER BY d.sequence",
                r => new CaseDecision(r.GetInt64(0), r.GetInt32(1), r.GetString(2), Enum.Parse<DecisionKind>(r.GetString(3)), r.TextOrNull(4), r.TextOrNull(5), r.GetString(6), r.GetString(7), r.GetString(8), r.TextOrNull(9), r.TextOrNull(10)), id)],
            [.. c.Rows("SELECT sequence, at, by_name, point, text FROM case_comment WHERE case_id=?1 ORDER BY sequence",
                r => new CaseComment(r.GetInt64(0), r.GetString(1), r.GetString(2), r.TextOrNull(3), r.GetString(4)), id)],
            c.Rows("SELECT package, record, by_name, at FROM case_seal WHERE case_id=?1", r => new CaseSeal(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3)), id) is [var seal] ? seal : null)
        : throw new Fault(ReviewFaults.NoCase, Place.None).Raise();

    private static CaseVersion Version(SqliteDataReader r) => new(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), Enum.Parse<Verdict>(r.GetString(4)), Day(r.GetString(5)),
        r.TextOrNull(7), r.TextOrNull(8) is { } source ? new(source, r.GetString(9)) : null, r.GetString(6));

    private static CaseHead Head(SqliteDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), Enum.Parse<CaseState>(r.GetString(4)), r.TextOrNull(5),
        r.GetInt64(6), r.GetInt32(7), Enum.Parse<Verdict>(r.GetString(8)), Day(r.GetString(9)), r.GetString(10), r.GetString(11));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// The jobs in the office file, and their folders beside it: <c>jobs/&lt;id&gt;/</c>. That a job is started, is over or was cancelled stands in the audit log; how far
/// it is does not. What is over is kept as long as the server is told to. Thread-safe.
/// </summary>
internal sealed class JobStore
{
    private const string Columns = "sequence, id, process, owner, status, created, started, finished, done, total, message_zh, message_en, inputs, arguments, attempts, child";

    private const string Tables = """
        CREATE TABLE job (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, id TEXT NOT NULL UNIQUE, process TEXT NOT NULL, owner TEXT NOT NULL, status TEXT NOT NULL,
          created TEXT NOT NULL, started TEXT, finished TEXT, done INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0, message_zh TEXT, message_en TEXT,
          inputs TEXT NOT NULL, arguments TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, child TEXT, key TEXT, UNIQUE (owner, key)) STRICT;
        CREATE INDEX job_owner ON job (owner);
        CREATE INDEX job_status ON job (status);
        """;

    /// <summary>The folder that the folders of jobs are in.</summary>
    public const string Part = "jobs";

    private readonly OfficeStore _office;

    public JobStore(OfficeStore office)
    {
        _office = office;
        office.Prepare("jobs", 1, Tables);
    }

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The folder of a job's files; the id is ours, never what somebody wrote.</summary>
    public string FolderOf(string id) => Path.Combine(_office.Files, Part, id);

    /// <param name="key">What the client calls this start (Idempotency-Key): a second start of the same name gives the first job.</param>
    /// <param name="over">Already done, in the server.</param>
    public Job Add(string id, string process, string owner, string inputs, IReadOnlyList<string> arguments, string? key = null, bool over = false) =>
        _office.Change(owner, "job.start", id, change =>
        {
            change.Say("process", process);
            change.Connection.Run(
                "INSERT INTO job (id, process, owner, status, created, started, finished, inputs, arguments, attempts, key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9, ?10)",
                id, process, owner, Word(over ? JobStatus.Successful : JobStatus.Accepted), change.At, over ? change.At : null, inputs, JsonSerializer.Serialize([.. arguments], JobJson.Default.StringArray), over ? 1 : 0, key);
            return One(change.Connection, id)!;
        });

    /// <summary>The job that this owner started under this key, if there is one.</summary>
    public Job? ByKey(string owner, string key) => _office.Read(c => c.Rows($"SELECT {Columns} FROM job WHERE owner=?1 AND key=?2", Row, owner, key).SingleOrDefault());

    public Job? Find(string id) => _office.Read(c => One(c, id));

    /// <summary>Newest first.</summary>
    /// <param name="owner">Null: of everybody.</param>
    public IReadOnlyList<Job> List(string? owner, int most) => _office.Read(c => c.Rows($"SELECT {Columns} FROM job WHERE ?1 IS NULL OR owner=?1 ORDER BY sequence DESC LIMIT ?2", Row, owner, most));

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Job> Successful(string owner, string process, int most) => _office.Read(c =>
        c.Rows($"SELECT {Columns} FROM job WHERE owner=?1 AND process=?2 AND status='successful' ORDER BY sequence DESC LIMIT ?3", Row, owner, process, most));

    public int Unfinished(string owner) =>
        (int)_office.Read(c => (long)c.Scalar("SELECT count(*) FROM job WHERE owner=?1 AND status IN ('accepted', 'running')", owner)!);

    /// <summary>What waits, oldest first.</summary>
    public IReadOnlyList<Job> Waiting() => _office.Read(c => c.Rows($"SELECT {Columns} FROM job WHERE status='accepted' ORDER BY sequence", Row));

    /// <summary>After a start of the server: what was running waits again; the processes that may still run are returned.</summary>
    public IReadOnlyList<Job> Resume()
    {
        IReadOnlyList<Job> left = _office.Read(c => c.Rows($"SELECT {Columns} FROM job WHERE status='running' ORDER BY sequence", Row));
        foreach (Job job in left)
            _office.Change("server", "job.resume", job.Id, change => change.Connection.Run("UPDATE job SET status='accepted' WHERE id=?1 AND status='running'", job.Id));
        return left;
    }

    /// <summary>Null: it is no longer waiting.</summary>
    public Job? Begin(string id)
    {
        Job? begun = null;
        _office.Keep(c => begun = c.Run("UPDATE job SET status='running', started=coalesce(started, ?2), attempts=attempts+1 WHERE id=?1 AND status='accepted'", id, _office.Now) == 1 ? One(c, id) : null);
        return begun;
    }

    public void Child(string id, string child) => _office.Keep(c => c.Run("UPDATE job SET child=?2 WHERE id=?1", id, child));

    public void Progress(string id, long done, long total, Bilingual stage) =>
        _office.Keep(c => c.Run("UPDATE job SET done=?2, total=?3, message_zh=?4, message_en=?5 WHERE id=?1 AND status='running'", id, done, total, stage.Zh, stage.En));

    /// <summary>Only a job that is running can be over: one that was cancelled meanwhile stays cancelled.</summary>
    public void End(string id, JobStatus status, Bilingual? message)
    {
        if (Find(id) is { Status: JobStatus.Running })
            _office.Change("server", status == JobStatus.Successful ? "job.done" : "job.fail", id, change => change.Connection.Run(
                "UPDATE job SET status=?2, finished=?3, message_zh=?4, message_en=?5, child=NULL WHERE id=?1 AND status='running'", id, Word(status), change.At, message?.Zh, message?.En));
    }

    /// <returns>False: it was over already.</returns>
    public bool Dismiss(string id, string actor)
    {
        if (Find(id) is not { IsOver: false })
            return false;
        return _office.Change(actor, "job.dismiss", id, change =>
            change.Connection.Run("UPDATE job SET status='dismissed', finished=?2 WHERE id=?1 AND status IN ('accepted', 'running')", id, change.At) == 1);
    }

    public IReadOnlySet<string> Ids() => _office.Read(c => c.Rows("SELECT id FROM job", r => r.GetString(0))).ToHashSet(StringComparer.Ordinal);

    /// <summary>Removes what has been over for so long: the row with an entry in the audit log, then the files. A folder that stays behind is an orphan of the next start.</summary>
    /// <returns>How many.</returns>
    public int Forget(TimeSpan older)
    {
        string limit = _office.Ago(older);
        var old = _office.Read(c => c.Rows("SELECT id, finished FROM job WHERE finished<?1 AND status IN ('successful', 'failed', 'dismissed') ORDER BY sequence", r => (Id: r.GetString(0), Finished: r.GetString(1)), limit));
        foreach (var (id, finished) in old)
        {
            _office.Change("server", "job.remove", id, change =>
            {
                change.Say("finished", finished);
                change.Connection.Run("DELETE FROM job WHERE id=?1", id);
            });
            DeleteFolder(id);
        }

        return old.Count;
    }

    /// <summary>The files of a job that is not there (any more).</summary>
    public void DeleteFolder(string id)
    {
        try
        {
            if (Directory.Exists(FolderOf(id)))
                Directory.Delete(FolderOf(id), recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // somebody still reads them
        }
    }

    public static string Word(JobStatus status) => status.ToString().ToLowerInvariant();

    private static Job? One(SqliteConnection connection, string id) => connection.Rows($"SELECT {Columns} FROM job WHERE id=?1", Row, id).SingleOrDefault();

    private static Job Row(SqliteDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), Enum.Parse<JobStatus>(r.GetString(4), ignoreCase: true), r.GetString(5), r.TextOrNull(6), r.TextOrNull(7), r.GetInt64(8), r.GetInt64(9),
        r.TextOrNull(10) is { } zh ? new Bilingual(zh, r.GetString(11)) : null, r.GetString(12), [.. JsonSerializer.Deserialize(r.GetString(13), JobJson.Default.StringArray)!], r.GetInt32(14), r.TextOrNull(15));
}

/// <summary>How a list of arguments is kept.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class JobJson : System.Text.Json.Serialization.JsonSerializerContext;

using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// The state of the server: accounts, cases, jobs and the audit log, in one SQLite file (WAL, synchronous FULL: what was acknowledged survives a kill and a loss
/// of power), with a folder beside it for files. <see cref="Change{T}"/> does an act and writes it into the audit log in one transaction: there is no act without
/// its entry and no entry without its act. One server at a time. Thread-safe: one writer, any number of readers.
/// </summary>
internal sealed class OfficeStore : IDisposable
{
    private const int BusySeconds = 10;
    private static readonly TimeSpan s_jump = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _clock;
    private readonly FileStream _lease;
    private readonly SqliteConnection _writer;
    private readonly Lock _writing = new();
    private readonly AuditAnchors _anchors;
    private readonly string _path;
    private DateTimeOffset _wall;
    private long _ticks;

    private OfficeStore(string path, TimeProvider clock)
    {
        _clock = clock;
        _path = Path.GetFullPath(path);
        Label = Path.GetFileName(path);
        Files = FilesOf(_path);
        _anchors = AnchorsOf(_path);
        OwnerOnly.Folder(Files);
        _lease = Lease();
        try
        {
            OwnerOnly.File(_path);
            _writer = Connect(OwnString(_path));
            if ((string)_writer.Scalar("PRAGMA journal_mode=WAL")! != "wal")
                throw new Fault(OfficeStoreFaults.Refused, Place.None, Label, "WAL").Raise();
            _writer.Run("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");
            Begin();
            Anchor();
        }
        catch
        {
            _writer?.Dispose();
            _lease.Dispose();
            throw;
        }

        (_wall, _ticks) = (clock.GetUtcNow(), clock.GetTimestamp());
    }

    /// <summary>The folder beside the file: uploads, jobs, sealed evidence, anchors. Ids are names in it, never what a person wrote.</summary>
    public string Files { get; }

    public string Label { get; }

    /// <summary>UTC label of now, as entries and rows have it.</summary>
    public string Now => Stamp(_clock.GetUtcNow());

    /// <summary>UTC label of a time before now.</summary>
    public string Ago(TimeSpan time) => Stamp(_clock.GetUtcNow() - time);

    /// <exception cref="EcoException">The file is none of ours, another server has it, or it cannot be used.</exception>
    public static OfficeStore Open(string path, TimeProvider clock) => Guarded(path, () => new OfficeStore(path, clock));

    /// <summary>Reads the audit log of a file, also while a server runs on it, and changes nothing.</summary>
    public static AuditVerification Verify(string path) => Guarded(path, () =>
    {
        if (!File.Exists(path))
            throw new Fault(OfficeStoreFaults.NoOffice, Place.None, Path.GetFileName(path)).Raise();
        var anchors = AnchorsOf(Path.GetFullPath(path));
        using SqliteConnection connection = Connect(OwnString(path));
        connection.Run("PRAGMA query_only=ON");
        OfficeSchema.Demand(connection, Path.GetFileName(path));
        return AuditVerification.Of(connection, anchors);
    });

    /// <inheritdoc cref="Verify(string)"/>
    public AuditVerification Verify() => Verify(_path);

    /// <summary>Makes the tables of a part when they are not there.</summary>
    /// <exception cref="EcoException">They are of another version.</exception>
    public void Prepare(string part, int version, string tables) => Keep(connection =>
    {
        if (OfficeSchema.Part(connection, Label, part, version))
            return;
        connection.Run(tables);
        connection.Run("INSERT INTO office_part VALUES (?1, ?2)", part, version);
    });

    public T Read<T>(Func<SqliteConnection, T> query) => Guarded(_path, () =>
    {
        using SqliteConnection connection = Connect(ReaderString(_path));
        using SqliteTransaction view = connection.BeginTransaction(deferred: true);
        return query(connection);
    });

    /// <summary>One act of a person or a program: all of it and its audit entry are committed, or nothing.</summary>
    /// <param name="actor">Name of the account, or <c>server</c>.</param>
    /// <param name="action">What is done, as <c>part.verb</c>.</param>
    /// <param name="subject">The id of what it is done to.</param>
    public T Change<T>(string actor, string action, string subject, Func<OfficeChange, T> work)
    {
        lock (_writing)
        {
            var (result, entry) = Write(connection =>
            {
                var now = _clock.GetUtcNow();
                NoteJump(connection, now);
                OfficeChange change = new(connection, Stamp(now));
                T done = work(change);
                return (done, AuditLog.Add(connection, change.At, actor, action, subject, change.Detail));
            });
            _anchors.Follow(entry);
            return result;
        }
    }

    /// <inheritdoc cref="Change{T}"/>
    public void Change(string actor, string action, string subject, Action<OfficeChange> work) => Change(actor, action, subject, change =>
    {
        work(change);
        return true;
    });

    /// <summary>A write that is no act: how far a job is, when a session was last used.</summary>
    public void Keep(Action<SqliteConnection> work)
    {
        lock (_writing)
        {
            Write(connection =>
            {
                work(connection);
                return true;
            });
        }
    }

    /// <summary>Anchors the head of the chain and gives the file free.</summary>
    public void Dispose()
    {
        lock (_writing)
        {
            Anchor();
            using (SqliteConnection readers = new(ReaderString(_path)))
                SqliteConnection.ClearPool(readers);
            _writer.Dispose();
            _lease.Dispose();
        }
    }

    private void Anchor()
    {
        if (AuditLog.Last(_writer) is { } head)
            _anchors.Write(head);
    }

    private static string FilesOf(string path) => path + ".files";

    private static AuditAnchors AnchorsOf(string path) => new(Path.Combine(FilesOf(path), "anchors"));

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private void Begin()
    {
        using SqliteTransaction transaction = _writer.BeginTransaction(deferred: false);
        if ((long)_writer.Scalar("SELECT count(*) FROM sqlite_master")! == 0)
            OfficeSchema.Create(_writer);
        OfficeSchema.Demand(_writer, Label);
        transaction.Commit();
    }

    /// <summary>Time is a label; that it was set while the server ran is an entry of its own.</summary>
    private void NoteJump(SqliteConnection connection, DateTimeOffset now)
    {
        var jump = now - _wall - _clock.GetElapsedTime(_ticks);
        (_wall, _ticks) = (now, _clock.GetTimestamp());
        if (jump.Duration() > s_jump)
            AuditLog.Add(connection, Stamp(now), "server", "clock.jump", "clock", new Dictionary<string, string> { ["seconds"] = jump.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) });
    }

    private T Write<T>(Func<SqliteConnection, T> work) => Guarded(_path, () =>
    {
        using SqliteTransaction transaction = _writer.BeginTransaction(deferred: false);
        T result = work(_writer);
        transaction.Commit();
        return result;
    });

    private FileStream Lease()
    {
        try
        {
            return new FileStream(Path.Combine(Files, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new Fault(OfficeStoreFaults.InUse, Place.None, Label).Raise(e);
        }
    }

    private static string OwnString(string path) => new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = BusySeconds }.ConnectionString;

    private static string ReaderString(string path) => new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = true, DefaultTimeout = BusySeconds }.ConnectionString;

    private static SqliteConnection Connect(string text)
    {
        SqliteConnection connection = new(text);
        try
        {
            connection.Open();
            connection.Run("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static T Guarded<T>(string path, Func<T> work)
    {
        string label = Path.GetFileName(path);
        try
        {
            return work();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new Fault(OfficeStoreFaults.NotAnOffice, Place.None, label, new Bilingual("不是 SQLite 文件", "not an SQLite file")).Raise(e);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new Fault(OfficeStoreFaults.Refused, Place.None, label, e.Message).Raise(e);
        }
    }
}

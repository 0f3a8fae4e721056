using System.Buffers.Binary;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EcoGis;

/// <summary>
/// A stranger's SQLite file, opened so that it can only be read (RELIABILITY 10–14): immutable and read-only, untrusted schema, no
/// ATTACH, values up to the blob limit, statements up to a time limit, and a quick_check before anything else (of a stream: of what is read by SQL). It must say by its
/// application id that it is a GeoPackage, unless any SQLite file will do. A journal beside it is refused: the main file alone would be an older or torn state.
/// </summary>
internal sealed class HardenedSqlite : IDisposable
{
    private const int StepsBetweenChecks = 20_000;

    private static readonly string[] Journals = ["-wal", "-journal"];

    private readonly SqliteConnection connection;
    private readonly delegate_progress watch;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly int maxSeconds;
    private readonly Place where;
    private CancellationToken ct;
    private long pausedMilliseconds;

    private HardenedSqlite(SqliteConnection connection, Place where, ReadLimits limits, CancellationToken ct)
    {
        this.connection = connection;
        this.where = where;
        this.ct = ct;
        maxSeconds = limits.MaxQuerySeconds;
        watch = _ => this.ct.IsCancellationRequested || clock.ElapsedMilliseconds - pausedMilliseconds > 1000L * maxSeconds ? 1 : 0;
    }

    public static HardenedSqlite Open(string path, ReadLimits limits, NoticeList notices, CancellationToken ct)
    {
        HardenedSqlite opened = OpenAgain(path, limits, ct);
        try
        {
            opened.QuickCheck(notices);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>One more connection to a file that <see cref="Open"/> has checked.</summary>
    public static HardenedSqlite OpenAgain(string path, ReadLimits limits, CancellationToken ct)
    {
        RequireIdentity(path, Place.InFile(path));
        return OpenAny(path, limits, ct);
    }

    /// <summary>A SQLite file of whatever application, unchecked but for what is read.</summary>
    public static HardenedSqlite OpenAny(string path, ReadLimits limits, CancellationToken ct)
    {
        Place where = Place.InFile(path);
        foreach (string suffix in Journals)
        {
            if (new FileInfo(path + suffix) is { Exists: true, Length: > 0 })
                throw new Fault(GeoPackageFaults.JournalPresent, where, suffix[1..] + (suffix == "-wal" ? " (WAL)" : "")).Raise();
        }

        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = UriOf(path) + "?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        HardenedSqlite opened = new(connection, where, limits, ct);
        try
        {
            opened.Guarded(() =>
            {
                connection.Open();
                sqlite3 handle = connection.Handle!;
                raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_LENGTH, limits.MaxBlobBytes);
                raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_ATTACHED, 0);
                raw.sqlite3_progress_handler(handle, StepsBetweenChecks, opened.watch, null);
                foreach (string pragma in new[] { "trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY" })
                    opened.Execute($"PRAGMA {pragma}");
            });
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>From here on this token stops the statements.</summary>
    public HardenedSqlite Under(CancellationToken token)
    {
        ct = token;
        return this;
    }

    /// <summary>
    /// Every row of a query without objects in between: the statement is only valid, and its blobs are only there, until
    /// <paramref name="row"/> returns. The time limit counts SQLite's time, not the caller's.
    /// </summary>
    public void Step(string sql, ReadOnlySpan<long> parameters, Action<sqlite3_stmt> row)
    {
        long[] bound = parameters.ToArray();
        Guarded(() =>
        {
            Restart();
            Demand(raw.sqlite3_prepare_v2(connection.Handle!, sql, out sqlite3_stmt statement));
            using (statement)
            {
                for (int i = 0; i < bound.Length; i++)
                    Demand(raw.sqlite3_bind_int64(statement, i + 1, bound[i]));
                int result;
                while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
                {
                    ct.ThrowIfCancellationRequested();
                    long since = Environment.TickCount64;
                    row(statement);
                    pausedMilliseconds += Environment.TickCount64 - since;
                }

                if (result != raw.SQLITE_DONE)
                    Demand(result);
            }
        });
    }

    /// <summary>Every row of a query; SQLite's own errors become faults, the clock starts anew.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object Value)[] parameters) => Guarded(() =>
    {
        Restart();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in parameters)
            command.Parameters.AddWithValue(name, value);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            ct.ThrowIfCancellationRequested();
            rows.Add(row(reader));
        }

        return rows;
    });

    public static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public void Dispose() => connection.Dispose();

    private static void RequireIdentity(string path, Place where)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> head = stackalloc byte[100];
        if (stream.ReadAtLeast(head, 100, throwOnEndOfStream: false) < 100)
            throw new Fault(GeoPackageFaults.Corrupt, where, $"{stream.Length} bytes").Raise();
        uint id = BinaryPrimitives.ReadUInt32BigEndian(head[68..]), version = BinaryPrimitives.ReadUInt32BigEndian(head[60..]);
        if (id is not (0x47504B47 or 0x47503130 or 0x47503131))
            throw new Fault(GeoPackageFaults.NotGeoPackage, where, $"0x{id:X8}", $"user_version {version}").Raise();
    }

    /// <summary>Of some tables alone. One that is not there has no damage.</summary>
    public void QuickCheck(IEnumerable<string> tables)
    {
        foreach (string table in tables)
        {
            if (Query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $name", r => r.GetInt64(0), ("$name", table)).Count > 0
                && Query($"PRAGMA quick_check({Quote(table)})", r => r.GetString(0)).Find(l => l != "ok") is { } damage)
                throw new Fault(GeoPackageFaults.Corrupt, where, NoticeList.Sample(damage, 160)).Raise();
        }
    }

    /// <summary>Damage to the spatial index alone is a notice: it is never used (RELIABILITY 13).</summary>
    public void QuickCheck(NoticeList notices)
    {
        List<string> lines = Query("PRAGMA quick_check(20)", r => r.GetString(0)).FindAll(l => l != "ok");
        List<string> index = lines.FindAll(l => l.Contains("rtree", StringComparison.OrdinalIgnoreCase));
        if (index.Count < lines.Count)
            throw new Fault(GeoPackageFaults.Corrupt, where, NoticeList.Sample(lines.Except(index).First(), 160)).Raise();
        if (index.Count > 0)
            notices.Add(new("空间索引与数据不符（{0} 处），不使用它", "the spatial index does not agree with the data ({0} remark(s)); it is not used"), index.Count);
    }

    private void Restart()
    {
        clock.Restart();
        pausedMilliseconds = 0;
    }

    private void Demand(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(connection.Handle!).utf8_to_string(), result & 0xFF, result);
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Guarded(Action action) => Guarded(() =>
    {
        action();
        return true;
    });

    private T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException e)
        {
            ct.ThrowIfCancellationRequested();
            throw e.SqliteErrorCode switch
            {
                raw.SQLITE_INTERRUPT => new Fault(GeoPackageFaults.TooSlow, where, maxSeconds, (int)clock.Elapsed.TotalSeconds).Raise(e),
                raw.SQLITE_TOOBIG => new Fault(FormatFaults.LimitExceeded, where, "read.max-blob-bytes", connection.Handle is { } h ? raw.sqlite3_limit(h, raw.SQLITE_LIMIT_LENGTH, -1) : 0,
                    new Bilingual("更大", "more")).Raise(e),
                raw.SQLITE_CANTOPEN or raw.SQLITE_IOERR or raw.SQLITE_PERM => new Fault(FormatFaults.Unreadable, where).Raise(e),
                _ => new Fault(GeoPackageFaults.Corrupt, where, NoticeList.Sample(e.Message, 160)).Raise(e),
            };
        }
    }

    private static string UriOf(string path)
    {
        string full = Path.GetFullPath(path).Replace('\\', '/');
        string escaped = string.Join('/', full.Split('/').Select(Uri.EscapeDataString)).Replace("%3A", ":", StringComparison.Ordinal);
        return "file:" + (escaped.StartsWith('/') ? "//" : "///") + escaped;
    }
}

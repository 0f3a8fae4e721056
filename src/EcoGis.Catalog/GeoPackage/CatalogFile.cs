using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// Opens the catalog's one SQLite file, and only if it is one: a file that is not our catalog is refused without being touched.
/// Rollback journal (DELETE), not WAL: the catalog stays one file that can be copied, also on a network share; synchronous EXTRA, since with
/// DELETE a commit is durable against power loss only when the folder is synced after the journal is unlinked; no cache spill, so that
/// readers are kept out only for the moment of commit (of a transaction of more than a quarter gigabyte: from there on, since memory would not hold it). SQLite's own errors leave here as coded faults.
/// </summary>
internal sealed class CatalogFile(string path, CatalogOptions options)
{
    private const int ApplicationId = 0x47504B47; // "GPKG", GeoPackage 1.3 Requirement 2
    private const int HeaderLength = 100;         // SQLite file format §1.3
    private const long MostHeld = 256 << 20;      // pages of a transaction that are held; a larger one goes to the file before its commit
    private const int PageSize = 4096;
    private const long MostPages = (MostHeld / PageSize) - 1; // the pragma reads the last byte as on or off, so it must not be zero

    public string Label { get; } = System.IO.Path.GetFileName(path);

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public CatalogOptions Options { get; } = options;

    private string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>True when there is no catalog yet: no file, or an empty one that a publisher never got to fill.</summary>
    public bool IsNew => !File.Exists(Path) && !Directory.Exists(Path) || File.Exists(Path) && new FileInfo(Path).Length == 0;

    public T Read<T>(Func<SqliteConnection, T> query) => Guarded(0, () =>
    {
        using CatalogUse use = CatalogUse.Of(Path, Identify);
        using SqliteConnection connection = OpenForReading();
        using SqliteTransaction view = connection.BeginTransaction(deferred: true);
        CatalogSchema.Require(connection, Label);
        return query(connection);
    });

    /// <summary>One write transaction; nothing of it remains unless <paramref name="work"/> returns and the commit succeeds.</summary>
    public T Write<T>(long bytesNeeded, Func<SqliteConnection, T> work) => Guarded(bytesNeeded, () =>
    {
        using CatalogUse use = CatalogUse.Of(Path, Identify);
        if (Options.FreeBytes(Folder) is var free && free < bytesNeeded)
            throw DiskFull(bytesNeeded, free).Raise();
        using SqliteConnection connection = Open(SqliteOpenMode.ReadWriteCreate);
        string mode = (string)connection.Scalar("PRAGMA journal_mode=DELETE")!;
        if (mode == "wal" && Options.IsNetwork(Folder))
            throw new Fault(CatalogFaults.NetworkWal, Place.None, Label).Raise();
        connection.Run("PRAGMA synchronous=EXTRA; PRAGMA temp_store=MEMORY");
        connection.Run(bytesNeeded <= MostHeld ? "PRAGMA cache_spill=OFF" : string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_spill={MostPages}"));
        if (Options.MaxPages is { } pages)
            connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={pages}"));
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        CatalogSchema.CreateIfEmpty(connection);
        CatalogSchema.Require(connection, Label);
        T result = work(connection);
        transaction.Commit();
        return result;
    });

    /// <summary>By the file's own header, before SQLite is let near it; never while SQLite has it open in this process (<see cref="CatalogUse"/>).</summary>
    private void Identify()
    {
        if (Directory.Exists(Path))
            throw new Fault(CatalogFaults.NotACatalog, Place.None, Label, new Bilingual("是文件夹", "it is a folder")).Raise();
        if (IsNew)
            return;
        byte[] header = new byte[HeaderLength];
        using (FileStream stream = new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.AsSpan().StartsWith("SQLite format 3\0"u8))
                throw new Fault(CatalogFaults.NotACatalog, Place.None, Label, new Bilingual("不是 SQLite 文件", "not an SQLite file")).Raise();
        }

        int application = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(68));
        if (application != ApplicationId)
            throw new Fault(CatalogFaults.NotACatalog, Place.None, Label,
                new Bilingual("不是 GeoPackage（application_id 0x{0:X8}）", "not a GeoPackage (application_id 0x{0:X8})").Format(application)).Raise();
        if (header[18] == 2 && Options.IsNetwork(Folder))
            throw new Fault(CatalogFaults.NetworkWal, Place.None, Label).Raise();
    }

    /// <summary>Read-only; but a writer that was killed leaves a journal that must first be rolled back, which is a write SQLite does by itself.</summary>
    private SqliteConnection OpenForReading()
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Open(SqliteOpenMode.ReadOnly);
            connection.Scalar("SELECT count(*) FROM sqlite_master");
            return connection;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN && File.Exists(Path + "-journal"))
        {
            connection?.Dispose();
            return Open(SqliteOpenMode.ReadWrite);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = Options.BusySeconds,
        }.ConnectionString);
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

    private T Guarded<T>(long bytesNeeded, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw (e.SqliteErrorCode switch
            {
                SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new Fault(CatalogFaults.Busy, Place.None, Label, Options.BusySeconds),
                SQLitePCL.raw.SQLITE_FULL => DiskFull(bytesNeeded, Options.FreeBytes(Folder)),
                SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => new Fault(CatalogFaults.Damaged, Place.None, Label, e.Message),
                SQLitePCL.raw.SQLITE_ERROR or SQLitePCL.raw.SQLITE_CONSTRAINT => new Fault(CatalogFaults.Damaged, Place.None, Label, e.Message),
                _ => new Fault(CatalogFaults.NotReadable, Place.None, Label, e.Message),
            }).Raise(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(CatalogFaults.NotReadable, Place.None, Label, e.Message).Raise(e);
        }
    }

    private Fault DiskFull(long needed, long free) => new(CatalogFaults.DiskFull, Place.None, Label, Size(needed), Size(free));

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}

/// <summary>Short forms of SQLite commands with numbered parameters ?1, ?2 …; null is NULL.</summary>
internal static class Sql
{
    public static SqliteCommand Prepared(this SqliteConnection connection, string sql, params object?[] values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"?{i + 1}"), values[i] ?? DBNull.Value);
        return command;
    }

    public static int Run(this SqliteConnection connection, string sql, params object?[] values)
    {
        using SqliteCommand command = connection.Prepared(sql, values);
        return command.ExecuteNonQuery();
    }

    public static object? Scalar(this SqliteConnection connection, string sql, params object?[] values)
    {
        using SqliteCommand command = connection.Prepared(sql, values);
        return command.ExecuteScalar() is var value && value is DBNull ? null : value;
    }

    public static List<T> Rows<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params object?[] values)
    {
        using SqliteCommand command = connection.Prepared(sql, values);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    public static string? TextOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>An identifier as SQL writes it.</summary>
    public static string Quoted(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A text literal as SQL writes it.</summary>
    public static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}

using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>Which entries of the audit log are asked for: texts are whole names, or the beginning of an action; newest first.</summary>
/// <param name="Before">Only entries of a smaller sequence: the next page.</param>
internal sealed record AuditQuery(string? Actor, string? Action, string? Subject, long? Before, int Most);

/// <summary>The table of the audit log: adds an entry inside the transaction of the act, and reads. It is never changed.</summary>
internal static class AuditLog
{
    private const string Columns = "sequence, time, actor, action, subject, detail, previous, hash";

    public static AuditEntry? Last(SqliteConnection connection) => connection.Rows($"SELECT {Columns} FROM audit ORDER BY sequence DESC LIMIT 1", Entry) is [var last] ? last : null;

    public static AuditEntry Add(SqliteConnection connection, string time, string actor, string action, string subject, IReadOnlyDictionary<string, string> detail)
    {
        var entry = AuditEntry.After(Last(connection), time, actor, action, subject, detail);
        connection.Run($"INSERT INTO audit ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            entry.Sequence, entry.Time, entry.Actor, entry.Action, entry.Subject, entry.Detail, entry.Previous, entry.Hash);
        return entry;
    }

    public static IReadOnlyList<AuditEntry> Find(SqliteConnection connection, AuditQuery query) => connection.Rows(
        $"""
        SELECT {Columns} FROM audit
        WHERE (?1 IS NULL OR actor=?1) AND (?2 IS NULL OR substr(action, 1, length(?2))=?2) AND (?3 IS NULL OR subject=?3) AND (?4 IS NULL OR sequence<?4)
        ORDER BY sequence DESC LIMIT ?5
        """, Entry, query.Actor, query.Action, query.Subject, query.Before, query.Most);

    /// <summary>Every entry in the order of the file, one at a time.</summary>
    public static IEnumerable<AuditEntry> All(SqliteConnection connection)
    {
        using SqliteCommand command = connection.Prepared($"SELECT {Columns} FROM audit ORDER BY sequence");
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
            yield return Entry(reader);
    }

    private static AuditEntry Entry(SqliteDataReader r) =>
        new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7));
}

using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// The tables of the office file come in parts, each with a version of its own: the part of the audit log is made with the file, others by who needs them.
/// A part of another version is refused, never read half.
/// </summary>
internal static class OfficeSchema
{
    /// <summary>"EcoO": tells an office file from any other SQLite file.</summary>
    public const int ApplicationId = 0x45636F4F;

    private const string Log = "audit";

    private const string Tables = """
        CREATE TABLE office_part (name TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL) STRICT;
        CREATE TABLE audit (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, time TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
          detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
        CREATE INDEX audit_actor ON audit (actor);
        CREATE INDEX audit_subject ON audit (subject);
        CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'EcoGis: the audit log is only added to'); END;
        CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'EcoGis: the audit log is only added to'); END;
        """;

    public static void Create(SqliteConnection connection)
    {
        connection.Run($"PRAGMA application_id={ApplicationId}");
        connection.Run(Tables);
        connection.Run("INSERT INTO office_part VALUES (?1, 1)", Log);
    }

    /// <exception cref="EcoException">The file is none of ours, or of another version.</exception>
    public static void Demand(SqliteConnection connection, string label)
    {
        if ((long)connection.Scalar("PRAGMA application_id")! != ApplicationId)
            throw new Fault(OfficeStoreFaults.NotAnOffice, Place.None, label, new Bilingual("标识不符", "its mark is another")).Raise();
        Part(connection, label, Log, 1);
    }

    /// <summary>Whether a part is there.</summary>
    /// <exception cref="EcoException">It is of another version.</exception>
    public static bool Part(SqliteConnection connection, string label, string name, int version) => connection.Scalar("SELECT version FROM office_part WHERE name=?1", name) switch
    {
        null => false,
        long stored when stored == version => true,
        var other => throw new Fault(OfficeStoreFaults.OtherSchema, Place.None, label, name, other, version).Raise(),
    };
}

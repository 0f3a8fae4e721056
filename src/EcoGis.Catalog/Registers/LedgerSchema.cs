using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// The tables of registers and targets in a catalog. They have a schema number of their own and come with the first entry, so that a catalog of layers
/// alone stays what it was. Triggers keep every line as it is: rows are added, never changed or deleted.
/// </summary>
internal static class LedgerSchema
{
    /// <summary>2: lines may state fields of the register. Schema 1, which has none, is read as it is and gets the column with the first line that is added.</summary>
    private const int Schema = 2, WithoutFields = 1;

    private const string Tables = """
        CREATE TABLE ecogis_register_entry (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, register TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
          source_file TEXT NOT NULL, format TEXT NOT NULL, boundary BLOB NOT NULL, crs TEXT NOT NULL, crs_wkt TEXT NOT NULL,
          declared_area REAL, notices TEXT NOT NULL, accuracy REAL, planar_crs TEXT, repair TEXT NOT NULL,
          UNIQUE (register, code));
        CREATE TABLE ecogis_register_event (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, entry INTEGER NOT NULL REFERENCES ecogis_register_entry(id),
          day TEXT NOT NULL, status TEXT, unit TEXT, activity TEXT, remark TEXT, correction INTEGER NOT NULL,
          entered_by TEXT NOT NULL, source TEXT, entered TEXT NOT NULL, program TEXT NOT NULL, fields TEXT);
        CREATE INDEX ecogis_register_event_entry ON ecogis_register_event (entry);
        CREATE TABLE ecogis_register_screening (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, entry INTEGER NOT NULL REFERENCES ecogis_register_entry(id),
          day TEXT NOT NULL, verdict TEXT NOT NULL, district TEXT NOT NULL, rule_base TEXT NOT NULL, rule_base_digest TEXT NOT NULL,
          digest TEXT NOT NULL, json BLOB NOT NULL, entered_by TEXT NOT NULL, entered TEXT NOT NULL, program TEXT NOT NULL);
        CREATE INDEX ecogis_register_screening_entry ON ecogis_register_screening (entry);
        CREATE TABLE ecogis_target_value (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, target_set TEXT NOT NULL, target TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL,
          day TEXT NOT NULL, remark TEXT, entered_by TEXT NOT NULL, source TEXT NOT NULL, entered TEXT NOT NULL, program TEXT NOT NULL);
        """;

    private static readonly string[] s_tables = ["ecogis_register_entry", "ecogis_register_event", "ecogis_register_screening", "ecogis_target_value"];

    /// <summary>False when nothing was ever entered.</summary>
    public static bool IsThere(SqliteConnection connection, string label) => Stored(connection, label) is not null;

    /// <summary>Whether lines may state fields.</summary>
    public static bool HasFields(SqliteConnection connection, string label) => Stored(connection, label) == Schema;

    public static void Prepare(SqliteConnection connection, string label)
    {
        switch (Stored(connection, label))
        {
            case Schema:
                return;
            case WithoutFields:
                connection.Run("ALTER TABLE ecogis_register_event ADD COLUMN fields TEXT");
                connection.Run("UPDATE ecogis_catalog SET value=?1 WHERE key='registers'", Schema.ToString(CultureInfo.InvariantCulture));
                return;
        }

        connection.Run(Tables);
        foreach (string table in s_tables)
        {
            connection.Run("INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?1, 'attributes', ?1, 0)", table);
            CatalogSchema.Freeze(connection, table, insertToo: false);
        }

        connection.Run("INSERT INTO ecogis_catalog (key, value) VALUES ('registers', ?1)", Schema.ToString(CultureInfo.InvariantCulture));
    }

    private static int? Stored(SqliteConnection connection, string label) => connection.Scalar("SELECT value FROM ecogis_catalog WHERE key='registers'") switch
    {
        not string => null,
        "1" => WithoutFields,
        "2" => Schema,
        string other => throw new Fault(LedgerFaults.OtherSchema, Place.None, label, other, Schema).Raise(),
    };
}

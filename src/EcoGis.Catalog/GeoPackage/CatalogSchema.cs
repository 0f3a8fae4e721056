using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// The tables of a catalog: those of GeoPackage 1.3 (OGC 12-128r17, clauses 1.1.2–1.1.3, 2.1.5, 2.3.2) and, registered as attributes so
/// that other programs list them, those that make a feature table a layer version. Triggers keep published rows as they are.
/// </summary>
internal static class CatalogSchema
{
    private const int Schema = 1;

    private const string GeoPackageTables = """
        CREATE TABLE gpkg_spatial_ref_sys (
          srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (
          table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (
          table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
          z TINYINT NOT NULL, m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_extensions (
          table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        """;

    private const string CatalogTables = """
        CREATE TABLE ecogis_catalog (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
        CREATE TABLE ecogis_layer_version (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          layer TEXT NOT NULL COLLATE NOCASE, version INTEGER NOT NULL, kind TEXT NOT NULL, table_name TEXT NOT NULL UNIQUE,
          digest TEXT NOT NULL, source TEXT NOT NULL, licence TEXT, valid_from TEXT, valid_to TEXT, accuracy REAL NOT NULL,
          crs TEXT NOT NULL, crs_wkt TEXT NOT NULL, shape_kind TEXT NOT NULL, zones INTEGER NOT NULL, coverage INTEGER NOT NULL,
          flags TEXT NOT NULL, published TEXT NOT NULL, program TEXT NOT NULL,
          UNIQUE (layer, version));
        CREATE TABLE ecogis_coverage (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          table_name TEXT NOT NULL, number INTEGER NOT NULL, crs TEXT NOT NULL, crs_wkt TEXT NOT NULL, shape BLOB NOT NULL,
          UNIQUE (table_name, number));
        """;

    private static readonly string[] s_ownTables = ["ecogis_catalog", "ecogis_layer_version", "ecogis_coverage"];

    public static void CreateIfEmpty(SqliteConnection connection)
    {
        if ((long)connection.Scalar("SELECT count(*) FROM sqlite_master")! > 0)
            return;
        CreateGeoPackage(connection);
        connection.Run(CatalogTables);
        connection.Run("INSERT INTO ecogis_catalog (key, value) VALUES ('schema', ?1)", Schema.ToString(CultureInfo.InvariantCulture));
        foreach (string table in s_ownTables)
        {
            connection.Run("INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?1, 'attributes', ?1, 0)", table);
            if (table != "ecogis_catalog")
                Freeze(connection, table, insertToo: false);
        }
    }

    /// <summary>What makes an empty file a GeoPackage: its ids, its own tables and the three reference systems it must know.</summary>
    public static void CreateGeoPackage(SqliteConnection connection)
    {
        connection.Run("PRAGMA application_id=1196444487; PRAGMA user_version=10300");
        connection.Run(GeoPackageTables);
        const string Srs = "INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        connection.Run(Srs, "Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system");
        connection.Run(Srs, "Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system");
        connection.Run(Srs, "WGS 84 geodetic", 4326, "EPSG", 4326, Crs.Wgs84.ToWkt(), "longitude/latitude coordinates in decimal degrees on WGS 84");
    }

    /// <summary>Refuses a file that has no catalog in it, or one of another schema: never read half, never written by the wrong program.</summary>
    public static void Require(SqliteConnection connection, string label)
    {
        long real = (long)connection.Scalar(
            "SELECT count(*) FROM sqlite_master WHERE type='table' AND name IN ('ecogis_catalog', 'ecogis_layer_version', 'ecogis_coverage')")!;
        if (real != s_ownTables.Length)
            throw new Fault(CatalogFaults.NotACatalog, Place.None, label, new Bilingual("没有图层库的表", "it has no catalog tables")).Raise();
        string? schema = connection.Scalar("SELECT value FROM ecogis_catalog WHERE key='schema'") as string;
        if (schema != Schema.ToString(CultureInfo.InvariantCulture))
            throw new Fault(CatalogFaults.WrongSchema, Place.None, label, schema ?? "?", Schema).Raise();
    }

    /// <summary>Published rows cannot be changed, by this program or by one that edits GeoPackages.</summary>
    public static void Freeze(SqliteConnection connection, string table, bool insertToo = true)
    {
        foreach (string act in insertToo ? ["INSERT", "UPDATE", "DELETE"] : new[] { "UPDATE", "DELETE" })
        {
            connection.Run($"""
                CREATE TRIGGER {Sql.Quoted($"ecogis_frozen_{table}_{act}")} BEFORE {act} ON {Sql.Quoted(table)}
                BEGIN SELECT RAISE(ABORT, 'EcoGis: what is published is immutable; import a new version, or add a line'); END
                """);
        }
    }

    /// <summary>The srs_id of a CRS, its row added when new. A CRS without an EPSG number gets one of our own from 100000.</summary>
    public static long SrsId(SqliteConnection connection, Crs crs)
    {
        string wkt = crs.ToWkt();
        if (crs.Epsg is { } epsg)
        {
            connection.Run("INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?1, ?2, 'EPSG', ?2, ?3, NULL)", crs.Name, epsg, wkt);
            return epsg;
        }

        if (connection.Scalar("SELECT srs_id FROM gpkg_spatial_ref_sys WHERE organization='NONE' AND definition=?1", wkt) is long known)
            return known;
        long own = (long)connection.Scalar("SELECT max(99999, max(srs_id)) + 1 FROM gpkg_spatial_ref_sys")!;
        connection.Run("INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, 'NONE', ?2, ?3, ?4)", crs.Name, own, wkt, crs.Code);
        return own;
    }

    public static Crs CrsOf(string code, string wkt) => code.StartsWith("EPSG:", StringComparison.Ordinal) ? Crs.Parse(code) : Crs.FromWkt(wkt);
}

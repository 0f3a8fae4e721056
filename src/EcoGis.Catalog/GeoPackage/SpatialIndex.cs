using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>The R-tree of a feature table with columns fid and geom: GeoPackage extension gpkg_rtree_index (OGC 12-128r17, F.3). Boxes are inserted by the writer.</summary>
internal static class SpatialIndex
{
    public static string NameOf(string table) => $"rtree_{table}_geom";

    public static void Create(SqliteConnection connection, string table) =>
        connection.Run($"CREATE VIRTUAL TABLE {Sql.Quoted(NameOf(table))} USING rtree(id, minx, maxx, miny, maxy)");

    /// <summary>?1 = fid, ?2 … ?5 = min x, max x, min y, max y.</summary>
    public static SqliteCommand Insert(SqliteConnection connection, string table) =>
        connection.Prepared($"INSERT INTO {Sql.Quoted(NameOf(table))} VALUES (?1, ?2, ?3, ?4, ?5)", new object?[5]);

    /// <summary>Registers the index and adds the triggers that the extension demands; they need functions that only GIS programs have, so nothing is inserted afterwards.</summary>
    public static void Complete(SqliteConnection connection, string table)
    {
        connection.Run("INSERT INTO gpkg_extensions VALUES (?1, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')", table);
        const string Filled = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))";
        const string Bare = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";
        string rtree = Sql.Quoted(NameOf(table));
        string put = $"INSERT OR REPLACE INTO {rtree} VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));";
        string drop = $"DELETE FROM {rtree} WHERE id = OLD.fid;";
        Trigger("insert", "AFTER INSERT", Filled, put);
        Trigger("update1", "AFTER UPDATE OF geom", "OLD.fid = NEW.fid AND " + Filled, put);
        Trigger("update2", "AFTER UPDATE OF geom", "OLD.fid = NEW.fid AND " + Bare, drop);
        Trigger("update3", "AFTER UPDATE", "OLD.fid != NEW.fid AND " + Filled, drop + put);
        Trigger("update4", "AFTER UPDATE", "OLD.fid != NEW.fid AND " + Bare, $"DELETE FROM {rtree} WHERE id IN (OLD.fid, NEW.fid);");
        Trigger("delete", "AFTER DELETE", "OLD.geom NOTNULL", drop);

        void Trigger(string name, string moment, string condition, string action) => connection.Run(
            $"CREATE TRIGGER {Sql.Quoted($"{NameOf(table)}_{name}")} {moment} ON {Sql.Quoted(table)} WHEN {condition} BEGIN {action} END");
    }
}

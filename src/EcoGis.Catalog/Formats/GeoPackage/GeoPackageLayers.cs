namespace EcoGis;

/// <summary>One vector layer of a GeoPackage as gpkg_contents and gpkg_geometry_columns describe it.</summary>
internal sealed record GeoPackageLayer(string Table, string GeometryColumn, long SrsId, string? Key, IReadOnlyList<string> Columns)
{
    private static readonly string[] Required = ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"];

    /// <summary>The layer asked for, or the only one. Views and virtual tables in place of tables are refused: they run code of the file's author.</summary>
    public static GeoPackageLayer Choose(HardenedSqlite db, string? asked, Place where, NoticeList notices)
    {
        Dictionary<string, (string Type, string Sql)> schema = Schema(db, where, notices);
        foreach (string table in Required)
            RequireTable(schema, table, where);
        List<(string Table, string Column, long Srs)> layers = db.Query(
            """
            SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents c
            JOIN gpkg_geometry_columns g ON lower(g.table_name) = lower(c.table_name)
            WHERE c.data_type = 'features' ORDER BY c.table_name
            """,
            r => (r.GetString(0), r.GetString(1), r.IsDBNull(2) ? -1 : r.GetInt64(2)));
        if (layers.Count == 0)
            throw new Fault(GeoPackageFaults.NoLayers, where).Raise();
        string names = string.Join(", ", layers.Take(30).Select(l => NoticeList.Sample(l.Table)));
        if (asked is null && layers.Count > 1)
            throw new Fault(FormatFaults.LayerAmbiguous, where, layers.Count, names).Raise();
        int index = asked is null ? 0 : layers.FindIndex(l => l.Table == asked);
        if (index < 0)
            index = layers.FindIndex(l => l.Table.Equals(asked, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
            throw new Fault(FormatFaults.LayerUnknown, where, NoticeList.Sample(asked!), names).Raise();
        (string chosen, string column, long srs) = layers[index];
        RequireTable(schema, chosen, where);
        return Describe(db, chosen, column, srs, where, notices);
    }

    private static Dictionary<string, (string, string)> Schema(HardenedSqlite db, Place where, NoticeList notices)
    {
        Dictionary<string, (string, string)> schema = new(StringComparer.OrdinalIgnoreCase);
        List<string> foreign = [];
        foreach ((string type, string name, string sql) in db.Query("SELECT type, name, sql FROM sqlite_master", r => (r.GetString(0), r.GetString(1), r.IsDBNull(2) ? "" : r.GetString(2))))
        {
            if (type is "table" or "view")
                schema[name] = (type, sql);
            if (type == "trigger" && !sql.Contains("rtree_", StringComparison.OrdinalIgnoreCase) && !sql.Contains("gpkg_", StringComparison.OrdinalIgnoreCase))
                foreign.Add(name);
        }

        if (foreign.Count > 0)
            notices.Add(new("文件带有 {0} 个触发器（{1}），只读打开时不会执行", "the file has {0} trigger(s) ({1}); opened read-only, none of them runs"), foreign.Count, NoticeList.Sample(string.Join(", ", foreign.Take(5))));
        return schema.Count == 0 ? throw new Fault(GeoPackageFaults.SchemaBroken, where, "sqlite_master").Raise() : schema;
    }

    private static void RequireTable(Dictionary<string, (string Type, string Sql)> schema, string name, Place where)
    {
        if (!schema.TryGetValue(name, out (string Type, string Sql) entry))
            throw new Fault(GeoPackageFaults.SchemaBroken, where, NoticeList.Sample(name)).Raise();
        bool isVirtual = entry.Sql.TrimStart().StartsWith("CREATE VIRTUAL", StringComparison.OrdinalIgnoreCase);
        if (entry.Type != "table" || isVirtual)
            throw new Fault(GeoPackageFaults.NotATable, where, NoticeList.Sample(name), isVirtual ? new Bilingual("虚拟表", "virtual table") : new Bilingual("视图", "view")).Raise();
    }

    private static GeoPackageLayer Describe(HardenedSqlite db, string table, string geometry, long srs, Place where, NoticeList notices)
    {
        List<(string Name, string Type, bool Key, bool Generated)> columns = db.Query(
            $"PRAGMA table_xinfo({HardenedSqlite.Quote(table)})",
            r => (r.GetString(1), r.IsDBNull(2) ? "" : r.GetString(2), r.GetInt32(5) > 0, r.GetInt32(6) != 0));
        if (!columns.Exists(c => c.Name.Equals(geometry, StringComparison.OrdinalIgnoreCase) && !c.Generated))
            throw new Fault(GeoPackageFaults.SchemaBroken, where with { Layer = NoticeList.Sample(table) }, NoticeList.Sample(geometry)).Raise();
        List<string> generated = [.. columns.Where(c => c.Generated).Select(c => c.Name)];
        if (generated.Count > 0)
            notices.Add(new("未读取由公式生成的列：{0}", "columns computed by the file were not read: {0}"), NoticeList.Sample(string.Join(", ", generated)));
        List<string> keys = [.. columns.Where(c => c.Key && c.Type.Equals("INTEGER", StringComparison.OrdinalIgnoreCase)).Select(c => c.Name)];
        string? key = keys.Count == 1 && columns.Count(c => c.Key) == 1 ? keys[0] : null;
        return new(table, geometry, srs, key,
            [.. columns.Where(c => !c.Generated && c.Name != key && !c.Name.Equals(geometry, StringComparison.OrdinalIgnoreCase)).Select(c => c.Name)]);
    }
}

namespace EcoGis;

/// <summary>
/// The rows of a GeoPackage layer straight from the pages of its table: as SQLite gives them, in order of the key, at a third of the cost, and with the
/// damage that quick_check finds in a table refused when it is met. Tables that are stored otherwise are left to SQLite. Thread-safe.
/// </summary>
internal sealed class GeoPackagePages : IDisposable
{
    private readonly SqliteTable table;
    private readonly IReadOnlyDictionary<string, StoredColumn> stored;
    private readonly GeoPackageLayer layer;
    private readonly int maxBytes;

    private GeoPackagePages(SqliteTable table, IReadOnlyDictionary<string, StoredColumn> stored, GeoPackageLayer layer, int maxBytes) =>
        (this.table, this.stored, this.layer, this.maxBytes) = (table, stored, layer, maxBytes);

    public int Count => table.Count;

    /// <summary>Null when only SQLite knows how to read the table.</summary>
    public static GeoPackagePages? TryOpen(HardenedSqlite db, GeoPackageLayer layer, string path, ReadLimits limits, Place where, CancellationToken ct)
    {
        if (Stored(db, layer) is not { } stored)
            return null;
        List<(long Root, string Sql)> tables = db.Query(
            "SELECT rootpage, sql FROM sqlite_master WHERE type = 'table' AND lower(name) = lower($name)",
            r => (r.GetInt64(0), r.IsDBNull(1) ? "" : r.GetString(1)), ("$name", layer.Table));
        // INTEGER PRIMARY KEY DESC is no name of the rowid
        if (tables.Count != 1 || tables[0].Sql.Contains("DESC", StringComparison.OrdinalIgnoreCase) || SqliteFile.TryOpen(path, where) is not { } file)
            return null;
        try
        {
            if (tables[0].Root is > 1 and <= uint.MaxValue && SqliteTable.TryOpen(file, (uint)tables[0].Root, ct) is { } table)
                return new GeoPackagePages(table, stored, layer, limits.MaxBlobBytes);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Dispose();
        return null;
    }

    /// <summary>False when a row may lack a column that was added later and has a value nevertheless.</summary>
    public bool Hold(IReadOnlyList<string> columns) => columns.All(c => !stored[c].HasDefault);

    public long KeyAt(int place)
    {
        using SqliteRows rows = new(table, maxBytes);
        rows.Seek(place);
        rows.Next();
        return rows.Key;
    }

    /// <summary>The rows of a block with the values of its geometry and of some columns.</summary>
    public void Read(FeatureBlock block, IReadOnlyList<string> columns, PageVisitor visit, CancellationToken ct)
    {
        var wanted = columns.Prepend(layer.GeometryColumn).Select((name, i) => (Column: stored[name], Place: i)).OrderBy(c => c.Column.Index).ToArray();
        int[] indexes = [.. wanted.Select(c => c.Column.Index)];
        var found = new (long Type, int At, int Length)[wanted.Length];
        var values = new StoredValue[wanted.Length];
        using SqliteRows rows = new(table, maxBytes);
        rows.Seek(block.First - 1);
        for (int i = 0; i < block.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            rows.Next();
            SqliteRecord record = rows.Record;
            if (!record.TryFind(indexes, found))
                throw table.File.Damaged($"row {rows.Key}");
            for (int k = 0; k < wanted.Length; k++)
                values[wanted[k].Place] = new(found[k], wanted[k].Column.Real);
            visit(block.First + i, rows.Key, record, values);
        }
    }

    public void Dispose() => table.File.Dispose();

    /// <summary>Where every column stands in a record; null when that is not their order in the table, as with computed ones.</summary>
    private static Dictionary<string, StoredColumn>? Stored(HardenedSqlite db, GeoPackageLayer layer)
    {
        var columns = db.Query(
            $"PRAGMA table_xinfo({HardenedSqlite.Quote(layer.Table)})",
            r => (Index: r.GetInt32(0), Name: r.GetString(1), Type: r.IsDBNull(2) ? "" : r.GetString(2).ToUpperInvariant(), HasDefault: !r.IsDBNull(4), Hidden: r.GetInt32(6) != 0));
        bool shadowed = layer.Key is null && columns.Exists(c => c.Name.Equals("rowid", StringComparison.OrdinalIgnoreCase));
        if (shadowed || columns.Exists(c => c.Hidden))
            return null;
        Dictionary<string, StoredColumn> stored = new(StringComparer.OrdinalIgnoreCase);
        foreach (var c in columns)
            stored[c.Name] = new(c.Index, IsReal(c.Type), c.HasDefault);
        return stored[layer.GeometryColumn].HasDefault ? null : stored;
    }

    /// <summary>REAL affinity (sqlite.org/datatype3.html §3.1).</summary>
    private static bool IsReal(string type) =>
        new[] { "REAL", "FLOA", "DOUB" }.Any(type.Contains) && !new[] { "INT", "CHAR", "CLOB", "TEXT", "BLOB" }.Any(type.Contains);
}

/// <summary>Where a column stands in a record, how its numbers are read, and whether a row without it has a value.</summary>
internal readonly record struct StoredColumn(int Index, bool Real, bool HasDefault);

/// <summary>A value of a record: its serial type, and where its bytes are.</summary>
internal readonly record struct StoredValue((long Type, int At, int Length) Found, bool Real);

/// <summary>Sees a row: the geometry first, then the columns in the order asked for.</summary>
internal delegate void PageVisitor(int position, long key, SqliteRecord record, ReadOnlySpan<StoredValue> values);

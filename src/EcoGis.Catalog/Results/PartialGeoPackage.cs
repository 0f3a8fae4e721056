using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// A growing GeoPackage (OGC 12-128r17): feature tables and attributes tables, and <c>ecogis_run</c> with what made it. Rows and the record of how far
/// they reach are committed together, so a kill at any moment leaves whole blocks. Spatial index and extents are completed at the end.
/// </summary>
public sealed class PartialGeoPackage : PartialResult
{
    private const string AnyGeometry = "GEOMETRY";

    private readonly SqliteConnection _connection;
    private readonly IReadOnlyList<ResultTable> _tables;
    private readonly List<SqliteCommand> _inserts = [];
    private readonly Dictionary<string, Typed> _typed = new(StringComparer.Ordinal);

    /// <param name="crs">Of every geometry.</param>
    /// <exception cref="EcoException">A finished or another run's result is there, or the disk refuses.</exception>
    public PartialGeoPackage(string path, RunIdentity run, bool restart, IReadOnlyList<ResultTable> tables, Crs crs)
        : base(path)
    {
        _tables = tables;
        Claim(restart);
        SqliteConnection? connection = null;
        Stored(() => connection = Open(PartialPath));
        _connection = connection!;
        try
        {
            Stored(() =>
            {
                _connection.Run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL");
                _connection.Run("BEGIN IMMEDIATE");
                bool isNew = (long)_connection.Scalar("SELECT count(*) FROM sqlite_master")! == 0;
                if (isNew)
                    CatalogSchema.CreateGeoPackage(_connection);
                Srs = (int)CatalogSchema.SrsId(_connection, crs);
                if (isNew)
                    CreateTables();
                else
                    State = Known("state") is { } state ? RunState.Parse(state, run, Label) : throw new Fault(ResultFaults.Broken, Place.None, Label, "ecogis_run").Raise();
            });
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>The srs_id for <see cref="ResultGeometry"/>.</summary>
    public int Srs { get; private set; }

    protected override IReadOnlyList<string> Companions => [PartialPath + "-journal"];

    /// <summary>The record of an unfinished result, whatever run it belongs to; null when there is none that can be read.</summary>
    public static RunState? Peek(string path)
    {
        string partial = Path.GetFullPath(path) + ".partial";
        if (!File.Exists(partial))
            return null;
        try
        {
            using var connection = Open(partial);
            return connection.Scalar("SELECT value FROM ecogis_run WHERE key = 'state'") is string state ? RunState.Read(state) : null;
        }
        catch (SqliteException)
        {
            return null; // busy or broken: whoever opens it to write says so
        }
    }

    public void Append(IEnumerable<ResultRow> rows) => Stored(() =>
    {
        Prepare();
        foreach (var row in rows)
        {
            var insert = _inserts[row.Table];
            int at = 0;
            if (_tables[row.Table].HasGeometry)
                insert.Parameters[at++].Value = (object?)row.Geometry?.Blob ?? DBNull.Value;
            foreach (object? value in row.Values)
                insert.Parameters[at++].Value = value ?? DBNull.Value;
            insert.ExecuteNonQuery();
            if (row.Geometry is { } geometry)
                Index(_tables[row.Table].Name, geometry);
        }
    });

    public override void Record(RunState state) => Stored(() =>
    {
        Know("state", state.ToJson());
        _connection.Run("COMMIT");
        State = state;
        _connection.Run("BEGIN IMMEDIATE");
    });

    /// <summary>A note about the run for whoever opens the file, such as the layers used.</summary>
    public void Know(string key, string value) => Stored(() =>
        _connection.Run("INSERT INTO ecogis_run (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2", key, value));

    public override void Complete(RunState state)
    {
        Stored(() =>
        {
            Know("state", state.ToJson());
            // a kill between the commit and the new name: the next run finds the index complete
            foreach (var table in _tables.Where(t => t.HasGeometry && (long)_connection.Scalar("SELECT count(*) FROM gpkg_extensions WHERE table_name = ?1", t.Name)! == 0))
            {
                string box = $"SELECT {{0}} FROM {Sql.Quoted(SpatialIndex.NameOf(table.Name))}";
                object?[] extent = [.. new[] { "min(minx)", "min(miny)", "max(maxx)", "max(maxy)" }.Select(e => _connection.Scalar(string.Format(CultureInfo.InvariantCulture, box, e)))];
                _connection.Run("UPDATE gpkg_contents SET min_x = ?2, min_y = ?3, max_x = ?4, max_y = ?5 WHERE table_name = ?1", [table.Name, .. extent]);
                SpatialIndex.Complete(_connection, table.Name);
            }

            _connection.Run("COMMIT");
            State = state;
        });
        Dispose();
        Guarded(() => File.Move(PartialPath, FinalPath, overwrite: true));
    }

    /// <summary>What was appended since the last record is rolled back.</summary>
    public override void Dispose()
    {
        foreach (var command in _inserts)
            command.Dispose();
        _inserts.Clear();
        foreach (var table in _typed.Values)
            table.Box.Dispose();
        _typed.Clear();
        _connection.Dispose();
    }

    protected override void DemandFree()
    {
        try
        {
            using var connection = Open(PartialPath);
            connection.Run("BEGIN EXCLUSIVE");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            throw new Fault(ResultFaults.Busy, Place.None, Label).Raise(e);
        }
        catch (SqliteException)
        {
            // broken, and about to be thrown away
        }
    }

    private static SqliteConnection Open(string partial)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = partial, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string? Known(string key) => (long)_connection.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'ecogis_run'")! == 0
        ? null
        : _connection.Scalar("SELECT value FROM ecogis_run WHERE key = ?1", key) as string;

    private void CreateTables()
    {
        foreach (var table in _tables)
        {
            string columns = string.Concat(table.Columns.Select(c => $", {Sql.Quoted(c.Name)} {c.Type}"));
            string geometry = table.HasGeometry ? $", geom {AnyGeometry}" : "";
            _connection.Run($"CREATE TABLE {Sql.Quoted(table.Name)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL{geometry}{columns})");
            _connection.Run("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?1, ?2, ?1, ?3, ?4)",
                table.Name, table.HasGeometry ? "features" : "attributes", table.Description, table.HasGeometry ? Srs : 0);
            if (table.HasGeometry)
            {
                _connection.Run("INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)", table.Name, AnyGeometry, Srs);
                SpatialIndex.Create(_connection, table.Name);
            }
        }

        _connection.Run("CREATE TABLE ecogis_run (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL)");
        _connection.Run("INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('ecogis_run', 'attributes', 'ecogis_run', 0)");
    }

    private void Prepare()
    {
        if (_inserts.Count > 0)
            return;
        foreach (var table in _tables)
        {
            string[] names = [.. table.HasGeometry ? new[] { "geom" } : [], .. table.Columns.Select(c => c.Name)];
            string holes = string.Join(", ", names.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"?{i + 1}")));
            _inserts.Add(_connection.Prepared($"INSERT INTO {Sql.Quoted(table.Name)} ({string.Join(", ", names.Select(Sql.Quoted))}) VALUES ({holes})", new object?[names.Length]));
        }
    }

    private void Index(string table, ResultGeometry geometry)
    {
        if (!_typed.TryGetValue(table, out var typed))
        {
            bool first = (long)_connection.Scalar($"SELECT count(*) FROM (SELECT 1 FROM {Sql.Quoted(SpatialIndex.NameOf(table))} LIMIT 1)")! == 0;
            string type = (string)_connection.Scalar("SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = ?1", table)!;
            _typed.Add(table, typed = new Typed(SpatialIndex.Insert(_connection, table), type, first));
        }

        Settle(table, typed, geometry.Type);
        var e = geometry.Box;
        object[] values = [SQLitePCL.raw.sqlite3_last_insert_rowid(_connection.Handle), e.MinX, e.MaxX, e.MinY, e.MaxY];
        for (int i = 0; i < values.Length; i++)
            typed.Box.Parameters[i].Value = values[i];
        typed.Box.ExecuteNonQuery();
    }

    /// <summary>
    /// The table's geometry type is that of its first geometry, and GEOMETRY once another follows: GIS programs then need not look through all rows.
    /// The declared type of the column must be the same (Requirement 31), which SQLite can change in its schema alone.
    /// </summary>
    private void Settle(string table, Typed typed, string type)
    {
        string next = typed.IsEmpty || type == typed.Type ? type : AnyGeometry;
        typed.IsEmpty = false;
        if (next == typed.Type)
            return;
        _connection.Run("UPDATE gpkg_geometry_columns SET geometry_type_name = ?2 WHERE table_name = ?1", table, next);
        _connection.Run("PRAGMA writable_schema=ON");
        _connection.Run("UPDATE sqlite_master SET sql = replace(sql, ?2, ?3) WHERE type = 'table' AND name = ?1", table, $", geom {typed.Type},", $", geom {next},");
        _connection.Run("PRAGMA writable_schema=OFF");
        typed.Type = next;
    }

    /// <summary>A table of features that got its first row in this run: the insert into its index, its geometry type so far, and whether it has a row.</summary>
    private sealed class Typed(SqliteCommand box, string type, bool isEmpty)
    {
        public SqliteCommand Box => box;

        public string Type { get; set; } = type;

        public bool IsEmpty { get; set; } = isEmpty;
    }

    private void Stored(Action action)
    {
        try
        {
            action();
        }
        catch (SqliteException e)
        {
            throw (e.SqliteErrorCode switch
            {
                SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new Fault(ResultFaults.Busy, Place.None, Label),
                SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_ERROR or SQLitePCL.raw.SQLITE_CONSTRAINT => new Fault(ResultFaults.Broken, Place.None, Label, e.Message),
                _ => new Fault(ResultFaults.Unwritable, Place.None, Label, e.Message),
            }).Raise(e);
        }
    }
}

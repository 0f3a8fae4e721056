using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The feature table of one layer version, <c>name_vN</c>: fid (the zone's number), code, name, class, the kind's further fields, attributes (JSON of
/// the other columns), geom; with its R-tree (GeoPackage extension gpkg_rtree_index), registered, then frozen. The geometry stands last, so that
/// reading the rest of a row does not walk through the pages of a large one; older catalogs have it second.
/// </summary>
internal static class FeatureTable
{
    private static readonly string[] s_fixed = ["fid", "geom", "code", "name", "class", "attributes"];

    public static string NameOf(string layer, int version) => $"{layer}_v{version}";

    public static void Create(SqliteConnection connection, LayerDraft draft, int version, IProgress<ImportStep>? progress, CancellationToken cancellation)
    {
        string table = NameOf(draft.Name, version);
        string[] further = [.. FieldMapping.FieldsOf(draft.Kind).Select(f => f.Id).Except(s_fixed)];
        int srs = (int)CatalogSchema.SrsId(connection, draft.Crs);
        string type = GeoPackageBlob.TypeName(draft.ShapeKind);
        connection.Run($"""
            CREATE TABLE {Sql.Quoted(table)} (
              fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, class TEXT NOT NULL,
              {string.Concat(further.Select(f => Sql.Quoted(f) + " TEXT, "))} attributes TEXT NOT NULL, geom {type} NOT NULL)
            """);
        SpatialIndex.Create(connection, table);
        Envelope extent = Insert(connection, draft, table, further, srs, progress, cancellation);
        Register(connection, draft, table, version, srs, type, extent);
        SpatialIndex.Complete(connection, table);
        CatalogSchema.Freeze(connection, table);
    }

    /// <summary>Zones as stored, in order of number.</summary>
    /// <exception cref="FormatException">A geometry cannot be read.</exception>
    public static IReadOnlyList<Zone> Read(SqliteConnection connection, string table, Crs crs) =>
        Read(connection, table, "geom", (row, column, _) => Shape.Trusted(GeoPackageBlob.Read((byte[])row.GetValue(column)), crs));

    /// <summary>Zones without their geometry: <paramref name="shape"/> makes the shape of the zone of a number.</summary>
    public static IReadOnlyList<Zone> Read(SqliteConnection connection, string table, Func<int, Shape> shape) =>
        Read(connection, table, "NULL", (_, _, number) => shape(number));

    /// <summary>The geometry of one zone, or of all in order of number.</summary>
    /// <exception cref="FormatException">A geometry cannot be read.</exception>
    public static List<Geometry> Geometries(SqliteConnection connection, string table, int? number = null) => connection.Rows(
        $"SELECT geom FROM {Sql.Quoted(table)} {(number is null ? "" : "WHERE fid=?1")} ORDER BY fid", row => GeoPackageBlob.Read((byte[])row.GetValue(0)), number is null ? [] : [number]);

    /// <summary>The geometry of zones by number, in the order asked for.</summary>
    /// <exception cref="FormatException">A geometry cannot be read, or there is no such zone.</exception>
    public static List<Geometry> Geometries(SqliteConnection connection, string table, IEnumerable<int> numbers)
    {
        using SqliteCommand one = connection.Prepared($"SELECT geom FROM {Sql.Quoted(table)} WHERE fid=?1", 0);
        List<Geometry> found = [];
        foreach (int number in numbers)
        {
            one.Parameters[0].Value = number;
            found.Add(GeoPackageBlob.Read(one.ExecuteScalar() as byte[] ?? throw new FormatException($"{table} {number}")));
        }

        return found;
    }

    /// <summary>The columns that feed no standard field, as JSON, in order of number.</summary>
    public static List<string> Attributes(SqliteConnection connection, string table) =>
        connection.Rows($"SELECT attributes FROM {Sql.Quoted(table)} ORDER BY fid", row => row.GetString(0));

    private static List<Zone> Read(SqliteConnection connection, string table, string geometry, Func<SqliteDataReader, int, int, Shape> shape)
    {
        List<string> columns = connection.Rows("SELECT name FROM pragma_table_info(?1)", r => r.GetString(0), table);
        string[] further = [.. columns.Except(s_fixed)];
        string list = string.Concat(further.Select(f => ", " + Sql.Quoted(f)));
        return connection.Rows($"SELECT fid, {geometry}, code, name, class{list} FROM {Sql.Quoted(table)} ORDER BY fid", row => new Zone(
            row.GetInt32(0),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, further
                .Select((field, i) => KeyValuePair.Create(field, row.TextOrNull(5 + i)!)).Where(f => f.Value is not null)),
            shape(row, 1, row.GetInt32(0))));
    }

    /// <returns>The bounds of all.</returns>
    private static Envelope Insert(SqliteConnection connection, LayerDraft draft, string table, string[] further, int srs, IProgress<ImportStep>? progress, CancellationToken cancellation)
    {
        Bilingual stage = new("发布", "publishing");
        Envelope extent = new();
        string holes = string.Concat(further.Select((_, i) => $", ?{7 + i}"));
        using SqliteCommand row = connection.Prepared(
            $"INSERT INTO {Sql.Quoted(table)} (fid, geom, code, name, class, attributes{string.Concat(further.Select(f => ", " + Sql.Quoted(f)))}) VALUES (?1, ?2, ?3, ?4, ?5, ?6{holes})",
            new object?[6 + further.Length]);
        using SqliteCommand box = SpatialIndex.Insert(connection, table);
        for (int n = 0; n < draft.Zones.Length; n++)
        {
            if (n % 1024 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new(stage, n, draft.Zones.Length));
            }

            Zone zone = draft.Zones[n];
            byte[] blob = zone.Shape.Stored is var (shelf, place) ? GeoPackageBlob.With(((ImportShelf)shelf).Read(place), srs) : GeoPackageBlob.Write(zone.Shape.Geometry, srs);
            Fill(row, [zone.Number, blob, zone.Code, zone.Name, zone.Class, draft.Columns[n].Text, .. further.Select(f => zone.Fields.GetValueOrDefault(f))]);
            Envelope e = GeoPackageBlob.Box(blob);
            extent.ExpandToInclude(e);
            Fill(box, [zone.Number, e.MinX, e.MaxX, e.MinY, e.MaxY]);
        }

        progress?.Report(new(stage, draft.Zones.Length, draft.Zones.Length));
        return extent;

        static void Fill(SqliteCommand command, object?[] values)
        {
            for (int i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static void Register(SqliteConnection connection, LayerDraft draft, string table, int version, int srs, string type, Envelope extent)
    {
        object?[] box = extent.IsNull ? [null, null, null, null] : [extent.MinX, extent.MinY, extent.MaxX, extent.MaxY];
        connection.Run("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id) VALUES (?1, 'features', ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            [table, $"{draft.Name} v{version}", $"{draft.Kind.Name.Zh} {draft.Kind.Id}", .. box, srs]);
        connection.Run("INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)", table, type, srs);
    }
}

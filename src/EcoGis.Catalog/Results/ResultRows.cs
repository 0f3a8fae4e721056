using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>A row of the first table with its shape as it is stored, decoded when asked for.</summary>
/// <param name="Place">Where it stands among all rows; only grows.</param>
public sealed record StoredRow(long Place, ResultCells Cells, byte[]? Blob, Crs Crs)
{
    /// <summary>Null: it has none.</summary>
    public Shape? Shape => Blob is not null ? ResultTables.Decoded(Blob, Crs) : null;
}

/// <summary>
/// Which rows of the first table are asked for. The condition is SQL over <c>p</c>, made of names of columns and of places for values (<c>?1</c> …) and of
/// nothing else: it is a property of who makes one, not checked here.
/// </summary>
/// <param name="Where">Null: any.</param>
/// <param name="Values">Of the places, in order.</param>
/// <param name="Functions">Defines what the condition calls; null: it calls nothing.</param>
/// <param name="Box">In the CRS of the result: rows whose boxes lie apart are not selected, nor those without shape. Null: anywhere.</param>
internal sealed record RowChoice(string? Where, IReadOnlyList<object> Values, Action<SqliteConnection>? Functions, Envelope? Box);

/// <summary>Rows of the first table, so many at a time, by any condition: never the whole of it in memory.</summary>
public sealed partial class ResultTables
{
    private const string Index = "rtree_" + First + "_geom";

    /// <summary>As many boxes are first listed and then looked up; where there are more, rows are read one after the other and their boxes held against the one sought.</summary>
    private const int MostListed = 20_000;

    /// <summary>Names of the columns of the first table.</summary>
    internal IReadOnlyList<string> Columns => Guarded(() => _connection.Rows("SELECT name FROM pragma_table_info(?1)", r => r.GetString(0), First));

    /// <summary>Rows of the first table: they are numbered from 1 without a gap, as none is ever taken away, so that nothing need be counted.</summary>
    internal long Count => Guarded(() => (long)_connection.Scalar($"SELECT coalesce(max(fid), 0) FROM {First}")!);

    /// <summary>Of all shapes, in their CRS; a null envelope: there are none.</summary>
    internal Envelope Extent => Guarded(() => _connection.Rows("SELECT min_x, max_x, min_y, max_y FROM gpkg_contents WHERE table_name = ?1",
        r => r.IsDBNull(0) ? new Envelope() : new Envelope(r.GetDouble(0), r.GetDouble(1), r.GetDouble(2), r.GetDouble(3)), First)).Single();

    /// <summary>How many shapes have a box that meets this one, counted up to <paramref name="most"/>.</summary>
    internal long Meeting(Envelope box, int most)
    {
        List<object> values = [];
        string sql = $"SELECT count(*) FROM (SELECT 1 FROM {Index} b WHERE {BoxMeets(box, values)} LIMIT {Hole(values, (long)most)})";
        return Guarded(() => (long)_connection.Scalar(sql, [.. values])!);
    }

    /// <summary>How many rows are chosen.</summary>
    internal long Matching(RowChoice choice)
    {
        List<object> values = [.. choice.Values];
        string sql = $"SELECT count(*) FROM {First} p WHERE {Condition(choice, values)}";
        return Guarded(() =>
        {
            choice.Functions?.Invoke(_connection);
            return (long)_connection.Scalar(sql, [.. values])!;
        });
    }

    /// <summary>The rows after a place, in their order, and whether there are more.</summary>
    /// <param name="most">No more rows than this.</param>
    /// <param name="mostBytes">No further row once the stored shapes come to more than this.</param>
    internal (IReadOnlyList<StoredRow> Rows, bool More) After(long place, string[] columns, RowChoice choice, int most, long mostBytes, CancellationToken cancellation)
    {
        var places = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        List<object> values = [.. choice.Values];
        string sql = $"""
            SELECT p.fid, p.geom{string.Concat(columns.Select(c => ", p." + Sql.Quoted(c)))} FROM {First} p
            WHERE p.fid > {Hole(values, place)} AND {Condition(choice, values)} ORDER BY p.fid LIMIT {Hole(values, most + 1L)}
            """;
        return Guarded(() =>
        {
            choice.Functions?.Invoke(_connection);
            using var command = _connection.Prepared(sql, [.. values]);
            using var reader = command.ExecuteReader();
            List<StoredRow> rows = [];
            for (long bytes = 0; reader.Read(); bytes += rows[^1].Blob?.Length ?? 0)
            {
                cancellation.ThrowIfCancellationRequested();
                if (rows.Count == most || bytes > mostBytes)
                    return (rows, true);
                rows.Add(Stored(reader, columns.Length, places));
            }

            return ((IReadOnlyList<StoredRow>)rows, false);
        });
    }

    /// <summary>The row of one feature of the file that was screened; null: there is none.</summary>
    internal StoredRow? Row(long feature, string[] columns)
    {
        var places = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        string read = $"SELECT p.fid, p.geom{string.Concat(columns.Select(c => ", p." + Sql.Quoted(c)))} FROM {First} p WHERE ";
        StoredRow? One(string where) => Guarded(() => _connection.Rows(read + where, r => Stored(r, columns.Length, places), feature)).SingleOrDefault();
        return One($"p.fid = ?1 AND p.{Feature} = ?1") ?? One($"p.{Feature} = ?1"); // one row for each feature, in their order: the second is for a file that was made in another way
    }

    /// <summary>Null: nothing is in it.</summary>
    internal static Shape? Decoded(byte[] blob, Crs crs) => GeoPackageBlob.Read(blob) is { IsEmpty: false } geometry ? Shape.Trusted(geometry, crs) : null;

    private StoredRow Stored(SqliteDataReader row, int columns, Dictionary<string, int> places) =>
        new(row.GetInt64(0), new ResultCells(places, [.. Enumerable.Range(2, columns).Select(i => Cell(row, i))]), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1), Crs);

    /// <summary>Its values stand in <paramref name="values"/> already, first.</summary>
    private string Condition(RowChoice choice, List<object> values)
    {
        string where = choice.Where is null ? "1" : $"({choice.Where})";
        if (choice.Box is not { } box)
            return where;
        if (box.IsNull)
            return $"0 AND {where}"; // every value has its place
        string meets = BoxMeets(box, values);
        return Meeting(box, MostListed + 1) <= MostListed
            ? $"p.fid IN (SELECT b.id FROM {Index} b WHERE {meets}) AND {where}"
            : $"EXISTS (SELECT 1 FROM {Index} b WHERE b.id = p.fid AND {meets}) AND {where}";
    }

    private static string BoxMeets(Envelope box, List<object> values) =>
        $"b.minx <= {Hole(values, box.MaxX)} AND b.maxx >= {Hole(values, box.MinX)} AND b.miny <= {Hole(values, box.MaxY)} AND b.maxy >= {Hole(values, box.MinY)}";

    /// <summary>A place for a value.</summary>
    private static string Hole(List<object> values, object value)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"?{values.Count}");
    }
}

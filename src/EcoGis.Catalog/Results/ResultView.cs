using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>A row of the first table and the middle of its shape's box; null: it has no shape.</summary>
public sealed record PlacedRow(ResultCells Cells, (double X, double Y)? Middle);

/// <summary>What a page asks of a result instead of all of it: how many rows have a value, the first of them, all about one.</summary>
public sealed partial class ResultTables
{
    private const string First = "proposals";

    /// <summary>The CRS of the shapes.</summary>
    public Crs Crs => _crs ??= Guarded(() => _connection.Rows(
        "SELECT s.organization, s.organization_coordsys_id, s.definition FROM gpkg_geometry_columns g JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE g.table_name = ?1",
        r => r.GetString(0) == "EPSG" ? Crs.Parse($"EPSG:{r.GetInt64(1)}") : Crs.Parse(r.GetString(2)), First)).Single();

    private Crs? _crs;

    /// <summary>How many rows of the first table have each value of a column.</summary>
    public IReadOnlyDictionary<string, long> Counts(string column) => Guarded(() =>
        _connection.Rows($"SELECT coalesce({Sql.Quoted(column)}, ''), count(*) FROM {First} GROUP BY 1", r => (r.GetString(0), r.GetInt64(1)))).ToDictionary(c => c.Item1, c => c.Item2, StringComparer.Ordinal);

    /// <summary>Rows of the first table whose <paramref name="column"/> has one of the values: in the order of these, then by <paramref name="largest"/>, then by place.</summary>
    /// <param name="most">No more rows than this.</param>
    public IReadOnlyList<PlacedRow> Ordered(string[] columns, string column, IReadOnlyList<string> values, string largest, int most) => Guarded(() =>
    {
        var places = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        string rank = string.Join(' ', values.Select((_, i) => $"WHEN ?{i + 1} THEN {i}"));
        return _connection.Rows(
            $"""
            SELECT (b.minx + b.maxx) / 2, (b.miny + b.maxy) / 2, {string.Join(", ", columns.Select(c => "p." + Sql.Quoted(c)))}
            FROM {First} p LEFT JOIN rtree_{First}_geom b ON b.id = p.fid
            WHERE p.{Sql.Quoted(column)} IN ({string.Join(", ", values.Select((_, i) => $"?{i + 1}"))})
            ORDER BY CASE p.{Sql.Quoted(column)} {rank} END, p.{Sql.Quoted(largest)} DESC, p.fid LIMIT {most}
            """,
            r => new PlacedRow(new ResultCells(places, [.. columns.Select((_, i) => Cell(r, i + 2))]), r.IsDBNull(0) ? null : (r.GetDouble(0), r.GetDouble(1))),
            [.. values]);
    });

    /// <summary>The shape of one row of the first table; null: it has none, or there is no such row.</summary>
    public Shape? ShapeOf(long feature) => Guarded(() =>
        _connection.Scalar($"SELECT geom FROM {First} WHERE {Feature} = ?1", feature) is byte[] blob && GeoPackageBlob.Read(blob) is { IsEmpty: false } geometry ? Shape.Trusted(geometry, Crs) : null);

    /// <summary>The rows of a table that belong to one row of the first.</summary>
    public IReadOnlyList<ResultCells> Of(long feature, string table, string[] columns) => Guarded(() =>
    {
        var places = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        return _connection.Rows($"SELECT {string.Join(", ", columns.Select(Sql.Quoted))} FROM {Sql.Quoted(table)} WHERE {Feature} = ?1 ORDER BY fid",
            r => new ResultCells(places, [.. columns.Select((_, i) => Cell(r, i))]), feature);
    });

    private static object? Cell(SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.GetValue(at);
}

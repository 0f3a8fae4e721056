using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>One row of a result, its cells by name; null too where the result, written by an older program, has no such column.</summary>
public sealed class ResultCells(IReadOnlyDictionary<string, int> columns, object?[] values)
{
    public object? this[string column] => columns.TryGetValue(column, out int at) ? values[at] : null;

    public string? Text(string column) => this[column] as string;

    public double? Real(string column) => this[column] switch
    {
        double number => number,
        long whole => whole,
        _ => null,
    };

    public long? Whole(string column) => this[column] as long?;
}

/// <summary>The tables of a finished result in a GeoPackage, read only, in the order in which they were written, in bounded memory.</summary>
public sealed partial class ResultTables : IDisposable
{
    private const string Feature = "feature";

    private readonly SqliteConnection _connection;
    private readonly string _path;

    private ResultTables(string path, SqliteConnection connection) => (_path, _connection) = (path, connection);

    /// <exception cref="EcoException">It is no result of a batch, or an unfinished one.</exception>
    public static ResultTables Open(string path)
    {
        if (!File.Exists(path))
            throw new Fault(FormatFaults.NotFound, Place.InFile(path)).Raise();
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        ResultTables tables = new(path, connection);
        try
        {
            tables.Guarded(() =>
            {
                connection.Open();
                if ((long)connection.Scalar("SELECT count(*) FROM sqlite_master WHERE name IN ('ecogis_run', 'proposals')")! < 2)
                    throw new Fault(ResultFaults.NotAResult, Place.InFile(path), "ecogis_run").Raise();
                if ((long)connection.Scalar("SELECT count(*) FROM gpkg_extensions WHERE table_name = 'proposals'")! == 0)
                    throw new Fault(ResultFaults.Unfinished, Place.InFile(path)).Raise();
                return true;
            });
            return tables;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A note about the run (<see cref="PartialGeoPackage.Know"/>); null: there is none.</summary>
    public string? Known(string key) => Guarded(() => _connection.Scalar("SELECT value FROM ecogis_run WHERE key = ?1", key) as string);

    /// <summary>The rows of the first table, each with the rows of the others that have its <c>feature</c>.</summary>
    public IEnumerable<(ResultCells Row, IReadOnlyList<ResultCells>[] Beside)> Joined(
        (string Table, string[] Columns) first, (string Table, string[] Columns)[] others, CancellationToken cancellation)
    {
        using var rows = Rows(first).GetEnumerator();
        var beside = others.Select(o => Rows(o).GetEnumerator()).ToArray();
        try
        {
            bool[] more = [.. beside.Select(b => b.MoveNext())];
            while (rows.MoveNext())
            {
                cancellation.ThrowIfCancellationRequested();
                long? feature = rows.Current.Whole(Feature);
                var own = new IReadOnlyList<ResultCells>[beside.Length];
                for (int i = 0; i < beside.Length; i++)
                {
                    List<ResultCells> found = [];
                    for (; more[i] && beside[i].Current.Whole(Feature) == feature; more[i] = beside[i].MoveNext())
                        found.Add(beside[i].Current);
                    own[i] = found;
                }

                yield return (rows.Current, own);
            }

            if (Array.IndexOf(more, true) is >= 0 and var left) // rows of a proposal that is not there, or out of order
                throw new Fault(ResultFaults.NotAResult, Place.InFile(_path), others[left].Table).Raise();
        }
        finally
        {
            foreach (var each in beside)
                each.Dispose();
        }
    }

    public void Dispose() => _connection.Dispose();

    private IEnumerable<ResultCells> Rows((string Table, string[] Columns) of)
    {
        var there = Guarded(() => _connection.Rows("SELECT name FROM pragma_table_info(?1)", r => r.GetString(0), of.Table)).ToHashSet(StringComparer.Ordinal);
        string[] columns = [.. of.Columns.Where(there.Contains)];
        var places = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        if (!places.ContainsKey(Feature))
            throw new Fault(ResultFaults.NotAResult, Place.InFile(_path), of.Table).Raise();
        using var command = _connection.Prepared($"SELECT {string.Join(", ", columns.Select(Sql.Quoted))} FROM {Sql.Quoted(of.Table)} ORDER BY fid");
        using var reader = Guarded(command.ExecuteReader);
        while (Guarded(reader.Read))
        {
            object?[] values = new object?[columns.Length];
            for (int i = 0; i < values.Length; i++)
                values[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            yield return new ResultCells(places, values);
        }
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException e)
        {
            throw new Fault(ResultFaults.NotAResult, Place.InFile(_path), e.Message).Raise(e);
        }
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using SQLitePCL;

namespace EcoGis;

/// <summary>
/// A GeoPackage layer by ranges of its key. The file is checked once (<see cref="HardenedSqlite"/>) by a connection that may take as long as its
/// size needs; every block then has a connection to itself, with the ordinary time limit, so that threads share nothing. Memory mapping stays
/// off: it saves a tenth, and a mapped file that is cut short or lost by a network ends the process without a word.
/// </summary>
internal sealed class GeoPackageSource : FeatureSource
{
    private readonly ConcurrentBag<HardenedSqlite> idle = [];
    private readonly string path;
    private readonly ReadLimits limits;
    private readonly GeoPackageRows rows;
    private readonly KeyRuns keys;

    private GeoPackageSource(HardenedSqlite db, string path, ReadOptions options, NoticeList notices)
    {
        this.path = path;
        limits = options.Limits;
        (Header, rows) = GeoPackageReader.Header(db, path, options, notices);
        keys = KeyRuns.Of(db, rows, limits);
    }

    public override FileDraft Header { get; }

    public override int Count => keys.Count;

    public static GeoPackageSource Open(string path, ReadOptions options, CancellationToken ct)
    {
        NoticeList notices = new();
        using HardenedSqlite db = HardenedSqlite.Open(path, options.Limits.ForWhole(new FileInfo(path).Length), notices, ct);
        return new GeoPackageSource(db, path, options, notices);
    }

    /// <summary>By key; a table whose keys are no ascending integers is counted off.</summary>
    public override IReadOnlyList<FeatureBlock> Blocks(int size) => Even(keys.Count, size, keys.IsOrdered ? keys.At : place => place);

    public override void Read(FeatureBlock block, NoticeList notices, Action<FeatureRecord> visit, CancellationToken ct) => With(db =>
    {
        int position = block.First;
        List<FeatureRecord> records = keys.IsOrdered
            ? db.Query(rows.SelectWhere($"WHERE {rows.Key} BETWEEN $from AND $to"), row => rows.Record(row, position++, notices), ("$from", block.From), ("$to", block.To))
            : db.Query($"{rows.Select} LIMIT $count OFFSET $from", row => rows.Record(row, position++, notices), ("$from", block.From), ("$count", block.Count));
        records.ForEach(visit);
    }, ct);

    public override void ReadShapes(FeatureBlock block, FlatPolygonReader reader, NoticeList notices, SourceVisitor visit, CancellationToken ct)
    {
        if (keys.IsOrdered)
            Step(block, [], [], reader, notices, visit, ct);
        else
            base.ReadShapes(block, reader, notices, visit, ct);
    }

    public override void ReadFeatures(
        FeatureBlock block, IReadOnlyList<string> columns, string?[] cells, FlatPolygonReader reader, NoticeList notices, SourceVisitor visit, CancellationToken ct)
    {
        if (keys.IsOrdered)
            Step(block, columns, cells, reader, notices, visit, ct);
        else
            base.ReadFeatures(block, columns, cells, reader, notices, visit, ct);
    }

    public override Place Where(int position, long key) => rows.Feature(key.ToString(CultureInfo.InvariantCulture));

    public override void Dispose()
    {
        while (idle.TryTake(out HardenedSqlite? db))
            db.Dispose();
    }

    private void Step(
        FeatureBlock block, IReadOnlyList<string> columns, string?[] cells, FlatPolygonReader reader, NoticeList notices, SourceVisitor visit, CancellationToken ct)
    {
        int position = block.First;
        With(db => db.Step(rows.SelectShapes($"WHERE {rows.Key} BETWEEN ?1 AND ?2", columns), [block.From, block.To], row =>
        {
            for (int i = 0; i < cells.Length; i++)
                cells[i] = rows.Cell(row, i + 2, columns[i], notices);
            Visit(row, position++, reader, notices, visit);
        }), ct);
    }

    private void Visit(sqlite3_stmt row, int position, FlatPolygonReader reader, NoticeList notices, SourceVisitor visit)
    {
        long key = raw.sqlite3_column_int64(row, 0);
        int type = raw.sqlite3_column_type(row, 1);
        if (type is not (raw.SQLITE_BLOB or raw.SQLITE_NULL))
            throw GeoPackageRows.NotABlob(Where(position, key));
        if (type == raw.SQLITE_NULL)
        {
            visit(position, key, false, null, null, null);
            return;
        }

        ReadOnlySpan<byte> blob = raw.sqlite3_column_blob(row, 1);
        if (!GeoPackageGeometry.TryFlat(blob, reader, limits, out int extraDimensions, out bool wrongEnvelope))
        {
            Place where = Where(position, key);
            visit(position, key, false, rows.Shape(blob, where, notices), where, null);
            return;
        }

        if (extraDimensions > 0)
            notices.Count(WkbReader.ExtraDimensions, Where(position, key), extraDimensions);
        if (wrongEnvelope)
            notices.Count(GeoPackageGeometry.WrongEnvelope, Where(position, key));
        visit(position, key, true, null, null, null);
    }

    private void With(Action<HardenedSqlite> read, CancellationToken ct)
    {
        HardenedSqlite db = idle.TryTake(out HardenedSqlite? free) ? free.Under(ct) : HardenedSqlite.OpenAgain(path, limits, ct);
        try
        {
            read(db);
        }
        finally
        {
            idle.Add(db);
        }
    }
}

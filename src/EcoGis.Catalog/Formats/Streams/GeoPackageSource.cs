using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// A GeoPackage layer by places in the order of its key. What the file says of itself is checked by SQLite (<see cref="HardenedSqlite"/>), the layer's
/// table as its pages are read (<see cref="GeoPackagePages"/>); a table that is stored otherwise is left to SQLite, after a check of the whole file.
/// Every block has a connection or a buffer to itself, so that threads share nothing. Memory mapping stays off: a mapped file that is cut short or
/// lost by a network ends the process without a word.
/// </summary>
internal sealed class GeoPackageSource : FeatureSource
{
    private static readonly string[] Directory = ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"];

    private readonly ConcurrentBag<HardenedSqlite> idle = [];
    private readonly string path;
    private readonly ReadLimits limits;
    private readonly GeoPackageRows rows;
    private readonly GeoPackagePages? pages;
    private readonly KeyRuns? keys;

    private GeoPackageSource(HardenedSqlite db, string path, ReadOptions options, NoticeList notices, CancellationToken ct)
    {
        this.path = path;
        limits = options.Limits;
        db.QuickCheck(Directory);
        (Header, rows) = GeoPackageReader.Header(db, path, options, notices);
        pages = GeoPackagePages.TryOpen(db, rows.Layer, path, limits, rows.Where, ct);
        if (pages is not null)
        {
            limits.CheckFeatures(pages.Count, rows.Where);
            return;
        }

        db.QuickCheck(notices);
        keys = KeyRuns.Of(db, rows, limits);
    }

    public override FileDraft Header { get; }

    public override int Count => pages?.Count ?? keys!.Count;

    public static GeoPackageSource Open(string path, ReadOptions options, CancellationToken ct)
    {
        NoticeList notices = new();
        using HardenedSqlite db = HardenedSqlite.OpenAgain(path, options.Limits.ForWhole(new FileInfo(path).Length), ct);
        return new GeoPackageSource(db, path, options, notices, ct);
    }

    /// <summary>By place, or by key where SQLite reads; a table whose keys are no ascending integers is counted off.</summary>
    public override IReadOnlyList<FeatureBlock> Blocks(int size) => Even(Count, size, keys is { IsOrdered: true } ? keys.At : place => place);

    public override void Read(FeatureBlock block, NoticeList notices, Action<FeatureRecord> visit, CancellationToken ct) => With(db =>
    {
        int position = block.First;
        FeatureRecord Record(SqliteDataReader row) => rows.Record(row, position++, notices);
        List<FeatureRecord> Between(long from, long to) => db.Query(rows.SelectWhere($"WHERE {rows.Key} BETWEEN $from AND $to"), Record, ("$from", from), ("$to", to));
        List<FeatureRecord> records = pages is not null ? Between(pages.KeyAt((int)block.From), pages.KeyAt((int)block.To))
            : keys!.IsOrdered ? Between(block.From, block.To)
            : db.Query($"{rows.Select} LIMIT $count OFFSET $from", Record, ("$from", block.From), ("$count", block.Count));
        if (records.Count != block.Count)
            throw new Fault(GeoPackageFaults.Corrupt, rows.Where, $"{records.Count} rows, not {block.Count}").Raise();
        records.ForEach(visit);
    }, ct);

    public override void ReadShapes(FeatureBlock block, FlatPolygonReader reader, NoticeList notices, SourceVisitor visit, CancellationToken ct)
    {
        if (pages is null)
            base.ReadShapes(block, reader, notices, visit, ct);
        else
            Step(pages, block, [], [], reader, notices, visit, ct);
    }

    public override void ReadFeatures(
        FeatureBlock block, IReadOnlyList<string> columns, string?[] cells, FlatPolygonReader reader, NoticeList notices, SourceVisitor visit, CancellationToken ct)
    {
        if (pages?.Hold(columns) != true)
            base.ReadFeatures(block, columns, cells, reader, notices, visit, ct);
        else
            Step(pages, block, columns, cells, reader, notices, visit, ct);
    }

    public override Place Where(int position, long key) => rows.Feature(key.ToString(CultureInfo.InvariantCulture));

    public override void Dispose()
    {
        pages?.Dispose();
        while (idle.TryTake(out HardenedSqlite? db))
            db.Dispose();
    }

    private void Step(
        GeoPackagePages from, FeatureBlock block, IReadOnlyList<string> columns, string?[] cells, FlatPolygonReader reader, NoticeList notices, SourceVisitor visit, CancellationToken ct) =>
        from.Read(block, columns, (position, key, record, values) =>
        {
            for (int i = 0; i < cells.Length; i++)
                cells[i] = rows.Cell(record, values[i + 1], key, columns[i], notices);
            Visit(record, values[0], position, key, reader, notices, visit);
        }, ct);

    private void Visit(in SqliteRecord row, in StoredValue geometry, int position, long key, FlatPolygonReader reader, NoticeList notices, SourceVisitor visit)
    {
        if (row.Value(geometry.Found, geometry.Real) is null)
        {
            visit(position, key, false, null, null, null);
            return;
        }

        if (!SqliteRecord.IsBlob(geometry.Found.Type))
            throw GeoPackageRows.NotABlob(Where(position, key));
        ReadOnlySpan<byte> blob = row.Bytes(geometry.Found);
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

namespace EcoGis;

/// <summary>A shapefile by ranges of record numbers. Threads share the index and the open files, each has its own buffers.</summary>
internal sealed class ShapefileSource(ShapefileParts parts) : FeatureSource
{
    public override FileDraft Header => parts.Header;

    public override int Count => parts.Count;

    public static ShapefileSource Open(string path, ReadOptions options, CancellationToken ct) => new(ShapefileParts.Open(path, options, new NoticeList(), ct));

    public override IReadOnlyList<FeatureBlock> Blocks(int size) => Even(Count, size, place => place);

    public override void Read(FeatureBlock block, NoticeList notices, Action<FeatureRecord> visit, CancellationToken ct)
    {
        using ShapefileCursor cursor = parts.Cursor();
        for (long i = block.From; i <= block.To; i++)
        {
            ct.ThrowIfCancellationRequested();
            if (cursor.Record((int)i, notices) is { } feature)
                visit(feature);
        }
    }

    public override void ReadShapes(FeatureBlock block, FlatPolygonReader reader, NoticeList notices, SourceVisitor visit, CancellationToken ct)
    {
        using ShapefileCursor cursor = parts.Cursor();
        for (long i = block.From; i <= block.To; i++)
        {
            ct.ThrowIfCancellationRequested();
            cursor.Visit((int)i, reader, notices, visit);
        }
    }

    public override void Dispose() => parts.Dispose();
}

namespace EcoGis;

/// <summary>Reads records of one shapefile by number, from 0, on one thread. Coordinates as stored.</summary>
internal sealed class ShapefileCursor(ShapefileParts parts) : IDisposable
{
    private static readonly Bilingual Deleted = new("{0} 条记录已标记删除，未读入（第一条：{1}）", "{0} record(s) are marked deleted and were not read (first: {1})");

    private readonly FileWindow shp = parts.Records.Window();
    private readonly FileWindow? dbf = parts.Table?.Window();

    /// <summary>Null when the record is marked deleted.</summary>
    public FeatureRecord? Record(int index, NoticeList notices)
    {
        Place here = Where(index);
        Dictionary<string, string?>? attributes = parts.Table is null ? [] : parts.Table.Row(index, dbf!, here, notices);
        if (attributes is null)
        {
            notices.Count(Deleted, here);
            return null;
        }

        return new FeatureRecord(index + 1, null, Shape(index, here, notices), attributes, null, here);
    }

    /// <summary>The shape alone, in <paramref name="reader"/> when it is a plain polygon.</summary>
    public void Visit(int index, FlatPolygonReader reader, NoticeList notices, SourceVisitor visit)
    {
        if (parts.Table?.IsDeleted(index, dbf!) == true)
        {
            notices.Count(Deleted, Where(index));
        }
        else if (reader.ReadShapefile(parts.Records.Content(index, shp), parts.Limits.MaxVertices))
        {
            if (reader.Polygon.ExtraDimensions > 0)
                notices.Count(ShpGeometry.ExtraDimensions, Where(index));
            visit(index + 1, index + 1, true, null, null, null);
        }
        else
        {
            Place here = Where(index);
            visit(index + 1, index + 1, false, Shape(index, here, notices), here, null);
        }
    }

    public void Dispose()
    {
        shp.Dispose();
        dbf?.Dispose();
    }

    private RawShape? Shape(int index, Place here, NoticeList notices) =>
        ShpGeometry.Read(parts.Records.Content(index, shp), index + 1, here, parts.Limits, notices);

    private Place Where(int index) => parts.Header.Where with { Feature = $"#{index + 1}" };
}

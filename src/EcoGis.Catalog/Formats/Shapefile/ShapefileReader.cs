namespace EcoGis;

/// <summary>A shapefile read whole: <see cref="ShapefileParts"/>, record after record.</summary>
internal static class ShapefileReader
{
    public static FileDraft Read(string path, ReadOptions options, CancellationToken ct)
    {
        NoticeList notices = new();
        using ShapefileParts parts = ShapefileParts.Open(path, options, notices, ct);
        using ShapefileCursor cursor = parts.Cursor();
        List<FeatureRecord> features = new(parts.Count);
        for (int i = 0; i < parts.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            if (cursor.Record(i, notices) is { } feature)
                features.Add(feature);
        }

        return parts.Header with { Features = features };
    }
}

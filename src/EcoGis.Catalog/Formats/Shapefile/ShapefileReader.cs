using System.Text;

namespace EcoGis;

/// <summary>
/// Shapefile (Esri white paper 1998) with its .dbf, .prj and .cpg, found whatever their case. A record without a pair, a file shorter than
/// it says, a count too large for its record: the whole file is refused. Coordinates stay in the .prj's CRS; no .prj is no CRS.
/// </summary>
internal static class ShapefileReader
{
    private const int MaxPrjBytes = 64 * 1024;

    public static FileDraft Read(string path, ReadOptions options, CancellationToken ct)
    {
        NoticeList notices = new();
        Place where = Place.InFile(path);
        string? dbf = SiblingFiles.Find(path, ".dbf"), prj = SiblingFiles.Find(path, ".prj");
        if (dbf is null && !options.GeometryOnly)
            throw new Fault(ShapefileFaults.NoAttributes, where).Raise();
        using ShpRecords records = ShpRecords.Open(path, SiblingFiles.Find(path, ".shx"), options.Limits, notices, ct);
        using DbfTable? table = dbf is null ? null : DbfTable.Open(dbf, SiblingFiles.Find(path, ".cpg"), options, notices);
        if (table is not null && table.Count != records.Count)
            throw new Fault(ShapefileFaults.CountMismatch, where, records.Count, table.Count).Raise();
        if (table is null)
            notices.Add(new("缺少 .dbf：只读图形", "the .dbf is missing: shapes only"));

        List<FeatureRecord> features = new(records.Count);
        byte[] buffer = new byte[1 << 16];
        for (int i = 0; i < records.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            Place here = where with { Feature = $"#{i + 1}" };
            Dictionary<string, string?>? attributes = table is null ? [] : table.Row(i, here, notices);
            if (attributes is null)
            {
                notices.Count(new("{0} 条记录已标记删除，未读入（第一条：{1}）", "{0} record(s) are marked deleted and were not read (first: {1})"), here);
                continue;
            }

            RawShape? shape = ShpGeometry.Read(records.Content(i, ref buffer), i + 1, here, options.Limits, notices);
            features.Add(new FeatureRecord(i + 1, null, shape, attributes, null, here));
        }

        string wkt = prj is null ? "" : ReadPrj(prj);
        return new FileDraft(path, "shapefile")
        {
            FileCrs = () => wkt.Length == 0 ? null : CrsDecision.InFile(() => Crs.FromWkt(wkt), Place.InFile(prj!)),
            DeclaredCrs = CrsDecision.NameIn(wkt),
            CrsAbsence = prj is null ? new("缺少 .prj", "the .prj is missing") : new(".prj 为空", "the .prj is empty"),
            Encoding = table?.Encoding,
            Fields = table?.Names ?? [],
            Features = features,
            Notices = notices,
        };
    }

    private static string ReadPrj(string prj)
    {
        using FileStream stream = new(prj, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[Math.Min(stream.Length, MaxPrjBytes)];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(bytes, 0, read).Trim('\ufeff', '\0', ' ', '\r', '\n', '\t');
    }
}

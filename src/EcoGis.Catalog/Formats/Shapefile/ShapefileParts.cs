using System.Text;

namespace EcoGis;

/// <summary>
/// Shapefile (Esri white paper 1998) with its .dbf, .prj and .cpg, found whatever their case and paired before any record is read. A record
/// without a pair, a file shorter than it says, a count too large for its record: the whole file is refused. Coordinates stay in the .prj's CRS;
/// no .prj is no CRS. Holds 16 bytes a record.
/// </summary>
internal sealed class ShapefileParts : IDisposable
{
    private const int MaxPrjBytes = 64 * 1024;

    private ShapefileParts(ShpRecords records, DbfTable? table, FileDraft header, ReadLimits limits)
    {
        Records = records;
        Table = table;
        Header = header;
        Limits = limits;
    }

    public ShpRecords Records { get; }

    public DbfTable? Table { get; }

    /// <summary>Everything but the features.</summary>
    public FileDraft Header { get; }

    public ReadLimits Limits { get; }

    public int Count => Records.Count;

    public static ShapefileParts Open(string path, ReadOptions options, NoticeList notices, CancellationToken ct)
    {
        Place where = Place.InFile(path);
        string? dbf = SiblingFiles.Find(path, ".dbf");
        if (dbf is null && !options.GeometryOnly)
            throw new Fault(ShapefileFaults.NoAttributes, where).Raise();
        ShpRecords records = ShpRecords.Open(path, SiblingFiles.Find(path, ".shx"), options.Limits, notices, ct);
        DbfTable? table = null;
        try
        {
            table = dbf is null ? null : DbfTable.Open(dbf, SiblingFiles.Find(path, ".cpg"), options, notices);
            if (table is not null && table.Count != records.Count)
                throw new Fault(ShapefileFaults.CountMismatch, where, records.Count, table.Count).Raise();
            if (table is null)
                notices.Add(new("缺少 .dbf：只读图形", "the .dbf is missing: shapes only"));
            return new ShapefileParts(records, table, HeaderOf(path, table, notices), options.Limits);
        }
        catch
        {
            table?.Dispose();
            records.Dispose();
            throw;
        }
    }

    /// <summary>A reader of its own for each thread.</summary>
    public ShapefileCursor Cursor() => new(this);

    public void Dispose()
    {
        Table?.Dispose();
        Records.Dispose();
    }

    private static FileDraft HeaderOf(string path, DbfTable? table, NoticeList notices)
    {
        string? prj = SiblingFiles.Find(path, ".prj");
        string wkt = prj is null ? "" : ReadPrj(prj);
        return new FileDraft(path, "shapefile")
        {
            FileCrs = () => wkt.Length == 0 ? null : CrsDecision.InFile(() => Crs.FromWkt(wkt), Place.InFile(prj!)),
            FileOldCrs = () => wkt.Length == 0 ? null : OldDatumCrs.FromWkt(wkt),
            DeclaredCrs = CrsDecision.NameIn(wkt),
            CrsSource = Bilingual.Same(".prj"),
            CrsAbsence = prj is null ? new("缺少 .prj", "the .prj is missing") : new(".prj 为空", "the .prj is empty"),
            Encoding = table?.Encoding,
            EncodingReason = table?.EncodingReason,
            Fields = table?.Names ?? [],
            Features = [],
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

using System.Buffers.Binary;

namespace EcoGis;

/// <summary>One row as the file has it. <paramref name="Number"/> is the line of a CSV, the row of a sheet, or the place of a feature, from 1.</summary>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A table of text: every cell as a person sees it, nothing interpreted.</summary>
/// <param name="Sheet">The sheet's or layer's name, where the file has such.</param>
/// <param name="Heading">Known where the format has columns; null: among the rows.</param>
internal sealed record ListTable(string? Sheet, IReadOnlyList<string>? Heading, IReadOnlyList<TableRow> Rows, bool IsLayer = false);

/// <summary>What a table of lists may hold.</summary>
internal static class TableLimits
{
    public const int LongestCell = 32_767, MostColumns = 1_000, MostRows = 1_048_576;
    public const long MostBytes = 256 << 20;

    public static void CheckCell(int length, Place where) => Check(length, LongestCell, new("单元格字符", "characters of a cell"), where);

    public static void CheckColumns(int count, Place where) => Check(count, MostColumns, new("列", "columns"), where);

    public static void CheckRows(int count, Place where) => Check(count, MostRows, new("行", "rows"), where);

    public static void Check(long found, long limit, Bilingual what, Place where)
    {
        if (found > limit)
            throw new Fault(AccessListFaults.TooLarge, where, what, limit, found).Raise();
    }
}

/// <summary>Reads the tables of a file by its content: CSV (UTF-8, GBK …), XLSX, or the attributes of a layer. Its name may promise nothing else.</summary>
internal static class TableFile
{
    public static IReadOnlyList<ListTable> Read(string path, ReadOptions options, NoticeList notices, CancellationToken cancellation)
    {
        Place where = Place.InFile(path);
        if (Directory.Exists(path) || !File.Exists(path))
            throw new Fault(FormatFaults.NotFound, where).Raise();
        string extension = Path.GetExtension(path).ToLowerInvariant();
        byte[] head = FeatureReader.Readable(path, () => Head(path));
        bool office = head.Length > 4 && BinaryPrimitives.ReadInt32LittleEndian(head) == 0x04034B50 && extension is not (".zip" or ".kmz");
        if (head.AsSpan().StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            throw new Fault(AccessListFaults.BadTable, where, new Bilingual("旧版 Office 文件（XLS）或加密的工作簿", "an old Office file (XLS) or an encrypted workbook")).Raise();
        if (!office && extension is (".xlsx" or ".xlsm"))
            throw new Fault(FormatFaults.ExtensionLies, where, extension, FileKind.Recognised(head, extension).Name).Raise();
        if (office && extension is (".csv" or ".tsv" or ".txt"))
            throw new Fault(FormatFaults.ExtensionLies, where, extension, new Bilingual("Office 文件（XLSX）", "an Office file (XLSX)")).Raise();
        bool text = !office && extension is (".csv" or ".tsv" or ".txt") && FileKind.Recognised(head, extension).Format is null or "csv"; // by content no other format's
        if (!office && !text)
            return [OfLayer(FeatureReader.Read(path, options, cancellation), notices)];
        byte[] bytes = FeatureReader.Readable(path, () => Whole(path, where));
        return office ? XlsxTables.Read(bytes, where, notices, cancellation) : [CsvTable.Read(TextDecoding.Decode(bytes, options.Encoding, where, notices).Text, where, notices)];
    }

    private static ListTable OfLayer(FeatureFile file, NoticeList notices)
    {
        foreach (var notice in file.Notices)
            notices.Add(notice);
        return new ListTable(file.Layer, file.Fields, [.. file.Features.Select(f => new TableRow(f.Position, [.. file.Fields.Select(c => f.Attributes.GetValueOrDefault(c) ?? "")]))], IsLayer: true);
    }

    private static byte[] Head(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] head = new byte[(int)Math.Min(stream.Length, 64 * 1024)];
        return stream.Length == 0 ? throw new Fault(FormatFaults.EmptyFile, Place.InFile(path)).Raise() : head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private static byte[] Whole(string path, Place where)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        TableLimits.Check(stream.Length, TableLimits.MostBytes, new("字节", "bytes"), where);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

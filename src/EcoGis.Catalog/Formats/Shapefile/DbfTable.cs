using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EcoGis;

/// <summary>
/// A .dbf (dBASE III/IV as Shapefiles use it): rows as text by field. Rows marked deleted are kept in place as null so that record numbers
/// still pair with the .shp. Numbers come in the shortest invariant form, dates as ISO; a number that overflowed its column is null.
/// Memo files are not followed.
/// </summary>
internal sealed class DbfTable : IDisposable
{
    private const int MaxSamples = 10_000;

    private static readonly Bilingual Overflow = new("{0} 个数值溢出列宽（****），按空值处理，第一个：{1}", "{0} number(s) overflowed their column (****) and are null, first: {1}");
    private static readonly Bilingual NotANumber = new("{0} 个数值无法解析，按空值处理，第一个：{1}", "{0} value(s) are not numbers and are null, first: {1}");
    private static readonly Bilingual CutText = new("{0} 个文字在列宽处被截断了半个汉字，第一个：{1}", "{0} text(s) were cut in the middle of a character at the column's width, first: {1}");

    private readonly FileStream stream;
    private readonly int headerLength;
    private readonly int rowLength;
    private readonly IReadOnlyList<DbfField> fields;
    private readonly DbfText text;

    private DbfTable(FileStream stream, int headerLength, int rowLength, int count, IReadOnlyList<DbfField> fields, DbfText text)
    {
        this.stream = stream;
        this.headerLength = headerLength;
        this.rowLength = rowLength;
        this.fields = fields;
        this.text = text;
        Count = count;
        Names = NamesOf(fields, text);
    }

    public int Count { get; }

    public IReadOnlyList<string> Names { get; }

    public string Encoding => text.Name;

    public Bilingual EncodingReason => text.Reason;

    public static DbfTable Open(string dbf, string? cpg, ReadOptions options, NoticeList notices)
    {
        Place where = Place.InFile(dbf);
        options.Limits.CheckFile(new FileInfo(dbf).Length, where);
        FileStream stream = new(dbf, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        try
        {
            return Open(stream, cpg, options, where, notices);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Dispose() => stream.Dispose();

    private static DbfTable Open(FileStream stream, string? cpg, ReadOptions options, Place where, NoticeList notices)
    {
        byte[] head = new byte[32];
        if (stream.ReadAtLeast(head, 32, throwOnEndOfStream: false) < 32)
            throw new Fault(ShapefileFaults.HeaderBroken, where, ".dbf").Raise();
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
        int headerLength = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(8)), rowLength = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(10));
        if (headerLength < 33 || headerLength > stream.Length || rowLength < 1)
            throw new Fault(ShapefileFaults.HeaderBroken, where, ".dbf").Raise();
        byte[] descriptors = new byte[headerLength - 32];
        stream.ReadExactly(descriptors);
        List<DbfField> fields = DbfField.Parse(descriptors);
        if (fields.Count > 0 && fields[^1].Offset + fields[^1].Length > rowLength)
            throw new Fault(ShapefileFaults.HeaderBroken, where, ".dbf").Raise();
        long need = (long)count * rowLength, have = stream.Length - headerLength;
        if (need > have)
            throw new Fault(ShapefileFaults.DbfTruncated, where, count, rowLength, have / rowLength).Raise();
        options.Limits.CheckFeatures(count, where);
        DbfText text = DbfText.Decide(Samples(stream, headerLength, rowLength, (int)count, fields), head[29], cpg, options.Encoding, where, notices);
        return new DbfTable(stream, headerLength, rowLength, (int)count, fields, text);
    }

    /// <summary>A reader's own view of the file, for <see cref="Row"/>.</summary>
    public FileWindow Window() => new(stream.SafeFileHandle);

    public bool IsDeleted(int index, FileWindow window) => Bytes(index, window)[0] == (byte)'*';

    /// <summary>The values of one row, numbered from 0; null when the row is marked deleted.</summary>
    public Dictionary<string, string?>? Row(int index, FileWindow window, Place where, NoticeList notices)
    {
        if (IsDeleted(index, window))
            return null;
        ReadOnlySpan<byte> row = Bytes(index, window);
        Dictionary<string, string?> values = new(fields.Count, StringComparer.Ordinal);
        for (int i = 0; i < fields.Count; i++)
            values[Names[i]] = Value(row.Slice(fields[i].Offset, fields[i].Length), fields[i], where with { Field = Names[i] }, notices);
        return values;
    }

    private ReadOnlySpan<byte> Bytes(int index, FileWindow window)
    {
        ReadOnlySpan<byte> row = window.At(headerLength + ((long)index * rowLength), rowLength);
        return row.Length == rowLength ? row : throw new EndOfStreamException();
    }

    private string? Value(ReadOnlySpan<byte> bytes, DbfField field, Place where, NoticeList notices)
    {
        if (field.IsText)
        {
            string value = text.Decode(bytes, where, out bool cut);
            if (cut)
                notices.Count(CutText, where);
            return value.Length == 0 ? null : value;
        }

        string raw = System.Text.Encoding.Latin1.GetString(bytes).Trim(' ', '\0');
        switch (field.Type)
        {
            case 'L':
                return raw is "T" or "t" or "Y" or "y" ? "true" : raw is "F" or "f" or "N" or "n" ? "false" : null;
            case 'D':
                return raw.Length == 8 && raw != "00000000" && raw.All(char.IsAsciiDigit) ? $"{raw[..4]}-{raw[4..6]}-{raw[6..]}" : null;
            case 'N' or 'F' when raw.Length == 0:
                return null;
            case 'N' or 'F' when raw.Contains('*', StringComparison.Ordinal):
                notices.Count(Overflow, where);
                return null;
            case 'N' or 'F':
                string? number = NumberText.Canonical(raw);
                if (number is null)
                    notices.Count(NotANumber, where);
                return number;
            default:
                return null;
        }
    }

    /// <summary>Values that are not ASCII, as many as a decision about the encoding needs; field names count too, but only whole ones.</summary>
    private static List<byte[]> Samples(FileStream stream, int headerLength, int rowLength, int count, List<DbfField> fields)
    {
        List<byte[]> found = [.. fields.Where(f => f.Name.Length < 10 && !Ascii.IsValid(f.Name)).Select(f => f.Name)];
        byte[] row = new byte[rowLength];
        stream.Position = headerLength;
        for (int i = 0; i < count && found.Count < MaxSamples; i++)
        {
            stream.ReadExactly(row);
            foreach (DbfField field in fields)
            {
                ReadOnlySpan<byte> value = row.AsSpan(field.Offset, field.Length);
                if (field.IsText && row[0] != (byte)'*' && !Ascii.IsValid(value))
                    found.Add(DbfText.Trim(value).ToArray());
            }
        }

        return found;
    }

    private static List<string> NamesOf(IReadOnlyList<DbfField> fields, DbfText text)
    {
        List<string> names = [];
        foreach (DbfField field in fields)
        {
            string name = text.DecodeName(field.Name);
            string unique = name;
            for (int n = 2; names.Contains(unique); n++)
                unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{n}");
            names.Add(unique);
        }

        return names;
    }
}

/// <summary>One column of a .dbf; the offset counts the deletion mark.</summary>
internal sealed record DbfField(byte[] Name, char Type, int Offset, int Length)
{
    public bool IsText => Type == 'C';

    public static List<DbfField> Parse(ReadOnlySpan<byte> descriptors)
    {
        List<DbfField> fields = [];
        int offset = 1;
        for (int at = 0; at + 32 <= descriptors.Length && descriptors[at] != 0x0D; at += 32)
        {
            ReadOnlySpan<byte> name = descriptors.Slice(at, 11);
            int end = name.IndexOf((byte)0);
            char type = char.ToUpperInvariant((char)descriptors[at + 11]);
            int length = descriptors[at + 16] + (type == 'C' ? 256 * descriptors[at + 17] : 0);
            fields.Add(new DbfField(name[..(end < 0 ? 11 : end)].ToArray(), type, offset, length));
            offset += length;
        }

        return fields;
    }
}

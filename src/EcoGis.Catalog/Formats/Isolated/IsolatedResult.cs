using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EcoGis;

/// <summary>
/// What passes from the reading process to this one: a file read, or the faults that refused it, in one private temporary file. Written forward; read with
/// every count held against the bytes that remain, and only if the SHA-256 at its end is that of the rest. Not a format to keep.
/// </summary>
internal static partial class IsolatedResult
{
    private const string Magic = "ECOGIS-READ-1";
    private const int DigestBytes = 32;

    public static void Write(string path, FeatureFile? file, IReadOnlyList<Fault> faults)
    {
        using (FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            using BinaryWriter to = new(new BufferedStream(stream, 1 << 16), Encoding.UTF8);
            to.Write(Magic);
            to.Write(file is not null);
            if (file is null)
                WriteAll(faults, WriteFault, to);
            else
                WriteFile(file, to);
        }

        using FileStream whole = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        byte[] digest = SHA256.HashData(whole);
        whole.Write(digest);
    }

    /// <exception cref="EcoException">The faults that refused the file.</exception>
    /// <exception cref="FormatException">Not what <see cref="Write"/> made.</exception>
    public static FeatureFile Read(string path, string source, ReadLimits limits, CancellationToken ct)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        DemandDigest(stream, ct);
        try
        {
            using BinaryReader from = new(stream, Encoding.UTF8);
            if (from.ReadString() != Magic)
                throw new FormatException("magic");
            if (!from.ReadBoolean())
                throw new EcoException(ReadAll(from, ReadFault) is { Count: > 0 } faults ? faults : throw new FormatException("no fault"));
            FeatureFile file = ReadFile(from, source, limits, ct);
            return stream.Position == stream.Length - DigestBytes ? file : throw new FormatException("length");
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or OverflowException)
        {
            throw new FormatException(e.GetType().Name, e);
        }
    }

    private static void DemandDigest(FileStream stream, CancellationToken ct)
    {
        if (stream.Length < DigestBytes)
            throw new FormatException("length");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] piece = new byte[1 << 16];
        for (long left = stream.Length - DigestBytes; left > 0;)
        {
            ct.ThrowIfCancellationRequested();
            int read = stream.Read(piece, 0, (int)Math.Min(piece.Length, left));
            if (read == 0)
                throw new FormatException("length");
            hash.AppendData(piece, 0, read);
            left -= read;
        }

        byte[] stated = new byte[DigestBytes];
        stream.ReadExactly(stated);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(stated))
            throw new FormatException("SHA-256");
        stream.Position = 0;
    }

    private static void WriteFile(FeatureFile file, BinaryWriter to)
    {
        to.Write(file.Format);
        WriteText(file.Layer, to);
        WriteText(file.Crs?.Code, to);
        to.Write(file.DeclaredCrs);
        WriteText(file.Encoding, to);
        WriteBilingual(file.CrsReason, to);
        to.Write(file.EncodingReason is not null);
        if (file.EncodingReason is { } reason)
            WriteBilingual(reason, to);
        WriteAll(file.Fields, (t, w) => w.Write(t), to);
        WriteAll(file.Notices, WriteBilingual, to);
        WriteAll(file.Features, (f, w) => WriteFeature(f, file.Fields, w), to);
    }

    private static FeatureFile ReadFile(BinaryReader from, string path, ReadLimits limits, CancellationToken ct)
    {
        string format = from.ReadString();
        string? layer = ReadText(from), crs = ReadText(from);
        string declared = from.ReadString();
        string? encoding = ReadText(from);
        Bilingual crsReason = ReadBilingual(from);
        Bilingual? encodingReason = from.ReadBoolean() ? ReadBilingual(from) : null;
        List<string> fields = ReadAll(from, f => f.ReadString());
        limits.CheckFields(fields.Count, Place.InFile(path));
        List<Bilingual> notices = ReadAll(from, ReadBilingual);
        List<FeatureRecord> features = ReadAll(from, f =>
        {
            ct.ThrowIfCancellationRequested();
            return ReadFeature(f, fields);
        });
        limits.CheckFeatures(features.Count, Place.InFile(path));
        return new FeatureFile(path, format, layer, crs is null ? null : Crs.Parse(crs), declared, encoding, fields, features, notices) { CrsReason = crsReason, EncodingReason = encodingReason };
    }

    private static void WriteFeature(FeatureRecord feature, IReadOnlyList<string> fields, BinaryWriter to)
    {
        to.Write(feature.Position);
        WriteText(feature.Id, to);
        to.Write(feature.DeclaredArea ?? double.NaN);
        WritePlace(feature.Where, to);
        to.Write(feature.Attributes.Count > 0);
        foreach (string field in feature.Attributes.Count > 0 ? fields : [])
            WriteText(feature.Attributes.GetValueOrDefault(field), to);
        byte[] shape = feature.Shape is null ? [] : RawShapeBlob.Write(feature.Shape);
        to.Write(shape.Length);
        to.Write(shape);
    }

    private static FeatureRecord ReadFeature(BinaryReader from, List<string> fields)
    {
        int position = from.ReadInt32();
        string? id = ReadText(from);
        double area = from.ReadDouble();
        Place where = ReadPlace(from);
        Dictionary<string, string?> attributes = new(StringComparer.Ordinal);
        foreach (string field in from.ReadBoolean() ? fields : [])
            attributes[field] = ReadText(from);
        byte[] shape = from.ReadBytes(Count(from, 1));
        return new FeatureRecord(position, id, shape.Length == 0 ? null : RawShapeBlob.Read(shape), attributes, double.IsNaN(area) ? null : area, where);
    }

    private static void WriteFault(Fault fault, BinaryWriter to)
    {
        to.Write(fault.Kind.Code);
        to.Write((int)fault.Kind.Class);
        foreach (Bilingual sentence in fault.Sentences)
            WriteBilingual(sentence, to);
        WritePlace(fault.Where, to);
    }

    private static Fault ReadFault(BinaryReader from)
    {
        string code = from.ReadString();
        int kind = from.ReadInt32();
        if (!Code().IsMatch(code) || !Enum.IsDefined((FaultClass)kind))
            throw new FormatException("fault");
        FaultKind row = new(code, (FaultClass)kind, ReadBilingual(from), ReadBilingual(from), ReadBilingual(from));
        return new Fault(row, ReadPlace(from));
    }

    private static void WritePlace(Place place, BinaryWriter to)
    {
        WriteText(place.File, to);
        WriteText(place.Layer, to);
        WriteText(place.Feature, to);
        WriteText(place.Field, to);
        to.Write(place.Ring ?? -1);
        to.Write(place.Vertex ?? -1);
        to.Write(place.Line ?? -1);
        to.Write(place.Byte ?? -1);
        to.Write(place.At is not null);
        to.Write(place.At?.X ?? 0);
        to.Write(place.At?.Y ?? 0);
    }

    private static Place ReadPlace(BinaryReader from)
    {
        Place place = new()
        {
            File = ReadText(from),
            Layer = ReadText(from),
            Feature = ReadText(from),
            Field = ReadText(from),
            Ring = Stated(from.ReadInt32()),
            Vertex = Stated(from.ReadInt32()),
            Line = Stated(from.ReadInt32()),
            Byte = from.ReadInt64() is >= 0 and var b ? b : null,
        };
        bool at = from.ReadBoolean();
        (double x, double y) = (from.ReadDouble(), from.ReadDouble());
        return at ? place with { At = (x, y) } : place;

        static int? Stated(int n) => n >= 0 ? n : null;
    }

    private static void WriteText(string? text, BinaryWriter to)
    {
        to.Write(text is not null);
        if (text is not null)
            to.Write(text);
    }

    private static string? ReadText(BinaryReader from) => from.ReadBoolean() ? from.ReadString() : null;

    private static void WriteBilingual(Bilingual text, BinaryWriter to)
    {
        to.Write(text.Zh);
        to.Write(text.En);
    }

    private static Bilingual ReadBilingual(BinaryReader from) => new(from.ReadString(), from.ReadString());

    private static void WriteAll<T>(IReadOnlyList<T> items, Action<T, BinaryWriter> write, BinaryWriter to)
    {
        to.Write(items.Count);
        foreach (T item in items)
            write(item, to);
    }

    private static List<T> ReadAll<T>(BinaryReader from, Func<BinaryReader, T> read)
    {
        List<T> items = [];
        for (int left = Count(from, 1); left > 0; left--)
            items.Add(read(from));
        return items;
    }

    /// <summary>A count is believed only when that much can still follow.</summary>
    private static int Count(BinaryReader from, int bytesEach) =>
        from.ReadInt32() is >= 0 and var count && (long)count * bytesEach <= from.BaseStream.Length - DigestBytes - from.BaseStream.Position ? count : throw new FormatException("count");

    [GeneratedRegex("^ECO-[0-9]{4}$", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}

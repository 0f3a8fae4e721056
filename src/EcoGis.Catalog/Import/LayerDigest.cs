using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EcoGis;

/// <summary>
/// SHA-256 over everything of a layer version that can change an answer: kind, source, licence, validity, accuracy, CRS, coverage, flags
/// and the zones in canonical order with their standard fields and the content key of their shapes (which hashes the coordinates' bits).
/// Each part is written with its length, so no two contents share a text. Not in it: layer name, version number, file, other columns.
/// </summary>
internal static class LayerDigest
{
    private const string Schema = "ecogis-layer/1";

    public static string Of(
        string kind,
        string source,
        string? licence,
        DateOnly? validFrom,
        DateOnly? validTo,
        double accuracy,
        Crs crs,
        IReadOnlyList<Shape> coverage,
        IReadOnlyList<string> flags,
        IReadOnlyList<Zone> zones)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text(Schema);
        Text(kind);
        Text(source);
        Text(licence);
        Text(Day(validFrom));
        Text(Day(validTo));
        Number(BitConverter.DoubleToInt64Bits(accuracy));
        Text(crs.Code);
        List(coverage, c => Text(c.ContentKey));
        List(flags, Text);
        List(zones, z =>
        {
            Text(z.Code);
            Text(z.Name);
            Text(z.Class);
            List([.. z.Fields], f =>
            {
                Text(f.Key);
                Text(f.Value);
            });
            Text(z.Shape.ContentKey);
        });
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());

        void Number(long value)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            hash.AppendData(bytes);
        }

        void Text(string? text)
        {
            byte[] bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
            Number(text is null ? -1 : bytes.Length);
            hash.AppendData(bytes);
        }

        void List<T>(IReadOnlyList<T> items, Action<T> each)
        {
            Number(items.Count);
            foreach (T item in items)
                each(item);
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

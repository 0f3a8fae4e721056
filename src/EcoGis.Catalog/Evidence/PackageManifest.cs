using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcoGis;

/// <summary>A part of a package as its manifest names it. Digests are SHA-256 in hex: of the content, and of the bytes as they lie in the ZIP.</summary>
public sealed record PackagePart(string Name, int Bytes, string Digest, int PackedBytes, string PackedDigest)
{
    internal static PackagePart Of(ZipItem item, byte[] content) => new(item.Name, content.Length, Hex(content), item.Packed.Length, Hex(item.Packed.Span));

    internal static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>
/// The list of all parts, in ordinal order of their names, and the root of the Merkle tree over them (RFC 6962 §2.1). A leaf says name, length and SHA-256
/// of one part; how the part was packed is no part of the root, so that another compressor gives the same one. There is one text for one list.
/// </summary>
internal sealed record PackageManifest(IReadOnlyList<PackagePart> Parts)
{
    public const string Name = "manifest.json";

    private const string Schema = "ecogis-evidence/1";
    private const string Tree = @"RFC 6962 2.1, SHA-256; leaf = name NUL bytes NUL sha256, UTF-8, bytes in decimal, sha256 in lower-case hex";

    public byte[] Root { get; } = MerkleTree.Root([.. Parts.Select(p => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{p.Name}\0{p.Bytes}\0{p.Digest}")))]);

    public byte[] Write()
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("tree", Tree);
            json.WriteString("root", "sha256:" + Convert.ToHexStringLower(Root));
            json.WriteStartArray("parts");
            foreach (var part in Parts)
            {
                json.WriteStartObject();
                json.WriteString("name", part.Name);
                json.WriteNumber("bytes", part.Bytes);
                json.WriteString("sha256", part.Digest);
                json.WriteNumber("packed_bytes", part.PackedBytes);
                json.WriteString("packed_sha256", part.PackedDigest);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        text.WriteByte((byte)'\n');
        return text.ToArray();
    }

    /// <exception cref="EcoException">It is not the text that <see cref="Write"/> makes of a list; a root that does not belong to the list is none.</exception>
    public static PackageManifest Read(byte[] text, Place where)
    {
        PackageManifest manifest;
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.GetProperty("schema").GetString() is var schema && schema != Schema)
                throw new Fault(EvidenceFaults.NotAPackage, where, schema).Raise();
            manifest = new([.. document.RootElement.GetProperty("parts").EnumerateArray().Select(p => new PackagePart(
                p.GetProperty("name").GetString()!, p.GetProperty("bytes").GetInt32(), p.GetProperty("sha256").GetString()!,
                p.GetProperty("packed_bytes").GetInt32(), p.GetProperty("packed_sha256").GetString()!))]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new Fault(EvidenceFaults.Changed, where, Name, e.Message).Raise(e);
        }

        bool ordered = manifest.Parts.Zip(manifest.Parts.Skip(1)).All(p => string.CompareOrdinal(p.First.Name, p.Second.Name) < 0);
        return ordered && text.AsSpan().SequenceEqual(manifest.Write()) ? manifest
            : throw new Fault(EvidenceFaults.Changed, where, Name, new Bilingual("根或写法不符", "its root, or the way it is written, does not hold")).Raise();
    }
}

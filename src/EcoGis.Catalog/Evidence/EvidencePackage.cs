using System.IO.Hashing;

namespace EcoGis;

/// <summary>
/// An evidence package (.ecoz) as a file: named parts, the manifest over them, perhaps a signature. Opening one checks every byte: each part against its digest,
/// the digests against the root, the rest of the ZIP by writing it again, the signature against its key. Nothing is written to disk and no name is a path.
/// What the parts mean is for <see cref="EvidenceInputs"/>.
/// </summary>
public sealed class EvidencePackage
{
    /// <summary>Held in memory whole, packed and unpacked.</summary>
    private static readonly ReadLimits s_limits = new() { MaxFileBytes = 1L << 30, MaxUnpackedBytes = 2_000_000_000 };

    private readonly Dictionary<string, byte[]> _content;

    private EvidencePackage(string label, PackageManifest manifest, Dictionary<string, byte[]> content, PackageSignature? signature) =>
        (Label, Root, Parts, _content, Signature) = (label, manifest.Root, manifest.Parts, content, signature);

    /// <summary>File name, for messages.</summary>
    public string Label { get; }

    /// <summary>SHA-256 over everything but the signature.</summary>
    public byte[] Root { get; }

    public IReadOnlyList<PackagePart> Parts { get; }

    /// <summary>Holds for the root; null: the package is not signed.</summary>
    public PackageSignature? Signature { get; }

    public byte[]? this[string part] => _content.GetValueOrDefault(part);

    /// <summary>The bytes of a package with these parts.</summary>
    /// <param name="keyFile">PEM of the private key that signs; null: unsigned.</param>
    public static byte[] Write(IReadOnlyDictionary<string, byte[]> parts, string? keyFile)
    {
        List<(ZipItem Item, byte[] Content)> items = [.. parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (ZipItem.Of(p.Key, p.Value, deflate: true), p.Value))];
        s_limits.CheckFile(items.Sum(i => (long)i.Item.Packed.Length), Place.None);
        PackageManifest manifest = new([.. items.Select(i => PackagePart.Of(i.Item, i.Content))]);
        IEnumerable<ZipItem> all = [ZipItem.Of(PackageManifest.Name, manifest.Write(), deflate: false), .. items.Select(i => i.Item)];
        if (keyFile is not null)
            all = all.Append(ZipItem.Of(PackageSignature.Name, PackageSignature.Sign(manifest.Root, keyFile).Write(), deflate: false));
        return PackageZip.Write([.. all]);
    }

    /// <exception cref="EcoException">The first part that is not what the package says it is.</exception>
    public static EvidencePackage Open(string path, CancellationToken cancellation = default) => FeatureReader.Readable(path, () =>
    {
        if (!File.Exists(path))
            throw new Fault(FormatFaults.NotFound, Place.InFile(path)).Raise();
        s_limits.CheckFile(new FileInfo(path).Length, Place.InFile(path));
        return Of(File.ReadAllBytes(path), Place.InFile(path), cancellation);
    });

    internal static EvidencePackage Of(byte[] file, Place where, CancellationToken cancellation = default)
    {
        var items = PackageZip.Read(file, where);
        if (items[0].Name != PackageManifest.Name)
            throw new Fault(EvidenceFaults.NotAPackage, where, new Bilingual("其中第一项不是 manifest.json", "its first entry is not manifest.json")).Raise();
        var manifest = PackageManifest.Read(Plain(items[0], where), where);
        UnpackLimit limit = new(s_limits, where);
        Dictionary<string, byte[]> content = new(StringComparer.Ordinal);
        foreach (var (i, part) in manifest.Parts.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            content.Add(part.Name, Checked(items.ElementAtOrDefault(i + 1), part, limit, where));
        }

        var signature = items.Count == manifest.Parts.Count + 2 && items[^1].Name == PackageSignature.Name ? PackageSignature.Read(Plain(items[^1], where), where) : null;
        if (items.Count != manifest.Parts.Count + (signature is null ? 1 : 2))
            throw Changed(items[manifest.Parts.Count + 1].Name, new("清单没有这一项", "the manifest does not name it"), where);
        if (PackageZip.FirstDifference(file, items) is { } name)
            throw Changed(name, new("ZIP 的条目头或目录不符", "its head or its line in the directory of the ZIP does not hold"), where);
        return signature is null || signature.Holds(manifest.Root)
            ? new(where.File ?? "", manifest, content, signature)
            : throw new Fault(EvidenceFaults.BadSignature, where).Raise();
    }

    private static byte[] Checked(ZipItem? item, PackagePart part, UnpackLimit limit, Place where)
    {
        if (item is null || item.Name != part.Name)
            throw Changed(part.Name, new("缺失或不在其位", "it is missing or not in its place"), where);
        if (item.Packed.Length != part.PackedBytes || item.Size != part.Bytes || PackagePart.Hex(item.Packed.Span) != part.PackedDigest)
            throw Changed(part.Name, new("字节与清单的摘要不符", "its bytes do not have the digest of the manifest"), where);
        try
        {
            byte[] content = item.Unpack(limit);
            return PackagePart.Hex(content) == part.Digest ? content : throw Changed(part.Name, new("内容与清单的摘要不符", "its content does not have the digest of the manifest"), where);
        }
        catch (InvalidDataException e)
        {
            throw Changed(part.Name, Bilingual.Same(e.Message), where);
        }
    }

    /// <summary>An entry that no manifest speaks of: the checksum of the ZIP must do.</summary>
    private static byte[] Plain(ZipItem item, Place where) => !item.Deflated && Crc32.HashToUInt32(item.Packed.Span) == item.Crc
        ? item.Packed.ToArray()
        : throw Changed(item.Name, new("与 ZIP 的校验和不符", "it does not have the checksum of the ZIP"), where);

    private static EcoException Changed(string part, Bilingual why, Place where) => new Fault(EvidenceFaults.Changed, where, NoticeList.Sample(part), why).Raise();
}

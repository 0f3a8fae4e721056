using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace EcoGis.Tests;

/// <summary>A package as a file: what any program can open, and what nobody can change unseen.</summary>
internal sealed class EvidencePackageTests
{
    private static readonly Dictionary<string, byte[]> Parts = new()
    {
        ["b/long.txt"] = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("第二十六条 ", 60))),
        ["a.txt"] = "short"u8.ToArray(),
        ["c/空.bin"] = [],
    };

    private static readonly Place Where = Place.InFile("x.ecoz");

    private static EvidencePackage Open(byte[] file) => EvidencePackage.Of(file, Where);

    private static Fault Refusal(byte[] file) => Assert.Throws<EcoException>(() => Open(file), $"{file.Length} bytes")!.Faults[0];

    [Test]
    public void What_was_packed_is_read_and_another_program_reads_the_same()
    {
        byte[] file = EvidencePackage.Write(Parts, null);
        var package = Open(file);
        using ZipArchive zip = new(new MemoryStream(file));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(package.Parts.Select(p => p.Name), Is.EqualTo(new[] { "a.txt", "b/long.txt", "c/空.bin" }));
            foreach (var (name, content) in Parts)
            {
                Assert.That(package[name], Is.EqualTo(content), name);
                using Stream entry = zip.GetEntry(name)!.Open();
                using MemoryStream other = new();
                entry.CopyTo(other);
                Assert.That(other.ToArray(), Is.EqualTo(content), name);
            }

            Assert.That(zip.Entries.Select(e => e.FullName), Is.EqualTo(new[] { "manifest.json", "a.txt", "b/long.txt", "c/空.bin" }));
            Assert.That(zip.GetEntry("b/long.txt")!.CompressedLength, Is.LessThan(200), "long parts are deflated");
            Assert.That(package.Signature, Is.Null);
        }
    }

    [Test]
    public void The_same_parts_give_the_same_bytes_in_whatever_order_they_come() =>
        Assert.That(EvidencePackage.Write(Parts.Reverse().ToDictionary(), null), Is.EqualTo(EvidencePackage.Write(Parts, null)));

    [Test]
    public void The_root_is_the_tree_over_name_length_and_digest()
    {
        static byte[] Hash(params byte[][] pieces) => SHA256.HashData([.. pieces.SelectMany(p => p)]);
        byte[] Leaf(string name) => Hash([0], Encoding.UTF8.GetBytes($"{name}\0{Parts[name].Length}\0{Convert.ToHexStringLower(SHA256.HashData(Parts[name]))}"));
        byte[] right = Hash([1], Hash([1], Leaf("a.txt"), Leaf("b/long.txt")), Leaf("c/空.bin"));
        Assert.That(Open(EvidencePackage.Write(Parts, null)).Root, Is.EqualTo(right));
    }

    [Test]
    public void Any_changed_byte_of_the_file_is_refused_and_the_part_named()
    {
        using Keys keys = new();
        byte[] file = EvidencePackage.Write(Parts, keys.Private);
        var ends = Ends(file);
        using (Assert.EnterMultipleScope())
        {
            for (int at = 0; at < file.Length; at++)
            {
                foreach (byte mask in new byte[] { 0x01, 0x80, 0xff })
                {
                    byte[] changed = [.. file];
                    changed[at] ^= mask;
                    Fault fault = Refusal(changed);
                    Assert.That(fault.Kind.Code, Does.StartWith("ECO-440").Or.EqualTo("ECO-3504"), $"byte {at}");
                    if (ends.FirstOrDefault(e => at >= e.Content && at < e.End) is { Name: { } part })
                        Assert.That(fault.In(Language.Zh), Does.Contain(part).Or.Contain("签名"), $"byte {at} of {part}");
                }
            }
        }
    }

    [Test]
    public void Bytes_before_between_behind_or_missing_are_refused()
    {
        byte[] file = EvidencePackage.Write(Parts, null);
        using (Assert.EnterMultipleScope())
        {
            Refusal([0, .. file]);
            Refusal([.. file, 0]);
            Refusal(file[..^1]);
            Refusal(file[..(file.Length / 2)]);
            Refusal([]);
            int second = Ends(file)[0].End;
            Refusal([.. file[..second], 0, .. file[second..]]);
        }
    }

    [Test]
    public void A_part_that_was_left_out_put_in_twice_or_renamed_is_named()
    {
        byte[] file = EvidencePackage.Write(Parts, null);
        var items = PackageZip.Read(file, Where);
        Assert.That(items, Has.Count.EqualTo(4));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(PackageZip.Write([.. items.Where(i => i.Name != "a.txt")])).In(Language.En), Does.Contain("a.txt"));
            Assert.That(Refusal(PackageZip.Write([.. items, items[1]])).In(Language.En), Does.Contain("a.txt"));
            Assert.That(Refusal(PackageZip.Write([.. items, ZipItem.Of("../../evil.sh", [1], false)])).In(Language.En), Does.Contain("evil.sh"));
            Assert.That(Refusal(PackageZip.Write([items[0], items[2], items[1], items[3]])).In(Language.En), Does.Contain("a.txt"));
        }
    }

    [Test]
    public void A_bomb_is_stopped_while_it_unpacks()
    {
        byte[] bomb = new byte[64 << 20];
        Dictionary<string, byte[]> parts = new() { ["bomb"] = bomb };
        Fault fault = Refusal(EvidencePackage.Write(parts, null));
        Assert.That(fault.In(Language.En), Does.Contain("read.max-unpack-ratio"));
    }

    [Test]
    public void A_signature_holds_for_its_key_and_its_root_alone()
    {
        using Keys keys = new();
        byte[] file = EvidencePackage.Write(Parts, keys.Private);
        var package = Open(file);
        var other = new Dictionary<string, byte[]>(Parts) { ["a.txt"] = "SHORT"u8.ToArray() };
        var items = PackageZip.Read(EvidencePackage.Write(other, null), Where);
        byte[] grafted = PackageZip.Write([.. items, PackageZip.Read(file, Where)[^1]]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(package.Signature!.Signer, Is.EqualTo(PackageSignature.Trusted(keys.Public)).And.EqualTo(PackageSignature.Trusted(keys.Certificate)));
            Assert.That(package.Root, Is.EqualTo(Open(EvidencePackage.Write(Parts, null)).Root), "the signature is no part of what is signed");
            Assert.That(Refusal(grafted).Kind, Is.EqualTo(EvidenceFaults.BadSignature));
            Assert.That(keys.OpenSslVerifies(package), Is.True);
        }
    }

    [TestCase("no key at all")]
    [TestCase("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public void What_is_no_key_is_refused_by_name(string text)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("ecogis-key-").FullName, "boss.pem");
        File.WriteAllText(path, text);
        Fault fault = Assert.Throws<EcoException>(() => EvidencePackage.Write(Parts, path))!.Faults[0];
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        Assert.That((fault.Kind, fault.In(Language.En).Contains("boss.pem", StringComparison.Ordinal)), Is.EqualTo((EvidenceFaults.BadKey, true)));
    }

    [Test]
    public void A_key_of_another_curve_is_refused()
    {
        string path = Path.GetTempFileName();
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP384))
            File.WriteAllText(path, key.ExportPkcs8PrivateKeyPem());
        Fault fault = Assert.Throws<EcoException>(() => EvidencePackage.Write(Parts, path))!.Faults[0];
        File.Delete(path);
        Assert.That(fault.Kind, Is.EqualTo(EvidenceFaults.BadKey));
    }

    /// <summary>Where the bytes of every entry begin and end, read by another hand than the package's own.</summary>
    private static List<(string Name, int Content, int End)> Ends(byte[] file)
    {
        List<(string, int, int)> ends = [];
        for (int at = 0; BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)) == 0x04034b50;)
        {
            int name = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 26)), size = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 18));
            int content = at + 30 + name;
            ends.Add((Encoding.UTF8.GetString(file, at + 30, name), content, at = content + size));
        }

        return ends;
    }
}

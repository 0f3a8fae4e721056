using System.Security.Cryptography;
using System.Text;

namespace EcoGis.Tests;

/// <summary>An input is known again by all of its bytes, by the whole digest and by the brief one.</summary>
public sealed class InputDigestTests : ReaderCase
{
    [Test]
    public void A_copy_is_the_same_input_and_any_changed_byte_another_one([Values] bool brief)
    {
        byte[] bytes = new byte[700_001];
        new Random(3).NextBytes(bytes);
        string path = At("a.gpkg");
        File.WriteAllBytes(path, bytes);
        string digest = Of(path);
        string copy = At("b.gpkg");
        File.Copy(path, copy);
        Assert.That(Of(copy), Is.EqualTo(digest));
        Assert.That(digest, Does.StartWith(brief ? "xxh128:" : "sha256:"));
        HashSet<string> seen = [digest];
        foreach (int at in (int[])[0, 1, 262_143, 262_144, 700_000])
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 1;
            File.WriteAllBytes(copy, changed);
            Assert.That(seen.Add(Of(copy)), $"byte {at}");
        }

        File.WriteAllBytes(copy, bytes.AsSpan(0, 700_000));
        Assert.That(seen.Add(Of(copy)), "shorter by a byte");

        string Of(string file) => brief ? InputDigest.Brief(file, default) : InputDigest.Of(file, default);
    }

    [Test]
    public void The_whole_digest_is_SHA_256_over_kind_length_and_content()
    {
        string path = At("a.gpkg");
        File.WriteAllText(path, "abc");
        Assert.That(InputDigest.Of(path, default), Is.EqualTo("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(".gpkg\0" + "3\0abc")))));
    }
}

using System.Security.Cryptography;

namespace EcoGis;

/// <summary>
/// The Merkle tree hash of RFC 6962 §2.1 with SHA-256: a leaf is hashed behind a zero byte and a node behind a one, so that no node can be passed off as a
/// leaf, and the left side of a node holds the largest power of two of leaves that is smaller than all of them.
/// </summary>
internal static class MerkleTree
{
    private const byte Leaf = 0, Node = 1;

    public static byte[] Root(IReadOnlyList<byte[]> leaves) => Root([.. leaves.Select(l => Hash(Leaf, l, []))], 0, leaves.Count);

    private static byte[] Root(byte[][] hashes, int from, int count)
    {
        if (count == 0)
            return SHA256.HashData([]);
        if (count == 1)
            return hashes[from];
        int left = 1;
        while (left * 2 < count)
            left *= 2;
        return Hash(Node, Root(hashes, from, left), Root(hashes, from + left, count - left));
    }

    private static byte[] Hash(byte domain, byte[] first, byte[] second)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([domain]);
        hash.AppendData(first);
        hash.AppendData(second);
        return hash.GetHashAndReset();
    }
}

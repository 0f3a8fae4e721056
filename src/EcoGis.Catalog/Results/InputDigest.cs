using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace EcoGis;

/// <summary>
/// Which input it is: a hash of the whole file and of every file that makes one dataset with it (of a File Geodatabase, all but its locks). Content, not
/// name or time: a copy is the same input, an edit that keeps length and time is not.
/// </summary>
public static class InputDigest
{
    private delegate void Append(ReadOnlySpan<byte> bytes);

    /// <summary>SHA-256, for the record: nobody makes another file that has it. Half a second or more for each gigabyte.</summary>
    /// <returns>"sha256:…"</returns>
    public static string Of(string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Hash(path, hash.AppendData, cancellation);
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>XXH128, to know the input of an interrupted run again: no two files have the same but by intent. A tenth of the time.</summary>
    /// <returns>"xxh128:…"</returns>
    public static string Brief(string path, CancellationToken cancellation)
    {
        XxHash128 hash = new();
        Hash(path, hash.Append, cancellation);
        return "xxh128:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Hash(string path, Append append, CancellationToken cancellation)
    {
        byte[] buffer = new byte[1 << 18];
        try
        {
            foreach (string file in Files(path))
            {
                using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                append(Encoding.UTF8.GetBytes($"{Path.GetExtension(file).ToLowerInvariant()}\0{stream.Length}\0"));
                for (int read; (read = stream.Read(buffer)) > 0;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    append(buffer.AsSpan(0, read));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(FormatFaults.Unreadable, Place.InFile(path)).Raise(e);
        }
    }

    /// <summary>The file and those that make one dataset with it.</summary>
    internal static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path).Where(f => !f.EndsWith(".lock", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)
        : [path, .. SiblingFiles.PartsOf(Path.GetExtension(path)).Select(e => SiblingFiles.Find(path, e)).OfType<string>()];
}

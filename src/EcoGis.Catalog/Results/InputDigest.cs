using System.Security.Cryptography;
using System.Text;

namespace EcoGis;

/// <summary>
/// Which input it is: SHA-256 of the whole file and, of a Shapefile, of every file that belongs to it (of a File Geodatabase, all but its locks). Content, not name or time: a copy is the same
/// input, an edit that keeps length and time is not. Some seconds for each gigabyte.
/// </summary>
public static class InputDigest
{
    private static readonly string[] s_shapefile = [".shp", ".shx", ".dbf", ".prj", ".cpg"];

    /// <returns>"sha256:…"</returns>
    public static string Of(string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 20];
        try
        {
            foreach (string file in Files(path))
            {
                using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetExtension(file).ToLowerInvariant()}\0{stream.Length}\0"));
                for (int read; (read = stream.Read(buffer)) > 0;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    hash.AppendData(buffer, 0, read);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(FormatFaults.Unreadable, Place.InFile(path)).Raise(e);
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path).Where(f => !f.EndsWith(".lock", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)
        : Path.GetExtension(path).Equals(".shp", StringComparison.OrdinalIgnoreCase)
        ? s_shapefile.Select(e => e == ".shp" ? path : SiblingFiles.Find(path, e)).OfType<string>()
        : [path];
}

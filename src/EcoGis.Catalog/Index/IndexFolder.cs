using System.Security.Cryptography;
using System.Text;

namespace EcoGis;

/// <summary>
/// The saved indexes of one catalog, in the folder <c>NAME.index</c> beside it, each under the digest of its layer version. They hold nothing that is not
/// in the catalog and may be deleted at any time; one that is damaged, or of anything but what was asked for, is not used, and a notice says so.
/// Where nothing can be written, nothing is. Thread-safe, for several programs too.
/// </summary>
internal sealed class IndexFolder(string catalog, Action<Bilingual> notice)
{
    /// <summary>The part that holds what is known of the features in any plane.</summary>
    public const string Features = "features";

    private readonly string _folder = catalog + ".index";

    /// <summary>What is known of the features of a version, in their order; null when it was not saved, or not of that many.</summary>
    public IReadOnlyList<FeatureSummary>? FeaturesOf(string digest, int count)
    {
        IndexLabel label = new(digest, Features);
        using PinnedBytes? saved = Open(label);
        if (saved is null)
            return null;
        if (saved.Length != (long)count * FeatureSummary.Length)
        {
            Refuse(label, new("要素个数不符", "it has another number of features"));
            return null;
        }

        var summaries = new FeatureSummary[count];
        for (int i = 0; i < count; i++)
            summaries[i] = FeatureSummary.Read(saved.Span((long)i * FeatureSummary.Length, FeatureSummary.Length));
        return summaries;
    }

    /// <summary>Null when it was saved; else why not.</summary>
    public Bilingual? SaveFeatures(string digest, IEnumerable<FeatureSummary> features) => Save(new(digest, Features), stream =>
    {
        byte[] bytes = new byte[FeatureSummary.Length];
        foreach (FeatureSummary feature in features)
        {
            feature.Write(bytes);
            stream.Write(bytes);
        }
    });

    /// <summary>The engine's index of a version in a plane; the caller disposes of it. Null when it was not saved.</summary>
    public PinnedBytes? InPlane(string digest, Crs plane) => Open(new(digest, plane.Code));

    public Bilingual? SaveInPlane(string digest, Crs plane, Action<Stream> write) => Save(new(digest, plane.Code), write);

    /// <summary>Says that saved bytes, although as they were written, do not fit: another program's, or a checksum that agrees by chance.</summary>
    public void Refuse(string digest, string part, Bilingual why) => Refuse(new(digest, part), why);

    /// <summary>Deletes what is of none of these versions, and what a writer left that was killed. Programs of other formats look after their own.</summary>
    public void Prune(IEnumerable<string> digests)
    {
        HashSet<string> kept = [.. digests.Select(Stem)];
        foreach (string path in Directory.Exists(_folder) ? Directory.GetFiles(_folder) : [])
        {
            string name = Path.GetFileName(path);
            bool partial = name.EndsWith(".partial", StringComparison.Ordinal);
            if (!partial && (!name.EndsWith(Suffix, StringComparison.Ordinal) || kept.Contains(name.Split('.')[0])))
                continue;
            try
            {
                // opened for itself alone: a file that is being written is not taken away
                new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // in use by another program, or not ours to delete: it does no harm where it is
            }
        }
    }

    private static string Suffix => $".v{IndexFile.Version}";

    private PinnedBytes? Open(IndexLabel label)
    {
        string path = PathOf(label);
        if (!File.Exists(path))
            return null;
        var (payload, wrong) = IndexFile.Open(path, label);
        if (wrong is not null)
            Refuse(label, wrong);
        return payload;
    }

    private void Refuse(IndexLabel label, Bilingual why) => notice(new Fault(IndexFaults.Damaged, Place.None, Path.GetFileName(PathOf(label)), why).Notice());

    private Bilingual? Save(IndexLabel label, Action<Stream> write)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            IndexFile.Write(PathOf(label), label, write);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Fault(IndexFaults.NotSaved, Place.None, Path.GetFileName(PathOf(label)), e.Message).Notice();
        }
    }

    private string PathOf(IndexLabel label) => Path.Combine(_folder, $"{Stem(label.Digest)}.{PartName(label.Part)}{Suffix}");

    /// <summary>The digest without its colon, which no Windows file name may have.</summary>
    private static string Stem(string digest) => digest.Replace(':', '-');

    /// <summary>A plane without a number has a long code: its hash. The header has the code itself.</summary>
    private static string PartName(string part) => part.Length <= 16 ? part.Replace(':', '-') : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part)))[..16];
}

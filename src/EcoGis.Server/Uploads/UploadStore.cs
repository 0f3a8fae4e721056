using System.Security.Cryptography;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// Uploads in <c>&lt;office&gt;.files/uploads/&lt;id&gt;/</c>: streamed to disk, each with an id that cannot be guessed, for its owner only, gone after a day. Sizes in bytes.
/// What is half there after a crash has no record: nobody can reach it, and it is cleared with the old ones.
/// </summary>
internal sealed class UploadStore
{
    public const long MostBytes = Hardening.MaxUpload, MostBytesOfOne = 2L << 30;

    public const int MostFilesOfOne = 200;

    /// <summary>Bytes after which the disk is looked at again.</summary>
    private const long SpaceLook = 32L << 20;

    private const int LongestLabel = 120, LongestExtension = 8, MostParts = 12;

    /// <summary>Of a dataset of several files, the one that is read.</summary>
    private static readonly string[] s_mains = [".shp", ".tab", ".mif"];

    private static readonly System.Buffers.SearchValues<char> s_letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1), s_arriving = TimeSpan.FromHours(1);

    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly FreeSpace _space;

    public UploadStore(ServeOptions options) => (_folder, _clock, _space) = (Path.Combine(options.Office + ".files", "uploads"), options.Clock, new(options));

    /// <summary>Keeps files that arrive one after the other; more than one only where they make one dataset (a Shapefile).</summary>
    /// <param name="announced">How many bytes are to come; 0: the sender did not say.</param>
    public async Task<Upload> Add(string owner, IAsyncEnumerable<(string Name, Stream Content)> files, CancellationToken cancellation, long announced = 0)
    {
        Sweep();
        _space.Demand(announced);
        (long used, int count) = Used(owner);
        if (count >= MostFilesOfOne || used >= MostBytesOfOne)
            throw new Fault(UploadFaults.Quota, Place.None, used >> 20, MostBytesOfOne >> 20, count, MostFilesOfOne).Raise();
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), folder = Path.Combine(_folder, id);
        Directory.CreateDirectory(folder);
        try
        {
            Dictionary<string, (string Label, long Bytes, string Sha256)> kept = new(StringComparer.Ordinal);
            long bytes = 0;
            await foreach ((string name, Stream content) in files.WithCancellation(cancellation))
            {
                string label = LabelOf(name), file = Upload.Stem + ExtensionOf(label);
                if (kept.Count == MostParts || kept.ContainsKey(file) || (kept.Count > 0 && !SameStem(kept.Values.First().Label, label)))
                    throw new Fault(UploadFaults.BadForm, Place.InFile(label), label).Raise();
                (long size, string hash) = await Copy(content, Path.Combine(folder, file), Math.Min(MostBytes, MostBytesOfOne - used) - bytes, cancellation);
                bytes += size;
                kept[file] = (label, size, hash);
            }

            if (bytes == 0)
                throw new Fault(UploadFaults.Empty, Place.None).Raise();
            string main = kept.Keys.FirstOrDefault(f => s_mains.Contains(Path.GetExtension(f))) ?? kept.Keys.First();
            Upload upload = new(id, kept[main].Label, main, bytes, kept[main].Sha256, owner, _clock.GetUtcNow());
            Record(folder, upload);
            return upload;
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Of its owner alone.</summary>
    /// <exception cref="EcoException">There is none, or it is somebody else's: the same answer.</exception>
    public Upload Find(string owner, string id) =>
        id.Length == 32 && id.All(char.IsAsciiHexDigitLower) && Upload.In(Path.Combine(_folder, id)) is { } upload && upload.Owner == owner && !Old(upload)
            ? upload : throw new Fault(UploadFaults.Unknown, Place.None).Raise();

    public string PathOf(Upload upload) => Path.Combine(_folder, upload.Id, upload.Main);

    public IReadOnlyList<Upload> Of(string owner) => [.. All().Where(u => u.Owner == owner && !Old(u)).OrderByDescending(u => u.When)];

    public void Remove(string owner, string id) => Directory.Delete(Path.Combine(_folder, Find(owner, id).Id), recursive: true);

    /// <summary>What is older than a day goes, and what never got its record.</summary>
    public void Sweep()
    {
        foreach (string folder in Folders())
        {
            Upload? upload = Upload.In(folder);
            if (upload is null ? _clock.GetUtcNow() - Directory.GetLastWriteTimeUtc(folder) > s_arriving : Old(upload))
                Directory.Delete(folder, recursive: true);
        }
    }

    private bool Old(Upload upload) => _clock.GetUtcNow() - upload.When > s_kept;

    private (long Bytes, int Count) Used(string owner) => All().Where(u => u.Owner == owner).Aggregate((0L, 0), (sum, u) => (sum.Item1 + u.Bytes, sum.Item2 + 1));

    private IEnumerable<Upload> All() => Folders().Select(Upload.In).OfType<Upload>();

    private string[] Folders() => Directory.Exists(_folder) ? Directory.GetDirectories(_folder) : [];

    private static void Record(string folder, Upload upload)
    {
        string record = Path.Combine(folder, Upload.Record), partial = record + ".partial";
        using (FileStream file = File.Create(partial))
        using (Utf8JsonWriter json = new(file))
            upload.Write(json);
        File.Move(partial, record);
    }

    private async Task<(long Bytes, string Sha256)> Copy(Stream content, string path, long most, CancellationToken cancellation)
    {
        using SHA256 hash = SHA256.Create();
        await using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
        await using CryptoStream hashed = new(file, hash, CryptoStreamMode.Write);
        byte[] piece = new byte[1 << 16];
        long bytes = 0, looked = 0;
        for (int read; (read = await content.ReadAsync(piece, cancellation)) > 0;)
        {
            if ((bytes += read) > most)
                throw new Fault(UploadFaults.TooLarge, Place.None, MostBytes >> 20).Raise();
            if (bytes - looked >= SpaceLook)
            {
                looked = bytes;
                _space.Demand(0);
            }

            await hashed.WriteAsync(piece.AsMemory(0, read), cancellation);
        }

        await hashed.FlushFinalBlockAsync(cancellation);
        return (bytes, Convert.ToHexStringLower(hash.Hash!));
    }

    /// <summary>The last part of what the sender calls it, whatever its system's separators, without characters that hide or turn text.</summary>
    private static string LabelOf(string name)
    {
        string last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        string label = string.Concat(last.Where(c => !Fault.IsUnsafe(c)));
        return label.Length <= LongestLabel ? label : label[^LongestLabel..];
    }

    private static string ExtensionOf(string label)
    {
        string extension = Path.GetExtension(label).ToLowerInvariant();
        return extension.Length is > 1 and <= LongestExtension + 1 && extension.AsSpan(1).IndexOfAnyExcept(s_letters) < 0 ? extension : throw new Fault(UploadFaults.NoName, Place.None, label.Length == 0 ? "-" : label).Raise();
    }

    private static bool SameStem(string one, string other) => Path.GetFileNameWithoutExtension(one).Equals(Path.GetFileNameWithoutExtension(other), StringComparison.OrdinalIgnoreCase);

}

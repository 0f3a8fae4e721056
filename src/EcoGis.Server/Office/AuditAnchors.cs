using System.Globalization;
using System.Text;

namespace EcoGis;

/// <summary>
/// The head of the audit chain, written outside the database: <c>anchors/YYYY-MM-DD.txt</c>, a line "sequence time hash" when the server starts and stops, at
/// the first entry of a day and at every hundredth. Copied elsewhere (a mail, a printout, a backup) it proves that nothing before it was cut off or replaced.
/// </summary>
internal sealed class AuditAnchors(string folder)
{
    private const int Every = 100;
    private string _day = "";

    /// <summary>After an entry was committed. The act holds also when no anchor can be written; then the next entry tries again.</summary>
    public void Follow(AuditEntry entry)
    {
        try
        {
            if (entry.Time[..10] != _day || entry.Sequence % Every == 0)
                Write(entry);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _day = "";
        }
    }

    /// <exception cref="IOException">The line could not be written.</exception>
    public void Write(AuditEntry head)
    {
        Directory.CreateDirectory(folder);
        using FileStream file = new(Path.Combine(folder, head.Time[..10] + ".txt"), FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head.Sequence} {head.Time} {head.Hash}\n")));
        file.Flush(flushToDisk: true);
        _day = head.Time[..10];
    }

    /// <summary>Every anchor, by sequence. A last line that was cut off by a crash is none.</summary>
    public IReadOnlyList<(long Sequence, string Hash)> Read()
    {
        List<(long, string)> anchors = [];
        foreach (string path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.txt") : [])
        {
            string text = File.ReadAllText(path);
            foreach (string line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                string[] parts = line.Split(' ');
                anchors.Add(parts.Length == 3 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long sequence)
                    ? (sequence, parts[2])
                    : throw new InvalidDataException($"{Path.GetFileName(path)}: {line}"));
            }
        }

        return [.. anchors.OrderBy(a => a.Item1)];
    }
}

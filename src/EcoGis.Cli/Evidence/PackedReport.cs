using System.IO.Compression;
using System.Text;

namespace EcoGis;

/// <summary>
/// Where a packed report bears its check code: an HTML page anywhere, a Word document at the foot of its pages. A PDF is held against its digest alone: its text is packed away
/// in it. Nothing else of a document is looked at.
/// </summary>
internal static class PackedReport
{
    private const int LongestFoot = 1 << 20;

    /// <summary>Names of parts of a package that are looked at.</summary>
    public static bool BearsCode(string name) => name.StartsWith("report-", StringComparison.Ordinal) && (name.EndsWith(".html", StringComparison.Ordinal) || IsWord(name));

    public static bool Bears(string name, byte[] report, IEnumerable<string> codes)
    {
        string text = IsWord(name) ? Foot(report) : Encoding.UTF8.GetString(report);
        return codes.Any(c => text.Contains(c, StringComparison.Ordinal));
    }

    private static bool IsWord(string name) => name.EndsWith(".docx", StringComparison.Ordinal);

    /// <summary>Empty where it is no document.</summary>
    private static string Foot(byte[] document)
    {
        try
        {
            using ZipArchive zip = new(new MemoryStream(document));
            StringBuilder feet = new();
            byte[] text = new byte[LongestFoot];
            foreach (var part in zip.Entries.Where(e => e.FullName.StartsWith("word/foot", StringComparison.Ordinal)))
            {
                using var stream = part.Open();
                feet.Append(Encoding.UTF8.GetString(text, 0, stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false)));
            }

            return feet.ToString();
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EcoGis;

/// <summary>
/// One official text ready for the library: title, the text's own date (passed, published or last amended), front matter (its history) and body. Its digest is SHA-256
/// over title, date and body as they are kept, so that a file's encoding, line ends and Markdown are no other text.
/// </summary>
public sealed record LawDocument(string Title, DateOnly Date, ImmutableArray<string> Front, string Body, string SourceFile)
{
    private const int LongestTitle = 100;

    /// <summary>What a person should look at: what the text's numbers left open, and dates that disagree.</summary>
    public ImmutableArray<Bilingual> Notices { get; private init; } = [];

    /// <summary>"sha256:…"</summary>
    public string Digest => DigestOf(Title, Date, Body);

    /// <summary>The form in which titles are compared; texts that share it are versions of one instrument.</summary>
    public string TitleKey => LawTitle.Of(Title).Key;

    public static string DigestOf(string title, DateOnly date, string body) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{title}\n{date:yyyy-MM-dd}\n{body}\n"))));

    /// <summary>The text of a library's body.</summary>
    public static LawText Divided(string body) => LawText.Parse(body.Split('\n'));

    /// <param name="title">Asked for by the user; else the text's own title, else the file's name.</param>
    /// <param name="date">Asked for; else that of the file's name, else the latest in the front matter on which it was passed, published or amended.</param>
    /// <exception cref="EcoException">No numbered provision, no title or no date: nothing is guessed.</exception>
    public static LawDocument Of(string file, IEnumerable<LawLine> lines, string? title = null, DateOnly? date = null)
    {
        Place where = new() { File = file };
        List<LawLine> clean = [.. lines.Select(l => l with { Text = LawLines.Clean(l.Text) }).Where(l => l.Text.Length > 0)];
        var (front, body) = LawLines.Divide(clean.Select(l => l.Text));
        var text = LawText.Parse(body);
        if (text.Provisions.IsEmpty)
            throw new Fault(LawFaults.NoProvision, where).Raise();

        var stem = LawDates.Stem(file);
        string own = title ?? clean.FirstOrDefault(l => l.Title)?.Text ?? LawHeading.Title(front, text.HasArticles) ?? stem.Name;
        if (own.Length is 0 or > LongestTitle)
            throw new Fault(LawFaults.NoTitle, where).Raise();
        var stated = LawDates.Latest(front, body);
        DateOnly day = date ?? stem.Date ?? stated ?? throw new Fault(LawFaults.NoDate, where, own).Raise();
        ImmutableArray<Bilingual> notices = text.Notices;
        if (date is null && stem.Date is { } named && stated > named)
            notices = notices.Add(new Bilingual("文件名的日期 {0:yyyy-MM-dd} 早于文本所载的 {1:yyyy-MM-dd}，按文件名", "the file's name says {0:yyyy-MM-dd}, the text {1:yyyy-MM-dd}; taken from the name").Format(named, stated));
        return new LawDocument(LawLines.ClosedUp(own), day, [.. front], string.Join('\n', body), file) { Notices = notices };
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace EcoGis;

/// <summary>One text of the library, by title, its own date and the version under which it was taken in; read and divided into provisions when first asked for.</summary>
/// <param name="read">The front matter and the body as kept; called again only after it failed.</param>
/// <param name="published">When it was taken in, a label of the machine's clock (UTC); empty when it is not installed.</param>
public sealed class LawEntry(string title, DateOnly date, int version, string digest, string sourceFile, string published, Func<(string Front, string Body)> read)
{
    private readonly Kept<(string Front, string Body, LawText Text)> _text = new(() => read() is var (front, body) ? (front, body, LawDocument.Divided(body)) : default);

    public LawEntry(LawDocument document)
        : this(document.Title, document.Date, 1, document.Digest, document.SourceFile, "", () => (string.Join('\n', document.Front), document.Body))
    {
    }

    public string Title => title;

    public DateOnly Date => date;

    public int Version => version;

    public string Digest => digest;

    public string SourceFile => sourceFile;

    public string Published => published;

    /// <summary>What stands before the body, title and history of the text; not part of its digest.</summary>
    public IReadOnlyList<string> Front => _text.Value.Front.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As kept, line by line; what its digest is taken over.</summary>
    public string Body => _text.Value.Body;

    public LawText Text => _text.Value.Text;
}

/// <summary>The words of a cited provision, with the date and digest of the text they stand in.</summary>
public sealed record Quotation(ImmutableArray<string> Lines, string Title, DateOnly TextDate, string TextDigest);

/// <summary>Which texts a run could quote: those that belong to instruments of the rule base, by one digest.</summary>
public sealed record LawLibraryRecord(int Texts, string Digest);

/// <summary>
/// 法规库: official texts that the user installed. A rule file follows one text of its instrument: the one its <c>text_date</c> names, else the newest that is not
/// later than the day from which the instrument (or the rule) holds, so that a law passed in December for July is found by its July; if the library begins later, the
/// newest that is not later than the day screened. The screening's date chooses the rule file and with it the text. Thread-safe.
/// </summary>
public sealed class LawLibrary
{
    public LawLibrary(IEnumerable<LawEntry> texts) => Entries =
    [
        .. texts.OrderBy(t => LawTitle.Of(t.Title).Key, StringComparer.Ordinal).ThenBy(t => t.Date).ThenBy(t => t.Version),
    ];

    /// <summary>Every version, by title and date.</summary>
    public ImmutableArray<LawEntry> Entries { get; }

    /// <summary>The texts of an instrument, oldest first; of two of one date the one taken in last.</summary>
    public IReadOnlyList<LawEntry> TextsOf(Instrument instrument) =>
        [.. Entries.Where(t => LawTitle.Fits(instrument, t.Title, t.Date)).GroupBy(t => t.Date).Select(g => g.MaxBy(t => t.Version)!)];

    /// <param name="ruleFrom">The first day of the rule, where it is later than the instrument's.</param>
    /// <param name="day">The day screened; null: any.</param>
    public LawEntry? TextOf(Instrument instrument, DateOnly? ruleFrom = null, DateOnly? day = null)
    {
        var texts = TextsOf(instrument);
        if (instrument.TextDate is { } named)
            return texts.FirstOrDefault(t => t.Date == named);
        DateOnly? since = ruleFrom > instrument.From ? ruleFrom : instrument.From;
        return texts.LastOrDefault(t => t.Date <= since) ?? texts.LastOrDefault(t => (day is null || t.Date <= day) && (instrument.To is null || t.Date < instrument.To));
    }

    /// <summary>A text by an instrument's id, title or alias, or by its own title: the one the rule file follows, or the newest not later than a day; null when there is none.</summary>
    public LawEntry? Find(string name, RuleBase rules, DateOnly? day = null)
    {
        string key = LawTitle.Of(name).Key;
        var known = rules.Instruments.Where(i => i.Id == name || i.Aliases.Prepend(i.Title.Zh).Any(t => t == name || LawTitle.Of(t).Key == key)).ToList();
        var followed = known.Select(i => TextOf(i)).OfType<LawEntry>();
        var named = Entries.Where(t => LawTitle.Of(t.Title).Key == key || known.Any(i => LawTitle.Fits(i, t.Title, t.Date))).OrderBy(t => t.Date).ThenBy(t => t.Version);
        return day is null && followed.LastOrDefault() is { } text ? text : named.LastOrDefault(t => day is null || t.Date <= day);
    }

    /// <summary>Instruments of the rule base that a text belongs to.</summary>
    public static IEnumerable<Instrument> InstrumentsOf(LawEntry text, RuleBase rules) => rules.Instruments.Where(i => LawTitle.Fits(i, text.Title, text.Date));

    /// <summary>The finding's clauses with the words of the law, where the library has them.</summary>
    public ImmutableArray<ClauseCitation> Quoted(Rule rule, ImmutableArray<ClauseCitation> clauses, DateOnly day) =>
        [.. clauses.Select(c => rule.Clauses.FirstOrDefault(own => own.Id == c.Id) is { } clause ? c with { Quotation = Quote(clause, rule.From, day) } : c)];

    public LawLibraryRecord RecordFor(RuleBase rules)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int count = 0;
        foreach (var instrument in rules.Instruments)
        {
            foreach (var text in TextsOf(instrument))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{instrument.Id}\0{text.Digest}\0"));
                count++;
            }
        }

        return new(count, "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private Quotation? Quote(Clause clause, DateOnly? ruleFrom, DateOnly day) =>
        TextOf(clause.Instrument, ruleFrom, day) is { } text && Citation.Parse(clause.Article) is { } cited && Passage.Of(text.Text, cited) is { State: PassageState.Found } passage
            ? new(passage.Lines, text.Title, text.Date, text.Digest)
            : null;
}

using System.Collections.Immutable;

namespace EcoGis;

/// <summary>地类分类标准: one standard's classes by code. 0303 is 红树林地 in one and 灌木林地 in another, so a code is only ever read within its own.</summary>
public sealed class LandClassification
{
    private readonly bool _open;
    private readonly ImmutableArray<string> _words;

    internal LandClassification(string id, Bilingual name, string standard, ImmutableArray<string> aliases, bool verified, bool open, IEnumerable<LandClass> classes)
    {
        (Id, Name, Standard, IsVerified, _open) = (id, name, standard, verified, open);
        Classes = classes.ToImmutableSortedDictionary(c => c.Code, c => c, StringComparer.Ordinal);
        _words = [id, name.Zh, name.En, standard, .. aliases];
    }

    public string Id { get; }

    public Bilingual Name { get; }

    public string Standard { get; }

    /// <summary>Held against the standard's own text.</summary>
    public bool IsVerified { get; }

    public ImmutableSortedDictionary<string, LandClass> Classes { get; }

    /// <summary>Whether a word in a file names this standard; white space and letter case aside.</summary>
    public bool IsCalled(string word) => _words.Any(w => string.Equals(w, word.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// A code (0301), a name (乔木林地) or both (0301 乔木林地); null when the standard has no such class, or when code and name are of different classes.
    /// </summary>
    public LandClass? Find(string text)
    {
        string word = text.Trim();
        if (Classes.TryGetValue(word, out var found))
            return found;
        int digits = word.TakeWhile(char.IsAsciiLetterOrDigit).Count();
        if (digits == 0)
            return Named(word);
        if (digits == word.Length)
            return Above(word);
        string name = word[digits..].Trim(' ', '-', '_', '(', ')', '（', '）', '　');
        return Find(word[..digits]) is { } coded && (name == coded.Name.Zh || string.Equals(name, coded.Name.En, StringComparison.OrdinalIgnoreCase)) ? coded : null;
    }

    private LandClass? Named(string word)
    {
        LandClass[] named = [.. Classes.Values.Where(c => c.Name.Zh == word)];
        return named.Length == 1 ? named[0] : null;
    }

    private LandClass? Above(string code)
    {
        for (int length = code.Length - 1; _open && length >= 2; length--)
        {
            if (Classes.TryGetValue(code[..length], out var above))
                return above;
        }

        return null;
    }
}

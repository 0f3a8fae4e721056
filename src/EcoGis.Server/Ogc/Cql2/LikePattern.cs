using System.Text;

namespace EcoGis;

/// <summary>A LIKE pattern: % is any run of characters, _ any one, \ takes the next as it is. Time grows with the product of the lengths at most: no back-tracking over several runs.</summary>
internal sealed class LikePattern
{
    private const int AnyRun = -1, AnyOne = -2;

    private readonly int[] _parts;
    private readonly bool _fold;

    public LikePattern(string pattern, bool fold)
    {
        _fold = fold;
        List<int> parts = [];
        bool asIs = false;
        foreach (Rune rune in pattern.EnumerateRunes())
        {
            if (!asIs && rune.Value == '\\')
            {
                asIs = true;
                continue;
            }

            parts.Add(asIs ? Folded(rune) : rune.Value switch { '%' => AnyRun, '_' => AnyOne, _ => Folded(rune) });
            asIs = false;
        }

        _parts = [.. parts];
    }

    public bool Matches(string text)
    {
        int[] runes = [.. text.EnumerateRunes().Select(Folded)];
        int at = 0, part = 0, run = -1, resume = 0;
        while (at < runes.Length)
        {
            if (part < _parts.Length && _parts[part] == AnyRun)
                (run, resume, part) = (part, at, part + 1);
            else if (part < _parts.Length && (_parts[part] == AnyOne || _parts[part] == runes[at]))
                (at, part) = (at + 1, part + 1);
            else if (run >= 0)
                (part, resume, at) = (run + 1, resume + 1, resume + 1);
            else
                return false;
        }

        return _parts.AsSpan(part).ContainsAnyExcept(AnyRun) is false;
    }

    private int Folded(Rune rune) => _fold ? Rune.ToUpperInvariant(rune).Value : rune.Value;
}

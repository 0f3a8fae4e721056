using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// GB/T 4754-2017 as far as <c>data/codes/industry-classes</c> has it: looked up by code, searched by word. Says nothing of policy words.
/// A class that ends in 0 is the only one of its group and stands for both. Ordered by code.
/// </summary>
public sealed class IndustryTable
{
    private readonly SortedDictionary<string, IndustryClass> _classes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _divisionsInFull = [];
    private readonly Dictionary<string, char> _letters = new(StringComparer.Ordinal);

    internal IndustryTable(IEnumerable<IndustryClass> classes)
    {
        foreach (var c in classes)
        {
            _classes.TryAdd(c.Code, c);
            if (c.Code.Length == 3)
                _letters.TryAdd(c.Code[1..], c.Code[0]);
            else if (c.Code.Length > 3)
                _divisionsInFull.Add(c.Division);
            if (c.Code.Length == 5 && c.Code[^1] == '0')
                _classes.TryAdd(c.Code[..4], c with { Code = c.Code[..4] });
        }
    }

    public IEnumerable<IndustryClass> All => _classes.Values;

    public IndustryClass? Find(string? code) => code is null ? null : _classes.GetValueOrDefault(code);

    /// <summary>The section letter of a two-digit division; null when there is no such division.</summary>
    public char? LetterOf(string division) => _letters.TryGetValue(division, out char letter) ? letter : null;

    /// <summary>A division that is not broken down here lets any code under it pass, without a name.</summary>
    public bool Allows(string code) => _classes.ContainsKey(code) || (code.Length > 3 && IsOpen(code));

    /// <summary>Whether any code under it passes: a division that is not broken down here, or a code in one.</summary>
    public bool IsOpen(string code) => code.Length > 2 && _classes.ContainsKey(code[..3]) && !_divisionsInFull.Contains(code[..3]);

    /// <summary>By a code or its beginning, with or without the letter, or by any part of a Chinese name.</summary>
    public ImmutableArray<IndustryClass> Search(string text)
    {
        string wanted = text.Trim();
        string code = wanted.ToUpperInvariant();
        return IndustryCode.IsBeginning(code)
            ? [.. All.Where(c => c.Code.StartsWith(code, StringComparison.Ordinal) || c.Code.AsSpan(1).StartsWith(code, StringComparison.Ordinal))]
            : [.. All.Where(c => c.Name.Zh.Contains(wanted, StringComparison.Ordinal))];
    }

    /// <summary>Up to three existing codes that a wrong one may have meant: same beginning first, then the nearest number.</summary>
    public ImmutableArray<IndustryClass> Nearest(string code) =>
    [
        .. All.Where(c => c.Code.Length == Math.Clamp(code.Length, 3, 5))
            .OrderByDescending(c => c.Code.AsSpan().CommonPrefixLength(code))
            .ThenBy(c => Math.Abs(Number(c.Code) - Number(code))).ThenBy(c => c.Code, StringComparer.Ordinal).Take(3).OrderBy(c => c.Code, StringComparer.Ordinal),
    ];

    /// <summary>"C2611 无机酸制造、C2612 无机碱制造".</summary>
    internal static Bilingual List(IEnumerable<IndustryClass> classes) =>
        new(string.Join("、", classes.Select(c => c.Title.Zh)), string.Join(", ", classes.Select(c => c.Title.Zh)));

    private static int Number(string code) => int.TryParse(code.AsSpan(1), out int n) ? n : 0;
}

using System.Text.RegularExpressions;

namespace EcoGis;

/// <summary>
/// Brings what a person says of the industry into the form letter + 2 to 4 digits, as C2614. Taken are a code with or without its letter, a code with its
/// name behind it, and a name or part of one that fits exactly one class. A policy word (化工) is no industry: it is refused with what it may mean.
/// </summary>
internal static partial class IndustryCode
{
    private const int Shown = 8;

    /// <exception cref="EcoException">Not a code, no such class, or several.</exception>
    public static string Parse(string text, IndustryTable table, IEnumerable<IndustryGroup> groups)
    {
        string wanted = text.Trim();
        var match = Form().Match(wanted);
        return match.Success
            ? OfCode(wanted, match.Groups["letter"].Value.ToUpperInvariant(), match.Groups["digits"].Value, match.Groups["name"].Value, table)
            : OfName(wanted, table, groups);
    }

    /// <summary>A code or the beginning of one, upper case.</summary>
    public static bool IsBeginning(string text) => Beginning().IsMatch(text);

    private static string OfCode(string text, string letter, string digits, string name, IndustryTable table)
    {
        if (table.LetterOf(digits[..2]) is not { } section || (letter.Length > 0 && letter[0] != section))
            throw Bad(text);
        string code = section + digits;
        if (!table.Allows(code))
            throw new Fault(IndustryFaults.NoSuchClass, Place.None, code, IndustryTable.List(table.Nearest(code))).Raise();
        if (name.Length > 0 && table.Find(code) is { } found && found.Name.Zh != name)
            throw new Fault(IndustryFaults.OtherName, Place.None, code, found.Name, name).Raise();
        return code;
    }

    private static string OfName(string text, IndustryTable table, IEnumerable<IndustryGroup> groups)
    {
        if (text.Length == 0 || IsBeginning(text.ToUpperInvariant()))
            throw Bad(text);
        IReadOnlyList<IndustryClass> matches = [.. table.Search(text).Where(c => c.Code.Length > 1)]; // a whole section says too little
        if (One(matches.Where(c => c.Name.Zh == text)) is { } named)
            return named;
        if (groups.FirstOrDefault(g => g.Word == text || g.Name.Zh == text) is { } group)
            throw new Fault(IndustryFaults.PolicyWord, Place.None, text, Candidates([.. group.Members.Select(m => table.Find(m.Code)).OfType<IndustryClass>()])).Raise();
        if (matches.Count == 0)
            throw Bad(text);
        return One(matches) ?? throw new Fault(IndustryFaults.SeveralClasses, Place.None, text, Candidates([.. Finest(matches)])).Raise();
    }

    /// <summary>The one class meant, when all that fit are that class and the group or division it alone makes up.</summary>
    private static string? One(IEnumerable<IndustryClass> matches) => Finest([.. matches]).ToList() is [var only] ? only.Code : null;

    private static IEnumerable<IndustryClass> Finest(IReadOnlyList<IndustryClass> matches) =>
        matches.Where(c => c.Code.Length == 5 || !matches.Any(o => o.Code == c.Code.PadRight(5, '0')));

    private static Bilingual Candidates(IReadOnlyList<IndustryClass> classes)
    {
        var list = IndustryTable.List(classes.Take(Shown));
        return classes.Count <= Shown ? list : new($"{list.Zh} 等 {classes.Count} 个", $"{list.En} … ({classes.Count} in all)");
    }

    private static EcoException Bad(string text) => new Fault(ScreeningFaults.BadIndustry, Place.None, text).Raise();

    [GeneratedRegex(@"^(?<letter>[A-Ta-t])?(?<digits>[0-9]{2,4})(?:\s*(?<name>[^\s0-9A-Za-z].*))?$")]
    private static partial Regex Form();

    [GeneratedRegex("^(?:[A-T][0-9]{0,4}|[0-9]{1,4})$")]
    private static partial Regex Beginning();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace EcoGis;

/// <summary>The form of <c>data/codes/industry-sections.yaml</c>: which GB/T 4754 section letter a two-digit division belongs to.</summary>
internal sealed record IndustrySectionFile(IReadOnlyList<IndustrySection> Sections);

internal sealed record IndustrySection(string Letter, string From, string To)
{
    public bool Holds(int division) =>
        int.Parse(From, CultureInfo.InvariantCulture) <= division && division <= int.Parse(To, CultureInfo.InvariantCulture);
}

/// <summary>Brings a GB/T 4754 code into the form letter + 2 to 4 digits, as C2614. A code without its letter gets it; a letter that contradicts the division is refused.</summary>
internal static partial class IndustryCode
{
    public static string Parse(string text, IReadOnlyList<IndustrySection> sections)
    {
        string code = text.Trim().ToUpperInvariant();
        var match = Form().Match(code);
        if (!match.Success)
            throw Bad(text);
        string letter = match.Groups["letter"].Value;
        string digits = match.Groups["digits"].Value;
        int division = int.Parse(digits[..2], CultureInfo.InvariantCulture);
        if (sections.FirstOrDefault(s => s.Holds(division)) is not { } section || (letter.Length > 0 && letter != section.Letter))
            throw Bad(text);
        return section.Letter + digits;
    }

    private static EcoException Bad(string text) => new Fault(ScreeningFaults.BadIndustry, Place.None, text).Raise();

    [GeneratedRegex(@"^(?<letter>[A-T])?(?<digits>\d{2,4})$")]
    private static partial Regex Form();
}

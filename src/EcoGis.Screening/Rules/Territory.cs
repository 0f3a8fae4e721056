using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The form of <c>data/territories/*.yaml</c>.</summary>
internal sealed record TerritoryFile(string Id, Words Name, IReadOnlyList<string> Adcodes, string Source, Verification Verified, Place Where, IReadOnlyList<string>? Doubtful = null)
{
    public Territory ToTerritory() => new(Id, Name.Text, [.. Adcodes], [.. Doubtful ?? []]) { Where = Where };
}

/// <summary>Where an instrument applies: administrative code prefixes wholly inside, and those only partly inside, where we do not know.</summary>
public sealed record Territory(string Id, Bilingual Name, ImmutableArray<string> Adcodes, ImmutableArray<string> Doubtful)
{
    /// <summary>Where its file says so.</summary>
    public Place Where { get; init; } = Place.None;

    /// <summary>GB/T 2260 county code, or the 9- or 12-digit codes of townships and villages under it. Other numbering, such as OSM ids, says nothing about where.</summary>
    public static bool IsAdcode(string code) => code.Length is 6 or 9 or 12 && code.All(char.IsAsciiDigit) && code[0] != '0';

    /// <summary>GB/T 2260 county code: six digits that do not stand for a whole city or province.</summary>
    public static bool IsCounty(string code) => code.Length == 6 && IsAdcode(code) && !code.EndsWith("00", StringComparison.Ordinal);

    /// <summary>Whether an area with this administrative code lies inside. A code coarser than a prefix (a province against a county) is unknown.</summary>
    public Truth Holds(string adcode)
    {
        string code = Significant(adcode);
        if (Adcodes.Any(a => code.StartsWith(a, StringComparison.Ordinal)))
            return Truth.True;
        bool maybe = Doubtful.Any(d => code.StartsWith(d, StringComparison.Ordinal)) || Adcodes.Concat(Doubtful).Any(a => a.StartsWith(code, StringComparison.Ordinal));
        return maybe ? Truth.Unknown : Truth.False;
    }

    /// <summary>510000 stands for 51, 510600 for 5106: pairs of zeros at the end of a six-digit code say "all of it".</summary>
    private static string Significant(string adcode)
    {
        string code = adcode;
        while (adcode.Length == 6 && code.Length > 2 && code.EndsWith("00", StringComparison.Ordinal))
            code = code[..^2];
        return code;
    }
}

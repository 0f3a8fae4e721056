using System.Text.RegularExpressions;

namespace EcoGis;

/// <summary>
/// The code of a control unit or element zone: ZH + adcode (6) + class (1–3) + serial (4), or YS + adcode + class + element + sub-type + serial. As real query
/// results print them; the specification itself was not at hand.
/// </summary>
/// <param name="Adcode">The county it lies in, GB/T 2260.</param>
public sealed partial record UnitCode(string Prefix, string Adcode)
{
    /// <summary>Null for a text that is no such code.</summary>
    public static UnitCode? Parse(string text) => Form().Match(text) is { Success: true } match ? new UnitCode(match.Groups["prefix"].Value, match.Groups["adcode"].Value) : null;

    [GeneratedRegex(@"^(?:(?<prefix>ZH)(?<adcode>[1-9][0-9]{5})[123][0-9]{4}|(?<prefix>YS)(?<adcode>[1-9][0-9]{5})[123][0-9]{2}[0-9]{4})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}

namespace EcoGis;

/// <summary>A text as part of a file name: letters, digits, - and _ stay; everything else, separators and control characters among it, becomes _.</summary>
public static class SafeName
{
    private const int Longest = 80;

    public static string Of(string text)
    {
        string safe = string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return safe.Length is > 0 and <= Longest ? safe : safe.Length == 0 ? "_" : safe[..Longest];
    }
}

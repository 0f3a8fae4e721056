using System.Text;

namespace EcoGis;

/// <summary>
/// The form in which column names and class values are compared: control and zero-width characters dropped, white space trimmed,
/// full-width ASCII (U+FF01–FF5E, U+3000) folded to half width, letters lower-cased. Data seen in the wild: DOMAIN.md §1.3.
/// Not Unicode NFKC, and never applied to values that are stored.
/// </summary>
internal static class FoldedText
{
    public static string Of(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char c in text)
        {
            if (char.IsControl(c) || c is '\u200b' or '\u200c' or '\u200d' or '\ufeff')
                continue;
            folded.Append(char.ToLowerInvariant(c switch
            {
                >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
                '\u3000' or '\u00a0' => ' ',
                _ => c,
            }));
        }

        return folded.ToString().Trim();
    }
}

using System.Text;

namespace EcoGis;

/// <summary>
/// A layer name is a label of people and, with "_v" and its version, a table name: 1–60 characters, letters (Chinese too), digits,
/// and "_ - . · ( ) （ ）" or single spaces inside. Path parts, control and bidirectional characters and the prefixes SQLite and
/// GeoPackage own are refused (RELIABILITY 72).
/// </summary>
internal static class LayerName
{
    private const int Longest = 60;
    private static readonly string[] s_reserved = ["gpkg_", "ecogis_", "rtree_", "sqlite_"];

    public static void Check(string name)
    {
        bool allowed = name.Length is > 0 and <= Longest
            && name == name.Trim()
            && name.EnumerateRunes().All(IsAllowed)
            && Rune.TryGetRuneAt(name, 0, out Rune first) && Rune.IsLetterOrDigit(first)
            && !name.Contains("..", StringComparison.Ordinal)
            && !name.Contains("  ", StringComparison.Ordinal)
            && !s_reserved.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
        if (!allowed)
            throw new Fault(CatalogFaults.BadLayerName, Place.None, name.Length > 2 * Longest ? name[..Longest] + "…" : name).Raise();
    }

    private static bool IsAllowed(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '-' or '.' or ' ' or '·' or '(' or ')' or '（' or '）';
}

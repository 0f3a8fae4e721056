using System.Globalization;

namespace EcoGis;

/// <summary>
/// What a zone is called over the network: version and number, <c>3.17</c>. Versions do not change, so the name is good for as long as the catalog; the zone's own
/// code goes on from version to version.
/// </summary>
internal static class ZoneId
{
    public static string Of(int version, int number) => string.Create(CultureInfo.InvariantCulture, $"{version}.{number}");

    public static (int Version, int Number)? Parse(string text) =>
        text.Split('.') is [var version, var number]
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int v) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? (v, n) : null;
}

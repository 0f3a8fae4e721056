using System.Globalization;

namespace EcoGis;

/// <summary>NAME or NAME@VERSION, as the command line names a layer of the catalog. Without a number: the newest version, or the one of a day.</summary>
internal readonly record struct VersionedName(string Name, int? Version)
{
    /// <exception cref="EcoException">Behind the @ stands no number.</exception>
    public static VersionedName Parse(string text)
    {
        string[] parts = text.Split('@', 2);
        if (parts.Length == 1)
            return new(text, null);
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            ? new(parts[0], version)
            : throw new Fault(CliFaults.Usage, Place.None, text).Raise();
    }
}

using System.Text;

namespace EcoGis;

/// <summary>
/// The version of AutoCAD that a DWG drawing was saved for, from the six letters it begins with (Open Design Specification for .dwg files, §3). Drawings are
/// refused by it and not read: GDAL's CAD driver (libopencad) knows AC1015 alone, gives its closed polylines out as open lines and leaves inserted blocks and
/// old-style polylines out without a word, so that a parcel would be lost in silence.
/// </summary>
internal static class DwgVersion
{
    private const int Letters = 6;

    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["AC1006"] = "AutoCAD R10",
        ["AC1009"] = "AutoCAD R11/R12",
        ["AC1012"] = "AutoCAD R13",
        ["AC1014"] = "AutoCAD R14",
        ["AC1015"] = "AutoCAD 2000–2002",
        ["AC1018"] = "AutoCAD 2004–2006",
        ["AC1021"] = "AutoCAD 2007–2009",
        ["AC1024"] = "AutoCAD 2010–2012",
        ["AC1027"] = "AutoCAD 2013–2017",
        ["AC1032"] = "AutoCAD 2018–",
    };

    /// <summary>The letters, behind which zeros follow; null when it is no DWG.</summary>
    public static string? Of(ReadOnlySpan<byte> head) =>
        head.Length > Letters && head.StartsWith("AC"u8) && head[2..Letters].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && head[Letters] == 0 ? Encoding.ASCII.GetString(head[..Letters]) : null;

    /// <exception cref="EcoException">It is one.</exception>
    public static void Refuse(ReadOnlySpan<byte> head, Place where)
    {
        if (Of(head) is { } letters)
            throw new Fault(GdalFaults.Dwg, where, s_names.TryGetValue(letters, out string? name) ? Bilingual.Same(name) : new("未知版本", "an unknown version"), letters).Raise();
    }
}

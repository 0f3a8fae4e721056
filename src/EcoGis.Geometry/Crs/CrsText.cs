using System.Globalization;

namespace EcoGis;

/// <summary>
/// The short text of a system: "EPSG:n", the OGC forms of the same (OGC 07-092r3), and for a transverse Mercator without a code its parameters
/// as a PROJ string in one fixed order (degrees and metres, shortest digits that read back to the same number). Other PROJ strings are not read.
/// </summary>
internal static class CrsText
{
    private static readonly string[] EpsgPrefixes =
        ["EPSG:", "urn:ogc:def:crs:EPSG::", "http://www.opengis.net/def/crs/EPSG/0/", "https://www.opengis.net/def/crs/EPSG/0/"];

    private static readonly string[] Crs84 =
        ["OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84",
         "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "https://www.opengis.net/def/crs/OGC/1.3/CRS84"];

    public static string Write(TransverseMercator p) => string.Create(CultureInfo.InvariantCulture,
        $"+proj=tmerc +lat_0={p.LatitudeOfOrigin:R} +lon_0={p.CentralMeridian:R} +k={p.Scale:R} ")
        + string.Create(CultureInfo.InvariantCulture,
            $"+x_0={p.FalseEasting:R} +y_0={p.FalseNorthing:R} +ellps={p.Datum.ProjEllipsoid} +units=m +no_defs");

    public static Crs Parse(string text, Place where)
    {
        text = text.Trim();
        if (Crs84.Contains(text, StringComparer.OrdinalIgnoreCase))
            return Crs.Wgs84;
        string digits = EpsgPrefixes.FirstOrDefault(p => text.StartsWith(p, StringComparison.OrdinalIgnoreCase)) is { } prefix
            ? text[prefix.Length..] : text;
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int code))
        {
            if (CodeTable.OldDatum(code) is { } datum)
                throw new Fault(CrsFaults.NoDatumParameters, where, datum, $"EPSG:{code}").Raise();
            return Crs.FromEpsg(code) ?? throw new Fault(GeometryFaults.CrsUnknown, where, $"EPSG:{code}").Raise();
        }
        return ReadProjection(text) ?? throw new Fault(GeometryFaults.CrsUnknown, where, text.Length > 80 ? text[..80] + "…" : text).Raise();
    }

    private static Crs? ReadProjection(string text)
    {
        string[] keys = ["+lat_0=", "+lon_0=", "+k=", "+x_0=", "+y_0="];
        string[] parts = text.Split(' ');
        if (parts.Length != 9 || parts[0] != "+proj=tmerc" || parts[7] != "+units=m" || parts[8] != "+no_defs")
            return null;
        double[] values = new double[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            string part = parts[i + 1];
            if (!part.StartsWith(keys[i], StringComparison.Ordinal)
                || !double.TryParse(part.AsSpan(keys[i].Length), NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]))
                return null;
        }
        return GeodeticDatum.All.FirstOrDefault(d => parts[6] == "+ellps=" + d.ProjEllipsoid) is { } datum
            && TransverseMercator.InRange(values[1], values[0], values[2], values[3], values[4])
            ? Crs.FromProjection(new(datum, values[1], values[0], values[2], values[3], values[4])) : null;
    }
}

using System.Globalization;

namespace EcoGis;

/// <summary>
/// A system on Xian 1980 or Beijing 1954: never a <see cref="Crs"/>, since its numbers mean other places, tens of metres off. It is known only to be
/// led out of by parameters of the user (<see cref="DatumShift"/>), into <see cref="Modern"/>: the CGCS2000 system of the same zone and the same
/// way of writing eastings. Degrees and metres. New Beijing 1954 is read from WKT only.
/// </summary>
public sealed class OldDatumCrs
{
    /// <summary>EPSG registry: blocks of the old codes and the CGCS2000 block that has the same zones in the same order.</summary>
    private static readonly (int First, int Last, int Modern, GeodeticDatum Datum)[] Blocks =
    [
        (4610, 4610, 4490, GeodeticDatum.Xian1980), (4214, 4214, 4490, GeodeticDatum.Beijing1954),
        (2327, 2337, 4491, GeodeticDatum.Xian1980), (21413, 21423, 4491, GeodeticDatum.Beijing1954),
        (2338, 2348, 4502, GeodeticDatum.Xian1980), (21453, 21463, 4502, GeodeticDatum.Beijing1954),
        (2349, 2369, 4513, GeodeticDatum.Xian1980), (2401, 2421, 4513, GeodeticDatum.Beijing1954),
        (2370, 2390, 4534, GeodeticDatum.Xian1980), (2422, 2442, 4534, GeodeticDatum.Beijing1954),
    ];

    private readonly TransverseMercator? projection;

    private OldDatumCrs(GeodeticDatum datum, Crs modern)
    {
        Datum = datum;
        Modern = modern;
        projection = modern.Projection is { } p ? new(datum, p.CentralMeridian, p.LatitudeOfOrigin, p.Scale, p.FalseEasting, p.FalseNorthing) : null;
    }

    public Crs Modern { get; }

    /// <summary>What the datum is called.</summary>
    public Bilingual Title => new(Datum == GeodeticDatum.Xian1980 ? "1980西安坐标系" : "1954年北京坐标系", Datum.Title);

    internal GeodeticDatum Datum { get; }

    /// <summary>The old system of a zone on <paramref name="datum"/>; null when the modern one is neither geographic nor Gauss-Krüger.</summary>
    internal static OldDatumCrs? Of(GeodeticDatum datum, Crs modern) =>
        modern.IsGeographic || modern.Projection is { Scale: 1 } ? new(datum, modern) : null;

    /// <summary>Another zone, or another way of writing eastings, on the same datum.</summary>
    /// <param name="modern">The CGCS2000 system of that zone.</param>
    public OldDatumCrs In(Crs modern) => new(Datum, modern);

    /// <summary>From "EPSG:n" or "n"; null when the code is none of an old datum.</summary>
    public static OldDatumCrs? Parse(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        string digits = code.Trim();
        digits = digits.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase) ? digits[5..] : digits;
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return null;
        var block = Array.Find(Blocks, b => number >= b.First && number <= b.Last);
        return block.Datum is null ? null : new(block.Datum, Crs.FromEpsg(block.Modern + number - block.First)!);
    }

    /// <summary>From the text of a .prj or a GeoPackage definition; null when it is not on an old datum, or not Gauss-Krüger in metres.</summary>
    public static OldDatumCrs? FromWkt(string wkt)
    {
        ArgumentNullException.ThrowIfNull(wkt);
        try
        {
            return OldDatumReader.Read(WktNode.Parse(wkt, Place.None));
        }
        catch (EcoException)
        {
            return null; // not readable: the reader of current systems says why
        }
    }

    /// <summary>Longitude and latitude on the old datum's own ellipsoid.</summary>
    internal (double Longitude, double Latitude) Inverse(double x, double y) => projection?.Inverse(x, y) ?? (x, y);
}

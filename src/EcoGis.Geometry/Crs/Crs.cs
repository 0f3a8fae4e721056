using System.Globalization;

namespace EcoGis;

/// <summary>
/// A coordinate reference system EcoGis knows: CGCS2000 or WGS 84 (taken as one datum, sub-metre), geographic, Gauss-Krüger, UTM or other
/// transverse Mercator, or Web Mercator. Everything else is refused with the reason. Coordinates are always x = east or longitude,
/// y = north or latitude, whatever the authority's axis order: readers swap once. Three-dimensional 4480 and 4979 are read as 4490 and 4326.
/// </summary>
public sealed class Crs : IEquatable<Crs>
{
    private Crs(string code, string name, int? epsg, GeodeticDatum datum, TransverseMercator? projection)
    {
        Code = code;
        Name = name;
        Epsg = epsg;
        Datum = datum;
        Projection = projection;
    }

    public static Crs Cgcs2000 { get; } = Geographic(GeodeticDatum.Cgcs2000);

    public static Crs Wgs84 { get; } = Geographic(GeodeticDatum.Wgs84);

    public static Crs WebMercator3857 { get; } =
        new("EPSG:3857", "WGS 84 / Pseudo-Mercator", CodeTable.WebMercator, GeodeticDatum.Wgs84, null);

    /// <summary>"EPSG:4523"; a transverse Mercator without a code gets a canonical text of its parameters, in the form PROJ reads.</summary>
    public string Code { get; }

    public string Name { get; }

    public int? Epsg { get; }

    public bool IsGeographic => Projection is null && !IsWebMercator;

    /// <summary>True for transverse Mercator in metres: conformal and nearly true to scale, so it can be the plane of a site.</summary>
    public bool IsPlane => Projection is not null;

    /// <summary>带号, and how wide the zones are: of a CGCS2000 Gauss-Krüger zone whose eastings begin with its number; null: it is none.</summary>
    public (int Number, int Degrees)? GaussKrugerStrip => Epsg is { } code ? CodeTable.PrefixedStrip(code) : null;

    internal bool IsWebMercator => Epsg == CodeTable.WebMercator;

    internal GeodeticDatum Datum { get; }

    internal TransverseMercator? Projection { get; }

    /// <summary>From "EPSG:n" (or "n"), an OGC URN or URL of an EPSG code or of CRS84, or the <see cref="Code"/> of any <see cref="Crs"/>.</summary>
    /// <exception cref="EcoException">Unknown code, or a datum without parameters (Xian 1980, Beijing 1954).</exception>
    public static Crs Parse(string code, Place? where = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        return CrsText.Parse(code, where ?? Place.None);
    }

    /// <summary>From the text of a .prj file or a GeoPackage definition: WKT1 as GDAL or Esri write it, WKT2 as GDAL writes it.</summary>
    /// <exception cref="EcoException">Not readable, contradictory, or nothing EcoGis knows.</exception>
    public static Crs FromWkt(string wkt, Place? where = null)
    {
        ArgumentNullException.ThrowIfNull(wkt);
        return WktReader.Read(wkt, where ?? Place.None);
    }

    /// <summary>A CGCS2000 Gauss-Krüger zone: 3° zones 25–45, 6° zones 13–23, with the zone number before the easting or without.</summary>
    public static Crs GaussKruger(int zone, int degrees, bool prefixed) => FromEpsg(CodeTable.GaussKrugerCode(zone, degrees, prefixed))!;

    /// <summary>
    /// The CGCS2000 3° zone at a longitude/latitude inside 73–136° E, 3–54° N (the outermost 25 and 45 reach to those bounds), else its
    /// WGS 84 UTM zone, without the exceptions for Norway and Svalbard.
    /// </summary>
    public static Crs PlaneAt(double longitude, double latitude)
    {
        if (!(Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90))
            throw new ArgumentOutOfRangeException(nameof(longitude), $"({longitude}, {latitude}) is no longitude and latitude");
        if (longitude is >= 73 and <= 136 && latitude is >= 3 and <= 54)
            return GaussKruger(Math.Clamp((int)Math.Floor((longitude + 1.5) / 3), 25, 45), 3, prefixed: true);
        int zone = Math.Min(60, (int)Math.Floor((longitude + 180) / 6) + 1);
        return FromEpsg((latitude < 0 ? 32700 : 32600) + zone)!;
    }

    /// <summary>WKT1 (GDAL dialect) for GeoPackage and .prj.</summary>
    public string ToWkt() => WktWriter.Write(this);

    public bool Equals(Crs? other) => other is not null && Code == other.Code;

    public override bool Equals(object? obj) => Equals(obj as Crs);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Code;

    internal static Crs? FromEpsg(int code) => code switch
    {
        4490 or 4480 => Cgcs2000,
        4326 or 4979 => Wgs84,
        CodeTable.WebMercator => WebMercator3857,
        _ => CodeTable.TryGet(code, out string name, out TransverseMercator projection)
            ? new($"EPSG:{code.ToString(CultureInfo.InvariantCulture)}", name, code, projection.Datum, projection)
            : null,
    };

    /// <summary>The code with these parameters (of several, the one that is claimed), else a system of its own.</summary>
    internal static Crs FromProjection(TransverseMercator projection, int? claimed = null)
    {
        int[] codes = [.. CodeTable.Matching(projection)];
        if (codes.Length > 0)
            return FromEpsg(claimed is { } c && codes.Contains(c) ? c : codes[0])!;
        string name = string.Create(CultureInfo.InvariantCulture,
            $"{projection.Datum.Title} / Transverse Mercator CM {Math.Abs(projection.CentralMeridian)}{(projection.CentralMeridian < 0 ? "W" : "E")}");
        return new(CrsText.Write(projection), name, null, projection.Datum, projection);
    }

    internal (double X, double Y) Forward(double longitude, double latitude) =>
        Projection?.Forward(longitude, latitude) ?? (IsWebMercator ? WebMercator.Forward(longitude, latitude) : (longitude, latitude));

    internal (double Longitude, double Latitude) Inverse(double x, double y) =>
        Projection?.Inverse(x, y) ?? (IsWebMercator ? WebMercator.Inverse(x, y) : (x, y));

    private static Crs Geographic(GeodeticDatum datum) =>
        new($"EPSG:{datum.GeographicCode.ToString(CultureInfo.InvariantCulture)}", datum.GeographicName, datum.GeographicCode, datum, null);
}

using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A coordinate reference system EcoGis knows: CGCS2000 or WGS 84 (taken as one datum, sub-metre), geographic, Gauss-Krüger, UTM or other
/// transverse Mercator, or Web Mercator. Everything else is refused with the reason. Coordinates are always x = east or longitude,
/// y = north or latitude, whatever the authority's axis order: readers swap once.
/// </summary>
public sealed class Crs : IEquatable<Crs>
{
    /// <summary>"EPSG:4523"; a transverse Mercator without a code gets a canonical text of its parameters.</summary>
    public string Code => throw new NotSupportedException();

    public string Name => throw new NotSupportedException();

    public int? Epsg => throw new NotSupportedException();

    public bool IsGeographic => throw new NotSupportedException();

    /// <summary>True for transverse Mercator in metres: conformal and nearly true to scale, so it can be the plane of a site.</summary>
    public bool IsPlane => throw new NotSupportedException();

    public static Crs Cgcs2000 => Parse("EPSG:4490");

    public static Crs Wgs84 => Parse("EPSG:4326");

    /// <summary>From "EPSG:n" (or "n").</summary>
    /// <exception cref="EcoException">Unknown code, or a datum without parameters (Xian 1980, Beijing 1954).</exception>
    public static Crs Parse(string code) => throw new NotSupportedException();

    /// <summary>From the text of a .prj file or a GeoPackage definition: WKT1 as GDAL or Esri write it.</summary>
    public static Crs FromWkt(string wkt) => throw new NotSupportedException();

    /// <summary>The CGCS2000 3° zone at a longitude/latitude inside 73–136° E, 3–54° N, else its WGS 84 UTM zone.</summary>
    public static Crs PlaneAt(double longitude, double latitude) => throw new NotSupportedException();

    /// <summary>WKT1 (GDAL dialect) for GeoPackage and .prj.</summary>
    public string ToWkt() => throw new NotSupportedException();

    public bool Equals(Crs? other) => throw new NotSupportedException();

    public override bool Equals(object? obj) => Equals(obj as Crs);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}

using System.Globalization;

namespace EcoGis;

/// <summary>
/// A <see cref="Crs"/> as WKT1 in GDAL's dialect (OGC 01-009), with EPSG authorities where there is a code, as GeoPackage definitions and .prj
/// files take it. Degrees and metres; axes are named in the authority's order, as GDAL does, whatever the order of the stored coordinates.
/// </summary>
internal static class WktWriter
{
    private const string Metre = "UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]]";

    public static string Write(Crs crs)
    {
        string geographic = Geographic(crs.Datum, axes: crs.IsGeographic);
        if (crs.IsGeographic)
            return geographic;
        string eastNorth = "AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH]";
        if (crs.IsWebMercator)
            return $"PROJCS[\"{crs.Name}\",{geographic},PROJECTION[\"Mercator_1SP\"],{Parameter("central_meridian", 0)},"
                + $"{Parameter("scale_factor", 1)},{Parameter("false_easting", 0)},{Parameter("false_northing", 0)},{Metre},{eastNorth},"
                + "EXTENSION[\"PROJ4\",\"+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null"
                + $" +wktext +no_defs\"],{Authority(CodeTable.WebMercator)}]";
        TransverseMercator p = crs.Projection!;
        string axes = p.Datum == GeodeticDatum.Cgcs2000 && crs.Epsg is not null ? "AXIS[\"Northing\",NORTH],AXIS[\"Easting\",EAST]" : eastNorth;
        return $"PROJCS[\"{crs.Name}\",{geographic},PROJECTION[\"Transverse_Mercator\"],{Parameter("latitude_of_origin", p.LatitudeOfOrigin)},"
            + $"{Parameter("central_meridian", p.CentralMeridian)},{Parameter("scale_factor", p.Scale)},"
            + $"{Parameter("false_easting", p.FalseEasting)},{Parameter("false_northing", p.FalseNorthing)},{Metre},{axes}"
            + (crs.Epsg is { } code ? $",{Authority(code)}]" : "]");
    }

    private static string Geographic(GeodeticDatum datum, bool axes) =>
        $"GEOGCS[\"{datum.GeographicName}\",DATUM[\"{datum.WktName}\",SPHEROID[\"{datum.Spheroid}\",{Text(GeodeticDatum.SemiMajorAxis)},"
        + $"{Text(datum.InverseFlattening)},{Authority(datum.SpheroidCode)}],{Authority(datum.WktCode)}],"
        + $"PRIMEM[\"Greenwich\",0,{Authority(8901)}],UNIT[\"degree\",0.0174532925199433,{Authority(9122)}],"
        + (axes ? "AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST]," : "") + $"{Authority(datum.GeographicCode)}]";

    private static string Parameter(string name, double value) => $"PARAMETER[\"{name}\",{Text(value)}]";

    private static string Authority(int code) => $"AUTHORITY[\"EPSG\",\"{code.ToString(CultureInfo.InvariantCulture)}\"]";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace EcoGis;

/// <summary>
/// Well-known text of a coordinate system → <see cref="Crs"/>: WKT1 in the GDAL and Esri dialects (OGC 01-009) and WKT2 as GDAL writes it
/// (ISO 19162). Parameters decide (degrees, metres); a name or EPSG code that contradicts them is refused, and so is everything not
/// understood. Of a compound system the horizontal part is read. Axis order is ignored: readers hand over x = east, y = north.
/// </summary>
internal static class WktReader
{
    public static Crs Read(string text, Place where) => System(WktNode.Parse(text, where), where);

    /// <summary>The EPSG code an element carries; other authorities' codes are ignored.</summary>
    public static int? Authority(WktNode node)
    {
        if (node.Child("AUTHORITY", "ID") is not { } id || !id.Name.Equals("EPSG", StringComparison.OrdinalIgnoreCase) || id.Values.Count < 2)
            return null;
        return id.Values[1] switch
        {
            double number when number == (int)number => (int)number,
            string digits when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int code) => code,
            _ => null,
        };
    }

    private static Crs System(WktNode node, Place where) => node.Keyword switch
    {
        "GEOGCS" or "GEOGCRS" or "GEODCRS" or "GEOGRAPHICCRS" or "GEODETICCRS" => Geographic(node, node.Name, where),
        "PROJCS" or "PROJCRS" or "PROJECTEDCRS" => Projected(node, where),
        "COMPD_CS" or "COMPOUNDCRS" when node.Children.FirstOrDefault() is { } horizontal => System(horizontal, where),
        "LOCAL_CS" or "ENGCRS" or "ENGINEERINGCRS" or "ENGCS" => throw new Fault(CrsFaults.LocalCrs, where, node.Name).Raise(),
        _ => throw new Fault(CrsFaults.ProjectionUnsupported, where, $"{node.Keyword} \"{node.Name}\"").Raise(),
    };

    private static Crs Geographic(WktNode node, string system, Place where)
    {
        if (node.Child("CS") is { } cs && cs.Values is not [WktWord { Text: "ELLIPSOIDAL" }, ..])
            throw new Fault(CrsFaults.ProjectionUnsupported, where, $"{node.Keyword} \"{node.Name}\"").Raise();
        GeodeticDatum datum = DatumReader.Read(node, system, where);
        RequireAxes(node, where);
        int units = WktUnits.RequireDegree(node, where) + node.Children.Where(c => c.Keyword == "AXIS").Sum(a => WktUnits.RequireDegree(a, where));
        if (units == 0 && !node.Keyword.StartsWith("BASE", StringComparison.Ordinal))
            throw WktNode.Broken(where, node.Position, new("缺少角度单位", "no angular unit"));
        DatumReader.RequireName(node.Name, datum, where);
        Crs crs = datum == GeodeticDatum.Wgs84 ? Crs.Wgs84 : Crs.Cgcs2000;
        if (Authority(node) is { } code && Crs.FromEpsg(code) != crs)
            throw new Fault(CrsFaults.WktContradicts, where, $"EPSG:{code}", datum.Title).Raise();
        return crs;
    }

    private static Crs Projected(WktNode node, Place where)
    {
        WktNode source = node.Child("GEOGCS", "BASEGEOGCRS", "BASEGEODCRS", "GEOGCRS", "GEODCRS")
            ?? throw WktNode.Broken(where, node.Position, new("缺少地理坐标系", "no geographic system inside"));
        GeodeticDatum datum = Geographic(source, node.Name, where).Datum;
        DatumReader.RequireName(node.Name, datum, where);
        RequireAxes(node, where);
        if (WktUnits.RequireMetre(node, where) + node.Children.Where(c => c.Keyword == "AXIS").Sum(a => WktUnits.RequireMetre(a, where)) == 0)
            throw WktNode.Broken(where, node.Position, new("缺少长度单位", "no length unit"));

        WktNode conversion = node.Child("CONVERSION") ?? node;
        string method = conversion.Child("PROJECTION", "METHOD")?.Name ?? "";
        Dictionary<string, double> parameters = WktParameters.Read(conversion, where);
        return CodeTable.Fold(method) switch
        {
            "TRANSVERSEMERCATOR" or "GK" when node.Child("EXTENSION") is null => TransverseMercatorOf(node, datum, parameters, where),
            "MERCATORAUXILIARYSPHERE" or "POPULARVISUALISATIONPSEUDOMERCATOR" => WebMercatorOf(node, method, parameters, where),
            "MERCATOR1SP" when IsSpherical(node) => WebMercatorOf(node, method, parameters, where),
            _ => throw new Fault(CrsFaults.ProjectionUnsupported, where, method).Raise(),
        };
    }

    private static Crs TransverseMercatorOf(WktNode node, GeodeticDatum datum, Dictionary<string, double> parameters, Place where)
    {
        double Get(string name, double? otherwise = null) => parameters.Remove(name, out double value) ? value
            : otherwise ?? throw WktNode.Broken(where, node.Position, new($"缺少投影参数 {name}", $"no projection parameter {name}"));

        double meridian = Get(WktParameters.CentralMeridian);
        double latitude = Get(WktParameters.LatitudeOfOrigin, 0);
        double scale = Get(WktParameters.Scale);
        double easting = Get(WktParameters.FalseEasting);
        double northing = Get(WktParameters.FalseNorthing, 0);
        if (parameters.Count > 0 || !TransverseMercator.InRange(meridian, latitude, scale, easting, northing))
            throw new Fault(CrsFaults.ProjectionUnsupported, where, FormattableString.Invariant(
                $"Transverse Mercator {meridian}, {latitude}, {scale}, {easting}, {northing} {string.Join(", ", parameters.Keys)}")).Raise();
        TransverseMercator projection = new(datum, meridian, latitude, scale, easting, northing);

        int? authority = Authority(node);
        int? named = CodeTable.Named(node.Name);
        RequireClaim(authority, authority is null ? "" : $"EPSG:{authority}", projection, where);
        RequireClaim(named, node.Name, projection, where);
        return Crs.FromProjection(projection, authority ?? named);
    }

    private static Crs WebMercatorOf(WktNode node, string method, Dictionary<string, double> parameters, Place where)
    {
        foreach ((string name, double value) in parameters)
        {
            if (value != (name == WktParameters.Scale ? 1 : 0))
                throw new Fault(CrsFaults.ProjectionUnsupported, where, FormattableString.Invariant($"{method} {name} = {value}")).Raise();
        }
        if (Authority(node) is { } code && code != CodeTable.WebMercator || CodeTable.Named(node.Name) is not null)
            throw new Fault(CrsFaults.WktContradicts, where, Authority(node) is { } c ? $"EPSG:{c}" : node.Name, method).Raise();
        return Crs.WebMercator3857;
    }

    /// <summary>Mercator_1SP means the ellipsoidal Mercator (EPSG method 9804) unless code, extension or name say that it is the web's.</summary>
    private static bool IsSpherical(WktNode node) =>
        node.Child("EXTENSION") is { } extension
            ? extension.Values is ["PROJ4", string proj] && proj.Contains("+a=6378137 +b=6378137 ", StringComparison.Ordinal)
            : Authority(node) == CodeTable.WebMercator
                || node.Name.Contains("Popular Visualisation", StringComparison.OrdinalIgnoreCase)
                || node.Name.Contains("Pseudo-Mercator", StringComparison.OrdinalIgnoreCase);

    private static void RequireClaim(int? code, string claim, TransverseMercator projection, Place where)
    {
        if (code is { } c && !(CodeTable.TryGet(c, out _, out TransverseMercator claimed) && claimed.IsNear(projection)))
            throw new Fault(CrsFaults.WktContradicts, where, claim, CrsText.Write(projection)).Raise();
    }

    /// <summary>An axis that points south or west would turn the map over.</summary>
    private static void RequireAxes(WktNode node, Place where)
    {
        foreach (WktNode axis in node.Children.Where(c => c.Keyword == "AXIS"))
        {
            if (axis.Values.ElementAtOrDefault(1) is not WktWord { Text: "EAST" or "NORTH" or "UP" or "OTHER" or "UNKNOWN" or "UNSPECIFIED" })
                throw new Fault(CrsFaults.ProjectionUnsupported, where, $"AXIS {axis.Name}").Raise();
        }
    }
}

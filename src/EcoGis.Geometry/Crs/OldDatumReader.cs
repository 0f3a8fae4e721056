namespace EcoGis;

/// <summary>
/// The system on Xian 1980 or Beijing 1954 that a WKT means: datum by its ellipsoid (a = 6 378 140 or 6 378 245 m), zone by the parameters of a
/// Gauss-Krüger projection in metres. Anything else is null: what it is, and why it is refused, is <see cref="WktReader"/>'s to say.
/// </summary>
internal static class OldDatumReader
{
    public static OldDatumCrs? Read(WktNode node) => node.Keyword switch
    {
        "GEOGCS" or "GEOGCRS" or "GEODCRS" or "GEOGRAPHICCRS" or "GEODETICCRS" => Datum(node) is { } datum ? OldDatumCrs.Of(datum, Crs.Cgcs2000) : null,
        "PROJCS" or "PROJCRS" or "PROJECTEDCRS" => Projected(node),
        "COMPD_CS" or "COMPOUNDCRS" when node.Children.FirstOrDefault() is { } horizontal => Read(horizontal),
        _ => null,
    };

    private static OldDatumCrs? Projected(WktNode node)
    {
        if (node.Child("GEOGCS", "BASEGEOGCRS", "BASEGEODCRS", "GEOGCRS", "GEODCRS") is not { } source || Datum(source) is not { } datum)
            return null;
        WktUnits.RequireMetre(node, Place.None);
        WktNode conversion = node.Child("CONVERSION") ?? node;
        if (CodeTable.Fold(conversion.Child("PROJECTION", "METHOD")?.Name ?? "") is not ("TRANSVERSEMERCATOR" or "GK"))
            return null;
        Dictionary<string, double> p = WktParameters.Read(conversion, Place.None);
        double Get(string name, double otherwise) => p.GetValueOrDefault(name, otherwise);
        if (!p.TryGetValue(WktParameters.CentralMeridian, out double meridian) || Get(WktParameters.Scale, 1) != 1 || Get(WktParameters.LatitudeOfOrigin, 0) != 0)
            return null;
        TransverseMercator zone = new(GeodeticDatum.Cgcs2000, meridian, 0, 1, Get(WktParameters.FalseEasting, 0), Get(WktParameters.FalseNorthing, 0));
        return OldDatumCrs.Of(datum, Crs.FromProjection(zone));
    }

    private static GeodeticDatum? Datum(WktNode geographic) =>
        (geographic.Child("DATUM", "GEODETICDATUM", "TRF")?.Child("SPHEROID", "ELLIPSOID")?.Number(1)) switch
        {
            6378140 => GeodeticDatum.Xian1980,
            6378245 => GeodeticDatum.Beijing1954,
            _ => null,
        };
}

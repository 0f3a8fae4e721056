namespace EcoGis;

/// <summary>
/// Tells which datum a DATUM element of well-known text means: its name and its ellipsoid (metres) must both say CGCS2000 or both say WGS 84.
/// The ellipsoid alone is not enough (GRS 80 is also that of NAD83 and ETRS89). Old Chinese datums, others, and shifts are refused by name.
/// </summary>
internal static class DatumReader
{
    private static readonly string[] Cgcs2000Names = ["CHINA2000", "CGCS2000", "CHINAGEODETICCOORDINATESYSTEM2000"];

    private static readonly string[] Wgs84Names = ["WGS84", "WORLDGEODETICSYSTEM1984", "WORLDGEODETICSYSTEM1984ENSEMBLE", "WGS84ENSEMBLE"];

    private static readonly (string[] Signs, string Datum)[] Claims =
    [
        (["XIAN1980", "XIAN80", "西安80", "西安1980", "1980西安"], "Xian 1980"),
        (["BEIJING1954", "BEIJING54", "NEWBEIJING", "北京54", "北京1954", "1954年北京"], "Beijing 1954"),
        (["CGCS2000", "CHINA2000", "CHINAGEODETICCOORDINATESYSTEM2000", "国家2000", "2000国家"], GeodeticDatum.Cgcs2000.Title),
        (["WGS84", "WORLDGEODETICSYSTEM1984"], GeodeticDatum.Wgs84.Title),
    ];

    /// <param name="geographic">The geographic element that holds the datum.</param>
    /// <param name="system">The name of the whole system, for the message.</param>
    public static GeodeticDatum Read(WktNode geographic, string system, Place where)
    {
        WktNode datum = geographic.Child("DATUM", "GEODETICDATUM", "TRF", "ENSEMBLE") ?? throw Missing(geographic, "DATUM", where);
        WktNode ellipsoid = datum.Child("SPHEROID", "ELLIPSOID") ?? throw Missing(datum, "SPHEROID", where);
        if (ellipsoid.Number(1) is not { } axis || ellipsoid.Number(2) is not { } inverseFlattening)
            throw Missing(ellipsoid, "a, 1/f", where);
        WktUnits.RequireMetre(ellipsoid, where);

        if (ClaimedBy(datum.Name) is "Xian 1980" or "Beijing 1954" || axis is 6378140 or 6378245)
            throw new Fault(CrsFaults.NoDatumParameters, where, $"{datum.Name} ({ellipsoid.Name})", system).Raise();
        string name = CodeTable.Fold(datum.Name.StartsWith("D_", StringComparison.OrdinalIgnoreCase) ? datum.Name[2..] : datum.Name);
        GeodeticDatum? known = Cgcs2000Names.Contains(name) ? GeodeticDatum.Cgcs2000 : Wgs84Names.Contains(name) ? GeodeticDatum.Wgs84 : null;
        if (known is null || datum.Child("EXTENSION") is not null
            || datum.Child("TOWGS84") is { } shift && !shift.Values.All(v => v is 0.0))
            throw new Fault(CrsFaults.OtherDatum, where, datum.Name).Raise();
        if (Math.Abs(axis - GeodeticDatum.SemiMajorAxis) > 1e-6 || Math.Abs(inverseFlattening - known.InverseFlattening) > 1e-7)
            throw new Fault(CrsFaults.WktContradicts, where, datum.Name, FormattableString.Invariant($"a={axis} 1/f={inverseFlattening}")).Raise();
        if (WktReader.Authority(datum) is { } code && code != known.WktCode)
            throw new Fault(CrsFaults.WktContradicts, where, $"EPSG:{code}", datum.Name).Raise();
        if (geographic.Child("PRIMEM", "PRIMEMERIDIAN") is { } meridian && meridian.Number(1) is not 0.0)
            throw new Fault(CrsFaults.ProjectionUnsupported, where, FormattableString.Invariant($"PRIMEM {meridian.Name} {meridian.Number(1)}")).Raise();
        return known;
    }

    /// <summary>Refuses a system's name that speaks of another datum than its parameters do.</summary>
    public static void RequireName(string name, GeodeticDatum datum, Place where)
    {
        if (ClaimedBy(name) is { } claimed && claimed != datum.Title)
            throw new Fault(CrsFaults.WktContradicts, where, name, datum.Title).Raise();
    }

    /// <summary>The one datum a name speaks of; null when it speaks of none or of several.</summary>
    private static string? ClaimedBy(string name)
    {
        string folded = CodeTable.Fold(name);
        string[] claims = [.. Claims.Where(c => c.Signs.Any(s => folded.Contains(s, StringComparison.Ordinal))).Select(c => c.Datum)];
        return claims.Length == 1 ? claims[0] : null;
    }

    private static EcoException Missing(WktNode node, string what, Place where) =>
        WktNode.Broken(where, node.Position, new($"{node.Keyword} 中缺少 {what}", $"{node.Keyword} has no {what}"));
}

namespace EcoGis;

/// <summary>What GDAL says about a CRS, as text for our own front (<see cref="Crs.FromWkt"/>): GDAL's opinion of codes, names and axes decides nothing.</summary>
internal sealed record GdalCrs(string Wkt, Place Where)
{
    /// <summary>Null when the file states none.</summary>
    public static GdalCrs? Of(nint reference, Place where, GdalErrors errors)
    {
        if (reference == 0)
            return null;
        errors.Clear();
        string? wkt = Written(reference, "FORMAT=WKT1_GDAL") ?? Written(reference, "FORMAT=WKT2_2019");
        string words = errors.FirstFailure ?? "-";
        errors.Clear();
        return wkt is { Length: > 0 } ? new(wkt, where) : throw new Fault(GdalFaults.CrsText, where, words).Raise();
    }

    public bool IsDegrees => Wkt.StartsWith("GEOG", StringComparison.OrdinalIgnoreCase) || Wkt.StartsWith("GEODCRS", StringComparison.OrdinalIgnoreCase);

    public string Declared => CrsDecision.NameIn(Wkt);

    public Crs Parse() => CrsDecision.InFile(() => Crs.FromWkt(Wkt), Where);

    private static string? Written(nint reference, string format)
    {
        int error = GdalNative.OSRExportToWktEx(reference, out nint text, [format, null]);
        string? wkt = GdalText.Take(text);
        return error == 0 && !string.IsNullOrEmpty(wkt) ? wkt : null;
    }
}

using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>The ground that a check found doubtful, as a GeoPackage for a GIS: one polygon each, in the CRS of the layer, with its message in one language.</summary>
public static class CheckFile
{
    /// <summary>Writes, or replaces, the file. Items that are about no ground are not in it.</summary>
    /// <exception cref="EcoException">The disk refuses.</exception>
    public static int Write(string path, LayerCheckResult check, Crs crs, Language language)
    {
        CheckItem[] items = [.. check.Items.Where(i => i.Ground is not null)];
        RunIdentity run = new([KeyValuePair.Create("export", "layer-check")]);
        using PartialGeoPackage file = new(path, run, restart: true,
            [new ResultTable("problems", language == Language.Zh ? "图层检查发现的问题" : "what the check of the layer found", HasGeometry: true,
                [("severity", "TEXT"), ("code", "TEXT"), ("message", "TEXT"), ("zones", "TEXT"), ("area_m2", "DOUBLE"), ("mean_width_m", "DOUBLE")])], crs);
        file.Append(items.Select(i => new ResultRow(0, Of(i.Ground!, file.Srs),
            [LayerCheckResult.WordOf(i.Severity), i.Fault.Kind.Code, i.Fault.In(language), string.Join(", ", i.Zones), i.Area, i.MeanWidth])));
        file.Complete(new RunState(run, 1, items.Length, 0, ""));
        return items.Length;
    }

    private static ResultGeometry Of(Geometry ground, int srs) => new(GeoPackageBlob.Write(ground, srs), ground.EnvelopeInternal, GeoPackageBlob.TypeName(ShapeKind.Polygon));
}

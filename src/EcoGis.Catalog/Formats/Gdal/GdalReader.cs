using System.Globalization;

namespace EcoGis;

/// <summary>
/// One vector layer through GDAL, whole, in the order of the driver. Geometry comes as ISO WKB and goes through the same reader as a GeoPackage's, so
/// limits, curves (chords within 0.01 m) and mixed collections are treated alike; the CRS through our own front. A failure that GDAL reports, or a
/// count that does not agree, refuses the file: a part of a file never passes for the whole. Nothing is written beside the file.
/// </summary>
internal static class GdalReader
{
    /// <summary>Degrees of arc between the points by which a DXF curve is drawn: 0.01 m from the arc up to a radius of 4.2 km.</summary>
    public const double ArcStep = 0.25;

    private static readonly Bilingual Warned = new("GDAL 提示：{0}", "GDAL warns: {0}");

    public static FileDraft Read(string path, GdalFormat format, ReadOptions options, CancellationToken ct)
    {
        Place where = Place.InFile(path);
        GdalLibrary.Version(where, format.Name);
        NoticeList notices = new();
        GdalScan scan = format.Scan(path, options, notices, ct);
        using GdalErrors errors = new();
        using GdalThreadOption? encoding = scan.Encoding is null ? null : new GdalThreadOption("DXF_ENCODING", scan.Encoding);
        using GdalDatasetHandle dataset = GdalDataset.OpenVector(path, format, where, errors);
        FileDraft draft = Read(dataset, path, format, options, where, notices, errors, ct);
        return format == GdalFormat.Dxf ? DxfEntities.Choose(draft, options)
            : format == GdalFormat.Workbook ? CoordinateColumns.Locate(draft, options)
            : KmlScan.WithoutOverlays(draft, scan);
    }

    /// <param name="label">The path, or what stands for a database in messages.</param>
    public static FileDraft Read(
        GdalDatasetHandle dataset, string label, GdalFormat format, ReadOptions options, Place where, NoticeList notices, GdalErrors errors, CancellationToken ct)
    {
        // the layers of a drawing are values of a column of the one that GDAL gives
        ReadOptions choice = format == GdalFormat.Dxf ? options with { Layer = null } : options;
        GdalLayer layer = GdalLayer.Choose(dataset, format.Name, choice, tables: format == GdalFormat.Workbook, skipEmpty: format == GdalFormat.Kml, where, notices);
        where = where with { Layer = NoticeList.Sample(layer.Name) };
        GdalFields fields = GdalFields.Of(layer.Handle, options, where, notices);
        errors.Demand(GdalFaults.ReadFailed, where, format.Name);
        GdalCrs? crs = GdalCrs.Of(GdalNative.OGR_L_GetSpatialRef(layer.Handle), where, errors);
        List<FeatureRecord> features = Features(layer, fields, crs?.IsDegrees ?? false, format, options, where, notices, errors, ct);
        foreach (string warning in errors.Warnings.Distinct())
            notices.Add(Warned, warning);
        return new FileDraft(label, format.Id)
        {
            Layer = layer.Name,
            FileCrs = () => crs?.Parse(),
            DeclaredCrs = crs?.Declared ?? "",
            CrsAbsence = new($"{format.Name.Zh} 未注明", $"{format.Name.En} states none"),
            Fields = fields.Names,
            Features = features,
            Notices = notices,
        };
    }

    private static List<FeatureRecord> Features(
        GdalLayer layer, GdalFields fields, bool degrees, GdalFormat format, ReadOptions options, Place where, NoticeList notices, GdalErrors errors, CancellationToken ct)
    {
        List<FeatureRecord> features = [];
        GdalShapes shapes = new(new WkbCurves(degrees), options.Limits, notices);
        long? claimed = layer.ClaimedCount;
        GdalNative.OGR_L_ResetReading(layer.Handle);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            using GdalFeatureHandle feature = GdalNative.OGR_L_GetNextFeature(layer.Handle);
            errors.Demand(GdalFaults.ReadFailed, where, format.Name);
            if (feature.IsInvalid)
                break;
            options.Limits.CheckFeatures(features.Count + 1, where);
            string id = GdalNative.OGR_F_GetFID(feature).ToString(CultureInfo.InvariantCulture);
            Place here = where with { Feature = id };
            RawShape? shape = shapes.Read(GdalNative.OGR_F_GetGeometryRef(feature), here);
            Dictionary<string, string?> attributes = fields.Read(feature, here, notices);
            errors.Demand(GdalFaults.ReadFailed, where, format.Name);
            features.Add(new FeatureRecord(features.Count + 1, id, shape, attributes, null, here));
        }

        return claimed is { } n && n != features.Count ? throw new Fault(GdalFaults.CountDiffers, where, n, features.Count).Raise() : features;
    }
}

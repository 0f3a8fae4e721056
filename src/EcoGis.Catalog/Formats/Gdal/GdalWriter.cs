using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis;

/// <summary>
/// Writes one layer through GDAL: geometry as WKB in its multiple form, coordinates x before y whatever the CRS's own order, all columns text. A failure that
/// GDAL reports ends the writing; its warnings are returned.
/// </summary>
internal static class GdalWriter
{
    private const int MultiPoint = 4, MultiLine = 5, MultiPolygon = 6, Text = 4, TraditionalOrder = 0;

    /// <param name="Class">The CAD layer, in a drawing.</param>
    public sealed record Feature(int Id, Geometry Geometry, IReadOnlyList<string?> Cells, string Class);

    public static IReadOnlyList<Bilingual> Write(
        string path, ExportFormat format, string layer, Crs crs, ShapeKind kind, IReadOnlyList<string> columns, IEnumerable<Feature> features, CancellationToken ct)
    {
        Bilingual name = Bilingual.Same(format.Extension);
        string version = GdalLibrary.Version(Place.None, name);
        nint driver = GdalNative.GDALGetDriverByName(format.Driver);
        if (driver == 0)
            throw new Fault(GdalFaults.DriverMissing, Place.None, name, version, format.Driver).Raise();
        using GdalErrors errors = new();
        nint reference = GdalNative.OSRNewSpatialReference(crs.ToWkt());
        GdalNative.OSRSetAxisMappingStrategy(reference, TraditionalOrder);
        try
        {
            // closed before it is looked whether all is well: much is written then
            using (GdalDatasetHandle dataset = GdalNative.GDALCreate(driver, path, 0, 0, 0, 0, [null]))
            {
                Demand(errors, !dataset.IsInvalid, name);
                int type = kind switch { ShapeKind.Polygon => MultiPolygon, ShapeKind.Line => MultiLine, _ => MultiPoint };
                nint made = GdalNative.GDALDatasetCreateLayer(dataset, layer, reference, type, [.. format.LayerOptions, null]);
                Demand(errors, made != 0, name);
                Fill(dataset, made, format, columns, [.. features], errors, name, ct);
            }

            Demand(errors, true, name);
        }
        finally
        {
            GdalNative.OSRDestroySpatialReference(reference);
        }

        return [.. errors.Warnings.Distinct().Select(w => new Bilingual("GDAL 提示：{0}", "GDAL warns: {0}").Format(w))];
    }

    private static void Fill(GdalDatasetHandle dataset, nint layer, ExportFormat format, IReadOnlyList<string> columns, Feature[] features, GdalErrors errors, Bilingual name, CancellationToken ct)
    {
        for (int c = 0; format.HasAttributes && c < columns.Count; c++)
        {
            nint field = GdalNative.OGR_Fld_Create(columns[c], Text);
            if (format.MostTextBytes is not null)
                GdalNative.OGR_Fld_SetWidth(field, Math.Max(1, features.Select(f => Encoding.UTF8.GetByteCount(f.Cells[c] ?? "")).DefaultIfEmpty(1).Max()));
            int error = GdalNative.OGR_L_CreateField(layer, field, approximate: 1);
            GdalNative.OGR_Fld_Destroy(field);
            Demand(errors, error == 0, name);
        }

        bool transaction = GdalNative.GDALDatasetTestCapability(dataset, "Transactions") != 0 && GdalNative.GDALDatasetStartTransaction(dataset, force: 0) == 0; // much faster
        nint definition = GdalNative.OGR_L_GetLayerDefn(layer);
        foreach (Feature feature in features)
        {
            ct.ThrowIfCancellationRequested();
            using GdalFeatureHandle made = GdalNative.OGR_F_Create(definition);
            _ = GdalNative.OGR_F_SetFID(made, feature.Id);
            if (format.HasAttributes)
            {
                for (int c = 0; c < columns.Count; c++)
                {
                    if (feature.Cells[c] is { } text)
                        GdalNative.OGR_F_SetFieldString(made, c, text);
                }
            }
            else
            {
                GdalNative.OGR_F_SetFieldString(made, 0, feature.Class);
            }

            Demand(errors, SetGeometry(made, feature.Geometry), name);
            Demand(errors, GdalNative.OGR_L_CreateFeature(layer, made) == 0, name);
        }

        Demand(errors, !transaction || GdalNative.GDALDatasetCommitTransaction(dataset) == 0, name);
    }

    private static unsafe bool SetGeometry(GdalFeatureHandle feature, Geometry geometry)
    {
        byte[] wkb = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, emitZ: false, emitM: false).Write(GeoPackageBlob.Multi(geometry));
        fixed (byte* bytes = wkb)
        {
            return GdalNative.OGR_G_CreateFromWkb(bytes, 0, out nint made, wkb.Length) == 0 && GdalNative.OGR_F_SetGeometryDirectly(feature, made) == 0;
        }
    }

    private static void Demand(GdalErrors errors, bool done, Bilingual name)
    {
        errors.Demand(ExportFaults.WriteFailed, Place.None, name);
        if (!done)
            throw new Fault(ExportFaults.WriteFailed, Place.None, name, "-").Raise();
    }
}

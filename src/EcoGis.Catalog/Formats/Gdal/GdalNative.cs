using System.Runtime.InteropServices;

namespace EcoGis;

/// <summary>
/// The part of GDAL's C API (gdal.h, ogr_api.h, ogr_srs_api.h, cpl_error.h, cpl_conv.h of 3.6; stable since 3.0) that EcoGis calls. Nothing is called
/// before <see cref="GdalLibrary"/> has found the library. Texts that come back are pointers: <see cref="GdalText"/> reads them. It decides nothing.
/// </summary>
internal static unsafe partial class GdalNative
{
    public const string Library = "gdal";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GDALVersionInfo(string request);

    [LibraryImport(Library)]
    public static partial void GDALAllRegister();

    [LibraryImport(Library)]
    public static partial int GDALGetDriverCount();

    [LibraryImport(Library)]
    public static partial nint GDALGetDriver(int index);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GDALGetDriverByName(string name);

    [LibraryImport(Library)]
    public static partial nint GDALGetDriverShortName(nint driver);

    [LibraryImport(Library)]
    public static partial void GDALDeregisterDriver(nint driver);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void CPLSetConfigOption(string key, string? value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void CPLSetThreadLocalConfigOption(string key, string? value);

    [LibraryImport(Library)]
    public static partial void CPLPushErrorHandlerEx(delegate* unmanaged<int, int, byte*, void> handler, nint userData);

    [LibraryImport(Library)]
    public static partial nint CPLGetErrorHandlerUserData();

    [LibraryImport(Library)]
    public static partial void CPLPopErrorHandler();

    [LibraryImport(Library)]
    public static partial void VSIFree(nint memory);

    [LibraryImport(Library)]
    public static partial void OSRSetPROJEnableNetwork(int enabled);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void OSRSetPROJSearchPaths(string?[] paths);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial GdalDatasetHandle GDALOpenEx(string file, uint flags, string?[] drivers, string?[] options, nint siblings);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial GdalDatasetHandle GDALCreate(nint driver, string file, int width, int height, int bands, int type, string?[] options);

    [LibraryImport(Library)]
    public static partial int GDALClose(nint dataset);

    [LibraryImport(Library)]
    public static partial nint GDALGetDatasetDriver(GdalDatasetHandle dataset);

    [LibraryImport(Library)]
    public static partial int GDALDatasetGetLayerCount(GdalDatasetHandle dataset);

    [LibraryImport(Library)]
    public static partial nint GDALDatasetGetLayer(GdalDatasetHandle dataset, int index);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GDALDatasetCreateLayer(GdalDatasetHandle dataset, string name, nint reference, int geometryType, string?[] options);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GDALDatasetTestCapability(GdalDatasetHandle dataset, string capability);

    [LibraryImport(Library)]
    public static partial int GDALDatasetStartTransaction(GdalDatasetHandle dataset, int force);

    [LibraryImport(Library)]
    public static partial int GDALDatasetCommitTransaction(GdalDatasetHandle dataset);

    [LibraryImport(Library)]
    public static partial nint OGR_L_GetName(nint layer);

    [LibraryImport(Library)]
    public static partial int OGR_L_GetGeomType(nint layer);

    [LibraryImport(Library)]
    public static partial nint OGR_L_GetSpatialRef(nint layer);

    [LibraryImport(Library)]
    public static partial nint OGR_L_GetLayerDefn(nint layer);

    [LibraryImport(Library)]
    public static partial long OGR_L_GetFeatureCount(nint layer, int force);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OGR_L_TestCapability(nint layer, string capability);

    [LibraryImport(Library)]
    public static partial void OGR_L_ResetReading(nint layer);

    [LibraryImport(Library)]
    public static partial GdalFeatureHandle OGR_L_GetNextFeature(nint layer);

    [LibraryImport(Library)]
    public static partial int OGR_L_CreateField(nint layer, nint field, int approximate);

    [LibraryImport(Library)]
    public static partial int OGR_L_CreateFeature(nint layer, GdalFeatureHandle feature);

    [LibraryImport(Library)]
    public static partial int OGR_FD_GetFieldCount(nint definition);

    [LibraryImport(Library)]
    public static partial nint OGR_FD_GetFieldDefn(nint definition, int field);

    [LibraryImport(Library)]
    public static partial nint OGR_Fld_GetNameRef(nint field);

    [LibraryImport(Library)]
    public static partial int OGR_Fld_GetType(nint field);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint OGR_Fld_Create(string name, int type);

    [LibraryImport(Library)]
    public static partial void OGR_Fld_SetWidth(nint field, int width);

    [LibraryImport(Library)]
    public static partial void OGR_Fld_Destroy(nint field);

    [LibraryImport(Library)]
    public static partial GdalFeatureHandle OGR_F_Create(nint definition);

    [LibraryImport(Library)]
    public static partial void OGR_F_Destroy(nint feature);

    [LibraryImport(Library)]
    public static partial long OGR_F_GetFID(GdalFeatureHandle feature);

    [LibraryImport(Library)]
    public static partial int OGR_F_SetFID(GdalFeatureHandle feature, long id);

    [LibraryImport(Library)]
    public static partial nint OGR_F_GetGeometryRef(GdalFeatureHandle feature);

    [LibraryImport(Library)]
    public static partial int OGR_F_SetGeometryDirectly(GdalFeatureHandle feature, nint geometry);

    [LibraryImport(Library)]
    public static partial int OGR_F_IsFieldSetAndNotNull(GdalFeatureHandle feature, int field);

    [LibraryImport(Library)]
    public static partial nint OGR_F_GetFieldAsString(GdalFeatureHandle feature, int field);

    [LibraryImport(Library)]
    public static partial long OGR_F_GetFieldAsInteger64(GdalFeatureHandle feature, int field);

    [LibraryImport(Library)]
    public static partial double OGR_F_GetFieldAsDouble(GdalFeatureHandle feature, int field);

    [LibraryImport(Library)]
    public static partial int OGR_F_GetFieldAsDateTimeEx(
        GdalFeatureHandle feature, int field, out int year, out int month, out int day, out int hour, out int minute, out float second, out int zone);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void OGR_F_SetFieldString(GdalFeatureHandle feature, int field, string value);

    [LibraryImport(Library)]
    public static partial nint OGR_G_GetGeometryName(nint geometry);

    [LibraryImport(Library)]
    public static partial int OGR_G_GetPointCount(nint geometry);

    [LibraryImport(Library)]
    public static partial double OGR_G_GetX(nint geometry, int point);

    [LibraryImport(Library)]
    public static partial double OGR_G_GetY(nint geometry, int point);

    [LibraryImport(Library)]
    public static partial int OGR_G_WkbSize(nint geometry);

    [LibraryImport(Library)]
    public static partial int OGR_G_ExportToIsoWkb(nint geometry, int byteOrder, byte* bytes);

    [LibraryImport(Library)]
    public static partial int OGR_G_CreateFromWkb(byte* bytes, nint reference, out nint geometry, int size);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OSRExportToWktEx(nint reference, out nint text, string?[] options);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint OSRNewSpatialReference(string wkt);

    [LibraryImport(Library)]
    public static partial void OSRDestroySpatialReference(nint reference);

    [LibraryImport(Library)]
    public static partial void OSRSetAxisMappingStrategy(nint reference, int strategy);

    [LibraryImport(Library)]
    public static partial int GDALGetRasterXSize(GdalDatasetHandle dataset);

    [LibraryImport(Library)]
    public static partial int GDALGetRasterYSize(GdalDatasetHandle dataset);

    [LibraryImport(Library)]
    public static partial int GDALGetRasterCount(GdalDatasetHandle dataset);

    [LibraryImport(Library)]
    public static partial int GDALGetGeoTransform(GdalDatasetHandle dataset, double* six);

    [LibraryImport(Library)]
    public static partial nint GDALGetSpatialRef(GdalDatasetHandle dataset);

    [LibraryImport(Library)]
    public static partial nint GDALGetRasterBand(GdalDatasetHandle dataset, int band);

    [LibraryImport(Library)]
    public static partial int GDALGetRasterDataType(nint band);

    [LibraryImport(Library)]
    public static partial nint GDALGetDataTypeName(int type);

    [LibraryImport(Library)]
    public static partial void GDALGetBlockSize(nint band, out int width, out int height);

    [LibraryImport(Library)]
    public static partial double GDALGetRasterNoDataValue(nint band, out int present);

    [LibraryImport(Library)]
    public static partial int GDALRasterIO(
        nint band, int write, int x, int y, int width, int height, void* buffer, int bufferWidth, int bufferHeight, int type, int pixelSpace, int lineSpace);

    /// <summary>A list of texts, one for each value from 0, ended by a null; owned by GDAL.</summary>
    [LibraryImport(Library)]
    public static partial nint GDALGetRasterCategoryNames(nint band);

    [LibraryImport(Library)]
    public static partial int GDALGetMaskFlags(nint band);

    [LibraryImport(Library)]
    public static partial nint OSRCloneGeogCS(nint reference);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GDALWarpAppOptionsNew(string?[] arguments, nint forProgram);

    [LibraryImport(Library)]
    public static partial void GDALWarpAppOptionsFree(nint options);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial GdalDatasetHandle GDALWarp(string to, nint existing, int count, nint* from, nint options, out int usageError);
}

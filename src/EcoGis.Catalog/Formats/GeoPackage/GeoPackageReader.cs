using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// One vector layer of a GeoPackage (OGC 12-128r18), in the order of its key. Stored envelopes and the R-tree are not believed
/// (RELIABILITY 13). Z and M are skipped, curves become chords within 0.01 m. The CRS is the EPSG code of gpkg_spatial_ref_sys, else its
/// definition; srs_id 0 and -1 mean that the file knows none.
/// </summary>
internal static class GeoPackageReader
{
    public static FileDraft Read(string path, ReadOptions options, CancellationToken ct)
    {
        NoticeList notices = new();
        using HardenedSqlite db = HardenedSqlite.Open(path, options.Limits, notices, ct);
        (FileDraft header, GeoPackageRows rows) = Header(db, path, options, notices);
        int position = 0;
        return header with
        {
            Features = db.Query(rows.Select, row =>
            {
                options.Limits.CheckFeatures(++position, rows.Where);
                return rows.Record(row, position, notices);
            }),
        };
    }

    /// <summary>Everything but the features, and how to read one.</summary>
    public static (FileDraft Header, GeoPackageRows Rows) Header(HardenedSqlite db, string path, ReadOptions options, NoticeList notices)
    {
        Place where = Place.InFile(path);
        GeoPackageLayer layer = GeoPackageLayer.Choose(db, options.Layer, where, notices);
        where = where with { Layer = NoticeList.Sample(layer.Table) };
        (string Organization, long Code, string Wkt)? definition = Definition(db, layer.SrsId);
        (Func<Crs?> crs, string declared) = CrsOf(layer.SrsId, definition, where);
        FileDraft header = new(path, "geopackage")
        {
            Layer = layer.Table,
            FileCrs = crs,
            FileOldCrs = () => OldCrsOf(definition),
            CrsSource = Bilingual.Same("gpkg_spatial_ref_sys"),
            DeclaredCrs = declared,
            CrsAbsence = Bilingual.Same($"srs_id {layer.SrsId}"),
            Fields = layer.Columns,
            Features = [],
            Notices = notices,
        };
        return (header, new GeoPackageRows(layer, IsDegrees(db, layer.SrsId), options.Limits, where));
    }

    private static bool IsDegrees(HardenedSqlite db, long srs) => Definition(db, srs) is var (_, _, wkt)
        && (wkt.StartsWith("GEOGC", StringComparison.OrdinalIgnoreCase) || wkt.StartsWith("GEODCRS", StringComparison.OrdinalIgnoreCase));

    private static OldDatumCrs? OldCrsOf((string Organization, long Code, string Wkt)? definition) => definition is not var (organization, code, wkt) ? null
        : (organization.Equals("EPSG", StringComparison.OrdinalIgnoreCase) ? OldDatumCrs.Parse(code.ToString(CultureInfo.InvariantCulture)) : null) ?? OldDatumCrs.FromWkt(wkt);

    private static (Func<Crs?> Crs, string Declared) CrsOf(long srs, (string Organization, long Code, string Wkt)? definition, Place where)
    {
        if (srs is 0 or -1 || definition is not var (organization, code, wkt))
            return (() => null, "");
        bool epsg = organization.Equals("EPSG", StringComparison.OrdinalIgnoreCase);
        if (!epsg && wkt.Trim().ToUpperInvariant() is "" or "UNDEFINED")
            return (() => null, "");
        string declared = string.Create(CultureInfo.InvariantCulture, $"{NoticeList.Sample(organization)}:{code}");
        return (() => CrsDecision.InFile(() => epsg ? ByCode(declared, wkt) : Crs.FromWkt(wkt), where),
            epsg ? declared : $"{declared} {CrsDecision.NameIn(wkt)}");
    }

    /// <summary>The code decides; a code that is not in the table may still be defined by parameters that are known.</summary>
    private static Crs ByCode(string code, string wkt)
    {
        try
        {
            return Crs.Parse(code.ToUpperInvariant());
        }
        catch (EcoException unknown)
        {
            try
            {
                return Crs.FromWkt(wkt);
            }
            catch (EcoException)
            {
                throw unknown;
            }
        }
    }

    private static (string Organization, long Code, string Wkt)? Definition(HardenedSqlite db, long srs)
    {
        List<(string, long, string)> rows = db.Query(
            "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = $id",
            r => (r.IsDBNull(0) ? "" : Convert.ToString(r.GetValue(0), CultureInfo.InvariantCulture)!,
                r.GetValue(1) is long code ? code : -1L,
                r.IsDBNull(2) ? "" : Convert.ToString(r.GetValue(2), CultureInfo.InvariantCulture)!),
            ("$id", srs));
        return rows.Count == 1 ? rows[0] : null;
    }
}

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
        Place where = Place.InFile(path);
        using HardenedSqlite db = HardenedSqlite.Open(path, options.Limits, notices, ct);
        GeoPackageLayer layer = GeoPackageLayer.Choose(db, options.Layer, where, notices);
        where = where with { Layer = NoticeList.Sample(layer.Table) };
        (Func<Crs?> crs, string declared) = CrsOf(db, layer.SrsId, where);
        return new FileDraft(path, "geopackage")
        {
            Layer = layer.Table,
            FileCrs = crs,
            DeclaredCrs = declared,
            CrsAbsence = Bilingual.Same($"srs_id {layer.SrsId}"),
            Fields = layer.Columns,
            Features = Features(db, layer, options.Limits, where, notices),
            Notices = notices,
        };
    }

    private static List<FeatureRecord> Features(HardenedSqlite db, GeoPackageLayer layer, ReadLimits limits, Place where, NoticeList notices)
    {
        // chord tolerance is metres in a projected CRS; in degrees the metre of latitude, the longer one, decides
        int position = 0;
        WkbCurves curves = new(IsDegrees(db, layer.SrsId));
        string columns = string.Concat(layer.Columns.Select(c => ", " + HardenedSqlite.Quote(c)));
        string key = layer.Key is null ? "rowid" : HardenedSqlite.Quote(layer.Key);
        return db.Query($"SELECT {key}, {HardenedSqlite.Quote(layer.GeometryColumn)}{columns} FROM {HardenedSqlite.Quote(layer.Table)} ORDER BY 1", row =>
        {
            limits.CheckFeatures(++position, where);
            string id = row.IsDBNull(0) ? $"#{position}" : Text(row, 0)!;
            Place here = where with { Feature = NoticeList.Sample(id) };
            Dictionary<string, string?> attributes = new(layer.Columns.Count, StringComparer.Ordinal);
            for (int i = 0; i < layer.Columns.Count; i++)
                attributes[layer.Columns[i]] = Value(row, i + 2, here with { Field = NoticeList.Sample(layer.Columns[i]) }, notices);
            RawShape? shape = null;
            if (!row.IsDBNull(1))
            {
                if (row.GetFieldType(1) != typeof(byte[]))
                    throw new Fault(GeoPackageFaults.BadBlob, here, "not a BLOB").Raise();
                shape = GeoPackageGeometry.Read((byte[])row.GetValue(1), curves, here, limits, notices);
            }

            return new FeatureRecord(position, id, shape, attributes, null, here);
        });
    }

    private static string? Value(SqliteDataReader row, int column, Place where, NoticeList notices)
    {
        if (row.IsDBNull(column))
            return null;
        if (row.GetFieldType(column) == typeof(byte[]))
        {
            notices.Count(new("{0} 个二进制属性值未读取（第一个：{1}）", "{0} binary attribute value(s) were not read (first: {1})"), where);
            return null;
        }

        return Text(row, column);
    }

    private static string? Text(SqliteDataReader row, int column) => row.GetValue(column) switch
    {
        double d => double.IsFinite(d) ? NumberText.Canonical(d) : null,
        long l => l.ToString(CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    private static bool IsDegrees(HardenedSqlite db, long srs) => Definition(db, srs) is var (_, _, wkt)
        && (wkt.StartsWith("GEOGC", StringComparison.OrdinalIgnoreCase) || wkt.StartsWith("GEODCRS", StringComparison.OrdinalIgnoreCase));

    private static (Func<Crs?> Crs, string Declared) CrsOf(HardenedSqlite db, long srs, Place where)
    {
        if (srs is 0 or -1 || Definition(db, srs) is not var (organization, code, wkt))
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

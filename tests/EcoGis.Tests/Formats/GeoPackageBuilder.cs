using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

/// <summary>A small GeoPackage made with plain SQL (OGC 12-128r18), open to any wrong statement.</summary>
internal sealed class GeoPackageBuilder : IDisposable
{
    public const int Id = 0x47504B47;

    private readonly SqliteConnection connection;

    public GeoPackageBuilder(string path, int applicationId = Id, string contents = "TABLE")
    {
        Path = path;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Run($"PRAGMA application_id={applicationId}", "PRAGMA user_version=10400");
        Run(
            "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT)",
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('z35', 4523, 'EPSG', 4523, 'x', ''), ('u', 0, 'NONE', 0, 'undefined', ''), ('g', 4490, 'EPSG', 4490, 'GEOGCS[\"x\"]', ''), ('old', 2359, 'EPSG', 2359, 'x', '')",
            contents == "TABLE"
                ? "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT, last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER)"
                : contents,
            "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER)");
    }

    public string Path { get; }

    public GeoPackageBuilder Layer(string name, int srs = 4523, string create = "CREATE TABLE \"{0}\" (fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT, 面积 REAL)")
    {
        Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, create, name),
            $"INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES ('{name}', 'features', {srs})",
            $"INSERT INTO gpkg_geometry_columns VALUES ('{name}', 'geom', 'GEOMETRY', {srs}, 0, 0)");
        return this;
    }

    public GeoPackageBuilder Feature(string layer, byte[]? blob, string name = "甲")
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO \"{layer}\" (geom, 名称, 面积) VALUES ($g, $n, 1.50)";
        command.Parameters.AddWithValue("$g", (object?)blob ?? DBNull.Value);
        command.Parameters.AddWithValue("$n", name);
        command.ExecuteNonQuery();
        return this;
    }

    public GeoPackageBuilder Run(params string[] statements)
    {
        foreach (string sql in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        return this;
    }

    public string Close()
    {
        connection.Dispose();
        return Path;
    }

    public void Dispose() => connection.Dispose();

    /// <summary>The blob header without envelope, then WKB.</summary>
    public static byte[] Blob(byte[] wkb, double[]? envelope = null)
    {
        byte[] header = [(byte)'G', (byte)'P', 0, (byte)(envelope is null ? 1 : 3), 0, 0, 0, 0];
        return [.. header, .. (envelope ?? []).SelectMany(BitConverter.GetBytes), .. wkb];
    }

    /// <summary>WKB of one geometry; numbers are ints (counts) or doubles in the order given, byte arrays are nested geometries.</summary>
    public static byte[] Wkb(uint type, bool little, params object[] parts)
    {
        List<byte> bytes = [little ? (byte)1 : (byte)0];
        foreach (object part in (object[])[type, .. parts])
        {
            byte[] next = new byte[8];
            switch (part)
            {
                case byte[] nested:
                    next = nested;
                    break;
                case double d when little:
                    BinaryPrimitives.WriteDoubleLittleEndian(next, d);
                    break;
                case double d:
                    BinaryPrimitives.WriteDoubleBigEndian(next, d);
                    break;
                default:
                    uint value = Convert.ToUInt32(part, System.Globalization.CultureInfo.InvariantCulture);
                    next = new byte[4];
                    if (little)
                        BinaryPrimitives.WriteUInt32LittleEndian(next, value);
                    else
                        BinaryPrimitives.WriteUInt32BigEndian(next, value);
                    break;
            }

            bytes.AddRange(next);
        }

        return [.. bytes];
    }

    public static byte[] Square(double x, double y, double size, bool little = true) =>
        Wkb(3, little, 1, 5, x, y, x + size, y, x + size, y + size, x, y + size, x, y);
}

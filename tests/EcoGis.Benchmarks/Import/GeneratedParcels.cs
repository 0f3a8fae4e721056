using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis.Benchmarks.Import;

/// <summary>
/// <c>import FILE.gpkg N</c>: writes N ragged parcels of 33 vertices with code, name and two further columns, side by side in EPSG:4523, for measuring an import:
/// <c>/usr/bin/time -v ecogis layer import FILE.gpkg --kind … --json</c> beside <c>/usr/bin/time -v ogr2ogr OUT.gpkg FILE.gpkg</c>. The same bytes of geometry on every run.
/// </summary>
internal static class GeneratedParcels
{
    private const int Corners = 32, Across = 2000;
    private const double Step = 30, Radius = 12; // m

    public static int Write(string path, int count)
    {
        File.Delete(path);
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Run("PRAGMA application_id=1196444487; PRAGMA user_version=10300; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
        Run("CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)");
        Run("CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT '2026-11-28T00:00:00Z', min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER)");
        Run("CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL)");
        using (SqliteCommand srs = connection.CreateCommand())
        {
            srs.CommandText = "INSERT INTO gpkg_spatial_ref_sys VALUES ('CGCS2000 zone 35', 4523, 'EPSG', 4523, $wkt, '')";
            srs.Parameters.AddWithValue("$wkt", Crs.Parse("EPSG:4523").ToWkt());
            srs.ExecuteNonQuery();
        }

        Run("CREATE TABLE parcels (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POLYGON, code TEXT, name TEXT, use TEXT, remark TEXT)");
        Run("INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('parcels', 'features', 'parcels', 4523)");
        Run("INSERT INTO gpkg_geometry_columns VALUES ('parcels', 'geom', 'POLYGON', 4523, 0, 0)");
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand row = connection.CreateCommand();
        row.CommandText = "INSERT INTO parcels (geom, code, name, use, remark) VALUES ($g, $c, $n, $u, $r)";
        var (geom, code, name, use, remark) = (Hole("$g"), Hole("$c"), Hole("$n"), Hole("$u"), Hole("$r"));
        for (int i = 0; i < count; i++)
        {
            geom.Value = Parcel(i);
            code.Value = string.Create(CultureInfo.InvariantCulture, $"5106-{i:0000000}");
            name.Value = $"地块{i}";
            use.Value = (i % 12).ToString("00", CultureInfo.InvariantCulture);
            remark.Value = "示范备注";
            row.ExecuteNonQuery();
        }

        transaction.Commit();
        return 0;

        SqliteParameter Hole(string parameter) => row.Parameters.AddWithValue(parameter, DBNull.Value);

        void Run(string sql)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>GeoPackage binary without envelope: a star-shaped ring about a place of the lattice.</summary>
    private static byte[] Parcel(int i)
    {
        byte[] blob = new byte[8 + 13 + (16 * (Corners + 1))];
        (blob[0], blob[1], blob[3], blob[8]) = ((byte)'G', (byte)'P', 1, 1);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), 4523);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(9), 3);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(13), 1);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(17), Corners + 1);
        double east = 35_400_000 + (i % Across * Step), north = 3_400_000 + (i / Across * Step);
        for (int k = 0; k <= Corners; k++)
        {
            int corner = k % Corners;
            double radius = Radius * (0.75 + (0.25 * ((((corner * 7) + i) % 11) / 11.0))), angle = 2 * Math.PI * corner / Corners;
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(21 + (16 * k)), Math.Round(east + (radius * Math.Cos(angle)), 3));
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(29 + (16 * k)), Math.Round(north + (radius * Math.Sin(angle)), 3));
        }

        return blob;
    }
}

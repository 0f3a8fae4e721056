namespace EcoGis;

/// <summary>
/// Raster tiles of Web Mercator in one file that the administrator gave: MBTiles 1.3 (rows from the south, tiles named by <c>metadata</c>) or a GeoPackage tile matrix set
/// in EPSG:3857 over the whole world (OGC 12-128, rows from the north). A tile is handed out as it is; PNG, JPEG and WebP only. Thread-safe.
/// </summary>
internal sealed class TileFile : IDisposable
{
    /// <summary>Of the world in Web Mercator, m.</summary>
    private const double Half = 20037508.342789244;

    private static readonly (byte[] Head, string Type)[] s_pictures = [([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"), ("RIFF"u8.ToArray(), "image/webp")];

    private readonly HardenedSqlite _file;
    private readonly Lock _turn = new();
    private readonly string _sql;
    private readonly bool _fromSouth;

    private TileFile(string path, HardenedSqlite file)
    {
        _file = file;
        Name = Path.GetFileNameWithoutExtension(path);
        if (file.Query("SELECT 1 FROM sqlite_master WHERE name='gpkg_contents'", r => r.GetInt32(0)).Count == 0)
        {
            Dictionary<string, string> said = file.Query("SELECT name, value FROM metadata", r => (r.GetString(0), r.GetString(1))).DistinctBy(m => m.Item1).ToDictionary(m => m.Item1, m => m.Item2, StringComparer.Ordinal);
            if (said.GetValueOrDefault("format") is "pbf" or "mvt")
                throw Refused(path, new("是矢量切片（{0}），只能用栅格切片", "it holds vector tiles ({0}), raster tiles are needed"), said["format"]);
            (_sql, _fromSouth) = ("SELECT tile_data FROM tiles WHERE zoom_level=$z AND tile_column=$x AND tile_row=$y", true);
            Name = said.GetValueOrDefault("name") is { Length: > 0 } name ? name : Name;
            Attribution = said.GetValueOrDefault("attribution");
            Levels = (Level("minzoom", "min"), Level("maxzoom", "max"));

            int Level(string key, string extreme) => int.TryParse(said.GetValueOrDefault(key), out int stated) ? stated : file.Query($"SELECT {extreme}(zoom_level) FROM tiles", r => r.IsDBNull(0) ? 0 : r.GetInt32(0))[0];
        }
        else
        {
            string[] tables = [.. file.Query("SELECT table_name FROM gpkg_contents WHERE data_type='tiles'", r => r.GetString(0))];
            if (tables is not [var table])
                throw Refused(path, new("有 {0} 套切片，须恰好一套", "it has {0} sets of tiles, exactly one is needed"), tables.Length);
            var whole = file.Query(
                "SELECT s.organization_coordsys_id, m.min_x, m.min_y, m.max_x, m.max_y FROM gpkg_tile_matrix_set m JOIN gpkg_spatial_ref_sys s ON s.srs_id=m.srs_id WHERE m.table_name=$t",
                r => r.GetInt32(0) == 3857 && Enumerable.Range(1, 4).All(i => Math.Abs(r.GetDouble(i) - (i < 3 ? -Half : Half)) < 1), ("$t", table));
            var levels = file.Query("SELECT zoom_level, matrix_width, matrix_height FROM gpkg_tile_matrix WHERE table_name=$t ORDER BY zoom_level", r => (Zoom: r.GetInt32(0), Width: r.GetInt64(1), Height: r.GetInt64(2)), ("$t", table));
            if (whole is not [true] || levels.Count == 0 || levels.Any(l => l.Width != 1L << l.Zoom || l.Height != l.Width))
                throw Refused(path, new("切片方案不是覆盖全球的网络墨卡托（GoogleMapsCompatible）", "its tiles are not those of Web Mercator over the whole world (GoogleMapsCompatible)"));
            _sql = $"SELECT tile_data FROM {HardenedSqlite.Quote(table)} WHERE zoom_level=$z AND tile_column=$x AND tile_row=$y";
            Levels = (levels[0].Zoom, levels[^1].Zoom);
        }
    }

    public string Name { get; }

    /// <summary>Whose pictures they are, as the file says.</summary>
    public string? Attribution { get; }

    public (int Least, int Most) Levels { get; }

    /// <exception cref="EcoException">It is no such file.</exception>
    public static TileFile Open(string path)
    {
        if (!File.Exists(path))
            throw Refused(path, new("没有这个文件", "there is no such file"));
        HardenedSqlite file = HardenedSqlite.OpenAny(path, new ReadLimits(), CancellationToken.None);
        try
        {
            return new(path, file);
        }
        catch (Exception e)
        {
            file.Dispose();
            if (e is InvalidCastException)
                throw Refused(path, new("表中的值类型不对", "values in its tables are of the wrong type"));
            throw;
        }
    }

    /// <summary>A tile by its address, rows from the north; null: the file has none, or it is no picture.</summary>
    public (byte[] Content, string Type)? Tile(TileAddress tile)
    {
        long row = _fromSouth ? (1L << tile.Z) - 1 - tile.Y : tile.Y;
        lock (_turn)
        {
            return _file.Query(_sql, r => r.GetFieldValue<byte[]>(0), ("$z", tile.Z), ("$x", tile.X), ("$y", row)) is [var content, ..]
                && s_pictures.FirstOrDefault(p => content.AsSpan().StartsWith(p.Head)) is { Type: { } type } ? (content, type) : null;
        }
    }

    public void Dispose() => _file.Dispose();

    private static EcoException Refused(string path, Bilingual why, params object[] values) => new Fault(ServerFaults.Basemap, Place.InFile(path), why.Format(values)).Raise();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace EcoGis.Tests;

/// <summary>The same files through GDAL: feature counts, and area sums of what both call polygons.</summary>
public sealed class ReaderOracleTests : ReaderCase
{
    [TestCase("liechtenstein/liechtenstein-osm.gpkg", null)]
    [TestCase("luojiang/deyang_mianyang_counties_osm_wgs84.gpkg", null)]
    [TestCase("luojiang/waterbodies_osm_wgs84.geojson", null)]
    [TestCase("luojiang/sichuan_rivers_gshhg_wgs84.geojson", null)]
    [TestCase("luojiang/deyang_counties_2017_quantised_gcj02.geojson", null)]
    [TestCase("badinput/fiona/coutwildrnp.shp", null)]
    [TestCase("badinput/fiona/grenada.geojson", null)]
    [TestCase("badinput/gdal/shp/gjmultipoly.shp", 4326)]
    [TestCase("badinput/gdal/shp/polygonm_with_m.shp", 4326)]
    [TestCase("badinput/gdal/shp/nonconformant_shx_ticket5608.shp", 4326)]
    public void Gdal_reads_as_many_features_vertices_and_square_units(string name, int? crs)
    {
        string path = SharedData.Path(["data", .. name.Split('/')]);
        string listing = OracleTool.Run("ogrinfo", ["-ro", "-q", path]);
        foreach (Match match in Regex.Matches(listing, @"^\d+: (\S+)", RegexOptions.Multiline))
        {
            string layer = match.Groups[1].Value;
            var file = Read(path, new ReadOptions { Layer = layer, GeometryOnly = true, Crs = crs is { } n ? Crs.Parse($"EPSG:{n}") : null });
            string sql = $"SELECT COUNT(*) AS n, SUM(ST_Area(ST_MakeValid(g))) AS a, SUM(ST_NPoints(g)) AS p FROM (SELECT geometry AS g FROM \"{layer}\")";
            if (path.EndsWith(".gpkg", StringComparison.Ordinal))
                sql = sql.Replace("geometry AS g", "geom AS g", StringComparison.Ordinal);
            string answer = OracleTool.Run("ogrinfo", ["-ro", "-q", "-dialect", "SQLite", "-sql", sql, path]);
            Assert.That(file.Features, Has.Count.EqualTo((int)Number(answer, "n")), layer);
            Assert.That(Vertices(file), Is.EqualTo((int)Number(answer, "p")), layer);
            if (file.Features.All(f => f.Shape?.Roles == RingRoles.AsGiven) && !Sees(name, "quantised"))
                Assert.That(file.Features.Where(f => f.Shape?.Kind == ShapeKind.Polygon).Sum(f => Area(f.Shape!)), Is.EqualTo(Number(answer, "a")).Within(1e-9).Percent, layer);
        }
    }

    [Test, Category("reliability-9")]
    public void A_gbk_shapefile_of_gdal_reads_the_same_without_its_cpg()
    {
        string source = SharedData.Path("data", "luojiang", "deyang_mianyang_counties_osm_wgs84.gpkg");
        OracleTool.Run("ogr2ogr", ["-lco", "ENCODING=GBK", At("county.shp"), source]);
        var stated = Read(At("county.shp"));
        File.Delete(At("county.cpg"));
        byte[] dbf = File.ReadAllBytes(At("county.dbf"));
        dbf[29] = 0;
        File.WriteAllBytes(At("county.dbf"), dbf);
        var guessed = Read(At("county.shp"));
        Noticed(guessed, "GB18030");
        Assert.That(guessed.Features.Select(f => string.Join('|', f.Attributes.Values)), Is.EqualTo(stated.Features.Select(f => string.Join('|', f.Attributes.Values))));
        Assert.That(guessed.Features.SelectMany(f => f.Attributes.Values), Has.Some.Matches<string?>(v => v is not null && Sees(v, "罗江")));
        Assert.That(Vertices(guessed), Is.EqualTo(Vertices(Read(source))));
    }

    private static int Vertices(FeatureFile file) => file.Features.Sum(f => f.Shape?.Parts.Sum(p => p.Sum(r => r.Count)) ?? 0);

    private static double Number(string answer, string field)
    {
        var match = Regex.Match(answer, $@"^\s+{field} \(\w+\) = (\S+)", RegexOptions.Multiline);
        return match.Groups[1].Value is "(null)" or "" ? 0 : double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}

using NetTopologySuite.Geometries;
using Npgsql;

namespace EcoGis.Tests;

/// <summary>The files of Luojiang that others made, as layers: published whole, or refused for what PostGIS finds too.</summary>
internal sealed class LuojiangLayerTests
{
    private static string Counties => Luojiang("deyang_mianyang_counties_osm_wgs84.gpkg");

    [TestCase("river-bank", "class=tributary", "baseline=bank")]
    [TestCase("wetland", "class=general")]
    public void Water_bodies_are_published_whole(string kind, params string[] set)
    {
        using CatalogBench bench = new();
        FeatureFile file = FeatureReader.Read(Luojiang("waterbodies_osm_wgs84.geojson"), new(), default);
        using NpgsqlConnection postgis = PostGis.Open();
        postgis.Fill("drawn", file.Features.Select(f => AsDrawn.Of(f.Shape!)), 4326);
        Assert.That(postgis.Rows("SELECT count(*) FILTER (WHERE ST_IsValid(g)) FROM drawn", r => r.GetInt64(0)).Single(), Is.EqualTo(110));
        Assert.That(Import(bench, file, kind, set).Published.ZoneCount, Is.EqualTo(110));
    }

    [Test]
    public void River_lines_without_length_are_refused_by_name_and_the_others_are_published()
    {
        using CatalogBench bench = new();
        FeatureFile file = FeatureReader.Read(Luojiang("sichuan_rivers_gshhg_wgs84.geojson"), new(), default);
        string[] set = ["class=tributary", "baseline=centre-line"];
        EcoException refusal = Assert.Throws<EcoException>(() => Import(bench, file, "river-bank", set))!;
        Assert.That(File.Exists(bench.CatalogPath), Is.False);

        using NpgsqlConnection postgis = PostGis.Open();
        postgis.Fill("drawn", file.Features.Select(f => AsDrawn.Of(f.Shape!)), 4326);
        int[] invalid = [.. postgis.Rows("SELECT id FROM drawn WHERE NOT ST_IsValid(g) ORDER BY id", r => r.GetInt32(0))];
        Assert.That(postgis.Rows("SELECT DISTINCT ST_IsValidReason(g), ST_Length(g) FROM drawn WHERE NOT ST_IsValid(g)", r => (Reason: r.GetString(0), Length: r.GetDouble(1))),
            Is.Not.Empty.And.All.Matches<(string Reason, double Length)>(r => r.Reason.StartsWith("Too few points", StringComparison.Ordinal) && r.Length == 0));

        int[] refused = [.. file.Features.Index().Where(f => GateRefuses(file, f.Item)).Select(f => f.Index)];
        Assert.That(refused, Is.EqualTo(invalid).And.Length.EqualTo(110));
        string[] listed = [.. refusal.Faults.Where(f => f.Kind == ImportFaults.BadGeometry).Select(f => f.Where.Feature!)];
        Assert.That(listed, Is.EqualTo(invalid.Take(100).Select(i => file.Features[i].Where.Feature)), "the first hundred are listed");
        Assert.That(refusal.Faults.Single(f => f.Kind == ImportFaults.MoreGeometry).In(Language.En), Does.Contain("110 of 253"));

        FeatureFile sound = file with { Features = [.. file.Features.Where((_, i) => !refused.Contains(i))] };
        Assert.That(Import(bench, sound, "river-bank", set).Published.ZoneCount, Is.EqualTo(143));
    }

    [Test]
    public void Rivers_of_the_whole_province_need_a_word_beside_the_counties_of_two_cities()
    {
        using CatalogBench bench = new();
        Import(bench, FeatureReader.Read(Counties, new(), default), "admin-boundary", []);
        FeatureFile file = FeatureReader.Read(Luojiang("sichuan_rivers_gshhg_wgs84.geojson"), new(), default);
        file = file with { Features = [.. file.Features.Where(f => !GateRefuses(file, f))] };
        string[] set = ["class=tributary", "baseline=centre-line"];
        EcoException refusal = Assert.Throws<EcoException>(() => Import(bench, file, "river-bank", set))!;
        Fault fault = refusal.Faults.Single();
        Assert.That(fault.Kind, Is.EqualTo(ImportFaults.OutsideArea));

        using NpgsqlConnection postgis = PostGis.Open();
        postgis.Fill("river", file.Features.Select(f => AsDrawn.Of(f.Shape!)), 4326);
        postgis.Fill("county", FeatureReader.Read(Counties, new(), default).Features.Select(f => AsDrawn.Of(f.Shape!)), 4326);
        long meeting = postgis.Rows("SELECT count(*) FROM river, (SELECT ST_SetSRID(ST_Extent(g), 4326) AS box FROM county) AS c WHERE ST_Intersects(ST_Envelope(g), box)", r => r.GetInt64(0)).Single();
        Assert.That(meeting, Is.LessThan(143 / 2));
        Assert.That(fault.In(Language.En), Does.Contain($"the bounds of only {meeting} of 143 features"));
        Assert.That(Import(bench, file, "river-bank", set, new() { AllowOutside = true }).Published.ZoneCount, Is.EqualTo(143));
    }

    /// <summary>
    /// PostGIS calls three of the web chart's counties invalid. A ring that only runs out and back along one line is a notice by design: where PostGIS
    /// stops at one, our spike is there, and a county with nothing worse is taken without it, valid to PostGIS and of the same area. The others are refused.
    /// </summary>
    [Test]
    public void Web_chart_counties_that_postgis_finds_invalid_are_refused_unless_all_is_a_spike()
    {
        const double Grid = 1.0 / 1024; // degrees, of the chart's coordinates
        using CatalogBench bench = new();
        FeatureFile chart = FeatureReader.Read(Luojiang("deyang_counties_2017_quantised_gcj02.geojson"), new(), default);
        EcoException refusal = Assert.Throws<EcoException>(() => Import(bench, chart, "admin-boundary", []))!;
        ShapeReading[] readings = [.. chart.Features.Select(f => ShapeGate.Check(f.Shape!, chart.Crs!))];
        Geometry[] drawn = [.. chart.Features.Select(f => AsDrawn.Of(f.Shape!))];
        using NpgsqlConnection postgis = PostGis.Open();
        postgis.Fill("drawn", drawn, 4326);
        postgis.Fill("taken", readings.Select((r, i) => r.Shape?.Geometry ?? drawn[i]), 4326);
        var invalid = postgis.Rows(
            """
            SELECT id, ST_X(location(d)), ST_Y(location(d)), ST_IsValid(t.g), ST_Area(t.g) - ST_Area(drawn.g)
            FROM drawn JOIN taken t USING (id) CROSS JOIN LATERAL ST_IsValidDetail(drawn.g) AS d WHERE NOT valid(d)
            """,
            r => (Feature: r.GetInt32(0), X: r.GetDouble(1), Y: r.GetDouble(2), TakenIsValid: r.GetBoolean(3), Gained: r.GetDouble(4)));

        Assert.That(invalid, Has.Count.EqualTo(3));
        int[] refused = [.. readings.Index().Where(r => r.Item.Shape is null).Select(r => r.Index)];
        Assert.That(refused, Has.Length.EqualTo(2).And.SubsetOf(invalid.Select(f => f.Feature)));
        Assert.That(refusal.Faults.Where(f => f.Kind == ImportFaults.BadGeometry).Select(f => f.Where.Feature).Distinct(), Is.EquivalentTo(refused.Select(i => chart.Features[i].Where.Feature)));
        foreach (var (feature, x, y, takenIsValid, gained) in invalid)
        {
            string where = $"{chart.Features[feature].Where.Feature} at {x}, {y}";
            Assert.That(readings[feature].Problems, Has.Some.Matches<GeometryProblem>(p =>
                Math.Max(Math.Abs(p.X - x), Math.Abs(p.Y - y)) <= (p.Kind == GeometryProblemKind.Spike ? Grid : p.IsFatal ? 1e-9 : -1)), where);
            Assert.That(takenIsValid, Is.EqualTo(!refused.Contains(feature)), where);
            Assert.That(gained, Is.Zero.Within(1e-12), where);
        }
    }

    [Test]
    public void Township_names_without_geometry_are_refused_as_no_map()
    {
        string path = Luojiang("luojiang_townships_codes.json");
        Assert.That(File.ReadAllText(path), Does.StartWith("[").And.Not.Contain("coordinates"));
        EcoException refusal = Assert.Throws<EcoException>(() => FeatureReader.Read(path, new(), default))!;
        Assert.That(refusal.Faults.Single().Kind, Is.EqualTo(GeoJsonFaults.NotGeoJson));
    }

    private static string Luojiang(string name) => SharedData.Path("data", "luojiang", name);

    private static bool GateRefuses(FeatureFile file, FeatureRecord feature) => ShapeGate.Check(feature.Shape!, file.Crs!).Shape is null;

    private static ImportReceipt Import(CatalogBench bench, FeatureFile file, string kind, string[] set, ImportRequest? request = null) => LayerImporter.Import(
        file, MadeUp.Rules.Kind(kind), (request ?? new()) with { Source = "test", Set = set.Select(s => s.Split('=')).ToDictionary(s => s[0], s => s[1]) },
        GeoPackageCatalog.ForImport(bench.CatalogPath, MadeUp.Rules.Kinds));
}

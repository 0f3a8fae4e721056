using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>The same content gives the same bytes: whatever the order of layers, features, rings and vertices, the threads, and the file format.</summary>
public sealed class DeterminismTests
{
    private static readonly string[] Excepted = ["program", "proposal.source_file", "site.declared_crs", "site.notices"];

    private static RuleBase Rules => SampleWorld.Rules;

    private static SampleWorld World => SampleWorld.Luojiang;

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Any_order_of_layers_features_rings_and_vertices_gives_the_same_bytes(int seed)
    {
        Random random = new(seed);
        IGrouping<string?, SampleLayer>[] layers = [.. SampleWorld.Samples.Layers.GroupBy(l => l.Request.Name)];
        random.Shuffle(layers); // the versions of one layer keep their order: it numbers them
        var snapshot = Imported(layers.SelectMany(versions => versions).Select(l => (Rewritten.Shuffled(FeatureReader.Read(l.File, l.Reading, default), random), Rules.Kind(l.Kind), l.Request)));
        Assert.That(Digests(snapshot), Is.EqualTo(Digests(World.Snapshot)));
        var screenings = World.Proposals
            .Select(p => p.Proposal with { Boundary = Rewritten.Shuffled(p.Proposal.Boundary, random) })
            .Select(p => new Screener(Rules, Rules.District(SampleWorld.Samples.District), "other").Screen(p, snapshot, new ScreenOptions()));
        Same(Json(screenings), Json(World.Proposals.Select(p => p.Screening)));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(16)]
    public void Any_number_of_threads_gives_the_same_bytes(int threads)
    {
        var screener = new Screener(Rules, Rules.District(SampleWorld.Samples.District), "test");
        var screenings = new Screening[World.Proposals.Length];
        Parallel.For(0, screenings.Length, new ParallelOptions { MaxDegreeOfParallelism = threads },
            i => screenings[i] = screener.Screen(World.Proposals[i].Proposal, World.Snapshot, new ScreenOptions()));
        Assert.That(Bytes(screenings), Is.EqualTo(Bytes(World.Proposals.Select(p => p.Screening))));
    }

    [Test]
    public void A_snapshot_pinned_again_gives_the_same_bytes()
    {
        var again = Imported(SampleWorld.Samples.Layers.Select(l => (FeatureReader.Read(l.File, l.Reading, default), Rules.Kind(l.Kind), l.Request)));
        var screener = new Screener(Rules, Rules.District(SampleWorld.Samples.District), "test");
        Assert.That(Bytes(World.Proposals.Select(p => screener.Screen(p.Proposal, again, new ScreenOptions()))), Is.EqualTo(Bytes(World.Proposals.Select(p => p.Screening))));
    }

    /// <summary>GDAL writes the formats: what it makes of the same coordinates is not ours.</summary>
    [TestCase("GPKG", "gpkg")]
    [TestCase("ESRI Shapefile", "shp")]
    public void A_file_that_gdal_wrote_in_another_format_gives_the_same_digests_and_bytes(string driver, string extension)
    {
        string folder = Directory.CreateTempSubdirectory("ecogis-formats-").FullName;
        try
        {
            var versions = SampleWorld.Samples.Layers.GroupBy(l => l.Request.Name!).ToList();
            var requests = versions.ToDictionary(v => v.Key, v => v.Last().Request);
            var earlier = versions.SelectMany(v => v.SkipLast(1)).Select(l => (FeatureReader.Read(l.File, l.Reading, default), Rules.Kind(l.Kind), l.Request));
            var layers = World.Snapshot.Layers.Where(l => l.Version is not null).Select(l => l.Version!).ToList();
            var converted = Imported(earlier.Concat(layers.Select(l =>
            {
                string[] fields = [.. l.Zones.SelectMany(z => z.Fields.Keys).Distinct().Order(StringComparer.Ordinal)];
                string path = Converted(folder, l.Name, driver, extension, l.Zones[0].Shape.Crs, l.Zones.Select(z => (Rewritten.Raw(z.Shape.Geometry), (IReadOnlyDictionary<string, string?>)Columns(z, fields))));
                var map = fields.Select((f, i) => (f, $"f{i}")).Append(("code", "code")).Append(("name", "name"));
                if (!l.Kind.Classes.IsEmpty && l.Zones.Any(z => z.Class.Length > 0))
                    map = map.Append(("class", "class"));
                return (FeatureReader.Read(path, new ReadOptions(), default), l.Kind,
                    requests[l.Name] with { MapField = map.ToDictionary(m => m.Item1, m => m.Item2), Set = new Dictionary<string, string>() });
            })));
            Assert.That(Digests(converted), Is.EqualTo(Digests(World.Snapshot with { Layers = [.. World.Snapshot.Layers.Where(l => l.Version is not null)] })));

            List<Screening> fromGeoJson = [], fromOther = [];
            foreach (var group in World.Proposals.GroupBy(p => p.Proposal.Declared.Code))
            {
                var crs = group.First().Proposal.Declared;
                string name = "proposals-" + group.Key.Replace(":", "", StringComparison.Ordinal);
                string path = Converted(folder, name, driver, extension, crs, group.Select(p => (p.Screening.Located is { } site ? Rewritten.Raw(site.Shape.Geometry) : p.Proposal.Boundary,
                    (IReadOnlyDictionary<string, string?>)new Dictionary<string, string?> { ["code"] = p.Proposal.Id, ["name"] = p.Proposal.Name })));
                fromGeoJson.AddRange(Screened(Path.Combine(folder, name + ".geojson"), new ReadOptions { Crs = crs }));
                fromOther.AddRange(Screened(path, new ReadOptions()));
            }

            Assert.That(fromGeoJson, Has.Count.EqualTo(World.Proposals.Length));
            Same(Json(fromOther), Json(fromGeoJson));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        IEnumerable<Screening> Screened(string path, ReadOptions options) => ProposalReader.Read(FeatureReader.Read(path, options, default), new ProposalRequest(), Rules)
            .Select(p => World.Screener.Screen(p with { Activity = World.Proposals.Single(w => w.Proposal.Id == p.Id).Proposal.Activity }, World.Snapshot, new ScreenOptions()));
    }

    [Test]
    public void A_digest_changes_with_a_tenth_of_a_micrometre()
    {
        var moved = Imported(SampleWorld.Samples.Layers.Where(l => l.Kind == "scenic-area").Select(l =>
        {
            var file = FeatureReader.Read(l.File, l.Reading, default);
            file.Features[0].Shape!.Parts[0][0].Xs[1] += 1e-12;
            return (file, Rules.Kind(l.Kind), l.Request);
        }));
        Assert.That(Digests(moved).Single(), Is.Not.EqualTo(Digests(World.Snapshot).Single(d => d.StartsWith("scenic-area ", StringComparison.Ordinal))));
    }

    private static string Converted(
        string folder, string name, string driver, string extension, Crs crs, IEnumerable<(RawShape, IReadOnlyDictionary<string, string?>)> features)
    {
        string source = Path.Combine(folder, name + ".geojson"), target = Path.Combine(folder, $"{name}.{extension}");
        Rewritten.GeoJson(source, features);
        string[] encoding = extension == "shp" ? ["-lco", "ENCODING=UTF-8"] : [];
        OracleTool.Run("ogr2ogr", ["-f", driver, target, source, "-a_srs", crs.Code, "-nlt", "PROMOTE_TO_MULTI", .. encoding]);
        return target;
    }

    private static Dictionary<string, string?> Columns(Zone zone, string[] fields)
    {
        var columns = new Dictionary<string, string?>
        {
            ["code"] = zone.Code.StartsWith("fid:", StringComparison.Ordinal) ? null : zone.Code,
            ["name"] = zone.Name,
            ["class"] = zone.Class,
        };
        foreach (var (i, field) in fields.Index())
            columns[$"f{i}"] = zone.Fields.GetValueOrDefault(field);
        return columns;
    }

    private static Snapshot Imported(IEnumerable<(FeatureFile File, ZoneKind Kind, ImportRequest Request)> layers)
    {
        string folder = Directory.CreateTempSubdirectory("ecogis-same-").FullName;
        try
        {
            string path = Path.Combine(folder, "c.gpkg");
            var catalog = GeoPackageCatalog.ForImport(path, Rules.Kinds);
            foreach (var (file, kind, request) in layers)
                LayerImporter.Import(file, kind, request, catalog);
            return SampleWorld.WithLists(catalog, path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Digests(Snapshot snapshot) => snapshot.Layers.Select(l => $"{l.Name} {l.Version?.Version} {l.Version?.Digest}");

    private static byte[] Bytes(IEnumerable<Screening> screenings)
    {
        using MemoryStream stream = new();
        ScreeningJson.Write(stream, [.. screenings]);
        return stream.ToArray();
    }

    /// <summary>The text of each screening by proposal, without the four keys that may differ.</summary>
    private static ImmutableSortedDictionary<string, string> Json(IEnumerable<Screening> screenings) =>
        JsonNode.Parse(Encoding.UTF8.GetString(Bytes(screenings)))!.AsArray().ToImmutableSortedDictionary(s => s!["proposal"]!["id"]!.GetValue<string>(), s =>
        {
            foreach (string key in Excepted)
            {
                var holder = key.Contains('.') ? s![key.Split('.')[0]]!.AsObject() : s!.AsObject();
                Assert.That(holder.Remove(key.Split('.')[^1]), Is.True, key);
            }

            return s!.ToJsonString();
        });

    private static void Same(ImmutableSortedDictionary<string, string> found, ImmutableSortedDictionary<string, string> expected)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Keys, Is.EqualTo(expected.Keys));
            foreach (var (id, text) in expected)
                Assert.That(found.GetValueOrDefault(id), Is.EqualTo(text), id);
        }
    }
}

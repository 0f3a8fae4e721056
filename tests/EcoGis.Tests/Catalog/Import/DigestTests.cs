namespace EcoGis.Tests;

internal sealed class DigestTests
{
    [Test]
    public void Order_of_features_rings_parts_and_start_points_does_not_change_the_digest()
    {
        string? first = null;
        for (int seed = 0; seed < 20; seed++)
        {
            using CatalogBench bench = new();
            Random random = new(seed);
            FeatureRecord[] features = [.. Enumerable.Range(1, 12).Select(i => CatalogBench.Feature(i, Shuffled(i, random),
                ("code", i % 3 == 0 ? null : $"C{i}"), ("name", $"区{i % 4}"), ("class", "core"), ("JB", i % 2 == 0 ? "省级" : null)))];
            random.Shuffle(features);
            string digest = bench.Import(CatalogBench.File(features), CatalogBench.ScenicArea,
                new() { Source = "示范", Coverage = new CoverageRequest.Extent(), Name = $"layer {seed}" }).Published.Digest;
            Assert.That(digest, Is.EqualTo(first ??= digest), $"seed {seed}");
        }
    }

    [Test]
    public void Everything_that_can_change_an_answer_changes_the_digest()
    {
        ImportRequest plain = new() { Source = "a" };
        FeatureFile file = CatalogBench.TwoZones();
        FeatureRecord[] moved = [file.Features[0], file.Features[1] with { Shape = CatalogBench.Square(200, 1e-6, 100) }];
        FeatureRecord[] renamed = [file.Features[0] with { Attributes = new Dictionary<string, string?>(file.Features[0].Attributes) { ["FJQMC"] = "乙" } }, file.Features[1]];
        string[] digests =
        [
            Digest(file, plain),
            Digest(file, plain with { Source = "b" }),
            Digest(file, plain with { Licence = "b" }),
            Digest(file, plain with { ValidFrom = new(2026, 1, 1) }),
            Digest(file, plain with { ValidTo = new(2026, 1, 1) }),
            Digest(file, plain with { Accuracy = 2 }),
            Digest(file, plain with { Coverage = new CoverageRequest.Extent() }),
            Digest(file, plain with { Set = new Dictionary<string, string> { ["grade"] = "省级" } }),
            Digest(file with { Features = moved }, plain),
            Digest(file with { Features = renamed }, plain),
            Digest(file with { Crs = Crs.Parse("EPSG:4544"), Features = [.. file.Features.Select(f => f with { Shape = West(f.Shape!) })] }, plain),
        ];
        Assert.That(digests, Is.Unique);

        FeatureRecord[] noted = [file.Features[0] with { Attributes = new Dictionary<string, string?>(file.Features[0].Attributes) { ["note"] = "x" } }, file.Features[1]];
        Assert.That(Digest(file with { Features = noted, Path = "other.shp", Format = "shapefile", Layer = "l" }, plain), Is.EqualTo(digests[0]), "columns nobody judges by");
    }

    private static string Digest(FeatureFile file, ImportRequest request)
    {
        using CatalogBench bench = new();
        return bench.Import(file, CatalogBench.ScenicArea, request).Published.Digest;
    }

    private static RawShape West(RawShape shape) => new(shape.Kind, shape.Roles,
        [.. shape.Parts.Select(p => (IReadOnlyList<RawPath>)[.. p.Select(r => new RawPath([.. r.Xs.Select(x => x - 35_000_000)], r.Ys))])]);

    /// <summary>Two squares, one with two holes: parts, holes, starts and directions as the dice say.</summary>
    private static RawShape Shuffled(int i, Random random)
    {
        double e = 1000 * i;
        IReadOnlyList<RawPath>[] parts =
        [
            [Turned(random, (e, 0), (e + 100, 0), (e + 100, 100), (e, 100)), .. Dice(random,
                Turned(random, (e + 10, 10), (e + 20, 10), (e + 20, 20), (e + 10, 20)),
                Turned(random, (e + 50, 50), (e + 60, 50), (e + 60, 60), (e + 50, 60)))],
            [Turned(random, (e + 200, 0), (e + 300, 0), (e + 250, 80 + i))],
        ];
        random.Shuffle(parts);
        return new(ShapeKind.Polygon, RingRoles.AsGiven, parts);
    }

    private static RawPath[] Dice(Random random, params RawPath[] paths)
    {
        random.Shuffle(paths);
        return paths;
    }

    private static RawPath Turned(Random random, params (double, double)[] corners)
    {
        int start = random.Next(corners.Length);
        (double, double)[] turned = [.. corners[start..], .. corners[..start]];
        if (random.Next(2) == 0)
            Array.Reverse(turned);
        return CatalogBench.Ring([.. turned, turned[0]]);
    }
}

using System.Text;

namespace EcoGis.Tests;

/// <summary>Every proposal of the demonstration set is packed and verified; the record in the package is the one that the whole catalog gives.</summary>
internal sealed class EvidenceOfSamplesTests
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("ecogis-evidence-").FullName;
    private static readonly Lazy<GeoPackageCatalog> Catalog = new(Made);

    private static IEnumerable<TestCaseData> Proposals => SampleWorld.Samples.Proposals.Select(p => new TestCaseData(p).SetArgDisplayNames(Path.GetFileName(p.File)));

    [OneTimeTearDown]
    public static void Remove() => Directory.Delete(Folder, recursive: true);

    [TestCaseSource(nameof(Proposals))]
    public void Packed_and_verified_a_proposal_has_the_record_that_the_catalog_gives(SampleProposal sample)
    {
        var rules = SampleWorld.Rules;
        ReadOptions reading = new();
        var file = FeatureReader.Read(sample.File, reading, default);
        var proposals = ProposalReader.Read(file, sample.Request, rules);
        InputRecorder inputs = new(Catalog.Value.Pin(sample.Date), null, Catalog.Value.CrsOf);
        var source = EvidenceSource.Of(sample.File, file, reading, sample.Request, proposals.Count, 1, default);
        var (bytes, _) = new Packing(HandMadePackage.Session, rules, Session.Data, SampleWorld.Samples.District).Make(inputs, [source], proposals, new ScreenOptions(), ["html"], null, default);

        var package = EvidencePackage.Of(bytes, Place.InFile("x.ecoz"));
        var run = PackedRun.Of(package);
        var again = run.DemandReproduced(HandMadePackage.Session, default);
        using MemoryStream direct = new();
        var screener = new Screener(rules, rules.District(SampleWorld.Samples.District), Installation.Version, forest: HandMadePackage.Session.ForestEffects);
        ScreeningJson.Write(direct, [.. proposals.Select(p => screener.Screen(p, Catalog.Value.Pin(sample.Date), new ScreenOptions()))]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetString(package["result/screening.json"]!), Is.EqualTo(Encoding.UTF8.GetString(direct.ToArray())));
            Assert.That(again.Select(s => s.Verdict), Is.All.EqualTo(sample.Expect), "as its author meant");
            Assert.That(run.Inputs.Sources.Single().NotAgain, Is.Null);
            Assert.That(run.Inputs.Layers.Sum(l => l.Held), Is.LessThanOrEqualTo(run.Inputs.Layers.Sum(l => l.Zones)));
        }

        TestContext.Out.WriteLine($"{bytes.Length:#,0} B, {package.Parts.Count} parts, {run.Inputs.Layers.Sum(l => l.Held)} of {run.Inputs.Layers.Sum(l => l.Zones)} zones with coordinates");
    }

    private static GeoPackageCatalog Made()
    {
        string path = Path.Combine(Folder, "samples.gpkg");
        var catalog = GeoPackageCatalog.ForImport(path, SampleWorld.Rules.Kinds);
        foreach (var layer in SampleWorld.Samples.Layers)
            LayerImporter.Import(FeatureReader.Read(layer.File, layer.Reading, default), SampleWorld.Rules.Kind(layer.Kind), layer.Request, catalog);
        foreach (var list in SampleWorld.Samples.Lists)
            new ListStore(path).Add(ListImporter.Read(list.File, new ReadOptions(), list.Request, SampleWorld.Rules, default));
        return catalog;
    }
}

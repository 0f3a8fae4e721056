namespace EcoGis.Tests;

/// <summary>Land classes travel with their classification. What a code means in each standard is written here from DOMAIN §4.2, not from our tables.</summary>
internal sealed class LandClassReadingTests
{
    [TestCase("third-survey", "0303", "0303")]
    [TestCase("TD/T 1055-2019", "乔木林地", "0301")]
    [TestCase("三调", "0307K", "0307K")]
    [TestCase("用地用海分类", "030401", "030401")]
    [TestCase("land-sea-use", "030499", "0304", Description = "an unlisted finer class counts as the class above")]
    [TestCase("LY/T 2893-2017", "0131 国家特别规定灌木林地", "0131")]
    public void A_stated_classification_gives_codes(string classification, string text, string code)
    {
        using CatalogBench bench = new();
        Import(bench, classification, text);
        Zone zone = bench.Catalog.NewestOfKind("forest-patch").Single().Zones.Single();
        Assert.That(zone.Fields["land_class"], Is.EqualTo(code));
    }

    [Test]
    public void Without_a_classification_the_layer_is_refused_and_both_meanings_are_shown()
    {
        using CatalogBench bench = new();
        Fault fault = Refused(bench, null, "0303").Single();
        Assert.That(fault.Kind.Code, Is.EqualTo("ECO-4140"));
        Assert.That(fault.In(Language.Zh), Does.Contain("红树林地").And.Contain("灌木林地").And.Contain("--set classification="));
        Assert.That(fault.In(Language.En), Does.Contain("mangrove").And.Contain("shrub land"));
    }

    [TestCase("third-survey", "0131", "ECO-4143", TestName = "A class of another standard is refused")]
    [TestCase("third-survey", "0301 竹林地", "ECO-4143", TestName = "A code with the name of another class is refused")]
    [TestCase("forestry", "011199", "ECO-4143", TestName = "A closed standard has no finer classes")]
    [TestCase("GB/T 21010", "0301", "ECO-4142", TestName = "A standard that is not in the data is refused")]
    public void What_the_standard_does_not_have_is_refused(string classification, string text, string code)
    {
        using CatalogBench bench = new();
        Assert.That(Refused(bench, classification, text).Single().Kind.Code, Is.EqualTo(code));
    }

    [Test]
    public void Two_classifications_in_one_layer_are_refused()
    {
        using CatalogBench bench = new();
        FeatureFile file = CatalogBench.File(Patch(1, "third-survey", "0301"), Patch(2, "forestry", "0111"));
        Assert.That(Faults(bench, file).Single().Kind.Code, Is.EqualTo("ECO-4141"));
    }

    [Test]
    public void A_feature_without_the_statement_is_not_covered_by_that_of_its_neighbours()
    {
        using CatalogBench bench = new();
        FeatureFile file = CatalogBench.File(Patch(1, "third-survey", "0301"), Patch(2, null, "0301"));
        Assert.That(Faults(bench, file).Single().Kind.Code, Is.EqualTo("ECO-4141"));
    }

    [Test]
    public void A_layer_without_land_classes_needs_no_classification()
    {
        using CatalogBench bench = new();
        Assert.That(() => LayerImporter.Import(CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("小班号", "1"))), Kind, new(), Store(bench)), Throws.Nothing);
    }

    [Test]
    public void A_land_patch_must_have_both()
    {
        using CatalogBench bench = new();
        FeatureFile file = CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("DLBM", "0301")));
        var faults = Assert.Throws<EcoException>(() => LayerImporter.Import(file, MadeUp.Rules.Kind("land-patch"), new(), Store(bench)))!.Faults;
        Assert.That(faults.Select(f => f.Kind.Code), Does.Contain("ECO-4140"));
    }

    [Test]
    public void A_table_that_is_not_verified_says_so()
    {
        using CatalogBench bench = new();
        ImportReceipt receipt = Import(bench, "third-survey", "0301");
        Assert.That(receipt.Notices.Select(n => n.Zh), Has.Some.Contains("未与标准文本核对"));
    }

    /// <summary>DOMAIN §4.2: the five codes that collide.</summary>
    [TestCase("0303", "红树林地", "灌木林地")]
    [TestCase("0304", "森林沼泽", "其他林地")]
    public void The_codes_known_to_collide_are_reported(string code, string third, string use)
    {
        string said = MadeUp.Rules.LandClasses.Value.Collisions([code]).Single().Zh;
        Assert.That(said, Does.Contain(third).And.Contain(use));
    }

    /// <summary>DOMAIN §4.1–4.2: which classes are forest, by hand.</summary>
    [TestCase("forestry", "0111 0113 0131")]
    [TestCase("third-survey", "0301 0301K 0302 0302K")]
    [TestCase("land-sea-use", "0301 0302 030301")]
    public void Only_arbour_bamboo_and_named_shrub_are_forest(string classification, string codes)
    {
        var forest = MadeUp.Rules.LandClasses.Value.All[classification].Classes.Values.Where(c => c.Stand is Stand.Arbour or Stand.Bamboo or Stand.SpecialShrub);
        Assert.That(forest.Select(c => c.Code), Is.EquivalentTo(codes.Split(' ')));
    }

    private static ZoneKind Kind => MadeUp.Rules.Kind("forest-patch");

    private static GeoPackageCatalog Store(CatalogBench bench) => GeoPackageCatalog.ForImport(bench.CatalogPath, MadeUp.Rules.Kinds);

    private static FeatureRecord Patch(int position, string? classification, string landClass) =>
        CatalogBench.Feature(position, CatalogBench.Square(position * 100, 0, 10), ("小班号", $"{position}"), ("DI_LEI", landClass), ("分类标准", classification));

    private static ImportReceipt Import(CatalogBench bench, string? classification, string landClass) =>
        LayerImporter.Import(CatalogBench.File(Patch(1, classification, landClass)), Kind, new() { Name = "forest-patch" }, Store(bench));

    private static IReadOnlyList<Fault> Refused(CatalogBench bench, string? classification, string landClass) => Faults(bench, CatalogBench.File(Patch(1, classification, landClass)));

    private static IReadOnlyList<Fault> Faults(CatalogBench bench, FeatureFile file) =>
        Assert.Throws<EcoException>(() => LayerImporter.Import(file, Kind, new(), Store(bench)))!.Faults;
}

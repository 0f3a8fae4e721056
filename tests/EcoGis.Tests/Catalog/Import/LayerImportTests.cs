namespace EcoGis.Tests;

internal sealed class LayerImportTests
{
    [Test]
    public void A_good_file_is_published_with_zones_in_canonical_order()
    {
        using CatalogBench bench = new();
        ImportReceipt receipt = bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Source = "示范", Coverage = new CoverageRequest.Extent() });
        LayerVersion version = bench.Catalog.Version("scenic-area");
        Assert.That(receipt.Classes, Is.EquivalentTo(new Dictionary<string, int> { ["core"] = 1, ["other"] = 1 }));
        Assert.That(version.Zones.Select(z => (z.Number, z.Code, z.Name, z.Class)), Is.EqualTo(new[] { (1, "A-1", "白马关", "core"), (2, "A-2", "庞统祠", "other") }));
        Assert.That(version.Digest, Does.StartWith("sha256:").And.Length.EqualTo(71));
        Assert.That(version.Coverage.Single().Geometry.EnvelopeInternal.Width, Is.EqualTo(300));
        Assert.That(version.Source, Is.EqualTo("示范"));
    }

    [Test]
    public void Zones_without_a_code_are_called_by_their_canonical_place()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.File(
            CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("class", "core"), ("name", "乙")),
            CatalogBench.Feature(2, CatalogBench.Square(20, 0, 10), ("class", "core"), ("name", "丙")),
            CatalogBench.Feature(3, CatalogBench.Square(40, 0, 10), ("class", "core"), ("name", "丁"), ("code", "X"))), CatalogBench.ScenicArea);
        Assert.That(bench.Catalog.Version("scenic-area").Zones.Select(z => (z.Code, z.Name)), Is.EqualTo(new[] { ("fid:1", "丙"), ("fid:2", "乙"), ("X", "丁") }));
    }

    [Test]
    [Category("reliability-22")]
    public void An_empty_layer_is_refused_unless_it_is_allowed_and_then_it_means_none_here()
    {
        using CatalogBench bench = new();
        FeatureFile empty = CatalogBench.File();
        EcoException refusal = bench.Refused(empty, CatalogBench.ScenicArea);
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(ImportFaults.EmptyLayer));
        Assert.That(refusal.In(Language.En), Does.Contain("0 features would make every parcel clear").And.Contain("--allow-empty"));
        Assert.That(bench.Refused(empty, CatalogBench.ScenicArea, new() { AllowEmpty = true, Coverage = new CoverageRequest.Extent() }).Faults.Single().Kind,
            Is.SameAs(ImportFaults.EmptyExtent));

        FeatureFile checkedArea = CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 1000)));
        bench.Import(empty, CatalogBench.ScenicArea, new() { AllowEmpty = true, Coverage = new CoverageRequest.Polygons(checkedArea) });
        LayerVersion version = bench.Catalog.Version("scenic-area");
        Assert.That((version.Zones.Count, version.Coverage.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    [Category("reliability-22")]
    public void Features_without_geometry_are_refused_and_named()
    {
        using CatalogBench bench = new();
        EcoException refusal = bench.Refused(CatalogBench.File(
            CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("class", "core")),
            CatalogBench.Feature(2, null, ("class", "core")),
            CatalogBench.Feature(3, RawShape.Polygon(), ("class", "core"))), CatalogBench.ScenicArea);
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(ImportFaults.NoGeometry));
        Assert.That(refusal.In(Language.En), Does.Contain("2 features have no geometry: #2, #3"));
    }

    [Test]
    [Category("reliability-39")]
    public void Every_geometry_problem_of_every_feature_is_listed_with_its_place()
    {
        using CatalogBench bench = new();
        RawShape bowTie = RawShape.Polygon(CatalogBench.Ring((0, 0), (10, 10), (10, 0), (0, 10), (0, 0)));
        RawShape open = RawShape.Polygon(CatalogBench.Ring((50, 0), (60, 0), (60, 10)));
        EcoException refusal = bench.Refused(CatalogBench.File(
            CatalogBench.Feature(1, bowTie, ("class", "core")),
            CatalogBench.Feature(2, CatalogBench.Square(100, 0, 10), ("class", "core")),
            CatalogBench.Feature(3, open, ("class", "core"))), CatalogBench.ScenicArea);
        Assert.That(refusal.Faults.Select(f => f.Kind).Distinct(), Is.EqualTo(new[] { ImportFaults.BadGeometry }));
        Assert.That(refusal.Faults.Select(f => f.Where.Feature).Distinct(), Is.EqualTo(new[] { "#1", "#3" }));
        Assert.That(refusal.Faults[0].Where.At, Is.EqualTo((CatalogBench.X + 5, CatalogBench.Y + 5)));
        Assert.That(refusal.In(Language.Zh), Does.Contain("环自相交").And.Contain("环 1").And.Contain("图层不作自动修复"));
    }

    [Test]
    [Category("reliability-39")]
    public void Very_many_geometry_problems_end_in_a_total()
    {
        using CatalogBench bench = new();
        var ties = Enumerable.Range(0, 150).Select(i => CatalogBench.Feature(i + 1,
            RawShape.Polygon(CatalogBench.Ring((20 * i, 0), (20 * i + 10, 10), (20 * i + 10, 0), (20 * i, 10), (20 * i, 0))), ("class", "core"))).ToArray();
        EcoException refusal = bench.Refused(CatalogBench.File(ties), CatalogBench.ScenicArea);
        Assert.That(refusal.Faults, Has.Count.EqualTo(101));
        Assert.That(refusal.Faults[^1].In(Language.En), Does.Contain("150 geometry problems in 150 of 150 features"));
    }

    [Test]
    [Category("reliability-48")]
    public void Mixed_and_unexpected_kinds_of_geometry_are_refused_with_counts()
    {
        using CatalogBench bench = new();
        RawShape line = new(ShapeKind.Line, RingRoles.AsGiven, [[CatalogBench.Ring((0, 0), (10, 0))]]);
        FeatureFile mixed = CatalogBench.File(
            CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("class", "支流"), ("baseline", "岸线")),
            CatalogBench.Feature(2, line, ("class", "支流"), ("baseline", "岸线")));
        Assert.That(bench.Refused(mixed, CatalogBench.RiverBank).Faults.Single().In(Language.En), Does.Contain("1 polygons, 1 lines"));
        EcoException refusal = bench.Refused(mixed, CatalogBench.ScenicArea, new() { Set = new Dictionary<string, string> { ["class"] = "core" } });
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(ImportFaults.ShapeKindNotAllowed));
        Assert.That(refusal.In(Language.Zh), Does.Contain("只接受 面").And.Contain("线 1 个"));
    }

    [Test]
    [Category("reliability-55")]
    public void One_code_with_two_names_is_refused_and_one_unit_in_parts_is_noticed()
    {
        using CatalogBench bench = new();
        FeatureFile File(string second) => CatalogBench.File(
            CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("code", "ZH1"), ("name", "甲"), ("class", "core")),
            CatalogBench.Feature(2, CatalogBench.Square(20, 0, 10), ("code", "ZH1"), ("name", second), ("class", "core")));
        EcoException refusal = bench.Refused(File("乙"), CatalogBench.ScenicArea);
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(ImportFaults.DuplicateCode));
        Assert.That(refusal.In(Language.Zh), Does.Contain("ZH1").And.Contain("甲 / core; 乙 / core"));

        ImportReceipt receipt = bench.Import(File("甲"), CatalogBench.ScenicArea);
        Assert.That(receipt.Notices.Select(n => n.En), Has.Some.Contains("parts of one unit: ZH1"));
        Assert.That(bench.Catalog.Version("scenic-area").Zones, Has.Count.EqualTo(2));
    }

    [Test]
    [Category("reliability-52")]
    public void A_layer_that_lies_elsewhere_is_refused_with_the_numbers()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 20_000), ("code", "510604"))), CatalogBench.AdminBoundary);
        FeatureFile Shifted(int inside) => CatalogBench.File([.. Enumerable.Range(0, 5).Select(i =>
            CatalogBench.Feature(i + 1, CatalogBench.Square(100 * i, i < inside ? 0 : 500_000, 10), ("class", "core")))]);
        EcoException refusal = bench.Refused(Shifted(2), CatalogBench.ScenicArea);
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(ImportFaults.OutsideArea));
        Assert.That(refusal.In(Language.En), Does.Contain("only 2 of 5 features"));
        bench.Import(Shifted(3), CatalogBench.ScenicArea);
        bench.Import(Shifted(0), CatalogBench.ScenicArea, new() { Name = "elsewhere", AllowOutside = true });
    }

    [Test]
    public void All_reasons_come_at_once()
    {
        using CatalogBench bench = new();
        EcoException refusal = bench.Refused(CatalogBench.File(
            CatalogBench.Feature(1, RawShape.Polygon(CatalogBench.Ring((0, 0), (10, 10), (10, 0), (0, 10), (0, 0))), ("class", "外围"), ("FJQBM", "1"), ("编码", "1"))),
            CatalogBench.ScenicArea, new() { Accuracy = -1, ValidFrom = new(2026, 1, 1), ValidTo = new(2026, 1, 1) });
        Assert.That(CatalogBench.Codes(refusal), Is.EquivalentTo(new[] { "ECO-4118", "ECO-4119", "ECO-4101", "ECO-4113", "ECO-4106" }));
    }

    [Test]
    public void An_existing_layer_needs_its_name_said_and_keeps_its_kind()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        Assert.That(bench.Refused(CatalogBench.TwoZones(), CatalogBench.ScenicArea).Faults.Single().Kind, Is.SameAs(ImportFaults.NameExists));
        Assert.That(bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "scenic-area" }).Published.Version, Is.EqualTo(2));
        FeatureFile boundary = CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10)));
        Assert.That(bench.Refused(boundary, CatalogBench.AdminBoundary, new() { Name = "scenic-area" }).Faults.Single().Kind, Is.SameAs(ImportFaults.KindChanged));
    }

    [TestCase("../x")]
    [TestCase("a/b")]
    [TestCase("a\\b")]
    [TestCase("a..b")]
    [TestCase("红线\u202egpj")]
    [TestCase("a\nb")]
    [TestCase("gpkg_contents")]
    [TestCase("RTREE_x")]
    [TestCase("sqlite_master")]
    [TestCase("ecogis_catalog")]
    [TestCase("")]
    [TestCase(" a")]
    [TestCase("a\"b")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [Category("reliability-72")]
    public void A_name_that_is_no_label_is_refused(string name)
    {
        using CatalogBench bench = new();
        EcoException refusal = bench.Refused(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = name });
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(CatalogFaults.BadLayerName));
        Assert.That(refusal.In(Language.Zh), Does.Not.Contain("\u202e"));
    }

    [TestCase("剑门蜀道（白马关段）")]
    [TestCase("红线 2024.1-稿")]
    [TestCase("𠮷村")]
    public void A_chinese_name_is_a_name(string name)
    {
        using CatalogBench bench = new();
        Assert.That(bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = name }).Published.Table, Is.EqualTo(name + "_v1"));
        Assert.That(bench.Catalog.Version(name).Zones, Has.Count.EqualTo(2));
    }
}

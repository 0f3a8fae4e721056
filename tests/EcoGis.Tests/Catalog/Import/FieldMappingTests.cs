namespace EcoGis.Tests;

internal sealed class FieldMappingTests
{
    [Test]
    public void Columns_are_found_by_alias_whatever_their_case_width_or_trailing_newline()
    {
        using CatalogBench bench = new();
        FeatureFile file = CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("ｆｊｑｂｍ ", "A-1"), ("空间布局约束\r\n", "核心")));
        ImportReceipt receipt = bench.Import(file, CatalogBench.ScenicArea);
        Zone zone = bench.Catalog.Version("scenic-area").Zones.Single();
        Assert.That((zone.Code, zone.Class), Is.EqualTo(("A-1", "core")));
        Assert.That(receipt.Mapping["code"], Is.EqualTo("ｆｊｑｂｍ"));
    }

    [Test]
    public void Two_columns_for_one_field_are_refused_by_name_until_one_is_chosen()
    {
        using CatalogBench bench = new();
        FeatureFile file = CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("FJQBM", "A-1"), ("编码", "B-1"), ("class", "core")));
        EcoException refusal = bench.Refused(file, CatalogBench.ScenicArea);
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(ImportFaults.AmbiguousField));
        Assert.That(refusal.In(Language.Zh), Does.Contain("\"FJQBM\", \"编码\"").And.Contain("--map-field"));

        bench.Import(file, CatalogBench.ScenicArea, new() { MapField = new Dictionary<string, string> { ["code"] = "编码" } });
        Assert.That(bench.Catalog.Version("scenic-area").Zones.Single().Code, Is.EqualTo("B-1"));
    }

    [Test]
    public void A_missing_class_column_lists_the_columns_and_the_accepted_values()
    {
        using CatalogBench bench = new();
        FeatureFile file = CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("备注", "x")));
        EcoException refusal = bench.Refused(file, CatalogBench.ScenicArea);
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(ImportFaults.ClassMissing));
        Assert.That(refusal.In(Language.Zh), Does.Contain("\"备注\"").And.Contain("core / 核心景区; other / 其他景区").And.Contain("--set class="));
    }

    [Test]
    public void A_missing_required_field_lists_the_columns()
    {
        using CatalogBench bench = new();
        FeatureFile file = CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("class", "支流")));
        EcoException refusal = bench.Refused(file, CatalogBench.RiverBank);
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(ImportFaults.FieldMissing));
        Assert.That(refusal.In(Language.En), Does.Contain("baseline").And.Contain("\"class\""));
    }

    [Test]
    public void A_required_field_that_is_blank_in_one_feature_is_refused_by_that_feature()
    {
        using CatalogBench bench = new();
        FeatureFile file = CatalogBench.File(
            CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("class", "支流"), ("baseline", "岸线")),
            CatalogBench.Feature(2, CatalogBench.Square(20, 0, 10), ("class", "支流"), ("baseline", " ")));
        EcoException refusal = bench.Refused(file, CatalogBench.RiverBank);
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(ImportFaults.ValueMissing));
        Assert.That(refusal.In(Language.En), Does.Contain("1 features: #2"));
    }

    [Test]
    public void Unknown_class_values_are_refused_together_with_their_counts()
    {
        using CatalogBench bench = new();
        FeatureFile file = CatalogBench.File([.. new[] { "核心景区", "外围", "外围", null, "缓冲" }
            .Select((c, i) => CatalogBench.Feature(i + 1, CatalogBench.Square(20 * i, 0, 10), ("class", c)))]);
        EcoException refusal = bench.Refused(file, CatalogBench.ScenicArea);
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(ImportFaults.UnknownClass));
        Assert.That(refusal.In(Language.Zh), Does.Contain("\"外围\" ×2, \"\" ×1, \"缓冲\" ×1").And.Contain("其他景区"));
    }

    [Test]
    public void A_constant_wins_over_a_column_and_closed_lists_become_ids()
    {
        using CatalogBench bench = new();
        FeatureFile file = CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10), ("class", "干流"), ("baseline", "bank")));
        bench.Import(file, CatalogBench.RiverBank, new() { Set = new Dictionary<string, string> { ["class"] = "支流", ["baseline"] = "中心线" } });
        Zone zone = bench.Catalog.Version("river-bank").Zones.Single();
        Assert.That((zone.Class, zone.Fields["baseline"]), Is.EqualTo(("tributary", "centre-line")));
    }

    [Test]
    public void Unknown_fields_and_columns_on_the_command_line_are_refused_together()
    {
        using CatalogBench bench = new();
        EcoException refusal = bench.Refused(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new()
        {
            Set = new Dictionary<string, string> { ["colour"] = "red" },
            MapField = new Dictionary<string, string> { ["name"] = "nosuch" },
        });
        Assert.That(CatalogBench.Codes(refusal), Is.EquivalentTo(new[] { "ECO-4104", "ECO-4105" }));
        Assert.That(refusal.In(Language.En), Does.Contain("\"FJQMC\""));
    }
}

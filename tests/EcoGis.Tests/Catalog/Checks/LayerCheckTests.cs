using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

internal sealed class LayerCheckTests
{
    [Test]
    public void A_layer_without_faults_is_not_called_clean_where_something_could_not_be_checked()
    {
        using CheckBench bench = new();
        LayerCheckResult check = bench.Import(CheckBench.Three()).Check;
        Assert.That((check.Word, check.Items.Count), Is.EqualTo(("incomplete", 0)));
        Assert.That(check.NotMade.Single().Why.Zh, Does.Contain("没有行政区界"));
    }

    [Test]
    public void A_gap_and_an_overlap_are_warnings_with_place_and_the_version_keeps_them()
    {
        using CheckBench bench = new();
        FeatureRecord frame = CheckBench.Unit(1, RawShape.Polygon(
            CatalogBench.Ring((0, 0), (300, 0), (300, 300), (0, 300), (0, 0)), CatalogBench.Ring((100, 100), (200, 100), (200, 200), (100, 200), (100, 100))), "ZH51060419001", "优先");
        LayerCheckResult check = bench.Import([frame, CheckBench.Unit(2, CheckBench.Box(280, 0, 400, 300), "ZH51060429001", "工业重点")]).Check;
        Assert.That(check.Word, Is.EqualTo("warning"));
        CheckItem gap = CheckBench.Item(check, CheckFaults.Gap), overlap = CheckBench.Item(check, CheckFaults.Overlap);
        Assert.That(gap.Ground!.Area, Is.EqualTo(10_000));
        Assert.That(overlap.Ground!.Area, Is.EqualTo(6000));
        Assert.That(overlap.Zones, Is.EqualTo(new[] { "ZH51060419001", "ZH51060429001" }));
        Assert.That(gap.Fault.In(Language.Zh), Does.StartWith("ECO-4200 空隙").And.Contain("不能据此视为无管控"));
        Assert.That(overlap.Fault.In(Language.En), Does.StartWith("ECO-4201 overlap of").And.Contain("mean width 18.75 m").And.Contain("ZH51060419001, ZH51060429001"));

        StoredCheck stored = bench.Catalog.Show("control-unit").Check!;
        Assert.That(stored.Word, Is.EqualTo("warning"));
        Assert.That(stored.Counts(), Does.Contain(("ECO-4200", 1)).And.Contain(("ECO-4201", 1)));
        Assert.That(stored.Lines(Language.En), Does.Contain(overlap.Fault.In(Language.En)));
    }

    [Test]
    public void A_catalog_without_checks_is_read_and_its_layers_count_as_not_checked()
    {
        using CheckBench bench = new();
        FeatureFile file = CatalogBench.File(CheckBench.Three());
        PreparedLayer prepared = LayerImporter.Prepare(file, CheckBench.ControlUnit, new() { Name = "control-unit" }, bench.Catalog);
        bench.Catalog.Publish(prepared.Draft with { Check = null }, 0);
        Assert.That(Tables(bench.Path), Does.Not.Contain("ecogis_layer_check"));
        Assert.That(bench.Catalog.Show("control-unit").Check, Is.Null);
        bench.Import(CheckBench.Three(0, 50));
        Assert.That(bench.Catalog.Show("control-unit", 1).Check, Is.Null);
        Assert.That(bench.Catalog.Show("control-unit", 2).Check, Is.Not.Null);
    }

    [Test]
    public void What_was_checked_cannot_be_changed_afterwards()
    {
        using CheckBench bench = new();
        bench.Import(CheckBench.Three());
        using SqliteConnection connection = new($"Data Source={bench.Path};Pooling=False");
        connection.Open();
        SqliteException refusal = Assert.Throws<SqliteException>(() => connection.Run("UPDATE ecogis_layer_check SET verdict='clean'"))!;
        Assert.That(refusal.Message, Does.Contain("immutable"));
    }

    [TestCase("ZH5106041900", Description = "a digit short")]
    [TestCase("ZH51060449001", Description = "class 4")]
    [TestCase("YS5106041110001", Description = "an element zone")]
    [TestCase("zh51060419001", Description = "small letters")]
    public void A_code_that_does_not_follow_the_grammar_is_a_warning(string code)
    {
        using CheckBench bench = new();
        CheckItem item = CheckBench.Item(bench.Import([CheckBench.Unit(1, CheckBench.Box(0, 0, 10, 10), code, "优先")]).Check, CheckFaults.BadCode);
        Assert.That((item.Severity, item.Zones.Single()), Is.EqualTo((CheckSeverity.Warning, code)));
        Assert.That(item.Fault.In(Language.Zh), Does.Contain("不合编码规则").And.Contain(code));
        Assert.That(item.Fault.In(Language.En), Does.Contain("do not follow the pattern").And.Contain(code));
    }

    [Test]
    public void A_code_whose_digit_is_another_class_refuses_the_layer()
    {
        using CheckBench bench = new();
        EcoException refusal = bench.Refused([CheckBench.Unit(1, CheckBench.Box(0, 0, 10, 10), "ZH51060419001", "一般")]);
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(CheckFaults.CodeContradicts));
        Assert.That(refusal.In(Language.Zh), Does.Contain("编码 ZH51060419001 表示 class 为 priority，而该要素的值是 general"));
        Assert.That(refusal.In(Language.En), Does.Contain("says that class is priority; the feature has general"));
    }

    [Test]
    public void An_element_zone_is_held_against_its_element_digit_too()
    {
        ZoneKind kind = MadeUp.Rules.Kind("element-zone");
        Zone Zone(string code, string element) => MadeUp.Zone(1, code, "key", MadeUp.Shape(MadeUp.Box(0, 0, 10, 10)), new Dictionary<string, string> { ["element"] = element });
        Assert.That(kind.Checks.Code!.Contradiction(Zone("YS5106042229001", "water")), Is.Null);
        Assert.That(kind.Checks.Code!.Contradiction(Zone("YS5106042229001", "air")), Is.EqualTo(("element", "water", "air")));
        Assert.That(kind.Checks.Code!.Adcode("YS5106042229001"), Is.EqualTo("510604"));
    }

    [TestCase("2016-01-01", "ECO-4214")]
    [TestCase("2017-07-17", "ECO-4214")]
    [TestCase("2017-07-18", "ECO-4213")]
    [TestCase(null, "ECO-4213")]
    public void A_replaced_administrative_code_is_judged_by_the_first_day_of_the_layer(string? from, string expected)
    {
        using CheckBench bench = new();
        LayerCheckResult check = bench.Import([CheckBench.Unit(1, CheckBench.Box(0, 0, 10, 10), "ZH51062619001", "优先")],
            new() { Name = "control-unit", ValidFrom = from is null ? null : DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture) }).Check;
        Assert.That(CheckBench.Codes(check), Is.EqualTo(new[] { expected }));
        Assert.That(check.Items[0].Fault.In(Language.Zh), Does.Contain("510626").And.Contain("510604").And.Contain("2017-07-18"));
        Assert.That(check.Items[0].Fault.In(Language.En), Does.Contain("administrative code 510626"));
    }

    [Test]
    [Category("reliability-6")]
    public void A_text_that_ends_unfinished_at_the_limit_of_a_dbf_field_is_suspected()
    {
        string cut = new('禁', 127); // 254 bytes of GB18030
        using CheckBench bench = new();
        CheckItem item = CheckBench.Item(bench.Import([CheckBench.Unit(1, CheckBench.Box(0, 0, 10, 10), "ZH51060419001", "优先", ("空间布局约束", cut))]).Check, CheckFaults.Truncated);
        Assert.That(item.Fault.In(Language.Zh), Does.Contain("spatial_layout").And.Contain("疑似被截断").And.Contain("ZH51060419001"));
        Assert.That(item.Fault.In(Language.En), Does.Contain("look cut off"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TextCheck.LooksCut(new string('禁', 84)), Is.True, "252 bytes of UTF-8: the next would not fit");
            Assert.That(TextCheck.LooksCut(new string('禁', 126) + "。"), Is.False, "a finished sentence");
            Assert.That(TextCheck.LooksCut(new string('禁', 128)), Is.False, "longer than the field");
            Assert.That(TextCheck.LooksCut(new string('禁', 100)), Is.False);
            Assert.That(TextCheck.LooksCut(new string('x', 254)), Is.True);
            Assert.That(TextCheck.LooksCut(new string('x', 253)), Is.False, "plain text fills the field");
        }
    }

    [Test]
    [Category("reliability-6")]
    public void A_column_name_cut_off_at_ten_bytes_is_named_with_the_field_it_may_be()
    {
        using CheckBench bench = new();
        FeatureRecord unit = CatalogBench.Feature(1, CheckBench.Box(0, 0, 10, 10), ("code", "ZH51060419001"), ("class", "优先"), ("资源开发利", "不得"));
        Fault fault = CheckBench.Item(bench.Import([unit]).Check, CheckFaults.TruncatedColumn).Fault;
        Assert.That(fault.In(Language.En), Does.Contain("--map-field resource_efficiency=资源开发利"));
    }

    [Test]
    public void The_share_of_the_administrative_area_is_told_and_what_is_left_is_listed()
    {
        using CheckBench bench = new();
        LayerImporter.Import(CatalogBench.File(CatalogBench.Feature(1, CheckBench.Box(0, 0, 1000, 1000), ("code", "519999"), ("name", "手绘区"), ("class", "county"))),
            MadeUp.Rules.Kind("admin-boundary"), new(), bench.Catalog);
        LayerCheckResult check = bench.Import([CheckBench.Unit(1, CheckBench.Box(0, 0, 900, 1000), "ZH51060419001", "优先"), CheckBench.Unit(2, CheckBench.Box(900, 0, 995, 900), "ZH51060429001", "工业重点")]).Check;
        // 900 · 1000 + 95 · 900 = 985,500 of 1,000,000; left: 100 · 100 beside and 5 · 900, one piece
        Assert.That(CheckBench.Item(check, CheckFaults.ShareCovered).Fault.In(Language.En), Does.Contain("the layer has 98.55 % of it"));
        CheckItem left = CheckBench.Item(check, CheckFaults.Uncovered);
        Assert.That((left.Severity, left.Ground!.Area), Is.EqualTo((CheckSeverity.Warning, 14_500.0)));
        Assert.That(left.Fault.In(Language.Zh), Does.Contain("手绘区 519999 内未覆盖"));
    }

    [Test]
    public void A_new_version_is_compared_unit_by_unit()
    {
        using CheckBench bench = new();
        FeatureRecord[] first = [.. CheckBench.Three(), CheckBench.Unit(4, CheckBench.Box(300, 0, 400, 100), "ZH51060439002", "一般"), CheckBench.Unit(5, CheckBench.Box(400, 0, 500, 100), "ZH51060439003", "一般", ("remark", "旧"))];
        bench.Import(first);
        LayerCheckResult check = bench.Import(
        [
            first[0],
            CheckBench.Unit(2, CheckBench.Box(100, 0, 200, 130), "ZH51060429001", "工业重点"), // moved
            CheckBench.Unit(4, CheckBench.Box(300, 0, 400, 100), "ZH51060429002", "要素重点"), // added; ZH51060439002 and ZH51060439001 are gone
            CheckBench.Unit(5, CheckBench.Box(400, 0, 500, 100), "ZH51060439003", "一般", ("remark", "新")),
        ]).Check;
        Assert.That(CheckBench.Item(check, CheckFaults.Change).Fault.In(Language.En),
            Does.Contain("against version 1: 1 added, 2 removed, 1 moved, 0 reclassified, 1 with other attributes only, 1 unchanged"));
        Assert.That(CheckBench.Codes(check), Does.Not.Contain("ECO-4242"));

        LayerCheckResult again = bench.Import([CheckBench.Unit(2, CheckBench.Box(100, 0, 200, 130), "ZH51060429001", "城镇重点")]).Check;
        Assert.That(CheckBench.Item(again, CheckFaults.Reclassified).Fault.In(Language.Zh), Does.Contain("ZH51060429001 由 产业（工业）重点管控单元 改为 城镇重点管控单元"));
    }

    [Test]
    public void A_whole_layer_moved_alike_is_a_shift_and_no_change_of_plan()
    {
        using CheckBench bench = new();
        bench.Import(CheckBench.Three());
        LayerCheckResult check = bench.Import(CheckBench.Three(12, -7)).Check;
        CheckItem shift = CheckBench.Item(check, CheckFaults.Shifted);
        Assert.That(shift.Severity, Is.EqualTo(CheckSeverity.Warning));
        Assert.That(shift.Fault.In(Language.En), Does.Contain("shifted by 12 m east, -7 m north, residual 0 m"));
        Assert.That(shift.Fault.In(Language.Zh), Does.Contain("整体平移：东 12 m，北 -7 m"));
    }

    [Test]
    public void The_same_borders_in_another_reference_system_have_not_moved()
    {
        using CheckBench bench = new();
        bench.Import(CheckBench.Three());
        CrsTransform toDegrees = CrsTransform.Between(CatalogBench.Zone35, Crs.Cgcs2000);
        FeatureRecord[] degrees = [.. CheckBench.Three().Select(f => f with { Shape = RawShape.Polygon(Degrees(f.Shape!.Parts[0][0])) })];
        LayerCheckResult check = LayerImporter.Import(CatalogBench.File(degrees) with { Crs = Crs.Cgcs2000 }, CheckBench.ControlUnit, new() { Name = "control-unit" }, bench.Catalog).Check;
        Assert.That(CheckBench.Item(check, CheckFaults.Change).Fault.In(Language.En), Does.Contain("0 moved").And.Contain("3 unchanged"));

        RawPath Degrees(RawPath ring)
        {
            double[] xs = [.. ring.Xs], ys = [.. ring.Ys];
            toDegrees.Apply(xs, ys);
            return new(xs, ys);
        }
    }

    [Test]
    [Category("reliability-53")]
    public void A_file_that_memory_could_not_hold_is_refused_before_it_is_read()
    {
        using CheckBench bench = new();
        bench.Import(CheckBench.Three());
        long bytes = new FileInfo(bench.Path).Length;
        Assert.DoesNotThrow(() => ImportMemory.Demand(bench.Path, 20 * bytes));
        EcoException refusal = Assert.Throws<EcoException>(() => ImportMemory.Demand(bench.Path, 10 * bytes))!;
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(CheckFaults.Memory));
        Assert.That(refusal.In(Language.Zh), Does.Contain("导入约需").And.Contain("拆成多个文件"));
        Assert.That(refusal.In(Language.En), Does.Contain("the import needs about"));
    }

    private static List<string> Tables(string path)
    {
        using SqliteConnection connection = new($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection.Rows("SELECT name FROM sqlite_master WHERE type='table'", r => r.GetString(0));
    }
}

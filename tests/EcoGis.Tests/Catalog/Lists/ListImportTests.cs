using System.Text;

namespace EcoGis.Tests;

/// <summary>Tables of lists as people have them, and every way in which they are broken: what is taken, what is told, what is refused and where.</summary>
public sealed class ListImportTests
{
    private const string Heading = "层级,适用范围,单元类型,单元编码,维度,要求类别,要求,条件\n";
    private const string Good = Heading + "省级,510000,,,空间布局约束,禁止开发建设活动的要求,禁止化工,\n单元特性,,,ZH51060429001,污染物排放管控,,等量替代,\n";

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("ecogis-lists-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_long_table_is_read_line_by_line()
    {
        var lines = Read(Csv(Good)).Lines;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Select(l => (l.Number, l.Row, l.Target.Level, l.Dimension, l.Slot, l.Text)), Is.EqualTo(new (int, int, string, string, string?, string)[]
            {
                (1, 2, "province", "spatial-layout", "prohibited-activities", "禁止化工"), (2, 3, "unit", "pollutant-discharge", null, "等量替代"),
            }));
            Assert.That(lines[0].Target.Areas, Is.EqualTo(new[] { "51" }));
            Assert.That(lines[1].Target.Unit, Is.EqualTo("ZH51060429001"));
        }
    }

    [Test]
    public void A_wide_table_gives_a_line_for_every_column_of_a_dimension_or_slot()
    {
        var lines = Read(Csv("HJZHGKDYBM,HJZHGKDYMC,\"空间布局约束\n\",PWWPFGK,禁燃区要求,BZ\nZH51060429001,甲,一,二,三,x\nZH51060429002,乙,四,,,\n"), out var notices).Lines;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Select(l => (l.Target.Unit[^1], l.Dimension, l.Slot, l.Text)), Is.EqualTo(new (char, string, string?, string)[]
            {
                ('1', "spatial-layout", null, "一"), ('1', "pollutant-discharge", null, "二"), ('1', "resource-efficiency", "fuel-ban", "三"), ('2', "spatial-layout", null, "四"),
            }));
            Assert.That(notices, Has.Some.Contains("BZ"), "a column that is not read is told");
        }
    }

    [TestCase("UTF-8")]
    [TestCase("GB18030")]
    [TestCase("UTF-16")]
    public void Encodings_are_found_or_told(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = Encoding.GetEncoding(encoding);
        string path = Path.Combine(_folder, "list.csv");
        File.WriteAllBytes(path, [.. page.GetPreamble(), .. page.GetBytes(Good)]);
        Assert.That(Read(path, out var notices).Lines.Select(l => l.Text), Is.EqualTo(new[] { "禁止化工", "等量替代" }));
        Assert.That(notices.Any(n => n.Contains("GB18030", StringComparison.Ordinal)), Is.EqualTo(encoding == "GB18030"));
    }

    [TestCase(';')]
    [TestCase('\t')]
    public void Another_delimiter_is_found_and_told(char delimiter)
    {
        var lines = Read(Csv(Good.Replace(',', delimiter)), out var notices).Lines;
        Assert.That((lines.Length, notices.Any(n => n.Contains("分隔符", StringComparison.Ordinal))), Is.EqualTo((2, true)));
    }

    [Test]
    [Category("reliability-36")]
    public void What_looks_like_a_formula_is_text_and_quotes_reach_over_lines()
    {
        var lines = Read(Csv("单元编码,维度,要求\nZH51060429001,空间布局约束,\"=HYPERLINK(\"\"x\"\")\n第二行\"\nZH51060429001,环境风险防控,+1\n")).Lines;
        Assert.That(lines.Select(l => (l.Row, l.Text)), Is.EqualTo(new[] { (2, "=HYPERLINK(\"x\")\n第二行"), (4, "+1") }));
    }

    [Test]
    public void Areas_types_codes_and_days_are_read_as_people_write_them()
    {
        var lines = Read(Csv("层级,适用范围,单元类型,单元编码,维度,要求,生效日期,失效日期\n"
            + "区域,成都平原经济区,,,空间布局约束,一,2024年1月1日,\n市（州）,510600、510700,,,空间布局约束,二,2024/1/1,2030-01-01\n"
            + "普适性清单,510604,工业重点管控单元,,空间布局约束,三,,\n特性,,,\"ZH51060429001、ZH51060429002\",空间布局约束,四,,\n")).Lines;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines[0].Target.Areas, Has.Length.EqualTo(8).And.Member("5106"));
            Assert.That(lines[0].From, Is.EqualTo(new DateOnly(2024, 1, 1)));
            Assert.That(lines[1].Target.Areas, Is.EqualTo(new[] { "5106", "5107" }));
            Assert.That((lines[1].From, lines[1].To), Is.EqualTo(((DateOnly?)new DateOnly(2024, 1, 1), (DateOnly?)new DateOnly(2030, 1, 1))));
            Assert.That(lines[2].Target.UnitType, Is.EqualTo("control-unit/key-industry"));
            Assert.That(lines.Skip(3).Select(l => l.Target.Unit), Is.EqualTo(new[] { "ZH51060429001", "ZH51060429002" }));
        }
    }

    [Test]
    public void Options_fill_what_the_table_does_not_state()
    {
        var lines = ListImporter.Read(Csv("维度,说明文字\n空间布局约束,一\n"), new ReadOptions(), new ListRequest("s", Level: "county", Area: "510604") { MapField = new Dictionary<string, string> { ["text"] = "说明文字" } }, MadeUp.Rules, default).Lines;
        Assert.That(lines.Single().Target, Is.EqualTo(new ListTarget("county", "", "", ["510604"])));
    }

    [Test]
    [Category("reliability-37")]
    public void A_workbook_with_titles_merged_cells_hidden_rows_days_and_formulas_is_read_and_told()
    {
        string path = new XlsxBuilder()
            .Sheet("说明", [["本表为示范"]])
            .Sheet("清单",
            [
                ["附件 示范清单"],
                ["单元编码", "维度", "要求", "生效日期"],
                ["ZH51060429001", "空间布局约束", "一", "<c r=\"{A}\" s=\"1\"><v>45292</v></c>"],
                ["", "环境风险防控", "<c r=\"{A}\" t=\"str\"><f>A1&amp;\"x\"</f><v>二</v></c>", "<c r=\"{A}\" s=\"2\"><v>1</v></c>"],
                ["ZH51060429002", "空间布局约束", "<c r=\"{A}\" t=\"inlineStr\"><is><r><t>三</t></r><rPh><t>san</t></rPh><r><t>段</t></r></is></c>", ""],
            ], "<mergeCells><mergeCell ref=\"A3:A4\"/></mergeCells>", hidden: [5])
            .Save(Path.Combine(_folder, "list.xlsx"));
        var lines = Read(path, out var notices).Lines;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Select(l => (l.Row, l.Target.Unit[^1], l.Text)), Is.EqualTo(new[] { (3, '1', "一"), (4, '1', "二"), (5, '2', "三段") }));
            Assert.That(lines.Select(l => l.From), Is.EqualTo(new DateOnly?[] { new(2024, 1, 1), new(1900, 1, 1), null }), "45292 is 2024-01-01 in Excel, 1 is 1900-01-01");
            foreach (string told in new[] { "合并", "隐藏行", "公式", "说明", "表头以上" })
                Assert.That(notices, Has.Some.Contains(told));
        }
    }

    [Test]
    public void A_layer_gives_the_texts_of_its_units_in_both_generations_of_names()
    {
        const string Layer = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"HJGKDYBM":"ZH51060429001","KJBJYS":"一","PWWPFGK":"二"},"geometry":{"type":"Point","coordinates":[104.5,31.3]}},
            {"type":"Feature","properties":{"HJGKDYBM":"ZH51060429001","KJBJYS":"一","PWWPFGK":"二"},"geometry":{"type":"Point","coordinates":[104.6,31.3]}}]}
            """;
        string path = Path.Combine(_folder, "units.geojson");
        File.WriteAllText(path, Layer);
        var lines = ListImporter.Read(path, new ReadOptions { Crs = Crs.Parse("EPSG:4490") }, new ListRequest("s"), MadeUp.Rules, default);
        Assert.That(lines.Lines.Select(l => (l.Target.Unit, l.Dimension, l.Text)), Is.EqualTo(new[] { ("ZH51060429001", "spatial-layout", "一"), ("ZH51060429001", "pollutant-discharge", "二") }));
        Assert.That(lines.Notices.Select(n => n.Zh), Has.Some.Contains("同一单元的多个部分"));
    }

    [Test]
    public void Malformed_codes_and_unknown_slots_are_kept_as_written_and_told()
    {
        var draft = Read(Csv("单元编码,维度,要求类别,要求\nZH51,空间布局约束,园区特别要求,一\n"), out var notices);
        Assert.That((draft.Lines[0].Target.Unit, draft.Lines[0].Slot), Is.EqualTo(("ZH51", "园区特别要求")));
        Assert.That(notices, Has.Some.Contains("编码规则").And.Some.Contains("清单用语"));
    }

    private static IEnumerable<TestCaseData> BadTables()
    {
        TestCaseData Case(string name, string text, string code, int? row = null) => new TestCaseData(text, code, row).SetName($"A table is refused: {name}");
        yield return Case("no heading that is known", "a,b\n1,2\n", "ECO-5110");
        yield return Case("a heading without requirements", "单元编码,层级\nZH51060429001,单元\n", "ECO-5112");
        yield return Case("two columns for one thing", "单元编码,环境管控单元编码,维度,要求\na,b,空间布局约束,x\n", "ECO-5111");
        yield return Case("two columns of one dimension", "单元编码,KJBJYS,空间布局约束\nZH51060429001,a,b\n", "ECO-5111");
        yield return Case("rows of another number of cells", Good + "省级,510000\n", "ECO-5119", 4);
        yield return Case("words behind a closing quote", Heading + "省级,510000,,,空间布局约束,,\"a\"b,\n", "ECO-5119", 2);
        yield return Case("a quote never closed", Heading + "省级,510000,,,空间布局约束,,\"a,\n", "ECO-5119", 2);
        yield return Case("the same row twice", Heading + "省级,510000,,,空间布局约束,,a,\n省级,510000,,,空间布局约束,,a,\n", "ECO-5115", 3);
        yield return Case("an unknown level", Heading + "地级,510000,,,空间布局约束,,a,\n", "ECO-5113", 2);
        yield return Case("no level", Heading + ",510000,,,空间布局约束,,a,\n", "ECO-5114", 2);
        yield return Case("an unknown dimension", Heading + "省级,510000,,,空间,,a,\n", "ECO-5113", 2);
        yield return Case("no dimension", Heading + "省级,510000,,,,,a,\n", "ECO-5114", 2);
        yield return Case("a slot of another dimension", Heading + "省级,510000,,,空间布局约束,禁燃区要求,a,\n", "ECO-5113", 2);
        yield return Case("no area", Heading + "省级,,,,空间布局约束,,a,\n", "ECO-5114", 2);
        yield return Case("an area that is none", Heading + "省级,四川盆地,,,空间布局约束,,a,\n", "ECO-5113", 2);
        yield return Case("no unit", Heading + "单元,,,,空间布局约束,,a,\n", "ECO-5114", 2);
        yield return Case("no type of unit", Heading + "普适,510604,,,空间布局约束,,a,\n", "ECO-5114", 2);
        yield return Case("an unknown type of unit", Heading + "普适,510604,农业单元,,空间布局约束,,a,\n", "ECO-5113", 2);
        yield return Case("a type of unit of no area", Heading + "普适,,产业重点管控单元,,空间布局约束,,a,\n", "ECO-5114", 2);
        yield return Case("an impossible day", "单元编码,维度,要求,生效日期\nZH51060429001,空间布局约束,a,2024-02-30\n", "ECO-5113", 2);
        yield return Case("days that never come", "单元编码,维度,要求,生效日期,失效日期\nZH51060429001,空间布局约束,a,2024-02-01,2024-02-01\n", "ECO-5119", 2);
        yield return Case("no requirement at all", Heading + "省级,510000,,,空间布局约束,,,\n", "ECO-5120");
        yield return Case("a condition of two requirements", "单元编码,KJBJYS,PWWPFGK,条件\nZH51060429001,a,b,{effect: advice}\n", "ECO-5119", 2);
        foreach (var (name, condition) in new[]
        {
            ("no YAML", "{effect: "), ("no mapping", "prohibited"), ("an unknown key", "{effect: prohibited, when: always}"), ("an unknown effect", "{effect: forbidden}"), ("no effect", "{activity: {nature: [new]}}"),
            ("a fact that does not exist", "{effect: prohibited, activity: {facts: {no-such: true}}}"), ("an industry that does not exist", "{effect: prohibited, activity: {industry: {codes: [C2699]}}}"),
            ("a group that does not exist", "{effect: prohibited, activity: {industry: {groups: [no-such]}}}"), ("a kind that does not exist", "{effect: prohibited, zone: {kind: no-such}, relation: overlaps}"),
            ("a zone without a relation", "{effect: prohibited, zone: {kind: fuel-ban}}"), ("a relation without a zone", "{effect: prohibited, relation: overlaps}"), ("a distance without a unit", "{effect: prohibited, zone: {kind: fuel-ban}, relation: {within: 1000}}"),
            ("a type tag", "!!str {effect: prohibited}"), ("an alias", "{effect: &a prohibited, remedy: *a}"), ("two documents", "{effect: prohibited}\n---\n{}"),
        })
            yield return Case("a condition with " + name, $"单元编码,维度,要求,条件\nZH51060429001,空间布局约束,a,\nZH51060429001,空间布局约束,b,\"{condition}\"\n", "ECO-5101", 3);
    }

    [TestCaseSource(nameof(BadTables))]
    public void A_bad_table_is_refused_whole_with_its_row_in_both_languages(string text, string code, int? row)
    {
        var refusal = Assert.Throws<EcoException>(() => Read(Csv(text)))!;
        var fault = refusal.Faults[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((fault.Kind.Code, fault.Where.File, fault.Where.Line), Is.EqualTo((code, "list.csv", row)), refusal.In(Language.Zh));
            Assert.That(refusal.In(Language.Zh), Does.Not.Contain("{0}").And.Not.Contain("{1}"));
            Assert.That(refusal.In(Language.En), Does.Not.Contain("{0}").And.Contain("the whole list is refused").Or.Contain("the line is not judged"));
        }
    }

    [Test]
    public void All_problems_of_a_table_are_listed_at_once()
    {
        var faults = Assert.Throws<EcoException>(() => Read(Csv(Heading + "地级,510000,,,空间布局约束,,a,\n省级,,,,空间布局约束,,b,\n省级,510000,,,空间,,c,\n")))!.Faults;
        Assert.That(faults.Select(f => (f.Kind.Code, f.Where.Line)), Is.EqualTo(new (string, int?)[] { ("ECO-5113", 2), ("ECO-5114", 3), ("ECO-5113", 4) }));
    }

    private static IEnumerable<TestCaseData> BadFiles()
    {
        TestCaseData Case(string name, string file, Func<string, string> write, string code) => new TestCaseData(file, write, code).SetName($"A file is refused: {name}");
        XlsxBuilder Workbook(params string[] last) => new XlsxBuilder().Sheet("清单", [["单元编码", "维度", "要求"], ["ZH51060429001", "空间布局约束", "一"], last]);
        string Bytes(string path, byte[] bytes) { File.WriteAllBytes(path, bytes); return path; }
        yield return Case("nothing there", "none.csv", path => path, "ECO-3001");
        yield return Case("empty", "list.csv", path => Bytes(path, []), "ECO-3003");
        yield return Case("bytes of no encoding", "list.csv", path => Bytes(path, [.. "单元编码,要求\n"u8, 0xff, 0xff, 0xff]), "ECO-3013");
        yield return Case("binary under a text name", "list.csv", path => Bytes(path, [.. "a,b\n"u8, .. new byte[64], 1, 2, 3]), "ECO-5117");
        yield return Case("a workbook called CSV", "list.csv", path => Workbook().Save(path), "ECO-3006");
        yield return Case("text called XLSX", "list.xlsx", path => Bytes(path, "a,b\n1,2\n"u8.ToArray()), "ECO-3006");
        yield return Case("an old workbook", "list.xls", path => Bytes(path, [0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4]), "ECO-5117");
        yield return Case("a cell of 10 MB in CSV", "list.csv", path => Bytes(path, Encoding.UTF8.GetBytes($"单元编码,维度,要求\nZH51060429001,空间布局约束,{new string('a', 10 << 20)}\n")), "ECO-5116");
        yield return Case("a quoted cell of 10 MB in CSV", "list.csv", path => Bytes(path, Encoding.UTF8.GetBytes($"单元编码,维度,要求\nZH51060429001,空间布局约束,\"{new string('a', 10 << 20)}\"\n")), "ECO-5116");
        yield return Case("a cell of 10 MB in XLSX", "list.xlsx", path => Workbook("ZH51060429002", "空间布局约束", new string('a', 10 << 20)).Save(path), "ECO-5116");
        yield return Case("macros by content type", "list.xlsm", path => new XlsxBuilder { ContentType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }.Sheet("a", []).Save(path), "ECO-5118");
        yield return Case("macros under an XLSX name", "list.xlsx", path => new XlsxBuilder { WithMacros = true }.Sheet("a", []).Save(path), "ECO-5118");
        yield return Case("an error in a cell", "list.xlsx", path => Workbook("ZH51060429002", "空间布局约束", "<c r=\"{A}\" t=\"e\"><v>#REF!</v></c>").Save(path), "ECO-5119");
        yield return Case("a formula without a result", "list.xlsx", path => Workbook("ZH51060429002", "空间布局约束", "<c r=\"{A}\"><f>1+1</f></c>").Save(path), "ECO-5119");
        yield return Case("a shared text that is not there", "list.xlsx", path => Workbook("ZH51060429002", "空间布局约束", "<c r=\"{A}\" t=\"s\"><v>99</v></c>").Save(path), "ECO-5119");
        yield return Case("a cell far to the right", "list.xlsx", path => Workbook("ZH51060429002", "空间布局约束", "<c r=\"ZZZ3\"><v>1</v></c>").Save(path), "ECO-5116");
        yield return Case("two sheets of lists", "list.xlsx", path => Workbook().Sheet("另一张", [["单元编码", "维度", "要求"], ["ZH51060429001", "空间布局约束", "一"]]).Save(path), "ECO-5121");
        yield return Case("a workbook cut short", "list.xlsx", path => Bytes(path, File.ReadAllBytes(Workbook().Save(path))[..^200]), "ECO-5117");
    }

    [TestCaseSource(nameof(BadFiles))]
    [Category("reliability-37")]
    public void A_bad_file_is_refused_by_its_content(string name, Func<string, string> write, string code)
    {
        string path = write(Path.Combine(_folder, name));
        var refusal = Assert.Throws<EcoException>(() => Read(path))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Faults[0].Kind.Code, Is.EqualTo(code), refusal.In(Language.En));
            Assert.That(refusal.Faults[0].Where.File, Is.EqualTo(name));
            Assert.That(refusal.In(Language.En), Has.Length.LessThan(2_000), "a long cell is not repeated");
        }
    }

    [Test]
    public void One_of_several_sheets_is_chosen_by_name()
    {
        string path = new XlsxBuilder().Sheet("甲", [["单元编码", "维度", "要求"], ["ZH51060429001", "空间布局约束", "一"]]).Sheet("乙", [["单元编码", "维度", "要求"], ["ZH51060429001", "空间布局约束", "二"]]).Save(Path.Combine(_folder, "list.xlsx"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ListImporter.Read(path, new ReadOptions { Layer = "乙" }, new ListRequest("s"), MadeUp.Rules, default).Lines.Single().Text, Is.EqualTo("二"));
            Assert.That(Assert.Throws<EcoException>(() => ListImporter.Read(path, new ReadOptions { Layer = "丙" }, new ListRequest("s"), MadeUp.Rules, default))!.Faults[0].Kind.Code, Is.EqualTo("ECO-3016"));
        }
    }

    [TestCase("../x")]
    [TestCase("")]
    [TestCase("a/b")]
    [TestCase("list\u202e")]
    public void A_name_that_could_be_a_path_is_refused(string name) => Assert.That(
        Assert.Throws<EcoException>(() => ListImporter.Read(Csv(Good), new ReadOptions(), new ListRequest("s", name), MadeUp.Rules, default))!.Faults[0].Kind, Is.EqualTo(AccessListFaults.BadName));

    private string Csv(string text)
    {
        string path = Path.Combine(_folder, "list.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private static ListDraft Read(string path) => Read(path, out _);

    private static ListDraft Read(string path, out List<string> notices)
    {
        var draft = ListImporter.Read(path, new ReadOptions(), new ListRequest("示范来源"), MadeUp.Rules, default);
        notices = [.. draft.Notices.Select(n => n.Zh)];
        return draft;
    }
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static EcoGis.Tests.HandMadeLists;

namespace EcoGis.Tests;

/// <summary>Lines of lists against hand-drawn units: what applies where, in which order, and what becomes of each.</summary>
public sealed class ListJudgingTests
{
    [Test]
    public void A_line_without_a_condition_is_for_a_person_and_caps_the_verdict()
    {
        var s = Screen(Snapshot(List(Line(OfUnit, "严格控制高耗能项目"))), Store);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Conditional));
            Assert.That(s.Review.Select(r => (r.ZoneCode, r.Dimension, r.Text.Zh)), Is.EqualTo(new[] { (Unit, "spatial-layout", "严格控制高耗能项目") }));
            Assert.That(s.Findings, Is.Empty);
        }
    }

    [Test]
    public void A_condition_that_holds_is_a_finding_that_cites_list_and_line()
    {
        var s = Screen(Snapshot(List(Line(OfUnit, "鼓励绿化", "{effect: advice}"), Line(OfUnit, "禁止新建化工项目", NoChemicals))), Chemical);
        var finding = s.Findings.Single(f => f.Effect == Effect.Prohibited);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Prohibited));
            Assert.That((finding.Rule, finding.ZoneCode, finding.Answer), Is.EqualTo(("list/示范/2", Unit, Answer.Overlaps)));
            Assert.That(finding.Clauses.Single().Title.Zh, Is.EqualTo("示范清单"));
            Assert.That(finding.Clauses.Single().Article, Does.Contain("第 2 条"));
            Assert.That(finding.Clauses.Single().Summary.Zh, Is.EqualTo("禁止新建化工项目"));
            Assert.That(finding.Numbers["area_planar_m2"], Is.EqualTo(10_000).Within(1e-4), "the square is 100 m by 100 m");
            Assert.That(finding.Memberships.Single().Group.Id, Is.EqualTo("chemical"));
            Assert.That(s.Review, Is.Empty);
        }
    }

    [Test]
    public void A_condition_known_not_to_hold_is_shown_as_such_and_lets_the_site_pass()
    {
        var s = Screen(Snapshot(List(Line(OfUnit, "禁止新建化工项目", NoChemicals))), Store);
        Assert.That((s.Verdict, s.Listed.Single().Answer), Is.EqualTo((Verdict.Compliant, ListAnswer.DoesNotApply)));
    }

    [Test]
    public void A_condition_that_lacks_a_fact_leaves_the_verdict_open_and_asks_for_it()
    {
        var s = Screen(Snapshot(List(Line(OfUnit, "禁止新建化工项目", NoChemicals))));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((s.Verdict, s.Listed.Single().Answer), Is.EqualTo((Verdict.Undetermined, ListAnswer.Open)));
            Assert.That(s.Undetermined.Select(o => (o.Rule, o.Subject)), Is.EquivalentTo(new[] { ("list/示范/1", "industry"), ("list/示范/1", "nature") }));
            Assert.That(s.Questions.Select(q => q.Subject), Is.EquivalentTo(new[] { "industry", "nature" }));
        }
    }

    [Test]
    public void An_exception_lifts_a_line_as_it_lifts_a_rule()
    {
        const string But = "{effect: prohibited, activity: {industry: {groups: [chemical]}}, except: [{nature: [rebuild]}]}";
        var list = List(Line(OfUnit, "禁止化工项目，改建的除外", But));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Screen(Snapshot(list), Chemical).Verdict, Is.EqualTo(Verdict.Prohibited));
            Assert.That(Screen(Snapshot(list), Chemical with { Nature = Nature.Rebuild }).Verdict, Is.EqualTo(Verdict.Compliant));
            Assert.That(Screen(Snapshot(list), Chemical with { Nature = null }).Verdict, Is.EqualTo(Verdict.Undetermined));
        }
    }

    [Test]
    public void All_levels_are_shown_from_the_province_down_to_the_unit_whatever_the_order_of_the_list()
    {
        AccessLine[] lines = [Line(OfUnit, "六"), Line(KeyIndustry, "五"), Line(County, "四"), Line(City, "三"), Line(EconomicZone, "二"), Line(Province, "一")];
        var s = Screen(Snapshot(List(lines)), Store);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Concat(s.Listed.Select(l => l.Line.Line.Text)), Is.EqualTo("一二三四五六"));
            Assert.That(s.Listed.SelectMany(l => l.Units).Distinct(), Is.EqualTo(new[] { Unit }));
            Assert.That(s.Review, Has.Length.EqualTo(6));
        }
    }

    [Test]
    public void Within_a_level_lines_are_ordered_by_dimension_slot_and_force_of_the_verb()
    {
        var s = Screen(Snapshot(List(
            Line(OfUnit, "风险", dimension: "risk-control"),
            Line(OfUnit, "鼓励", slot: "other-layout"),
            Line(OfUnit, "鼓励二", slot: "prohibited-activities"),
            Line(OfUnit, "严禁一", slot: "prohibited-activities"))), Store);
        Assert.That(s.Listed.Select(l => l.Line.Line.Text), Is.EqualTo(new[] { "严禁一", "鼓励二", "鼓励", "风险" }));
    }

    [Test]
    public void What_is_for_another_unit_type_county_or_day_does_not_apply()
    {
        var s = Screen(Snapshot(List(
            Line(OfOther, "别的单元"),
            Line(KeyIndustry with { UnitType = "control-unit/priority" }, "别的类型"),
            Line(KeyIndustry with { Areas = ["5101"] }, "别的市的同类单元"),
            Line(County with { Areas = ["510603"] }, "邻区"),
            Line(OfUnit, "已失效", to: HandMadeRules.Day),
            Line(OfUnit, "未生效", from: HandMadeRules.Day.AddDays(1)),
            Line(OfUnit, "当日生效", from: HandMadeRules.Day))), Store);
        Assert.That(s.Listed.Select(l => l.Line.Line.Text), Is.EqualTo(new[] { "当日生效" }));
    }

    [Test]
    public void A_line_for_two_units_of_the_site_is_shown_once_and_names_both()
    {
        Zone[] zones = [UnitZone(), MadeUp.Zone(2, "ZH51060420002", "key-industry", MadeUp.Shape(MadeUp.Box(450, 0, 1000, 1000)))];
        var s = Screen(Snapshot(List(Line(KeyIndustry, "普适", NoChemicals), Line(KeyIndustry, "人工")), MadeUp.Admin(), Units(zones)), Chemical);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Listed.Select(l => l.Units.Length), Is.EqualTo(new[] { 2, 2 }));
            Assert.That(s.Findings.Select(f => f.ZoneCode), Is.EqualTo(new[] { Unit, "ZH51060420002" }));
            Assert.That(s.Review, Has.Length.EqualTo(1));
        }
    }

    [Test]
    public void A_unit_without_a_list_stays_for_a_person_and_the_words_say_so()
    {
        var s = Screen(Snapshot(List(Line(County, "县"), Line(OfOther, "别的"))), Store);
        var item = s.Review.Single(r => r.Listed is null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((item.ZoneCode, item.Dimension), Is.EqualTo((Unit, "unruled")));
            Assert.That(item.Text.Zh, Does.Contain("没有该单元现行的单元清单"));
            Assert.That(item.Text.En, Does.Contain("no list of the unit in force"));
            Assert.That(s.Review.Count(r => r.Listed is not null), Is.EqualTo(1));
        }
    }

    [Test]
    public void An_ended_list_leaves_its_units_to_a_person()
    {
        var snapshot = Snapshot([]) with { Lists = [new PinnedList("示范", null)] };
        var s = Screen(snapshot, Store);
        Assert.That((s.Verdict, s.Review.Single().Text.Zh.Contains("单元清单", StringComparison.Ordinal)), Is.EqualTo((Verdict.Conditional, true)));
    }

    [Test]
    public void A_unit_whose_lines_have_all_ended_is_a_unit_without_a_list()
    {
        var s = Screen(Snapshot(List(Line(OfUnit, "已失效", to: HandMadeRules.Day))), Store);
        Assert.That((s.Verdict, s.Review.Single().Dimension), Is.EqualTo((Verdict.Conditional, "unruled")));
    }

    [Test]
    public void Without_the_layer_of_its_units_a_list_leaves_the_verdict_open()
    {
        var list = List(Line(OfUnit, "禁止新建化工项目", NoChemicals));
        var s = Screen(Snapshot(list, MadeUp.Admin()), Store);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Undetermined));
            Assert.That(s.Undetermined.Select(o => (o.Rule, o.Needs, o.Kind)), Is.EqualTo(new[] { ("list/示范", Need.Layer, "control-unit") }));
            Assert.That(Screen(Snapshot(list, MadeUp.Admin("510603")), Store).Verdict, Is.EqualTo(Verdict.Compliant), "the list is of another county");
        }
    }

    [Test]
    public void A_unit_layer_complete_nowhere_leaves_the_verdict_open()
    {
        var s = Screen(Snapshot(List(Line(OfUnit, "禁止新建化工项目", NoChemicals)), MadeUp.Admin(), MadeUp.Layer("control-unit", [UnitZone(Other)], coverage: [])), Store);
        Assert.That(s.Undetermined.Select(o => (o.Rule, o.Needs)), Does.Contain(("list/示范", Need.Coverage)));
    }

    [Test]
    public void Where_the_place_is_not_known_lines_of_an_area_are_kept()
    {
        var s = Screen(Snapshot(List(Line(County, "县", NoChemicals), Line(County, "人工")), Units(UnitZone(code: "fid:1"))), Chemical);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Listed.Select(l => l.Answer), Is.EqualTo(new[] { ListAnswer.Open, ListAnswer.Person }));
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Undetermined));
        }
    }

    [Test]
    public void A_sliver_of_a_unit_has_its_lines_and_a_condition_lacks_accuracy()
    {
        var sliver = MadeUp.Zone(1, Unit, "key-industry", MadeUp.Shape(MadeUp.Box(499.8, 0, 1000, 1000)));
        var s = Screen(Snapshot(List(Line(OfUnit, "人工"), Line(OfUnit, "禁止化工", NoChemicals)), MadeUp.Admin(), Units(sliver)), Chemical);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Listed.Select(l => l.Answer), Is.EquivalentTo(new[] { ListAnswer.Person, ListAnswer.Open }));
            Assert.That(s.Undetermined.Select(o => o.Needs), Does.Contain(Need.Accuracy));
            Assert.That(s.Findings.Where(f => f.Effect == Effect.Prohibited), Is.Empty);
        }
    }

    [TestCase(true, Verdict.Prohibited)]
    [TestCase(false, Verdict.Compliant)]
    public void A_condition_with_a_zone_of_its_own_needs_both(bool inBan, Verdict expected)
    {
        const string InBan = "{effect: prohibited, zone: {kind: fuel-ban}, relation: overlaps, activity: {nature: [new]}}";
        var ban = MadeUp.Layer("fuel-ban", [MadeUp.Zone(1, "F1", MadeUp.Rules.Kind("fuel-ban").Classes is [var c, ..] ? c.Id : "", MadeUp.Shape(inBan ? MadeUp.Box(0, 0, 1000, 1000) : MadeUp.Box(2000, 0, 3000, 1000)))]);
        Assert.That(Screen(Snapshot(List(Line(OfUnit, "禁燃区内禁止", InBan)), MadeUp.Admin(), Units(UnitZone()), ban), Store).Verdict, Is.EqualTo(expected));
    }

    [Test]
    public void Only_the_lines_of_what_the_site_hits_are_read()
    {
        int read = 0;
        var whole = List(Line(OfUnit, "本单元"), Line(OfOther, "别的单元"));
        var list = whole with { Parts = [.. whole.Parts.Select(p => new ListPart(p.Target, p.Count, p.Digest, () => { read++; return p.Lines; }))] };
        Screen(Snapshot(list), Store);
        Assert.That(read, Is.EqualTo(1));
    }

    [Test]
    public void A_line_whose_words_the_rule_base_has_lost_is_refused_not_left_out()
    {
        var refusal = Assert.Throws<EcoException>(() => Screen(Snapshot(List(Line(OfUnit, "x", dimension: "no-such-dimension"))), Store))!;
        Assert.That(refusal.Faults.Single().Kind, Is.EqualTo(AccessListFaults.UnknownWord));
    }

    [Test]
    public void The_record_is_the_same_bytes_whatever_the_order_of_lists_parts_and_units()
    {
        var one = Named("甲", Line(OfUnit, "禁止化工", NoChemicals), Line(County, "县"), Line(OfOther, "乙单元"));
        var two = Named("乙", Line(KeyIndustry, "普适"), Line(OfUnit, "特性"));
        Zone[] zones = [UnitZone(), UnitZone(Other, "priority", 2)];
        string forward = Json(Screen(Snapshot([one, two], MadeUp.Admin(), Units(zones)), Chemical));
        AccessListVersion Reversed(AccessListVersion l) => l with { Parts = [.. l.Parts.Reverse()] };
        string backward = Json(Screen(Snapshot([one, two], Units(zones), MadeUp.Admin()) with { Lists = [new PinnedList("甲", Reversed(one)), new PinnedList("乙", Reversed(two))] }, Chemical));
        Assert.That(backward, Is.EqualTo(forward));
    }

    [Test]
    public void The_json_names_lists_lines_choices_and_what_was_judged()
    {
        var s = JsonNode.Parse(Json(Screen(Snapshot(List(Line(OfUnit, "禁止化工，改建的除外", NoChemicals), Line(OfUnit, "鼓励循环利用"))), Chemical)))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)s["access_lists"]![0]!["name"], Is.EqualTo("示范"));
            Assert.That((string?)s["access_list_judged"]![0]!["answer"], Is.EqualTo("applies"));
            Assert.That((bool)s["access_list_judged"]![0]!["has_exception"]!, Is.True);
            Assert.That((string?)s["review"]![0]!["force"], Is.EqualTo("encourage"));
            Assert.That(s["review_choices"]!.AsArray().Select(c => (string?)c!["name"]), Is.EqualTo(new[] { "匹配", "不匹配", "部分匹配", "无法判断", "不适用" }));
            Assert.That(JsonNode.Parse(Json(Screen(Snapshot([]), Chemical)))!["access_lists"], Is.Null, "without lists the record is as it was");
        }
    }

    [Test]
    public void The_page_shows_every_level_with_marks_boxes_and_outcomes_in_both_languages()
    {
        var context = ReportContext.Of(Rules, MapStyles.Parse("zones.yaml", File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "maps", "styles", "zones.yaml"))));
        var s = Screen(Snapshot(List(Line(Province, "禁止新建化工项目，改建的除外", NoChemicals), Line(OfUnit, "鼓励循环利用<b>"))), Chemical);
        string zh = ReportWriter.Html(s, context, Language.Zh), en = ReportWriter.Html(s, context, Language.En);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(zh, Does.Contain("省级总体要求").And.Contain("单元特性清单：区" + Unit).And.Contain("<b>禁止</b>新建化工项目，<u>改建的除外</u>").And.Contain("<b>鼓励</b>循环利用&lt;b&gt;"));
            Assert.That(zh, Does.Contain("适用：禁止").And.Contain("☐ 部分匹配").And.Contain("另有准入清单 1 条须人工对照"));
            Assert.That(zh, Does.Contain("环境管控单元编码").And.Contain(Unit));
            Assert.That(en, Does.Contain("☐ matches in part").And.Contain("applies: ").And.Contain("1 line(s) of access lists are for a person"));
        }
    }

    private static string Json(Screening s)
    {
        using MemoryStream stream = new();
        ScreeningJson.Write(stream, [s]);
        return JsonNode.Parse(stream.ToArray())![0]!.ToJsonString();
    }
}

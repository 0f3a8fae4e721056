using System.Globalization;

namespace EcoGis.Tests;

/// <summary>Offsets and old datums undone on request: places, provenance, accuracy, and what is refused.</summary>
public sealed class CorrectionTests : ReaderCase
{
    private const string Seven = "-15.3,120.7,64.2,1.25,-0.83,2.41,-3.7";

    private string Square(Func<double, double, (double, double)> move)
    {
        (double X, double Y)[] ring = [.. new[] { (104.5, 31.3), (104.51, 31.3), (104.51, 31.31), (104.5, 31.3) }.Select(p => move(p.Item1, p.Item2))];
        return Write("a.geojson", $$"""{"type":"Polygon","coordinates":[[{{string.Join(',', ring.Select(p => string.Create(CultureInfo.InvariantCulture, $"[{p.X:R},{p.Y:R}]")))}}]]}""");
    }

    private string OldText(string datum = "1980西安坐标系") => Write("a.txt", $"[属性描述]\n坐标系={datum}\n几度分带=3\n带号=35\n[地块坐标]\n4,0.5000,1,地块,面,,,,@\nJ1,1,3464102.125,35452310.5\nJ2,1,3464202.125,35452310.5\nJ3,1,3464202.125,35452410.5\nJ1,1,3464102.125,35452310.5\n");

    [TestCase("gcj02", 1), TestCase("bd09", 2)]
    [Category("reliability-51")]
    public void An_offset_is_undone_when_asked_and_said_and_counted(string id, double error)
    {
        MapOffset offset = MapOffset.Called(id)!;
        FeatureFile file = Read(Square(offset.FromWgs84), new() { From = offset });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.Features[0].Shape!.Parts[0][0].Xs[0], Is.EqualTo(104.5).Within(1e-9));
            Assert.That(file.Features[0].Shape!.Parts[0][0].Ys[0], Is.EqualTo(31.3).Within(1e-9));
            Assert.That(file.Correction!.Error, Is.EqualTo(error));
            Assert.That(file.Notices.Select(n => n.Zh), Has.Some.Contains("反算").And.Some.Contains($"--from {id}"));
            Assert.That(file.Notices.Select(n => n.En), Has.Some.Contains("led back from"));
            Assert.That(Read(Square(offset.FromWgs84)).Features[0].Shape!.Parts[0][0].Xs[0], Is.EqualTo(offset.FromWgs84(104.5, 31.3).Longitude), "never unless asked");
        }
    }

    [Test]
    public void The_accuracy_of_a_screening_counts_what_was_undone()
    {
        FeatureFile file = Read(Square(Gcj02.FromWgs84), new() { From = MapOffset.Gcj02 });
        Proposal proposal = ProposalReader.Read(file, new ProposalRequest(), MadeUp.Rules).Single();
        Screener screener = new(MadeUp.Rules, MadeUp.Rules.District("none"), "test");
        double Accuracy(double error) => screener.Screen(proposal with { AddedError = error }, MadeUp.Snapshot(new DateOnly(2026, 11, 1), MadeUp.Admin()), new ScreenOptions(2)).Site.Accuracy;
        Assert.That(proposal.AddedError, Is.EqualTo(1));
        Assert.That((Accuracy(1), Accuracy(0)), Is.EqualTo((Math.Sqrt(5), 2.0)));
    }

    [Test]
    public void A_layer_keeps_in_its_source_and_accuracy_what_was_undone()
    {
        using CatalogBench bench = new();
        FeatureFile file = Read(Square(Gcj02.FromWgs84), new() { From = MapOffset.Gcj02 });
        LayerSummary published = bench.Import(file, CatalogBench.AdminBoundary, new() { Source = "某局", Accuracy = 2 }).Published;
        Assert.That(published.Source, Does.StartWith("某局（坐标已从 GCJ-02"));
        Assert.That(published.Accuracy, Is.EqualTo(Math.Sqrt(5)));
    }

    [Test]
    public void Outside_china_there_is_nothing_to_undo()
    {
        string path = Write("a.geojson", """{"type":"Polygon","coordinates":[[[9.5,47.1],[9.51,47.1],[9.51,47.11],[9.5,47.1]]]}""");
        Refused(path, "ECO-3807", ["没有网络地图的偏移", "no web-map offset", "9.5"], new() { From = MapOffset.Gcj02 });
    }

    [TestCase("1980西安坐标系", "EPSG:2359"), TestCase("1954年北京坐标系", "EPSG:2411")]
    [Category("reliability-50")]
    public void An_old_datum_is_led_out_of_with_the_users_parameters_and_refused_without(string datum, string code)
    {
        Refused(OldText(datum), "ECO-2051", ["七参数", "7-parameter", "--datum-shift"]);
        FeatureFile file = Read(OldText(datum), new() { DatumShift = DatumShiftText.Parse(Seven + ",0.3") });
        (double x, double y) = DatumShiftText.Parse(Seven).Apply(OldDatumCrs.Parse(code)!, 35_452_310.5, 3_464_102.125);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.Crs!.Code, Is.EqualTo("EPSG:4523"));
            Assert.That(file.Features[0].Shape!.Parts[0][0].Xs[0], Is.EqualTo(x));
            Assert.That(file.Features[0].Shape!.Parts[0][0].Ys[0], Is.EqualTo(y));
            Assert.That(file.Correction!.Error, Is.EqualTo(0.3));
            Assert.That(file.Notices.Select(n => n.Zh), Has.Some.Contains($"七参数 {Seven}"));
            Assert.That(file.Notices.Select(n => n.En), Has.Some.Contains($"seven parameters {Seven}"));
        }
    }

    [Test]
    public void An_old_system_can_be_named_where_the_file_names_none()
    {
        ShapefileBuilder builder = new ShapefileBuilder().AddPolygon(ShapefileBuilder.Square(35_452_310, 3_464_102, 100));
        Write("a.dbf", ShapefileBuilder.SimpleDbf(1));
        FeatureFile file = Read(Write("a.shp", builder.Shp()), new() { OldCrs = OldDatumCrs.Parse("EPSG:2359"), DatumShift = DatumShiftText.Parse(Seven) });
        Assert.That(file.Crs!.Code, Is.EqualTo("EPSG:4523"));
        Assert.That(file.Features[0].Shape!.Parts[0][0].Xs[0], Is.Not.EqualTo(35_452_310).Within(20));
    }

    [Test]
    public void A_shift_that_is_not_needed_is_refused() => RefusedAs("ECO-3804", FaultClass.Usage, Square((x, y) => (x, y)), Seven, "不属于西安 1980", "neither Xian 1980");

    [Test]
    public void A_shift_that_moves_kilometres_is_refused_with_the_distance() => RefusedAs("ECO-3805", FaultClass.Input, OldText(), "-15.3,120.7,64.2,1.25,-0.83,2410,-3.7", "移动了", "move the coordinates by");

    [Test]
    public void Four_parameters_are_refused_for_degrees()
    {
        string path = Write("a.geojson", """{"type":"Polygon","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4610"}},"coordinates":[[[104.5,31.3],[104.51,31.3],[104.51,31.31],[104.5,31.3]]]}""");
        RefusedAs("ECO-3806", FaultClass.Input, path, "1,2,0.5,1", "四参数", "four parameters");
    }

    [TestCase("1,2,3"), TestCase("1,2,3,x"), TestCase("1,2,3,4,5,6"), TestCase("1,2,3,4,0"), TestCase("NaN,2,3,4")]
    public void Numbers_that_are_no_parameters_are_refused(string text)
    {
        EcoException refusal = Assert.Throws<EcoException>(() => DatumShiftText.Parse(text))!;
        Assert.That((refusal.Faults[0].Kind.Code, refusal.Class), Is.EqualTo(("ECO-3803", FaultClass.Usage)));
        Assert.That(refusal.In(Language.Zh) + refusal.In(Language.En), Does.Contain("七参数").And.Contain("seven numbers"));
    }

    private static void RefusedAs(string code, FaultClass blame, string path, string shift, string zh, string en)
    {
        EcoException refusal = Assert.Throws<EcoException>(() => Read(path, new() { DatumShift = DatumShiftText.Parse(shift) }))!;
        Assert.That((refusal.Faults[0].Kind.Code, refusal.Class), Is.EqualTo((code, blame)));
        Assert.That(refusal.In(Language.Zh), Does.Contain(zh));
        Assert.That(refusal.In(Language.En), Does.Contain(en));
    }
}

using SkiaSharp;

namespace EcoGis.Tests;

/// <summary>The second painter: pixels read back from the PNG, against the scene that was painted.</summary>
internal sealed class PngPainterTests
{
    private static readonly Lazy<DrawingFonts> s_fonts = new(() => DrawingFonts.Open(null));

    /// <summary>The fonts of this machine; a machine without a Chinese font cannot run the test.</summary>
    internal static DrawingFonts Fonts()
    {
        try
        {
            return s_fonts.Value;
        }
        catch (EcoException e)
        {
            Missing.Report(e.In(Language.En));
            throw;
        }
    }

    [Test]
    public void Every_drawn_item_is_where_the_scene_says()
    {
        var scene = new Scene("", 200, 100,
        [
            new ScenePath([Furniture.Box(new ScreenBox(10, 10, 40, 40))], true, new Paint("#0000ff", 1, "#000000", 2, [], null)),
            new ScenePath([Furniture.Box(new ScreenBox(60, 10, 40, 40)), Furniture.Box(new ScreenBox(70, 20, 20, 20))], true, Paint.Solid("#ff0000", 0.5)),
            new SceneClip(new ScreenBox(110, 10, 20, 80), [new ScenePath([Furniture.Box(new ScreenBox(100, 20, 60, 20))], true, Paint.Solid("#00ff00"))]),
            new ScenePath([[new(10, 80), new(100, 80)]], false, Paint.Line("#ff0000", 4, 10, 10)),
        ]);
        using SKBitmap map = Painted(scene);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((map.Width, map.Height), Is.EqualTo((400, 200)));
            Assert.That(At(map, 30, 30), Is.EqualTo(new SKColor(0, 0, 255)));
            Assert.That(At(map, 10, 30), Is.EqualTo(SKColors.Black), "stroke");
            Assert.That(At(map, 65, 30).Green, Is.InRange(125, 130), "half red on white");
            Assert.That(At(map, 80, 30), Is.EqualTo(SKColors.White), "even-odd hole");
            Assert.That(At(map, 120, 30), Is.EqualTo(new SKColor(0, 255, 0)));
            Assert.That(At(map, 135, 30), Is.EqualTo(SKColors.White), "cut off at the clip");
            Assert.That(At(map, 15, 80), Is.EqualTo(SKColors.Red), "dash");
            Assert.That(At(map, 25, 80), Is.EqualTo(SKColors.White), "gap");
        }
    }

    [TestCaseSource(nameof(Patterns))]
    public void A_hatch_stays_inside_its_shape_and_covers_what_lines_of_its_width_cover(HatchPattern pattern)
    {
        var box = new ScreenBox(20, 20, 160, 160);
        using SKBitmap map = Painted(new Scene("", 200, 200, [new ScenePath([Furniture.Box(box)], true, new Paint(null, 0, "#000000", 0, [], new Hatch(pattern, 8, 2)))]));
        double inside = 0, outside = 0;
        for (int y = 0; y < map.Height; y++)
        {
            for (int x = 0; x < map.Width; x++)
            {
                double ink = (255 - map.GetPixel(x, y).Red) / 255.0;
                if (box.Holds(new ScreenPoint(x / 2.0, y / 2.0)))
                    inside += ink / 4;
                else
                    outside += ink;
            }
        }
        double expected = pattern switch
        {
            HatchPattern.Dots => Math.PI * 2 * 2 / 64,
            HatchPattern.Grid or HatchPattern.Lattice => 2.0 / 8 + 2.0 / 8 - 2.0 / 8 * 2.0 / 8,
            _ => 2.0 / 8,
        };
        Assert.That(outside, Is.LessThan(330), "an antialiased edge at most");
        Assert.That(inside / (160 * 160), Is.EqualTo(expected).Within(0.02));
    }

    private static HatchPattern[] Patterns => Enum.GetValues<HatchPattern>();

    [TestCase(Anchor.Start, 100, 140)]
    [TestCase(Anchor.Middle, 80, 120)]
    [TestCase(Anchor.End, 60, 100)]
    public void Text_stands_at_its_anchor_and_as_wide_as_its_letters(Anchor anchor, int from, int to)
    {
        using SKBitmap map = Painted(new Scene("", 200, 60, [new SceneText(100, 40, "红线", 20, anchor, "#000000", Halo: false, Bold: false)]));
        var ink = from x in Enumerable.Range(0, map.Width) from y in Enumerable.Range(0, map.Height) where map.GetPixel(x, y).Red < 128 select (X: x / 2.0, Y: y / 2.0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ink.Min(p => p.X), Is.EqualTo(from).Within(3));
            Assert.That(ink.Max(p => p.X), Is.EqualTo(to).Within(3));
            Assert.That(ink.Min(p => p.Y), Is.GreaterThan(20));
            Assert.That(ink.Max(p => p.Y), Is.LessThan(45));
        }
    }

    [Test]
    public void A_whole_map_is_painted_the_same_each_time_and_not_blank()
    {
        Scene scene = Overview();
        byte[] first = new PngPainter(Fonts()).Paint(scene), second = new PngPainter(Fonts()).Paint(scene);
        if (Environment.GetEnvironmentVariable("ECOGIS_LOOK") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, "overview.png"), first);
            File.WriteAllText(Path.Combine(folder, "overview.svg"), SvgPainter.Paint(scene, "x").Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal));
        }
        using SKBitmap map = SKBitmap.Decode(first);
        Assert.That(second, Is.EqualTo(first));
        Assert.That((map.Width, map.Height), Is.EqualTo((1360, 800)));
        Assert.That(map.Pixels.Distinct().Count(), Is.GreaterThan(500));
    }

    [Test]
    public void A_character_that_no_font_has_is_an_error_that_names_it()
    {
        var scene = new Scene("", 100, 50, [new SceneText(10, 20, "甲\U000F1234", 12, Anchor.Start, "#000000", Halo: false, Bold: false)]);
        var error = Assert.Throws<EcoException>(() => new PngPainter(Fonts()).Paint(scene))!;
        Assert.That(error.In(Language.Zh), Does.Contain("ECO-6011").And.Contain("U+F1234").And.Contain("甲"));
    }

    [Test]
    public void Control_and_bidirectional_characters_are_drawn_as_their_codes()
    {
        using SKBitmap plain = Painted(new Scene("", 200, 50, [new SceneText(10, 20, @"a\u202eb", 12, Anchor.Start, "#000000", Halo: false, Bold: false)]));
        using SKBitmap tricked = Painted(new Scene("", 200, 50, [new SceneText(10, 20, "a\u202eb", 12, Anchor.Start, "#000000", Halo: false, Bold: false)]));
        Assert.That(tricked.Pixels, Is.EqualTo(plain.Pixels));
    }

    [Test]
    public void Without_a_Chinese_font_the_message_names_the_package_to_install()
    {
        using var empty = new TemporaryFolder();
        var error = Assert.Throws<EcoException>(() => DrawingFonts.Open(null, [empty.Path]))!;
        Assert.That(error.In(Language.Zh), Does.Contain("ECO-6010").And.Contain("fonts-wqy-microhei").And.Contain("ECOGIS_FONT").And.Contain(empty.Path));
    }

    [Test]
    public void A_setting_that_names_no_font_is_refused_and_not_passed_over()
    {
        using var folder = new TemporaryFolder();
        string text = Path.Combine(folder.Path, "letter.ttf");
        File.WriteAllText(text, "no font");
        foreach (string setting in new[] { text, Path.Combine(folder.Path, "absent.ttf") })
        {
            var error = Assert.Throws<EcoException>(() => DrawingFonts.Open(setting))!;
            Assert.That(error.In(Language.En), Does.Contain("ECO-6012").And.Contain(setting));
        }
    }

    internal static Scene Overview() => new ReportMaps(HandDrawn.Map, HandDrawn.Styles(), new MapText(Language.Zh, k => $"类·{k}", "资料：示范"), 40_000)
        .Overview("总图　示范化工技改项目", [new(1, "scenic", 1, Answer.Overlaps, null), new(2, "rivers", 1, Answer.Within, "800.000 m"), new(3, null, null, Answer.Within, null)]);

    private static SKBitmap Painted(Scene scene) => SKBitmap.Decode(new PngPainter(Fonts()).Paint(scene));

    private static SKColor At(SKBitmap map, int x, int y) => map.GetPixel(x * PngPainter.Sharpness, y * PngPainter.Sharpness);

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("ecogis-fonts-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}

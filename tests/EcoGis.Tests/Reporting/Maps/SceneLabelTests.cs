namespace EcoGis.Tests;

/// <summary>No two boxes of text on a sheet overlap, whatever is on it: names, numbers, grid labels, scale bar, legend, title and foot.</summary>
internal sealed class SceneLabelTests
{
    [TestCase(false)]
    [TestCase(true)]
    public void No_two_texts_of_a_sheet_overlap(bool measured)
    {
        foreach (var (name, scene) in Sheets())
        {
            var boxes = Texts(scene.Items).Select(t => (t.Text, Box: BoxOf(t, measured))).ToList();
            Assert.That(boxes, Has.Count.GreaterThan(10), name);
            var collisions = from i in Enumerable.Range(0, boxes.Count) from j in Enumerable.Range(0, i) where boxes[i].Box.Meets(boxes[j].Box) select $"{boxes[j]} × {boxes[i]}";
            Assert.That(collisions, Is.Empty, name);
            Assert.That(boxes.Where(b => b.Box.X < -0.5 || b.Box.Y < 0 || b.Box.Right > scene.Width + 1 || b.Box.Bottom > scene.Height), Is.Empty, name);
        }
    }

    [Test]
    public void Numbers_that_find_no_room_are_counted_and_the_foot_says_so()
    {
        var scene = Crowded(900, spread: 1);
        int numbers = Texts(scene.Items).Count(t => t.Bold && t.Text.All(char.IsAsciiDigit)), names = Texts(scene.Items).Count(t => t.Text.StartsWith('第'));
        Assert.That(numbers, Is.GreaterThan(100).And.LessThan(900));
        Assert.That(Texts(scene.Items).Select(t => t.Text), Has.Some.Contains($"另有 {900 + 30 - numbers - names} 个"), "900 numbers and the names of the first thirty zones were asked for");
    }

    private static IEnumerable<(string Name, Scene Scene)> Sheets()
    {
        yield return ("overview", PngPainterTests.Overview());
        var maps = new ReportMaps(HandDrawn.Map, HandDrawn.Styles(), Text, 40_000);
        foreach (var finding in (MapFinding[])[new(1, "scenic", 1, Answer.Overlaps, null), new(2, "rivers", 1, Answer.Within, "800.000 m"), new(4, "scenic", 2, Answer.Overlaps, null)])
            yield return ($"finding {finding.Number}", maps.Of($"图 {finding.Number}　{new string('长', 80)}", finding)!);
        yield return ("crowded", Crowded(60, spread: 40));
        yield return ("one over the other", Crowded(25, spread: 1));
    }

    private static MapText Text => new(Language.Zh, k => $"类·{k}", "资料：数据清单所列图层，时点 2026-11-23；规则库 2026.11；EcoGis 0.1.0 制图");

    /// <summary>Many zones with names of sixty characters near each other, a finding on each.</summary>
    private static Scene Crowded(int zones, double spread)
    {
        List<MapZone> all = [];
        List<MapFinding> findings = [];
        for (int i = 0; i < zones; i++)
        {
            double x = 35452010 + i % 30 * spread / 10, y = 3464010 + i / 30 * spread / 10;
            all.Add(new MapZone("patches", i + 1, "forest-patch", $"P{i}", $"第{i}号" + new string('林', 56), HandDrawn.Shape(FormattableString.Invariant($"POLYGON (({x} {y}, {x + 5} {y}, {x + 5} {y + 5}, {x} {y + 5}, {x} {y}))"))));
            findings.Add(new MapFinding(i + 1, "patches", i + 1, Answer.Overlaps, null));
        }
        return new ReportMaps(new HandDrawn.DrawnMap(HandDrawn.Map.Site, all), HandDrawn.Styles(), Text, 40_000).Overview(new string('题', 70), findings);
    }

    private static IEnumerable<SceneText> Texts(IEnumerable<SceneItem> items) =>
        items.SelectMany(i => i switch { SceneText t => [t], SceneClip c => Texts(c.Items), _ => Enumerable.Empty<SceneText>() });

    /// <summary>From the baseline up 0.8 em and down 0.2 em; as wide as the font at hand makes it, or as it is estimated.</summary>
    private static ScreenBox BoxOf(SceneText text, bool measured)
    {
        double width = LabelPlacer.WidthOf(text.Text, text.Size);
        if (measured)
        {
            width = 0;
            foreach ((string run, SkiaSharp.SKTypeface face) in PngPainterTests.Fonts().Runs(text.Text))
            {
                using var font = new SkiaSharp.SKFont(face, (float)text.Size);
                width += font.MeasureText(run);
            }
        }
        double left = text.X - text.Anchor switch { Anchor.Start => 0, Anchor.Middle => width / 2, _ => width };
        return new ScreenBox(left, text.Y - 0.8 * text.Size, width, text.Size);
    }
}

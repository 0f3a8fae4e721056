namespace EcoGis.Tests;

/// <summary>The small maps of a batch: every square with its own symbol and number, none over another, whatever the counts.</summary>
internal sealed class BatchReportMapTests
{
    private static Scene Drawn(int across, Func<int, int, Verdict, long> count)
    {
        BatchTally tally = new(0);
        long feature = 0;
        for (int x = 0; x < across; x++)
        {
            for (int y = 0; y < across; y++)
            {
                foreach (var verdict in Enum.GetValues<Verdict>())
                {
                    for (long n = count(x, y, verdict); n > 0; n--)
                        tally.Add(new BatchCase(++feature, "", "", verdict) { Middle = (104 + ((x + 0.5) / 32), 31 + ((y + 0.5) / 32)) });
                }
            }
        }

        BatchResultHeader header = new("test", new DateOnly(2026, 11, 23), "none", "p.gpkg", "sha256:0", false, "1", "sha256:1", [], [], []);
        BatchReport report = new(header, tally, HandDrawn.Context, _ => null, new Dictionary<long, string>());
        return BatchReportMap.Of(report, [([104, 104.4, 104.4, 104], [31, 31, 31.4, 31])], new MapText(Language.Zh, id => id, "source"))!;
    }

    [TestCase(12, 999), TestCase(12, 1), TestCase(2, 30)]
    public void No_symbol_or_number_lies_over_another(int across, int most)
    {
        Random random = new(across + most);
        var scene = Drawn(across, (_, _, _) => random.Next(0, most + 1));
        List<SceneClip> panels = [.. scene.Items.OfType<SceneClip>()];
        Assert.That(panels, Has.Count.EqualTo(4));
        using (Assert.EnterMultipleScope())
        {
            foreach (var panel in panels)
            {
                List<SceneText> numbers = [.. panel.Items.OfType<SceneText>()];
                List<ScenePath> symbols = [.. panel.Items.OfType<ScenePath>().Where(p => p.Paint.Fill is not null)];
                ScreenBox[] boxes = [.. numbers.Select(n => new ScreenBox(n.X - (LabelPlacer.WidthOf(n.Text, n.Size) / 2), n.Y - n.Size, LabelPlacer.WidthOf(n.Text, n.Size), n.Size))];
                Assert.That(symbols, Has.Count.EqualTo(numbers.Count));
                Assert.That(boxes.Index().Any(a => boxes.Skip(a.Index + 1).Any(a.Item.Meets)), Is.False, "numbers");
                Assert.That(symbols.Index().Any(a => symbols.Skip(a.Index + 1).Any(b => Meet(a.Item.Lines[0], b.Lines[0]))), Is.False, "symbols");
                Assert.That(boxes, Is.All.Matches<ScreenBox>(panel.Box.Holds), "inside the frame");
            }
        }
    }

    [Test]
    public void A_symbol_four_times_as_large_stands_for_four_times_as_many()
    {
        var panel = Drawn(2, (x, y, _) => x == 0 && y == 0 ? 40 : x == 1 && y == 1 ? 10 : 0).Items.OfType<SceneClip>().ToList();
        foreach (var symbols in panel.Select(p => p.Items.OfType<ScenePath>().Where(i => i.Paint.Fill is not null).Select(i => Area(i.Lines[0])).Order().ToArray()))
        {
            Assert.That(symbols, Has.Length.EqualTo(2));
            Assert.That(symbols[1] / symbols[0], Is.EqualTo(4).Within(1e-6));
        }

        double[] largest = [.. panel.Select(p => p.Items.OfType<ScenePath>().Where(i => i.Paint.Fill is not null).Max(i => Area(i.Lines[0])))];
        Assert.That(largest, Is.All.EqualTo(largest[0]).Within(1).Percent, "one scale for all, whatever the shape; a disc is drawn with 32 corners");
    }

    /// <summary>Convex shapes meet unless a side of one of them parts them.</summary>
    private static bool Meet(ScreenPoint[] a, ScreenPoint[] b) => !Parted(a, b) && !Parted(b, a);

    private static bool Parted(ScreenPoint[] a, ScreenPoint[] b) => a.Index().Any(i =>
    {
        ScreenPoint p = a[i.Index], q = a[(i.Index + 1) % a.Length];
        double Side(ScreenPoint r) => ((q.X - p.X) * (r.Y - p.Y)) - ((q.Y - p.Y) * (r.X - p.X));
        double own = a.Select(Side).MaxBy(Math.Abs);
        return b.All(r => Side(r) * own <= 1e-9);
    });

    private static double Area(ScreenPoint[] ring) => Math.Abs(ring.Index().Sum(i => (i.Item.X * ring[(i.Index + 1) % ring.Length].Y) - (ring[(i.Index + 1) % ring.Length].X * i.Item.Y))) / 2;
}

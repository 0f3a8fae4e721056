namespace EcoGis.Tests;

/// <summary>Charts as lists of things to paint: lengths are the values, what is not known is no bar and no line, and every number stands there in words too.</summary>
public sealed class ChartTests
{
    [Test]
    public void Bars_are_as_long_as_their_values_and_what_may_be_more_is_hatched()
    {
        var scene = BarChart.Draw("t", "n", [new("a", 10, null, "10 %"), new("b", 20, 30, "20–30 %"), new("c", null, null, "not known"), new("d", 0, 40, "0–40 %")], (30, "goal"));
        double[] sure = [.. Filled(scene, ChartParts.Blue).Select(Width)];
        var open = scene.Items.OfType<ScenePath>().Where(p => p.Paint.Hatch is not null).ToList();
        double unit = sure[0] / 10;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sure, Has.Length.EqualTo(3), "nothing is drawn of what is not known");
            Assert.That(sure[1], Is.EqualTo(20 * unit).Within(1e-9));
            Assert.That(open.Select(Width), Is.EqualTo(new[] { 10 * unit, 40 * unit }).Within(1e-9));
            Assert.That(Texts(scene), Is.SupersetOf(new[] { "a", "10 %", "not known", "goal" }));
            Assert.That(Lines(scene, ChartParts.Target).Single().Lines[0][0].X, Is.EqualTo(open[0].Lines[0][1].X).Within(1e-9), "the goal of 30 stands where the bar to 30 ends");
        }
    }

    [Test]
    public void A_heat_map_shades_change_by_its_share_of_the_row_and_prints_every_number()
    {
        var scene = HeatMap.Draw("t", "n", ["1 forest", "2 crops"], ["1 forest", "2 crops"], new double?[,] { { 100, 4 }, { 1, null } }, (i, j) => i == j);
        string[] fills = [.. scene.Items.OfType<ScenePath>().Where(p => p.Closed && p.Paint.Fill is not null).Skip(1).Select(p => p.Paint.Fill!)];
        Assert.That(fills, Is.EqualTo(new[] { "#ffffff", "#cfdbe5", "#08457a" }), "unchanged ground is white, √(4/104) of the way to the darkest, and all of a row");
        Assert.That(Texts(scene), Is.SupersetOf(new[] { "100.0", "4.0", "1.0" }));
    }

    [Test]
    public void A_year_that_is_not_known_leaves_a_gap_and_series_differ_by_mark_and_dash_too()
    {
        var scene = YearChart.Draw("t", "n", ["2023", "2024", "2025"],
            [new("one", [new(10, 12), new(null, null), new(20, 20)]), new("two", [new(10, 10), new(11, 11), new(12, 12)])], [(15, "goal")]);
        var one = Lines(scene, ChartParts.Blue).ToList();
        var two = Lines(scene, ChartParts.Orange).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(one, Has.Count.EqualTo(1), "no line across the gap, only the range of 2023");
            Assert.That(one[0].Lines[0][0].X, Is.EqualTo(one[0].Lines[0][1].X));
            Assert.That(two, Has.Count.EqualTo(2));
            Assert.That(two, Is.All.Matches<ScenePath>(p => !p.Paint.Dash.IsEmpty));
            Assert.That(Filled(scene, ChartParts.Blue).First().Lines[0], Has.Length.Not.EqualTo(Filled(scene, ChartParts.Orange).First().Lines[0].Length), "other marks");
            Assert.That(Texts(scene), Is.SupersetOf(new[] { "one", "two", "goal", "2024" }));
        }
    }

    [TestCase(0, 37.2, 0, 40, 10), TestCase(1200, 1300, 1200, 1300, 20), TestCase(0.001, 0.0012, 0.001, 0.0012, 0.00005), TestCase(5, 5, 5, 5, 0.02), TestCase(0, 58.52, 0, 60, 20)]
    public void Scales_have_round_steps(double least, double most, double from, double to, double step)
    {
        var scale = ChartParts.Scale(least, most);
        Assert.That((scale.From <= least + 1e-12, scale.To >= most - 1e-12), Is.EqualTo((true, true)));
        Assert.That(scale.Step, Is.EqualTo(step).Within(1e-12));
        Assert.That(new[] { scale.From, scale.To }, Is.EqualTo(new[] { from, to }).Within(step + 1e-12));
    }

    private static IEnumerable<ScenePath> Filled(Scene scene, string colour) => scene.Items.OfType<ScenePath>().Where(p => p.Closed && p.Paint.Fill == colour);

    private static IEnumerable<ScenePath> Lines(Scene scene, string colour) => scene.Items.OfType<ScenePath>().Where(p => !p.Closed && p.Paint.Stroke == colour);

    private static IEnumerable<string> Texts(Scene scene) => scene.Items.OfType<SceneText>().Select(t => t.Text);

    private static double Width(ScenePath box) => box.Lines[0].Max(p => p.X) - box.Lines[0].Min(p => p.X);
}

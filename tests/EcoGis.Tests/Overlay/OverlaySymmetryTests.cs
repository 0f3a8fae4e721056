using CsCheck;

namespace EcoGis.Tests.Overlay;

/// <summary>Areas do not depend on where the two drawings lie, which way they are turned, and which of them is asked about the other.</summary>
public sealed class OverlaySymmetryTests
{
    private static readonly Gen<int> Turn = Gen.Int[0, 7];

    [Test]
    public void Moving_both_drawings_changes_nothing()
    {
        var moved = from pair in Figures.Pairs
                    from dx in Gen.Int[-300, 300]
                    from dy in Gen.Int[-300, 300]
                    select (pair, (X: dx * 101, Y: dy * 101));
        moved.Sample((pair, by) =>
        {
            var (sheet, candidate, feature) = pair;
            return sheet.Shared(candidate, feature).Is(sheet.Shared(candidate.Moved(by.X, by.Y), feature.Moved(by.X, by.Y)));
        }, iter: 1_800);
    }

    [Test]
    public void Turning_reflecting_and_swapping_the_axes_changes_nothing() => Gen.Select(Figures.Pairs, Turn).Sample((pair, turn) =>
    {
        var (sheet, candidate, feature) = pair;
        return sheet.Shared(candidate, feature).Is(sheet.Shared(Turned(candidate, turn), Turned(feature, turn)));
    }, iter: 2_000);

    [Test]
    public void Turned_by_a_whole_triangle_and_five_times_as_large_areas_are_twenty_five_times_as_large() => Figures.Pairs.Sample((sheet, candidate, feature) =>
    {
        Shared small = sheet.Shared(candidate, feature), large = sheet.Shared(Turned(candidate), Turned(feature));
        Drawing Turned(Drawing drawing) => drawing.Map((x, y) => ((3 * x) - (4 * y), (4 * x) + (3 * y)));
        return large.Is(new Shared(small.Area * 25, small.Touches * 25, small.Tolerance * 25));
    }, iter: 1_000);

    [Test]
    public void On_whole_metres_areas_are_exact_counts_of_squares_however_turned_and_moved()
    {
        var blocks = Blocks.Gen(64);
        var place = Gen.Select(Gen.Int[-1000, 1000], Gen.Int[-1000, 1000]);
        Gen.Select(blocks, blocks, Gen.Bool, Figures.Sheets.Select(s => s.Sheet).Where(s => s.PerMetre == 1), Turn, place).Sample((a, b, framed, sheet, turn, by) =>
        {
            int common = (framed ? InBox(a, b).Except(a.Squares) : b.Squares.Intersect(a.Squares)).Count();
            Drawing candidate = Turned(b.Whole, turn).Moved(by.Item1, by.Item2), feature = Turned(framed ? a.Frame : a.Whole, turn).Moved(by.Item1, by.Item2);
            return sheet.Shared(candidate, feature).Area == common * a.Step * a.Step;
        }, iter: 2_400);
    }

    [Test]
    public void Site_and_feature_can_change_places() => Figures.Pairs.Sample((sheet, candidate, feature) =>
    {
        Overlap? there = sheet.Index(feature).Overlaps(sheet.Site(candidate), 0).SingleOrDefault(), back = sheet.Index(candidate).Overlaps(sheet.Site(feature), 0).SingleOrDefault();
        Shared a = sheet.Shared(candidate, feature), b = sheet.Shared(feature, candidate);
        return a.Is(b) && (there is null) == (back is null)
            && (there is null || (there.Certainty == back!.Certainty && Math.Abs(there.PlanarShareOfSite - back.PlanarShareOfFeature) < 1e-6));
    }, iter: 1_200);

    [Test]
    public void A_drawing_shares_exactly_all_of_itself_with_itself() => Figures.Sheets.SelectMany(s => Figures.Any(s.Size).Select(d => (s.Sheet, d)))
        .Sample((sheet, drawing) =>
        {
            Site site = sheet.Site(drawing);
            OverlayIndex index = sheet.Index(drawing);
            Overlap? once = index.Overlaps(site, 0).SingleOrDefault(), twice = index.Overlaps(site, 0).SingleOrDefault();
            return once == twice && (once is null
                ? site.MeanWidth < 0.001
                : (once.PlanarArea, once.EllipsoidalArea, once.PlanarShareOfSite, once.PlanarShareOfFeature, once.EllipsoidalShareOfSite, once.EllipsoidalShareOfFeature)
                    == (site.PlanarArea, site.EllipsoidalArea, 1.0, 1.0, 1.0, 1.0));
        }, iter: 1_200);

    /// <summary>The eight symmetries of the square.</summary>
    private static Drawing Turned(Drawing drawing, int turn) => drawing.Map((x, y) =>
    {
        (x, y) = (turn & 1) == 0 ? (x, y) : (-x, y);
        (x, y) = (turn & 2) == 0 ? (x, y) : (x, -y);
        return (turn & 4) == 0 ? (x, y) : (y, x);
    });

    /// <summary>The squares of b that lie in the outer border of a's frame.</summary>
    private static IEnumerable<(int X, int Y)> InBox(Blocks a, Blocks b) => b.Squares.Where(s =>
        s.X >= a.Left - 1 && s.X <= a.Left + a.Columns.Count && s.Y >= a.Columns.Min(c => c.From) - 1 && s.Y <= a.Columns.Max(c => c.To));
}

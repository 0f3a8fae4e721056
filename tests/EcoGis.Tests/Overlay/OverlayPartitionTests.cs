using CsCheck;
using NetTopologySuite.Geometries;

namespace EcoGis.Tests.Overlay;

/// <summary>What the parts share adds up to what the whole shares, whichever of the two is in parts, and more is never less.</summary>
public sealed class OverlayPartitionTests
{
    /// <summary>A star, two or three rays through its corners, and another drawing.</summary>
    private static readonly Gen<(Sheet Sheet, Star Star, int[] Rays, Drawing Other)> Cut =
        from s in Figures.Sheets
        from star in Star.Gen(s.Size)
        from rays in Gen.Shuffle(Enumerable.Range(0, star.Corners.Count).ToArray(), 3, 3)
        from other in Figures.Any(s.Size)
        select (s.Sheet, star, rays.Order().ToArray(), other);

    private static readonly Gen<(Sheet Sheet, Blocks Blocks, int At, Drawing Other)> CutBlocks =
        from s in Figures.Sheets
        from blocks in Blocks.Gen(s.Size).Where(b => b.Columns.Count > 1)
        from at in Gen.Int[1, blocks.Columns.Count - 1]
        from other in Gen.OneOf(Blocks.Gen(s.Size).Select(b => b.Whole), Blocks.Gen(s.Size).Select(b => b.Frame), Figures.Any(s.Size))
        select (s.Sheet, blocks, at, other);

    [Test]
    public void Parts_of_a_candidate_add_up_to_the_whole() => Cut.Sample((sheet, star, rays, other) =>
        sheet.Shared(star.Whole, other).Is(Sectors(star, rays).Select(p => sheet.Shared(p, other)).Aggregate((a, b) => a + b)), iter: 1_500);

    [Test]
    public void Parts_of_a_feature_add_up_to_the_whole() => Cut.Sample((sheet, star, rays, other) =>
        sheet.Shared(other, star.Whole).Is(sheet.Shared(other, [.. Sectors(star, rays)])), iter: 1_500);

    [Test]
    public void Columns_add_up_to_the_whole_along_borders_that_coincide() => CutBlocks.Sample((sheet, blocks, at, other) =>
    {
        Drawing[] parts = [blocks.Part(0, at).Whole, blocks.Part(at, blocks.Columns.Count).Whole];
        return sheet.Shared(blocks.Whole, other).Is(sheet.Shared(parts[0], other) + sheet.Shared(parts[1], other))
            && sheet.Shared(other, blocks.Whole).Is(sheet.Shared(other, parts));
    }, iter: 1_000);

    [Test]
    public void A_candidate_cut_by_any_line_shares_as_much_as_before()
    {
        var cut = from pair in Figures.Pairs
                  from angle in Gen.Double[0, Math.PI]
                  from offset in Gen.Double[-0.5, 0.5]
                  select (pair.Sheet, pair.Candidate, pair.Feature, angle, offset);
        cut.Sample((sheet, candidate, feature, angle, offset) =>
        {
            Shape whole = sheet.Shape(candidate);
            OverlayIndex index = sheet.Index(feature);
            Shape[] features = [sheet.Shape(feature)];
            Shared parts = Halves(whole.Geometry, angle, offset).Select(h => Of(Shape.Trusted(h, sheet.Plane))).Aggregate(default(Shared), (a, b) => a + b);
            return Of(whole).Is(parts);

            Shared Of(Shape shape)
            {
                Site site = Site.Of(shape, sheet.Plane, 0);
                return Shared.Of(site, features, index.Overlaps(site, 0));
            }
        }, iter: 1_000);
    }

    [Test]
    public void Inclusion_and_exclusion_balance() => Cut.Sample((sheet, star, rays, other) =>
    {
        // P and Q are neighbours with a sector in common, or all around when they meet on the other side too
        Drawing p = star.Sector(rays[0], rays[2]), q = star.Sector(rays[1], rays[0]), both = star.Sector(rays[1], rays[2]), onlyP = star.Sector(rays[0], rays[1]);
        Shared a = sheet.Shared(p, other), b = sheet.Shared(q, other), ab = sheet.Shared(both, other);
        return sheet.Shared(star.Whole, other).Is(a + b - ab) && a.Is(ab + sheet.Shared(onlyP, other));
    }, iter: 1_500);

    [Test]
    public void A_larger_candidate_never_shares_less()
    {
        var nested = from cut in Cut
                     from quarters in Gen.Int[1, 3]
                     select (cut, quarters);
        nested.Sample((cut, quarters) =>
        {
            var (sheet, star, rays, other) = cut;
            Star full = star with { Hole = 0 };
            Shared smaller = sheet.Shared(full.Scaled(quarters), other), sector = sheet.Shared(star.Sector(rays[0], rays[2]), other), holed = sheet.Shared(star.Whole, other);
            Shared whole = sheet.Shared(full.Whole, other);
            return smaller.IsAtMost(whole) && sector.IsAtMost(holed) && holed.IsAtMost(whole);
        }, iter: 1_000);
    }

    private static IEnumerable<Drawing> Sectors(Star star, int[] rays) => rays.Select((ray, i) => star.Sector(ray, rays[(i + 1) % rays.Length]));

    /// <summary>The parts on both sides of a line, as polygons that the gate would pass.</summary>
    private static IEnumerable<Geometry> Halves(Geometry geometry, double angle, double offset)
    {
        Envelope e = geometry.EnvelopeInternal;
        double reach = 4 * (e.Width + e.Height);
        var (sin, cos) = Math.SinCos(angle);
        var (x, y) = (e.Centre.X + (offset * e.Width), e.Centre.Y + (offset * e.Height));
        Polygon half = geometry.Factory.CreatePolygon(
        [
            At(-reach, 0), At(reach, 0), At(reach, reach), At(-reach, reach), At(-reach, 0),
        ]);
        Geometry[] halves = [geometry.Intersection(half), geometry.Difference(half)];
        return halves.SelectMany(h => Enumerable.Range(0, h.NumGeometries).Select(h.GetGeometryN)).Where(g => g is Polygon { IsEmpty: false }).Select(g => g.Normalized());

        Coordinate At(double along, double across) => new(x + (along * cos) - (across * sin), y + (along * sin) + (across * cos));
    }
}

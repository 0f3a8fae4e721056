using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace EcoGis.Tests.Overlay;

/// <summary>Edges near a box, places of points and covered boxes, against looking at every edge.</summary>
public sealed class GridLocalTests
{
    [Test]
    public void Points_on_lines_corners_and_edges_are_located_exactly([Range(1, 6)] int seed)
    {
        Random random = new(seed);
        Geometry geometry = GridCase.Lattice(random, 8, 8, 4, 0.6, -16, -16);
        var locator = new SimplePointInAreaLocator(geometry);
        for (int exponent = -1; exponent <= 3; exponent++)
        {
            using GridIndex index = GridCase.Index(exponent, GridCase.Flat(geometry));
            using GridOverlay overlay = new(index);
            for (double x = -18; x <= 18; x += 1)
            {
                for (double y = -18; y <= 18; y += 1)
                    Assert.That(overlay.Locate(0, x, y), Is.EqualTo(locator.Locate(new Coordinate(x, y))), $"({x}, {y}) in cells of 4^{exponent} m");
            }
        }
    }

    [Test]
    public void No_edge_that_meets_the_box_is_missing_none_comes_twice_and_none_lies_beside_it([Range(1, 6)] int seed, [Values] ShapeKind kind)
    {
        Random random = new(seed);
        Geometry geometry = GridCase.Star(random, 5, 5, 30, 60, true);
        geometry = kind switch { ShapeKind.Polygon => geometry, ShapeKind.Line => geometry.Boundary, _ => geometry.Factory.CreateMultiPointFromCoords(geometry.Coordinates) };
        FlatPaths paths = GridCase.Flat(geometry);
        for (int exponent = -1; exponent <= 3; exponent++)
        {
            using GridIndex index = GridCase.Index(exponent, paths);
            using GridOverlay overlay = new(index);
            for (int i = 0; i < 10; i++)
            {
                double x = random.Next(-40, 40), y = random.Next(-40, 40);
                Box box = new(x, y, x + random.Next(20), y + random.Next(20));
                LocalEdge[] found = overlay.Edges(0, box).ToArray();
                Assert.That(found, Is.Ordered.Ascending.By(nameof(LocalEdge.Ordinal)).And.Unique);
                LocalEdge[] all = [.. Edges(paths)];
                Envelope envelope = new(box.MinX, box.MaxX, box.MinY, box.MaxY);
                Assert.That(found, Is.SubsetOf(all.Where(e => envelope.Intersects(new Envelope(e.Ax, e.Bx, e.Ay, e.By)))));
                Geometry area = geometry.Factory.ToGeometry(envelope);
                Assert.That(all.Where(e => area.Intersects(geometry.Factory.CreateLineString([new(e.Ax, e.Ay), new(e.Bx, e.By)]))), Is.SubsetOf(found));
            }
        }
    }

    [Test]
    public void A_covered_box_lies_inside()
    {
        using GridIndex index = GridCase.Index(1, GridCase.Square(0, 0, 100));
        using GridOverlay overlay = new(index);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(overlay.Covers(0, new Box(10, 10, 90, 90)));
            Assert.That(overlay.Covers(0, new Box(10, 10, 100, 90)), Is.False, "up to the border");
            Assert.That(overlay.Covers(0, new Box(200, 200, 201, 201)), Is.False, "elsewhere");
        }
    }

    private static IEnumerable<LocalEdge> Edges(FlatPaths paths)
    {
        int from = 0;
        foreach (int end in paths.Ends)
        {
            int further = paths.Kind == ShapeKind.Point ? 0 : 1;
            for (int k = from; k + further < end; k++)
                yield return new LocalEdge(paths.Points[2 * k], paths.Points[(2 * k) + 1], paths.Points[2 * (k + further)], paths.Points[(2 * (k + further)) + 1], k);
            from = end;
        }
    }
}

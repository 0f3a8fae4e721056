using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Union;

namespace EcoGis.Tests.Overlay;

/// <summary>Polygons for the grid engine: hand-drawn, and random ones whose vertices and edges lie on the lines and corners of its cells.</summary>
internal static class GridCase
{
    public static FlatPaths Wkt(string wkt) => Flat(new WKTReader().Read(wkt));

    public static FlatPaths Square(double x, double y, double side) => Flat(new GeometryFactory().ToGeometry(new Envelope(x, x + side, y, y + side)));

    /// <summary>Shells counter-clockwise, holes clockwise.</summary>
    public static FlatPaths Flat(Geometry geometry)
    {
        geometry = geometry.Copy();
        geometry.Normalize();
        return FlatPaths.Of(geometry.Dimension == Dimension.Surface ? geometry.Reverse() : geometry);
    }

    /// <summary>The union of about a share of the half squares of a lattice: holes, parts that touch in corners, and edges along every line.</summary>
    public static Geometry Lattice(Random random, int columns, int rows, double step, double share, double x = 0, double y = 0)
    {
        GeometryFactory factory = new();
        List<Geometry> halves = [];
        for (int i = 0; i < columns; i++)
        {
            for (int j = 0; j < rows; j++)
            {
                Coordinate[] c = [At(i, j), At(i + 1, j), At(i + 1, j + 1), At(i, j + 1)];
                int turn = random.Next(2);
                for (int half = 0; half < 2; half++)
                {
                    if (random.NextDouble() < share)
                        halves.Add(factory.CreatePolygon([c[turn], c[(turn + 1 + half) % 4], c[(turn + 2 + half) % 4], c[turn]]));
                }
            }
        }

        return halves.Count == 0 ? factory.CreatePolygon() : UnaryUnionOp.Union(halves);

        Coordinate At(int i, int j) => new(x + (i * step), y + (j * step));
    }

    /// <summary>A star-shaped polygon with a random outline; with a hole when wanted.</summary>
    public static Geometry Star(Random random, double x, double y, double radius, int vertices, bool hole)
    {
        GeometryFactory factory = new();
        LinearRing shell = Ring(0.4, 1);
        return hole ? factory.CreatePolygon(shell, [Ring(0.1, 0.35)]) : factory.CreatePolygon(shell);

        LinearRing Ring(double least, double most)
        {
            var ring = new Coordinate[vertices + 1];
            for (int i = 0; i < vertices; i++)
            {
                double angle = 2 * Math.PI * (i + (0.8 * random.NextDouble())) / vertices, r = radius * (least + ((most - least) * random.NextDouble()));
                ring[i] = new Coordinate(x + (r * Math.Cos(angle)), y + (r * Math.Sin(angle)));
            }

            ring[vertices] = ring[0].Copy();
            return factory.CreateLinearRing(ring);
        }
    }

    public static FlatPaths Moved(FlatPaths paths, double x, double y) =>
        paths with { Points = [.. paths.Points.Select((v, i) => v + (i % 2 == 0 ? x : y))] };

    public static GridIndex Index(int? exponent, params FlatPaths?[] features) =>
        GridIndex.Build(features.Length, i => features[i], 1, exponent is { } e ? new CellSize(e) : null, CancellationToken.None);

    /// <summary>Of every feature the area that it shares with the candidate, 0 when it is not near.</summary>
    public static double[] Areas(GridIndex index, FlatPaths candidate)
    {
        using GridOverlay overlay = new(index);
        return Areas(overlay, index, candidate);
    }

    public static double[] Areas(GridOverlay overlay, GridIndex index, FlatPaths candidate)
    {
        double[] areas = new double[index.Features];
        foreach (GridHit hit in overlay.Areas(candidate.Rings))
            areas[hit.Feature] = hit.Area;
        return areas;
    }
}

using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace EcoGis.Tests.Overlay;

/// <summary>Random valid polygons whose vertices are small whole numbers, so that borders touch, cross in vertices and coincide all the time.</summary>
internal static class Lattice
{
    /// <summary>Cells of a grid, whole or cut along a diagonal: pieces, holes and touches in points.</summary>
    public static Geometry Cells(Random random, int size, int x0 = 0, int y0 = 0)
    {
        List<Geometry> cells = [];
        double share = 0.3 + (0.5 * random.NextDouble());
        for (int x = x0; x < x0 + size; x++)
        {
            for (int y = y0; y < y0 + size; y++)
            {
                if (random.NextDouble() > share)
                    continue;
                Coordinate[] corners = [new(x, y), new(x + 1, y), new(x + 1, y + 1), new(x, y + 1)];
                int without = random.Next(8);
                Coordinate[] kept = [.. corners.Where((_, i) => i != without)];
                cells.Add(Nts.Factory.CreatePolygon([.. kept, kept[0]]));
            }
        }

        Geometry union = Nts.Union(cells);
        return random.Next(2) == 0 ? union : Straight(union);
    }

    /// <summary>A star around a point, with a star-shaped hole or an island now and then; any slopes.</summary>
    public static Geometry Star(Random random, int size, Func<double, double>? number = null)
    {
        number ??= v => Math.Round(v);
        while (true)
        {
            Geometry star = One(0.35, 1);
            if (random.Next(3) == 0 && One(0.05, 0.35) is { IsValid: true } hole && star.IsValid)
                star = Nts.Factory.CreatePolygon(((Polygon)star).Shell, [((Polygon)hole).Shell]);
            if (star is { IsValid: true, Area: > 0 })
                return star;
        }

        Polygon One(double from, double to)
        {
            int n = random.Next(3, 14);
            double centre = size / 2.0;
            Coordinate[] points = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() * 2 * Math.PI).Order().Select(a =>
            {
                double r = size / 2.0 * (from + ((to - from) * random.NextDouble()));
                return new Coordinate(number(centre + (r * Math.Cos(a))), number(centre + (r * Math.Sin(a))));
            })];
            return Nts.Factory.CreatePolygon([.. points, points[0]]);
        }
    }

    /// <summary>Without the vertices in the middle of straight borders.</summary>
    private static MultiPolygon Straight(Geometry geometry)
    {
        var polygons = Enumerable.Range(0, geometry.NumGeometries).Select(i => (Polygon)geometry.GetGeometryN(i)).Where(p => !p.IsEmpty)
            .Select(p => Nts.Factory.CreatePolygon(Ring(p.Shell), [.. p.Holes.Select(Ring)]));
        return Nts.Factory.CreateMultiPolygon([.. polygons]);

        static LinearRing Ring(LinearRing ring)
        {
            Coordinate[] all = ring.Coordinates[1..];
            Coordinate[] kept = [.. all.Where((c, i) =>
                Orientation.Index(all[(i + all.Length - 1) % all.Length], c, all[(i + 1) % all.Length]) != OrientationIndex.Collinear)];
            return Nts.Factory.CreateLinearRing([.. kept, kept[0]]);
        }
    }
}

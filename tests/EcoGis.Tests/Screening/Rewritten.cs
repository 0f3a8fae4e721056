using System.Globalization;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>The same content written another way: features, rings, starts and directions shuffled, or another file format.</summary>
internal static class Rewritten
{
    public static FeatureFile Shuffled(FeatureFile file, Random random)
    {
        FeatureRecord[] features = [.. file.Features.Select(f => f with { Shape = f.Shape is null ? null : Shuffled(f.Shape, random) })];
        random.Shuffle(features);
        return file with { Features = features };
    }

    /// <summary>Parts in any order, holes in any order (the shell stays first where the file says which it is), rings from any start in any direction.</summary>
    public static RawShape Shuffled(RawShape shape, Random random)
    {
        bool given = shape.Roles == RingRoles.AsGiven;
        IReadOnlyList<RawPath>[] parts = [.. shape.Parts.Select(IReadOnlyList<RawPath> (p) =>
        {
            RawPath[] rings = [.. p.Select(r => Turned(r, random))];
            random.Shuffle(rings.AsSpan(given && shape.Kind == ShapeKind.Polygon ? 1 : 0));
            return rings;
        })];
        random.Shuffle(parts);
        return new RawShape(shape.Kind, shape.Roles, parts);
    }

    private static RawPath Turned(RawPath path, Random random)
    {
        int n = path.Count - 1;
        bool closed = path.Count > 2 && path.Xs[0].Equals(path.Xs[n]) && path.Ys[0].Equals(path.Ys[n]);
        bool back = random.Next(2) == 0;
        int start = closed ? random.Next(n) : 0;
        int[] order = closed
            ? [.. Enumerable.Range(0, n + 1).Select(i => (start + (back ? n - (i % n) : i)) % n)]
            : [.. Enumerable.Range(0, n + 1).Select(i => back ? n - i : i)];
        return new RawPath([.. order.Select(i => path.Xs[i])], [.. order.Select(i => path.Ys[i])]);
    }

    /// <summary>A GeoJSON file in the CRS of the shapes, every coordinate in the shortest text that reads back the same.</summary>
    public static void GeoJson(string path, IEnumerable<(RawShape Shape, IReadOnlyDictionary<string, string?> Attributes)> features)
    {
        using var writer = new StreamWriter(path);
        writer.Write("""{"type":"FeatureCollection","features":[""");
        string comma = "";
        foreach (var (shape, attributes) in features)
        {
            var properties = new JsonObject(attributes.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value)));
            writer.Write($"{comma}\n{{\"type\":\"Feature\",\"properties\":{properties.ToJsonString()},\"geometry\":{Geometry(shape)}}}");
            comma = ",";
        }

        writer.Write("]}\n");
    }

    public static RawShape Raw(NetTopologySuite.Geometries.Geometry geometry)
    {
        List<IReadOnlyList<RawPath>> parts = [];
        for (int i = 0; i < geometry.NumGeometries; i++)
        {
            var part = geometry.GetGeometryN(i);
            parts.Add(part is NetTopologySuite.Geometries.Polygon p ? [Path(p.Shell), .. p.Holes.Select(Path)] : [Path(part)]);
        }

        return new RawShape(geometry.Dimension == NetTopologySuite.Geometries.Dimension.Surface ? ShapeKind.Polygon : ShapeKind.Line, RingRoles.AsGiven, parts);

        static RawPath Path(NetTopologySuite.Geometries.Geometry g) => new([.. g.Coordinates.Select(c => c.X)], [.. g.Coordinates.Select(c => c.Y)]);
    }

    private static string Geometry(RawShape shape)
    {
        Assert.That(shape.Kind, Is.Not.EqualTo(ShapeKind.Point));
        var parts = shape.Parts.Select(p => string.Join(',', p.Select(r => $"[{string.Join(',', r.Xs.Zip(r.Ys, (x, y) => $"[{Number(x)},{Number(y)}]"))}]"))).ToList();
        if (shape.Kind == ShapeKind.Line)
            return $"{{\"type\":\"MultiLineString\",\"coordinates\":[{string.Join(',', parts)}]}}";
        // rings without roles are only ever single ones here
        Assert.That(shape.Roles == RingRoles.AsGiven || shape.Parts.Single().Count == 1, Is.True);
        return parts.Count == 1 ? $"{{\"type\":\"Polygon\",\"coordinates\":[{parts[0]}]}}" : $"{{\"type\":\"MultiPolygon\",\"coordinates\":[{string.Join(',', parts.Select(p => $"[{p}]"))}]}}";
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis.Tests.Sites;

/// <summary>
/// The gate against other people's verdicts: the JTS corpus, the earcut corpus, and NetTopologySuite's IsValid on small random polygons.
/// By design the gate differs in two ways: an empty polygon is refused, and an exact back-track is a notice (dropped, area unchanged)
/// where OGC calls the ring invalid.
/// </summary>
public sealed class ValidityOracleTests
{
    [Test]
    public void Polygons_of_the_jts_corpus_are_valid_or_not_as_it_says()
    {
        int polygons = 0, invalid = 0;
        string[] files = [.. Directory.GetFiles(SharedData.Path("data", "badinput", "jts", "validate")),
            .. new[] { "TestValid.xml", "TestValid2.xml", "TestValid2-big.xml" }.Select(f => SharedData.Path("data", "badinput", "jts", "general", f))];
        var reader = new WKTReader { FixStructure = false };
        using (Assert.EnterMultipleScope())
        {
            foreach (string file in files)
            {
                foreach (XElement test in XDocument.Load(file).Descendants("case"))
                {
                    foreach (string name in new[] { "a", "b" })
                    {
                        string text = test.Element(name)?.Value.Trim() ?? "";
                        if (!text.StartsWith("POLYGON", StringComparison.Ordinal) && !text.StartsWith("MULTIPOLYGON", StringComparison.Ordinal))
                            continue;
                        Geometry geometry = reader.Read(text);
                        XElement? verdict = test.Descendants("op").FirstOrDefault(o =>
                            (string?)o.Attribute("name") == "isValid" && string.Equals((string?)o.Attribute("arg1"), name, StringComparison.OrdinalIgnoreCase));
                        bool expected = verdict is null ? geometry.IsValid : bool.Parse(verdict.Value.Trim());
                        polygons++;
                        invalid += expected ? 0 : 1;
                        Agrees(geometry, expected, $"{Path.GetFileName(file)}: {(string?)test.Element("desc")}");
                    }
                }
            }
        }

        Assert.That(polygons, Is.GreaterThan(300));
        Assert.That(invalid, Is.GreaterThan(30));
    }

    [Test]
    public void Polygons_of_the_earcut_corpus_agree_with_NetTopologySuite()
    {
        string[] files = Directory.GetFiles(SharedData.Path("data", "badinput", "earcut"), "*.json");
        Assert.That(files, Has.Length.GreaterThan(50));
        using (Assert.EnterMultipleScope())
        {
            foreach (string file in files)
            {
                double[][][] rings = JsonSerializer.Deserialize<double[][][]>(File.ReadAllText(file))!;
                LinearRing[] closed = [.. rings.Select(Closed).Where(r => r.Length >= 4).Select(r => new LinearRing(r))];
                if (closed.Length == rings.Length)
                    Agrees(new Polygon(closed[0], closed[1..]), new Polygon(closed[0], closed[1..]).IsValid, Path.GetFileName(file));
                else
                    Assert.That(ShapeGate.CheckStructure(RawShape.Polygon([.. rings.Select(r => Raw(Closed(r)))])).Geometry, Is.Null, file);
            }
        }
    }

    [Test]
    public void Random_polygons_on_a_small_grid_agree_with_NetTopologySuite()
    {
        var point = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], (x, y) => new Coordinate(x, y));
        var ring = point.Array[3, 7].Select(p => new LinearRing([.. p, p[0].Copy()]));
        var polygon = Gen.Select(ring, ring.Array[0, 2], (shell, holes) => new Polygon(shell, holes));
        polygon.Array[1, 2].Sample(parts => Agrees(new MultiPolygon(parts), new MultiPolygon(parts).IsValid, "random"), iter: 20_000);
    }

    [Test]
    public void Random_triangles_on_a_small_grid_agree_with_NetTopologySuite()
    {
        var point = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], (x, y) => new Coordinate(x, y));
        var shell = new LinearRing([new(0, 0), new(8, 0), new(8, 8), new(0, 8), new(0, 0)]);
        var hole = point.Array[3].Select(p => new LinearRing([.. p, p[0].Copy()]));
        hole.Array[1, 4].Sample(
            holes => Agrees(new Polygon(shell, holes), new Polygon(shell, holes).IsValid, "random holes"), iter: 20_000);
    }

    private static void Agrees(Geometry geometry, bool valid, string where)
    {
        var (shape, problems) = ShapeGate.CheckStructure(Raw(geometry));
        if (geometry.IsEmpty)
        {
            Assert.That(problems.Single().Kind, Is.EqualTo(GeometryProblemKind.Empty), where);
            return;
        }

        string found = where + "\n" + geometry.AsText() + "\n" + string.Join('\n', problems);
        bool folded = problems.Any(p => p.Kind == GeometryProblemKind.Spike);
        Assert.That(problems.All(p => p.Ring > 0), Is.True, $"only NetTopologySuite found it: {found}");
        Assert.That(shape is null, Is.EqualTo(problems.Any(p => p.IsFatal)), found);
        if (valid || !folded)
            Assert.That(shape is not null, Is.EqualTo(valid), found);
        if (shape is not null)
            Assert.That(shape.Area, Is.EqualTo(geometry.Area).Within(1e-9 * geometry.Area), found);
    }

    private static RawShape Raw(Geometry geometry)
    {
        List<IReadOnlyList<RawPath>> parts = [];
        for (int i = 0; i < geometry.NumGeometries; i++)
            if (geometry.GetGeometryN(i) is Polygon { IsEmpty: false } p)
                parts.Add([Raw(p.Shell.Coordinates), .. p.Holes.Select(h => Raw(h.Coordinates))]);
        return new RawShape(ShapeKind.Polygon, RingRoles.AsGiven, parts);
    }

    private static RawPath Raw(Coordinate[] points) => new([.. points.Select(c => c.X)], [.. points.Select(c => c.Y)]);

    private static Coordinate[] Closed(double[][] ring)
    {
        Coordinate[] points = [.. ring.Select(p => new Coordinate(p[0], p[1]))];
        return points[0].Equals2D(points[^1]) && points.Length > 1 ? points : [.. points, points[0].Copy()];
    }
}

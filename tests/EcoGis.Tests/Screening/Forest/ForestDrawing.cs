using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>
/// Patches drawn in metres around a round point on the central meridian of EPSG:4523, where 100 m by 100 m is one hectare to eight digits on the ellipsoid too.
/// </summary>
internal static class ForestDrawing
{
    public const double East = 35_500_000, North = 3_460_000;

    /// <summary>Of a hectare drawn here: what the plane stretches within a kilometre of its meridian, and rounding.</summary>
    public const double Tolerance = 1e-6;

    public static ForestBook Book { get; } = ForestBook.Load(DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data")), MadeUp.Rules.LandClasses.Value);

    public static Crs Plane => Crs.Parse("EPSG:4523");

    public static Shape Box(double west, double south, double east, double north) => Polygon((west, south), (east, south), (east, north), (west, north));

    public static Shape Polygon(params (double X, double Y)[] corners)
    {
        var ring = corners.Append(corners[0]).ToList();
        return ShapeGate.Check(RawShape.Polygon(new RawPath([.. ring.Select(p => East + p.X)], [.. ring.Select(p => North + p.Y)])), Plane).Shape!;
    }

    public static (Shape Shape, string Class, (string Field, string Value)[] Fields) Patch(Shape shape, string @class, params (string, string)[] fields) => (shape, @class, fields);

    public static ForestLayer Epoch(params (Shape Shape, string Class, (string Field, string Value)[] Fields)[] patches) => Epoch("forestry", 0.5, patches);

    public static ForestLayer Epoch(string classification, double accuracy, (Shape Shape, string Class, (string Field, string Value)[] Fields)[] patches, StockUnit? unit = null, string kind = "forest-patch") =>
        ForestLayer.Of(Version(classification, accuracy, patches, kind), Book, unit ?? StockUnit.NotStated);

    public static LayerVersion Version(string classification, double accuracy, IReadOnlyList<(Shape Shape, string Class, (string Field, string Value)[] Fields)> patches, string kind = "forest-patch")
    {
        Zone[] zones = [.. patches.Select((p, i) => new Zone(i + 1, $"{i + 1}", "", "",
            p.Fields.Append(("land_class", p.Class)).Append(("classification", classification)).ToImmutableSortedDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal), p.Shape))];
        return MadeUp.Layer(kind, zones, accuracy: accuracy).Version!;
    }

    public static ForestUnits Units(params (string Code, Shape Shape)[] townships) => ForestUnits.Of(
        [MadeUp.Layer("admin-boundary", [.. townships.Select((t, i) => MadeUp.Zone(i + 1, t.Code, t.Code.Length > 6 ? "township" : "county", t.Shape))], accuracy: 0.5).Version!], Plane);

    public static ForestStatistics Statistics(ForestLayer layer, ForestUnits units) => ForestStatistics.Of(layer, Book, units, Plane, CancellationToken.None);

    public static ForestChange Change(ForestLayer before, ForestLayer after, ForestUnits? units = null) => ForestChange.Between(before, after, Book, units ?? ForestUnits.None, Plane, CancellationToken.None);

    public static CoverDefinition Cover(string id) => Book.Covers.Single(c => c.Id == id);

    public static double Hectares(double squareMetres) => squareMetres / 10_000;
}

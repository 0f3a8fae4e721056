using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace EcoGis.Tests;

/// <summary>A folder for one test, small kinds, and files drawn by hand in EPSG:4523 around Luojiang (x east, y north, m).</summary>
internal sealed class CatalogBench : IDisposable
{
    public const double X = 35_450_000;
    public const double Y = 3_465_000;

    public static readonly ZoneKind ScenicArea = Kind("scenic-area", [ShapeKind.Polygon],
        [new("core", new("核心景区", "core"), ["核心", "一级保护区"]), new("other", new("其他景区", "other"), [])],
        new ZoneField("code", new("编码", "code"), ["FJQBM", "编码"], false, []),
        new ZoneField("name", new("名称", "name"), ["FJQMC", "景区名称"], false, []),
        new ZoneField("class", new("类别", "class"), ["JQFQ", "空间布局约束"], false, []),
        new ZoneField("grade", new("级别", "grade"), ["JB"], false, []));

    public static readonly ZoneKind AdminBoundary = Kind("admin-boundary", [ShapeKind.Polygon], [],
        new ZoneField("code", new("编码", "code"), ["id", "Code_County", "osm_id"], false, []),
        new ZoneField("name", new("名称", "name"), ["Name_County"], false, [])) with
    { ClassRequired = false };

    public static readonly ZoneKind RiverBank = Kind("river-bank", [ShapeKind.Line, ShapeKind.Polygon],
        [new("main-stem", new("干流", "main stem"), []), new("tributary", new("支流", "tributary"), [])],
        new ZoneField("code", new("编码", "code"), ["osm_id"], false, []),
        new ZoneField("baseline", new("基准", "baseline"), [], true, [new("bank", new("岸线", "bank"), []), new("centre-line", new("中心线", "centre line"), [])]));

    public static readonly ZoneKind NatureReserve = Kind("nature-reserve", [ShapeKind.Polygon],
        [new("core", new("核心区", "core"), []), new("unzoned", new("未分区", "not zoned"), [])],
        new ZoneField("code", new("编码", "code"), ["osm_id"], false, []));

    public static readonly ZoneKind ForestPatch = Kind("forest-patch", [ShapeKind.Polygon], [],
        new ZoneField("code", new("编码", "code"), ["osm_id"], false, [])) with
    { ClassRequired = false };

    public static readonly IReadOnlyDictionary<string, ZoneKind> Kinds =
        new[] { ScenicArea, AdminBoundary, RiverBank, NatureReserve, ForestPatch }.ToDictionary(k => k.Id);

    public CatalogBench()
    {
        Folder = Path.Combine(Path.GetTempPath(), "ecogis-test-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    public string CatalogPath => Path.Combine(Folder, "catalog.gpkg");

    public GeoPackageCatalog Catalog => GeoPackageCatalog.ForImport(CatalogPath, Kinds);

    public static Crs Zone35 => Crs.Parse("EPSG:4523");

    public static ZoneKind Kind(string id, ImmutableArray<ShapeKind> shapes, ImmutableArray<ZoneClass> classes, params ZoneField[] fields) =>
        new(id, new(id, id), shapes, AreaMeasure.Ellipsoidal, 1, false, classes, [.. fields], true, []);

    /// <summary>An axis-parallel square, its corner at (east, north) metres from the bench's origin.</summary>
    public static RawShape Square(double east, double north, double size) => RawShape.Polygon(Ring(
        (east, north), (east + size, north), (east + size, north + size), (east, north + size), (east, north)));

    public static RawPath Ring(params (double East, double North)[] points) =>
        new([.. points.Select(p => X + p.East)], [.. points.Select(p => Y + p.North)]);

    public static FeatureRecord Feature(int position, RawShape? shape, params (string Column, string? Value)[] attributes) => new(
        position, null, shape, attributes.ToDictionary(a => a.Column, a => a.Value), null, new Place { Feature = $"#{position}" });

    public static FeatureFile File(params IReadOnlyList<FeatureRecord> features) => new(
        "zones.geojson", "geojson", null, Zone35, "EPSG:4523", null,
        [.. features.SelectMany(f => f.Attributes.Keys).Distinct()], features, []);

    /// <summary>Two zones of a scenic area, one of each class.</summary>
    public static FeatureFile TwoZones() => File(
        Feature(1, Square(0, 0, 100), ("FJQBM", "A-1"), ("FJQMC", "白马关"), ("JQFQ", "核心景区"), ("note", "示范")),
        Feature(2, Square(200, 0, 100), ("FJQBM", "A-2"), ("FJQMC", "庞统祠"), ("JQFQ", "other"), ("note", null)));

    public ImportReceipt Import(FeatureFile file, ZoneKind kind, ImportRequest? request = null) =>
        LayerImporter.Import(file, kind, request ?? new(), Catalog);

    /// <summary>Runs an import that must be refused and proves that the catalog is bit for bit what it was.</summary>
    public EcoException Refused(FeatureFile file, ZoneKind kind, ImportRequest? request = null)
    {
        byte[]? before = System.IO.File.Exists(CatalogPath) ? System.IO.File.ReadAllBytes(CatalogPath) : null;
        EcoException refusal = Assert.Throws<EcoException>(() => Import(file, kind, request))!;
        byte[]? after = System.IO.File.Exists(CatalogPath) ? System.IO.File.ReadAllBytes(CatalogPath) : null;
        Assert.That(after, Is.EqualTo(before), "a refused import changed the catalog");
        foreach (Fault fault in refusal.Faults)
        {
            Assert.That(fault.In(Language.Zh).Split(" | "), Has.Length.EqualTo(4));
            Assert.That(fault.In(Language.En), Does.Not.Contain("{0}").And.Not.Contain("{1}"));
        }

        return refusal;
    }

    public static IEnumerable<string> Codes(EcoException refusal) => refusal.Faults.Select(f => f.Kind.Code);

    /// <summary>Runs a tool of the oracle (GDAL) and returns its output; a missing tool fails on CI.</summary>
    public static string Tool(string name, params string[] arguments)
    {
        ProcessStartInfo start = new(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, errors.Result);
            return output + errors.Result;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Missing.Report($"{name} is not installed");
            return "";
        }
    }

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

namespace EcoGis.Tests;

/// <summary>Control units of the project's own kind, drawn by hand in EPSG:4523, and a catalog of one test. Codes are made up (9xxx).</summary>
internal sealed class CheckBench : IDisposable
{
    private readonly CatalogBench _bench = new();

    public static ZoneKind ControlUnit => MadeUp.Rules.Kind("control-unit");

    public GeoPackageCatalog Catalog => GeoPackageCatalog.ForImport(_bench.CatalogPath, MadeUp.Rules.Kinds);

    public string Path => _bench.CatalogPath;

    public static FeatureRecord Unit(int position, RawShape shape, string code, string @class, params (string, string?)[] more) =>
        CatalogBench.Feature(position, shape, [("code", code), ("name", "单元" + code), ("class", @class), .. more]);

    public static RawShape Box(double west, double south, double east, double north) =>
        RawShape.Polygon(CatalogBench.Ring((west, south), (east, south), (east, north), (west, north), (west, south)));

    /// <summary>Three units side by side, one of each class.</summary>
    public static FeatureRecord[] Three(double shiftEast = 0, double shiftNorth = 0) =>
    [
        Unit(1, Box(shiftEast, shiftNorth, 100 + shiftEast, 100 + shiftNorth), "ZH51060419001", "优先"),
        Unit(2, Box(100 + shiftEast, shiftNorth, 200 + shiftEast, 100 + shiftNorth), "ZH51060429001", "工业重点"),
        Unit(3, Box(200 + shiftEast, shiftNorth, 300 + shiftEast, 100 + shiftNorth), "ZH51060439001", "一般"),
    ];

    public ImportReceipt Import(IReadOnlyList<FeatureRecord> units, ImportRequest? request = null) =>
        LayerImporter.Import(CatalogBench.File(units), ControlUnit, request ?? new() { Name = "control-unit", Source = "手绘" }, Catalog);

    public EcoException Refused(IReadOnlyList<FeatureRecord> units, ImportRequest? request = null)
    {
        byte[]? before = File.Exists(Path) ? File.ReadAllBytes(Path) : null;
        EcoException refusal = Assert.Throws<EcoException>(() => Import(units, request))!;
        Assert.That(File.Exists(Path) ? File.ReadAllBytes(Path) : null, Is.EqualTo(before), "a refused import changed the catalog");
        return refusal;
    }

    public static string[] Codes(LayerCheckResult check) => [.. check.Items.Select(i => i.Fault.Kind.Code).Order(StringComparer.Ordinal)];

    public static CheckItem Item(LayerCheckResult check, FaultKind kind) => check.Items.Single(i => i.Fault.Kind == kind);

    public void Dispose() => _bench.Dispose();
}

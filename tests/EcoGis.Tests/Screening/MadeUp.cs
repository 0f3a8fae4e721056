using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>Hand-drawn worlds for tests: squares in metres from a corner in Luojiang, in EPSG:4523.</summary>
internal static class MadeUp
{
    public const double E0 = 35_450_000, N0 = 3_463_000;

    public static Crs Plane => Crs.Parse("EPSG:4523");

    public static RuleBase Rules { get; } = RuleBase.Load(DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data")));

    public static RawShape Box(double west, double south, double east, double north) =>
        RawShape.Polygon(new RawPath([E0 + west, E0 + east, E0 + east, E0 + west, E0 + west], [N0 + south, N0 + south, N0 + north, N0 + north, N0 + south]));

    public static RawShape Line(double x1, double y1, double x2, double y2) =>
        new(ShapeKind.Line, RingRoles.AsGiven, [[new RawPath([E0 + x1, E0 + x2], [N0 + y1, N0 + y2])]]);

    public static Shape Shape(RawShape raw) => ShapeGate.Check(raw, Plane).Shape!;

    public static Zone Zone(int number, string code, string @class, Shape shape, IReadOnlyDictionary<string, string>? fields = null) =>
        new(number, code, "区" + code, @class, (fields ?? new Dictionary<string, string>()).ToImmutableSortedDictionary(StringComparer.Ordinal), shape);

    /// <param name="coverage">Default: 40 km around; an empty list: complete nowhere.</param>
    public static PinnedLayer Layer(string kind, IReadOnlyList<Zone> zones, IReadOnlyList<Shape>? coverage = null, double accuracy = 0.5, string? name = null, int version = 1, IReadOnlyList<string>? flags = null) =>
        new(name ?? kind, kind, new LayerVersion(() => zones)
        {
            Name = name ?? kind,
            Kind = Rules.Kind(kind),
            Version = version,
            Digest = "sha256:made-up",
            Source = "made up",
            Accuracy = accuracy,
            Coverage = coverage ?? [Everywhere],
            Flags = flags ?? [],
        }, Expired: false);

    public static Shape Everywhere => Shape(Box(-20_000, -20_000, 20_000, 20_000));

    public static PinnedLayer Admin(string code = "510604") => Layer("admin-boundary", [Zone(1, code, "county", Everywhere)]);

    public static Snapshot Snapshot(DateOnly date, params PinnedLayer[] layers) =>
        new(date, [.. layers.OrderBy(l => l.Kind, StringComparer.Ordinal).ThenBy(l => l.Name, StringComparer.Ordinal)]);

    public static Proposal Proposal(RawShape boundary, Activity activity) =>
        new("1", "示范地块", "made-up.txt", "txt", boundary, Plane, activity, null, []);

    public static Screening Screen(RawShape site, Activity activity, Snapshot snapshot, DistrictProfile? profile = null, ScreenOptions? options = null) =>
        new Screener(Rules, profile ?? Rules.District("none"), "test").Screen(Proposal(site, activity), snapshot, options ?? new ScreenOptions());
}

using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>Lists that a test writes down line by line, and a world of one county with the units it draws. No rule but one that advises, so that lists alone decide.</summary>
internal static class HandMadeLists
{
    public const string Unit = "ZH51060420001", Other = "ZH51060410001";

    public static readonly ListTarget Province = new("province", "", "", ["51"]), City = new("city", "", "", ["5106"]), County = new("county", "", "", ["510604"]),
        EconomicZone = new("region", "", "", ["5101", "5106"]), KeyIndustry = new("unit-type", "", "control-unit/key-industry", ["510604"]), OfUnit = new("unit", Unit, "", []), OfOther = new("unit", Other, "", []);

    public static RuleBase Rules { get; } = HandMadeRules.Of("china", "zone: {kind: scenic-area}, relation: overlaps, effect: advice");

    public static AccessLine Line(ListTarget target, string text, string? condition = null, string dimension = "spatial-layout", string? slot = null, int number = 1, DateOnly? from = null, DateOnly? to = null) =>
        new(number, target, dimension, slot, text, condition, null, from, to, number + 1);

    public static AccessListVersion List(params AccessLine[] lines) => Named("示范", lines);

    public static AccessListVersion Named(string name, params AccessLine[] lines) =>
        new ListDraft(new ListHead(name, name + "清单", "made up", null, null), [.. lines.Select((l, i) => l with { Number = i + 1, Row = i + 2 })], "made-up.csv", []).ToVersion();

    /// <summary>A unit that holds the site whole.</summary>
    public static Zone UnitZone(string code = Unit, string @class = "key-industry", int number = 1) => MadeUp.Zone(number, code, @class, MadeUp.Shape(MadeUp.Box(0, 0, 1000, 1000)));

    public static PinnedLayer Units(params Zone[] zones) => MadeUp.Layer("control-unit", zones);

    public static Snapshot Snapshot(AccessListVersion list, params PinnedLayer[] layers) => Snapshot([list], layers);

    public static Snapshot Snapshot(IEnumerable<AccessListVersion> lists, params PinnedLayer[] layers) =>
        MadeUp.Snapshot(HandMadeRules.Day, layers.Length == 0 ? [MadeUp.Admin(), Units(UnitZone())] : layers) with { Lists = [.. lists.Select(l => new PinnedList(l.Head.Name, l))] };

    public static Screening Screen(Snapshot snapshot, Activity? activity = null, RawShape? site = null) =>
        new Screener(Rules, Rules.District("none"), "test").Screen(MadeUp.Proposal(site ?? HandMadeRules.Site, activity ?? Activity.Unknown), snapshot, new ScreenOptions());

    public static Activity Chemical => new("C2614", Nature.New, ImmutableSortedDictionary<string, FactValue>.Empty);

    public static Activity Store => new("G5951", Nature.New, ImmutableSortedDictionary<string, FactValue>.Empty);

    public const string NoChemicals = "{effect: prohibited, activity: {industry: {groups: [chemical]}, nature: [new, expand]}}";
}

using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>Evidence packages of hand-drawn worlds, made in this process: rules written down by the test, layers of squares with the digest an import gives them.</summary>
internal sealed record HandMadePackage
{
    public IReadOnlyList<string> Rules { get; init; } = ["zone: {kind: scenic-area}, relation: overlaps, effect: prohibited"];

    public IReadOnlyList<PinnedLayer> Layers { get; init; } = [MadeUp.Admin()];

    public RawShape Site { get; init; } = HandMadeRules.Site;

    public IReadOnlyList<(string Fact, string Value)> Facts { get; init; } = [];

    public string? Industry { get; init; }

    public DateOnly Day { get; init; } = HandMadeRules.Day;

    public ImmutableArray<Bilingual> Notices { get; init; } = [];

    public IReadOnlyList<string> Formats { get; init; } = ["html"];

    public static Session Session { get; } = new(Language.Zh, true, "none", "no-such-catalog.gpkg");

    public byte[] Pack()
    {
        var data = HandMadeRules.Files("china", [.. Rules]);
        var rules = RuleBase.Load(data);
        InputRecorder inputs = new(MadeUp.Snapshot(Day, [.. Layers.Select(Digested)]), null, _ => MadeUp.Plane);
        var proposal = MadeUp.Proposal(Site, HandMadeRules.Activity(rules, [.. Facts]) with { Industry = Industry }) with { Notices = Notices };
        return new Packing(Session, rules, data, "none").Make(inputs, [], [proposal], new ScreenOptions(), Formats, null, default).Package;
    }

    /// <summary>The package as a file.</summary>
    public string Save(string path)
    {
        File.WriteAllBytes(path, Pack());
        return path;
    }

    /// <summary>The layer with the digest of its content, which a hand-made one lacks.</summary>
    public static PinnedLayer Digested(PinnedLayer layer) => layer.Version is not { } v ? layer : layer with
    {
        Version = new LayerVersion(() => v.Zones)
        {
            Name = v.Name,
            Kind = v.Kind,
            Version = v.Version,
            Digest = LayerDigest.Of(v.Kind.Id, v.Source, v.Licence, v.ValidFrom, v.ValidTo, v.Accuracy, MadeUp.Plane, v.Coverage, v.Flags, v.Zones),
            Source = v.Source,
            Accuracy = v.Accuracy,
            Coverage = v.Coverage,
            Flags = v.Flags,
        },
    };
}

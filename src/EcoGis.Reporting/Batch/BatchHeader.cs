namespace EcoGis;

/// <summary>What is the same for every proposal of a batch: who computed it, from which file, on which day, with which rules and layers.</summary>
/// <param name="InputDigest">"sha256:…" of the input file, where the header is written.</param>
public sealed record BatchHeader(string ProgramVersion, DateOnly Date, string District, string SourceFile, string InputDigest, Snapshot Snapshot, RuleBaseRecord RuleBase, bool AreasOnly)
{
    /// <summary>The options of the command as given, without files and threads: with them a single proposal is screened again in the same way.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Everything that can change a row, by name: what must be the same when a proposal is screened again.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Run { get; init; } = [];

    /// <summary>The pinned layers; whether a layer covers a site is said with the site.</summary>
    internal IEnumerable<LayerUse> Layers => Snapshot.Layers.Select(l => l.Version is { } v
        ? new LayerUse(l.Kind, l.Name, v.Version, v.Digest, LayerStatus.Used, v.Source, v.ValidFrom, v.ValidTo, v.Accuracy)
        : new LayerUse(l.Kind, l.Name, null, null, l.Expired ? LayerStatus.Expired : LayerStatus.Missing, null, null, null, null));
}

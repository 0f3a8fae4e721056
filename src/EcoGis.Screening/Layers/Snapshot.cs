using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A layer of the catalog as pinned: the version that holds on the date, or none although versions exist (all ended, or not yet begun).</summary>
public sealed record PinnedLayer(string Name, string Kind, LayerVersion? Version, bool Expired);

/// <summary>数据快照: the exact layer versions used, in order of kind and name, and the access lists.</summary>
public sealed record Snapshot(DateOnly Date, ImmutableArray<PinnedLayer> Layers)
{
    /// <summary>The access lists of the catalog, in order of name; their lines are read when a site needs them.</summary>
    public ImmutableArray<PinnedList> Lists { get; init; } = [];
}

/// <summary>Where layers come from. Implemented by the catalog.</summary>
public interface ILayerSource
{
    /// <summary>For every layer and access list the newest published version with valid_from ≤ date &lt; valid_to.</summary>
    Snapshot Pin(DateOnly date);
}

namespace EcoGis;

/// <summary>What the catalog tells about one version without loading its zones. Published is a label of the machine's clock (UTC); order is by <paramref name="Sequence"/>.</summary>
public sealed record LayerSummary(
    long Sequence,
    string Name,
    string Kind,
    int Version,
    string Digest,
    string Source,
    string? Licence,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    double Accuracy,
    string Crs,
    ShapeKind ShapeKind,
    int ZoneCount,
    int CoverageCount,
    IReadOnlyList<string> Flags,
    string Published,
    string Table);

/// <summary>A catalog that layers are published into: the embedded file now, a shared database later.</summary>
public interface ILayerStore : ILayerSource
{
    /// <summary>For messages: file name or database.</summary>
    string Label { get; }

    /// <summary>The newest version of a layer (names compare without case), or null.</summary>
    LayerSummary? Newest(string name);

    /// <summary>One version by number, null: the newest.</summary>
    LayerVersion Version(string name, int? version = null);

    /// <summary>The newest version of every layer of a kind, whatever its dates.</summary>
    IReadOnlyList<LayerVersion> NewestOfKind(string kind);

    /// <summary>All or nothing; refused when the newest version is no longer <paramref name="basedOn"/> (0: none).</summary>
    LayerSummary Publish(LayerDraft draft, int basedOn, IProgress<ImportStep>? progress = null, CancellationToken cancellation = default);
}

/// <summary>Names of <see cref="LayerVersion.Flags"/>.</summary>
public static class LayerFlags
{
    /// <summary>疑似 GCJ-02: outlines fit a known boundary only after a shift like the one of the web maps (RELIABILITY 51).</summary>
    public const string LooksGcj02 = "looks-gcj02";
}

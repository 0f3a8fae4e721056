using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// The zones of versions that are pinned together, read in one look at the file when those of the first are asked for, each checked against its digest.
/// Where the content keys of a version's features are saved beside the catalog, they and the attributes give the digest, and coordinates are fetched
/// later; else the version is read whole, and its keys are saved for the next time if it is large. Thread-safe once the last version is added.
/// </summary>
internal sealed class ZoneLoad
{
    private readonly CatalogFile _file;
    private readonly IndexFolder _index;
    private readonly List<LayerContent> _wanted = [];
    private readonly Kept<Dictionary<long, Outcome>> _read;

    public ZoneLoad(CatalogFile file, IndexFolder index)
    {
        _file = file;
        _index = index;
        _read = new(ReadAll);
    }

    /// <summary>One version and what its digest is taken over beside the zones.</summary>
    internal sealed record LayerContent(LayerSummary Version, Crs Crs, IReadOnlyList<Shape> Coverage)
    {
        public string DigestWith(IReadOnlyList<Zone> zones) => LayerDigest.Of(
            Version.Kind, Version.Source, Version.Licence, Version.ValidFrom, Version.ValidTo, Version.Accuracy, Crs, Coverage, Version.Flags, zones);
    }

    public Func<IReadOnlyList<Zone>> Add(LayerContent content)
    {
        _wanted.Add(content);
        return () => _read.Value[content.Version.Sequence].Zones;
    }

    /// <summary>The zones with all their coordinates, whatever is saved.</summary>
    public static IReadOnlyList<Zone> Whole(SqliteConnection connection, LayerContent content, string label)
    {
        try
        {
            IReadOnlyList<Zone> zones = FeatureTable.Read(connection, content.Version.Table, content.Crs);
            string found = content.DigestWith(zones);
            return found == content.Version.Digest ? zones
                : throw new Fault(CatalogFaults.DigestMismatch, Place.None, content.Version.Name, content.Version.Version, content.Version.Digest, found).Raise();
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or InvalidOperationException)
        {
            throw new Fault(CatalogFaults.Damaged, Place.None, label, e.Message).Raise(e);
        }
    }

    /// <summary>Saves what is known of a version's features, if there is enough of it; null, or why it was not saved.</summary>
    public static Bilingual? Save(IndexFolder index, string digest, IReadOnlyList<Zone> zones, int indexFrom) =>
        zones.Sum(z => (long)z.Shape.Geometry.NumPoints) < indexFrom ? null
            : index.SaveFeatures(digest, zones.AsParallel().AsOrdered().Select(z => FeatureSummary.Of(z.Shape)).AsSequential());

    private Dictionary<long, Outcome> ReadAll()
    {
        Dictionary<long, Outcome> outcomes = _file.Read(connection => _wanted.ToDictionary(c => c.Version.Sequence, c => Attempt(connection, c)));
        foreach (LayerContent content in _wanted)
        {
            // a folder that cannot be written is told of at import, not at every reading
            if (outcomes[content.Version.Sequence] is { ReadWhole: true, Fault: null } whole)
                Save(_index, content.Version.Digest, whole.Zones, _file.Options.IndexFrom);
        }

        return outcomes;
    }

    private Outcome Attempt(SqliteConnection connection, LayerContent content)
    {
        try
        {
            return Deferred(connection, content) is { } zones ? new(zones, false, null) : new(Whole(connection, content, _file.Label), true, null);
        }
        catch (EcoException e)
        {
            return new(null, false, ExceptionDispatchInfo.Capture(e));
        }
    }

    private IReadOnlyList<Zone>? Deferred(SqliteConnection connection, LayerContent content)
    {
        LayerSummary version = content.Version;
        if (_index.FeaturesOf(version.Digest, version.ZoneCount) is not { } features)
            return null;
        try
        {
            IReadOnlyList<Zone> zones = FeatureTable.Read(connection, version.Table, new StoredGeometry(_file, version, content.Crs, features).Shape);
            if (content.DigestWith(zones) == version.Digest)
                return zones;
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or InvalidOperationException)
        {
            // the whole reading that follows says what is wrong, and whether it is the catalog
        }

        _index.Refuse(version.Digest, IndexFolder.Features, new("与图层的摘要不符", "it does not agree with the layer's digest"));
        return null;
    }

    private sealed record Outcome(IReadOnlyList<Zone>? Read, bool ReadWhole, ExceptionDispatchInfo? Fault)
    {
        public IReadOnlyList<Zone> Zones
        {
            get
            {
                Fault?.Throw();
                return Read!;
            }
        }
    }
}

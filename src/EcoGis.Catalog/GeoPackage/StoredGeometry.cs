using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The geometry of a layer version whose content keys are known, fetched zone by zone as it is asked for and checked against its key: what was changed
/// in the file is found before it is used. A layer of which many zones are asked for is read whole. Thread-safe.
/// </summary>
internal sealed class StoredGeometry(CatalogFile file, LayerSummary version, Crs crs, IReadOnlyList<FeatureSummary> features) : IGeometryStore
{
    private const int OneByOne = 16;

    private readonly Kept<List<Geometry>> _all = new(() => file.Read(connection => FeatureTable.Geometries(connection, version.Table)));
    private int _asked;

    /// <summary>The shape of the zone of a number; its coordinates are fetched later.</summary>
    public Shape Shape(int number) => number >= 1 && number <= features.Count
        ? EcoGis.Shape.Deferred(features[number - 1], crs, this, number, keep: true)
        : throw new FormatException($"zone {number} of {features.Count}");

    public Geometry Load(long place)
    {
        int number = (int)place;
        try
        {
            bool one = Interlocked.Increment(ref _asked) <= Math.Max(OneByOne, features.Count / OneByOne);
            Geometry geometry = one ? file.Read(connection => FeatureTable.Geometries(connection, version.Table, number))[0] : _all.Value[number - 1];
            string found = EcoGis.Shape.Trusted(geometry, crs).ContentKey;
            return found == features[number - 1].ContentKey ? geometry
                : throw new Fault(CatalogFaults.DigestMismatch, Place.None, version.Name, version.Version, features[number - 1].ContentKey, found).Raise();
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or ArgumentOutOfRangeException)
        {
            throw new Fault(CatalogFaults.Damaged, Place.None, file.Label, e.Message).Raise(e);
        }
    }
}

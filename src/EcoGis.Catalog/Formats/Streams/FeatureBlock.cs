namespace EcoGis;

/// <summary>
/// A run of features of a file, in file order. The blocks of a file for one size depend on its bytes alone, so that a number means the same
/// features in another process.
/// </summary>
/// <param name="Number">From 0.</param>
/// <param name="First">The 1-based <see cref="FeatureRecord.Position"/> of its first place; a place may turn out to hold no feature (a deleted record).</param>
/// <param name="Count">Places, at least 1.</param>
/// <param name="From">Where the format finds it: the first key (GeoPackage), record (Shapefile, from 0) or byte (GeoJSON).</param>
/// <param name="To">The last key or record, or the byte behind the last.</param>
public sealed record FeatureBlock(int Number, int First, int Count, long From, long To);

using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>How a tiling fails at a place.</summary>
public enum TilingFlawKind
{
    /// <summary>Ground that no feature has, closed in by features on all sides.</summary>
    Gap,

    /// <summary>Ground that two features have.</summary>
    Overlap,
}

/// <summary>One connected piece of ground where features do not tile.</summary>
/// <param name="Ground">A polygon in the CRS of the features.</param>
/// <param name="Features">Places in the list that was read: the two that overlap; for a gap those that border on it, at most eight.</param>
/// <param name="EllipsoidalArea">m².</param>
/// <param name="MeanWidth">2A/P in the plane, m.</param>
/// <param name="IsSliver">Narrower than two borders of the features' accuracy can be apart by chance: √2 · accuracy.</param>
public sealed record TilingFlaw(TilingFlawKind Kind, Polygon Ground, IReadOnlyList<int> Features, double EllipsoidalArea, double MeanWidth, bool IsSliver)
{
    /// <summary>A point inside, in the CRS of the features.</summary>
    public Coordinate At => Ground.InteriorPoint.Coordinate;
}

/// <summary>What reading a tiling gave.</summary>
/// <param name="Flaws">Gaps first, each kind by falling area.</param>
/// <param name="Touches">Pieces under 1 mm wide: counted, not listed.</param>
/// <param name="UnlistedPairs">Pairs of features that may overlap and were not looked at one by one, beyond <see cref="TilingCheck.MostPairs"/>.</param>
/// <param name="Covered">The ground that at least one feature has, in the CRS of the features.</param>
public sealed record TilingReading(IReadOnlyList<TilingFlaw> Flaws, int Touches, int UnlistedPairs, Geometry Covered);

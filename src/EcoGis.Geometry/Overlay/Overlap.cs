namespace EcoGis;

/// <summary>Whether a shared area is real at the accuracy of the two data sets.</summary>
public enum Certainty
{
    /// <summary>Wider than the combined accuracy, or as wide as the narrower of the two shapes itself.</summary>
    Firm,

    /// <summary>Every connected piece is thinner than the combined accuracy: may be a drawing error.</summary>
    Sliver,
}

/// <summary>
/// What a site shares with one feature. Areas m² (both measures), length m (line inside polygon, else 0), mean width 2A/P of the widest piece, m.
/// Shares are fractions of 1 by each measure.
/// </summary>
public sealed record Overlap(
    int Feature,
    double EllipsoidalArea,
    double PlanarArea,
    double Length,
    double MeanWidth,
    Certainty Certainty,
    double EllipsoidalShareOfSite,
    double PlanarShareOfSite,
    double EllipsoidalShareOfFeature,
    double PlanarShareOfFeature)
{
    /// <summary>True when floating noding failed and the shared part was computed with snapping.</summary>
    public bool Snapped { get; init; }
}

/// <summary>Nearest points of a site and a feature that share nothing: geodesic distance in m, azimuth from the site in degrees from north, clockwise.</summary>
public sealed record Proximity(int Feature, double Distance, double Azimuth);

using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Mean widths 2A/P, in metres of a plane, of pieces in any CRS: their own when it is a plane, else the one at the piece. With the width below which a
/// piece may be no more than two borders that miss each other.
/// </summary>
/// <param name="accuracy">Of the border on one side of a piece, m.</param>
/// <param name="other">Of the border on its other side, m.</param>
public sealed class PieceMeter(Crs crs, double accuracy, double other)
{
    private const double MetresPerDegree = 111_320;

    public Crs Crs => crs;

    /// <summary>√(accuracy² + other²): two borders, each as far off as its accuracy says, m.</summary>
    public double Doubt { get; } = Pieces.Combined(accuracy, other);

    /// <summary>1 mm in units of the CRS, on the generous side.</summary>
    public double Touch { get; } = crs.IsGeographic ? Pieces.Touch / MetresPerDegree : Pieces.Touch;

    public double MeanWidth(Polygon piece)
    {
        Geometry plain = crs.IsPlane ? piece : InPlane(piece);
        return Planar.Length(plain) is > 0 and var perimeter ? 2 * Planar.Area(plain) / perimeter : 0;
    }

    /// <summary>Degrees, x longitude, y latitude.</summary>
    public (double Longitude, double Latitude) LonLat(Coordinate at) => CrsTransform.Between(crs, Crs.Cgcs2000).Apply(at.X, at.Y);

    private Geometry InPlane(Polygon piece)
    {
        var (longitude, latitude) = LonLat(piece.EnvelopeInternal.Centre);
        return Shape.Trusted(piece, crs).In(Crs.PlaneAt(longitude, latitude));
    }
}

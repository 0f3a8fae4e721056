namespace EcoGis;

/// <summary>The parts of a polygon as pieces of an overlap that is the whole of it: in canonical order a shell, counter-clockwise, starts each part.</summary>
internal static class RingPieces
{
    public static Pieces Of(ICandidate polygon, double accuracy, double parents)
    {
        Rings rings = polygon.Rings;
        Pieces pieces = default;
        if (rings.Count == 1)
            return pieces.And(polygon.PlanarArea, polygon.PlanarLength, accuracy, parents);
        double area = 0, perimeter = 0;
        for (int i = 0; i < rings.Count; i++)
        {
            double signed = Planar.SignedArea(rings[i]), length = Planar.PathLength(rings[i]);
            if (signed > 0 && i > 0)
            {
                pieces = pieces.And(area, perimeter, accuracy, parents);
                (area, perimeter) = (0, 0);
            }

            (area, perimeter) = (area + signed, perimeter + length);
        }

        return pieces.And(area, perimeter, accuracy, parents);
    }
}

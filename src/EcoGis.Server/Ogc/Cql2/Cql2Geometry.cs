namespace EcoGis;

/// <summary>The geometries of a filter: BBOX(x, y, x, y), POINT, LINESTRING, POLYGON and MULTI… in well-known text, coordinates in the axis order of their CRS.</summary>
internal static class Cql2Geometry
{
    public static SoughtPlace Read(Cql2Parser from, OgcCrs crs)
    {
        Cql2Token word = from.Word();
        switch (word.Text.ToUpperInvariant())
        {
            case "BBOX":
                from.Demand("(");
                (double x1, double y1) = Position(from, crs, ",");
                from.Demand(",");
                (double x2, double y2) = Position(from, crs, ",");
                from.Demand(")");
                return SoughtPlace.OfBox(x1, y1, x2, y2, crs.Crs);
            case "POINT":
                return Of(ShapeKind.Point, [Path(from, crs)]);
            case "LINESTRING":
                return Of(ShapeKind.Line, [Path(from, crs)]);
            case "POLYGON":
                return Of(ShapeKind.Polygon, List(from, () => Path(from, crs)));
            case "MULTIPOINT":
                return Parts(ShapeKind.Point, [.. List(from, () => Path(from, crs)).Select(p => (IReadOnlyList<RawPath>)[p])]);
            case "MULTILINESTRING":
                return Parts(ShapeKind.Line, [.. List(from, () => Path(from, crs)).Select(p => (IReadOnlyList<RawPath>)[p])]);
            case "MULTIPOLYGON":
                return Parts(ShapeKind.Polygon, List(from, () => (IReadOnlyList<RawPath>)List(from, () => Path(from, crs))));
            default:
                throw Cql2Tokens.Expected(word.At, new("BBOX、POINT、LINESTRING、POLYGON 或 MULTI…", "BBOX, POINT, LINESTRING, POLYGON or MULTI…"));
        }

        SoughtPlace Of(ShapeKind kind, IReadOnlyList<RawPath> part) => Parts(kind, [part]);

        SoughtPlace Parts(ShapeKind kind, IReadOnlyList<IReadOnlyList<RawPath>> parts) => SoughtPlace.Of(new RawShape(kind, RingRoles.AsGiven, parts), crs.Crs);
    }

    private static RawPath Path(Cql2Parser from, OgcCrs crs)
    {
        List<(double X, double Y)> points = List(from, () => Position(from, crs, null));
        return new([.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
    }

    private static (double X, double Y) Position(Cql2Parser from, OgcCrs crs, string? between)
    {
        double first = from.Number();
        if (between is not null)
            from.Demand(between);
        double second = from.Number();
        return crs.NorthFirst ? (second, first) : (first, second);
    }

    private static List<T> List<T>(Cql2Parser from, Func<T> item)
    {
        from.Demand("(");
        List<T> items = [];
        do
            items.Add(item());
        while (from.Take(","));
        from.Demand(")");
        return items;
    }
}

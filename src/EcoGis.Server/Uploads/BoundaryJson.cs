using System.Text.Json;

namespace EcoGis;

/// <summary>
/// Boundaries as read, for the map: a GeoJSON FeatureCollection in longitude and latitude, vertex by vertex, valid or not. For showing only; what is screened is the
/// file. A place that cannot be told (outside the projection, not a number) is left out of the drawing and counted in <c>unplaced</c>.
/// </summary>
internal static class BoundaryJson
{
    /// <summary>Vertices drawn in all; features beyond them have no geometry, and <c>drawn_all</c> is false.</summary>
    private const int MostVertices = 300_000;

    public static void Write(Utf8JsonWriter json, IReadOnlyList<Proposal> proposals)
    {
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        long left = MostVertices;
        bool all = true;
        foreach (Proposal proposal in proposals)
        {
            left -= proposal.Boundary.Parts.Sum(p => p.Sum(r => (long)r.Count));
            all &= left >= 0;
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WritePropertyName("geometry");
            int unplaced = 0;
            if (left >= 0 && !proposal.Boundary.IsEmpty)
                Geometry(json, Rings(proposal), CrsTransform.Between(proposal.Declared, Crs.Cgcs2000), out unplaced);
            else
                json.WriteNullValue();
            json.WriteStartObject("properties");
            json.WriteString("id", Fault.Clean(proposal.Id));
            json.WriteString("name", Fault.Clean(proposal.Name));
            json.WriteNumber("item", proposal.Position);
            json.WriteString("industry", proposal.Activity.Industry);
            json.WriteNumber("unplaced", unplaced);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("drawn_all", all);
        json.WriteEndObject();
    }

    /// <summary>With holes as holes; a boundary that is not valid stays as it was read, ring by ring.</summary>
    public static RawShape Rings(Proposal proposal) =>
        proposal.Boundary.Roles == RingRoles.ByContainment && ShapeGate.Check(proposal.Boundary, proposal.Declared).Shape is { } shape ? RawShape.Of(shape) : proposal.Boundary;

    public static void Geometry(Utf8JsonWriter json, RawShape shape, CrsTransform transform, out int unplaced)
    {
        int left = 0;
        json.WriteStartObject();
        json.WriteString("type", shape.Kind switch { ShapeKind.Polygon => "MultiPolygon", ShapeKind.Line => "MultiLineString", _ => "MultiPoint" });
        json.WriteStartArray("coordinates");
        foreach (IReadOnlyList<RawPath> part in shape.Parts)
        {
            // rings of a broken boundary may have no roles: each is drawn as a polygon of its own
            bool together = shape.Kind == ShapeKind.Polygon && shape.Roles == RingRoles.AsGiven;
            if (together)
                json.WriteStartArray();
            foreach (RawPath path in part)
            {
                if (shape.Kind == ShapeKind.Polygon && !together)
                    json.WriteStartArray();
                if (shape.Kind != ShapeKind.Point)
                    json.WriteStartArray();
                for (int i = 0; i < path.Count; i++)
                    Point(path.Xs[i], path.Ys[i]);
                if (shape.Kind == ShapeKind.Polygon && path.Count > 1 && (path.Xs[0], path.Ys[0]) != (path.Xs[^1], path.Ys[^1]))
                    Point(path.Xs[0], path.Ys[0]);
                if (shape.Kind != ShapeKind.Point)
                    json.WriteEndArray();
                if (shape.Kind == ShapeKind.Polygon && !together)
                    json.WriteEndArray();
            }

            if (together)
                json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        unplaced = left;

        void Point(double x, double y)
        {
            (double longitude, double latitude) = double.IsFinite(x) && double.IsFinite(y) ? transform.Apply(x, y) : (double.NaN, double.NaN);
            if (!double.IsFinite(longitude) || !double.IsFinite(latitude))
            {
                left++;
                return;
            }

            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(longitude, 9));
            json.WriteNumberValue(Math.Round(latitude, 9));
            json.WriteEndArray();
        }
    }
}

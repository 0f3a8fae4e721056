using System.Text.Json;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A shape as a GeoJSON geometry in any CRS: x east or longitude first, degrees to 1e-9 (0.1 mm), metres to 1e-4; edges longer than 70 m are split before they
/// are transformed, as everywhere. For showing and handing on; areas and distances are those of the record.
/// </summary>
internal static class GeoJsonShape
{
    public static void Write(Utf8JsonWriter json, Shape? shape, Crs crs)
    {
        if (shape is null)
            json.WriteNullValue();
        else
            Write(json, shape.In(crs), crs.IsGeographic ? 9 : 4);
    }

    public static void Write(Utf8JsonWriter json, Geometry geometry, int decimals)
    {
        json.WriteStartObject();
        json.WriteString("type", geometry.GeometryType);
        json.WriteStartArray(geometry is GeometryCollection and not (MultiPolygon or MultiLineString or MultiPoint) ? "geometries" : "coordinates");
        switch (geometry)
        {
            case Polygon polygon:
                Rings(json, polygon, decimals);
                break;
            case MultiPolygon many:
                foreach (Geometry part in many.Geometries)
                {
                    json.WriteStartArray();
                    Rings(json, (Polygon)part, decimals);
                    json.WriteEndArray();
                }

                break;
            case LineString line:
                Points(json, line.CoordinateSequence, decimals);
                break;
            case MultiLineString many:
                foreach (Geometry part in many.Geometries)
                {
                    json.WriteStartArray();
                    Points(json, ((LineString)part).CoordinateSequence, decimals);
                    json.WriteEndArray();
                }

                break;
            case Point point:
                json.WriteNumberValue(Math.Round(point.X, decimals));
                json.WriteNumberValue(Math.Round(point.Y, decimals));
                break;
            case MultiPoint many:
                foreach (Geometry part in many.Geometries)
                    Points(json, ((Point)part).CoordinateSequence, decimals);
                break;
            case GeometryCollection mixed:
                foreach (Geometry part in mixed.Geometries)
                    Write(json, part, decimals);
                break;
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Rings(Utf8JsonWriter json, Polygon polygon, int decimals)
    {
        foreach (LineString ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
        {
            json.WriteStartArray();
            Points(json, ring.CoordinateSequence, decimals);
            json.WriteEndArray();
        }
    }

    private static void Points(Utf8JsonWriter json, CoordinateSequence points, int decimals)
    {
        for (int i = 0; i < points.Count; i++)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(points.GetX(i), decimals));
            json.WriteNumberValue(Math.Round(points.GetY(i), decimals));
            json.WriteEndArray();
        }
    }
}

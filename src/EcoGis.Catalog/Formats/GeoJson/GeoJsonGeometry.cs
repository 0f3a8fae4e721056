using System.Text;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// A GeoJSON geometry object → raw shape, rings as given (RFC 7946 §3.1), open rings left open for the gate. Only x and y are kept.
/// A collection yields its polygons (else its lines, else its points); what was left out is counted in the notices (RELIABILITY 48).
/// </summary>
internal static class GeoJsonGeometry
{
    private static readonly string[] Types = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

    public static bool IsType(string type) => Types.Contains(type);

    /// <summary>At the value of "geometry", or at the outermost object; leaves the reader at its end. Null for null and empty.</summary>
    public static RawShape? Read(ref Utf8JsonReader reader, GeoJsonScan scan)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        List<RawShape> members = [];
        int vertices = 0;
        ReadObject(ref reader, scan, members, ref vertices);
        return ShapeMix.Take(members, scan.Here, scan.Notices);
    }

    private static void ReadObject(ref Utf8JsonReader reader, GeoJsonScan scan, List<RawShape> into, ref int vertices)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Bad(ref reader, scan, reader.TokenType.ToString());
        long start = reader.TokenStartIndex;
        string type = "";
        Utf8JsonReader content = default;
        bool hasContent = false;
        HashSet<string> seen = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            if (!seen.Add(key))
                scan.Collect(GeoJsonFaults.DuplicateKey, reader.TokenStartIndex, NoticeList.Sample(key));
            reader.Read();
            if (key == "type" && reader.TokenType == JsonTokenType.String)
                type = reader.GetString()!;
            if (key is "coordinates" or "geometries")
            {
                content = reader;
                hasContent = true;
            }

            reader.Skip();
        }

        if (!IsType(type) || !hasContent)
            throw new Fault(GeoJsonFaults.BadGeometry, scan.Here with { Byte = scan.Origin + start }, IsType(type) ? "coordinates" : $"type = {NoticeList.Sample(type)}").Raise();
        if (type == "GeometryCollection")
        {
            RequireArray(ref content, scan);
            while (content.Read() && content.TokenType != JsonTokenType.EndArray)
                ReadObject(ref content, scan, into, ref vertices);
            return;
        }

        if (Shape(type, ref content, scan, ref vertices) is { IsEmpty: false } shape)
            into.Add(shape);
    }

    private static RawShape Shape(string type, ref Utf8JsonReader reader, GeoJsonScan scan, ref int vertices)
    {
        List<IReadOnlyList<RawPath>> parts = [];
        RequireArray(ref reader, scan);
        switch (type)
        {
            case "Point":
                Coordinates point = new();
                if (Position(ref reader, scan, point, ref vertices, allowEmpty: true))
                    parts.Add([point.ToPath()]);
                return new(ShapeKind.Point, RingRoles.AsGiven, parts);
            case "MultiPoint":
                RawPath points = Path(ref reader, scan, ref vertices);
                parts.AddRange(Enumerable.Range(0, points.Count).Select(i => (IReadOnlyList<RawPath>)[new RawPath([points.Xs[i]], [points.Ys[i]])]));
                return new(ShapeKind.Point, RingRoles.AsGiven, parts);
            case "LineString":
                parts.Add([Path(ref reader, scan, ref vertices)]);
                return new(ShapeKind.Line, RingRoles.AsGiven, parts);
            case "MultiLineString":
                parts.AddRange(Paths(ref reader, scan, ref vertices).Select(p => (IReadOnlyList<RawPath>)[p]));
                return new(ShapeKind.Line, RingRoles.AsGiven, parts);
            case "Polygon":
                parts.Add(Paths(ref reader, scan, ref vertices));
                return new(ShapeKind.Polygon, RingRoles.AsGiven, parts);
            default:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    RequireArray(ref reader, scan);
                    parts.Add(Paths(ref reader, scan, ref vertices));
                }

                return new(ShapeKind.Polygon, RingRoles.AsGiven, parts);
        }
    }

    private static List<RawPath> Paths(ref Utf8JsonReader reader, GeoJsonScan scan, ref int vertices)
    {
        List<RawPath> paths = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            RequireArray(ref reader, scan);
            paths.Add(Path(ref reader, scan, ref vertices));
        }

        return paths;
    }

    private static RawPath Path(ref Utf8JsonReader reader, GeoJsonScan scan, ref int vertices)
    {
        Coordinates path = new();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            RequireArray(ref reader, scan);
            Position(ref reader, scan, path, ref vertices, allowEmpty: false);
        }

        return path.ToPath();
    }

    private static bool Position(ref Utf8JsonReader reader, GeoJsonScan scan, Coordinates into, ref int vertices, bool allowEmpty)
    {
        double x = 0, y = 0;
        int count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            double value = Ordinate(ref reader, scan);
            if (count == 0)
                x = value;
            else if (count == 1)
                y = value;
            count++;
        }

        if (count == 0 && allowEmpty)
            return false;
        if (count < 2)
            throw Bad(ref reader, scan, $"position of {count} number(s)");
        if (count > 2)
            scan.Notices.Count(new("{0} 个坐标带有高程等第三个值，叠加时不用（第一个：{1}）", "{0} position(s) have a third value (height), which the overlay ignores (first: {1})"), scan.Here);
        scan.Limits.CheckVertices(++vertices, scan.Here);
        into.Add(x, y);
        return true;
    }

    /// <summary>Finite or reported: 1e999 parses as infinity, and some writers put null for NaN.</summary>
    private static double Ordinate(ref Utf8JsonReader reader, GeoJsonScan scan)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double value) && double.IsFinite(value))
            return value;
        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            throw Bad(ref reader, scan, "nesting");
        scan.Collect(GeoJsonFaults.NotFinite, reader.TokenStartIndex, NoticeList.Sample(Encoding.UTF8.GetString(reader.ValueSpan), 30));
        return 0;
    }

    private static void RequireArray(ref Utf8JsonReader reader, GeoJsonScan scan)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Bad(ref reader, scan, reader.TokenType == JsonTokenType.Number ? "nesting" : reader.TokenType.ToString());
    }

    private static EcoException Bad(ref Utf8JsonReader reader, GeoJsonScan scan, string what) =>
        new Fault(GeoJsonFaults.BadGeometry, scan.Here with { Byte = scan.Origin + reader.TokenStartIndex }, what).Raise();

    private sealed class Coordinates
    {
        private readonly List<double> xs = [];
        private readonly List<double> ys = [];

        public void Add(double x, double y)
        {
            xs.Add(x);
            ys.Add(y);
        }

        public RawPath ToPath() => new([.. xs], [.. ys]);
    }
}

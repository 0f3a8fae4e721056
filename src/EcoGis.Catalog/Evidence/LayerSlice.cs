using System.Collections.Immutable;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A layer version as a package holds it: all that its digest is taken over, of every zone (code, name, class, fields, content key), and the coordinates of those
/// zones that the screening looked at, of which it knows box and area. So the digest of the version is proved, and with it every word and vertex that is held. What is
/// not proved by the slice alone is that a zone without coordinates lies in the box stated for it: the digest names its coordinates but does not give them.
/// Who has the layer can check that; else it rests on whoever signed.
/// </summary>
public sealed class LayerSlice
{
    private const string Schema = "ecogis-evidence-layer/1";

    private readonly ImmutableArray<Zone> _zones;
    private readonly ImmutableArray<Shape> _coverage;
    private readonly ImmutableArray<string> _flags;
    private readonly double _accuracy;
    private readonly string _source;
    private readonly string? _licence;
    private readonly DateOnly? _from, _to;

    private LayerSlice(JsonElement layer, string label)
    {
        Place where = new() { File = label, Layer = layer.Text("name") };
        (Kind, Name, Version, Digest) = (layer.Text("kind"), layer.Text("name"), layer.GetProperty("version").GetInt32(), layer.Text("digest"));
        (_source, _licence, _accuracy) = (layer.Text("source"), layer.TextOrNull("licence"), layer.Number("accuracy_m"));
        (_from, _to) = (layer.DayOrNull("valid_from"), layer.DayOrNull("valid_to"));
        _flags = [.. layer.Texts("flags")];
        Crs crs = Crs.Parse(layer.Text("crs"), where);
        _coverage = [.. layer.GetProperty("coverage").EnumerateArray().Select(c => PackedShape.Read(c.Text("wkb"), Crs.Parse(c.Text("crs"), where), where))];
        _zones = [.. layer.GetProperty("zones").EnumerateArray().Select((z, i) => ZoneOf(z, i + 1, crs, where))];
        string found = LayerDigest.Of(Kind, _source, _licence, _from, _to, _accuracy, crs, _coverage, _flags, _zones);
        if (found != Digest)
            throw new Fault(EvidenceFaults.WrongDigest, where, Name, Digest, found).Raise();
    }

    public string Kind { get; }

    public string Name { get; }

    public int Version { get; }

    /// <summary>Of the whole version; proved.</summary>
    public string Digest { get; }

    public int Zones => _zones.Length;

    /// <summary>Zones whose coordinates are held.</summary>
    public int Held { get; private set; }

    internal static byte[] Write(LayerVersion version, Crs crs, IReadOnlySet<int> held) => PartText.Write(json =>
    {
        json.WriteString("schema", Schema);
        json.WriteString("kind", version.Kind.Id);
        json.WriteString("name", version.Name);
        json.WriteNumber("version", version.Version);
        json.WriteString("digest", version.Digest);
        json.WriteString("source", version.Source);
        json.WriteString("licence", version.Licence);
        json.WriteDay("valid_from", version.ValidFrom);
        json.WriteDay("valid_to", version.ValidTo);
        json.WriteNumber("accuracy_m", version.Accuracy);
        json.WriteString("crs", crs.Code);
        json.WriteTexts("flags", version.Flags);
        json.WriteStartArray("coverage");
        foreach (var shape in version.Coverage)
        {
            json.WriteStartObject();
            json.WriteString("crs", shape.Crs.Code);
            json.WriteString("wkb", PackedShape.Write(shape.Geometry));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("zones");
        foreach (var zone in version.Zones)
            Write(json, zone, held.Contains(zone.Number));
        json.WriteEndArray();
    });

    internal static LayerSlice Read(EvidencePackage package, string part) => PartText.Read(package, part, Schema, layer => new LayerSlice(layer, package.Label));

    /// <summary>The version, its zones without coordinates among the others: whoever asks for those is told that they are not held.</summary>
    internal LayerVersion ToVersion(ZoneKind kind) => new(() => _zones, (shapes, plane) => OverlayIndex.Sparing(shapes, plane))
    {
        Name = Name,
        Kind = kind,
        Version = Version,
        Digest = Digest,
        Source = _source,
        Licence = _licence,
        ValidFrom = _from,
        ValidTo = _to,
        Accuracy = _accuracy,
        Coverage = _coverage,
        Flags = _flags,
    };

    private static void Write(Utf8JsonWriter json, Zone zone, bool held)
    {
        json.WriteStartObject();
        json.WriteString("code", zone.Code);
        json.WriteString("name", zone.Name);
        json.WriteString("class", zone.Class);
        json.WriteTexts("fields", zone.Fields);
        json.WriteString("content_key", zone.Shape.ContentKey);
        if (held)
        {
            json.WriteString("wkb", PackedShape.Write(zone.Shape.Geometry));
        }
        else
        {
            json.WriteString("shape", zone.Shape.Kind.ToString());
            var box = zone.Shape.LonLatBounds;
            json.WriteStartArray("box");
            foreach (double side in new[] { box.MinX, box.MinY, box.MaxX, box.MaxY })
                json.WriteNumberValue(side);
            json.WriteEndArray();
            json.WriteNumber("area_ellipsoidal_m2", zone.Shape.EllipsoidalArea);
        }

        json.WriteEndObject();
    }

    private Zone ZoneOf(JsonElement zone, int number, Crs crs, Place where)
    {
        string code = zone.Text("code"), key = zone.Text("content_key");
        Place at = where with { Feature = code };
        Shape shape;
        if (zone.TryGetProperty("wkb", out var wkb))
        {
            Held++;
            shape = PackedShape.Read(wkb.GetString() ?? "", crs, at);
            if (shape.ContentKey != key)
                throw new Fault(EvidenceFaults.WrongDigest, at, code, key, shape.ContentKey).Raise();
        }
        else
        {
            double[] box = [.. zone.GetProperty("box").EnumerateArray().Select(e => e.GetDouble())];
            if (box.Length != 4 || !box.All(double.IsFinite))
                throw new FormatException("box");
            FeatureSummary summary = new(key, Enum.Parse<ShapeKind>(zone.Text("shape")), new Envelope(box[0], box[2], box[1], box[3]), zone.Number("area_ellipsoidal_m2"));
            shape = Shape.Deferred(summary, crs, () => throw new Fault(EvidenceFaults.NotHeld, Place.InFile(where.File ?? ""), Name, number, code).Raise());
        }

        return new Zone(number, code, zone.Text("name"), zone.Text("class"), zone.Map("fields").ToImmutableSortedDictionary(StringComparer.Ordinal), shape);
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace EcoGis;

/// <summary>
/// GeoJSON (RFC 7946; the crs member of the 2008 draft is honoured with a notice). Read token by token, no document tree; depth at most 64.
/// Longitude before latitude in WGS 84 unless the file or the user says otherwise. Repeated keys, NaN and infinities refuse the file,
/// because two programs would read two parcels.
/// </summary>
internal static class GeoJsonReader
{
    public static readonly JsonReaderOptions Strict = new() { MaxDepth = GeoJsonScan.MaxDepth, CommentHandling = JsonCommentHandling.Disallow };

    public static FileDraft Read(string path, ReadOptions options, CancellationToken ct)
    {
        Place where = Place.InFile(path);
        options.Limits.CheckText(new FileInfo(path).Length, where);
        return Read(path, File.ReadAllBytes(path), options, ct);
    }

    /// <summary>The same of text that is held already.</summary>
    /// <param name="path">The name that messages give it.</param>
    public static FileDraft Read(string path, byte[] content, ReadOptions options, CancellationToken ct)
    {
        Place where = Place.InFile(path);
        GeoJsonScan scan = new(where, options.Limits, new NoticeList(), ct);
        byte[] bytes = Utf8Of(content, options, where);
        scan.Origin = bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0;
        Utf8JsonReader reader = new(bytes.AsSpan((int)scan.Origin), Strict);
        try
        {
            ReadTop(ref reader, scan);
        }
        catch (JsonException e)
        {
            throw GeoJsonSyntax.Explain(e, new MemoryStream(bytes), scan);
        }
        catch (InvalidOperationException e)
        {
            throw GeoJsonSyntax.NoText(e, scan.Origin + reader.TokenStartIndex, scan);
        }

        scan.RaiseCollected();
        FileDraft header = Header(path, scan);
        return options.Encoding is { } asked && !IsUtf8(options, where)
            ? header with { Features = scan.Features, Encoding = asked, EncodingReason = TextDecoding.Asked }
            : header with { Features = scan.Features };
    }

    /// <summary>Everything but the features.</summary>
    public static FileDraft Header(string path, GeoJsonScan scan) => new(path, "geojson")
    {
        FileCrs = () => scan.Crs.Resolve(scan.File),
        FileOldCrs = () => scan.Crs.Name is { } name ? OldDatumCrs.Parse("EPSG:" + name[(name.LastIndexOf(':') + 1)..]) : null,
        DeclaredCrs = scan.Crs.Declared,
        CrsSource = scan.Crs.Name is null ? new("标准规定", "by the standard") : new("crs 成员", "crs member"),
        CrsAbsence = new("crs 为 null", "crs is null"),
        Encoding = "UTF-8",
        EncodingReason = new("标准规定（RFC 8259）", "by the standard (RFC 8259)"),
        Fields = scan.Fields,
        Features = [],
        Notices = scan.Notices,
    };

    private static byte[] Utf8Of(byte[] bytes, ReadOptions options, Place where)
    {
        if (!IsUtf8(options, where))
            return Encoding.UTF8.GetBytes(TextDecoding.Decode(bytes, options.Encoding, where, new NoticeList()).Text);
        if (!Utf8.IsValid(bytes))
            throw new Fault(GeoJsonFaults.NotUtf8, where with { Byte = FirstInvalid(bytes) }).Raise();
        return bytes;
    }

    /// <summary>No other encoding was named.</summary>
    public static bool IsUtf8(ReadOptions options, Place where) =>
        options.Encoding is not { } name || TextDecoding.Named(name, where).CodePage == Encoding.UTF8.CodePage;

    public static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; ;)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out int used) != OperationStatus.Done)
                return at;
            at += used;
        }
    }

    private static void ReadTop(ref Utf8JsonReader reader, GeoJsonScan scan)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new Fault(GeoJsonFaults.NotGeoJson, scan.File, reader.TokenType == JsonTokenType.StartArray ? "[…]" : reader.TokenType.ToString()).Raise();
        Utf8JsonReader top = reader;
        string type = scan.TypeAndCrs(ref reader);
        if (reader.Read())
            throw new Fault(GeoJsonFaults.Broken, scan.File with { Byte = scan.Origin + reader.TokenStartIndex }).Raise();
        switch (type)
        {
            case "FeatureCollection":
                ReadCollection(ref top, scan);
                break;
            case "Feature":
                GeoJsonFeatures.Read(ref top, scan);
                break;
            case var g when GeoJsonGeometry.IsType(g):
                scan.NextFeature();
                scan.Features.Add(new FeatureRecord(1, null, GeoJsonGeometry.Read(ref top, scan), new Dictionary<string, string?>(), null, scan.Here));
                break;
            default:
                throw new Fault(GeoJsonFaults.NotGeoJson, scan.File, $"type = {NoticeList.Sample(type.Length == 0 ? "?" : type)}").Raise();
        }
    }

    private static void ReadCollection(ref Utf8JsonReader reader, GeoJsonScan scan)
    {
        bool found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool features = reader.ValueTextEquals("features"u8);
            reader.Read();
            if (!features)
            {
                reader.Skip();
                continue;
            }

            found = true;
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new Fault(GeoJsonFaults.NotGeoJson, scan.File, "features").Raise();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                GeoJsonFeatures.Read(ref reader, scan);
        }

        if (!found)
            throw new Fault(GeoJsonFaults.NotGeoJson, scan.File, "features").Raise();
    }
}

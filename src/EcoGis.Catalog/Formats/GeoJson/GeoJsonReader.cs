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
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = GeoJsonScan.MaxDepth, CommentHandling = JsonCommentHandling.Disallow };

    public static FileDraft Read(string path, ReadOptions options, CancellationToken ct)
    {
        Place where = Place.InFile(path);
        options.Limits.CheckText(new FileInfo(path).Length, where);
        GeoJsonScan scan = new(where, options.Limits, ct);
        byte[] bytes = Utf8Of(File.ReadAllBytes(path), options, where);
        scan.Origin = bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0;
        Utf8JsonReader reader = new(bytes.AsSpan(scan.Origin), Strict);
        try
        {
            ReadTop(ref reader, scan);
        }
        catch (JsonException e)
        {
            throw Explain(e, bytes, scan);
        }
        catch (InvalidOperationException e)
        {
            // a string with an escape that is no text (a lone surrogate)
            throw new Fault(GeoJsonFaults.Broken, scan.Here with { Byte = scan.Origin + reader.TokenStartIndex }).Raise(e);
        }

        scan.RaiseCollected();
        return new FileDraft(path, "geojson")
        {
            FileCrs = () => scan.Crs.Resolve(where),
            DeclaredCrs = scan.Crs.Declared,
            CrsAbsence = new("crs 为 null", "crs is null"),
            Encoding = "UTF-8",
            Fields = scan.Fields,
            Features = scan.Features,
            Notices = scan.Notices,
        };
    }

    private static byte[] Utf8Of(byte[] bytes, ReadOptions options, Place where)
    {
        bool asked = options.Encoding is { } name && TextDecoding.Named(name, where).CodePage != Encoding.UTF8.CodePage;
        if (asked)
            return Encoding.UTF8.GetBytes(TextDecoding.Decode(bytes, options.Encoding, where, new NoticeList()).Text);
        if (!Utf8.IsValid(bytes))
            throw new Fault(GeoJsonFaults.NotUtf8, where with { Byte = FirstInvalid(bytes) }).Raise();
        return bytes;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
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

    private static EcoException Explain(JsonException e, byte[] bytes, GeoJsonScan scan)
    {
        long at = scan.Origin;
        for (long line = e.LineNumber ?? 0; line > 0; line--)
            at += bytes.AsSpan((int)at).IndexOf((byte)'\n') + 1;
        at = Math.Min(at + (e.BytePositionInLine ?? 0), bytes.Length);
        Place here = scan.Here with { Byte = at };
        string rest = Encoding.ASCII.GetString(bytes, (int)Math.Max(scan.Origin, at - 1), (int)Math.Min(10, bytes.Length - Math.Max(scan.Origin, at - 1)));
        foreach (string word in new[] { "NaN", "nan", "-Infinity", "Infinity", "-inf", "inf" })
        {
            if (rest.StartsWith(word, StringComparison.Ordinal) || (rest.Length > 0 && rest[1..].StartsWith(word, StringComparison.Ordinal)))
                return new Fault(GeoJsonFaults.NotFinite, here, word).Raise(e);
        }

        if (scan.TopLevelEnded(bytes, at))
            return new Fault(GeoJsonFaults.Sequence, here).Raise(e);
        return Depth(bytes.AsSpan(0, (int)Math.Min(at + 1, bytes.Length))) > GeoJsonScan.MaxDepth
            ? new Fault(GeoJsonFaults.TooDeep, here, GeoJsonScan.MaxDepth).Raise(e)
            : new Fault(GeoJsonFaults.Broken, here).Raise(e);
    }

    /// <summary>Open brackets outside strings: how deep the parser was when it stopped.</summary>
    private static int Depth(ReadOnlySpan<byte> bytes)
    {
        int depth = 0;
        bool text = false;
        for (int i = 0; i < bytes.Length; i++)
        {
            switch ((char)bytes[i])
            {
                case '\\' when text:
                    i++;
                    break;
                case '"':
                    text = !text;
                    break;
                case '[' or '{' when !text:
                    depth++;
                    break;
                case ']' or '}' when !text:
                    depth--;
                    break;
            }
        }

        return depth;
    }
}

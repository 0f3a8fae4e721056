using System.Text.Json;

namespace EcoGis;

/// <summary>
/// Where the features of a FeatureCollection stand, found in one forward pass over the file with a buffer the size of its longest token: 8 bytes
/// a feature. Learns on the way the crs member and the union of the property names, and refuses what is no JSON or has an outermost key twice.
/// The features themselves are parsed later (<see cref="GeoJsonFeatures"/>).
/// </summary>
internal sealed class GeoJsonIndex
{
    private readonly GeoJsonScan scan;
    private readonly List<long> starts = [];
    private readonly HashSet<string> topKeys = [];
    private readonly Dictionary<string, int> fieldNumbers = [];
    private string topKey = "";
    private string type = "";
    private bool inFeatures;
    private bool inProperties;
    private bool propertiesNext;
    private int nextField;
    private long crsStart = -1;
    private long crsEnd;
    private bool noArray;

    private GeoJsonIndex(GeoJsonScan scan) => this.scan = scan;

    public GeoJsonScan Scan => scan;

    /// <summary>The byte of each feature.</summary>
    public IReadOnlyList<long> Starts => starts;

    /// <summary>The byte behind the last feature.</summary>
    public long End { get; private set; }

    /// <summary>Null when the file holds something else than a FeatureCollection.</summary>
    public static GeoJsonIndex? Of(Stream file, Place where, ReadLimits limits, NoticeList notices, CancellationToken ct)
    {
        GeoJsonIndex index = new(new GeoJsonScan(where, limits, notices, ct));
        Utf8Pieces.Demand(file, where, ct);
        index.scan.Origin = Utf8Pieces.MarkLength(file);
        try
        {
            if (!index.Walk(file, ct))
                return null;
        }
        catch (JsonException e)
        {
            throw GeoJsonSyntax.Explain(e, file, index.scan);
        }

        return index.Complete(file) ? index : null;
    }

    private bool Walk(Stream file, CancellationToken ct)
    {
        byte[] buffer = new byte[1 << 20];
        long at = scan.Origin;
        int filled = 0;
        JsonReaderState state = new(GeoJsonReader.Strict);
        file.Position = at;
        for (bool last = false; !last;)
        {
            ct.ThrowIfCancellationRequested();
            int read = file.Read(buffer, filled, buffer.Length - filled);
            last = read == 0;
            filled += read;
            Utf8JsonReader reader = new(buffer.AsSpan(0, filled), last, state);
            if (!Tokens(ref reader, at))
                return false;
            state = reader.CurrentState;
            int used = (int)reader.BytesConsumed;
            at += used;
            filled -= used;
            buffer.AsSpan(used, filled).CopyTo(buffer);
            if (filled == buffer.Length)
                buffer = Larger(buffer);
        }

        return true;
    }

    private byte[] Larger(byte[] buffer)
    {
        scan.Limits.CheckText(2L * buffer.Length, scan.Here);
        byte[] larger = new byte[2 * buffer.Length];
        buffer.CopyTo(larger, 0);
        return larger;
    }

    private bool Tokens(ref Utf8JsonReader reader, long at)
    {
        long token = at;
        try
        {
            while (reader.Read())
            {
                token = at + reader.TokenStartIndex;
                if (reader.CurrentDepth == 0 && reader.TokenType != JsonTokenType.StartObject && reader.TokenType != JsonTokenType.EndObject)
                    return false;
                Token(ref reader, token, at + reader.BytesConsumed);
            }
        }
        catch (InvalidOperationException e)
        {
            throw GeoJsonSyntax.NoText(e, token, scan);
        }

        return true;
    }

    /// <summary>Depths: 0 the outermost object, 1 its values, 2 the features, 3 their members, 4 the properties.</summary>
    private void Token(ref Utf8JsonReader reader, long start, long end)
    {
        bool name = reader.TokenType == JsonTokenType.PropertyName;
        switch (reader.CurrentDepth)
        {
            case 0:
                scan.TopEnded = reader.TokenType == JsonTokenType.EndObject;
                break;
            case 1 when name:
                topKey = reader.GetString()!;
                if (!topKeys.Add(topKey))
                    throw new Fault(GeoJsonFaults.DuplicateKey, scan.File with { Byte = start }, NoticeList.Sample(topKey)).Raise();
                break;
            case 1:
                TopValue(ref reader, start, end);
                break;
            case 2 when inFeatures:
                Feature(ref reader, start, end);
                break;
            case 3 when inFeatures && name:
                propertiesNext = reader.ValueTextEquals("properties"u8);
                break;
            case 3 when inFeatures:
                inProperties = propertiesNext && reader.TokenType == JsonTokenType.StartObject;
                propertiesNext = false;
                nextField = 0;
                break;
            case 4 when inProperties && name:
                Field(ref reader);
                break;
        }
    }

    private void TopValue(ref Utf8JsonReader reader, long start, long end)
    {
        switch (topKey)
        {
            case "type" when reader.TokenType == JsonTokenType.String:
                type = reader.GetString()!;
                break;
            case "crs":
                crsStart = crsStart < 0 ? start : crsStart;
                crsEnd = end;
                break;
            case "features" when reader.TokenType == JsonTokenType.EndArray:
                inFeatures = false;
                scan.Here = scan.File;
                break;
            case "features":
                inFeatures = reader.TokenType == JsonTokenType.StartArray;
                noArray |= !inFeatures && reader.TokenType != JsonTokenType.EndObject;
                break;
        }
    }

    private void Feature(ref Utf8JsonReader reader, long start, long end)
    {
        End = end;
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            return;
        scan.NextFeature();
        starts.Add(start);
    }

    /// <summary>Most features have the same members in the same order: then no text is made.</summary>
    private void Field(ref Utf8JsonReader reader)
    {
        if (nextField < scan.Fields.Count && reader.ValueTextEquals(scan.Fields[nextField]))
        {
            nextField++;
            return;
        }

        string field = reader.GetString()!;
        scan.AddField(field);
        fieldNumbers.TryAdd(field, scan.Fields.Count);
        nextField = fieldNumbers[field];
    }

    private bool Complete(Stream file)
    {
        if (crsStart >= 0)
        {
            scan.Limits.CheckText(crsEnd - crsStart, scan.File);
            byte[] member = new byte[crsEnd - crsStart];
            file.Position = crsStart;
            file.ReadExactly(member);
            Utf8JsonReader reader = new(member, GeoJsonReader.Strict);
            reader.Read();
            scan.Crs = GeoJsonCrs.Read(ref reader, scan.Notices);
        }

        if (type != "FeatureCollection")
            return false;
        return !noArray && topKeys.Contains("features") ? true : throw new Fault(GeoJsonFaults.NotGeoJson, scan.File, "features").Raise();
    }
}

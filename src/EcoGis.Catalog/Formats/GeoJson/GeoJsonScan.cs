using System.Text.Json;

namespace EcoGis;

/// <summary>What the GeoJSON reader carries along: place, limits, notices, faults to report together, and the features so far.</summary>
internal sealed class GeoJsonScan(Place file, ReadLimits limits, NoticeList notices, CancellationToken ct)
{
    public const int MaxDepth = 64;
    private const int MaxFaults = 20;

    private readonly List<Fault> faults = [];
    private readonly HashSet<string> fieldNames = [];

    public Place File { get; } = file;

    /// <summary>Bytes before the first token (a byte order mark), so that byte numbers are the file's.</summary>
    public long Origin { get; set; }

    public ReadLimits Limits { get; } = limits;

    public NoticeList Notices { get; } = notices;

    public List<FeatureRecord> Features { get; } = [];

    public List<string> Fields { get; } = [];

    public GeoJsonCrs Crs { get; set; } = new(null, true);

    public int Position { get; set; }

    public Place Here { get; set; } = file;

    /// <summary>The outermost object is closed: what follows is a second value.</summary>
    public bool TopEnded { get; set; }

    public void NextFeature()
    {
        ct.ThrowIfCancellationRequested();
        Limits.CheckFeatures(++Position, File);
        Here = File with { Feature = $"#{Position}" };
    }

    public void NameFeature(string id) => Here = File with { Feature = NoticeList.Sample(id) };

    public void AddField(string name)
    {
        if (!fieldNames.Add(name))
            return;
        Fields.Add(name);
        Limits.CheckFields(Fields.Count, Here);
    }

    /// <summary>Reports of one kind come together, up to a number a person can read.</summary>
    public void Collect(FaultKind kind, long at, params object?[] arguments)
    {
        faults.Add(new Fault(kind, Here with { Byte = Origin + at }, arguments));
        if (faults.Count >= MaxFaults)
            RaiseCollected();
    }

    public void RaiseCollected()
    {
        if (faults.Count > 0)
            throw new EcoException(faults);
    }

    /// <summary>First pass over the outermost object: its type, its crs, no key twice. Leaves the reader at its end.</summary>
    public string TypeAndCrs(ref Utf8JsonReader reader)
    {
        string type = "";
        HashSet<string> seen = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            if (!seen.Add(key))
                throw new Fault(GeoJsonFaults.DuplicateKey, File with { Byte = Origin + reader.TokenStartIndex }, NoticeList.Sample(key)).Raise();
            reader.Read();
            if (key == "type" && reader.TokenType == JsonTokenType.String)
                type = reader.GetString()!;
            if (key == "crs")
                Crs = GeoJsonCrs.Read(ref reader, Notices);
            else
                SkipFeatures(ref reader, key);
        }

        TopEnded = true;
        return type;
    }

    /// <summary>Skips a value; inside "features" it counts, so that a syntax error can name the feature it is in.</summary>
    private void SkipFeatures(ref Utf8JsonReader reader, string key)
    {
        if (key != "features" || reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            NextFeature();
            reader.Skip();
        }

        Position = 0;
        Here = File;
    }
}

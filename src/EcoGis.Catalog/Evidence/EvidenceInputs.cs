using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// Everything that a screening of these proposals goes by, and nothing else: proposals and the files they were read from, the day and the district, layers and access
/// lists as slices, texts of laws, and the rule base as text. Made to be packed, or read from a package, with every digest that has one checked. It judges nothing.
/// </summary>
public sealed class EvidenceInputs
{
    private const string Part = "inputs.json", Schema = "ecogis-evidence-inputs/1";
    private const string DataPrefix = "data/", ResultPrefix = "result/";

    private readonly EvidencePackage _package;
    private readonly List<(string Kind, string Name, bool Expired, LayerSlice? Slice)> _layers;
    private readonly ImmutableArray<PinnedList> _lists;

    private EvidenceInputs(EvidencePackage package, JsonElement inputs)
    {
        _package = package;
        Date = inputs.DayAt("date");
        District = inputs.Text("district");
        var options = inputs.GetProperty("options");
        Options = new(options.NumberOrNull("accuracy_m"), options.TextOrNull("planar_crs") is { } plane ? Crs.Parse(plane) : null, Enum.Parse<Repair>(options.Text("repair")));
        Sources = [.. inputs.GetProperty("sources").EnumerateArray().Select(EvidenceSource.Read)];
        Proposals = [.. inputs.GetProperty("proposals").EnumerateArray().Select(ProposalText.Read)];
        _layers = [.. inputs.GetProperty("layers").EnumerateArray().Select(l => (l.Text("kind"), l.Text("name"), l.GetProperty("expired").GetBoolean(), l.TextOrNull("part") is { } part ? LayerSlice.Read(package, part) : null))];
        _lists = [.. inputs.GetProperty("lists").EnumerateArray().Select(l => new PinnedList(l.Text("name"), l.TextOrNull("part") is { } part ? ListSlice.Read(package, part) : null))];
        Law = inputs.GetProperty("law") is { ValueKind: JsonValueKind.Array } texts ? new LawLibrary(texts.EnumerateArray().Select(Text)) : null;
        Data = [.. package.Parts.Where(p => p.Name.StartsWith(DataPrefix, StringComparison.Ordinal)).Select(p => new DataFile(p.Name[DataPrefix.Length..], Utf8(package[p.Name]!)))];
    }

    public DateOnly Date { get; }

    /// <summary>Id of the district profile.</summary>
    public string District { get; }

    public ScreenOptions Options { get; }

    public IReadOnlyList<EvidenceSource> Sources { get; }

    /// <summary>In the order in which they were screened.</summary>
    public IReadOnlyList<Proposal> Proposals { get; }

    /// <summary>The files of the rule base.</summary>
    public IReadOnlyList<DataFile> Data { get; }

    /// <summary>Null: there was none.</summary>
    public LawLibrary? Law { get; }

    /// <summary>The slices, for people.</summary>
    public IEnumerable<LayerSlice> Layers => _layers.Select(l => l.Slice).OfType<LayerSlice>();

    /// <exception cref="EcoException">A part cannot be understood, or does not have the digest that it states of itself.</exception>
    public static EvidenceInputs Read(EvidencePackage package) => PartText.Read(package, Part, Schema, inputs => new EvidenceInputs(package, inputs));

    /// <summary>The parts of a package.</summary>
    /// <param name="inputs">What was looked at.</param>
    /// <param name="results">File name → bytes, of the record and the reports.</param>
    public static IReadOnlyDictionary<string, byte[]> Parts(
        InputRecorder inputs, string district, ScreenOptions options, IReadOnlyList<EvidenceSource> sources, IReadOnlyList<Proposal> proposals, IReadOnlyList<DataFile> data,
        IEnumerable<KeyValuePair<string, byte[]>> results)
    {
        Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);
        foreach (var file in data)
            parts.Add(DataPrefix + file.Name, Encoding.UTF8.GetBytes(file.Text));
        foreach (var (name, bytes) in results)
            parts.Add(ResultPrefix + name, bytes);
        foreach (var (name, bytes) in sources.SelectMany(s => s.Content))
            parts.Add(name, bytes);
        parts.Add(Part, PartText.Write(json =>
        {
            json.WriteString("schema", Schema);
            json.WriteDay("date", inputs.Snapshot.Date);
            json.WriteString("district", district);
            json.WriteStartObject("options");
            json.WriteNumberOrNull("accuracy_m", options.Accuracy);
            json.WriteString("planar_crs", options.PlanarCrs?.Code);
            json.WriteString("repair", options.Repair.ToString());
            json.WriteEndObject();
            Each(json, "sources", sources, s => s.Write(json));
            Each(json, "proposals", proposals, p => ProposalText.Write(json, p));
            Each(json, "layers", inputs.Layers(), l => Layer(json, l.Layer, Kept(parts, l.Part, l.Content)));
            Each(json, "lists", inputs.Lists(), l => Named(json, l.List.Name, Kept(parts, l.Part, l.Content)));
            if (inputs.Law is null)
                json.WriteNull("law");
            else
                Each(json, "law", inputs.Texts().Select((t, i) => (t.Text, Part: t.Held ? Kept(parts, $"law/{i + 1} {ZipInput.Harmless(t.Text.Title) ?? "-"}.txt", Encoding.UTF8.GetBytes(t.Text.Body)) : null)), t => Write(json, t.Text, t.Part));
        }));
        return parts;
    }

    /// <summary>A result by its file name.</summary>
    public byte[]? Result(string name) => _package[ResultPrefix + name];

    /// <summary>File names of the results.</summary>
    public IEnumerable<string> Results => _package.Parts.Where(p => p.Name.StartsWith(ResultPrefix, StringComparison.Ordinal)).Select(p => p.Name[ResultPrefix.Length..]);

    /// <summary>The packed layers as a rule base takes them, on a day.</summary>
    /// <exception cref="EcoException">The rule base has not the kind of a layer.</exception>
    public Snapshot SnapshotFor(RuleBase rules, DateOnly day) =>
        new(day, [.. _layers.Select(l => new PinnedLayer(l.Name, l.Kind, l.Slice?.ToVersion(rules.Kind(l.Kind)), l.Expired))]) { Lists = _lists };

    /// <summary>Reads the packed files again, those that can be, and holds what comes of it against the proposals of the package.</summary>
    public void DemandSameReading(RuleBase rules, CancellationToken cancellation)
    {
        int at = 0;
        foreach (var source in Sources)
        {
            var own = Proposals.Skip(at).Take(source.Proposals).ToList();
            at += source.Proposals;
            if (source.NotAgain is null)
                source.DemandSame(_package, own, rules, cancellation);
        }

        if (at > Proposals.Count)
            throw new Fault(EvidenceFaults.NotUnderstood, Place.InFile(_package.Label), Part, "proposals").Raise();
    }

    /// <summary>Facts that the rule base does not know, or knows as something else, could not be judged.</summary>
    public static void DemandKnownFacts(Proposal proposal, RuleBase rules, string label)
    {
        foreach (var (id, value) in proposal.Activity.Facts)
        {
            bool fits = rules.Facts.TryGetValue(id, out var fact) && value switch
            {
                FactValue.Bool => fact.Type == FactType.Bool,
                FactValue.Number => fact.Type == FactType.Number,
                _ => fact.Type is not (FactType.Bool or FactType.Number),
            };
            if (!fits)
                throw new Fault(EvidenceFaults.NotUnderstood, Place.InFile(label), Part, id).Raise();
        }
    }

    private static string? Kept(Dictionary<string, byte[]> parts, string? name, byte[]? content)
    {
        if (name is not null)
            parts.Add(name, content!);
        return name;
    }

    private static void Each<T>(Utf8JsonWriter json, string key, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(key);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private static void Layer(Utf8JsonWriter json, PinnedLayer layer, string? part)
    {
        json.WriteStartObject();
        json.WriteString("kind", layer.Kind);
        json.WriteString("name", layer.Name);
        json.WriteBoolean("expired", layer.Expired);
        json.WriteString("part", part);
        json.WriteEndObject();
    }

    private static void Named(Utf8JsonWriter json, string name, string? part)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("part", part);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LawEntry text, string? part)
    {
        json.WriteStartObject();
        json.WriteString("title", text.Title);
        json.WriteDay("date", text.Date);
        json.WriteNumber("version", text.Version);
        json.WriteString("digest", text.Digest);
        json.WriteString("source_file", text.SourceFile);
        json.WriteString("published", text.Published);
        json.WriteString("part", part);
        json.WriteEndObject();
    }

    private LawEntry Text(JsonElement text)
    {
        var (title, date, digest, part) = (text.Text("title"), text.DayAt("date"), text.Text("digest"), text.TextOrNull("part"));
        Place where = Place.InFile(_package.Label);
        string? body = part is null ? null : Utf8(_package[part] ?? throw new FormatException(part));
        if (body is not null && LawDocument.DigestOf(title, date, body) is var found && found != digest)
            throw new Fault(EvidenceFaults.WrongDigest, where, title, digest, found).Raise();
        return new LawEntry(title, date, text.GetProperty("version").GetInt32(), digest, text.Text("source_file"), text.Text("published"),
            () => ("", body ?? throw new Fault(EvidenceFaults.NotReadForPack, where, title).Raise()));
    }

    private static string Utf8(byte[] bytes) => TextDecoding.StrictUtf8.GetString(bytes);
}

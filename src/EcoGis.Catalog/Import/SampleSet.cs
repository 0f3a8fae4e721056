namespace EcoGis;

/// <summary>A sample set: layers and access lists to import and proposals to screen, as its <c>manifest.yaml</c> lists them, paths relative to it.</summary>
public sealed record SampleSet
{
    private SampleSet(string folder, Manifest manifest)
    {
        District = manifest.District;
        Layers = [.. manifest.Layers.Select(l => new SampleLayer(Path.Combine(folder, l.File), l.Kind, l.ToReading(), l.ToRequest(folder)))];
        Lists = [.. (manifest.Lists ?? []).Select(l => new SampleList(Path.Combine(folder, l.File), l.ToRequest()))];
        Proposals = [.. manifest.Proposals.Select(p => new SampleProposal(Path.Combine(folder, p.File), p.Title.Text, p.Date, p.Expect, p.Why.Text, p.ToRequest()))];
    }

    /// <summary>The district profile the set is made for.</summary>
    public string District { get; }

    public IReadOnlyList<SampleLayer> Layers { get; }

    public IReadOnlyList<SampleList> Lists { get; }

    public IReadOnlyList<SampleProposal> Proposals { get; }

    public static SampleSet Load(string folder)
    {
        string path = Path.Combine(folder, "manifest.yaml");
        return File.Exists(path)
            ? new SampleSet(folder, StrictYaml.Read<Manifest>(new DataFile("manifest.yaml", File.ReadAllText(path))))
            : throw new Fault(ScreeningFaults.NoDataFolder, new Place { File = path }).Raise();
    }

    private sealed record Manifest(string District, IReadOnlyList<LayerEntry> Layers, IReadOnlyList<ProposalEntry> Proposals, IReadOnlyList<ListEntry>? Lists = null);

    private sealed record ListEntry(string File, string Name, string Title, string Source, DateOnly? ValidFrom = null, DateOnly? ValidTo = null)
    {
        public ListRequest ToRequest() => new(Source, Name, Title, ValidFrom, ValidTo);
    }

    private sealed record LayerEntry(
        string File,
        string Kind,
        string Source,
        string? Name = null,
        string? Coverage = null,
        DateOnly? ValidFrom = null,
        DateOnly? ValidTo = null,
        Metres? Accuracy = null,
        IReadOnlyDictionary<string, string>? Set = null,
        string? Layer = null,
        string? Crs = null,
        bool AllowEmpty = false)
    {
        public ReadOptions ToReading() => new() { Layer = Layer, Crs = Crs is null ? null : EcoGis.Crs.Parse(Crs) };

        public ImportRequest ToRequest(string folder) => new()
        {
            Name = Name,
            Source = Source,
            ValidFrom = ValidFrom,
            ValidTo = ValidTo,
            Accuracy = Accuracy?.Value,
            AllowEmpty = AllowEmpty,
            Set = Set ?? new Dictionary<string, string>(),
            Coverage = Coverage is null
                ? new CoverageRequest.Nowhere()
                : new CoverageRequest.Polygons(FeatureReader.Read(Path.Combine(folder, Coverage), new ReadOptions { GeometryOnly = true }, CancellationToken.None)),
        };
    }

    private sealed record ProposalEntry(
        string File,
        Words Title,
        DateOnly Date,
        Verdict Expect,
        Words Why,
        string? Industry = null,
        string? Nature = null,
        IReadOnlyDictionary<string, FactText>? Facts = null)
    {
        public ProposalRequest ToRequest() => new()
        {
            Industry = Industry,
            Nature = Nature,
            Facts = (Facts ?? new Dictionary<string, FactText>()).ToDictionary(f => f.Key, f => f.Value.Text),
        };
    }

    /// <summary>A stated fact: a list, a yes or no, or a number.</summary>
    private sealed record FactText(string Text) : IYamlForm<FactText>
    {
        public static FactText Read(YamlValue value) => new(value.IsList
            ? string.Join(',', StrictYaml.Read<IReadOnlyList<string>>(value))
            : value.Scalar(new("事实的值", "a fact's value")));

        public static System.Text.Json.Nodes.JsonObject Schema() => [];
    }
}

public sealed record SampleList(string File, ListRequest Request);

public sealed record SampleLayer(string File, string Kind, ReadOptions Reading, ImportRequest Request);

/// <summary>A proposal drawn for the demonstration, with the verdict its author meant and why.</summary>
public sealed record SampleProposal(string File, Bilingual Title, DateOnly Date, Verdict Expect, Bilingual Why, ProposalRequest Request);

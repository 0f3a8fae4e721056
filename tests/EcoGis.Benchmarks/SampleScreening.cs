using BenchmarkDotNet.Attributes;

namespace EcoGis.Benchmarks;

/// <summary>The demonstration set in a warm process: the rule base read, one layer imported, one proposal screened, one report written.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class SampleScreening
{
    private readonly string _catalog = Path.Combine(Path.GetTempPath(), $"ecogis-bench-{Guid.NewGuid():N}.gpkg");
    private RuleBase _rules = null!;
    private SampleSet _samples = null!;
    private Screener _screener = null!;
    private Snapshot _snapshot = null!;
    private Proposal _proposal = null!;
    private Screening _screening = null!;
    private ReportContext _context = null!;

    private readonly string _data = Below("data");

    private static string Below(params string[] parts) => Path.Combine([AppContext.BaseDirectory, .. parts]);

    [GlobalSetup]
    public void Setup()
    {
        _rules = ReadRuleBase();
        _samples = SampleSet.Load(Below("maps", "samples", "luojiang"));
        var catalog = GeoPackageCatalog.ForImport(_catalog, _rules.Kinds);
        foreach (var layer in _samples.Layers)
            LayerImporter.Import(FeatureReader.Read(layer.File, layer.Reading, default), _rules.Kind(layer.Kind), layer.Request, catalog);
        _snapshot = catalog.Pin(_samples.Proposals[0].Date);
        _screener = new Screener(_rules, _rules.District(_samples.District), "bench");
        _proposal = ReadProposal();
        _screening = ScreenOne();
        _context = ReportContext.Of(_rules, MapStyles.Parse("zones.yaml", File.ReadAllText(Below("maps", "styles", "zones.yaml"))));
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_catalog);

    [Benchmark]
    public RuleBase ReadRuleBase() => RuleBase.Load(DataFolder.Read(_data));

    [Benchmark]
    public Proposal ReadProposal() =>
        ProposalReader.Read(FeatureReader.Read(_samples.Proposals[0].File, new ReadOptions(), default), _samples.Proposals[0].Request, _rules)[0];

    [Benchmark]
    public Screening ScreenOne() => _screener.Screen(_proposal, _snapshot, new ScreenOptions());

    [Benchmark]
    public Screening ScreenOneOnAFreshSnapshot()
    {
        var snapshot = GeoPackageCatalog.Open(_catalog, _rules.Kinds).Pin(_samples.Proposals[0].Date);
        return new Screener(_rules, _rules.District(_samples.District), "bench").Screen(_proposal, snapshot, new ScreenOptions());
    }

    [Benchmark]
    public string WriteReport() => ReportWriter.Html(_screening, _context, Language.Zh);
}

using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>The demonstration set, imported once into a catalog of its own and held in memory: its snapshot, proposals and screenings.</summary>
internal sealed class SampleWorld
{
    private static readonly Lazy<SampleWorld> Once = new(() => new SampleWorld());

    private SampleWorld()
    {
        string folder = Directory.CreateTempSubdirectory("ecogis-samples-").FullName;
        try
        {
            string path = Path.Combine(folder, "samples.gpkg");
            var catalog = GeoPackageCatalog.ForImport(path, Rules.Kinds);
            foreach (var layer in Samples.Layers)
                LayerImporter.Import(FeatureReader.Read(layer.File, layer.Reading, default), Rules.Kind(layer.Kind), layer.Request, catalog);
            Snapshot = WithLists(catalog, path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Proposals = [.. Samples.Proposals.SelectMany(p => ProposalReader.Read(FeatureReader.Read(p.File, new ReadOptions(), default), p.Request, Rules).Select(r => new SampleScreening(p, r)))];
        Screener = new Screener(Rules, Rules.District(Samples.District), "test");
        foreach (var p in Proposals)
            p.Screening = Screener.Screen(p.Proposal, Snapshot, new ScreenOptions());
    }

    /// <summary>The lists of the set taken into a catalog of its layers, and everything of it read, so that its file may go.</summary>
    public static Snapshot WithLists(GeoPackageCatalog catalog, string path)
    {
        foreach (var list in Samples.Lists)
            new ListStore(path).Add(ListImporter.Read(list.File, new ReadOptions(), list.Request, Rules, default));
        var snapshot = catalog.Pin(Day);
        foreach (var layer in snapshot.Layers)
            _ = layer.Version?.Zones;
        foreach (var part in snapshot.Lists.SelectMany(l => l.Version!.Parts))
            _ = part.Lines;
        return snapshot;
    }

    public static SampleWorld Luojiang => Once.Value;

    public static RuleBase Rules => MadeUp.Rules;

    public static SampleSet Samples { get; } = SampleSet.Load(Path.Combine(SharedData.RepositoryRoot, "maps", "samples", "luojiang"));

    /// <summary>Every sample proposal is dated to this day.</summary>
    public static DateOnly Day { get; } = Samples.Proposals.Select(p => p.Date).Distinct().Single();

    public Snapshot Snapshot { get; }

    public Screener Screener { get; }

    public ImmutableArray<SampleScreening> Proposals { get; }

    /// <summary>The layers that the demonstration district expects.</summary>
    public static IEnumerable<(string Kind, string Layer)> Expected => Rules.District(Samples.District).Expects.SelectMany(e => e.Value.Select(l => (e.Key, l)));

    /// <summary>The snapshot with one layer changed, or with none of it left when the change gives null.</summary>
    public Snapshot With(string layer, Func<PinnedLayer, PinnedLayer?> change) =>
        Snapshot with { Layers = [.. Snapshot.Layers.Select(l => l.Name == layer ? change(l) : l).OfType<PinnedLayer>()] };
}

/// <summary>A sample, its proposal as read and its screening against the whole set.</summary>
internal sealed class SampleScreening(SampleProposal sample, Proposal proposal)
{
    public SampleProposal Sample => sample;

    public Proposal Proposal => proposal;

    public Screening Screening { get; set; } = null!;

    public string Name => Path.GetFileName(sample.File);
}

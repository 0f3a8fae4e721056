namespace EcoGis;

/// <summary>Screens proposals and puts together what the screening went by. A package that does not verify at once is not handed out.</summary>
internal sealed class Packing(Session session, RuleBase rules, IReadOnlyList<DataFile> data, string district)
{
    public (byte[] Package, IReadOnlyList<Screening> Screenings) Make(
        InputRecorder inputs, IReadOnlyList<EvidenceSource> sources, IReadOnlyList<Proposal> proposals, ScreenOptions options, IReadOnlyList<string> formats, string? keyFile, CancellationToken cancellation)
    {
        var screener = new Screener(rules, rules.District(district), Installation.Version, inputs.Law, ForestEffects.Load(data, rules));
        var screenings = Screenings.Run(session, screener, proposals, inputs.Snapshot, options, cancellation);
        foreach (var site in screenings.Select(s => s.Located).OfType<Site>())
            inputs.LookAround(site, rules);
        var results = Results(screenings, [.. formats.Append("json").Distinct()], cancellation); // maps look at zones too, so before the slices are cut
        return (EvidencePackage.Write(EvidenceInputs.Parts(inputs, district, options, sources, proposals, data, results), keyFile), screenings);
    }

    /// <summary>Writes a package, verifies it, and only then gives it its name.</summary>
    public PackedRun Save(string path, byte[] package, CancellationToken cancellation)
    {
        PackedRun? run = null;
        try
        {
            OutputFile.Replace(path, stream => stream.Write(package), partial =>
            {
                run = PackedRun.Open(partial, cancellation);
                run.DemandReproduced(session, cancellation);
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(CliFaults.OutputRefused, new Place { File = path }, e.Message).Raise(e);
        }

        return run!;
    }

    /// <summary>The record and the reports as <c>screen --out</c> writes them.</summary>
    private Dictionary<string, byte[]> Results(IReadOnlyList<Screening> screenings, IReadOnlyList<string> formats, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("ecogis-evidence-");
        try
        {
            new ScreeningOutput(session).Write(folder.FullName, screenings, formats, cancellation);
            return folder.EnumerateFiles().ToDictionary(f => f.Name, f => File.ReadAllBytes(f.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

namespace EcoGis;

/// <summary>
/// Single proposals of a batch, screened again from its file by the code that <c>screen</c> runs, with the options that the result kept. Refused where anything
/// that can change a result is not what it was, and where the result is another all the same.
/// </summary>
internal sealed class CaseScreening(CommandLine line, Session session, BatchResultHeader header, string result, string? source)
{
    private const int BlockSize = 64;

    /// <summary>Names a proposal in words of the report, not what is in it: that stays out of the comparison.</summary>
    private const string LanguagePart = "--lang";

    /// <returns>In the order of the cases.</returns>
    public IReadOnlyList<Screening> Of(IReadOnlyList<BatchCase> cases, CancellationToken cancellation)
    {
        if (header.Run.Count == 0)
            throw new Fault(CliFaults.NoArguments, Place.InFile(result)).Raise();
        string file = Source();
        var (options, parsed) = BatchOptions.Of(line, file, header.Arguments) ?? throw new Fault(CliFaults.NoArguments, Place.InFile(result)).Raise();
        using var input = BatchInput.Open(session, options, parsed, header.Date, areasOnly: false, recorded: true, cancellation);
        DemandSame(input.Run);
        var rules = session.Rules;
        var screener = new Screener(rules, rules.District(session.District), Installation.Version, new LawStore(session.CatalogPath).Library(), session.ForestEffects);
        var wanted = cases.ToDictionary(c => c.Feature);
        Dictionary<long, Screening> screened = [];
        foreach (var block in input.Stream.Blocks(BlockSize).Where(b => cases.Any(c => c.Feature >= b.First && c.Feature < b.First + b.Count)))
        {
            foreach (var feature in input.Stream.Read(block, cancellation).Where(f => wanted.ContainsKey(f.Position)))
            {
                var screening = screener.Screen(input.Form.InPlace(feature, file, input.Stream.Format, input.Stream.Crs, input.Stream.Correction), input.Snapshot, input.Screening, cancellation);
                DemandEqual(wanted[feature.Position], screening);
                screened.Add(feature.Position, screening);
            }
        }

        return [.. cases.Select(c => screened.TryGetValue(c.Feature, out var s) ? s : throw new Fault(CliFaults.NoSuchCase, Place.InFile(file), $"#{c.Feature}").Raise())];
    }

    /// <summary>As named, else beside the result or in the current folder.</summary>
    private string Source()
    {
        string[] places = source is null ? [Path.Combine(Path.GetDirectoryName(Path.GetFullPath(result))!, header.SourceFile), header.SourceFile] : [source];
        return places.FirstOrDefault(p => File.Exists(p) || Directory.Exists(p)) ?? throw new Fault(CliFaults.SourceNotFound, Place.None, places[0]).Raise();
    }

    private void DemandSame(RunIdentity now)
    {
        RunIdentity Bare(IEnumerable<KeyValuePair<string, string>> parts) => new([.. parts.Where(p => p.Key != LanguagePart)]);
        if (Bare(now.Parts).DifferencesFrom(Bare(header.Run)) is { Count: > 0 } differences)
            throw new Fault(CliFaults.OtherInputs, Place.InFile(result), string.Join(", ", differences)).Raise();
    }

    private void DemandEqual(BatchCase was, Screening now)
    {
        Demand(new("结论", "verdict"), session.Text(VerdictWords.Of(now.Verdict)), session.Text(VerdictWords.Of(was.Verdict)));
        Demand(new("发现数", "number of findings"), now.Findings.Length, was.Findings.Length);
        Demand(new("用地面积", "site area"), now.Site.EllipsoidalArea, was.SiteArea);
        Demand(new("冲突面积", "conflict area"), now.Conflict?.EllipsoidalArea, was.ConflictArea);

        void Demand<T>(Bilingual what, T here, T there)
        {
            if (!EqualityComparer<T>.Default.Equals(here, there))
                throw new Fault(CliFaults.CaseDiffers, Place.InFile(result), was.Id, what, here, there).Raise();
        }
    }
}

using System.Text.Json;

namespace EcoGis;

/// <summary>What a package holds, screened again by this program with the packed rule base: no catalog and no data folder is asked.</summary>
internal sealed class PackedRun
{
    public const string Record = "screening.json";

    private const int MostShown = 5;

    private PackedRun(EvidencePackage package)
    {
        Package = package;
        Inputs = EvidenceInputs.Read(package);
        Rules = RuleBase.Load(Inputs.Data);
        foreach (var proposal in Inputs.Proposals)
            EvidenceInputs.DemandKnownFacts(proposal, Rules, package.Label);
    }

    public EvidencePackage Package { get; }

    public EvidenceInputs Inputs { get; }

    public RuleBase Rules { get; }

    /// <exception cref="EcoException">The first part that is not what the package says it is, or cannot be understood.</exception>
    public static PackedRun Open(string path, CancellationToken cancellation) => Of(EvidencePackage.Open(path, cancellation));

    public static PackedRun Of(EvidencePackage package) => new(package);

    /// <summary>The inputs of one of its screenings.</summary>
    public ScreeningInputs For(Proposal proposal) => new(proposal, Inputs.Options, Rules, Inputs.District, Inputs.Date, Inputs.Law, Inputs.SnapshotFor, Installation.Version);

    /// <summary>The packed record.</summary>
    public JsonDocument Stated() => Parsed(Inputs.Result(Record));

    /// <summary>Screens again and holds the record, byte for byte but for <c>program</c>, and the reports' check codes against what comes of it.</summary>
    /// <exception cref="EcoException">The first difference.</exception>
    public IReadOnlyList<Screening> DemandReproduced(Session session, CancellationToken cancellation)
    {
        Inputs.DemandSameReading(Rules, cancellation);
        var screener = new Screener(Rules, Rules.District(Inputs.District), Installation.Version, Inputs.Law, ForestEffects.Load(Inputs.Data, Rules));
        var screenings = Screenings.Run(session, screener, Inputs.Proposals, Inputs.SnapshotFor(Rules, Inputs.Date), Inputs.Options, cancellation);
        using MemoryStream again = new();
        ScreeningJson.Write(again, screenings);
        byte[]? packed = Inputs.Result(Record);
        if (packed is null || !packed.AsSpan().SequenceEqual(again.GetBuffer().AsSpan(0, (int)again.Length)))
            DemandSame(packed, again.ToArray());
        DemandOwnPages(screenings);
        return screenings;
    }

    /// <summary>A report bears the check code of one of the screenings (<see cref="PackedReport"/>).</summary>
    private void DemandOwnPages(IReadOnlyList<Screening> screenings)
    {
        var pages = Inputs.Results.Where(PackedReport.BearsCode).ToList();
        if (pages.Count == 0)
            return;
        string[] codes = [.. screenings.Select(CheckCode.Of)];
        foreach (string page in pages)
        {
            if (!PackedReport.Bears(page, Inputs.Result(page)!, codes))
                throw new Fault(CliFaults.OtherPaper, Place.InFile(Package.Label), page, string.Join(", ", codes.Take(MostShown))).Raise();
        }
    }

    private void DemandSame(byte[]? packed, byte[] again)
    {
        using JsonDocument stated = Parsed(packed), now = Parsed(again);
        var difference = JsonDifference.First(stated.RootElement, now.RootElement, p => p.EndsWith("].program", StringComparison.Ordinal) && p.Count(c => c is '.' or '[') == 2);
        if (difference is null && Program(stated) == Installation.Version)
            difference = new("-", "-", "-"); // the same values in other bytes
        if (difference is { } d)
            throw new Fault(CliFaults.NotReproduced, Place.InFile(Package.Label), d.Path, d.Left, d.Right).Raise();
    }

    /// <summary>Version of the program that made the record; null: there is none.</summary>
    public static string? Program(JsonDocument record) =>
        record.RootElement.EnumerateArray().Select(s => s.TryGetProperty("program", out var p) && p.TryGetProperty("version", out var v) ? v.GetString() : null).FirstOrDefault();

    private JsonDocument Parsed(byte[]? record)
    {
        try
        {
            var document = JsonDocument.Parse(record ?? throw new FormatException("-"));
            return document.RootElement.ValueKind == JsonValueKind.Array ? document : throw new FormatException("[]");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new Fault(EvidenceFaults.NotUnderstood, Place.InFile(Package.Label), Record, e.Message).Raise(e);
        }
    }
}

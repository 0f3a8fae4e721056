namespace EcoGis;

/// <summary>A finished result of a batch: what made it, and its proposals one at a time, from JSON Lines and GeoPackage alike.</summary>
internal sealed class BatchCases
{
    private static readonly string[] s_proposal =
    [
        "feature", "id", "name", "verdict", "site_area_ellipsoidal_m2", "conflict_area_ellipsoidal_m2", "needs", "problem", "adcodes", "longitude", "latitude",
    ];

    private static readonly (string, string[])[] s_beside =
    [
        ("overlaps", ["feature", "kind", "layer", "zone_code", "area_ellipsoidal_m2"]),
        ("findings", ["feature", "rule", "effect", "kind", "layer", "zone_code", "clauses"]),
    ];

    private readonly string _path;
    private readonly bool _lines;
    private readonly Language _language;

    private BatchCases(string path, bool lines, BatchResultHeader header, Language language) => (_path, _lines, Header, _language) = (path, lines, header, language);

    public BatchResultHeader Header { get; }

    /// <exception cref="EcoException">It is no finished result with verdicts.</exception>
    public static BatchCases Open(string path, Language language, CancellationToken cancellation)
    {
        bool lines = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".jsonl" => true,
            ".gpkg" => false,
            _ => throw new Fault(CliFaults.ReportSource, Place.None, Path.GetFileName(path)).Raise(),
        };
        string? text = lines ? ResultLines.Of(path, cancellation).FirstOrDefault() : Known(path);
        var header = Understood(() => BatchResultHeader.Parse(text ?? ""), what => new Fault(ResultFaults.NotAResult, Place.InFile(path), what));
        return header.AreasOnly ? throw new Fault(ResultFaults.AreasOnly, Place.InFile(path)).Raise() : new BatchCases(path, lines, header, language);
    }

    /// <summary>In file order; what cannot be read whole is refused.</summary>
    public IEnumerable<BatchCase> All(CancellationToken cancellation) => _lines ? OfLines(cancellation) : OfTables(cancellation);

    private IEnumerable<BatchCase> OfLines(CancellationToken cancellation)
    {
        LineCases cases = new(_language);
        int number = 1;
        foreach (string line in ResultLines.Of(_path, cancellation).Skip(1))
        {
            number++;
            if (Understood(() => cases.Read(line), what => new Fault(ResultFaults.NotUnderstood, Place.InFile(_path) with { Line = number }, number, what)) is { } one)
                yield return one;
        }
    }

    private IEnumerable<BatchCase> OfTables(CancellationToken cancellation)
    {
        using var tables = ResultTables.Open(_path);
        int number = 0;
        foreach (var (row, beside) in tables.Joined(("proposals", s_proposal), s_beside, cancellation))
        {
            number++;
            yield return Understood(() => Of(row, beside[0], beside[1]), what => new Fault(ResultFaults.NotUnderstood, Place.InFile(_path) with { Layer = "proposals" }, number, what));
        }
    }

    private static BatchCase Of(ResultCells row, IReadOnlyList<ResultCells> overlaps, IReadOnlyList<ResultCells> findings) =>
        new(row.Whole("feature") ?? throw new FormatException("feature"), row.Text("id") ?? "", row.Text("name") ?? "", CaseWords.Verdict(row.Text("verdict")))
        {
            SiteArea = row.Real("site_area_ellipsoidal_m2"),
            ConflictArea = row.Real("conflict_area_ellipsoidal_m2"),
            Adcodes = [.. (row.Text("adcodes") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)],
            Middle = row.Real("longitude") is { } lon && row.Real("latitude") is { } lat ? (lon, lat) : null,
            Overlaps = [.. overlaps.Select(o => new CaseOverlap(o.Text("kind") ?? "", o.Text("layer") ?? "", o.Text("zone_code") ?? "", o.Real("area_ellipsoidal_m2") ?? 0))],
            Findings =
            [
                .. findings.Select(f => new CaseFinding(
                    f.Text("rule") ?? "", CaseWords.Effect(f.Text("effect")), f.Text("kind"), f.Text("layer"), f.Text("zone_code"), [.. (f.Text("clauses") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Distinct()])),
            ],
            Needs = CaseWords.Needs(row.Text("needs")),
            Problem = row.Text("problem"),
        };

    private static string? Known(string path)
    {
        using var tables = ResultTables.Open(path);
        return tables.Known("header");
    }

    private static T Understood<T>(Func<T> read, Func<string, Fault> fault)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw fault(NoticeText(e.Message)).Raise(e);
        }
    }

    private static string NoticeText(string message) => Fault.Clean(message.Length <= 120 ? message : message[..120] + "…");
}

namespace EcoGis;

/// <summary>Two screenings side by side: how the records differ, and, where both came with what they went by, which input made the difference.</summary>
internal sealed record ComparedPair(ComparedScreening A, ComparedScreening B, ScreeningChange Change, SwapStudy? Study)
{
    /// <summary>What this program makes of the inputs of A is what was recorded of them; null: it was not screened again.</summary>
    public bool? ReproducedA => Study is null ? null : Same(A.Gist, Study.Before);

    public bool? ReproducedB => Study is null ? null : Same(B.Gist, Study.After);

    private static bool Same(ScreeningGist recorded, ScreeningGist again) => ScreeningChange.Between(recorded, again) is { OutcomeChanged: false, Areas.IsEmpty: true };
}

/// <summary>The pairs of two files: proposals of the same code, or the only ones.</summary>
internal sealed record Comparison(ComparedFile A, ComparedFile B, IReadOnlyList<ComparedPair> Pairs)
{
    public IEnumerable<string> OnlyA => A.Screenings.Where(s => Pairs.All(p => !ReferenceEquals(p.A, s))).Select(s => s.Id);

    public IEnumerable<string> OnlyB => B.Screenings.Where(s => Pairs.All(p => !ReferenceEquals(p.B, s))).Select(s => s.Id);

    public static Comparison Of(ComparedFile a, ComparedFile b, CancellationToken cancellation)
    {
        List<(ComparedScreening A, ComparedScreening B)> pairs = a.Screenings.Count == 1 && b.Screenings.Count == 1
            ? [(a.Screenings[0], b.Screenings[0])]
            : [.. a.Screenings.Where(s => Single(a, s.Id)).Join(b.Screenings.Where(s => Single(b, s.Id)), s => s.Id, s => s.Id, (x, y) => (x, y))];
        return pairs.Count == 0
            ? throw new Fault(CliFaults.NoPair, Place.None, Codes(a), Codes(b)).Raise()
            : new(a, b, [.. pairs.Select(p => new ComparedPair(p.A, p.B, ScreeningChange.Between(p.A.Gist, p.B.Gist), Study(p.A, p.B, cancellation)))]);
    }

    private static SwapStudy? Study(ComparedScreening a, ComparedScreening b, CancellationToken cancellation) => a.Inputs is null || b.Inputs is null
        ? null
        : SwapStudy.Of(a.Inputs, b.Inputs, s => ScreeningGist.Read(ScreeningJson.Object(s)), cancellation);

    /// <summary>A code that stands twice names no one proposal.</summary>
    private static bool Single(ComparedFile file, string id) => file.Screenings.Count(s => s.Id == id) == 1;

    private static string Codes(ComparedFile file) => string.Join(", ", file.Screenings.Take(5).Select(s => s.Id)) + (file.Screenings.Count > 5 ? ", …" : "");
}

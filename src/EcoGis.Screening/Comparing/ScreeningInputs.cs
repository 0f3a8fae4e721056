namespace EcoGis;

/// <summary>All that one screening goes by, each input apart, so that one of them can be put in the place of another screening's.</summary>
/// <param name="Layers">The layers as a rule base takes them, on a day.</param>
/// <param name="Program">Version of the program that screens.</param>
public sealed record ScreeningInputs(
    Proposal Proposal, ScreenOptions Options, RuleBase Rules, string District, DateOnly Date, LawLibrary? Law, Func<RuleBase, DateOnly, Snapshot> Layers, string Program)
{
    /// <exception cref="EcoException">An input is not one that the others can be screened with.</exception>
    public Screening Screen(CancellationToken cancellation) =>
        new Screener(Rules, Rules.District(District), Program, Law).Screen(Proposal, Layers(Rules, Date), Options, cancellation);

    /// <summary>With one input of another screening in its place; null where both have the same, so that nothing can come of it.</summary>
    public ScreeningInputs? With(ChangedInput changed, ScreeningInputs other) => changed.Cause switch
    {
        ChangeCause.Site => SameSite(other) ? null : this with
        {
            Options = other.Options,
            Proposal = Proposal with
            {
                Boundary = other.Proposal.Boundary,
                Declared = other.Proposal.Declared,
                Format = other.Proposal.Format,
                DeclaredArea = other.Proposal.DeclaredArea,
                Corridor = other.Proposal.Corridor,
                AddedError = other.Proposal.AddedError,
            },
        },
        ChangeCause.Layer => WithLayer(changed.What, other),
        ChangeCause.AccessList => WithList(changed.What, other),
        ChangeCause.RuleBase => this with { Rules = other.Rules },
        ChangeCause.Facts => this with { Proposal = Proposal with { Activity = WithFact(Proposal.Activity, changed.What, other.Proposal.Activity), Unread = [.. Proposal.Unread.Where(u => u.Field != changed.What), .. other.Proposal.Unread.Where(u => u.Field == changed.What)] } },
        ChangeCause.District => this with { District = other.District },
        ChangeCause.Date => this with { Date = other.Date },
        _ => null,
    };

    /// <summary>Coordinate for coordinate, and taken in the same way.</summary>
    public bool SameSite(ScreeningInputs other)
    {
        var (a, b) = (Proposal, other.Proposal);
        return Options == other.Options && a.Declared.Equals(b.Declared) && a.Format == b.Format && a.Corridor == b.Corridor && a.AddedError == b.AddedError
            && a.Boundary.Kind == b.Boundary.Kind && Points(a).SequenceEqual(Points(b));
    }

    private ScreeningInputs? WithLayer(string what, ScreeningInputs other)
    {
        PinnedLayer? mine = Find(this, Rules), theirs = Find(other, other.Rules);
        if (mine?.Version?.Digest == theirs?.Version?.Digest && mine?.Expired == theirs?.Expired && mine is null == theirs is null)
            return null;
        return this with
        {
            Layers = (rules, day) =>
            {
                var own = Layers(rules, day);
                var rest = own.Layers.Where(l => NameOf(l) != what);
                var swapped = other.Layers(rules, day).Layers.Where(l => NameOf(l) == what);
                return own with { Layers = [.. rest.Concat(swapped).OrderBy(l => l.Kind, StringComparer.Ordinal).ThenBy(l => l.Name, StringComparer.Ordinal)] };
            },
        };

        PinnedLayer? Find(ScreeningInputs inputs, RuleBase rules) => inputs.Layers(rules, inputs.Date).Layers.FirstOrDefault(l => NameOf(l) == what);
    }

    private ScreeningInputs WithList(string name, ScreeningInputs other) => this with
    {
        Layers = (rules, day) =>
        {
            var own = Layers(rules, day);
            return own with { Lists = [.. own.Lists.Where(l => l.Name != name).Concat(other.Layers(rules, day).Lists.Where(l => l.Name == name)).OrderBy(l => l.Name, StringComparer.Ordinal)] };
        },
    };

    private static string NameOf(PinnedLayer layer) => $"{layer.Kind} {layer.Name}";

    private static Activity WithFact(Activity own, string what, Activity other) => what switch
    {
        ActivityCondition.IndustrySubject => own with { Industry = other.Industry },
        ActivityCondition.NatureSubject => own with { Nature = other.Nature },
        _ => own with { Facts = other.Facts.TryGetValue(what, out var value) ? own.Facts.SetItem(what, value) : own.Facts.Remove(what) },
    };

    private static IEnumerable<double> Points(Proposal proposal) =>
        proposal.Boundary.Parts.SelectMany(part => part.Prepend(new RawPath([part.Count], [part.Count]))).SelectMany(path => path.Xs.Concat(path.Ys).Prepend(path.Count));
}

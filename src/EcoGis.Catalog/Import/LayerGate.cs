namespace EcoGis;

/// <summary>What the gate said of one feature: its reading, or why it would not even look; neither for a feature without geometry.</summary>
internal readonly record struct GateAnswer(ShapeReading? Reading, IReadOnlyList<Fault> Refused)
{
    public Shape? Shape => Reading?.Shape;
}

/// <summary>
/// Sends every feature of a layer through <see cref="ShapeGate"/>: one kind of geometry, allowed by the zone kind, every feature with
/// geometry, no fatal problem that is not repaired on request. Features are counted in file order; the first problems are listed with the total.
/// </summary>
internal sealed class LayerGate(Place where, Crs crs, ZoneKind kind, bool repairs)
{
    private const int MostProblems = 100;
    internal const int MostNamed = 20;

    private readonly List<Fault> _refused = [];
    private readonly SortedDictionary<ShapeKind, int> _kinds = [];
    private readonly NamedFeatures _bare = new();
    private readonly List<Fault> _problems = [];
    private readonly SortedDictionary<GeometryProblemKind, int> _harmless = [];
    private int _fatal, _flawed, _features;

    /// <summary>By any thread. A shape the gate will not even look through (too complex, too large) is one more fault of the file, with its feature.</summary>
    public GateAnswer Look(FeatureRecord feature)
    {
        if (feature.Shape is not { IsEmpty: false } raw)
            return new(null, []);
        try
        {
            return new(ShapeGate.Check(raw, crs, repairs ? Repair.Structure : Repair.None), []);
        }
        catch (EcoException e)
        {
            return new(null, [.. e.Faults.Select(f => f with { Where = feature.Where with { At = f.Where.At } })]);
        }
    }

    /// <summary>In file order, by one thread.</summary>
    public void Count(FeatureRecord feature, GateAnswer answer)
    {
        _features++;
        _refused.AddRange(answer.Refused);
        if (feature.Shape is not { IsEmpty: false } raw)
        {
            _bare.Add(feature);
            return;
        }

        _kinds[raw.Kind] = _kinds.GetValueOrDefault(raw.Kind) + 1;
        if (answer.Reading is not { } reading)
            return;
        int fatal = 0;
        foreach (GeometryProblem problem in reading.Problems)
        {
            if (!problem.IsFatal)
                _harmless[problem.Kind] = _harmless.GetValueOrDefault(problem.Kind) + 1;
            else if (reading.Shape is null && ++fatal + _fatal <= MostProblems)
                _problems.Add(Listed(feature, problem));
        }

        _fatal += fatal;
        _flawed += fatal > 0 ? 1 : 0;
    }

    public void Report(List<Fault> faults)
    {
        faults.AddRange(_refused);
        Bilingual counts = Joined(_kinds.Select(k => new Bilingual($"{Word(k.Key).Zh} {k.Value} 个", $"{k.Value} {Word(k.Key).En}")));
        if (_kinds.Keys.Any(k => !kind.Shapes.Contains(k)))
            faults.Add(new Fault(ImportFaults.ShapeKindNotAllowed, where, kind.Id, Joined(kind.Shapes.Select(Word)), counts));
        else if (_kinds.Count > 1)
            faults.Add(new Fault(ImportFaults.MixedShapes, where, counts));
        if (_bare.Count > 0)
            faults.Add(new Fault(ImportFaults.NoGeometry, where, _bare.Count, _bare.Text));
        faults.AddRange(_problems);
        if (_fatal > MostProblems)
            faults.Add(new Fault(ImportFaults.MoreGeometry, where, _fatal, _flawed, _features, MostProblems));
    }

    public IEnumerable<Bilingual> Harmless() => _harmless.Select(n => n.Key == GeometryProblemKind.Spike
        ? new Bilingual("尖刺：{0} 处；折返线段不计入，其余保留，面积不变", "spikes: {0}; exact back-tracks left out, others kept, area unchanged").Format(n.Value)
        : new Bilingual("{1}：{0} 处，不计入，面积不变", "{1}: {0}, left out, area unchanged").Format(n.Value, ProblemWords.Of(n.Key)));

    internal static string Name(FeatureRecord feature) => feature.Id ?? $"#{feature.Position}";

    private Fault Listed(FeatureRecord feature, GeometryProblem problem) => new(ImportFaults.BadGeometry, feature.Where with
    {
        File = where.File,
        Layer = where.Layer,
        Feature = feature.Where.Feature ?? Name(feature),
        Ring = problem.Ring > 0 ? problem.Ring : null,
        At = (problem.X, problem.Y),
    }, ProblemWords.Of(problem.Kind));

    private static Bilingual Word(ShapeKind kind) => kind switch
    {
        ShapeKind.Polygon => new("面", "polygons"),
        ShapeKind.Line => new("线", "lines"),
        _ => new("点", "points"),
    };

    private static Bilingual Joined(IEnumerable<Bilingual> words)
    {
        Bilingual[] all = [.. words];
        return new(string.Join("、", all.Select(w => w.Zh)), string.Join(", ", all.Select(w => w.En)));
    }
}

/// <summary>Features that something is wrong with: how many, and the first by name.</summary>
internal sealed class NamedFeatures
{
    private readonly List<string> _first = [];

    public int Count { get; private set; }

    public string Text => string.Join(", ", _first) + (Count > _first.Count ? ", …" : "");

    public void Add(FeatureRecord feature)
    {
        if (++Count <= LayerGate.MostNamed)
            _first.Add(LayerGate.Name(feature));
    }
}

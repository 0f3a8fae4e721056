namespace EcoGis;

/// <summary>
/// Sends every feature of a layer through <see cref="ShapeGate"/>: one kind of geometry, allowed by the zone kind, every feature with
/// geometry, no fatal problem that is not repaired on request. Shapes come back in file order, null where refused; the first problems are listed with the total.
/// </summary>
internal sealed record LayerGate(IReadOnlyList<Shape?> Shapes, IReadOnlyList<Fault> Faults, IReadOnlyList<Bilingual> Notices, LayerRepair? Repair)
{
    private const int MostProblems = 100;
    private const int MostNamed = 20;

    public static LayerGate Check(FeatureFile file, ZoneKind kind, RepairRequest? repair, IProgress<ImportStep>? progress, CancellationToken cancellation)
    {
        Bilingual stage = new("检查几何", "checking geometry");
        int done = 0;
        progress?.Report(new(stage, 0, file.Features.Count));
        List<Fault> faults = [];
        ShapeReading?[] readings =
        [
            .. file.Features.AsParallel().AsOrdered().WithCancellation(cancellation).Select(feature =>
            {
                ShapeReading? reading = feature.Shape is { IsEmpty: false } raw ? Read(raw, file.Crs!, repair is RepairRequest.Structure, feature.Where, faults) : null;
                if (Interlocked.Increment(ref done) is var n && n % 1000 == 0)
                    progress?.Report(new(stage, n, file.Features.Count));
                return reading;
            }),
        ];
        progress?.Report(new(stage, file.Features.Count, file.Features.Count));

        Place where = Place.InFile(file.Path) with { Layer = file.Layer };
        CheckKinds(file, kind, where, faults);
        CheckPresence(file, where, faults);
        ListProblems(file, readings, where, faults);
        Shape?[] shapes = [.. readings.Select(r => r?.Shape)];
        LayerRepair? repaired = repair is null || faults.Count > 0 ? null : LayerRepair.Of(file, repair, readings, shapes, where, faults);
        return new(shapes, faults, [.. Harmless(readings)], repaired);
    }

    /// <summary>A shape the gate will not even look through (too complex, too large) is one more fault of the file, with its feature.</summary>
    private static ShapeReading? Read(RawShape raw, Crs crs, bool repair, Place where, List<Fault> faults)
    {
        try
        {
            return ShapeGate.Check(raw, crs, repair ? EcoGis.Repair.Structure : EcoGis.Repair.None);
        }
        catch (EcoException e)
        {
            lock (faults)
                faults.AddRange(e.Faults.Select(f => f with { Where = where with { At = f.Where.At } }));
            return null;
        }
    }

    private static void CheckKinds(FeatureFile file, ZoneKind kind, Place where, List<Fault> faults)
    {
        var kinds = file.Features.Where(f => f.Shape is { IsEmpty: false }).CountBy(f => f.Shape!.Kind).OrderBy(k => k.Key).ToList();
        Bilingual counts = Joined(kinds.Select(k => new Bilingual($"{Word(k.Key).Zh} {k.Value} 个", $"{k.Value} {Word(k.Key).En}")));
        if (kinds.Any(k => !kind.Shapes.Contains(k.Key)))
            faults.Add(new Fault(ImportFaults.ShapeKindNotAllowed, where, kind.Id, Joined(kind.Shapes.Select(Word)), counts));
        else if (kinds.Count > 1)
            faults.Add(new Fault(ImportFaults.MixedShapes, where, counts));
    }

    private static void CheckPresence(FeatureFile file, Place where, List<Fault> faults)
    {
        FeatureRecord[] bare = [.. file.Features.Where(f => f.Shape is null or { IsEmpty: true })];
        if (bare.Length > 0)
            faults.Add(new Fault(ImportFaults.NoGeometry, where, bare.Length, Named(bare)));
    }

    private static void ListProblems(FeatureFile file, ShapeReading?[] readings, Place where, List<Fault> faults)
    {
        var fatal = file.Features.Zip(readings, (feature, reading) => (feature, reading)).Where(f => f.reading is not null and not { Shape: not null })
            .SelectMany(f => f.reading!.Problems.Where(p => p.IsFatal).Select(p => (f.feature, problem: p))).ToList();
        foreach ((FeatureRecord feature, GeometryProblem problem) in fatal.Take(MostProblems))
        {
            faults.Add(new Fault(ImportFaults.BadGeometry, feature.Where with
            {
                File = where.File,
                Layer = where.Layer,
                Feature = feature.Where.Feature ?? Name(feature),
                Ring = problem.Ring > 0 ? problem.Ring : null,
                At = (problem.X, problem.Y),
            }, ProblemWords.Of(problem.Kind)));
        }

        int features = fatal.Select(f => f.feature).Distinct().Count();
        if (fatal.Count > MostProblems)
            faults.Add(new Fault(ImportFaults.MoreGeometry, where, fatal.Count, features, file.Features.Count, MostProblems));
    }

    private static IEnumerable<Bilingual> Harmless(ShapeReading?[] readings) => readings.OfType<ShapeReading>()
        .SelectMany(r => r.Problems.Where(p => !p.IsFatal)).CountBy(p => p.Kind).OrderBy(n => n.Key)
        .Select(n => n.Key == GeometryProblemKind.Spike
            ? new Bilingual("尖刺：{0} 处；折返线段不计入，其余保留，面积不变", "spikes: {0}; exact back-tracks left out, others kept, area unchanged").Format(n.Value)
            : new Bilingual("{1}：{0} 处，不计入，面积不变", "{1}: {0}, left out, area unchanged").Format(n.Value, ProblemWords.Of(n.Key)));

    internal static string Named(IReadOnlyList<FeatureRecord> features) =>
        string.Join(", ", features.Take(MostNamed).Select(Name)) + (features.Count > MostNamed ? ", …" : "");

    internal static string Name(FeatureRecord feature) => feature.Id ?? $"#{feature.Position}";

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

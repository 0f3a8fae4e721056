using CsCheck;

namespace EcoGis.Tests.Overlay;

/// <summary>An overlap belongs to one site and one feature: nothing else that is in the index, and no order or thread, changes a bit of it.</summary>
public sealed class OverlayOrderTests
{
    private static readonly Gen<(Sheet Sheet, Drawing[] Candidates, Drawing[] Features)> Many =
        from s in Figures.Sheets
        from candidates in Figures.Any(s.Size).Array[6]
        from features in Figures.Any(s.Size).Array[2, 6]
        from east in Gen.Int[-3, 3].Array[features.Length]
        from north in Gen.Int[-3, 3].Array[features.Length]
        select (s.Sheet, candidates, features.Select((f, i) => f.Moved(east[i] * s.Size / 2, north[i] * s.Size / 2)).ToArray());

    [Test]
    public void Start_direction_and_order_of_rings_and_parts_do_not_matter() => Gen.Select(Figures.Pairs, Gen.Int).Sample((pair, seed) =>
    {
        var (sheet, candidate, feature) = pair;
        var random = new Random(seed);
        return Overlaps(sheet, candidate, feature).SequenceEqual(Overlaps(sheet, candidate.Shuffled(random), feature.Shuffled(random)));
    }, iter: 1_500);

    [Test]
    public void The_index_answers_as_each_feature_alone_does_and_in_their_order() => Many.Sample((sheet, candidates, features) =>
        Overlaps(sheet, candidates[0], features).SequenceEqual(features.SelectMany((f, i) => Overlaps(sheet, candidates[0], f).Select(o => o with { Feature = i }))), iter: 1_000);

    [Test]
    public void Features_that_are_missed_can_go_and_all_can_change_places() => Gen.Select(Many, Gen.Int).Sample((many, seed) =>
    {
        var (sheet, candidates, features) = many;
        IReadOnlyList<Overlap> all = Overlaps(sheet, candidates[0], features);
        int[] kept = [.. Enumerable.Range(0, features.Length).Where(i => all.Any(o => o.Feature == i) || (seed >> i & 1) == 0)];
        new Random(seed).Shuffle(kept);
        return Overlaps(sheet, candidates[0], [.. kept.Select(i => features[i])]).Select(o => o with { Feature = kept[o.Feature] }).OrderBy(o => o.Feature).SequenceEqual(all);
    }, iter: 1_000);

    [Test]
    public void The_number_of_threads_does_not_matter() => Many.Sample((sheet, candidates, drawings) =>
    {
        Shape[] features = [.. drawings.Select(sheet.Shape)];
        Site[] sites = [.. candidates.Select(c => sheet.Site(c))];
        OverlayIndex alone = OverlayIndex.Build(features, sheet.Plane), shared = OverlayIndex.Build(features, sheet.Plane);
        IReadOnlyList<Overlap>[] expected = [.. sites.Select(s => alone.Overlaps(s, 0))], found = new IReadOnlyList<Overlap>[sites.Length * 3];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => found[i] = shared.Overlaps(sites[i % sites.Length], 0));
        return found.Index().All(f => f.Item.SequenceEqual(expected[f.Index % sites.Length]));
    }, iter: 200);

    private static IReadOnlyList<Overlap> Overlaps(Sheet sheet, Drawing candidate, params IReadOnlyList<Drawing> features) =>
        sheet.Index(features).Overlaps(sheet.Site(candidate), 0);
}

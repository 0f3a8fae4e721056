using System.Collections.Concurrent;
using System.Text;

namespace EcoGis.Tests;

/// <summary>
/// Files damaged in one way each, generated from real outlines and drawn parcels, given to the receipt with the counties as its boundary. An answer is right when it puts
/// every vertex within 2 m of the truth, or refuses what is broken, or names the old datum; unsure when no explanation wins; wrong when it is anything else.
/// </summary>
internal sealed class CorruptionTests
{
    private const double Near = 2; // m

    private static readonly string[] s_answers = ["as stated", "axes", "zone", "width", "prefix", "unit", "packed", "projection", "none stated", "GCJ-02", "BD-09", "old datum", "text right", "refused", "told", "unsure", "WRONG"];

    [Test]
    public void Five_hundred_corruptions_have_no_wrong_answer_and_few_are_unsure() => Judge(504, 0);

    [Test]
    [Explicit("ten thousand files, a few minutes")]
    public void Ten_thousand_corruptions_have_no_wrong_answer_and_few_are_unsure() => Judge(10_000, 1_000_000);

    private static void Judge(int count, int first)
    {
        string folder = Directory.CreateTempSubdirectory("ecogis-corrupt-").FullName;
        try
        {
            PlaceReference reference = Counties.Reference;
            ReceiptRequest request = new(MadeUp.Rules, new PlaneChoice());
            ConcurrentBag<(Corruption Case, string Answer, string Detail)> results = [];
            Parallel.For(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
            {
                string own = Directory.CreateDirectory(Path.Combine(folder, $"{number}")).FullName;
                Corruption corruption = Corruption.Make(number, own);
                var (answer, detail) = Answer(corruption, reference, request);
                results.Add((corruption, answer, detail));
                Directory.Delete(own, recursive: true);
            });
            TestContext.Out.WriteLine(Matrix(results.Select(r => (r.Case.Damage, r.Answer))));
            int unsure = results.Count(r => r.Answer == "unsure");
            TestContext.Out.WriteLine($"{count} corruptions: {results.Count(r => r.Answer == "WRONG")} wrong, {unsure} unsure ({100.0 * unsure / count:0.0} %)");
            foreach (var (c, answer, detail) in results.Where(r => r.Answer is "unsure").OrderBy(r => r.Case.Number).Take(12))
                TestContext.Out.WriteLine($"{answer}: {c.Number} {c.Damage} {c.How}: {detail}");
            Assert.That(results.Where(r => r.Answer == "WRONG").OrderBy(r => r.Case.Number).Take(10).Select(r => $"{r.Case.Number} {r.Case.Damage} {r.Case.How}: {r.Detail}"), Is.Empty);
            Assert.That(unsure, Is.LessThanOrEqualTo(0.15 * count));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string Answer, string Detail) Answer(Corruption c, PlaceReference reference, ReceiptRequest request)
    {
        Receipt receipt;
        try
        {
            receipt = ReceiptReader.Read(c.Path, new ReadOptions { Reference = () => reference }, request, default);
        }
        catch (EcoException refusal)
        {
            return c.Damage is Damage.Encoding or Damage.Truncation ? ("refused", refusal.In(Language.En)) : ("unsure", refusal.In(Language.En));
        }

        if (c.Damage is Damage.Encoding)
            return Texts(c).SequenceEqual(c.Names) ? ("text right", "") : ("WRONG", $"{string.Join(' ', Texts(c))} in {receipt.Encoding}");
        if (c.Damage is Damage.Truncation)
            return Truncated(c, receipt);
        CrsExplanation? winner = receipt.Ranking?.Winner;
        if (receipt.Ranking is not null && winner is null)
            return ("unsure", receipt.Ranking.Text.En);
        if (c.Damage is Damage.OldDatum)
            return winner is { Readable: false } ? ("old datum", "") : ("WRONG", receipt.Ranking?.Text.En ?? "as stated");
        if (winner is null && receipt.Crs is null)
            return ("unsure", "no ranking");
        double off = Off(c, winner);
        return off <= Near && winner is not { Readable: false } ? (Family(winner), "") : ("WRONG", $"{off:0} m off: {receipt.Ranking?.Text.En ?? "as stated"}");
    }

    /// <summary>The texts as the reader gives them, in file order.</summary>
    private static IEnumerable<string> Texts(Corruption c) => FeatureReader.Read(c.Path, new ReadOptions(), default).Features.Select(f => f.Attributes["NAME"] ?? "");

    /// <summary>A cut file that is still read must be whole, or the receipt must tell that something does not fit.</summary>
    private static (string, string) Truncated(Corruption c, Receipt receipt)
    {
        if (receipt.Features.Any(f => f.IsFlawed || f.AreaDiffers) || receipt.Notices.Any(n => n.En.Contains("the plot states", StringComparison.Ordinal) || n.En.Contains("did not repeat the first point", StringComparison.Ordinal)
            || n.En.Contains("have no points", StringComparison.Ordinal)))
            return ("told", "");
        return receipt.FeatureCount == c.Names.Count && receipt.Features.Sum(f => f.Vertices) == c.Truth.Count && Off(c, null) <= Near ? ("as stated", "") : ("WRONG", string.Join("; ", receipt.Notices.Select(n => n.En)));
    }

    /// <summary>The farthest vertex from its true place, m; read by the winner, or as the file states.</summary>
    private static double Off(Corruption c, CrsExplanation? winner)
    {
        List<(double X, double Y)> places = [];
        FeatureReader.Read(c.Path, new ReadOptions(), (draft, options) =>
        {
            FeatureFile file = winner is null ? CrsDecision.Settle(draft, options, default) : CrsDecision.File(draft, draft.Features, winner.Crs, Bilingual.Same(""), null);
            CrsTransform toDegrees = CrsTransform.Between(file.Crs!, Crs.Wgs84);
            foreach (RawPath path in file.Features.SelectMany(f => f.Shape?.Parts ?? []).SelectMany(p => p))
            {
                for (int i = 0; i < path.Count; i++)
                {
                    (double x, double y) = winner?.ToCrs(path.Xs[i], path.Ys[i]) ?? (path.Xs[i], path.Ys[i]);
                    places.Add(toDegrees.Apply(x, y));
                }
            }

            return file;
        }, default);
        return places.Count != c.Truth.Count ? double.PositiveInfinity
            : places.Zip(c.Truth, (p, t) => Math.Sqrt(Math.Pow((p.X - t.Lon) * 111_320 * Math.Cos(t.Lat * Math.PI / 180), 2) + Math.Pow((p.Y - t.Lat) * 111_000, 2))).Select(d => double.IsFinite(d) ? d : double.PositiveInfinity).Max();
    }

    private static string Family(CrsExplanation? winner) => winner switch
    {
        null => "as stated",
        { Mistakes: [] } => winner.AsStated ? "as stated" : "none stated",
        var w when w.Mistakes.Contains(CrsMistake.Gcj02) => "GCJ-02",
        var w when w.Mistakes.Contains(CrsMistake.Bd09) => "BD-09",
        var w when w.Mistakes.Contains(CrsMistake.PackedDegrees) => "packed",
        var w when w.Mistakes.Contains(CrsMistake.Unit) => "unit",
        var w when w.Mistakes.Contains(CrsMistake.Axes) => "axes",
        var w when w.Mistakes.Contains(CrsMistake.ZoneWidth) => "width",
        var w when w.Mistakes.Contains(CrsMistake.Zone) => "zone",
        var w when w.Mistakes.Contains(CrsMistake.ZonePrefix) => "prefix",
        _ => "projection",
    };

    private static string Matrix(IEnumerable<(Damage Damage, string Answer)> results)
    {
        var counts = results.CountBy(r => r).ToDictionary();
        string[] used = [.. s_answers.Where(a => counts.Keys.Any(k => k.Answer == a))];
        StringBuilder text = new();
        text.AppendLine($"{"damage \\ answer",-16}{string.Concat(used.Select(a => $"{a,12}"))}");
        foreach (Damage damage in Enum.GetValues<Damage>())
            text.AppendLine($"{damage,-16}{string.Concat(used.Select(a => $"{(counts.TryGetValue((damage, a), out int n) ? n : 0),12}"))}");
        return text.ToString();
    }
}

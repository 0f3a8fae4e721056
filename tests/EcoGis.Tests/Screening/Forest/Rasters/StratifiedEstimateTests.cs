using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>
/// The stratified estimator against the worked example of Olofsson et al. 2014 (RSE 148, section 5: 10,000,000 cells of 30 m, 640 samples), against the whole of samples
/// that can be drawn from a small map, and against what it promises in many draws.
/// </summary>
public sealed class StratifiedEstimateTests
{
    private const double CellHectares = 0.09;

    // deforestation, forest gain, stable forest, stable non-forest
    private static readonly AccuracyMatrix s_paper = Matrix([66, 0, 5, 4], [0, 55, 8, 12], [1, 0, 153, 11], [2, 1, 9, 313]);

    private static readonly StratifiedEstimate s_example = StratifiedEstimate.Of(s_paper, Mapped(200_000 * CellHectares, 150_000 * CellHectares, 3_200_000 * CellHectares, 6_450_000 * CellHectares));

    /// <summary>Hectares and margins as the paper prints them.</summary>
    [TestCase(1, 21_158, 6_158), TestCase(2, 11_686, 3_756), TestCase(3, 285_770, 15_510), TestCase(4, 581_386, 16_282)]
    public void Areas_are_those_of_the_paper(int c, double hectares, double margin)
    {
        Assert.That(s_example.Area(c).Value, Is.EqualTo(hectares).Within(0.5));
        Assert.That(s_example.Area(c).Margin, Is.EqualTo(margin).Within(0.5));
    }

    /// <summary>
    /// As the paper prints them, but for two margins of the producer's accuracy: it prints 0.23 and 0.01 where its own eq. 7 gives 0.254 and 0.018 (computed by hand: for class 2
    /// √(0.015²·0.1528²·0.1956/74 + 0.8472²·0.645²·0.003067/324) / 0.012985 = 0.1298, times 1.96).
    /// </summary>
    [TestCase(1, 0.88, 0.07, 0.75, 0.213), TestCase(2, 0.73, 0.10, 0.85, 0.254), TestCase(3, 0.93, 0.04, 0.93, 0.034), TestCase(4, 0.96, 0.02, 0.96, 0.018)]
    public void Accuracies_are_those_of_the_paper(int c, double users, double usersMargin, double producers, double producersMargin)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s_example.Users(c)!.Value.Value, Is.EqualTo(users).Within(0.005));
            Assert.That(s_example.Users(c)!.Value.Margin, Is.EqualTo(usersMargin).Within(0.005));
            Assert.That(s_example.Producers(c)!.Value.Value, Is.EqualTo(producers).Within(0.005));
            Assert.That(s_example.Producers(c)!.Value.Margin, Is.EqualTo(producersMargin).Within(0.0005));
            Assert.That(s_example.Overall.Value, Is.EqualTo(0.95).Within(0.005));
            Assert.That(s_example.Overall.Margin, Is.EqualTo(0.02).Within(0.005));
        }
    }

    /// <summary>By hand: 0.02·66/75 + 0.015·0/75 + 0.32·1/165 + 0.645·2/325 of 900,000 ha.</summary>
    [Test]
    public void Deforestation_is_computed_by_hand() =>
        Assert.That(s_example.Area(1).Value, Is.EqualTo(900_000 * ((0.02 * 66 / 75) + (0.32 * 1 / 165) + (0.645 * 2 / 325))).Within(1e-6));

    [Test]
    public void Estimated_areas_add_up_to_the_map_and_classes_together_are_no_sum_of_errors()
    {
        Assert.That(s_example.Classes.Sum(c => s_example.Area(c).Value), Is.EqualTo(900_000).Within(1e-6));
        Assert.That(s_example.Area(_ => true).StandardError, Is.Zero.Within(1e-9));
        Assert.That(s_example.Area(c => c != 4).StandardError, Is.EqualTo(s_example.Area(4).StandardError).Within(1e-6), "what is not class 4 is as unsure as class 4");
    }

    /// <summary>A second formula: the variance of a mean is that of 0 and 1 over the samples, stratum by stratum (Cochran 1977, eq. 5.6 without correction).</summary>
    [Test]
    public void Standard_errors_are_those_of_zeros_and_ones()
    {
        double[] weights = [0.02, 0.015, 0.32, 0.645];
        for (int c = 0; c < 4; c++)
        {
            double variance = 0;
            for (int i = 0; i < 4; i++)
            {
                double[] samples = [.. Enumerable.Range(0, 4).SelectMany(j => Enumerable.Repeat(j == c ? 1.0 : 0, (int)s_paper.Counts[i][j]))];
                double mean = samples.Average();
                variance += weights[i] * weights[i] * samples.Sum(s => (s - mean) * (s - mean)) / (samples.Length - 1) / samples.Length;
            }

            Assert.That(s_example.Area(c + 1).StandardError, Is.EqualTo(900_000 * Math.Sqrt(variance)).Within(1e-6));
        }
    }

    /// <summary>Samples drawn again and again from a map whose truth is known: estimates scatter about it as their standard errors say.</summary>
    [Test]
    public void Estimates_of_many_draws_scatter_as_they_promise()
    {
        Random random = new(2014);
        double[] mapped = [300, 700], wrong = [0.2, 0.05];
        double truth = (300 * 0.8) + (700 * 0.05);
        List<Estimate> areas = [];
        for (int n = 0; n < 4000; n++)
        {
            long[][] counts = [.. Enumerable.Range(0, 2).Select(i =>
            {
                long errors = Enumerable.Range(0, 60).Count(_ => random.NextDouble() < wrong[i]);
                return i == 0 ? new[] { 60 - errors, errors } : [errors, 60 - errors];
            })];
            areas.Add(StratifiedEstimate.Of(Matrix(counts), Mapped(mapped)).Area(1));
        }

        double mean = areas.Average(a => a.Value), scatter = Math.Sqrt(areas.Average(a => (a.Value - mean) * (a.Value - mean)));
        Assert.That(mean, Is.EqualTo(truth).Within(1));
        Assert.That(Math.Sqrt(areas.Average(a => a.StandardError * a.StandardError)), Is.EqualTo(scatter).Within(3).Percent);
        Assert.That(areas.Count(a => Math.Abs(a.Value - truth) <= a.Margin) / 4000.0, Is.InRange(0.92, 0.97));
    }

    [Test]
    public void A_matrix_of_another_map_or_with_too_few_samples_is_refused()
    {
        Assert.That(Codes(Matrix([5, 1], [0, 1]), Mapped(10, 20)), Is.EqualTo(new[] { "ECO-5654" }), "one sample of class 2");
        Assert.That(Codes(Matrix([5, 1], [0, 4]), Mapped(10, 20, 30)), Is.EqualTo(new[] { "ECO-5654" }), "class 3 has no row");
        Assert.That(Codes(Matrix([5, 1], [0, 4]), Mapped(10)), Is.EqualTo(new[] { "ECO-5655" }), "class 2 is not on the map");

        static string[] Codes(AccuracyMatrix matrix, IEnumerable<KeyValuePair<int, double>> mapped) =>
            [.. Assert.Throws<EcoException>(() => StratifiedEstimate.Of(matrix, mapped))!.Faults.Select(f => f.Kind.Code)];
    }

    private static AccuracyMatrix Matrix(params long[][] counts)
    {
        ImmutableArray<int> classes = [.. Enumerable.Range(1, counts.Length)];
        return new AccuracyMatrix("drawn", classes, classes, [.. counts.Select(r => r.ToImmutableArray())]);
    }

    private static IEnumerable<KeyValuePair<int, double>> Mapped(params double[] areas) => areas.Select((a, i) => KeyValuePair.Create(i + 1, a));
}

using System.Collections.Immutable;

namespace EcoGis;

/// <summary>精度（混淆）矩阵: counts of sample cells, n_ij drawn where the map says class i and found to be class j. Rows are map classes, columns reference classes.</summary>
public sealed record AccuracyMatrix(string Label, ImmutableArray<int> Map, ImmutableArray<int> Reference, ImmutableArray<ImmutableArray<long>> Counts)
{
    /// <summary>n_i·; 0 for a class without a row.</summary>
    public long Samples(int mapClass) => Map.IndexOf(mapClass) is >= 0 and var i ? Counts[i].Sum() : 0;

    /// <summary>Share n_ij / n_i· of a row that falls into any of these reference classes.</summary>
    internal double Share(int mapClass, Func<int, bool> reference)
    {
        var row = Counts[Map.IndexOf(mapClass)];
        return Reference.Select((r, j) => reference(r) ? row[j] : 0).Sum() / (double)row.Sum();
    }
}

/// <summary>An estimate with its standard error, in the unit of the estimate.</summary>
public readonly record struct Estimate(double Value, double StandardError)
{
    /// <summary>Half the width of the 95 % interval.</summary>
    public double Margin => 1.96 * StandardError;
}

/// <summary>
/// Area and accuracy of a map by the stratified estimator: Olofsson, Foody, Herold, Stehman, Woodcock and Wulder, Good practices for estimating area and
/// assessing accuracy of land change, Remote Sensing of Environment 148 (2014) 42–57; equation numbers are that paper's. Strata are the map classes, samples
/// drawn at random within them; it holds for the whole map, not for parts of it. Areas in the unit of the mapped areas.
/// </summary>
public sealed class StratifiedEstimate
{
    private readonly AccuracyMatrix _matrix;
    private readonly ImmutableSortedDictionary<int, double> _mapped; // A_m,i
    private readonly double _all;

    private StratifiedEstimate(AccuracyMatrix matrix, ImmutableSortedDictionary<int, double> mapped) => (_matrix, _mapped, _all) = (matrix, mapped, mapped.Values.Sum());

    public AccuracyMatrix Matrix => _matrix;

    /// <summary>Of the map and of the samples, ascending.</summary>
    public IEnumerable<int> Classes => _mapped.Keys.Union(_matrix.Reference).Order();

    /// <param name="mapped">Area of every class of the map, without cells that have no data.</param>
    /// <exception cref="EcoException">The matrix is not of this map, or a class has fewer than two samples.</exception>
    public static StratifiedEstimate Of(AccuracyMatrix matrix, IEnumerable<KeyValuePair<int, double>> mapped)
    {
        StratifiedEstimate estimate = new(matrix, mapped.Where(m => m.Value > 0).ToImmutableSortedDictionary());
        List<Fault> faults =
        [
            .. estimate._mapped.Where(m => matrix.Samples(m.Key) < 2).Select(m => new Fault(ClassRasterFaults.NoSamples, Place.None, m.Key, matrix.Samples(m.Key), Math.Round(m.Value / 10_000, 4))),
            .. matrix.Map.Where(c => matrix.Samples(c) > 0 && !estimate._mapped.ContainsKey(c)).Select(c => new Fault(ClassRasterFaults.OtherMap, Place.None, c)),
        ];
        return faults.Count > 0 ? throw new EcoException(faults) : estimate;
    }

    public double Mapped(int c) => _mapped.GetValueOrDefault(c);

    /// <summary>Area of a reference class: eq. 9 for its proportion, 10 for the standard error of that, 11 for the area's.</summary>
    public Estimate Area(int c) => Area(r => r == c);

    /// <summary>Area of several reference classes together: the same with their columns added up, since a sample is in one of them or in none.</summary>
    public Estimate Area(Func<int, bool> classes)
    {
        double proportion = _mapped.Sum(m => Weight(m.Key) * _matrix.Share(m.Key, classes)); // eq. 9
        double variance = _mapped.Sum(m => Square(Weight(m.Key)) * Binomial(m.Key, _matrix.Share(m.Key, classes))); // eq. 10
        return new(_all * proportion, _all * Math.Sqrt(variance)); // eq. 11
    }

    /// <summary>总体精度: eq. 1 with eq. 4, standard error eq. 5.</summary>
    public Estimate Overall => new(
        _mapped.Sum(m => Weight(m.Key) * Right(m.Key)),
        Math.Sqrt(_mapped.Sum(m => Square(Weight(m.Key)) * Binomial(m.Key, Right(m.Key)))));

    /// <summary>用户精度: eq. 2, standard error eq. 6; null for a class that is not on the map.</summary>
    public Estimate? Users(int c) => _mapped.ContainsKey(c) ? new(Right(c), Math.Sqrt(Binomial(c, Right(c)))) : null;

    /// <summary>制图精度: eq. 3, standard error eq. 7; null for a class that no sample was found to be.</summary>
    public Estimate? Producers(int c)
    {
        double found = Area(c).Value; // N̂·j of eq. 7, in area instead of cells
        if (found <= 0)
            return null;
        double accuracy = _mapped.ContainsKey(c) ? Mapped(c) * Right(c) / found : 0;
        double own = _mapped.ContainsKey(c) ? Square(Mapped(c) * (1 - accuracy)) * Binomial(c, Right(c)) : 0;
        double others = _mapped.Where(m => m.Key != c).Sum(m => Square(m.Value) * Binomial(m.Key, _matrix.Share(m.Key, r => r == c)));
        return new(accuracy, Math.Sqrt(own + (Square(accuracy) * others)) / found);
    }

    /// <summary>W_i.</summary>
    private double Weight(int c) => Mapped(c) / _all;

    private double Right(int c) => _matrix.Share(c, r => r == c);

    /// <summary>Estimated variance of a share found in the n_i· samples of a stratum.</summary>
    private double Binomial(int mapClass, double share) => share * (1 - share) / (_matrix.Samples(mapClass) - 1);

    private static double Square(double value) => value * value;
}

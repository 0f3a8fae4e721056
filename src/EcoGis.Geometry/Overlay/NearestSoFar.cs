namespace EcoGis;

/// <summary>Keeps the nearest feature of those it is shown, whatever their order: of distances that differ by rounding only, the lower number.</summary>
internal sealed class NearestSoFar
{
    private const double Tie = 1e-9; // m

    private readonly List<Proximity> tied = [];
    private double least = double.PositiveInfinity;

    /// <summary>Nothing further away, m, can change the answer.</summary>
    public double Limit => least + Tie;

    public Proximity? Best => tied.MinBy(p => p.Feature);

    public void Add(Proximity next)
    {
        if (next.Distance > Limit)
            return;
        least = Math.Min(least, next.Distance);
        tied.RemoveAll(p => p.Distance > Limit);
        tied.Add(next);
    }
}

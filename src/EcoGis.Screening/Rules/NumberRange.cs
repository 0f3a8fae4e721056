namespace EcoGis;

/// <summary>
/// Bounds on a number in one unit, inclusive or not as the law says: 以上 is at_least, 超过 above, 低于、不足 below, 不超过 at_most. At least one is set.
/// </summary>
public sealed record NumberRange(double? AtLeast, double? Above, double? Below, double? AtMost, string Unit)
{
    public bool Holds(double value) => Reaches(value) && Stays(value);

    /// <summary>Whether it holds of a number known only to lie from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public Truth HoldsBetween(double low, double high)
    {
        if (Holds(low) && Holds(high))
            return Truth.True;
        return Reaches(high) && Stays(low) ? Truth.Unknown : Truth.False;
    }

    public string Text => string.Join(' ', new[] { ("≥", AtLeast), (">", Above), ("<", Below), ("≤", AtMost) }
        .Where(b => b.Item2 is not null)
        .Select(b => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{b.Item1} {b.Item2} {Unit}")));

    private bool Reaches(double value) => (AtLeast is null || value >= AtLeast) && (Above is null || value > Above);

    private bool Stays(double value) => (Below is null || value < Below) && (AtMost is null || value <= AtMost);
}

/// <summary>Its YAML form: <c>{at_least: 10 ha}</c>, <c>{above: 35 ha}</c>, <c>{below: 10 t/h}</c>, <c>{at_most: 50 MW}</c>, or one of the first two with one of the last two.</summary>
internal sealed record NumberRangeEntry(Place Where, Quantity? AtLeast = null, Quantity? Above = null, Quantity? Below = null, Quantity? AtMost = null)
{
    private static readonly Bilingual Expected = Bilingual.Same("{at_least / above: …, below / at_most: …}");

    /// <summary>Every bound must be in this unit; two bounds must leave room between them.</summary>
    public NumberRange In(string unit)
    {
        Quantity?[] given = [AtLeast, Above, Below, AtMost];
        var low = AtLeast ?? Above;
        var high = Below ?? AtMost;
        bool sound = given.Any(q => q is not null) && given.All(q => q is null || q.Unit == unit)
            && (AtLeast is null || Above is null) && (Below is null || AtMost is null)
            && (low is null || high is null || low.Value < high.Value);
        return sound
            ? new NumberRange(AtLeast?.Value, Above?.Value, Below?.Value, AtMost?.Value, unit)
            : throw new Fault(ScreeningFaults.WrongValue, Where, string.Join(", ", given.OfType<Quantity>().Select(q => $"{q.Value} {q.Unit}")), Expected.Zh + $"（{unit}）").Raise();
    }
}

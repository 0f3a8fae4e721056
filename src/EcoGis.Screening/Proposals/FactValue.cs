using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A stated fact: a yes or no, a number in the fact's unit, or the full set of values that hold (closed: what is not named does not hold).</summary>
public abstract record FactValue
{
    public sealed record Bool(bool Value) : FactValue;

    public sealed record Number(double Value) : FactValue;

    public sealed record Set(ImmutableSortedSet<string> Values) : FactValue;
}

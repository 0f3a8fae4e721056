using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A set of values of one fact that some conditions leave; never empty.</summary>
internal abstract record FactRegion
{
    public static FactRegion All(Fact fact) => fact.Type switch
    {
        FactType.Bool => new OfBool(true, true),
        FactType.Number => new OfNumber(double.NegativeInfinity, false, double.PositiveInfinity, false),
        _ => new OfSet(fact, [], []),
    };

    /// <summary>What of it meets the condition; null when nothing.</summary>
    public abstract FactRegion? And(FactCondition condition);

    /// <summary>What of it fails the condition, in pieces.</summary>
    public abstract IEnumerable<FactRegion> AndNot(FactCondition condition);

    public abstract FactValue Example();

    private sealed record OfBool(bool CanBeTrue, bool CanBeFalse) : FactRegion
    {
        public override FactRegion? And(FactCondition condition) => Only(condition.Bool!.Value);

        public override IEnumerable<FactRegion> AndNot(FactCondition condition) => Only(!condition.Bool!.Value) is { } left ? [left] : [];

        public override FactValue Example() => new FactValue.Bool(CanBeTrue);

        private OfBool? Only(bool value) => (value ? CanBeTrue : CanBeFalse) ? new OfBool(value, !value) : null;
    }

    /// <summary>An interval.</summary>
    private sealed record OfNumber(double Low, bool LowIn, double High, bool HighIn) : FactRegion
    {
        public override FactRegion? And(FactCondition condition)
        {
            var range = condition.Range!;
            OfNumber? left = this;
            if (range.AtLeast is { } atLeast)
                left = left?.From(atLeast, true);
            if (range.Above is { } above)
                left = left?.From(above, false);
            if (range.Below is { } below)
                left = left?.To(below, false);
            if (range.AtMost is { } atMost)
                left = left?.To(atMost, true);
            return left;
        }

        public override IEnumerable<FactRegion> AndNot(FactCondition condition)
        {
            var range = condition.Range!;
            return new[]
            {
                range.AtLeast is { } atLeast ? To(atLeast, false) : null,
                range.Above is { } above ? To(above, true) : null,
                range.Below is { } below ? From(below, true) : null,
                range.AtMost is { } atMost ? From(atMost, false) : null,
            }.OfType<FactRegion>();
        }

        public override FactValue Example() => new FactValue.Number(
            LowIn ? Low : HighIn ? High
            : double.IsFinite(Low) && double.IsFinite(High) ? Low + ((High - Low) / 2)
            : double.IsFinite(Low) ? Low + 1
            : double.IsFinite(High) ? High - 1 : 0);

        private OfNumber? From(double bound, bool included) =>
            bound > Low || (bound.Equals(Low) && !included) ? Sound(this with { Low = bound, LowIn = included && (bound > Low || LowIn) }) : this;

        private OfNumber? To(double bound, bool included) =>
            bound < High || (bound.Equals(High) && !included) ? Sound(this with { High = bound, HighIn = included && (bound < High || HighIn) }) : this;

        private static OfNumber? Sound(OfNumber n) => n.Low < n.High || (n.Low.Equals(n.High) && n.LowIn && n.HighIn) ? n : null;
    }

    /// <summary>Sets that hold none of some values and at least one of each of some lists.</summary>
    private sealed record OfSet(Fact Fact, ImmutableHashSet<string> Banned, ImmutableList<ImmutableArray<string>> Required) : FactRegion
    {
        public override FactRegion? And(FactCondition condition)
        {
            ImmutableArray<string> left = [.. condition.AnyOf.Where(v => !Banned.Contains(v))];
            return left.IsEmpty ? null : this with { Required = Required.Add(left) };
        }

        public override IEnumerable<FactRegion> AndNot(FactCondition condition)
        {
            var banned = Banned.Union(condition.AnyOf);
            var required = Required.ConvertAll(r => r.RemoveAll(banned.Contains));
            return required.Exists(r => r.IsEmpty) ? [] : [new OfSet(Fact, banned, required)];
        }

        public override FactValue Example() => new FactValue.Set(
            [.. Required.Count > 0 ? Required.Select(r => r[0]) : Fact.Values.Select(v => v.Id).Where(v => !Banned.Contains(v)).TakeLast(1)]);
    }
}

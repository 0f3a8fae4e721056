using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A condition on one feature, as read from a filter. Three-valued: null where a property has no value, which selects nothing and which NOT does not turn over
/// (OGC 21-065r2, §6.5). Of zones evaluated here, in memory; of results by <see cref="RowFilter"/>. No text of a filter ever becomes a command of a database.
/// </summary>
internal abstract record Cql2Node
{
    /// <param name="shape">The zone's shape, fetched only when a condition asks for it.</param>
    public abstract bool? Holds(Zone zone, Func<Shape> shape);

    /// <summary>Some part asks for the shape.</summary>
    public virtual bool AsksForShape => false;

    /// <summary>A box in degrees outside of which nothing can hold; null: anywhere.</summary>
    public virtual Envelope? Within => null;

    public sealed record Constant(bool Value) : Cql2Node
    {
        public override bool? Holds(Zone zone, Func<Shape> shape) => Value;
    }

    public sealed record All(IReadOnlyList<Cql2Node> Parts) : Cql2Node
    {
        public override bool AsksForShape => Parts.Any(p => p.AsksForShape);

        public override Envelope? Within => Parts.Select(p => p.Within).Aggregate((Envelope?)null, (all, one) => all is null ? one : one is null ? all : all.Intersection(one));

        public override bool? Holds(Zone zone, Func<Shape> shape)
        {
            bool? all = true;
            foreach (Cql2Node part in Parts)
            {
                bool? one = part.Holds(zone, shape);
                if (one == false)
                    return false;
                all &= one;
            }

            return all;
        }
    }

    public sealed record Any(IReadOnlyList<Cql2Node> Parts) : Cql2Node
    {
        public override bool AsksForShape => Parts.Any(p => p.AsksForShape);

        public override bool? Holds(Zone zone, Func<Shape> shape)
        {
            bool? any = false;
            foreach (Cql2Node part in Parts)
            {
                bool? one = part.Holds(zone, shape);
                if (one == true)
                    return true;
                any |= one;
            }

            return any;
        }
    }

    public sealed record Not(Cql2Node Part) : Cql2Node
    {
        public override bool AsksForShape => Part.AsksForShape;

        public override bool? Holds(Zone zone, Func<Shape> shape) => !Part.Holds(zone, shape);
    }

    public sealed record IsNull(Queryable Property) : Cql2Node
    {
        public override bool? Holds(Zone zone, Func<Shape> shape) => Property.TextOf(zone) is null;
    }

    public sealed record Number(Queryable Property, double Value, Cql2Sign Sign) : Cql2Node
    {
        public override bool? Holds(Zone zone, Func<Shape> shape) => Property.NumberOf(zone) is { } own ? Sign.Holds(own.CompareTo(Value)) : null;
    }

    /// <param name="Fold">Without regard to case.</param>
    public sealed record Text(Queryable Property, string Value, Cql2Sign Sign, bool Fold) : Cql2Node
    {
        public override bool? Holds(Zone zone, Func<Shape> shape) =>
            Property.TextOf(zone) is { } own ? Sign.Holds(string.Compare(own, Value, Fold ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)) : null;
    }

    public sealed record Like(Queryable Property, LikePattern Pattern) : Cql2Node
    {
        public override bool? Holds(Zone zone, Func<Shape> shape) => Property.TextOf(zone) is { } own ? Pattern.Matches(own) : null;
    }

    public sealed record Intersects(SoughtPlace Shape) : Cql2Node
    {
        public override bool AsksForShape => true;

        public override Envelope? Within => Shape.LonLat;

        public override bool? Holds(Zone zone, Func<Shape> shape) => Shape.Meets(zone.Shape.LonLatBounds, shape);
    }
}

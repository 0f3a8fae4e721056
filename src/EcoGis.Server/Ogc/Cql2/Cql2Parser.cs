namespace EcoGis;

/// <summary>
/// A filter in CQL2 text (OGC 21-065r2) → a condition on features. Understood: comparisons, AND OR NOT and brackets, [NOT] LIKE, [NOT] IN, [NOT] BETWEEN,
/// IS [NOT] NULL, CASEI, DATE, TRUE and FALSE, S_INTERSECTS with BBOX, POINT, LINESTRING, POLYGON and their multiple forms. Properties only from the queryables
/// of the collection. Bounded: <see cref="MostCharacters"/>, <see cref="MostLevels"/>, <see cref="MostNodes"/>, <see cref="MostPositions"/>.
/// </summary>
internal sealed class Cql2Parser
{
    public const int MostCharacters = 20_000, MostLevels = 32, MostNodes = 1_000, MostPositions = 5_000;

    private static readonly Bilingual
        s_property = new("字段", "a property"),
        s_comparison = new("比较运算符、LIKE、IN、BETWEEN 或 IS NULL", "a comparison, LIKE, IN, BETWEEN or IS NULL"),
        s_value = new("值", "a value"),
        s_end = new("表达式结束", "the end of the filter"),
        s_text = new("文字", "text"),
        s_number = new("数", "numbers");

    private readonly IReadOnlyList<Cql2Token> _tokens;
    private readonly IReadOnlyList<Queryable> _properties;
    private readonly OgcCrs _crs;
    private int _next, _nodes, _positions;

    private Cql2Parser(IReadOnlyList<Cql2Token> tokens, IReadOnlyList<Queryable> properties, OgcCrs crs) => (_tokens, _properties, _crs) = (tokens, properties, crs);

    private Cql2Token Next => _tokens[_next];

    /// <param name="crs">Of the geometries in the filter.</param>
    /// <exception cref="EcoException">Not readable, too large, or asks for what the collection has not.</exception>
    public static Cql2Node Parse(string filter, IReadOnlyList<Queryable> properties, OgcCrs crs)
    {
        if (filter.Length > MostCharacters)
            throw TooLarge();
        Cql2Parser parser = new(Cql2Tokens.Of(filter), properties, crs);
        Cql2Node node = parser.Or(1);
        return parser.Next.Kind == Cql2TokenKind.End ? node : throw Cql2Tokens.Expected(parser.Next.At, s_end);
    }

    private static EcoException TooLarge() => new Fault(OgcFaults.TooLarge, Place.None, MostCharacters, MostLevels, MostNodes, MostPositions).Raise();

    private Cql2Node Or(int level)
    {
        if (level > MostLevels)
            throw TooLarge();
        List<Cql2Node> parts = [And(level)];
        while (Take("OR"))
            parts.Add(And(level));
        return parts.Count == 1 ? parts[0] : Counted(new Cql2Node.Any(parts));
    }

    private Cql2Node And(int level)
    {
        List<Cql2Node> parts = [Factor(level)];
        while (Take("AND"))
            parts.Add(Factor(level));
        return parts.Count == 1 ? parts[0] : Counted(new Cql2Node.All(parts));
    }

    private Cql2Node Factor(int level)
    {
        if (level > MostLevels)
            throw TooLarge();
        if (Take("NOT"))
            return Counted(new Cql2Node.Not(Factor(level + 1)));
        if (!Take("("))
            return Predicate();
        Cql2Node inner = Or(level + 1);
        Demand(")");
        return inner;
    }

    private Cql2Node Predicate()
    {
        if (Take("TRUE"))
            return Counted(new Cql2Node.Constant(true));
        if (Take("FALSE"))
            return Counted(new Cql2Node.Constant(false));
        if (Take("S_INTERSECTS"))
        {
            Demand("(");
            if (!Take("geometry") && !Take("geom"))
                throw Cql2Tokens.Expected(Next.At, Bilingual.Same("geometry"));
            Demand(",");
            SoughtPlace place = Cql2Geometry.Read(this, _crs);
            Demand(")");
            return Counted(new Cql2Node.Intersects(place));
        }

        return Next.Kind is Cql2TokenKind.Text or Cql2TokenKind.Number || Next.Is("DATE") || Next.Is("TIMESTAMP") ? ValueFirst() : PropertyFirst();
    }

    private Cql2Node ValueFirst()
    {
        Cql2Token value = Value(), sign = Advance();
        Cql2Sign turned = Comparison(sign)?.Turned() ?? throw Cql2Tokens.Expected(sign.At, s_comparison);
        (Queryable property, bool fold) = Property();
        return Compare(property, value, turned, fold);
    }

    private Cql2Node PropertyFirst()
    {
        (Queryable property, bool fold) = Property();
        if (Take("IS"))
        {
            bool not = Take("NOT");
            Demand("NULL");
            return Turned(Counted(new Cql2Node.IsNull(property)), not);
        }

        bool negated = Take("NOT");
        if (Take("LIKE"))
        {
            Cql2Token pattern = Value();
            if (property.IsNumber || pattern.Kind != Cql2TokenKind.Text)
                throw Mismatch(pattern, property);
            return Turned(Counted(new Cql2Node.Like(property, new LikePattern(pattern.Text, fold))), negated);
        }

        if (Take("IN"))
        {
            Demand("(");
            List<Cql2Node> any = [];
            do
                any.Add(Compare(property, Value(), Cql2Sign.Equal, fold));
            while (Take(","));
            Demand(")");
            return Turned(Counted(new Cql2Node.Any(any)), negated);
        }

        if (Take("BETWEEN"))
        {
            Cql2Node low = Compare(property, Value(), Cql2Sign.AtLeast, fold);
            Demand("AND");
            return Turned(Counted(new Cql2Node.All([low, Compare(property, Value(), Cql2Sign.AtMost, fold)])), negated);
        }

        Cql2Token sign = Advance();
        return !negated && Comparison(sign) is { } compared ? Compare(property, Value(), compared, fold) : throw Cql2Tokens.Expected(sign.At, s_comparison);
    }

    private Cql2Node Compare(Queryable property, Cql2Token value, Cql2Sign sign, bool fold) => (property.IsNumber, value.Kind) switch
    {
        (true, Cql2TokenKind.Number) => Counted(new Cql2Node.Number(property, Cql2Tokens.Number(value), sign)),
        (false, Cql2TokenKind.Text) => Counted(new Cql2Node.Text(property, value.Text, sign, fold)),
        _ => throw Mismatch(value, property),
    };

    private static Cql2Sign? Comparison(Cql2Token sign) => sign.Kind == Cql2TokenKind.Sign ? Cql2Signs.Of(sign.Text) : null;

    private (Queryable Property, bool Fold) Property()
    {
        if (Take("CASEI"))
        {
            Demand("(");
            Queryable folded = Property().Property;
            Demand(")");
            return (folded, true);
        }

        Cql2Token name = Advance();
        if (name.Kind is not (Cql2TokenKind.Word or Cql2TokenKind.Quoted))
            throw Cql2Tokens.Expected(name.At, s_property);
        return (_properties.FirstOrDefault(p => p.Id == name.Text) ?? throw new Fault(OgcFaults.Property, Place.None, name.At, name.Text.Length > 60 ? name.Text[..60] + "…" : name.Text).Raise(), false);
    }

    /// <summary>A text, a number, DATE('…') or CASEI('…').</summary>
    private Cql2Token Value()
    {
        if (Take("DATE") || Take("TIMESTAMP") || Take("CASEI"))
        {
            Demand("(");
            Cql2Token inner = Value();
            Demand(")");
            return inner.Kind == Cql2TokenKind.Text ? inner : throw Cql2Tokens.Expected(inner.At, s_text);
        }

        Cql2Token value = Advance();
        return value.Kind is Cql2TokenKind.Text or Cql2TokenKind.Number ? value : throw Cql2Tokens.Expected(value.At, s_value);
    }

    private static EcoException Mismatch(Cql2Token at, Queryable property) => new Fault(OgcFaults.Mismatch, Place.None, at.At, property.Id, property.IsNumber ? s_number : s_text).Raise();

    private Cql2Node Turned(Cql2Node node, bool not) => not ? Counted(new Cql2Node.Not(node)) : node;

    private Cql2Node Counted(Cql2Node node) => ++_nodes <= MostNodes ? node : throw TooLarge();

    /// <summary>For the geometry of the filter: the next word, which must be one.</summary>
    internal Cql2Token Word() => Next.Kind == Cql2TokenKind.Word ? Advance() : throw Cql2Tokens.Expected(Next.At, new("几何", "a geometry"));

    internal double Number()
    {
        if (Next.Kind != Cql2TokenKind.Number)
            throw Cql2Tokens.Expected(Next.At, new("坐标", "a coordinate"));
        return ++_positions <= 2 * MostPositions ? Cql2Tokens.Number(Advance()) : throw TooLarge();
    }

    internal bool Take(string word)
    {
        if (!Next.Is(word))
            return false;
        _next++;
        return true;
    }

    internal void Demand(string word)
    {
        if (!Take(word))
            throw Cql2Tokens.Expected(Next.At, Bilingual.Same(word));
    }

    private Cql2Token Advance() => Next.Kind == Cql2TokenKind.End ? throw Cql2Tokens.Expected(Next.At, s_value) : _tokens[_next++];
}

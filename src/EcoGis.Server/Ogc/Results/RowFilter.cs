using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>
/// A condition on features as SQL over the rows <c>p</c> of a result, three-valued as it is in memory. Its text is made of names of the properties, which are
/// columns of the table, of signs, and of places for values; what somebody wrote goes into values only. What SQLite does not do as CQL2 does (patterns, case,
/// shapes) is done by functions that are called with the number of a pattern or place. For one connection and one request.
/// </summary>
internal sealed class RowFilter
{
    private const string Like = "ecogis_like", Order = "ecogis_order", Meets = "ecogis_meets";

    private readonly Crs _crs;
    private readonly CancellationToken _cancellation;
    private readonly List<object> _values = [];
    private readonly List<LikePattern> _patterns = [];
    private readonly List<SoughtPlace> _places = [];

    /// <param name="crs">Of the shapes of the result.</param>
    public RowFilter(Cql2Node? condition, Crs crs, CancellationToken cancellation)
    {
        (_crs, _cancellation) = (crs, cancellation);
        Where = condition is null ? null : Of(condition);
    }

    /// <summary>Null: everything is selected.</summary>
    public string? Where { get; }

    /// <summary>Of the places <c>?1</c> … in it.</summary>
    public IReadOnlyList<object> Values => _values;

    /// <summary>Why a function gave up, which SQLite only passes on as words.</summary>
    public Exception? Failure { get; private set; }

    public void Define(SqliteConnection connection)
    {
        connection.CreateFunction<string?, long, bool?>(Like, (text, pattern) => text is null ? null : _patterns[(int)pattern].Matches(text), isDeterministic: true);
        connection.CreateFunction<string?, string, long?>(Order, (text, value) => text is null ? null : Math.Sign(string.Compare(text, value, StringComparison.OrdinalIgnoreCase)), isDeterministic: true);
        connection.CreateFunction<byte[]?, long, bool?>(Meets, (blob, place) => blob is null ? null : Meeting(blob, _places[(int)place]), isDeterministic: true);
    }

    private bool? Meeting(byte[] blob, SoughtPlace place)
    {
        try
        {
            _cancellation.ThrowIfCancellationRequested();
            return ResultTables.Decoded(blob, _crs) is { } shape ? place.Meets(shape.LonLatBounds, () => shape) : null;
        }
        catch (Exception e)
        {
            Failure = e;
            throw;
        }
    }

    private string Of(Cql2Node node) => node switch
    {
        Cql2Node.Constant constant => constant.Value ? "1" : "0",
        Cql2Node.All all => Joined([.. all.Parts.Select(Of)], " AND "),
        Cql2Node.Any any => Joined([.. any.Parts.Select(Of)], " OR "),
        Cql2Node.Not not => $"(NOT {Of(not.Part)})",
        Cql2Node.IsNull isNull => $"({Column(isNull.Property)} IS NULL)",
        Cql2Node.Number number => $"({Column(number.Property)} {number.Sign.Text()} {Hole(number.Value)})",
        Cql2Node.Text { Fold: true } text => $"({Order}({Column(text.Property)}, {Hole(text.Value)}) {text.Sign.Text()} 0)",
        Cql2Node.Text text => $"({Column(text.Property)} {text.Sign.Text()} {Hole(text.Value)})",
        Cql2Node.Like like => $"{Like}({Column(like.Property)}, {Hole(Numbered(_patterns, like.Pattern))})",
        Cql2Node.Intersects meets => $"{Meets}(p.geom, {Hole(Numbered(_places, meets.Shape))})",
        _ => throw new ArgumentException(node.GetType().Name, nameof(node)),
    };

    /// <summary>In halves, so that depth grows with the logarithm: SQLite takes no expression deeper than 1,000.</summary>
    private static string Joined(ReadOnlySpan<string> parts, string by) =>
        parts.Length == 1 ? parts[0] : $"({Joined(parts[..(parts.Length / 2)], by)}{by}{Joined(parts[(parts.Length / 2)..], by)})";

    private static string Column(Queryable property) => "p." + Sql.Quoted(property.Id);

    private string Hole(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"?{_values.Count}");
    }

    private static long Numbered<T>(List<T> all, T one)
    {
        all.Add(one);
        return all.Count - 1;
    }
}

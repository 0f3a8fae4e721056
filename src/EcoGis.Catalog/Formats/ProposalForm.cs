using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>A feature read as a proposal, before it has its place among the others. An unread cell counts as empty.</summary>
internal sealed record ProposalDraft(string Code, string Name, RawShape Shape, Activity Activity, double? DeclaredArea, ImmutableArray<(string Field, Fault Fault)> Unread, int Position, Corridor Corridor);

/// <summary>
/// How the features of one file become proposals: which columns say what, and what is said of all of them, settled once for the file.
/// The one way from a feature to a proposal, whether the file is read whole or in blocks. Thread-safe.
/// </summary>
public sealed class ProposalForm
{
    private const string Width = "width", Radius = "radius";
    private static readonly string[] s_ownFields = ["industry", "nature", "name", "code", Width, Radius];

    private readonly RuleBase _rules;
    private readonly Activity _common;
    private readonly Corridor _corridor;
    private readonly Dictionary<string, string> _columns = [];
    private readonly List<(Fact Fact, string Column)> _facts = [];

    /// <exception cref="EcoException">A value for all proposals, or a column name, is wrong: a fault of the command, not of a feature.</exception>
    public ProposalForm(string path, IReadOnlyList<string> fields, ProposalRequest request, RuleBase rules)
    {
        _rules = rules;
        foreach (var (field, aliases) in rules.ProposalFields)
        {
            if (aliases.Select(Column).FirstOrDefault(f => f is not null) is { } column)
                _columns[field] = column;
        }

        foreach (var (field, named) in request.Columns)
        {
            string column = Column(named) ?? throw new Fault(ScreeningFaults.NoColumn, Place.InFile(path), named, string.Join(", ", fields)).Raise();
            if (s_ownFields.Contains(field))
                _columns[field] = column;
            else
                _facts.Add((rules.Fact(field), column));
        }

        _common = ForAll(request, rules);
        _corridor = request.Corridor;

        string? Column(string name) => fields.FirstOrDefault(f => FoldedText.Of(f) == FoldedText.Of(name));
    }

    /// <summary>The columns that say something of a proposal; all others need not be read.</summary>
    public IReadOnlyList<string> Columns => [.. _columns.Values.Concat(_facts.Select(f => f.Column)).Distinct()];

    /// <summary>Field (<c>code</c>, <c>name</c>, <c>industry</c>, <c>nature</c> or a fact's id) → the column that feeds it.</summary>
    public IReadOnlyDictionary<string, string> ColumnOf => _columns.Concat(_facts.Select(f => KeyValuePair.Create(f.Fact.Id, f.Column))).DistinctBy(c => c.Key).ToDictionary();

    /// <summary>A proposal in its place in the file: its own code, else <c>fid:</c> and the file's id or, without one, the place.</summary>
    /// <param name="done">What was done to the coordinates of the file.</param>
    public Proposal InPlace(FeatureRecord feature, string path, string format, Crs? crs, Correction? done = null)
    {
        var draft = Draft(feature);
        string id = draft.Code.Length > 0 ? draft.Code : $"fid:{feature.Id ?? feature.Position.ToString(CultureInfo.InvariantCulture)}";
        return new Proposal(id, draft.Name, Path.GetFileName(path), format, draft.Shape, crs ?? Crs.Cgcs2000, draft.Activity, draft.DeclaredArea, [])
        {
            Corridor = draft.Corridor,
            AddedError = done?.Error ?? 0,
            Unread = [.. draft.Unread.Select(u => new UnreadCell(u.Field, u.Fault.Kind.What.Format(u.Fault.Arguments)))],
        };
    }

    /// <summary>The id of a proposal without a code of its own, in a file that gives it a number.</summary>
    public static string IdOf(long key) => string.Create(CultureInfo.InvariantCulture, $"fid:{key}");

    internal ProposalDraft Draft(FeatureRecord feature)
    {
        var unread = ImmutableArray.CreateBuilder<(string, Fault)>();
        var activity = _common;
        if (Cell("industry") is { } industry && Read("industry", industry, _rules.Industry, out string code))
            activity = activity with { Industry = code };
        if (Cell("nature") is { } word && Read("nature", word, RuleBase.ParseNature, out var nature))
            activity = activity with { Nature = nature };
        var corridor = _corridor;
        if (Cell(Width) is { } wide)
            corridor = corridor with { Width = Read(Width, wide, Metres, out double width) ? width : null };
        if (Cell(Radius) is { } round)
            corridor = corridor with { Radius = Read(Radius, round, Metres, out double radius) ? radius : null };
        foreach (var (fact, column) in _facts)
        {
            if (Text(column) is { } text && Read(fact.Id, text, fact.Parse, out var value))
                activity = activity with { Facts = activity.Facts.SetItem(fact.Id, value) };
        }

        // what the file says wrongly is not known: the value for all is not put in its place
        foreach (var (field, _) in unread)
        {
            activity = field switch
            {
                "industry" => activity with { Industry = null },
                "nature" => activity with { Nature = null },
                _ => activity with { Facts = activity.Facts.Remove(field) },
            };
        }

        var shape = feature.Shape ?? new RawShape(ShapeKind.Polygon, RingRoles.AsGiven, []);
        return new ProposalDraft(Cell("code") ?? "", Cell("name") ?? "", shape, activity, feature.DeclaredArea, unread.ToImmutable(), feature.Position, corridor);

        string? Cell(string field) => _columns.TryGetValue(field, out string? column) ? Text(column) : null;

        string? Text(string column) => feature.Attributes.TryGetValue(column, out string? text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        bool Read<T>(string field, string text, Func<string, T> parse, out T value)
        {
            try
            {
                value = parse(text);
                return true;
            }
            catch (EcoException e)
            {
                unread.AddRange(e.Faults.Select(f => (field, f with { Where = feature.Where })));
                value = default!;
                return false;
            }
        }
    }

    private static double Metres(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double metres)
        ? Corridor.Metres(metres) : throw new Fault(SiteFaults.NoWidth, Place.None, text, Corridor.Widest).Raise();

    /// <summary>What is said about all proposals, read once: a wrong value is one fault of the command, not one for each feature.</summary>
    public static Activity ForAll(ProposalRequest request, RuleBase rules)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, FactValue>(StringComparer.Ordinal);
        foreach (var (key, value) in request.Facts)
        {
            var fact = rules.Fact(key);
            if (!facts.TryAdd(fact.Id, fact.Parse(value)))
                throw new Fault(ScreeningFaults.FactTwice, Place.None, fact.Name).Raise();
        }

        return new Activity(
            request.Industry is null ? null : rules.Industry(request.Industry),
            request.Nature is null ? null : RuleBase.ParseNature(request.Nature),
            facts.ToImmutable());
    }
}

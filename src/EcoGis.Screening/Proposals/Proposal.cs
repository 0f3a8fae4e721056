using System.Collections.Immutable;

namespace EcoGis;

/// <summary>建设性质.</summary>
public enum Nature
{
    /// <summary>新建.</summary>
    New,

    /// <summary>改建.</summary>
    Rebuild,

    /// <summary>扩建.</summary>
    Expand,
}

/// <summary>建设活动／行业: what someone wants to do. Anything absent is unknown, never "no".</summary>
/// <param name="Industry">GB/T 4754 code such as C2614.</param>
/// <param name="Facts">Stated facts by id, values as <see cref="Fact"/> parses them.</param>
public sealed record Activity(string? Industry, Nature? Nature, ImmutableSortedDictionary<string, FactValue> Facts)
{
    public static readonly Activity Unknown = new(null, null, ImmutableSortedDictionary<string, FactValue>.Empty);

    /// <summary>What is stated now, in place of what was stated before; the rest stays.</summary>
    public Activity With(Activity stated) => new(stated.Industry ?? Industry, stated.Nature ?? Nature, Facts.SetItems(stated.Facts));

    /// <summary>One more thing stated: the industry, the nature or a fact, as <c>--industry</c>, <c>--nature</c> and <c>--fact</c> take it.</summary>
    /// <exception cref="EcoException">The text is no value of it.</exception>
    public Activity With(string subject, string text, RuleBase rules) => subject switch
    {
        ActivityCondition.IndustrySubject => this with { Industry = rules.Industry(text) },
        ActivityCondition.NatureSubject => this with { Nature = RuleBase.ParseNature(text) },
        _ => this with { Facts = Facts.SetItem(subject, rules.Facts[subject].Parse(text)) },
    };

    /// <summary>The answers a person may choose from; empty where a number or a code is wanted.</summary>
    public static ImmutableArray<(string Id, Bilingual Name)> Choices(string subject, RuleBase rules) => subject switch
    {
        ActivityCondition.IndustrySubject => [],
        ActivityCondition.NatureSubject => [("new", new("新建", "new construction")), ("rebuild", new("改建", "rebuilding")), ("expand", new("扩建", "expansion"))],
        _ => rules.Facts[subject] switch
        {
            { Type: FactType.Bool } => [("true", new("是", "yes")), ("false", new("否", "no"))],
            var fact => fact.Values,
        },
    };
}

/// <summary>A cell of the proposal's row that is no value of its field: the field counts as not stated, and the reason stays an open question.</summary>
public sealed record UnreadCell(string Field, Bilingual Why);

/// <summary>拟建项目 as read: raw boundary, declared CRS, activity. Not yet located.</summary>
/// <param name="Id">The file's own id, or <c>fid:n</c> by canonical order.</param>
/// <param name="SourceFile">File name for people; not part of identity.</param>
/// <param name="Format">txt, geojson, geopackage or shapefile: the profile's site accuracy goes by it.</param>
/// <param name="DeclaredArea">Area the file states, m², if any.</param>
/// <param name="Notices">What the reader noticed and normalised.</param>
public sealed record Proposal(
    string Id,
    string Name,
    string SourceFile,
    string Format,
    RawShape Boundary,
    Crs Declared,
    Activity Activity,
    double? DeclaredArea,
    ImmutableArray<Bilingual> Notices)
{
    public ImmutableArray<UnreadCell> Unread { get; init; } = [];

    /// <summary>The ground that its lines or points take up.</summary>
    public Corridor Corridor { get; init; } = Corridor.None;

    /// <summary>What leading the coordinates out of an offset or an old datum, or guessing their CRS, adds to the positional accuracy, m.</summary>
    public double AddedError { get; init; }

    /// <summary>Place in its file, from 1, for what else stands in its row; 0 without a file. Not part of identity.</summary>
    public int Position { get; init; }

    /// <summary>With one question answered; the answer also takes the place of a cell that could not be read.</summary>
    /// <exception cref="EcoException">The text is no answer.</exception>
    public Proposal Answered(string subject, string text, RuleBase rules) =>
        this with { Activity = Activity.With(subject, text, rules), Unread = [.. Unread.Where(u => u.Field != subject)] };
}

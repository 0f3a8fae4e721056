using System.Text.RegularExpressions;

namespace EcoGis;

/// <summary>What stands for the placeholders of a template's sentences. A value is put in as it is: braces in a project's name are no placeholder.</summary>
internal sealed partial class TemplateValues(Screening s, Speech say)
{
    /// <summary>The placeholders that a sentence may hold.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["name", "code", "date", "verdict", "industry", "nature", "area_m2", "area_ha", "area_mu", "planar_m2", "planar_difference_m2", "crs", "red_line_m2", "red_line_ha", "red_line_zones"];

    public required string RedLineKind { get; init; }

    public string Fill(Words words) => Placeholder().Replace(say.In(words.Text), m => ValueOf(m.Groups[1].Value));

    public static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Groups[1].Value);

    private IEnumerable<OverlapRecord> RedLine => s.Overlaps.Where(o => o.Kind == RedLineKind);

    private string ValueOf(string name) => name switch
    {
        "name" => s.Proposal.Name.Length > 0 ? s.Proposal.Name : s.Proposal.Id,
        "code" => s.Proposal.Id,
        "date" => Figures.Date(s.Date),
        "verdict" => say.In(VerdictWords.Of(s.Verdict)),
        "industry" => s.Industry is { } i ? say.In(i.Title) : s.Proposal.Activity.Industry ?? NotStated,
        "nature" => say.In(ReportWords.Of(s.Proposal.Activity.Nature)),
        "area_m2" => Measured(s.Site.EllipsoidalArea, Figures.SquareMetres),
        "area_ha" => Measured(s.Site.EllipsoidalArea, a => Figures.Hectares(a)),
        "area_mu" => Measured(s.Site.EllipsoidalArea, Figures.Mu),
        "planar_m2" => Measured(s.Site.PlanarArea, Figures.SquareMetres),
        "planar_difference_m2" => s.Site is { EllipsoidalArea: { } e, PlanarArea: { } p } ? Figures.SquareMetres(p - e) : NotMeasured,
        "crs" => s.Site.Crs ?? NotMeasured,
        "red_line_m2" => Figures.SquareMetres(RedLine.Sum(o => o.EllipsoidalArea)),
        "red_line_ha" => Figures.Hectares(RedLine.Sum(o => o.EllipsoidalArea)),
        "red_line_zones" => say.List(RedLine.Select(o => say.Zone(o.ZoneName, o.ZoneCode))),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private string Measured(double? area, Func<double, string> figure) => area is { } a ? figure(a) : NotMeasured;

    private string NotStated => say.T("未说明", "not stated");

    private string NotMeasured => say.T("未量算", "not measured");

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}

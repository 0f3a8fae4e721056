using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The form of <c>data/forest/definitions.yaml</c>.</summary>
internal sealed record ForestDefinitionFile(
    IReadOnlyList<CoverEntry> Covers, string SurveyClassification, ForestNumberEntry FourSideStemsPerHa, IReadOnlyList<StockEntry> Stocks, StockBoundsEntry PlausibleMeanStock, ForestApprovalEntry Approval, Place Where);

internal sealed record ForestApprovalEntry(IReadOnlyList<string> Level, IReadOnlyList<string> Matrix);

internal sealed record CoverEntry(
    string Id, Words Name, Words Basis, IReadOnlyList<Stand> Stands, Verification Verified, Place Where,
    double LeastCrownDensity = 0, IReadOnlyList<CoverAddition>? Adds = null, IReadOnlyList<string>? WithinLandSurvey = null)
{
    public CoverDefinition ToDefinition(LandClassBook classes) => new(
        Id, Name.Text, Basis.Text, [.. Stands], LeastCrownDensity, [.. Adds ?? []], [.. (WithinLandSurvey ?? []).Select(id => Classification(id, Where, classes).Id)], Verified.IsVerified);

    public static LandClassification Classification(string id, Place where, LandClassBook classes) => classes.All.TryGetValue(id, out var found)
        ? found
        : throw new Fault(ScreeningFaults.Dangling, where, new Bilingual("地类分类标准", "land classification"), id).Raise();
}

internal sealed record StockEntry(string Id, Words Name, IReadOnlyList<StockPart> Parts);

internal sealed record ForestNumberEntry(double Value, Verification Verified);

internal sealed record StockBoundsEntry(double AtLeast, double AtMost, string Unit, Verification Verified, Place Where)
{
    public StockBounds ToBounds() => Unit == "m³/ha" && AtLeast < AtMost
        ? new StockBounds(AtLeast, AtMost, Unit, Verified.IsVerified)
        : throw new Fault(ScreeningFaults.WrongValue, Where, $"{AtLeast}–{AtMost} {Unit}", "m³/ha").Raise();
}

/// <summary>The form of <c>data/forest/change-causes.yaml</c>.</summary>
internal sealed record ChangeCauseFile(string Standard, IReadOnlyList<ChangeCauseEntry> Causes, Place Where)
{
    public ImmutableArray<LandChangeCause> ToCauses() => Causes.GroupBy(c => c.Code).FirstOrDefault(g => g.Count() > 1) is { } twice
        ? throw new Fault(ScreeningFaults.Duplicate, Where, new Bilingual("变化原因", "cause of change"), twice.Key).Raise()
        : [.. Causes.Select(c => new LandChangeCause(c.Code, c.Name.Text, [.. c.Aliases ?? []], c.Survey, c.Verified.IsVerified))];
}

internal sealed record ChangeCauseEntry(string Code, Words Name, Verification Verified, IReadOnlyList<string>? Aliases = null, bool Survey = false);

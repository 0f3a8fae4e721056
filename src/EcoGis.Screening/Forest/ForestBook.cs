using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What may be added to the area of patches under a definition.</summary>
public enum CoverAddition
{
    /// <summary>农田林网.</summary>
    Network,

    /// <summary>四旁树.</summary>
    FourSide,
}

/// <summary>Where stock stands.</summary>
public enum StockPart
{
    /// <summary>On land that is forest.</summary>
    Forest,

    /// <summary>疏林.</summary>
    Open,

    /// <summary>散生木.</summary>
    Scattered,

    /// <summary>四旁树.</summary>
    FourSide,

    /// <summary>Stated per hectare on land that is neither forest nor 疏林.</summary>
    Other,
}

/// <summary>森林覆盖率口径: which patches count as forest, what is added, and within what. Cover of different definitions is never compared.</summary>
/// <param name="WithinLandSurvey">Classifications whose forest land is that of the land survey; empty: everywhere counts.</param>
public sealed record CoverDefinition(
    string Id, Bilingual Name, Bilingual Basis, ImmutableArray<Stand> Stands, double LeastCrownDensity, ImmutableArray<CoverAddition> Adds, ImmutableArray<string> WithinLandSurvey, bool Verified);

/// <summary>蓄积口径: which stock is summed.</summary>
public sealed record StockDefinition(string Id, Bilingual Name, ImmutableArray<StockPart> Parts);

/// <summary>变化原因. <paramref name="Survey"/>: only the survey changed, not the ground.</summary>
public sealed record LandChangeCause(string Code, Bilingual Name, ImmutableArray<string> Aliases, bool Survey, bool Verified);

/// <summary>A number that stands in the data, with whether it was held against its source.</summary>
public sealed record ForestNumber(double Value, bool Verified);

/// <summary>Bounds of the mean stock per hectare of a whole layer, m³/ha.</summary>
public sealed record StockBounds(double AtLeast, double AtMost, string Unit, bool Verified);

/// <summary>Which rules say what forest land may be used for: those of the reviewing level by area, and those of the matrix of project kinds. A table is named for all its rules.</summary>
public sealed record ForestApproval(ImmutableArray<string> Level, ImmutableArray<string> Matrix)
{
    public static bool Names(ImmutableArray<string> named, string rule) => named.Any(n => rule == n || rule.StartsWith(n + "-", StringComparison.Ordinal));
}

/// <summary>The definitions and causes of <c>data/forest/</c>. They decide no verdict and are no part of the rule base's digest.</summary>
public sealed record ForestBook(
    ImmutableArray<CoverDefinition> Covers,
    ImmutableArray<StockDefinition> Stocks,
    ImmutableArray<LandChangeCause> Causes,
    LandClassification SurveyClassification,
    ForestNumber FourSideStemsPerHa,
    StockBounds PlausibleMeanStock,
    ForestApproval Approval)
{
    internal const string Folder = "forest/";

    /// <exception cref="EcoException">Every problem of every file.</exception>
    public static ForestBook Load(IReadOnlyList<DataFile> files, LandClassBook classes)
    {
        var definitions = StrictYaml.Read<ForestDefinitionFile>(File("definitions.yaml"));
        var causes = StrictYaml.Read<ChangeCauseFile>(File("change-causes.yaml"));
        return new ForestBook(
            [.. definitions.Covers.Select(c => c.ToDefinition(classes))],
            [.. definitions.Stocks.Select(s => new StockDefinition(s.Id, s.Name.Text, [.. s.Parts]))],
            causes.ToCauses(),
            CoverEntry.Classification(definitions.SurveyClassification, definitions.Where, classes),
            new ForestNumber(definitions.FourSideStemsPerHa.Value, definitions.FourSideStemsPerHa.Verified.IsVerified),
            definitions.PlausibleMeanStock.ToBounds(),
            new ForestApproval([.. definitions.Approval.Level], [.. definitions.Approval.Matrix]));

        DataFile File(string name) => files.FirstOrDefault(f => f.Name == Folder + name)
            ?? throw new Fault(ScreeningFaults.NoDataFolder, new Place { File = Folder + name }).Raise();
    }

    /// <summary>A code, a name, or both as in "20 森林采伐"; null when the table has none.</summary>
    public LandChangeCause? Cause(string text)
    {
        string word = text.Trim();
        string code = string.Concat(word.TakeWhile(char.IsAsciiDigit));
        return Causes.FirstOrDefault(c => c.Code == word || c.Name.Zh == word || c.Aliases.Contains(word))
            ?? Causes.FirstOrDefault(c => c.Code == code && word[code.Length..].Trim(' ', '-', '_', '　') == c.Name.Zh);
    }
}

using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A number of which bounds are known. Null at most: no upper bound is known. Of cover: fractions of 1; of stock: m³.</summary>
public readonly record struct ForestBounds(double AtLeast, double? AtMost)
{
    internal ForestBounds Less(double sure, double open) => new(AtLeast - sure, AtMost - sure - open);

    internal ForestBounds Rounded(int decimals) => new(Math.Round(AtLeast, decimals) + 0.0, AtMost is { } most ? Math.Round(most, decimals) + 0.0 : null);
}

/// <summary>One indicator in one place before and after. Before and after null: not known, and why.</summary>
/// <param name="Indicator">As targets name it: forest-cover/legal, forest-stock/forest.</param>
/// <param name="Place">A township, or the whole that all units make up: code null where that has none.</param>
/// <param name="Taken">m² of forest under the definition, or m³; what the layer does not say is not in it.</param>
/// <param name="Target">The target of this very definition; of the whole only.</param>
public sealed record ForestEffect(
    string Indicator, Bilingual Name, string? PlaceCode, Bilingual Place, bool IsWhole, ForestBounds? Before, ForestBounds? After, double Taken, Bilingual? Unknown,
    Target? Target, Standing StandingBefore, Standing StandingAfter);

/// <summary>What a rule says of the use of forest land. <paramref name="Effect"/> null: it is open, and <paramref name="Text"/> asks for what is missing.</summary>
public sealed record ForestAnswer(string Rule, Bilingual Name, Effect? Effect, Bilingual? Text);

/// <summary>
/// 项目对森林指标的影响: what a site takes of the patches of a layer, cover and stock before and after in the district and its townships, by every definition apart, and what
/// the rules say of the reviewing level and of the matrix of project kinds. Taken ground is counted as forest no more; what is planted instead is nobody's promise.
/// </summary>
/// <param name="ForestLand">m² on the ellipsoid of patches whose class is forest land.</param>
/// <param name="Unknown">Why the layer gives no number at all.</param>
/// <param name="Unheld">Targets about forest that name no definition: held against none.</param>
public sealed record ForestUse(
    string Layer, int Patches, double ForestLand, Bilingual? Unknown, ImmutableArray<ForestEffect> Effects, ImmutableArray<Target> Unheld, ImmutableArray<ForestAnswer> Level, ImmutableArray<ForestAnswer> Matrix);

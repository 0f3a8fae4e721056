using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>
/// A field whose values are numbers in one unit, the bounds within which they are plausible, and whether the number states the area of the feature.
/// A text that is no number refuses a layer; a number out of bounds is a notice: bounds are customary, not law.
/// </summary>
/// <param name="Unit">As written in the data: m³/ha, ha, 1.</param>
/// <param name="MostOf">A lower upper bound for land of one stand.</param>
/// <param name="LeastOf">A higher lower bound for land of one stand.</param>
/// <param name="AreaTolerance">Set: the number is the feature's own area in <paramref name="Unit"/> and may differ from the geometry by this share.</param>
public sealed record FieldNumber(string Unit, double? AtLeast, double? AtMost, ImmutableDictionary<Stand, double> MostOf, ImmutableDictionary<Stand, double> LeastOf, double? AreaTolerance)
{
    /// <summary>m² per unit of area.</summary>
    public double SquareMetres => Unit == "ha" ? 10_000 : 1;

    public static double? Parse(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    public bool Holds(double value, Stand? stand) =>
        (AtLeast is null || value >= AtLeast) && (AtMost is null || value <= AtMost) && (stand is not { } s || ((!MostOf.TryGetValue(s, out double most) || value <= most) && (!LeastOf.TryGetValue(s, out double least) || value >= least)));
}

/// <summary>Its YAML form: <c>{unit: ha, at_least: 0, area_tolerance: 0.01}</c>, <c>{unit: m³/ha, most_of: {arbour: 800}}</c>.</summary>
internal sealed record FieldNumberEntry(
    string Unit, Place Where, double? AtLeast = null, double? AtMost = null, IReadOnlyDictionary<string, double>? MostOf = null, double? AreaTolerance = null,
    IReadOnlyDictionary<string, double>? LeastOf = null)
{
    private static readonly Bilingual s_areas = Bilingual.Same("ha | m²");

    public FieldNumber ToNumber(string field)
    {
        if (AreaTolerance is not null && Unit is not ("ha" or "m²"))
            throw new Fault(ScreeningFaults.WrongValue, Where, $"{field}: {Unit}", s_areas.Zh).Raise();
        return new FieldNumber(Unit, AtLeast, AtMost, ByStand(MostOf), ByStand(LeastOf), AreaTolerance);
    }

    private ImmutableDictionary<Stand, double> ByStand(IReadOnlyDictionary<string, double>? bounds)
    {
        var words = StrictYaml.EnumWords(typeof(Stand));
        var all = ImmutableDictionary.CreateBuilder<Stand, double>();
        foreach (var (word, value) in bounds ?? new Dictionary<string, double>())
        {
            int stand = words.IndexOf(word);
            all[stand >= 0 ? (Stand)stand : throw new Fault(ScreeningFaults.WrongValue, Where, word, string.Join(" | ", words)).Raise()] = value;
        }

        return all.ToImmutable();
    }
}

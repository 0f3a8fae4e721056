using System.Globalization;

namespace EcoGis;

/// <summary>The one way a figure becomes text: digits as rounded by the screener (areas 1e-4 m², lengths 1e-3 m), no grouping, so that page and JSON agree.</summary>
internal static class Figures
{
    public const string None = "—";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static string Area(double? squareMetres) => squareMetres is { } a ? a.ToString("0.0000", Invariant) : None;

    /// <summary>To 0.01 m², as forms ask (DOMAIN §5.4).</summary>
    public static string SquareMetres(double squareMetres) => squareMetres.ToString("0.00", Invariant);

    public static string Length(double? metres) => metres is { } m ? m.ToString("0.000", Invariant) : None;

    public static string Degrees(double degrees) => degrees.ToString("0.0##", Invariant);

    public static string Hectares(double? squareMetres) => squareMetres is { } a ? (a / 10_000).ToString("0.0000", Invariant) : None;

    /// <summary>Hectares that were rounded with others, so that they add up.</summary>
    public static string HectaresRounded(double hectares) => hectares.ToString("0.0000", Invariant);

    /// <summary>1 亩 = 10000/15 m².</summary>
    public static string Mu(double squareMetres) => (squareMetres * 15 / 10_000).ToString("0.00", Invariant);

    /// <summary>A fraction of 1 as per cent; what is above zero never prints as zero.</summary>
    public static string Percent(double share)
    {
        decimal percent = Math.Round((decimal)share * 100m, 4);
        return percent == 0 && share > 0 ? "< 0.0001 %" : percent.ToString("0.####", Invariant) + " %";
    }

    /// <summary>Per cent with every digit of the fraction (1e-9).</summary>
    public static string Exact(double share) => ((decimal)share * 100m).ToString("0.#######", Invariant) + " %";

    public static string Plain(double value) => double.IsFinite(value) ? value.ToString("R", Invariant) : None;

    public static string Count(int count) => count.ToString(Invariant);

    public static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", Invariant) ?? None;

    /// <summary>By the unit that ends its key: <c>_m2</c>, <c>_m</c>, <c>_deg</c>, or a share.</summary>
    public static string WithUnit(string key, double value) => key switch
    {
        _ when key.EndsWith("_m2", StringComparison.Ordinal) => Area(value) + " m²",
        _ when key.EndsWith("_m", StringComparison.Ordinal) => Length(value) + " m",
        _ when key.EndsWith("_deg", StringComparison.Ordinal) => Degrees(value) + "°",
        _ when key.StartsWith("share", StringComparison.Ordinal) => Exact(value),
        _ => Plain(value),
    };

    /// <summary>Eight winds, from the azimuth at the site.</summary>
    public static string Wind(double azimuth, Language language)
    {
        string[] winds = language == Language.Zh
            ? ["北", "东北", "东", "东南", "南", "西南", "西", "西北"]
            : ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];
        return winds[(int)Math.Round(azimuth / 45) % 8];
    }
}

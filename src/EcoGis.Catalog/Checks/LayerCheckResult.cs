using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>How much a doubt weighs.</summary>
public enum CheckSeverity
{
    /// <summary>Worth knowing.</summary>
    Notice,

    /// <summary>The layer is published and marked.</summary>
    Warning,

    /// <summary>The layer is refused.</summary>
    Error,
}

/// <summary>One thing the check of a layer found.</summary>
/// <param name="Zones">Codes of the zones it is about.</param>
public sealed record CheckItem(CheckSeverity Severity, Fault Fault, IReadOnlyList<string> Zones)
{
    /// <summary>The ground it is about, in the CRS of the layer.</summary>
    public Geometry? Ground { get; init; }

    /// <summary>Ellipsoidal, m².</summary>
    public double? Area { get; init; }

    /// <summary>m.</summary>
    public double? MeanWidth { get; init; }

    /// <summary>Degrees, x longitude, y latitude.</summary>
    public (double Longitude, double Latitude)? At { get; init; }
}

/// <summary>A check that could not be made, and why.</summary>
public sealed record CheckNotMade(Bilingual Check, Bilingual Why);

/// <summary>What the check of a whole layer found. No items and nothing left unmade: clean.</summary>
/// <param name="Made">The checks that were made.</param>
/// <param name="NotMade">Those that were not: their silence means nothing.</param>
public sealed record LayerCheckResult(IReadOnlyList<CheckItem> Items, IReadOnlyList<Bilingual> Made, IReadOnlyList<CheckNotMade> NotMade)
{
    /// <summary>The heaviest severity; null when nothing was found.</summary>
    public CheckSeverity? Worst => Items.Count == 0 ? null : Items.Max(i => i.Severity);

    /// <summary>clean, incomplete (nothing found, but not all was checked), notice, warning or error.</summary>
    public string Word => Worst is null && NotMade.Count > 0 ? "incomplete" : WordOf(Worst);

    public static string WordOf(CheckSeverity? worst) => worst switch
    {
        null => "clean",
        CheckSeverity.Notice => "notice",
        CheckSeverity.Warning => "warning",
        _ => "error",
    };

    public static Bilingual Words(string word) => word switch
    {
        "clean" => new("未发现问题", "nothing found"),
        "incomplete" => new("未发现问题，但有检查未做", "nothing found, but not all was checked"),
        "notice" => new("有提示", "notices"),
        "warning" => new("有疑点", "warnings"),
        "error" => new("有错误", "errors"),
        _ => new("未检查", "not checked"),
    };
}

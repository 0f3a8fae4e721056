using System.Collections.Frozen;
using System.Globalization;

namespace EcoGis;

/// <summary>
/// The EPSG codes of CGCS2000 Gauss-Krüger and WGS 84 UTM zones, by formula instead of by database (EPSG registry; DOMAIN.md §5.2):
/// 6° zone n has its central meridian at 6n − 3, 3° zone n at 3n; zone codes put the zone number before the easting (FE = n·10⁶ + 500 000),
/// CM codes do not. Also the codes of the old Chinese datums, which are refused. Degrees and metres.
/// </summary>
internal static class CodeTable
{
    public const int WebMercator = 3857;

    private static readonly (int First, int Last, Func<int, (string Name, TransverseMercator Projection)> At)[] Families =
    [
        (4513, 4533, code => GaussKruger(code - 4488, 3, true)),
        (4534, 4554, code => GaussKruger(code - 4509, 3, false)),
        (4491, 4501, code => GaussKruger(code - 4478, 6, true)),
        (4502, 4512, code => GaussKruger(code - 4489, 6, false)),
        (32601, 32660, code => Utm(code - 32600, north: true)),
        (32701, 32760, code => Utm(code - 32700, north: false)),
    ];

    /// <summary>In order of preference: where a 3° and a 6° code mean the same plane, the 3° one comes first.</summary>
    private static readonly (int Code, string Name, TransverseMercator Projection)[] Projected =
        [.. Families.SelectMany(f => Enumerable.Range(f.First, f.Last - f.First + 1).Select(c => (c, f.At(c).Name, f.At(c).Projection)))];

    private static readonly FrozenDictionary<int, (string Name, TransverseMercator Projection)> ByCode =
        Projected.ToFrozenDictionary(p => p.Code, p => (p.Name, p.Projection));

    private static readonly FrozenDictionary<string, int> ByName = Projected.ToFrozenDictionary(p => Fold(p.Name), p => p.Code);

    /// <summary>EPSG registry: every geographic and Gauss-Krüger code of Beijing 1954, New Beijing and Xian 1980.</summary>
    private static readonly (int First, int Last, string Datum)[] OldDatums =
    [
        (4610, 4610, "1980西安坐标系 (Xian 1980)"), (2327, 2390, "1980西安坐标系 (Xian 1980)"),
        (4214, 4214, "1954年北京坐标系 (Beijing 1954)"), (2401, 2442, "1954年北京坐标系 (Beijing 1954)"),
        (21413, 21423, "1954年北京坐标系 (Beijing 1954)"), (21453, 21463, "1954年北京坐标系 (Beijing 1954)"),
        (21473, 21483, "1954年北京坐标系 (Beijing 1954)"),
        (4555, 4555, "新1954年北京坐标系 (New Beijing)"), (4568, 4589, "新1954年北京坐标系 (New Beijing)"),
        (4652, 4656, "新1954年北京坐标系 (New Beijing)"), (4766, 4800, "新1954年北京坐标系 (New Beijing)"),
        (4812, 4812, "新1954年北京坐标系 (New Beijing)"), (4822, 4822, "新1954年北京坐标系 (New Beijing)"),
    ];

    public static bool TryGet(int code, out string name, out TransverseMercator projection)
    {
        bool found = ByCode.TryGetValue(code, out var entry);
        (name, projection) = entry;
        return found;
    }

    /// <summary>Codes with these parameters, the preferred one first; parameters within 0.01 mm of a code's are that code's.</summary>
    public static IEnumerable<int> Matching(TransverseMercator projection) =>
        Projected.Where(p => p.Projection.IsNear(projection)).Select(p => p.Code);

    /// <summary>The code that a name as EPSG, GDAL or Esri writes it stands for.</summary>
    public static int? Named(string name) => ByName.TryGetValue(Fold(name), out int code) ? code : null;

    public static string? OldDatum(int code) => OldDatums.FirstOrDefault(d => code >= d.First && code <= d.Last).Datum;

    public static int GaussKrugerCode(int zone, int degrees, bool prefixed)
    {
        (int first, int last) = degrees switch
        {
            3 => (25, 45),
            6 => (13, 23),
            _ => throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "3 or 6"),
        };
        if (zone < first || zone > last)
            throw new ArgumentOutOfRangeException(nameof(zone), zone, $"{first} to {last}");
        return zone + (degrees, prefixed) switch { (3, true) => 4488, (3, false) => 4509, (_, true) => 4478, _ => 4489 };
    }

    /// <summary>The CGCS2000 zone of a code that puts its number before the easting.</summary>
    public static (int Number, int Degrees)? PrefixedStrip(int code) => code switch
    {
        >= 4513 and <= 4533 => (code - 4488, 3),
        >= 4491 and <= 4501 => (code - 4478, 6),
        _ => null,
    };

    /// <summary>Letters and digits only, in the words that EPSG and Esri spell differently.</summary>
    public static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant()
        .Replace("GAUSSKRUGER", "GK", StringComparison.Ordinal).Replace("GAUSSKRÜGER", "GK", StringComparison.Ordinal)
        .Replace("WGS1984", "WGS84", StringComparison.Ordinal);

    private static (string, TransverseMercator) GaussKruger(int zone, int degrees, bool prefixed)
    {
        int meridian = degrees == 3 ? 3 * zone : (6 * zone) - 3;
        string system = degrees == 3 ? "3-degree Gauss-Kruger" : "Gauss-Kruger";
        string name = string.Create(CultureInfo.InvariantCulture,
            $"CGCS2000 / {system} {(prefixed ? "zone " : "CM ")}{(prefixed ? zone : meridian)}{(prefixed ? "" : "E")}");
        return (name, new(GeodeticDatum.Cgcs2000, meridian, 0, 1, (prefixed ? zone * 1e6 : 0) + 500000, 0));
    }

    private static (string, TransverseMercator) Utm(int zone, bool north) =>
        (string.Create(CultureInfo.InvariantCulture, $"WGS 84 / UTM zone {zone}{(north ? "N" : "S")}"),
            new(GeodeticDatum.Wgs84, (6 * zone) - 183, 0, 0.9996, 500000, north ? 0 : 1e7));
}

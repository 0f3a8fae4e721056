using System.Globalization;

namespace EcoGis;

/// <summary>
/// The CRS of a 界址点 TXT from its header and the digits of its eastings: datum by 坐标系, zone by prefix and 带号, width by 几度分带 and the
/// zone's number (25–45 are 3°, 13–23 are 6°; they do not meet). Contradictions are refused with both sides (RELIABILITY 33).
/// </summary>
internal sealed class BoundaryZone(IReadOnlyDictionary<string, string> header, BoundaryAxes axes, Place where, NoticeList notices)
{
    private const string OldXian = "EPSG:4610";
    private const string OldBeijing = "EPSG:4214";
    private const int LastThreeDegree = 45, FirstThreeDegree = 25, FirstSixDegree = 13, LastSixDegree = 23;

    private static readonly string[] CrsKeys = ["坐标系", "几度分带", "投影类型", "带号"];

    public string Declared => string.Join("；", CrsKeys.Select(k => (k, v: Value(k))).Where(p => p.v.Length > 0).Select(p => $"{p.k}={NoticeList.Sample(p.v)}"));

    public Bilingual Absence => Value("坐标系").Length == 0
        ? new("缺少 坐标系", "坐标系 is missing")
        : new("带号 为空且坐标不带带号，或坐标系为地方坐标系", "带号 is blank and the eastings carry no prefix, or the grid is a local one");

    /// <summary>Null when the header does not say enough.</summary>
    public Crs? FromFile()
    {
        string datum = Datum;
        if (OldDatum is { } old)
            return CrsDecision.InFile(() => Crs.Parse(old), where);
        bool wgs = datum.Contains("WGS", StringComparison.Ordinal) && datum.Contains("84", StringComparison.Ordinal);
        if (!datum.Contains("2000", StringComparison.Ordinal) && !wgs)
            return null;
        if (wgs)
            notices.Add(new("坐标系写作 {0}，按 CGCS2000 读取（两者相差不到 1 米）", "坐标系 says {0}; read as CGCS2000 (less than 1 m apart)"), NoticeList.Sample(datum));
        string projection = Value("投影类型");
        if (projection.Length > 0 && !projection.Contains("高斯", StringComparison.Ordinal) && !projection.Contains("Gauss", StringComparison.OrdinalIgnoreCase))
            throw new Fault(BoundaryTextFaults.ProjectionUnsupported, where, NoticeList.Sample(projection)).Raise();
        return Zone() is var (zone, degrees) ? CrsDecision.InFile(() => Crs.GaussKruger(zone, degrees, axes.Prefix is not null), where) : null;
    }

    /// <summary>The zone on Xian 1980 or Beijing 1954 that the file states; null when it states another datum, or no zone.</summary>
    public OldDatumCrs? OldFromFile() => OldDatum is { } old && Zone() is var (zone, degrees)
        ? OldDatumCrs.Parse(old)!.In(Crs.GaussKruger(zone, degrees, axes.Prefix is not null))
        : null;

    /// <summary>The header names CGCS2000.</summary>
    public bool IsModern => OldDatum is null && Datum.Contains("2000", StringComparison.Ordinal);

    /// <summary>What the header alone says, whatever the eastings look like: a CGCS2000 zone, its number before the easting as the format wants it.</summary>
    public Crs? FromHeader()
    {
        if (!IsModern || Digits(Value("带号")) is not { } zone)
            return null;
        int degrees = Width(Value("几度分带")) ?? (zone >= FirstThreeDegree ? 3 : 6);
        bool exists = degrees == 3 ? zone is >= FirstThreeDegree and <= LastThreeDegree : degrees == 6 && zone is >= FirstSixDegree and <= LastSixDegree;
        return exists ? Crs.GaussKruger(zone, degrees, prefixed: true) : null;
    }

    /// <summary>The user named a zone; whether its eastings carry the prefix is what the digits say.</summary>
    public Crs Adapt(Crs asked)
    {
        if (asked.Epsg is not { } epsg || CoordinateSense.OtherPrefixing(epsg) is not { } other || CoordinateSense.IsPrefixed(epsg) == axes.Prefix is not null)
            return asked;
        Crs adapted = Crs.Parse(string.Create(CultureInfo.InvariantCulture, $"EPSG:{other}"));
        notices.Add(axes.Prefix is null
            ? new("坐标不带带号，按同一带的 {0} 读取", "the eastings carry no zone prefix: read as {0}, the same zone")
            : new("坐标带有带号，按同一带的 {0} 读取", "the eastings carry the zone prefix: read as {0}, the same zone"), adapted.Code);
        return adapted;
    }

    private string Datum => Value("坐标系").ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal);

    private string? OldDatum =>
        Datum.Contains("西安", StringComparison.Ordinal) || Datum.Contains("1980", StringComparison.Ordinal) || Datum.StartsWith("80", StringComparison.Ordinal) ? OldXian
        : Datum.Contains("北京", StringComparison.Ordinal) || Datum.Contains("1954", StringComparison.Ordinal) || Datum.StartsWith("54", StringComparison.Ordinal) ? OldBeijing
        : null;

    private static int? Width(string text) => text.Contains('三', StringComparison.Ordinal) ? 3 : text.Contains('六', StringComparison.Ordinal) ? 6 : Digits(text);

    private (int Zone, int Degrees)? Zone()
    {
        string statedZone = Value("带号"), statedWidth = Value("几度分带");
        int? headerZone = Digits(statedZone), width = Width(statedWidth);
        int? zone = axes.Prefix ?? headerZone;
        if (zone is null)
            return null;
        int? degrees = zone switch { >= 25 and <= 45 => 3, >= 13 and <= 23 => 6, _ => null };
        bool contradiction = degrees is null || (headerZone is not null && headerZone != zone) || (width is not null && width != degrees);
        return contradiction
            ? throw new Fault(BoundaryTextFaults.ZoneMismatch, where, Show(statedZone), Show(statedWidth), axes.Prefix is { } p ? p : "-").Raise()
            : (zone.Value, degrees!.Value);

        static string Show(string value) => value.Length == 0 ? "-" : NoticeList.Sample(value, 20);
    }

    private string Value(string key) => header.TryGetValue(key, out string? value) ? BoundaryLines.Fold(value).Trim() : "";

    private static int? Digits(string text)
    {
        string digits = string.Concat(text.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
    }
}

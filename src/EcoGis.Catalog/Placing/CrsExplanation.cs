using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>One way in which what a file says of its coordinates can be wrong.</summary>
public enum CrsMistake
{
    /// <summary>带号: written before the easting or not, against the statement.</summary>
    ZonePrefix,

    /// <summary>邻带: another zone than stated or written.</summary>
    Zone,

    /// <summary>3° and 6° zones taken for each other.</summary>
    ZoneWidth,

    /// <summary>坐标轴颠倒.</summary>
    Axes,

    /// <summary>Kilometres, centimetres or millimetres for metres.</summary>
    Unit,

    /// <summary>度分秒压缩写法 ddd.mmss for decimal degrees.</summary>
    PackedDegrees,

    /// <summary>Degrees for metres, metres for degrees, or another family of projections.</summary>
    Projection,

    Gcj02,

    Bd09,

    /// <summary>Xian 1980 or Beijing 1954 taken for CGCS2000.</summary>
    OldDatum,
}

/// <summary>
/// One explanation of a file's coordinates: the CRS they may be in, what the file then got wrong, and how well the places fit. The numbers are evidence for a
/// person; absent is "not known".
/// </summary>
public sealed record CrsExplanation
{
    public required Bilingual Name { get; init; }

    public required Crs Crs { get; init; }

    /// <summary>Empty: the file is as it says, or says nothing and needs no mistake.</summary>
    public required ImmutableArray<CrsMistake> Mistakes { get; init; }

    /// <summary>Whether the file itself says so.</summary>
    public bool AsStated => Stated && Mistakes.IsEmpty;

    /// <summary>Share of the ground inside the administrative boundary, 0–1.</summary>
    public double? Inside { get; init; }

    /// <summary>From the middle of the ground to the boundary, m, when it lies outside.</summary>
    public double? Distance { get; init; }

    /// <summary>Mean distance between outlines and those of the same places in the boundary, m.</summary>
    public double? Mismatch { get; init; }

    /// <summary>Measured to declared area, the median over the features that declare one.</summary>
    public double? AreaRatio { get; init; }

    /// <summary>Constant shift that would bring the outlines onto the boundary, m east and north.</summary>
    public (double East, double North)? Shift { get; init; }

    /// <summary>What reading by this explanation adds to the positional accuracy, m.</summary>
    public double Error { get; init; }

    /// <summary>False: without parameters of the user it cannot be read by.</summary>
    public bool Readable { get; init; } = true;

    /// <summary>The file states a CRS at all.</summary>
    internal bool Stated { get; init; }

    /// <summary>The datum is named, so that an old one is a mistake of the file and not merely possible.</summary>
    internal bool DatumKnown { get; init; }

    /// <summary>From the file's coordinates to those of <see cref="Crs"/>; NaN where that is impossible.</summary>
    internal Func<double, double, (double X, double Y)> ToCrs { get; init; } = (x, y) => (x, y);

    /// <summary>Half of rounding of declared areas and the difference of the two measures, as a share.</summary>
    internal double AreaTolerance { get; init; }

    /// <summary>Longitudes and latitudes of the sample.</summary>
    internal (double[] Lon, double[] Lat) Sample { get; init; } = ([], []);

    /// <summary>The explanation with its evidence on one line.</summary>
    public Bilingual Text
    {
        get
        {
            List<Bilingual> parts = [];
            parts.AddRange(Mistakes.Select(Word));
            if (Inside is { } inside)
                parts.Add(inside > 0 || Distance is null ? new Bilingual("区内 {0}", "inside {0}").Format(Percent(inside)) : new Bilingual("区外，距区界约 {0} km", "outside, about {0} km off").Format(Number(Distance.Value / 1000, "0")));
            if (Mismatch is { } mismatch)
                parts.Add(new Bilingual("轮廓偏差 {0} m", "outlines {0} m apart").Format(Number(mismatch, "0")));
            if (AreaRatio is { } ratio)
                parts.Add(new Bilingual("面积比 {0}", "area ratio {0}").Format(Number(ratio, "0.####")));
            if (Shift is { } shift)
                parts.Add(new Bilingual("平移 东 {0} m、北 {1} m 后吻合", "fits after a shift of {0} m east, {1} m north").Format(Number(shift.East, "0"), Number(shift.North, "0")));
            return parts.Count == 0 ? Name : new($"{Name.Zh}（{string.Join("，", parts.Select(p => p.Zh))}）", $"{Name.En} ({string.Join(", ", parts.Select(p => p.En))})");
        }
    }

    public static Bilingual Word(CrsMistake mistake) => mistake switch
    {
        CrsMistake.ZonePrefix => new("带号写法与说明不符", "zone prefix against the statement"),
        CrsMistake.Zone => new("带号有误", "wrong zone"),
        CrsMistake.ZoneWidth => new("3°/6° 带混淆", "3° and 6° zones confused"),
        CrsMistake.Axes => new("坐标轴颠倒", "axes swapped"),
        CrsMistake.Unit => new("单位不是米", "unit is not the metre"),
        CrsMistake.PackedDegrees => new("度分秒压缩写法", "packed degrees, minutes, seconds"),
        CrsMistake.Projection => new("投影类型与说明不符", "another projection than stated"),
        CrsMistake.Gcj02 => Bilingual.Same("GCJ-02"),
        CrsMistake.Bd09 => Bilingual.Same("BD-09"),
        CrsMistake.OldDatum => new("旧坐标系", "old datum"),
        _ => throw new ArgumentOutOfRangeException(nameof(mistake), mistake, null),
    };

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor((share * 1000) + 1e-6) / 10:0.#} %");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

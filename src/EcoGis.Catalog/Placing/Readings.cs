using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>
/// Every way the coordinates of a file can be read as CGCS2000, by their digits alone: degrees (decimal or packed), Gauss-Krüger of every central
/// meridian from 75° to 135° with or without zone prefix, UTM and Web Mercator; axes and unit as written or mistaken. Each says what the file must have got
/// wrong for it to hold. Places are not looked at here; offsets and old datums neither.
/// </summary>
internal static class Readings
{
    private const double Million = 1e6;

    private static readonly (double Factor, Bilingual? Word)[] Units =
    [
        (1, null), (1000, new("单位千米", "in kilometres")), (0.001, new("单位毫米", "in millimetres")), (0.01, new("单位厘米", "in centimetres")),
    ];

    /// <summary>Northings and eastings (with the 500 km) in China; a zone is at most 6° wide, which is 334 km each way at its southern end.</summary>
    private static readonly Extent GaussKruger = new(150_000, 300_000, 850_000, 6_000_000), Mercator = new(8.1e6, 3.3e5, 15.2e6, 7.2e6);

    public static IEnumerable<CrsExplanation> Of(PlacedFile file)
    {
        foreach (bool swap in file.AxesSettled ? [false] : new[] { false, true })
        {
            Extent box = swap ? file.Sample.Box.Swapped : file.Sample.Box;
            foreach (CrsExplanation e in InDegrees(file, box).Concat(InMetres(file, box)))
                yield return swap ? Swapped(e) : e;
        }
    }

    private static CrsExplanation Swapped(CrsExplanation e) => e with
    {
        Name = new($"{e.Name.Zh}，两轴对调", $"{e.Name.En}, axes swapped"),
        Mistakes = e.Mistakes.Add(CrsMistake.Axes),
        ToCrs = (x, y) => e.ToCrs(y, x),
    };

    private static IEnumerable<CrsExplanation> InDegrees(PlacedFile file, Extent box)
    {
        if (!box.Within(CoordinateSense.China))
            yield break;
        Crs crs = file.Stated is { IsGeographic: true } stated ? stated : Crs.Cgcs2000;
        ImmutableArray<CrsMistake> off = file.Stated is null or { IsGeographic: true } ? [] : [CrsMistake.Projection];
        yield return Named(file, new Bilingual("{0} 经纬度（十进制度）", "{0} longitude and latitude (decimal degrees)").Format(crs.Code), crs, off, (x, y) => (x, y));
        if (PackedDegrees.Fits(file.Features))
            yield return Named(file, new Bilingual("{0} 经纬度（度.分秒）", "{0} longitude and latitude (ddd.mmss)").Format(crs.Code), crs, off.Add(CrsMistake.PackedDegrees), (x, y) => (PackedDegrees.Unpack(x), PackedDegrees.Unpack(y)));
    }

    private static IEnumerable<CrsExplanation> InMetres(PlacedFile file, Extent box) => Units.SelectMany(u =>
    {
        double f = u.Factor;
        Extent metres = new(box.MinX * f, box.MinY * f, box.MaxX * f, box.MaxY * f);
        return Planes(file, metres).Select(e => u.Word is null ? e : e with
        {
            Name = new($"{e.Name.Zh}，{u.Word.Zh}", $"{e.Name.En}, {u.Word.En}"),
            Mistakes = e.Mistakes.Add(CrsMistake.Unit),
            ToCrs = (x, y) => e.ToCrs(x * f, y * f),
        });
    });

    private static IEnumerable<CrsExplanation> Planes(PlacedFile file, Extent box)
    {
        Crs? stated = file.Stated;
        if (box.Within(Mercator))
            yield return Named(file, new("EPSG:3857 网络墨卡托", "EPSG:3857 Web Mercator"), Crs.WebMercator3857, stated is null || stated.Equals(Crs.WebMercator3857) ? [] : [CrsMistake.Projection], (x, y) => (x, y));
        double prefix = Math.Floor(box.MinX / Million);
        Extent bare = new(box.MinX - (prefix * Million), box.MinY, box.MaxX - (prefix * Million), box.MaxY);
        if (prefix is < 0 or > 99 || !bare.Within(GaussKruger))
            yield break;
        for (int zone = 25; zone <= 45; zone++)
        {
            if (Zone(file, zone, (int)prefix) is { } e)
                yield return e;
        }

        if (prefix == 0 && (stated is null || stated.Epsg is >= 32601 and <= 32660))
        {
            for (int zone = 43; zone <= 53; zone++)
            {
                Crs utm = Crs.Parse(string.Create(CultureInfo.InvariantCulture, $"EPSG:{32600 + zone}"));
                bool same = stated is null || utm.Equals(stated);
                yield return Named(file, new Bilingual("{0} UTM {1} 带", "{0} UTM zone {1}").Format(utm.Code, zone), utm, same ? [] : [CrsMistake.Zone], (x, y) => (x, y));
            }
        }
    }

    /// <summary>The 3° zone with central meridian 3·zone, or the 6° zone of the same meridian: without a prefix they are the same plane.</summary>
    private static CrsExplanation? Zone(PlacedFile file, int zone, int prefix)
    {
        int meridian = 3 * zone, six = meridian % 6 == 3 ? (meridian + 3) / 6 : 0;
        bool asSix = prefix > 0 ? prefix == six : six > 0 && GaussKrugerZone.Of(file.Stated) is { Degrees: 6 };
        bool fits = prefix == zone || (prefix > 0 && prefix == six);
        if (Mistakes(file.Stated, meridian, six, zone, prefix, fits) is not { } mistakes)
            return null;
        int number = asSix ? six : zone;
        Crs crs = Crs.GaussKruger(number, asSix ? 6 : 3, prefixed: prefix > 0);
        double move = prefix > 0 ? (number - prefix) * Million : 0;
        Bilingual name = new Bilingual("{0} CGCS2000 {1}° 带，中央经线 {2}°，{3}", "{0} CGCS2000 {1}° zone, meridian {2}°, {3}").Format(crs.Code, asSix ? 6 : 3, meridian,
            prefix == 0 ? new Bilingual("东坐标无带号", "no zone prefix") : fits ? new Bilingual("带号 {0}", "prefix {0}").Format(prefix) : new Bilingual("所写带号 {0} 有误", "the prefix {0} is wrong").Format(prefix));
        return Named(file, name, crs, mistakes, move == 0 ? (x, y) => (x, y) : (x, y) => (x + move, y));
    }

    /// <summary>Null when it takes two wrong zones at once.</summary>
    private static ImmutableArray<CrsMistake>? Mistakes(Crs? stated, int meridian, int six, int zone, int prefix, bool fits)
    {
        if (stated is null)
            return prefix == 0 || fits ? [] : [CrsMistake.Zone];
        if (GaussKrugerZone.Of(stated) is not { } said)
            return prefix == 0 || fits ? [CrsMistake.Projection] : [CrsMistake.Projection, CrsMistake.Zone];
        int statedPrefix = said.Prefixed ? said.Number : 0;
        bool sameMeridian = said.Meridian == meridian;
        if (prefix == statedPrefix)
            return sameMeridian ? [] : [CrsMistake.Zone];
        if (prefix == 0 || statedPrefix == 0)
            return sameMeridian && (prefix == 0 || fits) ? [CrsMistake.ZonePrefix] : prefix == 0 || fits ? [CrsMistake.ZonePrefix, CrsMistake.Zone] : null;
        return sameMeridian && (prefix == six || prefix == zone) ? [CrsMistake.ZoneWidth] : sameMeridian || fits ? [CrsMistake.Zone] : null;
    }

    private static CrsExplanation Named(PlacedFile file, Bilingual name, Crs crs, ImmutableArray<CrsMistake> mistakes, Func<double, double, (double, double)> toCrs) =>
        new() { Name = name, Crs = crs, Mistakes = mistakes, ToCrs = toCrs, Stated = file.Stated is not null, DatumKnown = file.DatumKnown };
}

using System.Globalization;

namespace EcoGis;

/// <summary>The box of all finite coordinates of a file, in its own units.</summary>
internal sealed record Extent(double MinX, double MinY, double MaxX, double MaxY)
{
    public static Extent? Of(RawShape? shape, Extent? box = null)
    {
        if (shape is null)
            return box;
        foreach (RawPath path in shape.Parts.SelectMany(p => p))
        {
            for (int i = 0; i < path.Count; i++)
            {
                double x = path.Xs[i], y = path.Ys[i];
                if (!double.IsFinite(x) || !double.IsFinite(y))
                    continue;
                box = box is null ? new(x, y, x, y)
                    : x >= box.MinX && x <= box.MaxX && y >= box.MinY && y <= box.MaxY ? box
                    : new(Math.Min(box.MinX, x), Math.Min(box.MinY, y), Math.Max(box.MaxX, x), Math.Max(box.MaxY, y));
            }
        }

        return box;
    }

    public bool Within(Extent other) => MinX >= other.MinX && MaxX <= other.MaxX && MinY >= other.MinY && MaxY <= other.MaxY;

    public Extent With(Extent? other) => other is null ? this
        : new(Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    public Extent Swapped => new(MinY, MinX, MaxY, MaxX);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"x {MinX:0.###}…{MaxX:0.###}, y {MinY:0.###}…{MaxY:0.###}");
}

/// <summary>
/// What coordinate values alone can say: which ranges a CRS allows, and which CRSs a range suggests. CGCS2000 zones by their EPSG blocks
/// (DOMAIN.md §5.2): 4491–4501 6° and 4513–4533 3° with zone prefix, 4502–4512 and 4534–4554 without. It never decides a CRS.
/// </summary>
internal static class CoordinateSense
{
    public static readonly Extent Globe = new(-180, -90, 180, 90);

    /// <summary>China in degrees; longitude and latitude ranges do not meet, so a swap is certain.</summary>
    public static readonly Extent China = new(73, 3, 136, 54);

    private static readonly Extent ChineseNorthings = new(0, 300_000, 0, 6_000_000);

    /// <summary>Where coordinates of a projected CRS can lie; null when nothing useful is known.</summary>
    public static Extent? Allowed(Crs crs)
    {
        int? zone = crs.Epsg switch
        {
            >= 4491 and <= 4501 => crs.Epsg - 4491 + 13,
            >= 4513 and <= 4533 => crs.Epsg - 4513 + 25,
            >= 4502 and <= 4512 or >= 4534 and <= 4554 => 0,
            _ => null,
        };
        return crs.IsGeographic ? Globe
            : zone is null ? null
            : zone == 0 ? new(-5e5, -1e7, 1.5e6, 1e7)
            : new(zone.Value * 1e6, -1e7, (zone.Value + 1) * 1e6, 1e7);
    }

    /// <summary>The same zone written with or without its prefix (EPSG code), or null when there is no such pair.</summary>
    public static int? OtherPrefixing(int epsg) => epsg switch
    {
        >= 4491 and <= 4501 => epsg + 11,
        >= 4502 and <= 4512 => epsg - 11,
        >= 4513 and <= 4533 => epsg + 21,
        >= 4534 and <= 4554 => epsg - 21,
        _ => null,
    };

    public static bool IsPrefixed(int epsg) => epsg is (>= 4491 and <= 4501) or (>= 4513 and <= 4533);

    /// <summary>Degrees in a CRS of metres: a box that fits on a globe of ±180 by ±90, and is not a mere point at the origin.</summary>
    public static bool LooksLikeDegrees(Extent box) => box.Within(Globe) && !(box.MinX == 0 && box.MaxX == 0 && box.MinY == 0 && box.MaxY == 0);

    /// <summary>Up to three CRSs that would put the box into China, for a person to choose from.</summary>
    public static Bilingual Candidates(Extent? box)
    {
        if (box is null)
            return new("（没有坐标，无从判断）", "(no coordinates to tell by)");
        List<Bilingual> found = [];
        if (box.Within(China))
            found.AddRange([Bilingual.Same("EPSG:4490 (CGCS2000)"), Bilingual.Same("EPSG:4326 (WGS 84)")]);
        else if (box.Within(Globe) && !box.Swapped.Within(China))
            found.Add(Bilingual.Same("EPSG:4326 (WGS 84)"));
        if (box.Swapped.Within(China))
            found.Add(new("EPSG:4490（坐标轴颠倒，加 --swap-axes）", "EPSG:4490 (axes swapped: --swap-axes)"));
        AddProjected(box, "", found);
        if (found.Count == 0)
            AddProjected(box.Swapped, " --swap-axes", found);
        return found.Count == 0
            ? new("（与常用坐标系都不符，或为地方独立坐标系）", "(none of the usual ones, or a local grid)")
            : new(string.Join("、", found.Take(3).Select(f => f.Zh)), string.Join(", ", found.Take(3).Select(f => f.En)));
    }

    private static void AddProjected(Extent box, string swap, List<Bilingual> found)
    {
        bool northings = box.MinY >= ChineseNorthings.MinY && box.MaxY <= ChineseNorthings.MaxY;
        int zone = (int)Math.Clamp(Math.Floor(box.MinX / 1e6), -1, 1000);
        if (northings && zone == (int)Math.Clamp(Math.Floor(box.MaxX / 1e6), -1, 1000))
        {
            if (zone is >= 25 and <= 45)
                found.Add(new($"EPSG:{4513 + zone - 25}{swap}（CGCS2000 3° 第 {zone} 带）", $"EPSG:{4513 + zone - 25}{swap} (CGCS2000 3° zone {zone})"));
            if (zone is >= 13 and <= 23)
                found.Add(new($"EPSG:{4491 + zone - 13}{swap}（CGCS2000 6° 第 {zone} 带）", $"EPSG:{4491 + zone - 13}{swap} (CGCS2000 6° zone {zone})"));
        }

        if (northings && box.MinX >= 100_000 && box.MaxX < 1_000_000)
        {
            found.Add(new($"EPSG:4534–4554{swap}（CGCS2000 3°，按中央经线，无带号）", $"EPSG:4534–4554{swap} (CGCS2000 3° by central meridian, no prefix)"));
            found.Add(new($"EPSG:4502–4512{swap}（CGCS2000 6°，按中央经线，无带号）", $"EPSG:4502–4512{swap} (CGCS2000 6° by central meridian, no prefix)"));
            found.Add(new($"EPSG:32643–32653{swap}（UTM）", $"EPSG:32643–32653{swap} (UTM)"));
        }

        if (box.MinX >= 8.1e6 && box.MaxX <= 15.2e6 && box.MinY >= 3.3e5 && box.MaxY <= 7.2e6)
            found.Add(new($"EPSG:3857{swap}（网络墨卡托）", $"EPSG:3857{swap} (Web Mercator)"));
    }
}
